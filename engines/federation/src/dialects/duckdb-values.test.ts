/** What DuckDB takes otherwise than PostgreSQL, of single values. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb, type TestDatabase } from '../../test/databases.ts';
import { cast, fn, of, project, scan, table, value } from '../../test/plans.ts';
import type { FunctionName } from '../plan/expression.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openDuckdb([
    'create table marks (padded varchar, price decimal(6, 2), moment timestamptz, local timestamp)',
    `insert into marks values
      (' \u00a0a\u3000 ', 1234.56, '2024-01-02 01:04:05.5-02', '2024-01-02 03:04:05.5'),
      (null, null, null, null),
      ('', 0, 'infinity', 'infinity')`,
  ]);
});

afterAll(() => database.close());

const marks = table(
  ['marks'],
  [
    { name: 'padded', type: { name: 'text' } },
    { name: 'price', type: { name: 'numeric', precision: 6, scale: 2 } },
    { name: 'moment', type: { name: 'timestamptz' } },
    { name: 'local', type: { name: 'timestamp' } },
  ],
);

it.each<[FunctionName, string]>([
  ['trim', '\u00a0a\u3000'],
  ['left-trim', '\u00a0a\u3000 '],
  ['right-trim', ' \u00a0a\u3000'],
])('%s takes blanks away and no other spaces', async (name, expected) => {
  const rows = scan(marks);
  const plan = project(rows, { found: fn(name, [of(rows, 'padded')], 'text') });
  expect(await database.run(plan)).toEqual([[expected], [null], ['']]);
});

it.each([
  [-2, '1200'],
  [-4, '0'],
  [-20, '0'],
])('NULL rounded to %i digits is NULL', async (digits, expected) => {
  const rows = scan(marks);
  const rounded = fn('round', [of(rows, 'price'), value(digits, 'integer')], { name: 'numeric' });
  expect(await database.run(project(rows, { rounded }))).toEqual([[expected], [null], ['0']]);
});

it.each(['moment', 'local'])(
  'the time of %s is that in UTC, and infinity has none',
  async (name) => {
    const rows = scan(marks);
    const plan = project(rows, { time: cast(of(rows, name), 'time') });
    expect(await database.run(plan)).toEqual([['03:04:05.5'], [null], [null]]);
  },
);
