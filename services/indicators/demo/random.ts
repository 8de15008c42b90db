/** Reproducible draws from the distributions that counts and waits follow. */
import { hashText, uniformDraws } from '@polder/random';

export interface Draws {
  /** Standard normal. */
  readonly normal: () => number;
  /** Gamma with the given shape (above 0) and scale 1. */
  readonly gamma: (shape: number) => number;
  /** Whole number of events where `mean` (0 or more) are expected. */
  readonly poisson: (mean: number) => number;
  /** How many of `size` things happen that each have the given chance, 0 to 1. */
  readonly binomial: (size: number, chance: number) => number;
}

const logFactorials = [0];
for (let k = 1; k < 128; k += 1) logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));

/** Exact sums below 128, Stirling's series above: the error is below 1e-13. */
const logFactorial = (k: number): number =>
  logFactorials[k] ??
  k * Math.log(k) - k + 0.5 * Math.log(2 * Math.PI * k) + 1 / (12 * k) - 1 / (360 * k ** 3);

interface Discrete {
  readonly mode: number;
  readonly chanceOfMode: number;
  readonly highest: number;
  /** Chance of k + 1 over that of k. */
  readonly ratio: (k: number) => number;
}

/**
 * Inversion that begins at the mode and goes outward on both sides by turns: exact, with as many
 * steps as a few standard deviations.
 */
const outwardFromMode = (uniform: number, { mode, chanceOfMode, highest, ratio }: Discrete) => {
  let left = uniform - chanceOfMode;
  let [above, below] = [mode, mode];
  let [chanceAbove, chanceBelow] = [chanceOfMode, chanceOfMode];
  while (left >= 0 && chanceAbove + chanceBelow > Number.MIN_VALUE) {
    chanceAbove *= above < highest ? ratio(above) : 0;
    above += 1;
    left -= chanceAbove;
    if (left < 0) return above;
    chanceBelow = below > 0 ? chanceBelow / ratio(below - 1) : 0;
    below -= 1;
    left -= chanceBelow;
    if (left < 0) return below;
  }
  return mode;
};

/** A stream for one named part: what one part draws does not shift another. */
export const createDraws = (seed: number, label: string): Draws => {
  const uniform = uniformDraws(hashText(label, seed));

  /** Box and Muller (1958), one of the pair. */
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

  /** Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000) 363–372. */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v))
        return d * v;
    }
  };

  const poisson = (mean: number): number => {
    if (mean <= 0) return 0;
    const mode = Math.floor(mean);
    const chanceOfMode = Math.exp(mode * Math.log(mean) - mean - logFactorial(mode));
    const ratio = (k: number): number => mean / (k + 1);
    return outwardFromMode(uniform(), { mode, chanceOfMode, highest: Infinity, ratio });
  };

  const binomial = (size: number, chance: number): number => {
    if (size <= 0 || chance <= 0) return 0;
    if (chance >= 1) return size;
    const mode = Math.min(size, Math.floor((size + 1) * chance));
    const ways = logFactorial(size) - logFactorial(mode) - logFactorial(size - mode);
    const chanceOfMode = Math.exp(
      ways + mode * Math.log(chance) + (size - mode) * Math.log1p(-chance),
    );
    const odds = chance / (1 - chance);
    const ratio = (k: number): number => (odds * (size - k)) / (k + 1);
    return outwardFromMode(uniform(), { mode, chanceOfMode, highest: size, ratio });
  };

  return { normal, gamma, poisson, binomial };
};
