import { DEFAULT_CONFIDENCE } from './confidence.ts';
import { type CountOptions, DEFAULT_MULTIPLIER, type Estimate, estimate } from './estimate.ts';
import { poissonInterval } from './poisson.ts';
import { requireCount } from './requirements.ts';

/**
 * A count of events with the interval of its Poisson expectation; exact below 10, Byar's
 * approximation from 10.
 *
 * Source: Breslow and Day (1987), see `poisson.ts`.
 *
 * @param events number of events, 0 or more; may be fractional
 * @returns value and limits in events, method `exact-poisson` or `byar`
 * @throws StatisticsError `non-finite`, `negative-count`, `count-too-large`,
 * `confidence-out-of-range`
 * @example
 * estimateCount(65); // value 65, lower 50.16, upper 82.85
 */
export const estimateCount = (events: number, options: CountOptions = {}): Estimate => {
  const { confidence = DEFAULT_CONFIDENCE } = options;
  requireCount('number of events', events);
  const { lower, upper, method } = poissonInterval(events, confidence);
  return estimate(events, lower, upper, confidence, DEFAULT_MULTIPLIER, method);
};
