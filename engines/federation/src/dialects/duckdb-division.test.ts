import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb, type TestDatabase } from '../../test/databases.ts';
import { fn, of, project, scan, table, value } from '../../test/plans.ts';
import type { FunctionName } from '../plan/expression.ts';
import type { Node } from '../plan/node.ts';
import type { SqlType } from '../values.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openDuckdb([
    'create table shares (count integer, unknown integer, part double, nothing double)',
    'insert into shares values (6, null, 1.5, null)',
  ]);
});

afterAll(() => database.close());

const shares = table(
  ['shares'],
  [
    { name: 'count', type: { name: 'integer' } },
    { name: 'unknown', type: { name: 'integer' } },
    { name: 'part', type: { name: 'double' } },
    { name: 'nothing', type: { name: 'double' } },
  ],
);

const divided = (name: FunctionName, column: string, type: SqlType, divisor: number): Node => {
  const rows = scan(shares);
  const by = fn('subtract', [value(divisor, type), value(0, type)], type);
  return project(rows, { result: fn(name, [of(rows, column), by], type) });
};

describe('division in DuckDB', () => {
  it.each<[FunctionName, string, SqlType['name']]>([
    ['divide', 'unknown', 'integer'],
    ['modulo', 'unknown', 'integer'],
    ['divide', 'nothing', 'double'],
  ])('%s of NULL in %s by zero is NULL', async (name, column, type) => {
    // Both names are types without digits.
    const plan = divided(name, column, { name: type } as SqlType, 0);
    expect(await database.run(plan)).toEqual([[null]]);
  });

  it.each<[FunctionName, string, SqlType['name']]>([
    ['divide', 'count', 'integer'],
    ['modulo', 'count', 'integer'],
    ['divide', 'part', 'double'],
  ])('%s of a number in %s by zero fails', async (name, column, type) => {
    const plan = divided(name, column, { name: type } as SqlType, 0); // as above
    await expect(database.run(plan)).rejects.toThrow('division by zero');
  });

  it('gives quotients otherwise', async () => {
    expect(await database.run(divided('divide', 'count', { name: 'integer' }, 4))).toEqual([['1']]);
    expect(await database.run(divided('modulo', 'count', { name: 'integer' }, -1))).toEqual([
      ['0'],
    ]);
    expect(await database.run(divided('divide', 'part', { name: 'double' }, 3))).toEqual([['0.5']]);
  });
});
