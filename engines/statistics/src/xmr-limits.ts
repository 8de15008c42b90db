/**
 * The limits of an XmR chart: individual values (X) and their moving ranges (mR).
 *
 * Source: W. A. Shewhart's three-sigma limits with sigma estimated from the mean moving range;
 * D. J. Wheeler, Understanding Variation (1993). The constants are those of ranges of two values:
 * d2 = 1.128, so 3 / d2 = 2.66, and D4 = 3.267.
 */

import { requireFinite } from './requirements.ts';

/** Limits, in the unit of the values. */
export interface XmrLimits {
  /** The mean of the baseline. */
  readonly centre: number;
  /** centre − 2.66 · mean moving range, not below the floor. */
  readonly lower: number;
  /** centre + 2.66 · mean moving range, not above the ceiling. */
  readonly upper: number;
  /** Two thirds of the way from the centre to the lower limit, not below the floor. */
  readonly nearLower: number;
  /** Two thirds of the way from the centre to the upper limit, not above the ceiling. */
  readonly nearUpper: number;
  /** Mean moving range, after screening, and the upper limit of the mR chart: 3.267 · mean. */
  readonly movingRange: { readonly mean: number; readonly upper: number };
}

export interface XmrLimitOptions {
  /** Whether moving ranges of 3.267 · their mean and more are left out, once. */
  readonly screenMovingRanges: boolean;
  /** The least value that can occur (0 for a percentage), or null. */
  readonly floor: number | null;
  /** The greatest value that can occur (100 for a percentage), or null. */
  readonly ceiling: number | null;
}

const LIMIT_FACTOR = 2.66;
const NEAR_LIMIT_FACTOR = (2 * LIMIT_FACTOR) / 3;
const MOVING_RANGE_FACTOR = 3.267;

/**
 * The distance of each value from the one before it; null for the first value and on either side of
 * a missing one.
 */
export const movingRanges = (values: readonly (number | null)[]): readonly (number | null)[] =>
  values.map((value, index) => {
    const previous = values[index - 1] ?? null;
    return value === null || previous === null ? null : Math.abs(value - previous);
  });

/**
 * The limits that a baseline gives.
 *
 * @param baseline values in order of time, null where missing
 * @returns null when no two neighbouring values are present
 * @throws StatisticsError `non-finite` when the values are too large to be added
 */
export const xmrLimits = (
  baseline: readonly (number | null)[],
  options: XmrLimitOptions,
): XmrLimits | null => {
  const ranges = present(movingRanges(baseline));
  if (ranges.length === 0) return null;

  const centre = mean(present(baseline));
  const range = mean(options.screenMovingRanges ? screened(ranges) : ranges);
  requireFinite('distance from the lower to the upper limit', 2 * LIMIT_FACTOR * range);
  requireFinite('mean of the values', centre);
  const bounded = (value: number): number =>
    Math.min(
      options.ceiling ?? Number.POSITIVE_INFINITY,
      Math.max(options.floor ?? Number.NEGATIVE_INFINITY, value),
    );
  return Object.freeze({
    centre,
    lower: bounded(centre - LIMIT_FACTOR * range),
    upper: bounded(centre + LIMIT_FACTOR * range),
    nearLower: bounded(centre - NEAR_LIMIT_FACTOR * range),
    nearUpper: bounded(centre + NEAR_LIMIT_FACTOR * range),
    movingRange: Object.freeze({ mean: range, upper: MOVING_RANGE_FACTOR * range }),
  });
};

/** Ranges that are all 0 stay: every one of them reaches 3.267 · 0. */
const screened = (ranges: readonly number[]): readonly number[] => {
  const limit = MOVING_RANGE_FACTOR * mean(ranges);
  return limit === 0 ? ranges : ranges.filter((range) => range < limit);
};

const present = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value) => value !== null);

/** Taken from the first value, so that equal values have exactly that value as their mean. */
const mean = (values: readonly number[]): number => {
  const [origin = 0] = values;
  return origin + values.reduce((sum, value) => sum + (value - origin), 0) / values.length;
};
