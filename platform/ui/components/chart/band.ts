/** Bands between two courses: intervals, limits, the widening of a forecast. */

const short = (share: number): number => Math.round(share * 10_000) / 10_000;

export interface BandCourse {
  /** Where along the line each pair stands, from 0 to 1. */
  readonly along: (index: number) => number;
  /** Where a value stands in the plot, from 0 (above) to 1. */
  readonly down: (value: number) => number;
}

/** The outline of a band in shares of the plot; it ends and begins anew where an end is missing. */
export const bandPath = (
  lower: readonly (number | null)[],
  upper: readonly (number | null)[],
  { along, down }: BandCourse,
): string => {
  let path = '';
  let above: string[] = [];
  let below: string[] = [];
  const close = () => {
    if (above.length > 0) path += `M${above.join('L')}L${below.reverse().join('L')}Z`;
    [above, below] = [[], []];
  };
  lower.forEach((low, index) => {
    const high = upper[index];
    if (low === null || high === null || high === undefined) {
      close();
      return;
    }
    const x = short(along(index));
    above.push(`${x} ${short(down(high))}`);
    below.push(`${x} ${short(down(low))}`);
  });
  close();
  return path;
};

export interface Band {
  /** Unique on the page. */
  readonly id: string;
  /** As `bandPath` gives it; a path within it is cut out. */
  readonly path: string;
  readonly top: number;
  readonly height: number;
  readonly name: string;
  /** Id of the texture over its colour. */
  readonly texture: string;
}

/** A filled band. It is cut from the whole plot, so that its texture is not stretched with it. */
export const band = ({ id, path, top, height, name, texture }: Band): string =>
  path === ''
    ? ''
    : `<clipPath id="${id}" clipPathUnits="objectBoundingBox"><path clip-rule="evenodd" d="${path}"/></clipPath><g clip-path="url(#${id})"><rect class="${name}" y="${top}" width="100%" height="${height}"/><rect class="polder-texture-fill" fill="url(#${texture})" y="${top}" width="100%" height="${height}"/></g>`;
