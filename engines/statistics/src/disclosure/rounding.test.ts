import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readJson } from '../../test/shared-data.ts';
import {
  countsRoundedTo,
  OPENSAFELY_ROUNDING,
  type Rounding,
  ratioOfRounded,
  roundCount,
} from './rounding.ts';

describe('a rounded count', () => {
  it.each<[Rounding, number, number]>([
    [{ base: 5 }, 2, 0],
    [{ base: 5 }, 3, 5],
    [{ base: 10 }, 14, 10],
    [{ base: 10 }, 15, 20],
    [{ base: 3 }, 4, 3],
    [{ base: 1 }, 4, 4],
    [{ base: 5, zeroUpTo: 0 }, 0, 0],
    [OPENSAFELY_ROUNDING, 0, 0],
    [OPENSAFELY_ROUNDING, 7, 0],
    [OPENSAFELY_ROUNDING, 8, 10],
    [OPENSAFELY_ROUNDING, 12, 10],
    [OPENSAFELY_ROUNDING, 13, 15],
  ])('by %j: %i becomes %i', (rounding, count, expected) => {
    expect(roundCount(count, rounding)).toBe(expected);
  });

  it.each<[Rounding, number, number, number]>([
    [OPENSAFELY_ROUNDING, 0, 0, 7],
    [OPENSAFELY_ROUNDING, 10, 8, 12],
    [{ base: 10 }, 10, 5, 14],
    [{ base: 10 }, 0, 0, 4],
    [{ base: 1 }, 3, 3, 3],
  ])('by %j: a reader of %i concludes %i to %i', (rounding, rounded, lower, upper) => {
    expect(countsRoundedTo(rounded, rounding)).toEqual({ lower, upper });
  });

  it('tells exactly which counts it can stand for', () => {
    const rules = fc.record({
      base: fc.integer({ min: 1, max: 20 }),
      zeroUpTo: fc.integer({ min: -1, max: 12 }),
    });
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 200 }), (rounding, count) => {
        const rounded = roundCount(count, rounding);
        const same = Array.from({ length: 260 }, (_, other) => other).filter(
          (other) => roundCount(other, rounding) === rounded,
        );
        expect(countsRoundedTo(rounded, rounding)).toEqual({ lower: same[0], upper: same.at(-1) });
      }),
    );
  });

  it.each([-1, 7.1, Number.NaN, Number.POSITIVE_INFINITY])('is no %d', (count) => {
    expect(() => roundCount(count, OPENSAFELY_ROUNDING)).toThrow(
      expect.objectContaining({ code: 'value-not-countable' }),
    );
  });

  it.each<Rounding>([{ base: 0 }, { base: 2.5 }, { base: 5, zeroUpTo: -2 }])(
    'is not made by %j',
    (rounding) => {
      expect(() => roundCount(3, rounding)).toThrow(
        expect.objectContaining({ code: 'rule-out-of-range' }),
      );
    },
  );
});

describe('a ratio', () => {
  it('is taken of the rounded counts', () => {
    expect(ratioOfRounded(12, 41, OPENSAFELY_ROUNDING)).toEqual({ kind: 'ratio', value: 0.25 });
    expect(ratioOfRounded(7, 41, OPENSAFELY_ROUNDING)).toEqual({ kind: 'ratio', value: 0 });
  });

  it('is not available over a denominator that is rounded away', () => {
    expect(ratioOfRounded(3, 7, OPENSAFELY_ROUNDING)).toEqual({ kind: 'not-available' });
  });
});

describePublished('published roundings', () => {
  interface Cases {
    readonly opensafely: {
      readonly cases: readonly (readonly [number, number])[];
      readonly errors: readonly number[];
    };
  }

  it('OpenSAFELY: every case', () => {
    const { cases, errors } = readJson<Cases>('sdc/cases.json').opensafely;
    for (const [count, rounded] of cases)
      expect(roundCount(count, OPENSAFELY_ROUNDING)).toBe(rounded);
    for (const count of errors) expect(() => roundCount(count, OPENSAFELY_ROUNDING)).toThrow();
  });
});
