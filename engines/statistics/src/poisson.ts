/** Intervals for the expectation of a Poisson count: exact for small counts, Byar's above. */
import chisquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { criticalValue, perConfidence } from './confidence.ts';
import type { IntervalMethod } from './estimate.ts';
import type { Interval } from './interval.ts';

/** Byar's approximation is too rough for counts below this; the exact limits cost nothing there. */
const EXACT_BELOW = 10;

/**
 * The exact lower limit of so small a weighted count is below the least positive number, and the
 * quantile would be taken with next to no degrees of freedom.
 */
const LOWER_IS_ZERO_BELOW = 0.001;

/** An interval in events, and how it was found. */
export interface PoissonInterval extends Interval {
  readonly method: IntervalMethod;
}

/**
 * Byar's approximation, in events. Its lower limit dips below 0 for counts of 1 at high confidence
 * and is undefined at 0; both are answered with 0, the least a count can be.
 *
 * Source: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (IARC, 1987),
 * page 69.
 */
export const byarInterval = (count: number, confidence: number): PoissonInterval => {
  const z = criticalValue(confidence);
  const next = count + 1;
  const lower = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  const upper = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3;
  return { lower: Math.max(0, lower), upper, method: 'byar' };
};

/**
 * Exact limits, in events, by the relation between the Poisson and the chi-square distribution.
 *
 * Source: F. Garwood, Biometrika 28 (1936) 437–442.
 */
export const exactPoissonInterval = (count: number, confidence: number): PoissonInterval => {
  const tail = (1 - confidence) / 2;
  return {
    lower: count < LOWER_IS_ZERO_BELOW ? 0 : chisquareQuantile(tail, 2 * count) / 2,
    upper: chisquareQuantile(1 - tail, 2 * count + 2) / 2,
    method: 'exact-poisson',
  };
};

/** The exact limits of the counts 0 … 9: looked up, as a quantile takes some microseconds. */
const exactIntervals = perConfidence((confidence) =>
  Array.from({ length: EXACT_BELOW }, (_, count) => exactPoissonInterval(count, confidence)),
);

/**
 * The interval of a count, in events: exact below 10, Byar's from 10. A count between two whole
 * numbers (weighted events) is allowed.
 *
 * @param count 0 or more, checked by the caller
 * @throws StatisticsError `confidence-out-of-range`
 */
export const poissonInterval = (count: number, confidence: number): PoissonInterval => {
  criticalValue(confidence); // refuses a level out of range before any quantile is taken
  if (count >= EXACT_BELOW) return byarInterval(count, confidence);
  return exactIntervals(confidence)[count] ?? exactPoissonInterval(count, confidence);
};
