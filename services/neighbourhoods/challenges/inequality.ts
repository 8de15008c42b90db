/** How far neighbourhoods truly differ, apart from chance: for figures with their 95 % intervals. */

export interface Measured {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

export type Inequality =
  | {
      readonly kind: 'found';
      /** Areas that could be compared. */
      readonly areas: number;
      /** Between a neighbourhood that is higher than nine in ten and one that is lower than nine in ten. */
      readonly gap: number;
      /** 95 % interval of the gap, never below 0. */
      readonly lower: number;
      readonly upper: number;
      /** Whether chance alone does not explain that areas differ (Cochran's Q, 5 %). */
      readonly isBeyondChance: boolean;
    }
  | { readonly kind: 'too-few' };

/** Fewer areas than this tell little of how areas differ. */
export const fewestAreas = 5;

/** The width of a 95 % interval in standard errors. */
const standardErrorsWide = 3.92;

/** Between the 10th and the 90th percentile of a normal distribution, in standard deviations. */
const tenthToNinetieth = 2 * 1.281551566;

/** Quantile of the standard normal at 2.5 %, 5 % from above. */
const normal = { upper: 1.959963985, test: 1.644853627 };

/**
 * Quantile of chi-square by Wilson and Hilferty (1931); within 1 % from 4 degrees of freedom on in the
 * tails that are used here.
 */
export const chiSquare = (freedom: number, standardNormal: number): number => {
  const part = 2 / (9 * freedom);
  return freedom * Math.max(0, 1 - part + standardNormal * Math.sqrt(part)) ** 3;
};

/** Cochran's Q when true figures vary with `variance` besides their uncertainty. */
const spread = (
  points: readonly { value: number; variance: number }[],
  variance: number,
): number => {
  const weights = points.map((point) => 1 / (point.variance + variance));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean =
    points.reduce((sum, { value }, index) => sum + value * (weights[index] ?? 0), 0) / total;
  return points.reduce(
    (sum, { value }, index) => sum + (weights[index] ?? 0) * (value - mean) ** 2,
    0,
  );
};

/** The variance at which `spread` equals `wanted`; 0 when it is below that from the start. */
const varianceWhere = (
  points: readonly { value: number; variance: number }[],
  wanted: number,
): number => {
  if (spread(points, 0) <= wanted) return 0;
  let [low, high] = [0, 1];
  while (spread(points, high) > wanted) high *= 2;
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (spread(points, middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * How far apart areas truly are, as the distance between the 10th and the 90th percentile of their true
 * figures. What single figures differ by chance is taken off.
 *
 * Source: the between-area variance by Paule and Mandel (1982), its interval by the Q-profile method
 * (Viechtbauer 2007, Statistics in Medicine 26, 37–52); true figures taken as normally distributed.
 */
export const inequalityOf = (measured: readonly Measured[]): Inequality => {
  const points = measured
    .map(({ value, lower, upper }) => ({
      value,
      variance: ((upper - lower) / standardErrorsWide) ** 2,
    }))
    .filter(({ variance }) => variance > 0);
  if (points.length < fewestAreas) return { kind: 'too-few' };
  const freedom = points.length - 1;
  const gapAt = (wanted: number) => tenthToNinetieth * Math.sqrt(varianceWhere(points, wanted));
  return {
    kind: 'found',
    areas: points.length,
    gap: gapAt(freedom),
    lower: gapAt(chiSquare(freedom, normal.upper)),
    upper: gapAt(chiSquare(freedom, -normal.upper)),
    isBeyondChance: spread(points, 0) > chiSquare(freedom, normal.test),
  };
};
