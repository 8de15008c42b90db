import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readJson } from '../../test/shared-data.ts';
import { attack } from './attack.ts';
import { type LinearTable, sumOf, type TableCell } from './linear-table.ts';
import { linkTables } from './link-tables.ts';
import { loadSolver } from './solver.ts';
import { possibleValues } from './test/brute-force.ts';
import { matrix } from './test/matrix.ts';
import { randomFrom } from './test/random-table.ts';

const solver = await loadSolver();

const cell = (key: string, value: number, rest: Partial<TableCell> = {}): TableCell => ({
  key,
  value,
  form: { kind: 'exact' },
  ...rest,
});

const hidden = (key: string, value: number, rest: Partial<TableCell> = {}): TableCell =>
  cell(key, value, { form: { kind: 'hidden' }, ...rest });

const intervalsOf = (table: LinearTable) =>
  Object.fromEntries(
    attack(table, solver).cells.map(({ key, interval: { lower, upper } }) => [key, [lower, upper]]),
  );

const three = [
  [3, 20, 17],
  [12, 4, 30],
  [25, 31, 2],
];

describe('an intruder', () => {
  it('recovers the only hidden cell of a row, with a pen', () => {
    const result = attack(matrix(three, { primary: ['a1'] }), solver);
    expect(result.recoverable).toEqual(['a1']);
    expect(result.cells).toEqual([
      { key: 'a1', interval: { lower: 3, upper: 3 }, outcome: 'recoverable', isEvident: true },
    ]);
    expect(result.solved).toBe(0);
  });

  it('finds the range of a rectangle of four: what its corners can exchange', () => {
    const table = matrix(three, { primary: ['a1', 'b2'], hidden: ['a2', 'b1'] });
    // 3 + 20, 12 + 4 in the rows: the exchange runs from −3 (a1 empty) or −4 (b2) to 12 (b1 empty).
    expect(intervalsOf(table)).toEqual({ a1: [0, 15], a2: [8, 23], b1: [0, 15], b2: [1, 16] });
  });

  it('recovers a cell that no single equation gives away', () => {
    // Rows a and b minus column 3 leave only c1 open: each line has at least two hidden cells.
    const table = matrix(
      [
        [7, 8, 9, 10],
        [5, 6, 7, 8],
        [4, 20, 21, 22],
        [30, 31, 32, 33],
      ],
      { hidden: ['a1', 'a2', 'b1', 'b2', 'c1', 'c3', 'd3', 'd4', 'c4'] },
    );
    const { recoverable, cells } = attack(table, solver);
    expect(recoverable).toEqual(['c1']);
    expect(cells.find(({ key }) => key === 'c1')?.isEvident).toBe(false);
  });

  it('knows bounds from elsewhere', () => {
    const pair: LinearTable = {
      cells: [
        cell('sum', 10),
        hidden('small', 4, { known: { lower: 0, upper: 5 } }),
        hidden('other', 6, { known: { lower: 0, upper: 7 } }),
      ],
      relations: [sumOf('sum', ['small', 'other'])],
    };
    expect(intervalsOf(pair)).toEqual({ small: [3, 5], other: [5, 7] });
  });

  it('uses that counts are whole numbers, unless they are magnitudes', () => {
    const cells = [cell('sum', 5), hidden('a', 2)];
    const relations = [
      {
        terms: [
          { key: 'sum', coefficient: 1 },
          { key: 'a', coefficient: -2 },
        ],
        remainder: 'non-negative',
      },
    ] as const;
    expect(intervalsOf({ cells, relations })).toEqual({ a: [0, 2] });
    expect(intervalsOf({ cells, relations, isInteger: false })).toEqual({ a: [0, 2.5] });
  });

  it('sees that whole numbers allow less than the linear program does', () => {
    // 6a + 10b + 15c = 31 has one solution in whole numbers, and a broad range of others.
    const coefficients = [6, 10, 15].map((coefficient, index) => ({
      key: 'abc'.charAt(index),
      coefficient: -coefficient,
    }));
    const table: LinearTable = {
      cells: [cell('sum', 31), hidden('a', 1), hidden('b', 1), hidden('c', 1)],
      relations: [{ terms: [{ key: 'sum', coefficient: 1 }, ...coefficients] }],
    };
    expect(attack(table, solver).recoverable).toEqual(['a', 'b', 'c']);
    expect(attack({ ...table, isInteger: false }, solver).recoverable).toEqual([]);
  });

  it('finds nothing above when totals are hidden too', () => {
    const table: LinearTable = {
      cells: [hidden('sum', 9), hidden('a', 2), cell('b', 7)],
      relations: [sumOf('sum', ['a', 'b'])],
    };
    expect(intervalsOf(table)).toEqual({ sum: [7, Infinity], a: [0, Infinity] });
  });

  it('takes a hidden cell without relations for free within its bounds', () => {
    const cells = [hidden('alone', 3), hidden('bounded', 3, { known: { lower: 1, upper: 4 } })];
    expect(intervalsOf({ cells, relations: [] })).toEqual({
      alone: [0, Infinity],
      bounded: [1, 4],
    });
  });

  it('narrows rounded cells down', () => {
    const rounded = (key: string, value: number, lower: number, upper: number) =>
      cell(key, value, { form: { kind: 'rounded', within: { lower, upper } } });
    const table: LinearTable = {
      cells: [rounded('sum', 24, 23, 27), rounded('a', 12, 8, 12), rounded('b', 12, 8, 12)],
      relations: [sumOf('sum', ['a', 'b'])],
    };
    expect(intervalsOf(table)).toEqual({ sum: [23, 24], a: [11, 12], b: [11, 12] });
  });

  it('subtracts one edition of a table from the next', () => {
    const edition = (
      name: string,
      values: readonly number[],
      form: TableCell['form'],
    ): LinearTable => ({
      cells: [
        cell(
          `sum ${name}`,
          values.reduce((sum, value) => sum + value, 0),
        ),
        ...values.map((value, index) => cell(`${index} ${name}`, value, index < 2 ? { form } : {})),
      ],
      relations: [
        sumOf(
          `sum ${name}`,
          values.map((_, index) => `${index} ${name}`),
        ),
      ],
    });
    const first = edition('first', [3, 9, 40], { kind: 'hidden' });
    const second = edition('second', [3, 9, 41], { kind: 'hidden' });
    expect(attack(linkTables([first, second]), solver).recoverable).toEqual([]);
    // The cell stayed what it was and this time it is shown.
    const careless: LinearTable = {
      cells: [cell('1 second', 9), hidden('1 first', 9)],
      relations: [sumOf('1 second', ['1 first'])],
    };
    expect(attack(linkTables([first, careless]), solver).recoverable).toEqual([
      '0 first',
      '1 first',
    ]);
  });

  it('is told what protection is missing', () => {
    const pair = (sliding: number): LinearTable => ({
      cells: [cell('sum', 4), hidden('a', 1, { protection: { sliding } }), hidden('b', 3)],
      relations: [sumOf('sum', ['a', 'b'])],
    });
    expect(attack(pair(4), solver).insufficient).toEqual([]);
    expect(attack(pair(5), solver).insufficient).toEqual(['a']);
    const oneSided = {
      ...pair(4),
      cells: [cell('sum', 4), hidden('a', 1, { protection: { lower: 2 } }), hidden('b', 3)],
    };
    expect(attack(oneSided, solver).insufficient).toEqual(['a']);
  });

  it('finds exactly the values that some table of whole numbers has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), {
          minLength: 2,
          maxLength: 3,
        }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (values, seed) => {
          const random = randomFrom(seed);
          const keys = matrix(values).cells.map(({ key }) => key);
          const some = keys.toSorted(() => random() - 0.5).slice(0, 6);
          const table = matrix(values, { hidden: some, upper: 60 });
          const possible = possibleValues(table);
          for (const { key, interval } of attack(table, solver).cells) {
            expect({ key, ...interval }).toEqual({ key, ...possible.get(key) });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds the same in three dimensions, where linear programs alone are too generous', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
        fc.integer({ min: 0, max: 2 }),
        (values, dropped) => {
          const table = cube(values, dropped);
          const possible = possibleValues(table);
          for (const { key, interval } of attack(table, solver).cells) {
            expect({ key, ...interval }).toEqual({ key, ...possible.get(key) });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('stays exact over thousands of programs', () => {
    let solved = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomFrom(seed);
      const values = Array.from({ length: 8 }, () =>
        Array.from({ length: 8 }, () => Math.floor(random() * 40)),
      );
      const keys = matrix(values).cells.map(({ key }) => key);
      const table = matrix(values, { hidden: keys.filter(() => random() < 0.45) });
      const result = attack(table, solver);
      solved += result.solved;
      const truth = new Map(table.cells.map(({ key, value }) => [key, value]));
      for (const { key, interval } of result.cells) {
        expect(truth.get(key)).toBeGreaterThanOrEqual(interval.lower);
        expect(truth.get(key)).toBeLessThanOrEqual(interval.upper);
      }
    }
    expect(solved).toBeGreaterThan(1000);
  });
});

/** A 2 × 2 × 2 cube of hidden cells with pairwise margins published, but for those of one axis. */
const cube = (values: readonly number[], dropped: number): LinearTable => {
  const at = (index: number, axis: number): number => (index >> axis) & 1;
  const margins = [0, 1, 2].flatMap((axis) =>
    [0, 1, 2, 3].map((pair) => ({
      key: `margin ${axis} ${pair}`,
      isHidden: axis === dropped && pair === 0,
      members: values.flatMap((_, index) => {
        const others = [0, 1, 2].filter((other) => other !== axis);
        return at(index, others[0] ?? 0) + 2 * at(index, others[1] ?? 0) === pair ? [index] : [];
      }),
    })),
  );
  const known = { lower: 0, upper: 4 };
  return {
    cells: [
      ...values.map((value, index) => hidden(`inner ${index}`, value, { known })),
      ...margins.map(({ key, isHidden, members }) => {
        const value = members.reduce((sum, index) => sum + (values[index] ?? 0), 0);
        return isHidden ? hidden(key, value, { known: { lower: 0, upper: 8 } }) : cell(key, value);
      }),
    ],
    relations: margins.map(({ key, members }) =>
      sumOf(
        key,
        members.map((index) => `inner ${index}`),
      ),
    ),
  };
};

describe('tables that cannot be attacked', () => {
  it.each<[string, LinearTable, string]>([
    ['twice the same key', { cells: [cell('a', 1), cell('a', 1)], relations: [] }, 'key-twice'],
    ['an unknown key', { cells: [cell('a', 1)], relations: [sumOf('a', ['b'])] }, 'key-unknown'],
    ['half a person', { cells: [cell('a', 0.5)], relations: [] }, 'value-not-countable'],
    [
      'no number',
      { cells: [cell('a', Number.NaN)], relations: [], isInteger: false },
      'value-not-countable',
    ],
    [
      'a sum that fails',
      { cells: [cell('a', 3), cell('b', 2)], relations: [sumOf('a', ['b'])] },
      'relation-not-satisfied',
    ],
    [
      'a value out of bounds',
      { cells: [hidden('a', 3, { known: { lower: 4, upper: 5 } })], relations: [] },
      'value-outside-bounds',
    ],
    [
      'bounds upside down',
      { cells: [hidden('a', 3, { known: { lower: 5, upper: 4 } })], relations: [] },
      'bounds-inverted',
    ],
    ['a negative cost', { cells: [cell('a', 3, { cost: -1 })], relations: [] }, 'cost-negative'],
    [
      'a negative protection',
      { cells: [hidden('a', 3, { protection: { upper: -1 } })], relations: [] },
      'protection-negative',
    ],
  ])('have %s', (_, table, code) => {
    expect(() => attack(table, solver)).toThrow(expect.objectContaining({ code }));
  });

  it('cannot be linked when they disagree', () => {
    const one = { cells: [cell('a', 1)], relations: [] };
    const other = { cells: [cell('a', 2)], relations: [] };
    expect(() => linkTables([one, other])).toThrow(
      expect.objectContaining({ code: 'linked-values-differ' }),
    );
  });
});

describePublished('published attacks', () => {
  interface Cases {
    readonly sdcTable: {
      readonly table4x4: {
        readonly rows: readonly string[];
        readonly cols: readonly string[];
        readonly values: Readonly<Record<string, readonly number[]>>;
        readonly primary: readonly string[];
      };
    };
  }

  it('sdcTable, 4 × 4: wb is exactly 47 although every line hides two or more', () => {
    const { table4x4 } = readJson<Cases>('sdc/cases.json').sdcTable;
    const { rows, cols, values, primary } = table4x4;
    const keys = primary.map(
      (key) => `${'abcd'[rows.indexOf(key.charAt(0))]}${cols.indexOf(key.charAt(1)) + 1}`,
    );
    const table = matrix(
      rows.map((row) => values[row] ?? []),
      { primary: keys },
    );
    const { recoverable, cells } = attack(table, solver);
    expect(recoverable).toEqual(['a2']);
    expect(cells.find(({ key }) => key === 'a2')?.interval).toEqual({ lower: 47, upper: 47 });
    const closed = matrix(
      rows.map((row) => values[row] ?? []),
      { primary: keys, hidden: ['b4'] },
    );
    const after = attack(closed, solver);
    expect(after.recoverable).toEqual([]);
    expect(after.cells.find(({ key }) => key === 'a2')?.interval).toEqual({ lower: 0, upper: 78 });
  });
});
