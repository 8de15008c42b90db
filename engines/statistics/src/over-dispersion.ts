/** Funnels when areas differ by more than chance for reasons nobody measured. */
import { criticalValue } from './confidence.ts';
import type { FunnelLimits } from './funnel.ts';
import { requireCount, requireDenominator } from './requirements.ts';
import { sampleQuantile } from './sample-quantile.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * What is held against the funnel: a proportion (cases of a population), a standardised ratio
 * (observed over expected events) on the logarithm or the square root.
 */
export type DispersionScale = 'proportion' | 'ratio-log' | 'ratio-root';

export interface DispersionArea {
  readonly numerator: number;
  /** Population, or expected events; above 0. */
  readonly denominator: number;
}

export interface OverDispersion {
  readonly scale: DispersionScale;
  /** Mean square of the trimmed z-scores: 1 is what chance gives. */
  readonly phi: number;
  /** Variance between areas on the scale; 0 where chance explains the spread. */
  readonly tauSquared: number;
  /** Centre of the funnel on the scale. */
  readonly centre: number;
  /** One for each area, in the order given, before trimming. */
  readonly zScores: readonly number[];
}

export interface DispersionOptions {
  readonly scale: DispersionScale;
  /** Extreme areas are drawn in to the quantile (`winsorise`, CQC) or left out (`truncate`, SHMI). */
  readonly trimming: 'winsorise' | 'truncate' | 'none';
  /** At each end; 0.1 unless given. */
  readonly share?: number;
}

const INNER = 0.95;
const OUTER = 0.998;
const MOST_SHARE = 0.25;

/** Standard error on the scale by chance alone. */
const errorOf = (scale: DispersionScale, denominator: number): number =>
  scale === 'ratio-log' ? 1 / Math.sqrt(denominator) : 1 / (2 * Math.sqrt(denominator));

const onScale = (scale: DispersionScale, share: number): number => {
  switch (scale) {
    case 'proportion':
      return Math.asin(Math.sqrt(share));
    case 'ratio-log':
      return Math.log(share);
    case 'ratio-root':
      return Math.sqrt(share);
  }
};

const fromScale = (scale: DispersionScale, place: number): number => {
  switch (scale) {
    case 'proportion':
      return Math.sin(Math.min(Math.PI / 2, Math.max(0, place))) ** 2;
    case 'ratio-log':
      return Math.exp(place);
    case 'ratio-root':
      return Math.max(0, place) ** 2;
  }
};

interface Scored {
  readonly score: number;
  readonly error: number;
}

/** Draws extreme scores in to the quantile at each end. */
const winsorised = (scored: readonly Scored[], share: number): readonly Scored[] => {
  const sorted = scored.map(({ score }) => score).sort((a, b) => a - b);
  const [low, high] = [sampleQuantile(sorted, share), sampleQuantile(sorted, 1 - share)];
  return scored.map(({ score, error }) => ({
    score: Math.min(high, Math.max(low, score)),
    error,
  }));
};

/** Leaves out the areas of the outermost of 1 / share groups of equal size. */
const truncated = (scored: readonly Scored[], share: number): readonly Scored[] => {
  const groups = 1 / share;
  return [...scored]
    .sort((a, b) => a.score - b.score)
    .filter((_, index, all) => {
      const group = Math.floor(((index + 1) * groups) / (all.length + 1));
      return group > 0 && group < groups - 1;
    });
};

/**
 * How much more areas scatter around their funnel than chance explains.
 *
 * Source: D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185–1202, sections 4 and 5, random
 * effects; trimmed as the Care Quality Commission does (winsorised, square root) or as the Summary
 * Hospital-level Mortality Indicator (truncated, logarithm). τ² by R. DerSimonian and N. Laird,
 * Controlled Clinical Trials 7 (1986) 177–188, over the areas that were not left out.
 *
 * @throws StatisticsError `too-few-values` for fewer than 5 areas, `zero-denominator`,
 * `negative-denominator`, `negative-count`, `numerator-above-denominator` (proportions),
 * `value-outside-bounds` (an area without events on the logarithm; a share above 0.25)
 */
export const overDispersion = (
  areas: readonly DispersionArea[],
  { scale, trimming, share = 0.1 }: DispersionOptions,
): OverDispersion => {
  if (areas.length < 5)
    throw new StatisticsError('too-few-values', `${areas.length} areas: five are needed or more.`);
  if (!(share > 0 && share <= MOST_SHARE))
    throw new StatisticsError('value-outside-bounds', `The share is ${share}: above 0 to 0.25.`);
  for (const { numerator, denominator } of areas) {
    requireCount('numerator', numerator);
    requireDenominator('denominator', denominator);
    if (scale === 'proportion' && numerator > denominator)
      throw new StatisticsError(
        'numerator-above-denominator',
        `${numerator} of ${denominator}: a part cannot be above its whole.`,
      );
    if (scale === 'ratio-log' && numerator === 0)
      throw new StatisticsError(
        'value-outside-bounds',
        'An area without events has no logarithm: use the square root.',
      );
  }
  const all = areas.reduce(
    (sum, { numerator, denominator }) => [sum[0] + numerator, sum[1] + denominator] as const,
    [0, 0] as readonly [number, number],
  );
  const centre = onScale(scale, scale === 'proportion' ? all[0] / all[1] : 1);
  const scored = areas.map(({ numerator, denominator }): Scored => {
    const error = errorOf(scale, denominator);
    return { score: (onScale(scale, numerator / denominator) - centre) / error, error };
  });
  const kept =
    trimming === 'none'
      ? scored
      : trimming === 'winsorise'
        ? winsorised(scored, share)
        : truncated(scored, share);
  const count = kept.length;
  const phi = kept.reduce((sum, { score }) => sum + score ** 2, 0) / count;
  const weights = kept.map(({ error }) => 1 / error ** 2);
  const first = weights.reduce((sum, weight) => sum + weight, 0);
  const second = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const spread = first - second / first;
  return Object.freeze({
    scale,
    phi,
    tauSquared: Math.max(0, (count * phi - (count - 1)) / spread),
    centre,
    zScores: Object.freeze(scored.map(({ score }) => score)),
  });
};

/**
 * Limits of an area of a size, widened by what areas differ for reasons nobody measured.
 *
 * @param denominator population, or expected events; above 0
 * @returns proportions, or ratios of observed to expected events
 * @throws StatisticsError `zero-denominator`, `negative-denominator`, `non-finite`
 */
export const dispersedFunnel = (
  { scale, tauSquared, centre }: OverDispersion,
  denominator: number,
): FunnelLimits => {
  requireDenominator('denominator', denominator);
  const error = Math.sqrt(errorOf(scale, denominator) ** 2 + tauSquared);
  const limit = (confidence: number, side: -1 | 1): number =>
    fromScale(scale, centre + side * criticalValue(confidence) * error);
  return Object.freeze({
    lower95: limit(INNER, -1),
    upper95: limit(INNER, 1),
    lower998: limit(OUTER, -1),
    upper998: limit(OUTER, 1),
  });
};
