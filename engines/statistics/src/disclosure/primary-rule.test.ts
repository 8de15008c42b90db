import { describe, expect, it } from 'vitest';
import { type AssessedCell, assess, boundsUnder, type PrimaryRule } from './primary-rule.ts';

const upTo4: PrimaryRule = { kind: 'threshold', hideUpTo: 4, zeros: 'published' };
const upTo4WithZeros: PrimaryRule = { kind: 'threshold', hideUpTo: 4, zeros: 'hidden' };

const levelOf = (cell: AssessedCell, rule: PrimaryRule) => {
  const assessment = assess(cell, rule);
  return assessment.kind === 'primary' ? assessment.protection : 'safe';
};

describe('a threshold', () => {
  it.each<[PrimaryRule, number, object | string]>([
    [upTo4, 0, 'safe'],
    [upTo4, 1, { sliding: 3 }],
    [upTo4, 4, { sliding: 3 }],
    [upTo4, 5, 'safe'],
    [upTo4WithZeros, 0, { sliding: 4 }],
    [upTo4WithZeros, 4, { sliding: 4 }],
    [upTo4WithZeros, 5, 'safe'],
    [{ ...upTo4, hideUpTo: 1 }, 1, { sliding: 1 }],
    [{ ...upTo4, hideUpTo: 0 }, 0, 'safe'],
    [{ ...upTo4, protection: { upper: 9 } }, 2, { upper: 9 }],
  ])('%j: of %i asks %j', (rule, value, expected) => {
    expect(levelOf({ value }, rule)).toEqual(expected);
  });

  it('asks no more than the population allows', () => {
    expect(levelOf({ value: 2, population: 3 }, upTo4)).toEqual({ sliding: 2 });
    expect(levelOf({ value: 1, population: 1 }, upTo4)).toEqual({ sliding: 1 });
  });

  it('hides counts that leave few of the population when told so', () => {
    const both: PrimaryRule = { ...upTo4, complement: 'hidden' };
    expect(levelOf({ value: 97, population: 100 }, upTo4)).toBe('safe');
    expect(levelOf({ value: 97, population: 100 }, both)).toEqual({ sliding: 3 });
    expect(levelOf({ value: 100, population: 100 }, both)).toBe('safe');
    expect(levelOf({ value: 100, population: 100 }, { ...both, zeros: 'hidden' })).toEqual({
      sliding: 4,
    });
    expect(levelOf({ value: 97 }, both)).toBe('safe');
  });

  it('tells readers what hidden counts cannot be', () => {
    expect(boundsUnder(upTo4, undefined)).toEqual({ lower: 1, upper: Number.POSITIVE_INFINITY });
    expect(boundsUnder(upTo4WithZeros, 30)).toEqual({ lower: 0, upper: 30 });
    expect(boundsUnder({ ...upTo4, complement: 'hidden' }, 30)).toEqual({ lower: 1, upper: 29 });
  });
});

describe('rules about contributors', () => {
  const cell = (contributions: readonly number[]): AssessedCell => ({
    value: contributions.reduce((sum, one) => sum + one, 0),
    contributions,
  });
  const oneOverThreeQuarters: PrimaryRule = { kind: 'dominance', contributors: 1, share: 0.75 };
  const twoOverNineTenths: PrimaryRule = { kind: 'dominance', contributors: 2, share: 0.9 };
  const tenPercent: PrimaryRule = { kind: 'p-percent', percent: 10 };

  it.each<[PrimaryRule, readonly number[], number | undefined]>([
    // 80 of 100: as if the total were 80 / 0.75 = 106 ⅔.
    [oneOverThreeQuarters, [80, 15, 5], 80 / 0.75 - 100],
    [oneOverThreeQuarters, [5, 75, 20], undefined],
    [twoOverNineTenths, [60, 35, 5], 95 / 0.9 - 100],
    [twoOverNineTenths, [60, 30, 10], undefined],
    // The second contributor knows the first within 5 of 80, less than 8.
    [tenPercent, [80, 15, 5], 3],
    [tenPercent, [80, 12, 8], undefined],
    [tenPercent, [80], 8],
    [tenPercent, [], undefined],
  ])('%j: %j asks %d', (rule, contributions, amount) => {
    expect(levelOf(cell(contributions), rule)).toEqual(
      amount === undefined
        ? 'safe'
        : { lower: expect.closeTo(amount, 9), upper: expect.closeTo(amount, 9) },
    );
  });

  it('are refused contributions that do not add up', () => {
    for (const contributions of [[1, 2], [12, -2], undefined]) {
      const one = { value: 10, ...(contributions ? { contributions } : {}) };
      expect(() => assess(one, tenPercent)).toThrow(
        expect.objectContaining({ code: 'contributions-differ' }),
      );
    }
  });
});

describe('rules that cannot be used', () => {
  it.each<PrimaryRule>([
    { ...upTo4, kind: 'threshold', hideUpTo: -1 },
    { kind: 'threshold', hideUpTo: 2.5, zeros: 'hidden' },
    { kind: 'dominance', contributors: 0, share: 0.8 },
    { kind: 'dominance', contributors: 1, share: 80 },
    { kind: 'p-percent', percent: 0 },
  ])('%j', (rule) => {
    expect(() => assess({ value: 3, contributions: [3] }, rule)).toThrow(
      expect.objectContaining({ code: 'rule-out-of-range' }),
    );
  });

  it('counts must be whole', () => {
    expect(() => assess({ value: 2.5 }, upTo4)).toThrow(
      expect.objectContaining({ code: 'value-not-countable' }),
    );
  });
});
