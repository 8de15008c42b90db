import { describe, expect, it } from 'vitest';
import { attack } from './attack.ts';
import { crossTable } from './cross-table.ts';
import { keyOf } from './dimension.ts';
import type { TableCell } from './linear-table.ts';
import { type ProtectableTable, type ProtectedTable, protect } from './protect.ts';
import { publicCells } from './public-cells.ts';
import { OPENSAFELY_ROUNDING } from './rounding.ts';
import { loadSolver } from './solver.ts';
import { randomCrossTable, randomLinkedTable } from './test/random-table.ts';

const solver = await loadSolver();

const protectedBy = (table: ProtectableTable): Extract<ProtectedTable, { kind: 'protected' }> => {
  const result = protect(table, solver);
  if (result.kind !== 'protected') expect.unreachable(JSON.stringify(result));
  return result;
};

const areas = { name: 'area', hierarchy: [{ parent: 'town', children: ['a', 'b', 'c', 'd'] }] };
const upTo4 = { kind: 'threshold', hideUpTo: 4, zeros: 'published' } as const;

const table = (
  values: Readonly<Record<string, number | null>>,
  rest: Partial<ProtectableTable> = {},
): ProtectableTable => ({
  cells: Object.entries(values).map(([area, value]) => ({ coordinates: { area }, value })),
  dimensions: [areas],
  rule: upTo4,
  ...rest,
});

const statuses = (result: ProtectedTable) =>
  result.kind === 'protected'
    ? Object.fromEntries(result.cells.map(({ coordinates, status }) => [coordinates.area, status]))
    : result;

describe('a protected table', () => {
  it('hides small counts and the cheapest others, and shows the rest unchanged', () => {
    const result = protectedBy(table({ town: 75, a: 3, b: 12, c: 60, d: 0 }));
    expect(result.cells).toEqual([
      { coordinates: { area: 'town' }, status: 'published', value: 75, ratio: null },
      {
        coordinates: { area: 'a' },
        status: 'primary',
        value: null,
        ratio: null,
        // a + b = 15 and neither is 0, for zeros are shown.
        interval: { lower: 1, upper: 14 },
      },
      {
        coordinates: { area: 'b' },
        status: 'secondary',
        value: null,
        ratio: null,
        interval: { lower: 1, upper: 14 },
      },
      { coordinates: { area: 'c' }, status: 'published', value: 60, ratio: null },
      { coordinates: { area: 'd' }, status: 'published', value: 0, ratio: null },
    ]);
    expect(result.proof.recoverable).toBe(0);
  });

  it('hides zeros with the small counts when told so', () => {
    const rule = { ...upTo4, zeros: 'hidden' } as const;
    expect(
      statuses(protect(table({ town: 75, a: 3, b: 12, c: 60, d: 0 }, { rule }), solver)),
    ).toEqual({
      town: 'published',
      a: 'primary',
      b: 'secondary',
      c: 'published',
      d: 'zero-hidden',
    });
  });

  it('hides as few cells as possible when cells count alike', () => {
    const values = { town: 80, a: 3, b: 12, c: 60, d: 5 };
    const one = protectedBy(table(values, { costs: 'cells' }));
    expect(one.cells.filter(({ status }) => status === 'secondary')).toHaveLength(1);
  });

  it('considers those who are alone in a cell when told so', () => {
    const values = { town: 83, a: 1, b: 4, c: 60, d: 18 };
    const hidden = (insiders: 'ignored' | 'considered') =>
      protectedBy(table(values, { insiders })).cells.filter(({ value }) => value === null).length;
    expect(hidden('ignored')).toBe(2);
    expect(hidden('considered')).toBe(3);
  });

  it('knows the only person of a district to be the only one of its only neighbourhood', () => {
    const hierarchy = [
      { parent: 'town', children: ['north', 'b', 'c', 'd'] },
      { parent: 'north', children: ['n1', 'n2'] },
    ];
    const result = protectedBy(
      table(
        { town: 83, north: 1, n1: 1, n2: 0, b: 14, c: 50, d: 18 },
        { dimensions: [{ name: 'area', hierarchy }], insiders: 'considered' },
      ),
    );
    expect(statuses(result)).toMatchObject({ north: 'primary', n1: 'primary', n2: 'published' });
  });

  it('protects magnitudes in whole tables', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { cells, dimensions } = randomLinkedTable(seed);
      protectedBy({
        cells: cells.map((cell) => {
          const value = (cell.value ?? 0) * 1.37;
          const shares = value < 6 ? [0.9, 0.1] : [0.25, 0.25, 0.25, 0.25];
          return { ...cell, value, contributions: shares.map((share) => share * value) };
        }),
        dimensions,
        rule: { kind: 'p-percent', percent: 15 },
      });
    }
  });

  it('considers them in whole tables', () => {
    for (let seed = 1; seed <= 10; seed++)
      protectedBy({ ...randomLinkedTable(seed), insiders: 'considered' });
  });

  it('hides a ratio with its numerator, and bounds the numerator by its population', () => {
    const cells = [
      { coordinates: { area: 'town' }, value: 75, population: 300 },
      { coordinates: { area: 'a' }, value: 3, population: 6 },
      { coordinates: { area: 'b' }, value: 12, population: 40 },
      { coordinates: { area: 'c' }, value: 60, population: 240 },
    ];
    const result = protectedBy(table({}, { cells }));
    expect(result.cells.map(({ ratio }) => ratio)).toEqual([0.25, null, null, 0.25]);
    expect(result.cells[1]).toMatchObject({ interval: { lower: 1, upper: 6 } });
  });

  it('protects each period on its own', () => {
    const period = (name: string, values: readonly number[]) =>
      ['town', 'a', 'b', 'c'].map((area, index) => ({
        coordinates: { area, period: name },
        value: values[index] ?? 0,
      }));
    const result = protectedBy({
      cells: [...period('2023', [75, 3, 12, 60]), ...period('2024', [80, 8, 12, 60])],
      dimensions: [areas, { name: 'period' }],
      rule: upTo4,
    });
    expect(result.cells.map(({ status }) => status)).toEqual([
      ...['published', 'primary', 'secondary', 'published'],
      ...['published', 'published', 'published', 'published'],
    ]);
  });

  it('marks missing values, and reports totals that are no sums', () => {
    const result = protectedBy(table({ town: 75, a: 3, b: null, c: 60 }));
    expect(statuses(result)).toEqual({
      town: 'published',
      a: 'primary',
      b: 'missing',
      c: 'published',
    });
    expect(result.irregular).toMatchObject([
      { kind: 'remainder', difference: 12, missing: ['b', 'd'] },
    ]);
  });

  it('hides magnitudes that one contributor makes up', () => {
    const result = protectedBy({
      cells: [
        { coordinates: { area: 'town' }, value: 310.5, contributions: [90, 80, 70, 70.5] },
        { coordinates: { area: 'a' }, value: 90, contributions: [90] },
        { coordinates: { area: 'b' }, value: 100.5, contributions: [40, 30, 30.5] },
        { coordinates: { area: 'c' }, value: 120, contributions: [40, 40, 40] },
      ],
      dimensions: [areas],
      rule: { kind: 'p-percent', percent: 10 },
    });
    expect(statuses(result)).toMatchObject({ a: 'primary', b: 'secondary', c: 'published' });
    const [, a] = result.cells;
    if (a?.status !== 'primary') expect.unreachable();
    expect(a.interval.lower).toBeLessThanOrEqual(81);
    expect(a.interval.upper).toBeGreaterThanOrEqual(99);
  });

  it('rounds every cell, and then hides nothing', () => {
    const rule = { kind: 'rounding', ...OPENSAFELY_ROUNDING } as const;
    const result = protectedBy(table({ town: 83, a: 3, b: 12, c: 68 }, { rule }));
    expect(result.cells.map(({ status, value }) => [status, value])).toEqual([
      ['rounded', 85],
      ['rounded', 0],
      ['rounded', 10],
      ['rounded', 70],
    ]);
  });

  it('is not made when rounded margins give a small count away', () => {
    const rule = { kind: 'rounding', ...OPENSAFELY_ROUNDING } as const;
    // 0, 10, 10 and 10 stand for 7 + 12 + 12 + 12 at most, and 45 for 43 at least.
    const result = protect(table({ town: 43, a: 7, b: 12, c: 12, d: 12 }, { rule }), solver);
    expect(result).toEqual({
      kind: 'unprotectable',
      failures: [{ coordinates: { area: 'a' }, reason: 'rounded-too-finely' }],
      irregular: [],
    });
  });

  it('is not made when a population gives a hidden count away', () => {
    const cells = [
      { coordinates: { area: 'town' }, value: 75, population: 300 },
      { coordinates: { area: 'a' }, value: 1, population: 1 },
      { coordinates: { area: 'b' }, value: 74, population: 299 },
    ];
    expect(protect(table({}, { cells }), solver)).toEqual({
      kind: 'unprotectable',
      failures: [{ coordinates: { area: 'a' }, reason: 'known-too-well' }],
      irregular: expect.anything(),
    });
  });

  it('shows readers neither why a cell is withheld nor what it could be', () => {
    const cells = publicCells(protectedBy(table({ town: 75, a: 3, b: 12, c: 60, d: null })).cells);
    expect(cells.map(({ status }) => status)).toEqual([
      ...['published', 'withheld', 'withheld', 'published', 'missing'],
    ]);
    expect(Object.keys(cells[1] ?? {})).toEqual(['coordinates', 'status', 'value', 'ratio']);
  });

  it('may be empty', () => {
    expect(protectedBy(table({})).cells).toEqual([]);
  });

  it.each(
    [
      ...Array.from({ length: 40 }, (_, seed) => randomLinkedTable(seed + 1)),
      randomCrossTable(1, 12, 10, 0.15),
      randomCrossTable(2, 30, 24, 0.15),
    ].map((one, index) => [index + 1, one] as const),
  )('%i of 42: gives nothing away to an attack from what is published', (_, one) => {
    const result = protectedBy(one);
    const published = new Map(
      publicCells(result.cells).map((cell) => [
        keyOf(one.dimensions, cell.coordinates),
        cell.value,
      ]),
    );
    const cells = one.cells.map(({ coordinates, value }): TableCell => {
      const key = keyOf(one.dimensions, coordinates);
      const seen = published.get(key);
      const isHidden = seen === null;
      if (!isHidden) expect(seen).toBe(value);
      const isSmall = value !== null && value >= 1 && value <= 4;
      if (isSmall) expect(isHidden).toBe(true);
      return {
        key,
        value: value ?? 0,
        form: { kind: isHidden ? 'hidden' : 'exact' },
        known: { lower: isHidden ? 1 : 0, upper: Number.POSITIVE_INFINITY },
        ...(isSmall ? { protection: { sliding: 3 } } : {}),
      };
    });
    const { relations } = crossTable(one.cells, one.dimensions);
    const { recoverable, insufficient } = attack({ cells, relations }, solver);
    expect({ recoverable, insufficient }).toEqual({ recoverable: [], insufficient: [] });
  });
});
