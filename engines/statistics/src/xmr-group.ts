import { type XmrLimitOptions, type XmrLimits, xmrLimits } from './xmr-limits.ts';

/** Points in a row that share a mean and limits. */
export interface XmrGroup {
  /** Index of the first point. */
  readonly first: number;
  /** Index of the last point. */
  readonly last: number;
  /** How many of the points are not missing. */
  readonly measured: number;
  /** How many of those, from the first, gave the mean and limits. */
  readonly baseline: number;
  /** Whether the limits are not firm: from fewer than 12 points, or absent. */
  readonly isTrial: boolean;
  /** null when no two neighbouring points were measured; no rule is applied then. */
  readonly limits: XmrLimits | null;
}

/** From fewer points limits are on trial: each new point still moves them noticeably. */
export const FEWEST_FOR_FIRM_LIMITS = 12;

/**
 * @param values the group's values, null where missing
 * @param first index of the group's first point
 * @throws StatisticsError `non-finite` when the values are too large to be added
 */
export const xmrGroup = (
  values: readonly (number | null)[],
  first: number,
  options: XmrLimitOptions & { readonly baseline: number },
): XmrGroup => {
  const baseline = firstMeasured(values, options.baseline);
  const measuredInBaseline = countMeasured(baseline);
  const limits = xmrLimits(baseline, options);
  return Object.freeze({
    first,
    last: first + values.length - 1,
    measured: countMeasured(values),
    baseline: measuredInBaseline,
    isTrial: limits === null || measuredInBaseline < FEWEST_FOR_FIRM_LIMITS,
    limits,
  });
};

/** The values up to and including the given number of measured ones. */
const firstMeasured = (
  values: readonly (number | null)[],
  count: number,
): readonly (number | null)[] => {
  let measured = 0;
  const last = values.findIndex((value) => {
    if (value !== null) measured += 1;
    return measured === count;
  });
  return last < 0 ? values : values.slice(0, last + 1);
};

const countMeasured = (values: readonly (number | null)[]): number =>
  values.filter((value) => value !== null).length;
