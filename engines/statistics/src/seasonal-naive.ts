import { type Forecast, type ForecastOptions, pointsOf, requireForecast } from './forecast.ts';

/** Fewer errors than this say nothing about how large errors are. */
const errorsNeeded = 5;

/**
 * What was a season ago comes again: the yardstick that any other forecast has to beat. Its range
 * grows with every season ahead, by the errors that the same rule made in the past.
 *
 * Source: R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd edition,
 * sections 5.2 and 5.5 (σ√(k + 1), k whole seasons ahead).
 *
 * @param values in order of time, null where missing
 * @throws StatisticsError as `requireForecast`
 * @example seasonalNaive(monthly, { horizon: 6, season: 12, floor: 0 })
 */
export const seasonalNaive = (
  values: readonly (number | null)[],
  options: ForecastOptions,
): Forecast => {
  requireForecast(values, options);
  const { season, horizon } = options;
  const measured = values.filter((value) => value !== null).length;
  const errors = values.flatMap((value, index) => {
    const before = values[index - season] ?? null;
    return value === null || before === null ? [] : [value - before];
  });
  const latest = Array.from({ length: season }, (_, place) => lastAt(values, season, place));
  const needed = season + errorsNeeded;
  if (errors.length < errorsNeeded || latest.some((value) => value === null))
    return Object.freeze({ kind: 'too-few-values', measured, needed });
  const sigma = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  const ahead = Array.from({ length: horizon }, (_, index) => index);
  return Object.freeze({
    kind: 'forecast',
    method: 'seasonal-naive',
    sigma,
    points: pointsOf(
      ahead.map((index) => latest[(values.length + index) % season] ?? 0),
      ahead.map((index) => sigma * Math.sqrt(Math.floor(index / season) + 1)),
      options,
    ),
  });
};

/** The latest value at a place in the season, counted from the first value. */
const lastAt = (
  values: readonly (number | null)[],
  season: number,
  place: number,
): number | null => {
  for (let index = values.length - 1; index >= 0; index--) {
    const value = values[index] ?? null;
    if (index % season === place && value !== null) return value;
  }
  return null;
};
