/**
 * What all charts share. A chart is one SVG as wide as its place: positions along the reader's
 * line are percentages, heights are pixels, so text keeps its size at 320 px and at 1280 px and
 * nothing is drawn twice. Charts are built as strings, which costs a tenth of elements.
 */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { escapeText, percent, round } from './markup.ts';
import { type Readings, readingAttributes } from './readings.ts';

export { escapeText, percent, round };

export interface Frame {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Whole height in pixels. */
  readonly height: number;
  /** Room beside the plot, in `rem`, from 0 to 9. */
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  /** What its places say, where people may move from one to the next. */
  readonly readings?: Readings | undefined;
}

/** The SVG around a chart, with its name and its description for those who do not see it. */
export const frame = (
  { id, title, description, height, start, end, kind, readings }: Frame,
  inside: string,
): string => {
  const [box, attributes] =
    readings && readings.places.length > 0
      ? ['polder-chart-reader', readingAttributes(readings)]
      : ['div', ''];
  return `<${box} class="polder-chart-box"${attributes}><svg class="polder-chart polder-${kind} polder-chart--start-${start} polder-chart--end-${end}" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${height}"><title id="${id}-title">${escapeText(title)}</title><desc id="${id}-desc">${escapeText(description)}</desc>${inside}</svg></${box}>`;
};

export interface ValueScale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
}

/** Round values, at most as many as can be told apart once they are written. */
const ticksOf = (
  scale: ScaleLinear<number, number>,
  count: number,
  format: ((value: number) => string) | undefined,
): readonly number[] => {
  for (let wanted = count; wanted > 1; wanted -= 1) {
    const ticks = scale.ticks(wanted);
    if (!format || new Set(ticks.map(format)).size === ticks.length) return ticks;
  }
  return scale.domain();
};

/** A linear scale from the values' extent, widened to round numbers, onto `from`…`to` in pixels. */
export const valueScale = (
  values: readonly number[],
  from: number,
  to: number,
  {
    count = 5,
    includesZero = false,
    format,
  }: {
    readonly count?: number;
    readonly includesZero?: boolean;
    /** How ticks are written: none is written like another. */
    readonly format?: (value: number) => string;
  } = {},
): ValueScale => {
  let minimum = includesZero ? 0 : Number.POSITIVE_INFINITY;
  let maximum = includesZero ? 0 : Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  if (minimum > maximum) [minimum, maximum] = [0, 1];
  // Values that differ by less than numbers can tell apart are one value.
  const largest = Math.max(Math.abs(minimum), Math.abs(maximum));
  if (maximum - minimum <= Math.max(1e-100, largest * 1e-12)) {
    const margin = Math.max(1, largest * 0.01);
    [minimum, maximum] = [minimum - margin, maximum + margin];
  }
  const scale = scaleLinear([minimum, maximum], [from, to]).nice(count);
  const [low = minimum, high = maximum] = scale.domain();
  const slope = (to - from) / (high - low);
  return {
    at: (value) => round(from + (value - low) * slope),
    ticks: ticksOf(scale, count, format),
    minimum: low,
    maximum: high,
  };
};

/** How the ticks of an axis are written: round ones without decimals that say nothing. */
export const tickTexts = (
  ticks: readonly number[],
  format: (value: number) => string,
): readonly string[] => {
  const texts = ticks.map(format);
  const onlyZeros = /[.,]0{1,2}$/; // three would be thousands
  return texts.every((text) => onlyZeros.test(text))
    ? texts.map((text) => text.replace(onlyZeros, ''))
    : texts;
};

/** Hairlines across the plot with their values at the start. */
export const valueAxis = (scale: ValueScale, format: (value: number) => string): string => {
  const texts = tickTexts(scale.ticks, format);
  return scale.ticks
    .map((tick, index) => {
      const y = scale.at(tick);
      return `<line class="polder-chart__grid" x2="100%" y1="${y}" y2="${y}"/><text class="polder-chart__tick" x="-8" y="${y}" dy=".32em" text-anchor="end">${escapeText(texts[index] ?? '')}</text>`;
    })
    .join('');
};

/** Room for the tick labels, in `rem`: digits are about half an em wide. */
export const roomFor = (texts: readonly string[]): number => {
  let longest = 0;
  for (const text of texts) longest = Math.max(longest, text.length);
  return Math.min(9, Math.max(1, Math.ceil(longest * 0.47 + 0.5)));
};

/**
 * Labels of points along the line: at most eight on a wide chart and four on a narrow one,
 * with the last always among them.
 */
export const pointAxis = (labels: readonly string[], y: number): string => {
  const count = labels.length;
  const step = Math.max(1, Math.ceil(count / 7));
  const texts: string[] = [];
  for (let index = count - 1, shown = 0; index >= 0; index -= step, shown += 1) {
    const isSparse = step === 1 && count <= 4;
    texts.push(
      `<text class="polder-chart__tick${shown % 2 === 1 && !isSparse ? ' polder-chart__wide' : ''}" x="${percent((index + 0.5) / count)}" y="${y}" text-anchor="middle">${escapeText(labels[index] ?? '')}</text>`,
    );
  }
  return texts.join('');
};

/** A stretched layer: its path runs from 0 to 1000 along the line, in pixels across. */
export const stretched = (height: number, inside: string): string =>
  `<svg viewBox="0 0 1000 ${height}" width="100%" height="${height}" preserveAspectRatio="none">${inside}</svg>`;

/** Path through values, with a gap where one is missing. `x` runs from 0 to 1000. */
export const linePath = (
  values: readonly (number | null)[],
  at: (value: number) => number,
  along: (index: number) => number = (index) => (index + 0.5) / values.length,
): string => {
  const count = values.length;
  let path = '';
  let isOpen = false;
  for (let index = 0; index < count; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) {
      isOpen = false;
      continue;
    }
    path += `${isOpen ? 'L' : 'M'}${round(along(index) * 1000)} ${at(value)}`;
    isOpen = true;
  }
  return path;
};

/**
 * Moves labels apart until none overlaps, keeping their order and staying within `from`…`to`.
 * Labels are given by where they would stand.
 */
export const spreadLabels = (
  wanted: readonly number[],
  gap: number,
  from: number,
  to: number,
): readonly number[] => {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  let floor = from;
  for (const label of order) {
    label.y = Math.max(label.y, floor);
    floor = label.y + gap;
  }
  let ceiling = to;
  for (const label of order.toReversed()) {
    label.y = Math.min(label.y, ceiling);
    ceiling = label.y - gap;
  }
  const placed = [...wanted];
  for (const label of order) placed[label.index] = round(label.y);
  return placed;
};

/** Shapes of marks around the origin, so that none is told by colour alone. */
export const shapes = {
  circle: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z',
  diamond: 'M0-7L7 0 0 7-7 0Z',
  square: 'M-5.5-5.5H5.5V5.5H-5.5Z',
  up: 'M0-7L6.5 5H-6.5Z',
  down: 'M0 7L6.5-5H-6.5Z',
} as const;

export type Shape = keyof typeof shapes;

/** A shape at a place of the plot: percent along, pixels across. */
export const mark = (shape: Shape, x: string, y: number, name: string): string =>
  `<svg x="${x}" y="${y}" overflow="visible"><path class="${name}" d="${shapes[shape]}"/></svg>`;
