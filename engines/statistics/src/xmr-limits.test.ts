import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readJson, relativeError } from '../test/shared-data.ts';
import { movingRanges, type XmrLimitOptions, xmrLimits } from './xmr-limits.ts';

const screened: XmrLimitOptions = { screenMovingRanges: true, floor: null, ceiling: null };
const unscreened: XmrLimitOptions = { ...screened, screenMovingRanges: false };

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 40 });

describe('moving ranges', () => {
  it('are the distances between neighbours, none beside a missing value', () => {
    expect(movingRanges([3, 5, 1, null, 4, 4])).toEqual([null, 2, 4, null, null, 0]);
  });
});

describe('XmR limits', () => {
  it('lie at the mean ± 2.66 mean moving ranges, near limits at two thirds of that', () => {
    // Mean 12, moving ranges 2, 4, 2, 4: their mean is 3.
    expect(
      xmrLimits(
        [10, 12, 16, 14, 10].map((v) => v - 0.4),
        screened,
      ),
    ).toEqual({
      centre: expect.closeTo(12, 12),
      lower: expect.closeTo(12 - 2.66 * 3, 12),
      upper: expect.closeTo(12 + 2.66 * 3, 12),
      nearLower: expect.closeTo(12 - 5.32, 12),
      nearUpper: expect.closeTo(12 + 5.32, 12),
      movingRange: { mean: expect.closeTo(3, 12), upper: expect.closeTo(3.267 * 3, 12) },
    });
  });

  it('leave moving ranges of 3.267 means or more out, once, but keep the mean', () => {
    const spike = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    const on = xmrLimits(spike, screened);
    const off = xmrLimits(spike, unscreened);
    expect(on?.movingRange.mean).toBe(1);
    expect(off?.movingRange.mean).toBeCloseTo((15 + 8 + 9) / 17, 12);
    expect(on?.centre).toBe(off?.centre);
  });

  it('stop at a floor that has no ceiling, and at a ceiling that has no floor', () => {
    const values = [0, 4, 0, 4, 0, 4];
    const unbounded = xmrLimits(values, screened);
    expect(unbounded?.lower).toBeLessThan(0);
    const floored = xmrLimits(values, { ...screened, floor: 0 });
    expect(floored).toMatchObject({ lower: 0, nearLower: 0, upper: unbounded?.upper });
    const capped = xmrLimits(values, { ...screened, ceiling: 5 });
    expect(capped).toMatchObject({ upper: 5, nearUpper: 5, lower: unbounded?.lower });
  });

  it('stop at the floor and the ceiling', () => {
    const limits = xmrLimits([0, 50, 100, 50, 0, 50], { ...screened, floor: 0, ceiling: 100 });
    expect(limits).toMatchObject({ lower: 0, upper: 100, nearLower: 0, nearUpper: 100 });
  });

  it('meet in the value when it never changes', () => {
    // Eleven times 0.1 does not add up to 1.1 in floating point.
    const limits = xmrLimits(
      Array.from({ length: 11 }, () => 0.1),
      screened,
    );
    expect(limits).toMatchObject({ centre: 0.1, lower: 0.1, upper: 0.1, nearUpper: 0.1 });
  });

  it.each([
    ['there is one value', [5]],
    ['there is none', []],
    ['no two neighbours are present', [5, null, 6, null, 7]],
  ])('do not exist when %s', (_, series) => {
    expect(xmrLimits(series, screened)).toBeNull();
  });

  it('are refused for values too large to be added', () => {
    expect(() => xmrLimits([1.7e308, -1.7e308, 1.7e308], screened)).toThrow(
      expect.objectContaining({ code: 'non-finite' }),
    );
  });

  it('are in order around the mean, and screening never widens them', () => {
    fc.assert(
      fc.property(values, (series) => {
        const on = xmrLimits(series, screened);
        const off = xmrLimits(series, unscreened);
        if (on === null || off === null) expect.unreachable('two neighbours give limits');
        const ordered = [on.lower, on.nearLower, on.centre, on.nearUpper, on.upper];
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        expect(on.upper - on.lower).toBeLessThanOrEqual(off.upper - off.lower + 1e-9);
      }),
    );
  });

  it('move with a shift, stretch with a scale and do not mind the direction of time', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -500, max: 500 }),
        fc.constantFrom(0.1, 3, 250),
        (series, shift, scale) => {
          const plain = xmrLimits(series, screened);
          const moved = xmrLimits(series.map((v) => v * scale + shift).reverse(), screened);
          if (plain === null || moved === null) expect.unreachable('two neighbours give limits');
          expect(moved.centre).toBeCloseTo(plain.centre * scale + shift, 6);
          expect(moved.upper).toBeCloseTo(plain.upper * scale + shift, 6);
          expect(moved.nearLower).toBeCloseTo(plain.nearLower * scale + shift, 6);
        },
      ),
    );
  });
});

describePublished('published limits', () => {
  it('NHSRplotthedots: every case to its printed digits', () => {
    interface Case {
      readonly y?: readonly number[];
      readonly modify?: { readonly index1: number; readonly value: number };
      readonly screen: boolean;
      readonly mean: number;
      readonly lpl: number;
      readonly upl: number;
      readonly round?: number;
    }
    const { limits } = readJson<{ readonly limits: readonly Case[] }>(
      'spc/nhsr-plotthedots-cases.json',
    );
    expect(limits).toHaveLength(5);
    let series: readonly number[] = [];
    for (const { y, modify, screen, mean, lpl, upl, round } of limits) {
      // A case without values of its own changes those of the case before it.
      series = y ?? series.with((modify?.index1 ?? 0) - 1, modify?.value ?? Number.NaN);
      const result = xmrLimits(series, screen ? screened : unscreened);
      if (result === null) expect.unreachable('every case has neighbours');
      const actual = [result.centre, result.lower, result.upper];
      if (round === undefined) {
        expect(relativeError(actual, [mean, lpl, upl])).toBeLessThan(5e-7);
      } else {
        expect(actual.map((value) => Number(value.toFixed(round)))).toEqual([mean, lpl, upl]);
      }
    }
  });
});
