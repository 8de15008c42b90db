import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb, type TestDatabase } from '../../test/databases.ts';
import {
  ascending,
  descending,
  fn,
  limit,
  of,
  project,
  scan,
  sort,
  table,
  value,
} from '../../test/plans.ts';
import type { Expression } from '../plan/expression.ts';
import { type Node, outputOf } from '../plan/node.ts';
import { duckdb } from './duckdb.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openDuckdb([
    'create table counts (number integer)',
    'insert into counts select range from range(9001)',
  ]);
});

afterAll(() => database.close());

const counts = table(['counts'], [{ name: 'number', type: { name: 'integer' } }]);
const whole = (number: number): Expression => value(number, 'integer');

/** 9000 divided by how far a column is from a number: fails on that number. */
const share = (input: Node, from: number): Node => {
  const distance = fn('subtract', [of(input, 'number'), whole(from)], 'integer');
  return project(input, { share: fn('divide', [whole(9_000), distance], 'integer') });
};

it('computes of the rows within a limit alone what fails on others', async () => {
  const rows = scan(counts);
  const largest = limit(sort(rows, descending(of(rows, 'number'))), 3);
  expect(await database.run(share(largest, 1))).toEqual([['1'], ['1'], ['1']]);
});

it('computes so above other selected columns', async () => {
  const rows = scan(counts);
  const largest = limit(sort(rows, descending(of(rows, 'number'))), 1);
  const shares = share(project(largest, { number: of(rows, 'number') }), 8_999);
  const [column] = outputOf(shares);
  const twice = fn('add', [of(shares, column?.name ?? ''), whole(1)], 'integer');
  expect(await database.run(project(shares, { twice }))).toEqual([['9001']]);
});

it('computes nothing of the rows beyond a limit without an order', async () => {
  const rows = scan(counts);
  const found = await database.run(limit(share(rows, 9_000), 9_000));
  expect(found).toHaveLength(9_000);
});

it('fails on a row within the limit', async () => {
  const rows = scan(counts);
  const smallest = limit(sort(rows, ascending(of(rows, 'number'))), 3);
  await expect(database.run(share(smallest, 1))).rejects.toThrow('division by zero');
});

it('is not written where the rows would lose their order', () => {
  const rows = scan(counts);
  const remainder = fn('modulo', [of(rows, 'number'), whole(10)], 'integer');
  const byRemainder = limit(sort(rows, ascending(remainder)), 3);
  expect(duckdb.canWrite(byRemainder)).toBe(true);
  expect(duckdb.canWrite(share(byRemainder, 1))).toBe(false);
  const byNumber = limit(sort(rows, ascending(of(rows, 'number'))), 3);
  const others = project(byNumber, { number: whole(3) });
  expect(duckdb.canWrite(others)).toBe(true);
  expect(duckdb.canWrite(share(others, 1))).toBe(false);
});
