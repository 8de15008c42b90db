/** Rates made comparable between populations of other ages: directly and indirectly standardised. */
import { DEFAULT_CONFIDENCE } from './confidence.ts';
import {
  DEFAULT_MULTIPLIER,
  type Estimate,
  type EstimateOptions,
  estimate,
  requireMultiplier,
} from './estimate.ts';
import { byarInterval, poissonInterval } from './poisson.ts';
import { requireCount, requireDenominator, requireFinite } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

/** One age band (or any other part) of an area. */
export interface StandardisedBand {
  /** Events. */
  readonly count: number;
  /** People, above 0. */
  readonly population: number;
  /** People of the band in the standard population, 0 or more. */
  readonly standard: number;
  /**
   * Variance of the events where one person can have several: Σ k²·(people with k events). The count
   * itself unless given, as for events that are independent.
   */
  readonly variance?: number | undefined;
}

/** Below this the interval is not to be trusted, and the rate is not given. */
const EVENTS_NEEDED = 10;

export type StandardisedRate =
  | { readonly kind: 'rate'; readonly rate: Estimate }
  /** Fewer than ten events in all. */
  | { readonly kind: 'too-few-events'; readonly events: number };

const requireWeight = (weight: number): void => {
  requireFinite('standard population', weight);
  if (weight < 0)
    throw new StatisticsError(
      'weight-negative',
      `The standard population is ${weight}: give 0 or more.`,
    );
};

/**
 * The rate that an area would have with the ages of the standard population.
 *
 * Source: A. J. Dobson, K. Kuulasmaa, E. Eberle and J. Scherer, Statistics in Medicine 10 (1991)
 * 457–462; for events that are not independent PHEindicatormethods `calculate_dsr`.
 *
 * @param bands at least one with a standard population above 0
 * @returns the rate times the multiplier, method `dobson`; or that events are too few
 * @throws StatisticsError `negative-count`, `zero-denominator`, `negative-denominator`,
 * `weight-negative`, `non-finite`, `too-few-values`, `multiplier-not-positive`, `confidence-out-of-range`
 */
export const directlyStandardisedRate = (
  bands: readonly StandardisedBand[],
  options: EstimateOptions = {},
): StandardisedRate => {
  const { confidence = DEFAULT_CONFIDENCE, multiplier = DEFAULT_MULTIPLIER } = options;
  requireMultiplier(multiplier);
  for (const { count, population, standard, variance } of bands) {
    requireCount('count', count);
    requireDenominator('population', population);
    requireWeight(standard);
    if (variance !== undefined) requireCount('variance', variance);
  }
  const weights = bands.reduce((sum, { standard }) => sum + standard, 0);
  if (weights === 0)
    throw new StatisticsError('too-few-values', 'The standard population is empty.');
  const events = bands.reduce((sum, { count }) => sum + count, 0);
  if (events < EVENTS_NEEDED) return Object.freeze({ kind: 'too-few-events', events });
  const value =
    bands.reduce(
      (sum, { count, population, standard }) => sum + (standard * count) / population,
      0,
    ) / weights;
  const variance =
    bands.reduce(
      (sum, { count, population, standard, variance: own = count }) =>
        sum + (standard / population) ** 2 * own,
      0,
    ) /
    weights ** 2;
  const { lower, upper } = byarInterval(events, confidence);
  const scale = Math.sqrt(variance / events);
  return Object.freeze({
    kind: 'rate',
    rate: estimate(
      value * multiplier,
      Math.max(0, value + scale * (lower - events)) * multiplier,
      (value + scale * (upper - events)) * multiplier,
      confidence,
      multiplier,
      'dobson',
    ),
  });
};

/** One age band of an area beside the same band of the reference. */
export interface ReferenceBand {
  readonly population: number;
  readonly referenceCount: number;
  readonly referencePopulation: number;
}

/**
 * Events that an area would have with the reference's rates at every age.
 *
 * @throws StatisticsError `negative-count`, `zero-denominator`, `negative-denominator`, `non-finite`
 */
export const expectedEvents = (bands: readonly ReferenceBand[]): number =>
  bands.reduce((sum, { population, referenceCount, referencePopulation }) => {
    requireCount('population', population);
    requireCount('reference count', referenceCount);
    requireDenominator('reference population', referencePopulation);
    return sum + (population * referenceCount) / referencePopulation;
  }, 0);

/**
 * Observed over expected events, such as a standardised mortality ratio. Exact below ten events,
 * Byar's approximation from there.
 *
 * Source: Breslow & Day (1987), section 2.3; PHEindicatormethods `calculate_ISRatio`.
 *
 * @throws StatisticsError as `estimateCount` and `expectedEvents`, `zero-denominator` when none is expected
 */
export const indirectlyStandardisedRatio = (
  observed: number,
  expected: number,
  options: EstimateOptions = {},
): Estimate => {
  const { confidence = DEFAULT_CONFIDENCE, multiplier = DEFAULT_MULTIPLIER } = options;
  requireCount('observed events', observed);
  requireDenominator('expected events', expected);
  requireMultiplier(multiplier);
  const { lower, upper, method } = poissonInterval(observed, confidence);
  const scale = multiplier / expected;
  return estimate(observed * scale, lower * scale, upper * scale, confidence, multiplier, method);
};

/**
 * The ratio times the reference's own rate: a rate that reads like the others.
 *
 * Source: PHEindicatormethods `calculate_ISRate`.
 *
 * @param referenceRate events per person in the reference, above 0
 */
export const indirectlyStandardisedRate = (
  observed: number,
  expected: number,
  referenceRate: number,
  options: EstimateOptions = {},
): Estimate => {
  requireDenominator('reference rate', referenceRate);
  const { multiplier = DEFAULT_MULTIPLIER } = options;
  requireMultiplier(multiplier);
  const found = indirectlyStandardisedRatio(observed, expected, {
    ...options,
    multiplier: referenceRate * multiplier,
  });
  return Object.freeze({ ...found, multiplier });
};
