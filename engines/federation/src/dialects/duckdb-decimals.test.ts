import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDatabase } from '../../test/databases.ts';
import {
  aggregate,
  aggregateColumn,
  cast,
  filter,
  fn,
  of,
  project,
  scan,
  set,
  table,
  value,
  values,
} from '../../test/plans.ts';
import type { Expression } from '../plan/expression.ts';
import type { Node } from '../plan/node.ts';
import type { SqlType } from '../values.ts';
import { duckdb } from './duckdb.ts';

const digits = (precision: number, scale: number): SqlType => ({
  name: 'numeric',
  precision,
  scale,
});

const NUMERIC: SqlType = { name: 'numeric' };
const TYPES: Readonly<Record<string, SqlType>> = {
  whole: digits(5, 0),
  large: { name: 'bigint' },
  amount: digits(12, 2),
  long: digits(38, 0),
  fine: digits(38, 30),
};

const numbers = table(
  ['numbers'],
  Object.entries(TYPES).map(([name, type]) => ({ name, type })),
);

let database: TestDatabase;

beforeAll(async () => {
  database = await openDuckdb([
    `create table numbers (whole decimal(5, 0), large bigint, amount decimal(12, 2),
      long decimal(38, 0), fine decimal(38, 30))`,
    'insert into numbers values (1, 1, 1.25, 1, 1.5), (null, null, null, null, null)',
  ]);
});

afterAll(() => database.close());

/** Sums of whole numbers, of which DuckDB gives 38 digits, beside a decimal. */
const summed = (): Node => {
  const rows = scan(numbers);
  return aggregate(rows, {}, [
    aggregateColumn('whole', 'sum', [of(rows, 'whole')], { name: 'numeric', scale: 0 }),
    aggregateColumn('large', 'sum', [of(rows, 'large')], { name: 'numeric', scale: 0 }),
    aggregateColumn('amount', 'max', [of(rows, 'amount')], digits(12, 2)),
    aggregateColumn(
      'none',
      'max',
      [fn('null-if', [of(rows, 'whole'), of(rows, 'whole')], digits(5, 0))],
      digits(5, 0),
    ),
  ]);
};

const answer = async (plan: Node): Promise<readonly (string | null)[]> =>
  (await database.run(plan)).map(([first = null]) => first).sort();

describe('sums of whole numbers', () => {
  type Beside = readonly [
    name: string,
    of: (sum: Expression, amount: Expression, none: Expression) => Expression,
    expected: string,
  ];
  const beside: readonly Beside[] = [
    ['coalesce', (sum, amount, none) => fn('coalesce', [none, amount, sum], NUMERIC), '1.25'],
    ['greatest', (sum, amount) => fn('greatest', [sum, amount], NUMERIC), '1.25'],
    [
      'least',
      (sum, amount) =>
        fn('least', [fn('add', [sum, value('1', digits(1, 0))], NUMERIC), amount], NUMERIC),
      '1.25',
    ],
    [
      'case',
      (sum, amount) => ({
        kind: 'case',
        branches: [{ when: fn('less', [sum, amount]), result: amount }],
        otherwise: sum,
        type: NUMERIC,
      }),
      '1.25',
    ],
  ];

  it.each(beside)('keep the digits of a decimal in %s', async (_, make, expected) => {
    for (const sum of ['whole', 'large']) {
      const sums = summed();
      const plan = project(sums, {
        found: make(of(sums, sum), of(sums, 'amount'), of(sums, 'none')),
      });
      expect(await answer(plan), sum).toEqual([expected]);
    }
  });

  it.each(['union', 'intersect', 'except'] as const)(
    'keep the digits of a decimal in %s',
    async (operation) => {
      const one = summed();
      const two = summed();
      const amounts = project(one, { found: cast(of(one, 'amount'), NUMERIC) });
      const sums = project(two, { found: cast(of(two, 'whole'), NUMERIC) });
      const expected = { union: ['1', '1.25'], intersect: [], except: ['1.25'] };
      expect(await answer(set(operation, false, amounts, sums))).toEqual(expected[operation]);
    },
  );
});

it('multiplies what fits in 64 bits without losing what does not', async () => {
  const rows = scan(numbers);
  const large = fn(
    'add',
    [of(rows, 'amount'), value('9999999999.00', digits(12, 2))] as Expression[],
    NUMERIC,
  );
  const square = fn('multiply', [large, large], NUMERIC);
  const plan = project(filter(rows, fn('greater', [square, value('1', digits(1, 0))])), { square });
  expect(await answer(plan)).toEqual(['100000000005000000000.0625']);
});

describe('decimals that need more than 38 digits together', () => {
  const rows = scan(numbers);
  const [long, fine, amount, large] = ['long', 'fine', 'amount', 'large'].map((name) =>
    of(rows, name),
  );
  const pair = [long, fine] as readonly Expression[]; // both are columns
  const shown = (expression: Expression): Node => project(rows, { found: expression });
  const one = (name: string): Node => project(rows, { found: of(rows, name) });

  const plans: readonly (readonly [string, Node])[] = [
    ['coalesce', shown(fn('coalesce', pair, NUMERIC))],
    ['a comparison', filter(rows, fn('less', pair))],
    [
      'a comparison with a large whole number',
      filter(rows, fn('equal', [large, fine] as Expression[])),
    ],
    ['a product', shown(fn('multiply', [fine, fine] as Expression[], NUMERIC))],
    [
      'floor beside a decimal',
      shown(
        fn(
          'least',
          [fn('floor', [fine] as Expression[], NUMERIC), amount] as Expression[],
          NUMERIC,
        ),
      ),
    ],
    ['union', set('union', true, one('long'), one('fine'))],
    ['values', values([NUMERIC], [['1'.repeat(30)], ['0.123456789']])],
  ];

  it.each(plans)('are not written in %s, as DuckDB would leave some out', (_, plan) => {
    expect(duckdb.canWrite(plan)).toBe(false);
  });

  it('are written where they do not meet', async () => {
    expect(await answer(shown(fn('add', [long, amount] as Expression[], NUMERIC)))).toEqual([
      '2.25',
      null,
    ]);
  });
});
