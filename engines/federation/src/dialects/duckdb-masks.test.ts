import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb, type TestDatabase } from '../../test/databases.ts';
import { fn, join, of, project, scan, table, value } from '../../test/plans.ts';
import { duckdb } from './duckdb.ts';

const TEXT = { name: 'text' } as const;
const people = table(['people'], [{ name: 'secret', type: TEXT }]);
const guesses = table(['guesses'], [{ name: 'word', type: TEXT }]);

let database: TestDatabase;

beforeAll(async () => {
  database = await openDuckdb([
    'create table people (secret varchar)',
    'create table guesses (word varchar)',
    "insert into people values ('alpha'), ('bravo')",
    "insert into guesses values ('ab')",
  ]);
});

afterAll(() => database.close());

// DuckDB gives rows in the order of the values that a subquery reads from outside.
it('reads nothing in a subquery of what a mask hides outside', async () => {
  const rows = scan(people);
  const masked = project(rows, {
    shown: fn('left', [of(rows, 'secret'), value(1, 'integer')], 'text'),
  });
  const words = scan(guesses);
  const plan = join('semi', masked, words, fn('greater', [of(masked, 'shown'), of(words, 'word')]));
  const [, inside = ''] = duckdb.write(plan).text.split('exists');
  expect(inside).toContain('word');
  expect(inside).not.toMatch(/secret|left\(/);
  expect(await database.run(plan)).toEqual([['b']]);
});
