import { describe, expect, it } from 'vitest';
import type { DisclosureRule } from '../catalogue/definition.ts';
import { isSmall, sliceTable } from './slice-table.ts';
import type { SliceValue } from './slices-store.ts';

const rule: DisclosureRule = { hideUpTo: 4, hidesZero: false, hidesComplement: false };

const value = (
  area: string,
  numerator: number | null,
  more: Partial<SliceValue> = {},
): SliceValue => ({
  area,
  cutId: 1,
  sex: 'persons',
  age: '',
  categoryType: '',
  category: '',
  numerator,
  denominator: 100,
  value: numerator,
  ...more,
});

const town = {
  parents: new Map([
    ['A', ['D']],
    ['B', ['D']],
    ['D', ['T']],
    ['E', ['T']],
  ]),
  levels: new Map([
    ['A', 'neighbourhood'],
    ['B', 'neighbourhood'],
    ['D', 'district'],
    ['E', 'district'],
    ['T', 'municipality'],
  ]),
};

const named = (keys: readonly string[]) => keys.map((key) => key.replace('\0', '/'));

const relationsOf = (values: readonly SliceValue[], kind: 'count' | 'rate' = 'rate') =>
  sliceTable(values, kind, rule, town).relations.map(({ total, parts, isComplete }) => [
    named([total])[0],
    named(parts),
    isComplete,
  ]);

describe('which counts are small', () => {
  const strict = { ...rule, hidesZero: true, hidesComplement: true };
  it.each([
    [0, 100, rule, false],
    [0, 100, strict, true],
    [1, 100, rule, true],
    [4, 100, rule, true],
    [5, 100, rule, false],
    [97, 100, rule, false],
    [97, 100, strict, true],
    [100, 100, strict, true],
    [95, 100, strict, false],
    [0.5, 100, rule, true],
    [0, 4, rule, true],
    [0, 5, rule, false],
    [0, null, rule, false],
  ])('%f of %d', (count, denominator, with_, expected) => {
    expect(isSmall(count, denominator, 'proportion', with_)).toBe(expected);
  });
});

describe('what adds up to what', () => {
  it('ties areas to the area they make up, level by level', () => {
    expect(
      relationsOf([value('T', 60), value('D', 17), value('E', 43), value('A', 2), value('B', 15)]),
    ).toEqual(
      expect.arrayContaining([
        ['T/1', ['D/1', 'E/1'], true],
        ['D/1', ['A/1', 'B/1'], true],
      ]),
    );
  });

  it('only bounds parts that stay below their total, and ignores parts that exceed it', () => {
    expect(relationsOf([value('D', 20), value('A', 2), value('B', 15)])).toEqual([
      ['D/1', ['A/1', 'B/1'], false],
    ]);
    expect(relationsOf([value('D', 10), value('A', 2), value('B', 15)])).toEqual([]);
  });

  it('takes parts that make up the whole for all there is, though the source tells nothing of others', () => {
    const leftOut = { value: null };
    const harbours = {
      parents: new Map([...town.parents, ['H', ['D']], ['K', ['D']]]),
      levels: new Map([...town.levels, ['H', 'neighbourhood'], ['K', 'neighbourhood']]),
    };
    const { relations } = sliceTable(
      [
        value('D', 17),
        value('A', 2),
        value('B', 15),
        value('H', null, leftOut),
        value('K', null, leftOut),
      ],
      'rate',
      rule,
      harbours,
    );
    expect(
      relations.map(({ total, parts, isComplete }) => [named([total]), named(parts), isComplete]),
    ).toEqual([[['D/1'], ['A/1', 'B/1'], true]]);
  });

  it('ties the sexes, bands of age and categories of one area', () => {
    const cuts = [
      value('A', 10),
      value('A', 6, { cutId: 2, sex: 'female' }),
      value('A', 4, { cutId: 3, sex: 'male' }),
      value('A', 3, { cutId: 4, age: '0-17' }),
      value('A', 7, { cutId: 5, age: '18+' }),
      value('A', 1, { cutId: 6, categoryType: 'tenure', category: 'rented' }),
      value('A', 9, { cutId: 7, categoryType: 'tenure', category: 'owned' }),
    ];
    expect(relationsOf(cuts)).toEqual([
      ['A/1', ['A/2', 'A/3'], true],
      ['A/1', ['A/4', 'A/5'], true],
      ['A/1', ['A/6', 'A/7'], true],
    ]);
  });

  it('works out a count that the source left out but gives away, and takes it for small', () => {
    const { cells } = sliceTable(
      [value('D', 17), value('A', null, { value: null }), value('B', 15)],
      'rate',
      rule,
      town,
    );
    expect(cells.find(({ area }) => area === 'A')).toMatchObject({ count: 2, isSmall: true });
  });

  it('withholds values whose count nobody knows', () => {
    const { unknown, cells } = sliceTable([value('A', null, { value: 12.5 })], 'mean', rule, town);
    expect(unknown).toEqual([{ area: 'A', cutId: 1 }]);
    expect(cells).toEqual([]);
  });

  it('takes the value of a count for its count', () => {
    const { cells } = sliceTable([value('A', null, { value: 3 })], 'count', rule, town);
    expect(cells[0]).toMatchObject({ count: 3, isSmall: true, atMost: undefined });
  });
});
