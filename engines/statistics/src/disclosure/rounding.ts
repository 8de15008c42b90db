import type { Interval } from '../interval.ts';
import { DisclosureError } from './disclosure-error.ts';

/** Rounding as a way of protection. Every cell is rounded alone, so totals need not add up. */
export interface Rounding {
  /** Counts are rounded to the nearest multiple; halves go up. */
  readonly base: number;
  /** Counts up to here become 0 first; −1, nothing becomes 0, unless given. */
  readonly zeroUpTo?: number;
}

/**
 * Counts up to 7 become 0, the others the nearest multiple of 5.
 *
 * Source: OpenSAFELY, disclosure control of measures.
 */
export const OPENSAFELY_ROUNDING: Rounding = Object.freeze({ base: 5, zeroUpTo: 7 });

/** @throws DisclosureError `rule-out-of-range`, `value-not-countable` */
export const roundCount = (count: number, rounding: Rounding): number => {
  requireRounding(rounding);
  requireWholeCount(count);
  const { base, zeroUpTo = -1 } = rounding;
  return count <= zeroUpTo ? 0 : Math.floor(count / base + 0.5) * base;
};

/**
 * The counts that round to the same: what a reader may conclude from the rounded count.
 *
 * @throws DisclosureError `rule-out-of-range`, `value-not-countable`
 */
export const countsRoundedTo = (rounded: number, rounding: Rounding): Interval => {
  requireRounding(rounding);
  requireWholeCount(rounded);
  const { base, zeroUpTo = -1 } = rounding;
  const upper = rounded + Math.ceil(base / 2) - 1;
  if (rounded === 0) return Object.freeze({ lower: 0, upper: Math.max(upper, zeroUpTo) });
  return Object.freeze({
    lower: Math.max(rounded - Math.floor(base / 2), zeroUpTo + 1),
    upper,
  });
};

export type RoundedRatio =
  | { readonly kind: 'ratio'; readonly value: number }
  /** The rounded denominator is 0: nothing can be said. */
  | { readonly kind: 'not-available' };

/**
 * A ratio of what is published: an unrounded one would give its numerator away.
 *
 * @throws DisclosureError `rule-out-of-range`, `value-not-countable`
 */
export const ratioOfRounded = (
  numerator: number,
  denominator: number,
  rounding: Rounding,
): RoundedRatio => {
  const below = roundCount(denominator, rounding);
  if (below === 0) return Object.freeze({ kind: 'not-available' });
  return Object.freeze({ kind: 'ratio', value: roundCount(numerator, rounding) / below });
};

/** @throws DisclosureError `value-not-countable` */
export const requireWholeCount = (count: number): void => {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new DisclosureError(
      'value-not-countable',
      `${count} is no count: give a whole number ≥ 0.`,
    );
  }
};

const requireRounding = ({ base, zeroUpTo = -1 }: Rounding): void => {
  if (!Number.isSafeInteger(base) || base < 1 || !Number.isSafeInteger(zeroUpTo) || zeroUpTo < -1) {
    throw new DisclosureError(
      'rule-out-of-range',
      `Rounding to ${base} with zeros up to ${zeroUpTo}: give a base of 1 or more and whole numbers.`,
    );
  }
};
