/** The golden ratio's fraction as a 32-bit number: steps that never fall into a short circle. */
const STEP = 0x6d2b79f5;

/**
 * Uniform numbers in 0 ≤ x < 1 that depend on the seed alone, alike on every machine.
 *
 * Source: mulberry32 (T. Ettinger, public domain).
 *
 * @param seed a whole number; only its lowest 32 bits count
 */
export const uniformDraws = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Puts a list in an order that depends on the draws alone (Fisher and Yates, in place). */
export const shuffle = <List extends { length: number; [index: number]: unknown }>(
  list: List,
  draw: () => number,
): List => {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(draw() * (last + 1));
    const kept = list[last];
    list[last] = list[other];
    list[other] = kept;
  }
  return list;
};
