/** Applies the rules to the values of one group: what is special about which points. */
import type { Direction } from './polarity.ts';
import type { XmrLimits } from './xmr-limits.ts';
import {
  outsideRuns,
  type Run,
  shiftRuns,
  trendRuns,
  twoOfThreeRuns,
  type XmrRule,
} from './xmr-rules.ts';

/** Points that together break a rule. Indices are those of the values given to `xmrChart`. */
export interface XmrFinding {
  readonly rule: XmrRule;
  /** `up`: above the upper limit, near it, rising or above the centre; `down` the reverse. */
  readonly direction: Direction;
  /** The group the points belong to. */
  readonly group: number;
  /** The first and the last of `indices`. */
  readonly first: number;
  readonly last: number;
  /** Every point concerned, ascending; only `two-of-three` can skip one. */
  readonly indices: readonly number[];
}

export interface RunLengths {
  readonly trendLength: number;
  readonly shiftLength: number;
}

/**
 * Differences below this share of the largest value are rounding, so that 0.1 + 0.2 lies on a
 * centre line of 0.3.
 */
const ROUNDING = 1e-12;

/**
 * Findings in the order of the rules, then of time, with indices counted from the group's start.
 *
 * @param values the group's values, null where missing
 */
export const runsByRule = (
  values: readonly (number | null)[],
  limits: XmrLimits,
  lengths: RunLengths,
): readonly (readonly [XmrRule, readonly Run[]])[] => {
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const tolerance = ROUNDING * largest;
  const from = (origin: number | null, value: number | null): Direction | null => {
    if (origin === null || value === null) return null;
    if (value - origin > tolerance) return 'up';
    return origin - value > tolerance ? 'down' : null;
  };
  const beyond = (lower: number, upper: number) =>
    values.map((value) => {
      if (from(upper, value) === 'up') return 'up';
      return from(lower, value) === 'down' ? 'down' : null;
    });

  const outside = beyond(limits.lower, limits.upper);
  const near = beyond(limits.nearLower, limits.nearUpper).map(
    (direction, index) => direction !== null && outside[index] === null,
  );
  const sides = values.map((value) => from(limits.centre, value));
  const steps = values.map((value, index) => from(values[index - 1] ?? null, value));
  return [
    ['outside-limits', outsideRuns(outside)],
    ['trend', trendRuns(steps, lengths.trendLength)],
    ['two-of-three', twoOfThreeRuns(near, sides)],
    ['shift', shiftRuns(sides, lengths.shiftLength)],
  ];
};

/** Runs of one group as findings of the chart. */
export const findingsOf = (
  values: readonly (number | null)[],
  limits: XmrLimits,
  lengths: RunLengths,
  group: number,
  start: number,
): readonly XmrFinding[] =>
  runsByRule(values, limits, lengths).flatMap(([rule, runs]) =>
    runs.map(({ direction, indices }) => {
      const moved = Object.freeze(indices.map((index) => index + start));
      const first = moved[0] ?? start;
      return Object.freeze({
        rule,
        direction,
        group,
        first,
        last: moved.at(-1) ?? first,
        indices: moved,
      });
    }),
  );
