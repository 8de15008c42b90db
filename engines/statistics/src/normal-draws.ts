/** The golden ratio's fraction as a 32-bit number: steps that never fall into a short circle. */
const STEP = 0x6d2b79f5;

/**
 * Draws of the standard normal distribution that depend on the seed alone: the same seed gives the
 * same draws on every machine.
 *
 * Source: uniform numbers by mulberry32, made normal by G. E. P. Box and M. E. Muller, Annals of
 * Mathematical Statistics 29 (1958) 610–611.
 *
 * @param seed a whole number from 0 to 2^32 − 1
 */
export const normalDraws = (seed: number): (() => number) => {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + STEP) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const drawn = spare;
      spare = undefined;
      return drawn;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
};
