import { describe, expect, it } from 'vitest';
import { apportion } from './shares.ts';

describe('apportioning by largest remainder', () => {
  it.each([
    [10, [1, 1, 1], [4, 3, 3]],
    [7, [0, 5, 5], [0, 4, 3]],
    [0, [1, 2], [0, 0]],
    [100, [41.6, 33.3, 25.1], [42, 33, 25]],
  ])('%i over %j gives %j', (total, weights, expected) => {
    expect(apportion(total, weights)).toEqual(expected);
  });

  it('refuses weights that are all zero', () => {
    expect(() => apportion(3, [0, 0])).toThrow(RangeError);
  });
});
