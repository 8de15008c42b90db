import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../../dialects/sqlite.ts';
import { SourceError } from '../../federation-error.ts';
import { call, column, type Expression, literal } from '../../plan/expression.ts';
import type { Node } from '../../plan/node.ts';
import type { SourceSchema, TableSchema } from '../../schema.ts';
import type { Source } from '../source.ts';
import { sqliteOptions } from './options.ts';
import { createSqliteSource } from './sqlite.ts';
import { isBusy, pause, readersOf, tellsProcesses, untilHolds } from './test/readers.ts';
import {
  BIGINT,
  counted,
  countOf,
  equal,
  grouped,
  rowsOf,
  scanOf,
  sorted,
  TEXT,
  tableIn,
} from './test/tables.ts';

/** Milliseconds after the abort until nothing works any more; well above what is meant, for busy machines. */
const MOST = 1_000;

// One thread: the next statement shows whether it is free.
const open = (file: string): Source =>
  createSqliteSource('permits', sqliteOptions.parse({ kind: 'sqlite', file, poolSize: 1 }), sqlite);

let root: string;
let source: Source;
let schema: SourceSchema;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'polder-sqlite-'));
  const file = join(root, 'large.db');
  const database = new DatabaseSync(file);
  database.exec(`
    pragma journal_mode = off; pragma synchronous = off;
    create table number (id integer primary key, k integer, name text);
    with recursive r(i) as (select 1 union all select i + 1 from r where i < 1000000)
      insert into number select i, i * 7919 % 1000003, 'name ' || (i * 7919 % 1000003) from r;
    create table twin (id integer primary key, k integer);
    insert into twin select id, k from number;
    create table document (id integer primary key, body text);
    with recursive r(i) as (select 1 union all select i + 1 from r where i < 20)
      insert into document select i, replace(hex(zeroblob(1500000)), '0', 'a') from r;
    create table few (id integer primary key);
    insert into few values (1), (2);
  `);
  database.close();
  source = open(file);
  schema = await source.discover(new AbortController().signal);
}, 60_000);

afterAll(async () => {
  await source.close();
  rmSync(root, { recursive: true, force: true });
});

const scan = (name: string, columns?: readonly string[], first = 1) =>
  scanOf(tableIn(schema, name), columns, first);

const numbers = (first = 1): Node => scan('number', ['id', 'k', 'name'], first);
const twins = (first = 11): Node => scan('twin', ['id', 'k'], first);
const k = column(2, BIGINT);
const name = column(3, TEXT);

/** Few enough that their groups are soon made, and too many to go through each with each. */
const first = (input: Node, id: number): Node => ({
  kind: 'filter',
  input,
  condition: call('less', [column(id, BIGINT), literal(50_000n, BIGINT)]),
});

const longer = (text: Expression, from: string, to: string): Expression =>
  call('replace', [text, literal(from, TEXT), literal(to, TEXT)], TEXT);

const shapes: Readonly<Record<string, () => Node>> = {
  'an order by a number': () => sorted(numbers(), 2, BIGINT),
  'an order by a text': () => sorted(numbers(), 3, TEXT),
  groups: () => grouped(numbers(), 3, 50, TEXT),
  'groups of which none is left': () => ({
    kind: 'filter',
    input: grouped(numbers(), 2, 50),
    condition: call('greater', [column(51, BIGINT), literal(1_000n, BIGINT)]),
  }),
  'a join that makes an index': () =>
    counted({
      kind: 'join',
      type: 'inner',
      left: numbers(),
      right: twins(),
      condition: equal(k, column(12, BIGINT)),
    }),
  'a join of all with all': () =>
    counted({
      kind: 'join',
      type: 'inner',
      left: numbers(),
      right: twins(),
      condition: equal(call('add', [k, column(12, BIGINT)], BIGINT), literal(-1n, BIGINT)),
    }),
  'a join of groups with groups': () =>
    counted({
      kind: 'join',
      type: 'inner',
      left: grouped(first(numbers(), 1), 2, 50),
      right: grouped(first(twins(), 11), 12, 60),
      condition: equal(
        call('add', [column(50, BIGINT), column(60, BIGINT)], BIGINT),
        literal(-1n, BIGINT),
      ),
    }),
  'a union': () =>
    counted({
      kind: 'set',
      operation: 'union',
      isAll: false,
      left: scan('number', ['name']),
      right: scan('number', ['name'], 11),
      columns: [{ id: 70, name: 'name', type: TEXT }],
    }),
  'distinct values': () => counted({ kind: 'distinct', input: scan('number', ['name']) }),
  'a count of distinct values': () => ({
    kind: 'aggregate',
    keys: [],
    aggregates: [{ ...countOf(90, [name]), isDistinct: true }],
    input: numbers(),
  }),
  'rows that others are among': () =>
    counted({
      kind: 'join',
      type: 'semi',
      left: numbers(),
      right: twins(),
      condition: equal(k, column(12, BIGINT)),
    }),
  'long texts': () =>
    counted({
      kind: 'filter',
      input: scan('document'),
      condition: equal(longer(longer(column(2, TEXT), 'a', 'bbb'), 'b', 'ccc'), literal('d', TEXT)),
    }),
};

const failureOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof SourceError) return error.failure;
    throw error;
  }
  return 'none';
};

const isQuiet = (): boolean => !readersOf(process.pid).some(isBusy);

describe.skipIf(!tellsProcesses)('statements on a million rows stop', () => {
  // While rows are read, and while what was read is sorted, joined or grouped.
  const moments = Object.keys(shapes).flatMap((shape) =>
    [300, 1_000].map((delay) => [shape, delay] as const),
  );

  it.each(moments)(
    '%s, after %i ms',
    async (shape, delay) => {
      const plan = shapes[shape]?.() ?? expect.unreachable();
      const controller = new AbortController();
      const work = failureOf(rowsOf(source, plan, { signal: controller.signal }));
      await pause(delay);
      controller.abort();
      // Nothing takes less than the shorter time; a fast machine may be done after the longer one.
      expect(delay === 300 ? ['cancelled'] : ['cancelled', 'none']).toContain(await work);
      expect(await untilHolds(isQuiet, 10_000)).toBeLessThan(MOST);
      const start = performance.now();
      expect(await rowsOf(source, scan('few'))).toEqual([[1n], [2n]]);
      expect(performance.now() - start).toBeLessThan(MOST);
      expect(readersOf(process.pid).length).toBeLessThanOrEqual(1);
    },
    30_000,
  );
});

describe.skipIf(!tellsProcesses)('a view that computes for ever', () => {
  const endless: TableSchema = {
    name: 'endless',
    path: ['endless'],
    columns: [{ name: 'n', type: BIGINT, isNullable: true }],
    keys: [],
  };
  let other: Source;

  beforeAll(() => {
    const file = join(root, 'endless.db');
    const database = new DatabaseSync(file);
    database.exec(`
      create view endless as with recursive r(i) as (select 1 union all select i + 1 from r)
        select count(*) as n from r;
    `);
    database.close();
    other = open(file);
  });

  afterAll(() => other.close());

  it.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
    ['is no longer read', (signal) => rowsOf(other, scanOf(endless), { signal })],
    ['is no longer looked into', (signal) => other.discover(signal)],
  ])(
    '%s',
    async (_, work) => {
      const controller = new AbortController();
      const failure = failureOf(work(controller.signal));
      expect(await untilHolds(() => !isQuiet(), 10_000)).toBeLessThan(10_000);
      controller.abort();
      expect(await failure).toBe('cancelled');
      expect(await untilHolds(isQuiet, 10_000)).toBeLessThan(MOST);
      expect(await other.health(new AbortController().signal)).toMatchObject({ isUp: true });
    },
    30_000,
  );
});
