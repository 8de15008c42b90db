import type { Polarity } from './polarity.ts';
import { requireFinite } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';
import { FEWEST_FOR_FIRM_LIMITS } from './xmr-group.ts';

/** Choices for an XmR chart; null and left out mean the same. */
export interface XmrOptions {
  /** Which way is good. Default `neutral`. */
  readonly polarity?: Polarity | null;
  /** The target, in the unit of the values; with a polarity it gives the assurance. Default none. */
  readonly target?: number | null;
  /**
   * Indices at which a new group begins, with a mean and limits of its own; ascending, above 0 and
   * below the number of values. Default none.
   */
  readonly rebaseAt?: readonly number[] | null;
  /**
   * How many values, counted from the start of each group and not counting missing ones, give its
   * mean and limits; at least 12. Default all.
   */
  readonly baseline?: number | null;
  /**
   * Whether moving ranges of 3.267 times their mean or more are left out of the mean moving range,
   * once. The NHS spreadsheet tool does not, NHSRplotthedots does. Default true.
   */
  readonly screenMovingRanges?: boolean | null;
  /** The least value that can occur; limits stop there. Default none. */
  readonly floor?: number | null;
  /** The greatest value that can occur; limits stop there. Default none. */
  readonly ceiling?: number | null;
  /** Points a trend needs, 3 or more; 6 and 7 are both in use. Default 7. */
  readonly trendLength?: number | null;
  /** Points on one side of the centre a shift needs, 3 or more; 6 to 9 are in use. Default 7. */
  readonly shiftLength?: number | null;
}

export interface XmrSettings {
  readonly polarity: Polarity;
  readonly target: number | null;
  readonly rebaseAt: readonly number[];
  readonly baseline: number;
  readonly screenMovingRanges: boolean;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly trendLength: number;
  readonly shiftLength: number;
}

const RUN_LENGTH = 7;
const SHORTEST_RUN = 3;

/**
 * Fills in the defaults and checks options and values against each other.
 *
 * @throws StatisticsError see `xmrChart`
 */
export const xmrSettings = (
  values: readonly (number | null)[],
  options: XmrOptions,
): XmrSettings => {
  const settings: XmrSettings = {
    polarity: options.polarity ?? 'neutral',
    target: options.target ?? null,
    rebaseAt: options.rebaseAt ?? [],
    baseline: options.baseline ?? Number.POSITIVE_INFINITY,
    screenMovingRanges: options.screenMovingRanges ?? true,
    floor: options.floor ?? null,
    ceiling: options.ceiling ?? null,
    trendLength: options.trendLength ?? RUN_LENGTH,
    shiftLength: options.shiftLength ?? RUN_LENGTH,
  };
  if (settings.target !== null) requireFinite('target', settings.target);
  requireBaseline(settings.baseline);
  requireRunLength('trend', settings.trendLength);
  requireRunLength('shift', settings.shiftLength);
  requireAscending(settings.rebaseAt, values.length);
  requireValues(values, settings);
  return settings;
};

const requireBaseline = (baseline: number): void => {
  const isWhole = Number.isInteger(baseline) || baseline === Number.POSITIVE_INFINITY;
  if (!isWhole || baseline < FEWEST_FOR_FIRM_LIMITS) {
    throw new StatisticsError(
      'baseline-too-short',
      `The baseline is ${baseline} points: give a whole number of ${FEWEST_FOR_FIRM_LIMITS} or more.`,
    );
  }
};

const requireRunLength = (rule: string, length: number): void => {
  if (!Number.isInteger(length) || length < SHORTEST_RUN) {
    throw new StatisticsError(
      'run-length-out-of-range',
      `The ${rule} length is ${length} points: give a whole number of ${SHORTEST_RUN} or more.`,
    );
  }
};

const requireAscending = (rebaseAt: readonly number[], count: number): void => {
  let previous = 0;
  for (const index of rebaseAt) {
    if (!Number.isInteger(index) || index <= previous || index >= count) {
      throw new StatisticsError(
        'rebase-not-ascending',
        `A group cannot begin at index ${index}: give ascending whole numbers from 1 to ${count - 1}.`,
      );
    }
    previous = index;
  }
};

const requireValues = (values: readonly (number | null)[], settings: XmrSettings): void => {
  const floor = settings.floor ?? Number.NEGATIVE_INFINITY;
  const ceiling = settings.ceiling ?? Number.POSITIVE_INFINITY;
  if (!(floor < ceiling)) {
    throw new StatisticsError(
      'bounds-inverted',
      `The floor is ${floor} and the ceiling ${ceiling}: the floor must be below the ceiling.`,
    );
  }
  values.forEach((value, index) => {
    if (value === null) return;
    requireFinite(`value at index ${index}`, value);
    if (value < floor || value > ceiling) {
      throw new StatisticsError(
        'value-outside-bounds',
        `The value at index ${index} is ${value}, outside the bounds ${floor} to ${ceiling}.`,
      );
    }
  });
};
