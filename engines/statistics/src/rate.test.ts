import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingertipsIntervals } from '../test/fingertips.ts';
import { describePublished, numberIn, readRows, relativeError } from '../test/shared-data.ts';
import { estimateRate } from './rate.ts';

describe('a rate with its interval', () => {
  it('of no events is 0 up to −ln(0.025) events', () => {
    expect(estimateRate(0, 2000, { multiplier: 1000 })).toEqual({
      value: 0,
      lower: 0,
      upper: expect.closeTo((-Math.log(0.025) / 2000) * 1000, 12),
      confidence: 0.95,
      multiplier: 1000,
      method: 'exact-poisson',
    });
  });

  it('may have more events than people', () => {
    const { value, lower, upper, method } = estimateRate(250, 220, { multiplier: 100_000 });
    expect(value).toBeCloseTo(113_636.36363636365, 8);
    expect(lower).toBeCloseTo(99_984.947385328764, 8);
    expect(upper).toBeCloseTo(128_631.14487455782, 8);
    expect(method).toBe('byar');
  });

  it.each([
    ['events below 0', -65, 100, {}, 'negative-count'],
    ['events missing', Number.NaN, 100, {}, 'non-finite'],
    ['events beyond exact counts', 2 ** 53, 100, {}, 'count-too-large'],
    ['a population of 0', 30, 0, {}, 'zero-denominator'],
    ['a population below 0', 80, -100, {}, 'negative-denominator'],
    ['a population missing', 80, Number.NaN, {}, 'non-finite'],
    ['a population so small that the rate is no number', 1, 5e-324, {}, 'non-finite'],
    ['confidence 0.5', 65, 100, { confidence: 0.5 }, 'confidence-out-of-range'],
    ['confidence 40', 5, 100, { confidence: 40 }, 'confidence-out-of-range'],
    ['confidence missing', 5, 100, { confidence: Number.NaN }, 'confidence-out-of-range'],
    ['multiplier below 0', 5, 100, { multiplier: -1 }, 'multiplier-not-positive'],
  ])('is refused with %s', (_, events, population, options, code) => {
    expect(() => estimateRate(events, population, options)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('for every rate', () => {
  const events = fc.oneof(
    fc.integer({ min: 0, max: 1e6 }),
    fc.double({ min: 0, max: 1e6, noNaN: true }),
  );
  const population = fc.integer({ min: 1, max: 1e9 });
  const confidence = fc.constantFrom(0.9, 0.95, 0.99, 0.998);

  it('the interval holds the estimate and does not begin below 0', () => {
    fc.assert(
      fc.property(events, population, confidence, (x, n, level) => {
        const { value, lower, upper } = estimateRate(x, n, { confidence: level });
        expect(0 <= lower && lower <= value && value <= upper).toBe(true);
      }),
    );
  });

  it('the same rate in a larger population has a narrower interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), population, (x, n) => {
        const small = estimateRate(x, n);
        const large = estimateRate(x * 4, n * 4);
        expect(large.upper - large.lower).toBeLessThan(small.upper - small.lower);
      }),
    );
  });

  it('a higher confidence level has a wider interval around the same value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), population, (x, n) => {
        const at95 = estimateRate(x, n);
        const at998 = estimateRate(x, n, { confidence: 0.998 });
        expect(at998.value).toBe(at95.value);
        expect(at998.upper).toBeGreaterThan(at95.upper);
        expect(at998.lower).toBeLessThanOrEqual(at95.lower);
      }),
    );
  });
});

describePublished('published rates', () => {
  const folder = 'pheindicatormethods/csv/';
  const methods: Readonly<Record<string, string>> = { Exact: 'exact-poisson', Byars: 'byar' };

  it('PHEindicatormethods at 95 % and 99.8 %: every row within 1e-12, by the method it names', () => {
    const rows = readRows(`${folder}testdata_Rate__testdata_Rate.csv`);
    expect(rows).toHaveLength(20);
    for (const row of rows) {
      const estimate = (confidence: number) =>
        estimateRate(numberIn(row, 'Numerator'), numberIn(row, 'Denominator'), {
          confidence,
          multiplier: numberIn(row, 'multiplier'),
        });
      if (row.value === '') {
        expect(() => estimate(0.95)).toThrow(expect.objectContaining({ code: 'non-finite' }));
        continue;
      }
      const at95 = estimate(0.95);
      const at998 = estimate(0.998);
      const actual = [at95.value, at95.lower, at95.upper, at998.lower, at998.upper];
      const columns = ['value', 'lower95_0cl', 'upper95_0cl', 'lower99_8cl', 'upper99_8cl'];
      const expected = columns.map((column) => numberIn(row, column));
      expect(relativeError(actual, expected)).toBeLessThan(1e-12);
      expect(at95.method).toBe(methods[row.method ?? '']);
    }
  });

  it('PHEindicatormethods for grouped areas: every row within 1e-12', () => {
    const rows = readRows(`${folder}testdata_Rate__testdata_Rate_g.csv`);
    expect(rows).toHaveLength(12);
    for (const row of rows) {
      const estimate = () =>
        estimateRate(numberIn(row, 'Numerator'), numberIn(row, 'Denominator'), {
          multiplier: numberIn(row, 'multiplier'),
        });
      if (row.value === '') {
        expect(estimate).toThrow(expect.objectContaining({ code: 'non-finite' }));
        continue;
      }
      const { value, lower, upper, method } = estimate();
      const expected = ['value', 'lowercl', 'uppercl'].map((column) => numberIn(row, column));
      expect(relativeError([value, lower, upper], expected)).toBeLessThan(1e-12);
      expect(method).toBe(methods[row.method ?? '']);
    }
  });

  it.each([
    [92266, 'general fertility', 175, 1000],
    [20401, 'conceptions under 18', 208, 1000],
    [41203, 'sight loss from diabetic eye disease', 161, 100_000],
  ])('Fingertips %i, %s: all %i intervals within 0.001', (indicator, _, size, multiplier) => {
    const rows = fingertipsIntervals(indicator);
    expect(rows).toHaveLength(size);
    for (const { count, denominator, lower, upper } of rows) {
      const estimate = estimateRate(count, denominator, { multiplier });
      expect(Math.abs(estimate.lower - lower)).toBeLessThan(0.001);
      expect(Math.abs(estimate.upper - upper)).toBeLessThan(0.001);
    }
  });
});
