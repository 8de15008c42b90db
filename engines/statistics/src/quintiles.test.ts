import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Polarity } from './polarity.ts';
import { quintiles } from './quintiles.ts';

const fifths = (values: readonly (number | null)[]) =>
  quintiles(values, 'neutral').map((place) => (place.kind === 'compared' ? place.quintile : null));

describe('areas in fifths', () => {
  it.each([
    [5, [1, 2, 3, 4, 5]],
    [6, [1, 1, 2, 3, 4, 5]],
    [7, [1, 1, 2, 2, 3, 4, 5]],
    [8, [1, 1, 2, 2, 3, 3, 4, 5]],
    [9, [1, 1, 2, 2, 3, 3, 4, 4, 5]],
    [10, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]],
  ])('of %i ascending values: the lower fifths take the remainder', (size, expected) => {
    expect(fifths(Array.from({ length: size }, (_, index) => index * 10))).toEqual(expected);
  });

  it('keep the order in which the areas were given', () => {
    expect(fifths([40, 10, 50, 20, 30])).toEqual([4, 1, 5, 2, 3]);
  });

  it('give equal values places by the order given', () => {
    expect(fifths([7, 7, 7, 7, 7])).toEqual([1, 2, 3, 4, 5]);
  });

  it('leave missing values out', () => {
    expect(fifths([null, 3, 1, null, 2, 5, 4])).toEqual([null, 3, 1, null, 2, 5, 4]);
  });

  it('are not compared when fewer than five have a value', () => {
    expect(fifths([1, 2, 3, 4])).toEqual([null, null, null, null]);
    expect(fifths([1, null, 2, 3, 4])).toEqual([null, null, null, null, null]);
    expect(fifths([])).toEqual([]);
  });

  it.each<[Polarity, readonly string[]]>([
    ['neutral', ['lowest', 'low', 'middle', 'high', 'highest']],
    ['higher-is-better', ['worst', 'worse', 'middle', 'better', 'best']],
    ['lower-is-better', ['best', 'better', 'middle', 'worse', 'worst']],
  ])('are named from low to high for %s', (polarity, names) => {
    const places = quintiles([1, 2, 3, 4, 5], polarity);
    expect(places.map((place) => place.kind === 'compared' && place.outcome)).toEqual(names);
  });

  it('are refused when a value is not a number', () => {
    expect(() => quintiles([1, 2, 3, 4, Number.NaN], 'neutral')).toThrow(
      expect.objectContaining({ code: 'non-finite' }),
    );
  });

  it('differ by at most one area, and a higher value is never in a lower fifth', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(values, (areas) => {
        const places = fifths(areas).map((place) => place ?? 0);
        const sizes = [1, 2, 3, 4, 5].map((fifth) => places.filter((p) => p === fifth).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        const pairs = areas.map((value, index) => ({ value, fifth: places[index] ?? 0 }));
        pairs.sort((a, b) => a.value - b.value || a.fifth - b.fifth);
        const inOrder = pairs.map(({ fifth }) => fifth);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      }),
    );
  });
});
