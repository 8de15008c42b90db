/**
 * Names beside marks that stand anywhere in the plot. A chart is as wide as its place, so a label must
 * keep clear at every width at once: places are tried for several widths and taken when they suit all.
 */

/** On which side of its mark a label stands. */
export type LabelSide = 'after' | 'before' | 'above' | 'below';

export interface MarkedPlace {
  /** From 0 to 1 along the plot. */
  readonly along: number;
  /** Pixels from the top of the chart. */
  readonly y: number;
}

export interface LabelWanted extends MarkedPlace {
  readonly text: string;
}

export interface LabelPlaced extends LabelWanted {
  readonly side: LabelSide;
}

export interface LabelRoom {
  /** Widths of the plot in pixels that must all do, the least and the largest among them. */
  readonly widths: readonly number[];
  readonly top: number;
  readonly bottom: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels of a letter and a line of chart text, rather too many than too few. */
const letterWidth = 7.4;
const lineHeight = 17;
const gap = 12;
const sides: readonly LabelSide[] = ['after', 'before', 'above', 'below'];

/** Where a label stands on a plot of `width` pixels. */
export const labelBox = ({ along, y, text, side }: LabelPlaced, width: number): Box => {
  const x = along * width;
  const long = text.length * letterWidth;
  const left = side === 'after' ? x + gap : side === 'before' ? x - gap - long : x - long / 2;
  const middle = side === 'above' ? y - lineHeight : side === 'below' ? y + lineHeight : y;
  return {
    left,
    right: left + long,
    top: middle - lineHeight / 2,
    bottom: middle + lineHeight / 2,
  };
};

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const markSize = 7;
const markBox = ({ along, y }: MarkedPlace, width: number): Box => ({
  left: along * width - markSize,
  right: along * width + markSize,
  top: y - markSize,
  bottom: y + markSize,
});

/**
 * Labels that find room, the most important first. One that finds none is left out.
 *
 * @param wanted most important first
 * @param marks what no label may cover
 * @param taken labels that stand already
 */
export const placeLabels = (
  wanted: readonly LabelWanted[],
  marks: readonly MarkedPlace[],
  { widths, top, bottom }: LabelRoom,
  taken: readonly LabelPlaced[] = [],
): readonly LabelPlaced[] => {
  const occupied = widths.map((width) => [
    ...taken.map((label) => labelBox(label, width)),
    ...marks.map((mark) => markBox(mark, width)),
  ]);
  const placed: LabelPlaced[] = [];
  for (const label of wanted)
    for (const side of sides) {
      const candidate = { ...label, side };
      const boxes = widths.map((width) => labelBox(candidate, width));
      const isFree = boxes.every(
        (box, index) =>
          box.left >= 0 &&
          box.right <= (widths[index] ?? 0) &&
          box.top >= top &&
          box.bottom <= bottom &&
          !occupied[index]?.some((other) => overlap(box, other)),
      );
      if (!isFree) continue;
      boxes.forEach((box, index) => {
        occupied[index]?.push(box);
      });
      placed.push(candidate);
      break;
    }
  return placed;
};

const anchors = { after: 'start', before: 'end', above: 'middle', below: 'middle' } as const;

/** Attributes of the text of a placed label; `x` is its mark's place. */
export const labelAttributes = ({ side, y }: LabelPlaced): string => {
  const dx = side === 'after' ? gap : side === 'before' ? -gap : 0;
  const at = side === 'above' ? y - lineHeight : side === 'below' ? y + lineHeight : y;
  return `${dx === 0 ? '' : ` dx="${dx}"`} y="${at}" dy=".34em" text-anchor="${anchors[side]}"`;
};
