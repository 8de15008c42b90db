import { describe, expect, it } from 'vitest';
import { chiSquare, inequalityOf, type Measured } from './inequality.ts';

const around = (values: readonly number[], standardError: number): readonly Measured[] =>
  values.map((value) => ({
    value,
    lower: value - 1.96 * standardError,
    upper: value + 1.96 * standardError,
  }));

describe('quantiles of chi-square', () => {
  // Tables of the distribution: 5 % and 97.5 % points.
  it.each([
    [10, 1.644853627, 18.307],
    [20, 1.959963985, 34.17],
    [20, -1.959963985, 9.591],
    [4, 1.959963985, 11.143],
  ])('with %i degrees of freedom at %f is %f', (freedom, normal, expected) => {
    expect(Math.abs(chiSquare(freedom, normal) / expected - 1)).toBeLessThan(0.01);
  });
});

describe('inequality between areas', () => {
  it('is nothing when the figures differ less than chance makes them', () => {
    expect(inequalityOf(around([10, 10.5, 9.5, 10.2, 9.8, 10.1], 1))).toMatchObject({
      kind: 'found',
      gap: 0,
      lower: 0,
      isBeyondChance: false,
    });
  });

  it('is the spread itself when single figures are nearly sure', () => {
    // Variance of 8, 9, 10, 11, 12 is 2.5; 2.563 standard deviations are 4.05.
    const found = inequalityOf(around([8, 9, 10, 11, 12], 0.001));
    expect(found.kind === 'found' && found.gap).toBeCloseTo(2.5631 * Math.sqrt(2.5), 2);
    expect(found).toMatchObject({ isBeyondChance: true });
  });

  it('takes off what chance adds: equal standard errors are subtracted as a variance', () => {
    // The method of moments in closed form: variance 2.5 less 1² leaves 1.5.
    const found = inequalityOf(around([8, 9, 10, 11, 12], 1));
    expect(found.kind === 'found' && found.gap).toBeCloseTo(2.5631 * Math.sqrt(1.5), 2);
  });

  it('holds the gap within its interval', () => {
    const found = inequalityOf(around([5, 9, 14, 8, 20, 11, 7, 16], 2));
    if (found.kind !== 'found') throw new Error('not found');
    expect(found.lower).toBeLessThan(found.gap);
    expect(found.upper).toBeGreaterThan(found.gap);
  });

  it('is not told of fewer than five areas, or of figures without uncertainty', () => {
    expect(inequalityOf(around([1, 5, 9, 2], 1))).toEqual({ kind: 'too-few' });
    expect(inequalityOf(around([1, 5, 9, 2, 4, 4], 0))).toEqual({ kind: 'too-few' });
  });
});
