/** Exponential smoothing in its state-space form: the recent past weighs most. */
import {
  type Forecast,
  type ForecastMethod,
  type ForecastOptions,
  pointsOf,
  requireForecast,
} from './forecast.ts';

/** Parameters of additive-error smoothing (A,Ad,A); those that a model does not have are 0. */
interface Parameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

interface Model {
  readonly method: ForecastMethod;
  readonly hasTrend: boolean;
  readonly isSeasonal: boolean;
}

interface Fit {
  readonly model: Model;
  readonly parameters: Parameters;
  /** Sum of squared errors one period ahead. */
  readonly squares: number;
  readonly errors: number;
  readonly level: number;
  readonly trend: number;
  /** One per place in the season, the next period's first. */
  readonly seasonal: readonly number[];
}

const valuesNeeded = 8;
/** Two whole seasons tell a season from chance; a trend needs more than a level. */
const seasonsNeeded = 2;
const trendNeeds = 12;

interface Start {
  readonly level: number;
  readonly trend: number;
  readonly seasonal: readonly number[];
}

/**
 * States before the first value: the mean of the first season (or first values), no trend, and each
 * place's distance from its season's mean over the first two seasons.
 *
 * Source: R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder, Forecasting with Exponential
 * Smoothing (2008), section 2.6.1.
 */
const startOf = (values: readonly (number | null)[], season: number, model: Model): Start => {
  const mean = (some: readonly (number | null)[]): number => {
    const present = some.filter((value) => value !== null);
    return present.reduce((sum, value) => sum + value, 0) / Math.max(1, present.length);
  };
  if (!model.isSeasonal) return { level: mean(values.slice(0, 4)), trend: 0, seasonal: [0] };
  const cycles = [values.slice(0, season), values.slice(season, 2 * season)];
  const raw = Array.from({ length: season }, (_, place) =>
    mean(
      cycles.map((cycle) => {
        const value = cycle[place] ?? null;
        return value === null ? null : value - mean(cycle);
      }),
    ),
  );
  const drift = mean(raw);
  return {
    level: mean(values.slice(0, season)),
    trend: 0,
    seasonal: raw.map((one) => one - drift),
  };
};

/** Runs the smoothing over the values; a missing one is passed over as if it were as expected. */
const run = (
  values: readonly (number | null)[],
  start: Start,
  model: Model,
  { alpha, beta, gamma, phi }: Parameters,
): Fit => {
  let { level, trend } = start;
  const seasonal = [...start.seasonal];
  let squares = 0;
  let errors = 0;
  for (const value of values) {
    const place = seasonal.shift() ?? 0;
    const damped = phi * trend;
    const error = value === null ? 0 : value - (level + damped + place);
    if (value !== null) {
      squares += error * error;
      errors++;
    }
    level = level + damped + alpha * error;
    trend = damped + beta * error;
    seasonal.push(place + gamma * error);
  }
  return {
    model,
    parameters: { alpha, beta, gamma, phi },
    squares,
    errors,
    level,
    trend,
    seasonal,
  };
};

const steps = (from: number, to: number, count: number): readonly number[] =>
  count === 1 || to <= from
    ? [from]
    : Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));

const pointsPerSide = 7;
const rounds = 4;
const phiLow = 0.8;
const phiHigh = 0.98;

/**
 * The parameters of least squared error by a grid that closes in on the best in a few rounds: the same
 * values always give the same fit. Bounds as usual: 0 < β < α < 1, 0 < γ < 1 − α, 0.8 ≤ φ ≤ 0.98
 * (section 2.3 of Hyndman et al. 2008; φ as in Forecasting: Principles and Practice, section 8.2).
 */
const fit = (values: readonly (number | null)[], start: Start, model: Model): Fit => {
  let best: Fit | undefined;
  let width = 0.5;
  let at: Parameters = { alpha: 0.5, beta: 0.25, gamma: 0.25, phi: (phiLow + phiHigh) / 2 };
  for (let round = 0; round < rounds; round++) {
    const around = at;
    for (const alpha of steps(
      Math.max(0.001, around.alpha - width),
      Math.min(0.999, around.alpha + width),
      pointsPerSide,
    ))
      for (const beta of model.hasTrend
        ? steps(
            Math.max(0.0001, around.beta - width),
            Math.min(alpha, around.beta + width),
            pointsPerSide,
          )
        : [0])
        for (const gamma of model.isSeasonal
          ? steps(
              Math.max(0.0001, around.gamma - width),
              Math.min(1 - alpha, around.gamma + width),
              pointsPerSide,
            )
          : [0])
          for (const phi of model.hasTrend
            ? steps(
                Math.max(phiLow, around.phi - width * 0.2),
                Math.min(phiHigh, around.phi + width * 0.2),
                3,
              )
            : [0]) {
            const found = run(values, start, model, { alpha, beta, gamma, phi });
            if (best === undefined || found.squares < best.squares) best = found;
          }
    at = best?.parameters ?? at;
    width /= 3;
  }
  return best ?? run(values, start, model, at);
};

/** Corrected Akaike criterion of a fit (Forecasting: Principles and Practice, section 8.6). */
const criterion = ({ model, squares, errors }: Fit, season: number): number => {
  const states = 1 + (model.hasTrend ? 1 : 0) + (model.isSeasonal ? season : 0);
  const count = states + 1 + (model.hasTrend ? 2 : 0) + (model.isSeasonal ? 1 : 0) + 1;
  const likelihood = errors * Math.log(Math.max(squares, Number.MIN_VALUE) / errors);
  const room = errors - count - 1;
  return room <= 0
    ? Number.POSITIVE_INFINITY
    : likelihood + 2 * count + (2 * count * (count + 1)) / room;
};

/**
 * What to expect when things go on as they did, by the exponential smoothing that suits the series
 * best: a level, a level with a damped trend, and both with a season where two whole seasons are
 * there. Chosen by the corrected Akaike criterion.
 *
 * Source: Hyndman et al. (2008), chapters 2 and 6: variance h periods ahead
 * σ²(1 + Σ c²), c = α + β·φⱼ + γ·dⱼ, φⱼ = φ + … + φʲ, dⱼ = 1 at whole seasons (table 6.1).
 *
 * @param values in order of time, null where missing
 * @throws StatisticsError as `requireForecast`
 * @example exponentialSmoothing(monthly, { horizon: 6, season: 12, floor: 0 })
 */
export const exponentialSmoothing = (
  values: readonly (number | null)[],
  options: ForecastOptions,
): Forecast => {
  requireForecast(values, options);
  const measured = values.filter((value) => value !== null).length;
  if (measured < valuesNeeded)
    return Object.freeze({ kind: 'too-few-values', measured, needed: valuesNeeded });
  const { season, horizon } = options;
  const maySeason = season > 1 && measured >= seasonsNeeded * season + 3;
  const mayTrend = measured >= trendNeeds;
  const models: readonly Model[] = [
    { method: 'level', hasTrend: false, isSeasonal: false },
    ...(mayTrend ? [{ method: 'damped-trend', hasTrend: true, isSeasonal: false } as const] : []),
    ...(maySeason
      ? [{ method: 'seasonal-level', hasTrend: false, isSeasonal: true } as const]
      : []),
    ...(maySeason && mayTrend
      ? [{ method: 'seasonal-damped-trend', hasTrend: true, isSeasonal: true } as const]
      : []),
  ];
  const [best] = models
    .map((model) => fit(values, startOf(values, season, model), model))
    .map((found) => ({ found, score: criterion(found, season) }))
    .toSorted((a, b) => a.score - b.score);
  // The first model is always there.
  const { found } = best as NonNullable<typeof best>;
  const { alpha, beta, gamma, phi } = found.parameters;
  const degrees = Math.max(1, found.errors - (1 + (beta > 0 ? 2 : 0) + (gamma > 0 ? 1 : 0)));
  const sigma = Math.sqrt(found.squares / degrees);
  const expected: number[] = [];
  const deviations: number[] = [];
  let variance = 1;
  let dampedSum = 0;
  for (let ahead = 1; ahead <= horizon; ahead++) {
    dampedSum += phi ** ahead;
    const place = found.seasonal[(ahead - 1) % found.seasonal.length] ?? 0;
    expected.push(found.level + dampedSum * found.trend + place);
    deviations.push(sigma * Math.sqrt(variance));
    const isWholeSeason = found.model.isSeasonal && ahead % season === 0;
    variance += (alpha + beta * dampedSum + (isWholeSeason ? gamma : 0)) ** 2;
  }
  return Object.freeze({
    kind: 'forecast',
    method: found.model.method,
    sigma,
    points: pointsOf(expected, deviations, options),
  });
};
