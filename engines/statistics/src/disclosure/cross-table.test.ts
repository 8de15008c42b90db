import { describe, expect, it } from 'vitest';
import { type CrossTableCell, crossTable } from './cross-table.ts';
import type { Dimension } from './dimension.ts';

const area: Dimension = {
  name: 'area',
  hierarchy: [
    { parent: 'town', children: ['north', 'south'] },
    { parent: 'north', children: ['n1', 'n2'] },
  ],
};
const sex: Dimension = { name: 'sex', hierarchy: [{ parent: 'all', children: ['f', 'm'] }] };

const cellsOf = (values: Readonly<Record<string, number | null>>): readonly CrossTableCell[] =>
  Object.entries(values).map(([codes, value]) => {
    const [place = '', who = 'all'] = codes.split(' ');
    return { coordinates: { area: place, sex: who }, value };
  });

/** Relations as text: "town all = north all + south all". */
const sumsOf = (
  values: Readonly<Record<string, number | null>>,
  dimensions: readonly Dimension[] = [area, sex],
) => {
  const { relations, irregular } = crossTable(cellsOf(values), dimensions);
  const name = (key: string): string => (JSON.parse(key) as readonly string[]).join(' ');
  const sums = relations.map(({ terms: [total, ...parts], remainder }) => {
    const sign = remainder === 'non-negative' ? '≥' : '=';
    return `${name(total?.key ?? '')} ${sign} ${parts.map(({ key }) => name(key)).join(' + ')}`;
  });
  return { sums, irregular };
};

describe('a cross table', () => {
  it('ties each total to its children, in every dimension', () => {
    const { sums, irregular } = sumsOf({
      'town all': 30,
      'town f': 18,
      'town m': 12,
      'north all': 10,
      'north f': 6,
      'north m': 4,
      'south all': 20,
      'south f': 12,
      'south m': 8,
    });
    expect(sums).toEqual([
      'town all = north all + south all',
      'town f = north f + south f',
      'town m = north m + south m',
      'town all = town f + town m',
      'north all = north f + north m',
      'south all = south f + south m',
    ]);
    expect(irregular).toEqual([]);
  });

  it('has several splits of one parent', () => {
    const kinds: Dimension = {
      name: 'area',
      hierarchy: [
        { parent: 'town', children: ['a', 'b'] },
        { parent: 'town', children: ['urban', 'rural'] },
        { parent: 'urban', children: ['a'] },
        { parent: 'rural', children: ['b'] },
      ],
    };
    expect(sumsOf({ town: 9, a: 4, b: 5, urban: 4, rural: 5 }, [kinds, sex]).sums).toEqual([
      'town all = a all + b all',
      'town all = urban all + rural all',
      'urban all = a all',
      'rural all = b all',
    ]);
  });

  it('puts the children of a missing child in its place: no sum is lost', () => {
    expect(sumsOf({ town: 30, n1: 4, n2: 6, south: 20 }).sums).toEqual([
      'town all = n1 all + n2 all + south all',
    ]);
    expect(sumsOf({ town: 30, 'north f': 6, 'north m': 4, south: 20 }).sums).toEqual([
      'town all = north f + north m + south all',
    ]);
  });

  it('takes missing combinations for empty when the others add up', () => {
    const { sums, irregular } = sumsOf({ town: 20, south: 20 });
    expect(sums).toEqual(['town all = south all']);
    expect(irregular).toEqual([
      {
        kind: 'taken-as-empty',
        total: { area: 'town', sex: 'all' },
        dimension: 'area',
        difference: 0,
        missing: ['north'],
      },
    ]);
  });

  it('knows only that children stay below a total when some are missing or unknown', () => {
    for (const values of [
      { town: 30, south: 20 },
      { town: 30, south: 20, north: null },
    ]) {
      const { sums, irregular } = sumsOf(values);
      expect(sums).toEqual(['town all ≥ south all']);
      expect(irregular).toMatchObject([{ kind: 'remainder', difference: 10, missing: ['north'] }]);
    }
  });

  it('does not use a total that its children exceed, and says so', () => {
    const { sums, irregular } = sumsOf({ town: 30, north: 12, south: 20 });
    expect(sums).toEqual([]);
    expect(irregular).toMatchObject([{ kind: 'contradictory', difference: -2, missing: [] }]);
  });

  it('has no sums at levels without data', () => {
    expect(sumsOf({ n1: 4, south: 20 })).toEqual({ sums: [], irregular: [] });
    expect(sumsOf({ town: 4 })).toEqual({ sums: [], irregular: [] });
  });

  it.each<[string, readonly CrossTableCell[], readonly Dimension[], string]>([
    ['a code', [{ coordinates: { area: 'town' }, value: 1 }], [area, sex], 'dimension-missing'],
    [
      'an order',
      [],
      [
        {
          name: 'area',
          hierarchy: [
            { parent: 'a', children: ['b'] },
            { parent: 'b', children: ['a'] },
          ],
        },
      ],
      'hierarchy-circular',
    ],
    [
      'unique cells',
      [
        { coordinates: { area: 'a' }, value: 1 },
        { coordinates: { area: 'a' }, value: null },
      ],
      [{ name: 'area' }],
      'key-twice',
    ],
  ])('is refused without %s', (_, cells, dimensions, code) => {
    expect(() => crossTable(cells, dimensions)).toThrow(expect.objectContaining({ code }));
  });
});
