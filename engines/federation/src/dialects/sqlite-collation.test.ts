import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqlite, type TestDatabase } from '../../test/databases.ts';
import {
  ascending,
  distinct,
  of,
  project,
  scan,
  set,
  sort,
  table,
  values,
} from '../../test/plans.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openSqlite([
    'create table visits (place text collate nocase)',
    `insert into visits values ('a_b'), ('Ada'), ('ada')`,
  ]);
});

afterAll(() => database.close());

const visits = table(['visits'], [{ name: 'place', type: { name: 'text' }, collation: 'nocase' }]);

const both = () => {
  const rows = scan(visits);
  const more = values(['text'], [['ADA']]);
  return set('union', true, project(rows, { place: of(rows, 'place') }), more);
};

it('puts the text of a set operation in order by bytes, whatever collation one side has', async () => {
  const rows = both();
  const found = await database.run(sort(rows, ascending(of(rows, 'place'))));
  expect(found).toEqual([['ADA'], ['Ada'], ['a_b'], ['ada']]);
});

it('keeps different texts of a set operation apart', async () => {
  const found = await database.run(distinct(both()));
  expect(found).toHaveLength(4);
});
