/**
 * Textures: what colour says, said once more for those who do not see it, in forced colours and on
 * paper. They are patterns in the pixels of the chart, so they keep their shape at every width.
 */

/** From open to dense; a denser texture stands for more. */
export const textures = ['dots', 'grains', 'lines', 'cross', 'withheld', 'none'] as const;
export type Texture = (typeof textures)[number];

interface Weave {
  /** Side of the square that repeats, in units of the drawing. */
  readonly side: number;
  readonly turn: number;
  readonly mark: string;
}

/** A stroke of no length with round ends is a dot, and grows with the stroke. */
const weaves: Readonly<Record<Texture, Weave>> = {
  dots: { side: 9, turn: 0, mark: 'M2 2h0M6.5 6.5h0' },
  grains: { side: 5, turn: 0, mark: 'M1.25 1.25h0M3.75 3.75h0' },
  lines: { side: 6, turn: -45, mark: 'M0 3H6' },
  cross: { side: 5, turn: 45, mark: 'M0 2.5H5M2.5 0V5' },
  withheld: { side: 9, turn: 45, mark: 'M0 3H9M0 5.5H9' },
  none: { side: 13, turn: 0, mark: 'M6.5 4.5V8.5M4.5 6.5H8.5' },
};

/**
 * A texture to fill with, as `fill="url(#<id>)"`.
 *
 * @param scale units of the drawing in which one pixel of the weave is drawn
 * @param name class that colours its marks
 */
export const texture = (id: string, kind: Texture, name = '', scale = 1): string => {
  const { side, turn, mark } = weaves[kind];
  const changes = [turn === 0 ? '' : `rotate(${turn})`, scale === 1 ? '' : `scale(${scale})`]
    .filter((change) => change !== '')
    .join(' ');
  return `<pattern id="${id}" width="${side}" height="${side}" patternUnits="userSpaceOnUse"${changes ? ` patternTransform="${changes}"` : ''}><path class="polder-texture polder-texture--${kind}${name ? ` ${name}` : ''}" d="${mark}"/></pattern>`;
};
