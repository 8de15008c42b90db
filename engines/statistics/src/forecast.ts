/** What a forecast is made of, whatever method made it. */
import { criticalValue } from './confidence.ts';
import { requireFinite } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

/** One period ahead: the expected value and the ranges that 80 and 95 of 100 such values fall in. */
export interface ForecastPoint {
  readonly expected: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
}

export type ForecastMethod =
  | 'seasonal-naive'
  | 'level'
  | 'damped-trend'
  | 'seasonal-level'
  | 'seasonal-damped-trend';

export type Forecast =
  | {
      readonly kind: 'forecast';
      readonly method: ForecastMethod;
      readonly points: readonly ForecastPoint[];
      /** Standard deviation of the errors one period ahead. */
      readonly sigma: number;
    }
  /** Too little is known to say anything. */
  | { readonly kind: 'too-few-values'; readonly measured: number; readonly needed: number };

export interface ForecastOptions {
  /** Periods ahead, 1 … 60. */
  readonly horizon: number;
  /** Periods after which a season comes back: 12 for months, 4 for quarters, 1 for none. */
  readonly season: number;
  /** No value can lie below; ranges end there. */
  readonly floor?: number | undefined;
  /** No value can lie above. */
  readonly ceiling?: number | undefined;
}

const horizonAtMost = 60;
const seasonAtMost = 53;

/** @throws StatisticsError `horizon-out-of-range`, `season-out-of-range`, `bounds-inverted`, `non-finite` */
export const requireForecast = (
  values: readonly (number | null)[],
  { horizon, season, floor, ceiling }: ForecastOptions,
): void => {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > horizonAtMost)
    throw new StatisticsError(
      'horizon-out-of-range',
      `The horizon is ${horizon}: look 1 … ${horizonAtMost} periods ahead.`,
    );
  if (!Number.isInteger(season) || season < 1 || season > seasonAtMost)
    throw new StatisticsError(
      'season-out-of-range',
      `The season is ${season} periods: give 1 … ${seasonAtMost}.`,
    );
  if (floor !== undefined && ceiling !== undefined && floor >= ceiling)
    throw new StatisticsError(
      'bounds-inverted',
      `The floor ${floor} is not below the ceiling ${ceiling}.`,
    );
  for (const value of values) if (value !== null) requireFinite('value', value);
};

const [inner, outer] = [0.8, 0.95];

/** Normal ranges around what is expected, within the bounds. */
export const pointsOf = (
  expected: readonly number[],
  deviations: readonly number[],
  { floor, ceiling }: Pick<ForecastOptions, 'floor' | 'ceiling'>,
): readonly ForecastPoint[] => {
  const bounded = (value: number): number =>
    Math.min(
      ceiling ?? Number.POSITIVE_INFINITY,
      Math.max(floor ?? Number.NEGATIVE_INFINITY, value),
    );
  return Object.freeze(
    expected.map((value, index) => {
      const deviation = deviations[index] ?? 0;
      const [near, far] = [quantileOf(inner) * deviation, quantileOf(outer) * deviation];
      return Object.freeze({
        expected: bounded(value),
        lower80: bounded(value - near),
        upper80: bounded(value + near),
        lower95: bounded(value - far),
        upper95: bounded(value + far),
      });
    }),
  );
};

/** z of a two-sided range; 1.2816 for 80 %, which the confidence of intervals does not allow. */
const quantileOf = (share: number): number =>
  share === inner ? 1.2815515655446004 : criticalValue(share);
