import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readJson, readRows } from '../../test/shared-data.ts';
import { attack } from './attack.ts';
import { type LinearTable, sumOf, type TableCell } from './linear-table.ts';
import { linkTables } from './link-tables.ts';
import { ANOTHER_VALUE } from './protection-level.ts';
import { loadSolver } from './solver.ts';
import { type Suppression, suppress } from './suppress.ts';
import { possibleValues } from './test/brute-force.ts';
import { cheapestCost } from './test/cheapest.ts';
import { matrix } from './test/matrix.ts';
import { randomFrom } from './test/random-table.ts';

const solver = await loadSolver();

const suppressed = (table: LinearTable): Extract<Suppression, { kind: 'suppressed' }> => {
  const result = suppress(table, solver);
  if (result.kind !== 'suppressed') expect.unreachable(JSON.stringify(result));
  return result;
};

const three = [
  [3, 20, 17],
  [12, 4, 30],
  [25, 31, 2],
];

describe('secondary suppression', () => {
  it('completes the cheapest rectangle around a single cell', () => {
    const { secondary, cost } = suppressed(matrix(three, { primary: ['a1'] }));
    // a1, a2, b1 and b2: 20 + 12 + 4. The rectangle by c3 costs 17 + 25 + 2.
    expect(secondary).toEqual(['a2', 'b1', 'b2']);
    expect(cost).toBe(36);
  });

  it('needs nothing when the hidden cells protect each other', () => {
    const table = matrix(three, { primary: ['a1', 'a2', 'b1', 'b2'] });
    expect(suppressed(table).secondary).toEqual([]);
  });

  it('hides totals when a table of one row leaves no choice', () => {
    const table: LinearTable = {
      cells: [
        { key: 'sum', value: 12, form: { kind: 'exact' } },
        { key: 'a', value: 2, form: { kind: 'hidden' }, protection: ANOTHER_VALUE },
        { key: 'b', value: 10, form: { kind: 'exact' }, cost: Number.POSITIVE_INFINITY },
      ],
      relations: [sumOf('sum', ['a', 'b'])],
    };
    expect(suppressed(table).secondary).toEqual(['sum']);
  });

  it('says which cell cannot be protected, and why', () => {
    const table: LinearTable = {
      cells: [
        { key: 'sum', value: 12, form: { kind: 'exact' }, cost: Number.POSITIVE_INFINITY },
        { key: 'a', value: 2, form: { kind: 'hidden' }, protection: ANOTHER_VALUE },
        { key: 'b', value: 10, form: { kind: 'exact' }, cost: Number.POSITIVE_INFINITY },
      ],
      relations: [sumOf('sum', ['a', 'b'])],
    };
    expect(suppress(table, solver)).toEqual({
      kind: 'unprotectable',
      cells: [{ key: 'a', reason: 'known-too-well' }],
    });
  });

  it('cannot protect what everybody knows', () => {
    const known = { lower: 2, upper: 2 };
    const table: LinearTable = {
      cells: [{ key: 'a', value: 2, form: { kind: 'hidden' }, known, protection: ANOTHER_VALUE }],
      relations: [],
    };
    expect(suppress(table, solver).kind).toBe('unprotectable');
  });

  it('follows the costs given', () => {
    const table = matrix(three, { primary: ['a1'] });
    const dear = {
      ...table,
      cells: table.cells.map((cell) => (cell.key === 'b2' ? { ...cell, cost: 1000 } : cell)),
    };
    expect(suppressed(dear).secondary).toEqual(['a3', 'c1', 'c3']);
  });

  it('never hides an empty cell for the sake of others', () => {
    const table = matrix(
      [
        [3, 0, 17],
        [12, 0, 30],
        [25, 31, 8],
      ],
      { primary: ['a1'] },
    );
    expect(suppressed(table).secondary).toEqual(['a3', 'c1', 'c3']);
  });

  it('uses the room that rounding gives instead of hiding', () => {
    const rounded = (key: string, value: number): TableCell => ({
      key,
      value,
      form: { kind: 'rounded', within: { lower: value - 2, upper: value + 2 } },
    });
    const table: LinearTable = {
      cells: [
        rounded('sum', 15),
        { key: 'a', value: 3, form: { kind: 'hidden' }, protection: { sliding: 4 } },
        { key: 'b', value: 12, form: { kind: 'exact' } },
      ],
      relations: [sumOf('sum', ['a', 'b'])],
    };
    expect(suppressed(table).secondary).toEqual([]);
    const asked = { ...table, cells: table.cells.map((cell) => ({ ...cell })) };
    expect(
      suppressed({
        ...asked,
        cells: asked.cells.map((cell) =>
          cell.key === 'a' ? { ...cell, protection: { sliding: 5 } } : cell,
        ),
      }).secondary,
    ).toEqual(['b']);
  });

  it('protects magnitudes up and down', () => {
    const level = { lower: 40.5, upper: 60.25 };
    const table: LinearTable = {
      cells: matrix(three).cells.map(
        (cell): TableCell => ({
          ...cell,
          value: cell.value * 10,
          form: { kind: cell.key === 'c1' ? 'hidden' : 'exact' },
          ...(cell.key === 'c1' ? { protection: level } : {}),
        }),
      ),
      relations: matrix(three).relations,
      isInteger: false,
    };
    const { attack: proof } = suppressed(table);
    const c1 = proof.cells.find(({ key }) => key === 'c1');
    expect(c1?.interval.lower).toBeLessThanOrEqual(250 - 40.5 + 1e-6);
    expect(c1?.interval.upper).toBeGreaterThanOrEqual(250 + 60.25 - 1e-6);
  });

  it('hides a cell that two tables share in both', () => {
    const cells = (names: readonly string[], values: readonly number[]): readonly TableCell[] =>
      names.map((key, index) => ({
        key,
        value: values[index] ?? 0,
        form: key === 'a' ? { kind: 'hidden' } : { kind: 'exact' },
        ...(key === 'a' ? { protection: ANOTHER_VALUE } : {}),
      }));
    const byDistrict: LinearTable = {
      cells: cells(['a', 'b', 'c', 'ab', 'abc'], [3, 9, 20, 12, 32]),
      relations: [sumOf('ab', ['a', 'b']), sumOf('abc', ['ab', 'c'])],
    };
    const byKind: LinearTable = {
      cells: cells(['a', 'b', 'c', 'ac', 'abc'], [3, 9, 20, 23, 32]),
      relations: [sumOf('ac', ['a', 'c']), sumOf('abc', ['ac', 'b'])],
    };
    expect(suppressed(byDistrict).secondary).toEqual(['b']);
    // b alone would do there, but c = abc − b − a gives a away by kind: b needs ac, or c needs ab.
    const { secondary, cost } = suppressed(linkTables([byDistrict, byKind]));
    expect([
      ['b', 'ac'],
      ['c', 'ab'],
    ]).toContainEqual(secondary);
    expect(cost).toBe(32);
  });

  it('keeps a cell from the only person in another one', () => {
    const single = (hasSingleContributor: boolean): LinearTable => ({
      cells: [
        { key: 'sum', value: 24, form: { kind: 'exact' } },
        {
          key: 'a',
          value: 1,
          form: { kind: 'hidden' },
          protection: ANOTHER_VALUE,
          hasSingleContributor,
        },
        { key: 'b', value: 3, form: { kind: 'hidden' }, protection: ANOTHER_VALUE },
        { key: 'c', value: 20, form: { kind: 'exact' } },
      ],
      relations: [sumOf('sum', ['a', 'b', 'c'])],
    });
    expect(suppressed(single(false)).secondary).toEqual([]);
    expect(suppressed(single(true)).secondary).toEqual(['c']);
  });

  it('is the same for the same table', () => {
    const table = matrix(three, { primary: ['a1', 'b2'] });
    expect(suppressed(table)).toEqual(suppressed(table));
  });

  it('keeps all it hides uncertain, changes no value, and hides no needless cell', () => {
    fc.assert(
      fc.property(smallTables(4), (table) => {
        const { table: result, secondary, attack: proof } = suppressed(table);
        expect(proof.recoverable).toEqual([]);
        expect(proof.insufficient).toEqual([]);
        result.cells.forEach((cell, index) => {
          const before = table.cells[index];
          expect(cell.value).toBe(before?.value);
          const isHidden = before?.form.kind === 'hidden' || secondary.includes(cell.key);
          expect(cell.form.kind).toBe(isHidden ? 'hidden' : 'exact');
        });
        for (const key of secondary) {
          const shown = attack(publish(result, key), solver);
          expect(shown.recoverable.length + shown.insufficient.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves another table possible for each hidden cell: by writing all of them down', () => {
    fc.assert(
      fc.property(smallTables(3, 12), (table) => {
        const { table: result } = suppressed(table);
        if (result.cells.filter(({ form }) => form.kind === 'hidden').length > 7) return;
        for (const { lower, upper } of possibleValues(result).values())
          expect(upper).toBeGreaterThan(lower);
      }),
      { numRuns: 40 },
    );
  });

  it('costs within a quarter of the cheapest choice over small tables', () => {
    let [spent, cheapest] = [0, 0];
    fc.assert(
      fc.property(smallTables(3), (table) => {
        const { cost } = suppressed(table);
        spent += cost;
        cheapest += cheapestCost(table, solver, cost) ?? cost;
      }),
      { numRuns: 15, seed: 1 },
    );
    expect(spent / cheapest).toBeLessThan(1.25);
  });
});

/** Square tables of small counts, of which some cells up to 4 are hidden. */
const smallTables = (size: number, upper?: number): fc.Arbitrary<LinearTable> =>
  fc.integer({ min: 1, max: 1_000_000 }).map((seed) => {
    const random = randomFrom(seed);
    const most = upper === undefined ? 40 : 5;
    const values = Array.from({ length: size }, () =>
      Array.from({ length: size }, () => 1 + Math.floor(random() ** 2 * most)),
    );
    const keys = matrix(values).cells.flatMap(({ key, value }) => (value <= 4 ? [key] : []));
    const primary = keys.filter(() => random() < 0.4);
    return matrix(values, { primary, ...(upper === undefined ? {} : { upper: upper * 8 }) });
  });

const publish = (table: LinearTable, key: string): LinearTable => ({
  ...table,
  cells: table.cells.map(
    (cell): TableCell => (cell.key === key ? { ...cell, form: { kind: 'exact' } } : cell),
  ),
});

describePublished('published suppressions', () => {
  interface Cases {
    readonly sdcTable: {
      readonly table4x4: {
        readonly rows: readonly string[];
        readonly cols: readonly string[];
        readonly values: Readonly<Record<string, readonly number[]>>;
        readonly primary: readonly string[];
        readonly expect: { readonly additional_suppressions: number };
      };
      readonly linked: {
        readonly regions: Readonly<Record<string, number>>;
        readonly hierarchy1: Readonly<Record<string, readonly string[]>>;
        readonly hierarchy2: Readonly<Record<string, readonly string[]>>;
        readonly expect: {
          readonly primary_each: number;
          readonly secondary_each_alone: number;
          readonly extra_cell: string;
        };
      };
      readonly singletons: {
        readonly region: Readonly<Record<string, number>>;
        readonly secondary_without_singleton_detection: number;
        readonly with: number;
      };
      readonly microdata1_2d: { readonly published: number; readonly secondary: number };
    };
  }
  const cases = () => readJson<Cases>('sdc/cases.json').sdcTable;

  it('sdcTable, 4 × 4: one more cell closes the table', () => {
    const { rows, cols, values, primary, expect: expected } = cases().table4x4;
    const keys = primary.map(
      (key) => `${'abcd'[rows.indexOf(key.charAt(0))]}${cols.indexOf(key.charAt(1)) + 1}`,
    );
    const table = matrix(
      rows.map((row) => values[row] ?? []),
      { primary: keys },
    );
    const { secondary } = suppressed(table);
    expect(secondary).toHaveLength(expected.additional_suppressions);
    // xd, the smallest that will do.
    expect(secondary).toEqual(['b4']);
  });

  it('sdcTable, linked: each table alone is safe, together they need N', () => {
    const { regions, hierarchy1, hierarchy2, expect: expected } = cases().linked;
    const byHierarchy = (hierarchy: Readonly<Record<string, readonly string[]>>): LinearTable => {
      const total = (names: readonly string[]): number =>
        names.reduce((sum, name) => sum + (regions[name] ?? 0), 0);
      const inner = Object.entries(regions).map(
        ([key, value]): TableCell => ({
          key,
          value,
          form: { kind: value <= 3 ? 'hidden' : 'exact' },
          ...(value <= 3 ? { protection: ANOTHER_VALUE } : {}),
        }),
      );
      const groups = Object.entries(hierarchy).map(
        ([key, names]): TableCell => ({
          key,
          value: total(names),
          form: { kind: 'exact' },
        }),
      );
      const all: TableCell = {
        key: 'all',
        value: total(Object.keys(regions)),
        form: { kind: 'exact' },
      };
      return {
        cells: [...inner, ...groups, all],
        relations: [
          sumOf('all', Object.keys(hierarchy)),
          ...Object.entries(hierarchy).map(([key, names]) => sumOf(key, names)),
        ],
      };
    };
    const [first, second] = [byHierarchy(hierarchy1), byHierarchy(hierarchy2)];
    const primary = first.cells.filter(({ form }) => form.kind === 'hidden');
    expect(primary).toHaveLength(expected.primary_each);
    expect(suppressed(first).secondary).toHaveLength(expected.secondary_each_alone);
    expect(suppressed(second).secondary).toHaveLength(expected.secondary_each_alone);
    expect(suppressed(linkTables([first, second])).secondary).toEqual([expected.extra_cell]);
  });

  it('sdcTable, singletons: one more cell when those who are alone are considered', () => {
    const { region, with: considered, ...expected } = cases().singletons;
    const count = (hasSingleContributor: boolean): number => {
      const inner = Object.entries(region).map(
        ([key, value]): TableCell => ({
          key,
          value,
          form: { kind: value === 1 ? 'hidden' : 'exact' },
          ...(value === 1 ? { protection: ANOTHER_VALUE, hasSingleContributor } : {}),
        }),
      );
      const value = inner.reduce((sum, cell) => sum + cell.value, 0);
      const total: TableCell = { key: 'all', value, form: { kind: 'exact' } };
      const relations = [sumOf('all', Object.keys(region))];
      return suppressed({ cells: [total, ...inner], relations }).secondary.length;
    };
    expect(count(false)).toBe(expected.secondary_without_singleton_detection);
    expect(count(true)).toBe(considered);
  });

  it('sdcTable, region by sex: three secondary cells', () => {
    const rows = readRows('sdc/microdata1.csv');
    const count = (region: string, gender: string): number =>
      rows.filter((row) => row.region === region && row.gender === gender).length;
    const regions = [...new Set(rows.map(({ region = '' }) => region))].sort();
    const table = matrix(
      regions.map((region) => [count(region, 'male'), count(region, 'female')]),
      { primary: ['a2'] },
    );
    const { secondary } = suppressed(table);
    const { published, secondary: expected } = cases().microdata1_2d;
    expect(secondary).toHaveLength(expected);
    expect(table.cells.length - secondary.length - 1).toBe(published);
  });
});
