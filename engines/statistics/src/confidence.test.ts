import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalValue } from './confidence.ts';

describe('critical value', () => {
  it.each([
    [0.9, 1.6448536269514722],
    [0.95, 1.959963984540054],
    [0.99, 2.5758293035489004],
    [0.998, 3.090232306167813],
  ])('of a confidence level of %d is %d', (confidence, z) => {
    expect(criticalValue(confidence)).toBeCloseTo(z, 14);
  });

  it.each([
    ['a significance level', 0.05],
    ['below 0.9', 0.7],
    ['certainty', 1],
    ['so near certainty that the tail is empty', 1 - Number.EPSILON / 2],
    ['a percentage', 95],
    ['negative', -0.95],
    ['not a number', Number.NaN],
  ])('is refused when the level is %s', (_, confidence) => {
    expect(() => criticalValue(confidence)).toThrow(
      expect.objectContaining({ code: 'confidence-out-of-range' }),
    );
  });

  it('grows with the level, however many levels were asked for before', () => {
    const level = fc.double({ min: 0.9, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(level, level, (a, b) => {
        expect(criticalValue(Math.min(a, b))).toBeLessThanOrEqual(criticalValue(Math.max(a, b)));
      }),
    );
    expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 14);
  });
});
