/** How sure an interval is to cover the true value, and what that means in standard errors. */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { StatisticsError } from './statistics-error.ts';

/** The confidence level used when none is given. Control limits and benchmarks also use 0.998. */
export const DEFAULT_CONFIDENCE = 0.95;

const LOWEST_CONFIDENCE = 0.9;

/** Enough for every level in use; a caller that invents levels cannot make memory grow. */
const REMEMBERED_LEVELS = 32;

/**
 * Remembers what was computed for a confidence level: quantiles take microseconds, and a page of
 * areas asks for the same one or two levels a million times.
 */
export const perConfidence = <Result>(
  compute: (confidence: number) => Result,
): ((confidence: number) => Result) => {
  const remembered = new Map<number, Result>();
  return (confidence) => {
    const known = remembered.get(confidence);
    if (known !== undefined) return known;
    const result = compute(confidence);
    if (remembered.size >= REMEMBERED_LEVELS) remembered.clear();
    remembered.set(confidence, result);
    return result;
  };
};

/**
 * The two-sided critical value z of the standard normal distribution: 1.96 for 0.95, 3.09 for 0.998.
 *
 * @param confidence a fraction, 0.9 ≤ confidence < 1. Lower levels are refused because they are
 * nearly always a mistake: a significance level (0.05), or a percentage (95) above the range.
 * @throws StatisticsError `confidence-out-of-range`
 */
export const criticalValue: (confidence: number) => number = perConfidence((confidence) => {
  const isInRange = confidence >= LOWEST_CONFIDENCE && confidence < 1;
  const z = isInRange ? normalQuantile((1 + confidence) / 2, 0, 1) : Number.NaN;
  // Just below 1 the tail rounds to nothing and z becomes infinite.
  if (!Number.isFinite(z)) {
    throw new StatisticsError(
      'confidence-out-of-range',
      `The confidence level is ${confidence}: give a fraction from ${LOWEST_CONFIDENCE} to below 1, such as 0.95.`,
    );
  }
  return z;
});
