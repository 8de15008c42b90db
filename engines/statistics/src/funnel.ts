/** Funnel plots: how far areas may lie from the whole by chance alone, by their size. */
import chisquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { criticalValue } from './confidence.ts';
import { requireCount, requireDenominator, requireFinite } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

/** Limits within which 95 and 99.8 of 100 areas lie when only chance is at work. */
export interface FunnelLimits {
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

export type FunnelPosition = 'above' | 'above-95' | 'within' | 'below-95' | 'below';

const INNER = 0.95;
const OUTER = 0.998;

/**
 * Limits of a proportion around the average, by sigma adjustment: the average plus and minus z
 * standard errors that the average itself gives, cut at 0 and 1.
 *
 * Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, section 2; PHEindicatormethods
 * `calculate_funnel_limits`, statistic "proportion".
 *
 * @param average of the whole, 0 … 1
 * @param denominator of the area, above 0
 * @returns proportions, 0 … 1
 * @throws StatisticsError `proportion-out-of-range`, `zero-denominator`, `negative-denominator`, `non-finite`
 * @example funnelOfProportion(0.806, 500).lower95 // 0.771
 */
export const funnelOfProportion = (average: number, denominator: number): FunnelLimits => {
  requireFinite('average', average);
  if (average < 0 || average > 1)
    throw new StatisticsError(
      'proportion-out-of-range',
      `The average is ${average}: a proportion lies in 0 … 1.`,
    );
  requireDenominator('denominator', denominator);
  const error = Math.sqrt((average * (1 - average)) / denominator);
  const limit = (confidence: number, side: -1 | 1): number =>
    Math.min(1, Math.max(0, average + side * criticalValue(confidence) * error));
  return Object.freeze({
    lower95: limit(INNER, -1),
    upper95: limit(INNER, 1),
    lower998: limit(OUTER, -1),
    upper998: limit(OUTER, 1),
  });
};

/**
 * Limits of an observed count around an expected one, exact by the Poisson distribution: the counts
 * whose own exact interval just reaches what is expected. Between whole counts they are continued by
 * the chi-square distribution, so that lines are smooth. Divide by the expected count for a ratio, by
 * the population for a rate.
 *
 * Source: as `funnelOfProportion`, statistics "ratio" and "rate"; the exact interval is Garwood's (1936).
 *
 * @param expected events, above 0
 * @returns events; a lower limit is 0 where even no event would be no surprise
 * @throws StatisticsError `zero-denominator`, `negative-denominator`, `non-finite`
 */
export const funnelOfCount = (expected: number): FunnelLimits => {
  requireDenominator('expected count', expected);
  const [inner, outer] = [(1 - INNER) / 2, (1 - OUTER) / 2];
  return Object.freeze({
    lower95: lowerCount(expected, inner),
    upper95: upperCount(expected, inner),
    lower998: lowerCount(expected, outer),
    upper998: upperCount(expected, outer),
  });
};

/** The count whose exact upper limit is what is expected; 0 where that of no event is already higher. */
const lowerCount = (expected: number, tail: number): number => {
  const upperLimit = (count: number): number => chisquareQuantile(1 - tail, 2 * count + 2) / 2;
  return upperLimit(0) >= expected
    ? 0
    : rootOf((count) => upperLimit(count) - expected, 0, expected);
};

/** The count whose exact lower limit is what is expected. */
const upperCount = (expected: number, tail: number): number => {
  const lowerLimit = (count: number): number => chisquareQuantile(tail, 2 * count) / 2;
  let high = expected + 1;
  while (lowerLimit(high) < expected) high *= 2;
  return rootOf((count) => lowerLimit(count) - expected, expected, high);
};

/** Bisection of an increasing function, to the last bits of the result. */
const rootOf = (increasing: (at: number) => number, from: number, to: number): number => {
  let [low, high] = [from, to];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (increasing(middle) < 0) low = middle;
    else high = middle;
  }
};

/** Where a value lies in its funnel; on a line is within. */
export const funnelPosition = (value: number, limits: FunnelLimits): FunnelPosition => {
  requireFinite('value', value);
  if (value > limits.upper998) return 'above';
  if (value > limits.upper95) return 'above-95';
  if (value < limits.lower998) return 'below';
  if (value < limits.lower95) return 'below-95';
  return 'within';
};

/**
 * Sizes at which a chart draws the limits: more where the lines bend.
 *
 * @param smallest size drawn, above 0
 * @param largest size drawn, not below the smallest
 */
export const funnelSizes = (smallest: number, largest: number, count = 60): readonly number[] => {
  requireDenominator('smallest size', smallest);
  requireCount('largest size', largest);
  const ratio = Math.max(1, largest / smallest);
  return Array.from({ length: count }, (_, index) => smallest * ratio ** (index / (count - 1)));
};
