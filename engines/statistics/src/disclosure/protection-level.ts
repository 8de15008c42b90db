import type { Interval } from '../interval.ts';
import { DisclosureError } from './disclosure-error.ts';

/**
 * How uncertain an intruder must stay of a cell with true value a, whose feasible interval is
 * l … u: l ≤ a − lower, u ≥ a + upper and u − l ≥ sliding. In units of the value, 0 unless given.
 *
 * Source: Fischetti & Salazar-González (2000), "Models and algorithms for optimizing cell suppression
 * in tabular data with linear constraints", section 2.
 */
export interface ProtectionLevel {
  readonly lower?: number;
  readonly upper?: number;
  readonly sliding?: number;
}

/** At least one other whole number must be possible. */
export const ANOTHER_VALUE: ProtectionLevel = Object.freeze({ sliding: 1 });

/** Whether the interval leaves the cell as uncertain as required. */
export const isWideEnough = (
  value: number,
  { lower, upper }: Interval,
  level: ProtectionLevel,
  tolerance: number,
): boolean =>
  lower <= value - (level.lower ?? 0) + tolerance &&
  upper >= value + (level.upper ?? 0) - tolerance &&
  upper - lower >= (level.sliding ?? 0) - tolerance;

/** @throws DisclosureError `protection-negative` */
export const requireProtectionLevel = (key: string, level: ProtectionLevel): void => {
  for (const amount of [level.lower ?? 0, level.upper ?? 0, level.sliding ?? 0]) {
    if (!(amount >= 0) || amount === Number.POSITIVE_INFINITY) {
      throw new DisclosureError(
        'protection-negative',
        `${key} asks for a protection of ${amount}: give a finite number of 0 or more.`,
      );
    }
  }
};
