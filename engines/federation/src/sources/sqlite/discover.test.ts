import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TableSchema } from '../../schema.ts';
import { discoverSqlite } from './discover.ts';

const unwatched = { beforeTable: () => {}, beforeView: () => {}, afterView: () => {} };

let root: string;
let files = 0;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'polder-sqlite-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Tables of a new file, by name. */
const discovered = (...setup: readonly string[]): Readonly<Record<string, TableSchema>> => {
  files += 1;
  const database = new DatabaseSync(join(root, `${files}.db`));
  try {
    database.enableDefensive(false); // Statistics are spoilt as others may have.
    database.exec('pragma journal_mode = off; pragma synchronous = off');
    for (const text of setup) database.exec(text);
    const { tables } = discoverSqlite(database, unwatched);
    return Object.fromEntries(tables.map((table) => [table.name, table]));
  } finally {
    database.close();
  }
};

const distinctIn = (table: TableSchema | undefined): Readonly<Record<string, number | undefined>> =>
  Object.fromEntries((table?.columns ?? []).map(({ name, distinct }) => [name, distinct]));

/** Rows numbered from 1 on, as values of the expressions over `i`. */
const filled = (table: string, rows: number, values: string): string =>
  `with recursive r(i) as (select 1 union all select i + 1 from r where i < ${rows})
   insert into ${table} select ${values} from r`;

const permits = [
  'create table permit (id integer primary key, district text, year integer, code text unique, note text)',
  filled('permit', 20_000, "i, 'd' || (i % 7), i % 40, 'c' || i, 'n' || i"),
  'create index permit_district on permit (district, year)',
  'create index permit_year on permit (year)',
  'create index permit_early on permit (note) where year < 2',
  'create index permit_lower on permit (lower(note))',
];

describe('sizes of analysed tables', () => {
  it('are rows, and distinct values of columns that indexes begin with', () => {
    const { permit } = discovered(...permits, 'analyze');
    expect(permit?.estimatedRows).toBe(20_000);
    expect(distinctIn(permit)).toEqual({
      id: undefined,
      // Rows that are alike are written as a whole number.
      district: expect.closeTo(7, 0),
      year: 40,
      code: 20_000,
      note: undefined,
    });
  });

  it('are told for tables without row numbers', () => {
    const { pair } = discovered(
      'create table pair (a text, b integer, primary key (a, b)) without rowid',
      filled('pair', 1_000, "'a' || (i % 10), i"),
      'analyze',
    );
    expect(pair?.estimatedRows).toBe(1_000);
    expect(distinctIn(pair)).toEqual({ a: 10, b: undefined });
  });

  it.each([
    ['words', "'many rows'"],
    ['nothing', "''"],
    ['NULL', 'null'],
    ['bytes', "x'00ff00ff'"],
    ['a negative number', "'-5 2'"],
    ['more rows than the file has room for', "'999999999999 1'"],
    ['a number without end', `'${'9'.repeat(400)} 1'`],
    ['a number of another kind', '2.5e300'],
  ])('are looked for in the table when they are %s', (_, stat) => {
    const { permit } = discovered(...permits, 'analyze', `update sqlite_stat1 set stat = ${stat}`);
    expect(permit?.estimatedRows).toBeGreaterThan(15_000);
    expect(permit?.estimatedRows).toBeLessThan(25_000);
    expect(distinctIn(permit).year).toBe(40);
  });

  it.each([
    ['nothing is alike', "'20000 0'"],
    ['more is alike than there is', "'20000 30000'"],
    ['it is not told what is alike', "'20000'"],
    ['other words follow', "'20000 unordered noskipscan'"],
  ])('are rows only when %s', (_, stat) => {
    const { permit } = discovered(...permits, 'analyze', `update sqlite_stat1 set stat = ${stat}`);
    expect(permit?.estimatedRows).toBe(20_000);
    expect(distinctIn(permit).year).toBeUndefined();
  });

  it('are of the whole table, also when its indexes do not agree', () => {
    const { permit } = discovered(
      ...permits,
      'analyze',
      "update sqlite_stat1 set stat = '3 1' where idx = 'permit_year'",
      "insert into sqlite_stat1 values ('permit', 'no_such_index', '7 7'), ('gone', 'x', '1 1'), (null, null, null)",
    );
    expect(permit?.estimatedRows).toBe(20_000);
  });

  it('are looked for when the statistics are another table', () => {
    const { permit } = discovered(
      ...permits,
      'analyze',
      'pragma writable_schema = on',
      "update sqlite_schema set sql = 'create table sqlite_stat1 (a, b)' where name = 'sqlite_stat1'",
      'pragma writable_schema = reset',
    );
    expect(permit?.estimatedRows).toBeGreaterThan(15_000);
  });
});

describe('sizes of tables that were never analysed', () => {
  it('are exact while they are few', () => {
    const { few, none } = discovered(
      'create table few (id integer primary key, kind text)',
      'create index few_kind on few (kind)',
      filled('few', 5_000, "i * 1000000, case when i % 3 > 0 then 'k' || (i % 3) end"),
      'create table none (id integer primary key, kind text)',
      'create index none_kind on none (kind)',
    );
    expect(few?.estimatedRows).toBe(5_000);
    expect(distinctIn(few)).toEqual({ id: undefined, kind: 2 });
    expect(none?.estimatedRows).toBe(0);
  });

  it.each([
    ['without gaps', 'i'],
    ['with gaps of one size', 'i * 1000'],
    ['with gaps of many sizes', 'i * 1000 + abs(random() % 1000)'],
    ['from far below zero on', '-9223372036854775807 + i * 184467440737095'],
    [
      'that fill no more than both ends',
      'case when i <= 50000 then i else 4611686018427387904 + i end',
    ],
  ])('are estimated by numbers of rows %s', (_, number) => {
    const { many } = discovered(
      'create table many (id integer primary key, note text)',
      filled('many', 100_000, `${number}, 'note ' || i`),
    );
    expect(many?.estimatedRows).toBeGreaterThan(50_000);
    expect(many?.estimatedRows).toBeLessThan(300_000);
  });

  it('are estimated by the room they take without numbers', () => {
    const { many } = discovered(
      'create table many (code text primary key, rowid text) without rowid',
      filled('many', 100_000, "'code ' || i, 'x'"),
    );
    expect(many?.estimatedRows).toBeGreaterThan(20_000);
    expect(many?.estimatedRows).toBeLessThan(500_000);
  });

  it('are numbers of rows also where columns have their names', () => {
    const { many } = discovered(
      'create table many (rowid text, oid text)',
      filled('many', 50_000, "'x', 'y' || i"),
    );
    expect(many?.estimatedRows).toBeGreaterThan(25_000);
    expect(many?.estimatedRows).toBeLessThan(100_000);
  });

  it('count distinct values only while they are few, and only by bytes', () => {
    const { many } = discovered(
      'create table many (id integer primary key, kind text, name text collate nocase, code integer, day text)',
      'create index many_kind on many (kind desc)',
      'create index many_name on many (name)',
      'create index many_code on many (code)',
      'create index many_day on many (day collate nocase)',
      filled('many', 20_000, "i, 'k' || (i % 12), 'n' || (i % 12), i, 'd' || (i % 12)"),
    );
    expect(distinctIn(many)).toEqual({
      id: undefined,
      kind: 12,
      name: undefined,
      code: undefined,
      day: undefined,
    });
  });
});

describe('what nobody can read', () => {
  it('does not hide what is there: views without their tables, tables without their module', () => {
    const tables = discovered(
      'create table permit (id integer primary key)',
      'create table old (id integer primary key)',
      'create view lost as select id from old',
      'create view kept as select id from permit',
      'drop table old',
      'pragma writable_schema = on',
      "insert into sqlite_schema values ('table', 'odd', 'odd', 0, 'create virtual table odd using no_such_module')",
      'pragma writable_schema = reset',
    );
    expect(Object.keys(tables)).toEqual(['kept', 'permit']);
  });
});
