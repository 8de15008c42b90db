import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentialSmoothing } from './exponential-smoothing.ts';
import type { Forecast } from './forecast.ts';
import { seasonalNaive } from './seasonal-naive.ts';
import type { StatisticsError } from './statistics-error.ts';

const pointsIn = (forecast: Forecast) =>
  forecast.kind === 'forecast' ? forecast.points : expect.unreachable('too few values');

/** Numerical Recipes' quick generator: the same numbers everywhere. */
const generator = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const normals = (seed: number) => {
  const next = generator(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
};

const quarters = [10, 20, 30, 40];

describe('the seasonal naive forecast', () => {
  it('says that what was a season ago comes again', () => {
    const series = [...quarters, ...quarters, 11, 21, 31];
    const points = pointsIn(seasonalNaive(series, { horizon: 5, season: 4 }));
    expect(points.map(({ expected }) => expected)).toEqual([40, 11, 21, 31, 40]);
  });

  it('has a range by its own errors, wider with each season ahead', () => {
    // errors of one season: 1, 1, 1, −1, 1, −1: mean square 1
    const series = [...quarters, 11, 21, 31, 39, 12, 20];
    const forecast = seasonalNaive(series, { horizon: 8, season: 4 });
    const points = pointsIn(forecast);
    expect(forecast).toMatchObject({ sigma: 1 });
    const half = points.map(({ lower95, upper95 }) => (upper95 - lower95) / 2);
    expect(half[0]).toBeCloseTo(1.959964, 6);
    expect(half[4]).toBeCloseTo(1.959964 * Math.SQRT2, 6);
    expect(points[0]?.upper80).toBeCloseTo((points[0]?.expected ?? 0) + 1.281552, 6);
  });

  it('passes over what is missing, and refuses what is too short', () => {
    const series = [...quarters, ...quarters, 11, null, 31, 41, 12, 22];
    expect(pointsIn(seasonalNaive(series, { horizon: 4, season: 4 }))[3]?.expected).toBe(22);
    expect(seasonalNaive([1, 2, 3], { horizon: 2, season: 4 })).toEqual({
      kind: 'too-few-values',
      measured: 3,
      needed: 9,
    });
  });
});

describe('exponential smoothing', () => {
  it('of what never changes expects the same, and is sure of it', () => {
    const points = pointsIn(exponentialSmoothing(Array(20).fill(7), { horizon: 6, season: 1 }));
    for (const { expected, lower95, upper95 } of points) {
      expect(expected).toBeCloseTo(7, 9);
      expect(upper95 - lower95).toBeCloseTo(0, 9);
    }
  });

  it('follows a season that comes back each year', () => {
    const pattern = [5, 8, 12, 20, 24, 30, 31, 28, 20, 13, 8, 5];
    const noise = normals(3);
    const series = Array.from({ length: 60 }, (_, month) => (pattern[month % 12] ?? 0) + noise());
    const forecast = exponentialSmoothing(series, { horizon: 12, season: 12 });
    expect(forecast).toMatchObject({ method: expect.stringMatching(/^seasonal/) });
    pointsIn(forecast).forEach(({ expected }, month) => {
      expect(Math.abs(expected - (pattern[month] ?? 0))).toBeLessThan(2.5);
    });
  });

  it('follows a trend, and lets it fade', () => {
    const series = Array.from({ length: 40 }, (_, index) => 10 + 2 * index);
    const forecast = exponentialSmoothing(series, { horizon: 12, season: 1 });
    const expected = pointsIn(forecast).map((point) => point.expected);
    expect(forecast).toMatchObject({ method: 'damped-trend' });
    const growth = expected.map((value, index) => value - (expected[index - 1] ?? 88));
    expect(growth[0]).toBeGreaterThan(1);
    expect(growth.at(-1)).toBeLessThan(growth[0] ?? 0);
    expect(growth.every((step) => step > 0)).toBe(true);
  });

  it('keeps within what can be', () => {
    const noise = normals(5);
    const series = Array.from({ length: 30 }, () => Math.min(100, Math.max(0, 96 + 4 * noise())));
    const points = pointsIn(
      exponentialSmoothing(series, { horizon: 12, season: 1, floor: 0, ceiling: 100 }),
    );
    expect(Math.max(...points.map(({ upper95 }) => upper95))).toBeLessThanOrEqual(100);
  });

  it('passes over what is missing', () => {
    const noise = normals(9);
    const whole = Array.from({ length: 40 }, () => 50 + noise());
    const holes = whole.map((value, index) => (index % 7 === 3 ? null : value));
    const [a, b] = [whole, holes].map(
      (series) => pointsIn(exponentialSmoothing(series, { horizon: 1, season: 1 }))[0]?.expected,
    );
    expect(Math.abs((a ?? 0) - (b ?? 99))).toBeLessThan(1);
  });

  it('holds 95 of 100 values that come after, whatever the horizon (random walks with noise)', () => {
    const inside = [0, 0, 0];
    const trials = 400;
    for (let seed = 1; seed <= trials; seed++) {
      const noise = normals(seed);
      let level = 100;
      const series = Array.from({ length: 54 }, () => {
        const error = noise();
        const value = level + error;
        level += 0.4 * error;
        return value;
      });
      const points = pointsIn(exponentialSmoothing(series.slice(0, 48), { horizon: 6, season: 1 }));
      [0, 2, 5].forEach((ahead, index) => {
        const point = points[ahead];
        const value = series[48 + ahead] ?? Number.NaN;
        if (point && value >= point.lower95 && value <= point.upper95)
          inside[index] = (inside[index] ?? 0) + 1;
      });
    }
    // 95 % of 400 has a standard error of 1.1 points; parameters are estimated, which costs a little
    for (const count of inside) expect(count / trials).toBeGreaterThan(0.9);
    for (const count of inside) expect(count / trials).toBeLessThan(0.985);
  });

  it('gives the same whatever the unit: values twice as large are expected twice as large', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 10, maxLength: 16 }),
        (series) => {
          const options = { horizon: 3, season: 1 };
          const once = pointsIn(exponentialSmoothing(series, options));
          const twice = pointsIn(
            exponentialSmoothing(
              series.map((value) => 2 * value),
              options,
            ),
          );
          once.forEach((point, index) => {
            expect(twice[index]?.expected).toBeCloseTo(2 * point.expected, 6);
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([
    [{ horizon: 0, season: 12 }, 'horizon-out-of-range'],
    [{ horizon: 2.5, season: 12 }, 'horizon-out-of-range'],
    [{ horizon: 2, season: 0 }, 'season-out-of-range'],
    [{ horizon: 2, season: 1, floor: 3, ceiling: 3 }, 'bounds-inverted'],
  ])('refuses %j', (options, code) => {
    expect(() => exponentialSmoothing(Array(20).fill(1), options)).toThrow(
      expect.objectContaining({ code }) as StatisticsError,
    );
  });

  it('refuses to say anything about a few values', () => {
    expect(exponentialSmoothing([1, 2, 3, null], { horizon: 1, season: 1 })).toEqual({
      kind: 'too-few-values',
      measured: 3,
      needed: 8,
    });
  });
});
