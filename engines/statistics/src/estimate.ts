import { DEFAULT_CONFIDENCE } from './confidence.ts';
import type { Interval } from './interval.ts';
import { requireFinite } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

/** How the limits of an estimate were found. */
export type IntervalMethod = 'wilson' | 'byar' | 'exact-poisson' | 'dobson' | 'student-t';

/**
 * A value with its confidence interval. `value`, `lower` and `upper` are in units of 1/`multiplier`
 * (100: per cent; 100 000: per 100 000); always finite, and lower ≤ value ≤ upper.
 */
export interface Estimate extends Interval {
  readonly value: number;
  readonly confidence: number;
  readonly multiplier: number;
  readonly method: IntervalMethod;
}

export interface CountOptions {
  /** Confidence level as a fraction, 0.9 ≤ confidence < 1. Default 0.95. */
  readonly confidence?: number;
}

export interface EstimateOptions extends CountOptions {
  /** What the ratio is expressed per, above 0: 100 for per cent. Default 1. */
  readonly multiplier?: number;
}

export const DEFAULT_MULTIPLIER = 1;

/** @throws StatisticsError `non-finite`, `multiplier-not-positive` */
export const requireMultiplier = (multiplier: number): void => {
  requireFinite('multiplier', multiplier);
  if (multiplier <= 0) {
    throw new StatisticsError(
      'multiplier-not-positive',
      `The multiplier is ${multiplier}: give a number above 0, such as 100 for per cent.`,
    );
  }
};

/**
 * Freezes an estimate, with the limits moved onto the value where rounding put them past it.
 *
 * @throws StatisticsError `non-finite` when the multiplied result leaves the range of numbers
 */
export const estimate = (
  value: number,
  lower: number,
  upper: number,
  confidence: number = DEFAULT_CONFIDENCE,
  multiplier: number = DEFAULT_MULTIPLIER,
  method: IntervalMethod,
): Estimate => {
  requireFinite('lower limit of the result', lower);
  requireFinite('upper limit of the result', upper);
  return Object.freeze({
    value,
    lower: Math.min(lower, value),
    upper: Math.max(upper, value),
    confidence,
    multiplier,
    method,
  });
};
