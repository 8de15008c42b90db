import type { Interval } from './interval.ts';
import { judgementOf, type Polarity } from './polarity.ts';

/**
 * What a process that does not change will do about its target: reach it, miss it, or now the one
 * and now the other. `not-assessed`: no target, no polarity or no limits.
 */
export type Assurance = 'pass' | 'fail' | 'hit-or-miss' | 'not-assessed';

/**
 * Compares a target with the control limits; a target on a limit can be hit or missed.
 *
 * Source: NHS England, Making Data Count.
 */
export const assuranceOf = (
  limits: Interval | null,
  target: number | null,
  polarity: Polarity,
): Assurance => {
  if (limits === null || target === null || polarity === 'neutral') return 'not-assessed';
  if (target >= limits.lower && target <= limits.upper) return 'hit-or-miss';
  const values = limits.lower > target ? 'up' : 'down';
  return judgementOf(values, polarity) === 'better' ? 'pass' : 'fail';
};
