import { DEFAULT_CONFIDENCE } from './confidence.ts';
import {
  DEFAULT_MULTIPLIER,
  type Estimate,
  type EstimateOptions,
  estimate,
  requireMultiplier,
} from './estimate.ts';
import { poissonInterval } from './poisson.ts';
import { requireCount, requireDenominator } from './requirements.ts';

/**
 * A crude rate: events over the population (or person-years) they arose in, with the interval of
 * the Poisson count of events; exact below 10 events, Byar's approximation from 10. The events may
 * outnumber the population.
 *
 * Source: Breslow and Day (1987), see `poisson.ts`.
 *
 * @param events number of events, 0 or more; may be fractional
 * @param population people or person-years, above 0. A population of 0 is an error: nothing was
 * observed, so the caller shows "no data".
 * @returns value and limits times the multiplier, method `exact-poisson` or `byar`
 * @throws StatisticsError `non-finite`, `negative-count`, `count-too-large`, `zero-denominator`,
 * `negative-denominator`, `confidence-out-of-range`, `multiplier-not-positive`
 * @example
 * estimateRate(65, 100, { multiplier: 100_000 }); // value 65 000, lower 50 163, upper 82 849
 */
export const estimateRate = (
  events: number,
  population: number,
  options: EstimateOptions = {},
): Estimate => {
  const { confidence = DEFAULT_CONFIDENCE, multiplier = DEFAULT_MULTIPLIER } = options;
  requireCount('number of events', events);
  requireDenominator('population', population);
  requireMultiplier(multiplier);

  const { lower, upper, method } = poissonInterval(events, confidence);
  return estimate(
    (events / population) * multiplier,
    (lower / population) * multiplier,
    (upper / population) * multiplier,
    confidence,
    multiplier,
    method,
  );
};
