/**
 * Rows that may be stored, by column: a file of a million rows stays a few arrays of numbers.
 * NaN stands for “none”.
 */
import type { Cut } from '../values/cuts.ts';

export interface Figures {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly publishedLower: number;
  readonly publishedUpper: number;
}

export const figureNames = [
  'numerator',
  'denominator',
  'value',
  'lower',
  'upper',
  'publishedLower',
  'publishedUpper',
] as const satisfies readonly (keyof Figures)[];

export interface RowKey {
  readonly indicatorId: number;
  readonly cut: Cut;
  readonly cutKey: string;
  readonly area: string;
  /** First day of the period. */
  readonly period: string;
}

/** Gives each text a number, in the order in which they come. */
const createIndex = <Item>() => {
  const numbers = new Map<string, number>();
  const items: Item[] = [];
  return {
    items,
    of: (key: string, item: Item): number => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, items.length);
      items.push(item);
      return items.length - 1;
    },
  };
};

/** More periods than any calendar here has, so that area and period fit one number. */
const periodsAtMost = 65_536;

export const createAcceptedRows = () => {
  const cuts = createIndex<Cut>();
  const areas = createIndex<string>();
  const periods = createIndex<string>();
  const lines: number[] = [];
  const indicatorIds: number[] = [];
  const cutNumbers: number[] = [];
  const areaNumbers: number[] = [];
  const periodNumbers: number[] = [];
  const columns: Readonly<Record<keyof Figures, number[]>> = {
    numerator: [],
    denominator: [],
    value: [],
    lower: [],
    upper: [],
    publishedLower: [],
    publishedUpper: [],
  };
  const notes = new Map<number, string>();
  const bySeries = new Map<string, Map<number, number>>();

  const write = (at: number, line: number, figures: Figures, note: string): void => {
    lines[at] = line;
    for (const name of figureNames) columns[name][at] = figures[name];
    if (note === '') notes.delete(at);
    else notes.set(at, note);
  };

  return {
    cuts: cuts.items as readonly Cut[],
    get length() {
      return lines.length;
    },
    /** Index of the row with the same key, or undefined when this one is the first and is now held. */
    add: (line: number, key: RowKey, figures: Figures, note: string): number | undefined => {
      const cut = cuts.of(key.cutKey, key.cut);
      const area = areas.of(key.area, key.area);
      const period = periods.of(key.period, key.period);
      const seriesKey = `${key.indicatorId} ${cut}`;
      let series = bySeries.get(seriesKey);
      if (series === undefined) {
        series = new Map();
        bySeries.set(seriesKey, series);
      }
      const place = area * periodsAtMost + period;
      const earlier = series.get(place);
      if (earlier !== undefined) return earlier;
      const at = lines.length;
      series.set(place, at);
      indicatorIds.push(key.indicatorId);
      cutNumbers.push(cut);
      areaNumbers.push(area);
      periodNumbers.push(period);
      write(at, line, figures, note);
      return undefined;
    },
    replace: write,
    lineOf: (at: number): number => lines[at] ?? 0,
    isEqual: (at: number, figures: Figures, note: string): boolean =>
      (notes.get(at) ?? '') === note &&
      figureNames.every((name) => Object.is(columns[name][at], figures[name])),
    indicatorIds: (): readonly number[] => [...new Set(indicatorIds)],
    /** Columns of the rows from `from` up to `to`, as the database takes them. */
    slice: (from: number, to: number, cutIds: readonly number[]) => {
      const number = (column: readonly number[]) =>
        column.slice(from, to).map((value) => (Number.isNaN(value) ? null : value));
      const range = Array.from(
        { length: Math.min(to, lines.length) - from },
        (_, index) => from + index,
      );
      return {
        indicatorIds: indicatorIds.slice(from, to),
        cutIds: cutNumbers.slice(from, to).map((cut) => cutIds[cut] ?? 0),
        areas: areaNumbers.slice(from, to).map((area) => areas.items[area] ?? ''),
        periods: periodNumbers.slice(from, to).map((period) => periods.items[period] ?? ''),
        numerator: number(columns.numerator),
        denominator: number(columns.denominator),
        value: number(columns.value),
        lower: number(columns.lower),
        upper: number(columns.upper),
        publishedLower: number(columns.publishedLower),
        publishedUpper: number(columns.publishedUpper),
        notes: range.map((at) => notes.get(at) ?? null),
      };
    },
  };
};

export type AcceptedRows = ReturnType<typeof createAcceptedRows>;
