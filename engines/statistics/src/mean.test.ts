import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, numberIn, readRows, relativeError } from '../test/shared-data.ts';
import { estimateMean } from './mean.ts';
import type { StatisticsError } from './statistics-error.ts';

describe('a mean', () => {
  it('has the interval of Student’s t', () => {
    // mean 6, standard error 2/√3, t(2 degrees, 97.5 %) = 4.302653
    const { value, lower, upper } = estimateMean([4, 6, 8]);
    expect(value).toBe(6);
    expect(lower).toBeCloseTo(6 - (4.302653 * 2) / Math.sqrt(3), 5);
    expect(upper).toBeCloseTo(6 + (4.302653 * 2) / Math.sqrt(3), 5);
  });

  it.each([
    [[5], {}, 'too-few-values'],
    [[], {}, 'too-few-values'],
    [[1, Number.NaN], {}, 'non-finite'],
    [[1, 2], { confidence: 0.5 }, 'confidence-out-of-range'],
  ])('of %j with %j is refused', (values, options, code) => {
    expect(() => estimateMean(values, options)).toThrow(
      expect.objectContaining({ code }) as StatisticsError,
    );
  });
});

describePublished('published means (PHEindicatormethods)', () => {
  it('agree within 1e-12', () => {
    const rows = readRows('pheindicatormethods/csv/testdata_Mean__testdata_Mean.csv');
    for (const result of readRows(
      'pheindicatormethods/csv/testdata_Mean__testdata_Mean_results.csv',
    )) {
      const values = rows
        .filter(({ area }) => result.area === 'No grouping' || area === result.area)
        .map((row) => numberIn(row, 'values'));
      for (const [confidence, level] of [
        [0.95, '95_0'],
        [0.998, '99_8'],
      ] as const) {
        const { value, lower, upper } = estimateMean(values, { confidence });
        const expected = ['value', `lower${level}cl`, `upper${level}cl`].map((column) =>
          numberIn(result, column),
        );
        expect(relativeError([value, lower, upper], expected)).toBeLessThan(1e-11);
      }
    }
  });
});

describe('any mean', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });
  it('moves with its values, lies in the middle of its interval, and does not depend on their order', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -500, max: 500 }), (own, by) => {
        const found = estimateMean(own);
        const moved = estimateMean(own.map((value) => value + by).toReversed());
        expect(moved.value).toBeCloseTo(found.value + by, 8);
        expect(moved.upper - moved.lower).toBeCloseTo(found.upper - found.lower, 8);
        expect(found.upper + found.lower).toBeCloseTo(2 * found.value, 8);
        expect(estimateMean(own, { confidence: 0.998 }).upper).toBeGreaterThanOrEqual(found.upper);
      }),
    );
  });
});
