import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../../dialects/sqlite.ts';
import { SourceError } from '../../federation-error.ts';
import { call, column, literal } from '../../plan/expression.ts';
import type { Node, Scan } from '../../plan/node.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Row } from '../../values.ts';
import type { Source } from '../source.ts';
import { sqliteOptions } from './options.ts';
import { createSqliteSource } from './sqlite.ts';
import {
  BIGINT,
  counted,
  equal,
  rowsOf as readRows,
  scanOf,
  sorted,
  TEXT,
  tableIn,
} from './test/tables.ts';

let root: string;
let file: string;
let source: Source;
let schema: SourceSchema;
const still = new AbortController().signal;

const open = (path = file): Source =>
  createSqliteSource('permits', sqliteOptions.parse({ kind: 'sqlite', file: path }), sqlite);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'polder-sqlite-'));
  file = join(root, 'permits.db');
  const database = new DatabaseSync(file);
  database.exec(`
    create table permit (
      id integer primary key, name text collate nocase not null, fee decimal(8,2), given date,
      seen datetime, open boolean, area real, plan blob, amount smallint, code text unique);
    insert into permit values
      (1, 'Jansen', 12.5, '2024-02-29', '2024-02-29T10:00:00.500', 1, 2, x'0102', 3, 'a'),
      (9007199254740993, 'jansen', 7, null, '2024-01-01 00:00', 0, 1.5, null, -3, 'b'),
      (3, 'de Vries', null, '2023-12-31', null, null, null, null, null, 'c');
    create table number (id integer primary key, n integer);
    with recursive r(i) as (select 1 union all select i + 1 from r where i < 200000)
      insert into number select i, i % 100 from r;
    create table pair (a text, b integer, primary key (a, b)) without rowid;
    insert into pair values ('x', 1), ('y', 2);
    create view old_permit as select id, name from permit where given < '2024-01-01';
    create table loose (id integer primary key, day date, anything);
    insert into loose values (1, 45000, 'x'), (2, 45001, 'y');
    create table broken (id integer primary key, n integer);
    with recursive r(i) as (select 1 union all select i + 1 from r where i < 5000)
      insert into broken select i, i from r;
    update broken set n = 'secret words' where id = 2500;
    create view crowd as select n, count(*) as members from (select n from number) group by n;
    create table letter (id integer primary key, body text);
    insert into letter values (1, 'short'), (2, replace(hex(zeroblob(400000)), '0', 'a') || 'b');
  `);
  database.close();
  source = open();
  schema = await source.discover(still);
});

afterAll(async () => {
  await source.close();
  rmSync(root, { recursive: true, force: true });
});

const scan = (name: string, columns?: readonly string[], first = 1): Scan =>
  scanOf(tableIn(schema, name), columns, first);

const rowsOf = (plan: Node, from = source, limits = {}): Promise<readonly Row[]> =>
  readRows(from, plan, limits);

const errorOf = async (work: Promise<unknown>): Promise<SourceError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
  throw new Error('it did not fail');
};

/** Two hundred thousand numbers, each with each of its two thousand likes: far too long to wait for. */
const endless = (): Node =>
  counted({
    kind: 'join',
    type: 'inner',
    left: scan('number', ['id', 'n']),
    right: scan('number', ['id', 'n'], 11),
    condition: equal(column(2, BIGINT), column(12, BIGINT)),
  });

describe('discovery of SQLite files', () => {
  it('offers columns by their declared types, with keys, collations and estimates', () => {
    const { table } = scan('permit');
    expect(table.columns.map(({ name, type, collation }) => [name, type.name, collation])).toEqual([
      ['id', 'bigint', undefined],
      ['name', 'text', 'nocase'],
      ['fee', 'numeric', undefined],
      ['given', 'date', undefined],
      ['seen', 'timestamp', undefined],
      ['open', 'boolean', undefined],
      ['area', 'double', undefined],
      ['plan', 'bytes', undefined],
      ['amount', 'smallint', undefined],
      ['code', 'text', undefined],
    ]);
    expect(table.keys).toEqual([['id'], ['code']]);
    expect(scan('pair').table.keys).toEqual([['a', 'b']]);
    expect(scan('number').table.estimatedRows).toBe(200_000);
    expect(scan('old_permit').table.columns.map(({ name }) => name)).toEqual(['id', 'name']);
  });

  it('offers a column whose values are of another kind as what they are', () => {
    expect(scan('loose').table.columns.map(({ type }) => type.name)).toEqual([
      'bigint',
      'bigint',
      'text',
    ]);
  });
});

describe('rows of SQLite files', () => {
  it('come exactly, in the forms of values in transit', async () => {
    const rows = await rowsOf(sorted(scan('permit'), 1, BIGINT));
    expect(rows).toEqual([
      [
        1n,
        'Jansen',
        '12.50',
        '2024-02-29',
        '2024-02-29 10:00:00.5',
        true,
        2,
        new Uint8Array([1, 2]),
        3,
        'a',
      ],
      [3n, 'de Vries', null, '2023-12-31', null, null, null, null, null, 'c'],
      [9007199254740993n, 'jansen', '7.00', null, '2024-01-01 00:00:00', false, 1.5, null, -3, 'b'],
    ]);
  });

  it('are compared by bytes, whatever the collation', async () => {
    const name = column(2, TEXT);
    const condition = equal(name, literal('Jansen', TEXT));
    expect(await rowsOf({ kind: 'filter', input: scan('permit'), condition })).toHaveLength(1);
  });

  it('are found by large numbers, in tables without rowid and through views', async () => {
    const large = literal(9007199254740993n, BIGINT);
    const condition = equal(column(1, BIGINT), large);
    expect(await rowsOf({ kind: 'filter', input: scan('permit', ['id']), condition })).toEqual([
      [9007199254740993n],
    ]);
    expect(await rowsOf(scan('pair'))).toEqual([
      ['x', 1n],
      ['y', 2n],
    ]);
    expect(await rowsOf(scan('old_permit', ['id']))).toEqual([[3n]]);
  });

  it('are found by one statement with other values', async () => {
    const find = (id: bigint) =>
      rowsOf({
        kind: 'filter',
        input: scan('number', ['id', 'n']),
        condition: equal(column(1, BIGINT), literal(id, BIGINT)),
      });
    expect(await find(101n)).toEqual([[101n, 1n]]);
    expect(await find(199_999n)).toEqual([[199_999n, 99n]]);
    expect(await find(200_001n)).toEqual([]);
  });

  it('are all there, in order, when they take too long for a thread', async () => {
    const rows = await rowsOf(sorted(scan('number', ['id', 'n']), 2, BIGINT));
    expect(rows).toHaveLength(200_000);
    expect(rows.every(([, n], index) => n === BigInt(Math.floor(index / 2_000)))).toBe(true);
    expect(new Set(rows.map(([id]) => id)).size).toBe(200_000);
  });

  it('come from views that compute, also from inside', async () => {
    const rows = await rowsOf(sorted(scan('crowd'), 1, BIGINT));
    expect(rows).toEqual(Array.from({ length: 100 }, (_, n) => [BigInt(n), 2_000n]));
  });

  it('come with those that have no partner', async () => {
    const join = (type: 'left' | 'full'): Node => ({
      kind: 'join',
      type,
      left: scan('permit', ['id']),
      right: scan('pair', ['a', 'b'], 11),
      condition: equal(column(1, BIGINT), column(12, BIGINT)),
    });
    expect(await rowsOf(sorted(join('left'), 1, BIGINT))).toEqual([
      [1n, 'x', 1n],
      [3n, null, null],
      [9007199254740993n, null, null],
    ]);
    expect(await rowsOf(join('full'))).toHaveLength(4);
  });

  it('are found by a part of a long text', async () => {
    const condition = call('like', [column(2, TEXT), literal('%ab%', TEXT)]);
    const found: Node = { kind: 'filter', input: scan('letter'), condition };
    expect((await rowsOf(found)).map(([id, body]) => [id, String(body).length])).toEqual([
      [2n, 800_001],
    ]);
  });

  it('stream with back-pressure, all of them', async () => {
    let count = 0;
    const limits = { signal: still, timeout: 20_000, maximumRows: 1_000_000 };
    for await (const batch of source.execute(scan('number', ['id']), limits)) {
      if (count === 0) await new Promise((resolve) => setTimeout(resolve, 30));
      count += batch.length;
    }
    expect(count).toBe(200_000);
  });

  it('fail without the value when one does not fit its column', async () => {
    const error = await errorOf(rowsOf(scan('broken')));
    expect(error.failure).toBe('rejected');
    expect(`${error.message} ${error.driverCode} ${error.cause}`).not.toContain('secret');
  });

  it('are no more than allowed', async () => {
    const error = await errorOf(rowsOf(scan('number'), source, { maximumRows: 1_000 }));
    expect(error.failure).toBe('too-many-rows');
    expect(await rowsOf(scan('pair'))).toHaveLength(2);
  });
});

describe('statements on SQLite files', () => {
  it('stop when nobody waits any more, and the thread goes on with the next', async () => {
    const controller = new AbortController();
    const work = errorOf(rowsOf(endless(), source, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    expect((await work).failure).toBe('cancelled');
    expect(await rowsOf(scan('pair'))).toHaveLength(2);
  });

  it('stop when their time is up', async () => {
    const error = await errorOf(rowsOf(endless(), source, { timeout: 50 }));
    expect(error.failure).toBe('deadline');
    expect(await rowsOf(scan('pair'))).toHaveLength(2);
  });

  it('end when the reader leaves early', async () => {
    const limits = { signal: still, timeout: 20_000, maximumRows: 1_000_000 };
    for await (const batch of source.execute(scan('number'), limits)) {
      expect(batch.length).toBeGreaterThan(0);
      break;
    }
    expect(await rowsOf(scan('pair'))).toHaveLength(2);
  });

  it('are asked again after they were stopped', async () => {
    const isPositive = call('greater', [column(1, BIGINT), literal(0n, BIGINT)]);
    const plan: Node = { kind: 'filter', input: scan('number'), condition: isPositive };
    for (const maximumRows of [1_000, 2_000])
      expect((await errorOf(rowsOf(plan, source, { maximumRows }))).failure).toBe('too-many-rows');
    for (const timeout of [40, 60, 80])
      expect((await errorOf(rowsOf(endless(), source, { timeout }))).failure).toBe('deadline');
    expect(await rowsOf(plan)).toHaveLength(200_000);
  });

  it('leave the event loop free while they work', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    await errorOf(rowsOf(endless(), source, { timeout: 200 }));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('tell when a table or column is gone', async () => {
    const path = join(root, 'changing.db');
    const database = new DatabaseSync(path);
    database.exec('create table pair (a text, b integer); insert into pair values (1, 2)');
    const other = open(path);
    const plan = scan('pair', ['a', 'b']);
    try {
      expect(await rowsOf(plan, other)).toEqual([['1', 2n]]);
      database.exec('alter table pair rename column b to c');
      expect((await errorOf(rowsOf(plan, other))).failure).toBe('schema-changed');
      database.exec('drop table pair');
      expect((await errorOf(rowsOf(plan, other))).failure).toBe('schema-changed');
    } finally {
      database.close();
      await other.close();
    }
  });

  it('fail as unreachable without the file, and as rejected when it is no database', async () => {
    const missing = open(join(root, 'missing.db'));
    expect((await errorOf(missing.discover(still))).failure).toBe('unreachable');
    expect(await missing.health(still)).toMatchObject({ isUp: false, failure: 'unreachable' });
    await missing.close();
    writeFileSync(join(root, 'text.db'), 'no database at all'.repeat(100));
    const other = open(join(root, 'text.db'));
    expect((await errorOf(other.discover(still))).failure).toBe('rejected');
    await other.close();
    expect(await source.health(still)).toMatchObject({ isUp: true });
  });
});
