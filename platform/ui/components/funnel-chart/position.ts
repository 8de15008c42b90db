/** Where an area lies in a funnel. The limits come from the statistics engine; here they are only read. */

/** The limits for one size of area, in the figure's own unit. */
export interface FunnelLimits {
  /** Denominator, or expected count. */
  readonly x: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower99_8: number;
  readonly upper99_8: number;
}

/** Outside the 95 % limits a difference may be there; outside the 99.8 % limits it is clear. */
export type FunnelPosition = 'high' | 'possibly-high' | 'within' | 'possibly-low' | 'low';

const between = (a: number, b: number, share: number): number => a + (b - a) * share;

/**
 * The limits at a size, drawn straight between those given and level beyond their ends.
 *
 * @param limits by rising `x`
 */
export const limitsAt = (
  limits: readonly FunnelLimits[],
  x: number,
): Omit<FunnelLimits, 'x'> | undefined => {
  let low = 0;
  let high = limits.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((limits[middle]?.x ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const after = limits[low];
  const before = limits[low - 1];
  if (after === undefined || before === undefined || x >= after.x) return after;
  const share = (x - before.x) / (after.x - before.x);
  return {
    lower95: between(before.lower95, after.lower95, share),
    upper95: between(before.upper95, after.upper95, share),
    lower99_8: between(before.lower99_8, after.lower99_8, share),
    upper99_8: between(before.upper99_8, after.upper99_8, share),
  };
};

/** A value on a limit lies within it. */
export const positionOf = (
  value: number,
  limits: Omit<FunnelLimits, 'x'> | undefined,
): FunnelPosition => {
  if (limits === undefined) return 'within';
  if (value > limits.upper99_8) return 'high';
  if (value < limits.lower99_8) return 'low';
  if (value > limits.upper95) return 'possibly-high';
  if (value < limits.lower95) return 'possibly-low';
  return 'within';
};
