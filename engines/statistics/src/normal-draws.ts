import { uniformDraws } from '@polder/random';

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
  const uniform = uniformDraws(seed);
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
