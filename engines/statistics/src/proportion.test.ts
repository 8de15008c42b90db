import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingertipsIntervals } from '../test/fingertips.ts';
import { describePublished, numberIn, readRows, relativeError } from '../test/shared-data.ts';
import { criticalValue } from './confidence.ts';
import { estimateProportion } from './proportion.ts';
import { StatisticsError } from './statistics-error.ts';

describe('a proportion with its Wilson interval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i runs from %d to %d, as in table I of Newcombe (1998)', (x, n, lower, upper) => {
    const estimate = estimateProportion(x, n);
    expect(estimate.lower).toBeCloseTo(lower, 4);
    expect(estimate.upper).toBeCloseTo(upper, 4);
  });

  it('of none in n has the closed form z² / (n + z²) as its upper limit', () => {
    const z2 = criticalValue(0.95) ** 2;
    expect(estimateProportion(0, 50)).toEqual({
      value: 0,
      lower: 0,
      upper: expect.closeTo(z2 / (50 + z2), 14),
      confidence: 0.95,
      multiplier: 1,
      method: 'wilson',
    });
  });

  it('is expressed per multiplier and tells its confidence level', () => {
    const estimate = estimateProportion(65, 100, { multiplier: 100, confidence: 0.998 });
    expect(estimate).toMatchObject({ value: 65, multiplier: 100, confidence: 0.998 });
    expect(estimate.lower).toBeCloseTo(49.549465740704314, 12);
    expect(estimate.upper).toBeCloseTo(77.835406140896964, 12);
  });

  it('of all in n ends at exactly 1, whichever way the limit rounds', () => {
    for (const confidence of [0.9, 0.95, 0.998]) {
      for (let n = 1; n <= 100; n += 1) {
        expect(estimateProportion(n, n, { confidence }).upper).toBe(1);
      }
    }
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(estimateProportion(1, 2))).toBe(true);
  });

  it.each([
    ['numerator below 0', -80, 100, {}, 'negative-count'],
    ['numerator missing', Number.NaN, 100, {}, 'non-finite'],
    ['denominator missing', 1, Number.NaN, {}, 'non-finite'],
    ['denominator infinite', 1, Number.POSITIVE_INFINITY, {}, 'non-finite'],
    ['denominator 0', 0, 0, {}, 'zero-denominator'],
    ['denominator below 0', 0, -6, {}, 'negative-denominator'],
    ['denominator beyond exact counts', 1, 2 ** 53, {}, 'count-too-large'],
    ['numerator above denominator', 101, 100, {}, 'numerator-above-denominator'],
    ['confidence a percentage', 1, 100, { confidence: 95 }, 'confidence-out-of-range'],
    ['multiplier 0', 1, 100, { multiplier: 0 }, 'multiplier-not-positive'],
    ['multiplier below 0', 1, 100, { multiplier: -1 }, 'multiplier-not-positive'],
    ['multiplier infinite', 1, 100, { multiplier: Number.POSITIVE_INFINITY }, 'non-finite'],
  ])('is refused with %s', (_, numerator, denominator, options, code) => {
    expect(() => estimateProportion(numerator, denominator, options)).toThrow(StatisticsError);
    expect(() => estimateProportion(numerator, denominator, options)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

describe('for every proportion', () => {
  const counts = fc
    .tuple(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 1e7 }))
    .map(([a, b]) => ({ x: Math.min(a, b), n: Math.max(a, b, 1) }));
  const confidence = fc.constantFrom(0.9, 0.95, 0.99, 0.998);

  it('the interval holds the estimate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, confidence, ({ x, n }, level) => {
        const { value, lower, upper } = estimateProportion(x, n, { confidence: level });
        expect(0 <= lower && lower <= value && value <= upper && upper <= 1).toBe(true);
        expect(lower).toBeLessThan(upper);
      }),
    );
  });

  it('fractional counts, however small, give finite limits in order', () => {
    const count = fc.double({ min: 0, max: 2 ** 53 - 1, noNaN: true });
    fc.assert(
      fc.property(count, count, (a, b) => {
        const n = Math.max(a, b);
        fc.pre(n > 0);
        const { value, lower, upper } = estimateProportion(Math.min(a, b), n);
        expect(0 <= lower && lower <= value && value <= upper && upper <= 1).toBe(true);
      }),
    );
  });

  it('the complement has the mirrored interval', () => {
    fc.assert(
      fc.property(counts, confidence, ({ x, n }, level) => {
        const part = estimateProportion(x, n, { confidence: level });
        const rest = estimateProportion(n - x, n, { confidence: level });
        expect(rest.lower).toBeCloseTo(1 - part.upper, 12);
        expect(rest.upper).toBeCloseTo(1 - part.lower, 12);
      }),
    );
  });

  it('one more in the numerator moves both limits up', () => {
    fc.assert(
      fc.property(counts, confidence, ({ x, n }, level) => {
        fc.pre(x < n);
        const less = estimateProportion(x, n, { confidence: level });
        const more = estimateProportion(x + 1, n, { confidence: level });
        expect(more.lower).toBeGreaterThan(less.lower);
        expect(more.upper).toBeGreaterThan(less.upper);
      }),
    );
  });

  it('the same proportion of more people has a narrower interval, a higher level a wider one', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 50 }), ({ x, n }, factor) => {
        const width = (count: number, denominator: number, level: number) => {
          const { lower, upper } = estimateProportion(count, denominator, { confidence: level });
          return upper - lower;
        };
        expect(width(x * factor, n * factor, 0.95)).toBeLessThan(width(x, n, 0.95));
        expect(width(x, n, 0.998)).toBeGreaterThan(width(x, n, 0.95));
      }),
    );
  });

  it('the multiplier scales value and limits alike', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(100, 1000, 100_000), ({ x, n }, multiplier) => {
        const plain = estimateProportion(x, n);
        const scaled = estimateProportion(x, n, { multiplier });
        expect(scaled.value).toBe(plain.value * multiplier);
        expect(scaled.upper).toBeCloseTo(plain.upper * multiplier, 8);
        expect(scaled.lower).toBeCloseTo(plain.lower * multiplier, 8);
      }),
    );
  });
});

describePublished('published proportions', () => {
  const folder = 'pheindicatormethods/csv/';

  it('PHEindicatormethods at 95 % and 99.8 %: every row within 1e-12', () => {
    const rows = readRows(`${folder}testdata_Proportion__testdata_Prop.csv`);
    expect(rows).toHaveLength(19);
    for (const row of rows) {
      const estimate = (confidence: number) =>
        estimateProportion(numberIn(row, 'Numerator'), numberIn(row, 'Denominator'), {
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
      expect(
        relativeError(
          actual,
          columns.map((column) => numberIn(row, column)),
        ),
      ).toBeLessThan(1e-12);
    }
  });

  it('PHEindicatormethods for grouped areas: every row within 1e-12', () => {
    const rows = readRows(`${folder}testdata_Proportion__testdata_Prop_g.csv`);
    expect(rows).toHaveLength(11);
    for (const row of rows) {
      const estimate = () =>
        estimateProportion(numberIn(row, 'Numerator'), numberIn(row, 'Denominator'));
      if (row.value === '') {
        expect(estimate).toThrow(expect.objectContaining({ code: 'non-finite' }));
        continue;
      }
      const { value, lower, upper } = estimate();
      const expected = ['value', 'lowercl', 'uppercl'].map((column) => numberIn(row, column));
      expect(relativeError([value, lower, upper], expected)).toBeLessThan(1e-12);
    }
  });

  it('PHEindicatormethods Wilson limits, also of a fractional count: every row within 1e-12', () => {
    const rows = readRows(`${folder}testdata_Byars_Wilson__testdata_B_W.csv`).filter(
      ({ method }) => method === 'Wilson',
    );
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      const confidence = row.confidence === '95%' ? 0.95 : 0.998;
      const { lower, upper } = estimateProportion(numberIn(row, 'x'), numberIn(row, 'n'), {
        confidence,
      });
      const expected = [numberIn(row, 'lowercl'), numberIn(row, 'uppercl')];
      expect(relativeError([lower, upper], expected)).toBeLessThan(1e-12);
    }
  });

  it('child obesity by deprivation decile: all 240 rows within 1e-12', () => {
    const rows = readRows(`${folder}prevalence_data.csv`);
    expect(rows).toHaveLength(240);
    for (const row of rows) {
      const { value, lower, upper } = estimateProportion(
        numberIn(row, 'Count'),
        numberIn(row, 'Measured'),
        { multiplier: 100 },
      );
      const expected = ['Rate', 'LCL', 'UCL'].map((column) => numberIn(row, column));
      expect(relativeError([value, lower, upper], expected)).toBeLessThan(1e-12);
    }
  });

  it.each([
    [93474, 'deaths in hospital', 2340],
    [94063, 'breast screening coverage', 193],
    [91040, 'health checks offered', 646],
    [30302, 'hepatitis B vaccination coverage', 63],
  ])('Fingertips %i, %s: all %i intervals within 0.001 percentage points', (indicator, _, size) => {
    const rows = fingertipsIntervals(indicator);
    expect(rows).toHaveLength(size);
    for (const { count, denominator, lower, upper } of rows) {
      const estimate = estimateProportion(count, denominator, { multiplier: 100 });
      expect(Math.abs(estimate.lower - lower)).toBeLessThan(0.001);
      expect(Math.abs(estimate.upper - upper)).toBeLessThan(0.001);
    }
  });
});
