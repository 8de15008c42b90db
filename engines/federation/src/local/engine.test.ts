import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../dialects/duckdb.ts';
import { FederationError, SourceError } from '../federation-error.ts';
import { call, column, type Expression, literal } from '../plan/expression.ts';
import type { Aggregate, Fragment, Join, Node, OutputColumn } from '../plan/node.ts';
import type { Batch, Row, SqlType, Value } from '../values.ts';
import { createLocalEngine, type LocalEngine } from './engine.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };
const NUMERIC: SqlType = { name: 'numeric' };

const COUNT: Aggregate['aggregates'][number] = {
  ...{ id: 20, name: 'n', type: { name: 'bigint' } },
  function: 'count',
  operands: [],
  isDistinct: false,
};

const directory = mkdtempSync(join(tmpdir(), 'polder-local-'));
let inMemory: LocalEngine;
let byDuckdb: LocalEngine;

beforeAll(() => {
  const options = {
    memoryLimit: '100MB',
    temporaryDirectory: directory,
    threads: 2,
    dialect: duckdb,
  };
  inMemory = createLocalEngine(options);
  byDuckdb = createLocalEngine({ ...options, smallRows: -1 });
});

afterAll(async () => {
  await inMemory.close();
  await byDuckdb.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A fragment of columns numbered from `first`. */
const fragment = (name: string, first: number, ...types: readonly SqlType[]): Fragment => {
  const columns: OutputColumn[] = types.map((type, index) => ({
    id: first + index,
    name: `c${index}`,
    type,
  }));
  return {
    kind: 'fragment',
    name,
    source: name,
    plan: { kind: 'values', columns, rows: [] },
    estimatedRows: 10,
  };
};

type Given = Readonly<Record<string, readonly Row[]>>;

const rowsOf = async (
  engine: LocalEngine,
  plan: Node,
  given: Given | ((fragment: Fragment) => AsyncIterable<Batch>),
  { signal = new AbortController().signal, maximumRows = 2_000_000 } = {},
): Promise<readonly Row[]> => {
  const source =
    typeof given === 'function'
      ? given
      : async function* ({ name }: Fragment) {
          yield given[name] ?? [];
        };
  const rows: Row[] = [];
  for await (const batch of engine.execute(plan, source, { signal, maximumRows })) {
    for (const row of batch) rows.push(row);
  }
  return rows;
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof FederationError) return error.code;
    throw error;
  }
  return 'none';
};

const equal = (left: Expression, right: Expression): Expression => call('equal', [left, right]);
const left = fragment('left', 1, INTEGER, TEXT);
const right = fragment('right', 11, INTEGER, TEXT);
const joined = (type: Join['type'], more: Partial<Join> = {}): Join => ({
  kind: 'join',
  type,
  left,
  right,
  condition: equal(column(1, INTEGER), column(11, INTEGER)),
  ...more,
});

const LEFT: readonly Row[] = [
  [1, 'a'],
  [2, 'b'],
  [null, 'c'],
];

const engines = (): readonly (readonly [string, LocalEngine])[] => [
  ['in memory', inMemory],
  ['by DuckDB', byDuckdb],
];

const bothGive = async (plan: Node, given: Given, expected: readonly Row[]): Promise<void> => {
  const sorted = (rows: readonly Row[]): readonly string[] =>
    rows.map((row) => JSON.stringify(row)).sort();
  for (const [name, engine] of engines()) {
    expect(sorted(await rowsOf(engine, plan, given)), name).toEqual(sorted(expected));
  }
};

describe('joins with NULL', () => {
  const RIGHT: readonly Row[] = [
    [1, 'x'],
    [null, 'y'],
  ];

  it('pair no NULL with another', async () => {
    const given = { left: LEFT, right: RIGHT };
    await bothGive(joined('inner'), given, [[1, 'a', 1, 'x']]);
    await bothGive(joined('left'), given, [
      [1, 'a', 1, 'x'],
      [2, 'b', null, null],
      [null, 'c', null, null],
    ]);
    await bothGive(joined('full'), given, [
      [1, 'a', 1, 'x'],
      [2, 'b', null, null],
      [null, 'c', null, null],
      [null, null, null, 'y'],
    ]);
    await bothGive(joined('semi'), given, [[1, 'a']]);
    await bothGive(joined('anti'), given, [
      [2, 'b'],
      [null, 'c'],
    ]);
  });

  it('give nothing for `not in` of a list with NULL, and everything for an empty one', async () => {
    const plan = joined('anti', { isNullAware: true });
    await bothGive(plan, { left: LEFT, right: RIGHT }, []);
    await bothGive(plan, { left: LEFT, right: [[1, 'x']] }, [[2, 'b']]);
    await bothGive(plan, { left: LEFT, right: [] }, LEFT);
  });

  it('raise when a scalar subquery gives two rows for one, and give NULL for none', async () => {
    await bothGive(joined('single'), { left: LEFT, right: [[1, 'x']] }, [
      [1, 'a', 1, 'x'],
      [2, 'b', null, null],
      [null, 'c', null, null],
    ]);
    const twice: Given = {
      left: LEFT,
      right: [
        [1, 'x'],
        [1, 'y'],
      ],
    };
    for (const [, engine] of engines()) {
      expect(await codeOf(rowsOf(engine, joined('single'), twice))).toBe('value');
    }
  });
});

describe('expressions with three truth values', () => {
  const X = fragment('x', 1, INTEGER);
  const x = column(1, INTEGER);
  const number = (value: Value): Expression => literal(value, INTEGER);
  const truth = (value: Value): Expression => literal(value, { name: 'boolean' });
  const inList = (...list: readonly Value[]): Expression => ({
    kind: 'in',
    operand: x,
    list: list.map(number),
    type: { name: 'boolean' },
  });
  const isGreater = call('greater', [x, number(0)]);
  const cases: readonly (readonly [string, Expression, readonly Value[]])[] = [
    ['x in (1, null)', inList(1, null), [true, null, null]],
    ['x in ()', inList(), [false, false, false]],
    ['x > 0 and false', call('and', [isGreater, truth(false)]), [false, false, false]],
    ['x > 0 and null', call('and', [isGreater, truth(null)]), [null, null, null]],
    ['x > 0 or true', call('or', [isGreater, truth(true)]), [true, true, true]],
    ['not (x > 1)', call('not', [call('greater', [x, number(1)])]), [true, false, null]],
    ['x is distinct from null', call('is-distinct', [x, number(null)]), [true, true, false]],
    ['coalesce(x, 9)', call('coalesce', [x, number(9)], INTEGER), [1, 2, 9]],
    ['greatest(x, 2)', call('greatest', [x, number(2)], INTEGER), [2, 2, 2]],
    ['nullif(x, 2)', call('null-if', [x, number(2)], INTEGER), [1, null, null]],
  ];

  it('infinity has a day and no time', async () => {
    const timestamp: SqlType = { name: 'timestamp' };
    const moment = column(1, timestamp);
    const columns = (['date', 'time'] as const).map((name, index) => {
      const type: SqlType = { name };
      const expression: Expression = { kind: 'cast', operand: moment, type };
      return { id: 10 + index, name, type, expression };
    });
    const plan: Node = { kind: 'project', input: fragment('x', 1, timestamp), columns };
    await bothGive(plan, { x: [['infinity'], ['2024-01-02 03:04:05']] }, [
      ['infinity', null],
      ['2024-01-02', '03:04:05'],
    ]);
  });

  it.each(cases)('%s for 1, 2 and NULL', async (_, expression, expected) => {
    const plan: Node = {
      kind: 'project',
      input: X,
      columns: [{ id: 9, name: 'y', type: expression.type, expression }],
    };
    for (const [name, engine] of engines()) {
      const rows = await rowsOf(engine, plan, { x: [[1], [2], [null]] });
      expect(
        rows.map(([value]) => value),
        name,
      ).toEqual(expected);
    }
  });
});

describe('numbers', () => {
  it('divide with the digits that PostgreSQL gives', async () => {
    // select 10::numeric / 3, 1::numeric / 7, 2.00 / 3, 100000 / 7.0, 0.1 / 3 in PostgreSQL 15
    const pairs: readonly (readonly [string, string, string])[] = [
      ['10', '3', '3.3333333333333333'],
      ['1', '7', '0.14285714285714285714'],
      ['2.00', '3', '0.66666666666666666667'],
      ['100000', '7.0', '14285.714285714286'],
      ['0.1', '3', '0.03333333333333333333'],
    ];
    const plan: Node = {
      kind: 'project',
      input: fragment('pairs', 1, NUMERIC, NUMERIC),
      columns: [
        {
          id: 9,
          name: 'quotient',
          type: NUMERIC,
          expression: call('divide', [column(1, NUMERIC), column(2, NUMERIC)], NUMERIC),
        },
      ],
    };
    const given = { pairs: pairs.map(([dividend, divisor]) => [dividend, divisor]) };
    expect(await rowsOf(inMemory, plan, given)).toEqual(pairs.map(([, , quotient]) => [quotient]));
    expect(await codeOf(rowsOf(inMemory, plan, { pairs: [['1', '0']] }))).toBe('value');
  });

  it('fail beside NULL, too', async () => {
    const quotient = call('divide', [column(1, INTEGER), column(2, INTEGER)], INTEGER);
    const missing = column(3, INTEGER);
    const wanted: readonly Expression[] = [
      call('add', [missing, quotient], INTEGER),
      call('add', [quotient, missing], INTEGER),
      {
        kind: 'in',
        operand: missing,
        list: [quotient, column(1, INTEGER)],
        type: { name: 'boolean' },
      },
      call('substring', [literal(null, TEXT), missing, quotient], TEXT),
    ];
    for (const expression of wanted) {
      const plan: Node = {
        kind: 'project',
        input: fragment('rows', 1, INTEGER, INTEGER, INTEGER),
        columns: [{ id: 9, name: 'x', type: expression.type, expression }],
      };
      expect(await rowsOf(inMemory, plan, { rows: [[6, 2, null]] })).toEqual([[null]]);
      expect(await codeOf(rowsOf(inMemory, plan, { rows: [[6, 0, null]] }))).toBe('value');
    }
  });

  it('are summed exactly, and averages over large inputs are divided here', async () => {
    const large = fragment('large', 1, INTEGER, NUMERIC);
    const other = fragment('other', 11, INTEGER);
    const sums: Aggregate = {
      kind: 'aggregate',
      input: {
        kind: 'join',
        type: 'inner',
        left: large,
        right: other,
        condition: equal(column(1, INTEGER), column(11, INTEGER)),
      },
      keys: [],
      aggregates: [
        {
          id: 20,
          name: 's',
          type: NUMERIC,
          function: 'sum',
          operands: [column(2, NUMERIC)],
          isDistinct: false,
        },
        {
          id: 21,
          name: 'n',
          type: { name: 'bigint' },
          function: 'count',
          operands: [],
          isDistinct: false,
        },
      ],
    };
    const plan: Node = {
      kind: 'project',
      input: sums,
      columns: [
        {
          id: 30,
          name: 'average',
          type: NUMERIC,
          expression: call(
            'divide',
            [
              column(20, NUMERIC),
              { kind: 'cast', operand: column(21, { name: 'bigint' }), type: NUMERIC },
            ],
            NUMERIC,
          ),
        },
      ],
    };
    const given = {
      large: Array.from(
        { length: 9_000 },
        (_, index): Row => [index % 3, `0.${(index % 10) + 1}1`],
      ),
      other: [[0], [1], [2]],
    };
    const [[average] = []] = await rowsOf(inMemory, plan, given);
    expect(String(average)).toMatch(/^0\.\d{16,}$/);
  });
});

describe('numbers of more digits than DuckDB has', () => {
  const one = fragment('one', 1, NUMERIC);
  const two = fragment('two', 11, NUMERIC);

  it('stand beside a sum of whole numbers with all that they have', async () => {
    const total = { id: 20, name: 's', type: { name: 'numeric', scale: 0 } } as const;
    const sum: Aggregate = {
      kind: 'aggregate',
      input: fragment('two', 11, { name: 'numeric', scale: 0 }),
      keys: [],
      aggregates: [
        { ...total, function: 'sum', operands: [column(11, NUMERIC)], isDistinct: false },
      ],
    };
    const union = { kind: 'set', operation: 'union', isAll: true } as const;
    const columns = [{ id: 30, name: 'n', type: NUMERIC }];
    const given = { one: [['19999.1']], two: [['1'], ['2']] };
    for (const [name, engine] of engines()) {
      const rows = await rowsOf(engine, { ...union, left: one, right: sum, columns }, given);
      expect(rows.map(([number]) => Number(number)).sort(), name).toEqual([19_999.1, 3]);
    }
  });

  it('are put together here', async () => {
    const set = { kind: 'set', operation: 'union', isAll: false } as const;
    const columns = [{ id: 30, name: 'n', type: NUMERIC }];
    const given = { one: [['1'.repeat(30)]], two: [[`0.${'1'.repeat(30)}`]] };
    const expected = [['1'.repeat(30)], [`0.${'1'.repeat(30)}`]];
    await bothGive({ ...set, left: one, right: two, columns }, given, expected);
  });
});

describe('what DuckDB does not compute', () => {
  const ROWS = 120_000;
  const many = async function* ({ name }: Fragment): AsyncGenerator<Batch> {
    for (let from = 0; from < ROWS && name === 'large'; from += 10_000)
      yield Array.from({ length: 10_000 }, (_, index): Row => [(from + index) % 4, '1']);
    if (name === 'small') yield [0, 1, 2, 3].map((key): Row => [key, '3']);
  };
  const quotient = call('divide', [column(2, NUMERIC), column(12, NUMERIC)], NUMERIC);
  const pairs: Join = {
    kind: 'join',
    type: 'inner',
    left: fragment('large', 1, INTEGER, NUMERIC),
    right: fragment('small', 11, INTEGER, NUMERIC),
    condition: equal(column(1, INTEGER), column(11, INTEGER)),
  };
  const sum: Aggregate['aggregates'][number] = {
    ...{ id: 20, name: 's', type: NUMERIC },
    function: 'sum',
    operands: [quotient],
    isDistinct: false,
  };

  it('is summed while rows come, however many they are', async () => {
    const plan: Node = { kind: 'aggregate', input: pairs, keys: [], aggregates: [sum] };
    const [[total] = []] = await rowsOf(inMemory, plan, many);
    expect(String(total)).toMatch(/^39999\.9{8,}6?\d*$/);
  });

  it('is summed by group, and what is made of the groups goes on', async () => {
    const groups: Aggregate = {
      kind: 'aggregate',
      input: pairs,
      keys: [{ id: 21, name: 'k', type: INTEGER, expression: column(1, INTEGER) }],
      aggregates: [sum],
    };
    const plan: Node = {
      kind: 'sort',
      input: groups,
      keys: [{ expression: column(21, INTEGER), isDescending: true, areNullsFirst: false }],
    };
    const rows = await rowsOf(inMemory, plan, many);
    expect(rows.map(([key]) => key)).toEqual([3, 2, 1, 0]);
    for (const [, total] of rows) expect(String(total)).toMatch(/^9999\.9{8,}\d*$/);
  });

  it('is left out of texts that come once each, which are in order', async () => {
    const plan: Node = {
      kind: 'aggregate',
      input: {
        kind: 'filter',
        input: fragment('texts', 1, TEXT, NUMERIC),
        condition: call('less', [
          call('divide', [literal('1', NUMERIC), column(2, NUMERIC)], NUMERIC),
          literal('0.5', NUMERIC),
        ]),
      },
      keys: [],
      aggregates: [
        {
          ...{ id: 20, name: 't', type: TEXT },
          function: 'string-agg',
          operands: [column(1, TEXT), literal(', ', TEXT)],
          isDistinct: true,
        },
      ],
    };
    const texts = ['é', '🚲', '\uff5e', 'B', 'a', 'B', null].map((text): Row => [text, '3']);
    const given = { texts: [...texts, ['left out', '1']] };
    await bothGive(plan, given, [['B, a, é, \uff5e, 🚲']]);
    await bothGive(plan, { texts: [] }, [[null]]);
  });

  it('is what DuckDB sorts and joins, however many rows there are', async () => {
    const share: OutputColumn = { id: 30, name: 'share', type: NUMERIC };
    const key: OutputColumn = { id: 31, name: 'key', type: INTEGER };
    const shares: Node = {
      kind: 'project',
      input: pairs,
      columns: [
        { ...share, expression: quotient },
        { ...key, expression: column(1, INTEGER) },
      ],
    };
    const sorted: Node = {
      kind: 'sort',
      input: {
        kind: 'join',
        type: 'inner',
        left: shares,
        right: fragment('names', 41, INTEGER, TEXT),
        condition: call('equal', [column(31, INTEGER), column(41, INTEGER)]),
      },
      keys: [
        { expression: column(42, TEXT), isDescending: false, areNullsFirst: false },
        { expression: column(30, NUMERIC), isDescending: true, areNullsFirst: false },
      ],
    };
    const names = [0, 1, 2, 3].map((number): Row => [number, `n${3 - number}`]);
    const given = async function* (fragment: Fragment): AsyncGenerator<Batch> {
      if (fragment.name === 'names') yield names;
      else yield* many(fragment);
    };
    const rows = await rowsOf(inMemory, sorted, given);
    expect(rows.length).toBeGreaterThan(100_000);
    expect(rows.length).toBe((await rowsOf(inMemory, shares, many)).length);
    expect(rows[0]?.[3]).toBe('n0');
    expect(rows.at(-1)?.[3]).toBe('n3');
    expect(String(rows[0]?.[0])).toMatch(/^0\.3{10,}/);
  });

  it('goes on in memory where its digits are too many for tables', async () => {
    const product = call(
      'multiply',
      [
        call('divide', [column(2, NUMERIC), literal('7', NUMERIC)], NUMERIC),
        literal(`1${'0'.repeat(30)}`, NUMERIC),
      ],
      NUMERIC,
    );
    const plan: Node = {
      kind: 'sort',
      input: {
        kind: 'project',
        input: fragment('few', 1, INTEGER, NUMERIC),
        columns: [{ id: 30, name: 'p', type: NUMERIC, expression: product }],
      },
      keys: [{ expression: column(30, NUMERIC), isDescending: false, areNullsFirst: false }],
    };
    const given = {
      few: [
        [1, '22'],
        [2, '15'],
      ] as readonly Row[],
    };
    const expected = await rowsOf(inMemory, plan, given);
    expect(String(expected[0]?.[0])).toMatch(/^21428571428571429\d{14}\./);
    expect(await rowsOf(byDuckdb, plan, given)).toEqual(expected);
  });

  it('keeps no more groups than fit in memory', async () => {
    const dividedBy = (divisor: Expression): Node => {
      const expression = call('divide', [column(2, NUMERIC), divisor], NUMERIC);
      return {
        kind: 'aggregate',
        input: fragment('large', 1, INTEGER, NUMERIC),
        keys: [{ id: 21, name: 'k', type: NUMERIC, expression }],
        aggregates: [COUNT],
      };
    };
    const different = async function* (): AsyncGenerator<Batch> {
      for (let from = 1; from < ROWS; from += 10_000)
        yield Array.from({ length: 10_000 }, (_, index): Row => [1, String(from + index)]);
    };
    const [[one, count] = []] = await rowsOf(inMemory, dividedBy(column(2, NUMERIC)), different);
    expect([Number(one), count]).toEqual([1, BigInt(ROWS)]);
    const three = dividedBy(literal('3', NUMERIC));
    expect(await codeOf(rowsOf(inMemory, three, different))).toBe('out-of-memory');
  });
});

describe('fragments', () => {
  const many = async function* (rows: number, columns: number): AsyncGenerator<Batch> {
    for (let from = 0; from < rows; from += 5_000) {
      yield Array.from({ length: Math.min(5_000, rows - from) }, (_, index) =>
        Array.from({ length: columns }, (_, at) =>
          at === 0 ? from + index : `text number ${from + index}`,
        ),
      );
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('that fail end the query at once with their own error, and the others are left', async () => {
    const left = Promise.withResolvers<string>();
    const source = ({ name }: Fragment): AsyncIterable<Batch> => ({
      [Symbol.asyncIterator]: () => ({
        next: () =>
          name === 'right'
            ? Promise.reject(new SourceError('right', 'unreachable'))
            : new Promise(() => {}),
        return: async () => {
          left.resolve(name);
          return { done: true, value: undefined };
        },
      }),
    });
    await expect(rowsOf(inMemory, joined('inner'), source)).rejects.toThrow('right: unreachable');
    expect(await left.promise).toBe('left');
  });

  it('are left when the signal aborts while they are read', async () => {
    const controller = new AbortController();
    const source = (): AsyncIterable<Batch> => ({
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
    });
    const work = codeOf(rowsOf(inMemory, joined('inner'), source, { signal: controller.signal }));
    setImmediate(() => controller.abort());
    expect(await work).toBe('cancelled');
  });

  it('are read at the same time', async () => {
    let reading = 0;
    let most = 0;
    const source = async function* (): AsyncGenerator<Batch> {
      reading += 1;
      most = Math.max(most, reading);
      await new Promise((resolve) => setTimeout(resolve, 5));
      reading -= 1;
      yield [];
    };
    await rowsOf(inMemory, joined('inner'), source);
    expect(most).toBe(2);
  });

  it('too large for memory go on in DuckDB without losing a row', async () => {
    const plan: Node = {
      kind: 'aggregate',
      input: joined('inner'),
      keys: [],
      aggregates: [COUNT],
    };
    expect(await rowsOf(inMemory, plan, () => many(20_000, 2))).toEqual([[20_000n]]);
  });

  it('that pass through alone stream, and no more are read than a limit needs', async () => {
    let batches = 0;
    const source = async function* (): AsyncGenerator<Batch> {
      for (;;) {
        batches += 1;
        yield [[batches, 'x']];
      }
    };
    const plan: Node = { kind: 'limit', input: left, count: 3, offset: 1 };
    expect(await rowsOf(inMemory, plan, source)).toEqual([
      [2, 'x'],
      [3, 'x'],
      [4, 'x'],
    ]);
    expect(batches).toBe(4);
    expect(await codeOf(rowsOf(inMemory, left, source, { maximumRows: 10 }))).toBe('too-many-rows');
  });

  it('of a million rows are sorted on disk within the memory limit', async () => {
    const spilled = mkdtempSync(join(directory, 'spilled-'));
    const script = join(import.meta.dirname, 'test/sort-a-million.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script, spilled]);
    const { count, grown } = JSON.parse(stdout) as { count: number; grown: number }; // Its own words.

    expect(count).toBe(1_000_000);
    expect(grown).toBeLessThan(700_000_000);
    expect(readdirSync(spilled).filter((file) => file.endsWith('.tmp'))).toEqual([]);
  });
});

describe('DuckDB', () => {
  it('tells of an error that comes after many rows, which its own stream swallows', async () => {
    const rows = 1_500_000;
    const number = (value: number): Expression => literal(value, INTEGER);
    // Divides by zero in the last row.
    const divisor = call('subtract', [column(1, INTEGER), number(rows - 1)], INTEGER);
    const quotients: Node = {
      kind: 'project',
      input: fragment('left', 1, INTEGER),
      columns: [
        {
          id: 9,
          name: 'x',
          type: INTEGER,
          expression: call('divide', [number(1), divisor], INTEGER),
        },
      ],
    };
    const plan: Node = {
      kind: 'set',
      operation: 'union',
      isAll: true,
      left: quotients,
      right: fragment('right', 11, INTEGER),
      columns: [{ id: 20, name: 'x', type: INTEGER }],
    };
    const source = async function* ({ name }: Fragment): AsyncGenerator<Batch> {
      for (let from = 0; from < rows && name === 'left'; from += 10_000) {
        yield Array.from({ length: 10_000 }, (_, index) => [from + index]);
      }
    };
    let count = 0;
    const read = async (): Promise<void> => {
      const limits = { signal: new AbortController().signal, maximumRows: 2_000_000 };
      for await (const batch of byDuckdb.execute(plan, source, limits)) count += batch.length;
    };
    await expect(read()).rejects.toThrow('division by zero');
    expect(count).toBeGreaterThan(0);
  });

  /** Minutes of work for DuckDB. */
  const endless: Node = {
    kind: 'aggregate',
    input: {
      kind: 'join',
      type: 'inner',
      left,
      right,
      condition: call('less', [
        call('concatenate', [column(2, TEXT), column(12, TEXT)], TEXT),
        literal('a', TEXT),
      ]),
    },
    keys: [],
    aggregates: [COUNT],
  };
  const many: Given = {
    left: Array.from({ length: 60_000 }, (_, index): Row => [index, `left ${index}`]),
    right: Array.from({ length: 60_000 }, (_, index): Row => [index, `right ${index}`]),
  };
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });

  it('stops when the signal aborts while it joins', async () => {
    const controller = new AbortController();
    const work = codeOf(rowsOf(byDuckdb, endless, many, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 300);
    expect(await work).toBe('cancelled');
  });

  describe('closed', () => {
    const open = (): LocalEngine =>
      createLocalEngine({
        ...{ dialect: duckdb, memoryLimit: '100MB', temporaryDirectory: directory, threads: 2 },
        smallRows: -1,
      });

    it('while it joins: the query ends', async () => {
      const engine = open();
      const work = codeOf(rowsOf(engine, endless, many));
      await pause(300);
      await engine.close();
      expect(await work).toBe('cancelled');
    });

    it('while sources are waited for: the query ends', async () => {
      const engine = open();
      const work = codeOf(
        rowsOf(engine, endless, async function* () {
          await new Promise<never>(() => {});
          yield [];
        }),
      );
      await pause(20);
      await engine.close();
      expect(await work).toBe('cancelled');
    });

    it('while its rows are not read: whoever reads on is told', async () => {
      const engine = open();
      const limits = { signal: new AbortController().signal, maximumRows: 2_000_000 };
      const source = async function* ({ name }: Fragment): AsyncGenerator<Batch> {
        yield many[name] ?? [];
      };
      const rows = engine.execute(joined('left'), source, limits)[Symbol.asyncIterator]();
      expect((await rows.next()).done).toBe(false);
      await engine.close();
      expect(
        await codeOf(
          (async () => {
            while (!(await rows.next()).done);
          })(),
        ),
      ).toBe('cancelled');
    });
  });

  it('does not try what may fail on rows that a policy has hidden', async () => {
    const hidden: Node = {
      kind: 'filter',
      isBarrier: true,
      input: joined('inner'),
      condition: equal(column(2, TEXT), literal('a', TEXT)),
    };
    const quotient = call('divide', [literal(10, INTEGER), column(11, INTEGER)], INTEGER);
    const plan: Node = {
      kind: 'filter',
      input: hidden,
      condition: call('greater', [quotient, literal(1, INTEGER)]),
    };
    const rows: Given = {
      left: Array.from({ length: 5_000 }, (_, index): Row => [index, index === 1 ? 'a' : 'b']),
      right: Array.from({ length: 5_000 }, (_, index): Row => [index, 'x']),
    };
    for (const [name, engine] of engines()) {
      expect(await rowsOf(engine, plan, rows), name).toEqual([[1, 'a', 1, 'x']]);
    }
  });

  it('never repeats a value in an error', async () => {
    const plan: Node = {
      kind: 'project',
      input: { kind: 'distinct', input: left },
      columns: [
        {
          id: 9,
          name: 'n',
          type: INTEGER,
          expression: { kind: 'cast', operand: column(2, TEXT), type: INTEGER },
        },
      ],
    };
    for (const [, engine] of engines()) {
      const error = await rowsOf(engine, plan, { left: [[1, 'secret words']] }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(FederationError);
      expect(`${error} ${error instanceof Error ? error.cause : ''}`).not.toContain('secret');
    }
  });

  it('gives all types back as they came', async () => {
    const types: readonly SqlType[] = [
      { name: 'boolean' },
      { name: 'smallint' },
      { name: 'bigint' },
      { name: 'numeric' },
      { name: 'double' },
      { name: 'real' },
      TEXT,
      { name: 'date' },
      { name: 'time' },
      { name: 'timestamp' },
      { name: 'timestamptz' },
      { name: 'uuid' },
      { name: 'bytes' },
    ];
    const all = fragment('all', 1, ...types);
    const row: Row = [
      true,
      -5,
      9007199254740993n,
      '-12345678901234567890.50',
      0.1,
      0.5,
      'é\u{1f600}',
      '2024-02-29',
      '13:45:00.5',
      '1969-07-20 20:17:40.000001',
      '2024-02-29 23:59:59+00',
      '00112233-4455-6677-8899-aabbccddeeff',
      new Uint8Array([0, 255]),
    ];
    const nulls: Row = types.map(() => null);
    const plan: Node = {
      kind: 'sort',
      input: all,
      keys: [
        { expression: column(2, { name: 'smallint' }), isDescending: false, areNullsFirst: false },
      ],
    };
    expect(await rowsOf(byDuckdb, plan, { all: [row, nulls] })).toEqual([row, nulls]);
  });
});
