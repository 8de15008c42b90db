import { describe, expect, it } from 'vitest';
import { estimateCount } from './count.ts';
import { estimateRate } from './rate.ts';

describe('a count with its interval', () => {
  it('of 65 runs from 50.2 to 82.8 events, by Byar', () => {
    expect(estimateCount(65)).toEqual({
      value: 65,
      lower: expect.closeTo(50.163187710459454, 12),
      upper: expect.closeTo(82.849138545939837, 12),
      confidence: 0.95,
      multiplier: 1,
      method: 'byar',
    });
  });

  it.each([0, 1, 9, 10, 4.5, 1234])('of %d is the rate in a population of one', (events) => {
    expect(estimateCount(events, { confidence: 0.998 })).toEqual(
      estimateRate(events, 1, { confidence: 0.998 }),
    );
  });

  it.each([
    ['below 0', -1, 'negative-count'],
    ['missing', Number.NaN, 'non-finite'],
    ['beyond exact counts', 2 ** 53, 'count-too-large'],
  ])('is refused when it is %s', (_, events, code) => {
    expect(() => estimateCount(events)).toThrow(expect.objectContaining({ code }));
  });
});
