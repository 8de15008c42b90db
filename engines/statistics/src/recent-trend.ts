import { criticalValue, DEFAULT_CONFIDENCE } from './confidence.ts';
import type { Interval } from './interval.ts';
import { type Judgement, judgementOf, type Polarity } from './polarity.ts';
import { requireFinite, requireInterval } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

/** A value with its 95 % interval; an `Estimate` will do. */
export interface TrendPoint extends Interval {
  readonly value: number;
  /** Where it is known, it must be 0.95. */
  readonly confidence?: number;
}

export type RecentTrend =
  | {
      readonly kind: 'increasing' | 'decreasing' | 'no-significant-change';
      /** What the direction means; `none` without a polarity or a significant change. */
      readonly judgement: Judgement;
      /** The weighted slope, in units of the value for each period. */
      readonly slope: number;
      /** Test statistic of the slope, 1 degree of freedom. */
      readonly chiSquare: number;
    }
  | {
      readonly kind: 'not-calculated';
      readonly reason: 'too-few-points' | 'missing-point' | 'no-interval';
    };

const PERIODS = 5;
const SIGNIFICANCE = 0.998;

/** The width of a 95 % interval in standard errors, rounded as the published method has it. */
const STANDARD_ERRORS_WIDE = 3.92;

interface WeightedPoint {
  readonly period: number;
  readonly value: number;
  readonly weight: number;
}

/**
 * Whether an indicator went up or down over the last five periods: a straight line weighted by the
 * inverse variance that the width of each interval implies. The change is significant when the
 * chi-square of its slope passes the 99.8 % point (9.55) and each of the five lines that leave one
 * period out runs the same way.
 *
 * Source: Fingertips (Department of Health and Social Care), recent trends. Its variant for
 * proportions by counts is not part of this engine.
 *
 * @param points estimates of successive periods in order of time, null where missing; only the last
 * five count
 * @returns `not-calculated` when there are fewer than five points, one of the last five is missing,
 * or an interval has no width
 * @throws StatisticsError `non-finite`, `interval-inverted`, `confidence-out-of-range` (an estimate of
 * another level than 0.95)
 * @example
 * recentTrend(estimates, 'lower-is-better'); // { kind: 'decreasing', judgement: 'better', … }
 */
export const recentTrend = (
  points: readonly (TrendPoint | null)[],
  polarity: Polarity,
): RecentTrend => {
  const recent = points.slice(-PERIODS);
  const present = recent.filter((point) => point !== null);
  if (recent.length < PERIODS) return notCalculated('too-few-points');
  if (present.length < PERIODS) return notCalculated('missing-point');

  present.forEach(requireTrendPoint);
  if (present.some(({ lower, upper }) => lower === upper)) return notCalculated('no-interval');

  const weighted = present.map(({ value, lower, upper }, period) => ({
    period,
    value,
    weight: (STANDARD_ERRORS_WIDE / (upper - lower)) ** 2,
  }));
  const { slope, variance } = weightedLine(weighted);
  const chiSquare = slope ** 2 / variance;
  requireFinite('chi-square of the slope', chiSquare);

  // With one degree of freedom chi-square is the square of a standard normal deviate.
  const isSignificant = chiSquare > criticalValue(SIGNIFICANCE) ** 2;
  const isStable = weighted.every((omitted) => {
    const others = weightedLine(weighted.filter((point) => point !== omitted));
    return Math.sign(others.slope) === Math.sign(slope);
  });
  if (!isSignificant || !isStable) {
    return Object.freeze({ kind: 'no-significant-change', judgement: 'none', slope, chiSquare });
  }
  const judgement = judgementOf(slope > 0 ? 'up' : 'down', polarity);
  return Object.freeze({
    kind: slope > 0 ? 'increasing' : 'decreasing',
    judgement,
    slope,
    chiSquare,
  });
};

const requireTrendPoint = ({
  value,
  lower,
  upper,
  confidence = DEFAULT_CONFIDENCE,
}: TrendPoint): void => {
  requireFinite('value of a period', value);
  requireInterval('interval of a period', lower, upper);
  if (confidence !== DEFAULT_CONFIDENCE) {
    throw new StatisticsError(
      'confidence-out-of-range',
      `The interval of a period is of level ${confidence}: a trend takes intervals of ${DEFAULT_CONFIDENCE}.`,
    );
  }
};

/** Weighted least squares; the weights are taken as known inverse variances. */
const weightedLine = (
  points: readonly WeightedPoint[],
): { readonly slope: number; readonly variance: number } => {
  const sum = (term: (point: WeightedPoint) => number): number =>
    points.reduce((total, point) => total + term(point), 0);
  const weight = sum((point) => point.weight);
  const middle = sum((point) => point.weight * point.period) / weight;
  const level = sum((point) => point.weight * point.value) / weight;
  const spread = sum((point) => point.weight * (point.period - middle) ** 2);
  const slope =
    sum((point) => point.weight * (point.period - middle) * (point.value - level)) / spread;
  return { slope, variance: 1 / spread };
};

const notCalculated = (
  reason: Extract<RecentTrend, { readonly kind: 'not-calculated' }>['reason'],
): RecentTrend => Object.freeze({ kind: 'not-calculated', reason });
