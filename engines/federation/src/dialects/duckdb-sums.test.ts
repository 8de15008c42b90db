import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb, type TestDatabase } from '../../test/databases.ts';
import {
  aggregate,
  aggregateColumn,
  fn,
  of,
  project,
  scan,
  set,
  table,
  value,
} from '../../test/plans.ts';
import { numeric } from '../sql/type-rules.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openDuckdb([
    'create table amounts (few decimal(4, 1), cents decimal(4, 2))',
    'insert into amounts values (0.5, 1.04), (0.5, 1.04), (null, null)',
  ]);
});

afterAll(() => database.close());

const amounts = table(
  ['amounts'],
  [
    { name: 'few', type: { name: 'numeric', precision: 4, scale: 1 } },
    { name: 'cents', type: { name: 'numeric', precision: 4, scale: 2 } },
  ],
);

const summed = () => {
  const rows = scan(amounts);
  return aggregate(rows, {}, [
    aggregateColumn('total', 'sum', [of(rows, 'few')], numeric(undefined, 1)),
    aggregateColumn('most', 'max', [of(rows, 'cents')], numeric(4, 2)),
  ]);
};

it('keeps the digits of what stands beside a sum in a union', async () => {
  const sums = summed();
  const totals = project(sums, { amount: of(sums, 'total') });
  const rows = scan(amounts);
  const cents = project(rows, { amount: of(rows, 'cents') });
  const found = await database.run(set('union', true, totals, cents));
  expect(found.map(([amount]) => amount).sort()).toEqual(['1', '1.04', '1.04', null]);
});

it('keeps the digits of what stands beside a sum in an expression', async () => {
  const sums = summed();
  const plan = project(sums, {
    greatest: fn('greatest', [of(sums, 'total'), of(sums, 'most')], { name: 'numeric' }),
  });
  expect(await database.run(plan)).toEqual([['1.04']]);
});

it('keeps the digits of what stands beside a NULL', async () => {
  const rows = scan(amounts);
  const cents = project(rows, { amount: of(rows, 'cents') });
  const nothing = project(rows, { amount: value(null, { name: 'numeric' }) });
  const found = await database.run(set('union', false, nothing, cents));
  expect(found.map(([amount]) => amount).sort()).toEqual(['1.04', null]);
});
