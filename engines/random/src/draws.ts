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

/**
 * A text as 32 bits, as a seed for a named part (so that what one part draws does not shift another) or
 * as its place in a table.
 *
 * Source: FNV-1a over UTF-16 units, 32 bits (G. Fowler, L. C. Noll, K.-P. Vo).
 *
 * @param seed another seed gives another hash; only its lowest 32 bits count
 */
export const hashText = (text: string, seed = 0): number => {
  let value = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
};
