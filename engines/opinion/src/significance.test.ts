import { describe, expect, it } from 'vitest';
import { OpinionError } from './opinion-error.ts';
import { isSignificant, probabilityOf, proportionTest, twoProportionTest } from './significance.ts';

describe('tests of proportions', () => {
  it.each([
    [0, 0, 1 / 2],
    [1, 1, 2 / 3],
    [3, 8, 4 / 10],
  ])('the probability of %i of %i votes is held back by two', (successes, votes, probability) => {
    expect(probabilityOf(successes, votes)).toBeCloseTo(probability, 15);
  });

  it.each([
    // 2 √4 · (4⁄4 − ½), 2 √1 · (1⁄1 − ½), 2 √9 · (3⁄9 − ½)
    [3, 3, 2],
    [0, 0, 1],
    [2, 8, -1],
  ])('%i of %i votes are more than half by z = %f', (successes, votes, z) => {
    expect(proportionTest(successes, votes)).toBeCloseTo(z, 12);
  });

  it('compares two shares with one vote added everywhere', () => {
    // 4⁄4 and 1⁄4, pooled 5⁄8: ¾ ÷ √(5⁄8 · 3⁄8 · ½)
    expect(twoProportionTest(3, 0, 3, 3)).toBeCloseTo(0.75 / Math.sqrt(15 / 128), 12);
  });

  it('finds no difference where everybody in both voted so', () => {
    expect(twoProportionTest(3, 5, 3, 5)).toBe(0);
  });

  it('changes its sign when the two are exchanged', () => {
    expect(twoProportionTest(5, 2, 9, 7)).toBeCloseTo(-twoProportionTest(2, 5, 7, 9), 12);
  });

  it('counts as significant what is above 1.2816', () => {
    expect([isSignificant(1.2816), isSignificant(1.2817)]).toEqual([false, true]);
  });

  it.each([
    [4, 3],
    [-1, 3],
    [0.5, 3],
    [Number.NaN, 3],
    [0, Number.POSITIVE_INFINITY],
  ])('refuses %f of %f votes', (successes, votes) => {
    expect(() => probabilityOf(successes, votes)).toThrow(OpinionError);
    expect(() => proportionTest(successes, votes)).toThrow(OpinionError);
    expect(() => twoProportionTest(1, successes, 2, votes)).toThrow(OpinionError);
  });
});
