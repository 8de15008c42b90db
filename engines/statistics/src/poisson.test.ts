import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, numberIn, readRows, relativeError } from '../test/shared-data.ts';
import { byarInterval, exactPoissonInterval, poissonInterval } from './poisson.ts';

/** P(X ≤ count) for a Poisson variable with the given mean, summed term by term. */
const cumulative = (count: number, mean: number): number => {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
};

describe('the interval of a Poisson count', () => {
  it('of no events runs from 0 to −ln of the tail', () => {
    expect(poissonInterval(0, 0.95)).toEqual({
      lower: 0,
      upper: expect.closeTo(-Math.log(0.025), 13),
      method: 'exact-poisson',
    });
  });

  it('of one event begins at −ln of one less the tail', () => {
    expect(poissonInterval(1, 0.998).lower).toBeCloseTo(-Math.log(0.999), 14);
  });

  it.each([0, 1, 2, 5, 9])('exact limits of %i leave the tail on either side', (count) => {
    const { lower, upper } = exactPoissonInterval(count, 0.95);
    expect(cumulative(count, upper)).toBeCloseTo(0.025, 12);
    if (count > 0) expect(1 - cumulative(count - 1, lower)).toBeCloseTo(0.025, 12);
  });

  it.each([
    [9, 'exact-poisson'],
    [9.99, 'exact-poisson'],
    [10, 'byar'],
  ])('of %d events is found by method %s', (count, method) => {
    expect(poissonInterval(count, 0.95).method).toBe(method);
  });

  it('by Byar never begins below 0', () => {
    expect(byarInterval(0, 0.95).lower).toBe(0);
    expect(byarInterval(1, 0.998).lower).toBe(0);
  });

  it('by Byar is near the exact one from 10 events on', () => {
    for (let count = 10; count <= 300; count += 1) {
      const byar = byarInterval(count, 0.95);
      const exact = exactPoissonInterval(count, 0.95);
      const expected = [exact.lower, exact.upper];
      expect(relativeError([byar.lower, byar.upper], expected)).toBeLessThan(0.003);
    }
  });

  it('contains the count, and one more event moves both limits up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom(0.9, 0.95, 0.99, 0.998),
        (count, confidence) => {
          const less = poissonInterval(count, confidence);
          const more = poissonInterval(count + 1, confidence);
          expect(less.lower <= count && count < less.upper).toBe(true);
          expect(more.lower).toBeGreaterThan(less.lower);
          expect(more.upper).toBeGreaterThan(less.upper);
        },
      ),
      {
        examples: [
          [9, 0.95],
          [9, 0.998],
          [9, 0.9],
        ],
      },
    );
  });
});

describePublished('published Byar limits', () => {
  it('PHEindicatormethods: every row within 1e-12', () => {
    const rows = readRows('pheindicatormethods/csv/testdata_Byars_Wilson__testdata_B_W.csv').filter(
      ({ method }) => method === 'Byars',
    );
    expect(rows).toHaveLength(7);
    for (const row of rows) {
      const confidence = row.confidence === '95%' ? 0.95 : 0.998;
      const { lower, upper } = byarInterval(numberIn(row, 'x'), confidence);
      expect(relativeError([upper], [numberIn(row, 'uppercl')])).toBeLessThan(1e-12);
      // Published without a lower limit where the approximation falls below 0.
      if (row.lowercl === '') expect(lower).toBe(0);
      else expect(relativeError([lower], [numberIn(row, 'lowercl')])).toBeLessThan(1e-12);
    }
  });
});
