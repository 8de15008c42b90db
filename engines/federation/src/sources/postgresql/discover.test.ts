import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgresql } from '../../../test/servers.ts';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import type { SourceSchema } from '../../schema.ts';
import { postgresqlOptions } from './options.ts';
import { createPostgresqlSource } from './postgresql.ts';

const server = await startPostgresql();

describe.skipIf(!server)('what PostgreSQL offers (needs the package postgresql)', () => {
  const { host = '', port, user, password, database } = server ?? {};
  const sourceOf = (schemas?: readonly string[]) =>
    createPostgresqlSource(
      'crm',
      postgresqlOptions.parse({
        ...{ kind: 'postgresql', host, port, user, password, database },
        ...(schemas && { schemas }),
      }),
      writtenByHand('postgresql'),
    );
  const source = sourceOf(['discovery', 'discovery "2"']);
  let admin: pg.Client;
  let schema: SourceSchema;

  const tableOf = (name: string) => schema.tables.find((table) => table.name === name);
  const columnOf = (table: string, name: string) =>
    tableOf(table)?.columns.find((column) => column.name === name);

  beforeAll(async () => {
    admin = new pg.Client(server);
    await admin.connect();
    await admin.query(`
      drop schema if exists discovery cascade; drop schema if exists "discovery ""2""" cascade;
      create schema discovery; create schema "discovery ""2""";
      set search_path = discovery;
      create type mood as enum ('sad', 'happy');
      create domain amount as numeric(8, 2);
      create domain price as amount check (value >= 0);
      create table kinds (
        id bigint primary key, b boolean not null, s smallint, i int, n numeric, n2 numeric(10, 3),
        r real, d double precision, t text, v varchar(10), c char(3), lower_c text collate "C",
        dutch text collate "nl-NL-x-icu", m mood, p price, day date, h time, ts timestamp, tz timestamptz,
        span interval, u uuid, j json, jb jsonb, raw bytea, list int[], ip inet,
        unique (b, i), unique (u));
      alter table kinds alter u set not null;
      create unique index on kinds (s) where s > 0;
      create unique index on kinds (lower(t));
      insert into kinds (id, b, i, u) select n, n % 2 = 0, n, gen_random_uuid() from generate_series(1, 1000) n;
      analyze kinds;
      create table fresh (x int); insert into fresh select generate_series(1, 321);
      create view shown as select id, t from kinds;
      create table parts (id int not null, day date not null, primary key (id, day)) partition by range (day);
      create table parts_1 partition of parts for values from ('2026-01-01') to ('2027-01-01');
      insert into parts select n, '2026-05-05' from generate_series(1, 777) n; analyze parts;
      create table elders (id int primary key, name text unique not null);
      create table heirs () inherits (elders);
      alter table heirs alter name drop not null;
      insert into elders values (1, 'Ann'); insert into heirs values (1, 'Ann'), (2, null);
      create table heirless (id int primary key);
      create table "discovery ""2"""."a ""table""" ("x""y" int);
    `);
    schema = await source.discover(new AbortController().signal);
  });

  afterAll(async () => {
    await source.close();
    await admin?.end();
  });

  it('tables, views and partitioned tables, the last without their partitions', () => {
    expect(schema.tables.map(({ name }) => name).toSorted()).toEqual([
      'discovery "2".a "table"',
      'discovery.elders',
      'discovery.fresh',
      'discovery.heirless',
      'discovery.heirs',
      'discovery.kinds',
      'discovery.parts',
      'discovery.shown',
    ]);
    expect(tableOf('discovery.kinds')?.path).toEqual(['discovery', 'kinds']);
    expect(tableOf('discovery "2".a "table"')?.path).toEqual(['discovery "2"', 'a "table"']);
  });

  it('tables of the only schema without its name', async () => {
    const single = sourceOf(['discovery']);
    const { tables } = await single.discover(new AbortController().signal);
    expect(tables.map(({ name }) => name)).toContain('kinds');
    await single.close();
  });

  it.each([
    ['id', { name: 'bigint' }],
    ['b', { name: 'boolean' }],
    ['s', { name: 'smallint' }],
    ['i', { name: 'integer' }],
    ['n', { name: 'numeric' }],
    ['n2', { name: 'numeric', precision: 10, scale: 3 }],
    ['r', { name: 'real' }],
    ['d', { name: 'double' }],
    ['t', { name: 'text' }],
    ['v', { name: 'text' }],
    ['p', { name: 'numeric', precision: 8, scale: 2 }],
    ['day', { name: 'date' }],
    ['h', { name: 'time' }],
    ['ts', { name: 'timestamp' }],
    ['tz', { name: 'timestamptz' }],
    ['span', { name: 'interval' }],
    ['u', { name: 'uuid' }],
    ['raw', { name: 'bytes' }],
  ])('the column %s in the type of queries', (name, type) => {
    const column = columnOf('discovery.kinds', name);
    expect(column?.type).toEqual(type);
    expect(column).not.toHaveProperty('nativeType');
  });

  it.each([
    ['c', 'text', 'character(3)'],
    ['m', 'text', 'discovery.mood'],
    ['list', 'text', 'integer[]'],
    ['ip', 'text', 'inet'],
    ['j', 'json', 'json'],
    ['jb', 'json', 'jsonb'],
  ])('the column %s as %s, with the name of its own type', (name, type, nativeType) => {
    expect(columnOf('discovery.kinds', name)).toMatchObject({ type: { name: type }, nativeType });
  });

  it('how texts compare where that is not by bytes', () => {
    expect(columnOf('discovery.kinds', 't')?.collation).toBe('C.UTF-8');
    expect(columnOf('discovery.kinds', 'dutch')?.collation).toBe('nl-NL-x-icu');
    expect(columnOf('discovery.kinds', 'm')?.collation).toBe('C.UTF-8');
    expect(columnOf('discovery.kinds', 'list')?.collation).toBe('C.UTF-8');
    expect(columnOf('discovery.kinds', 'lower_c')).not.toHaveProperty('collation');
    expect(columnOf('discovery.kinds', 'i')).not.toHaveProperty('collation');
  });

  it('which columns are never empty', () => {
    expect(columnOf('discovery.kinds', 'b')?.isNullable).toBe(false);
    expect(columnOf('discovery.kinds', 'i')?.isNullable).toBe(true);
  });

  it('keys that hold for all rows, the primary first', () => {
    expect(tableOf('discovery.kinds')?.keys).toEqual([['id'], ['u']]);
    expect(tableOf('discovery.parts')?.keys).toEqual([['id', 'day']]);
    expect(tableOf('discovery.shown')?.keys).toEqual([]);
  });

  it('neither keys nor columns without NULL by what holds for a part of the rows', () => {
    expect(tableOf('discovery.elders')?.keys).toEqual([]);
    expect(columnOf('discovery.elders', 'name')?.isNullable).toBe(true);
    expect(tableOf('discovery.heirless')?.keys).toEqual([['id']]);
  });

  it('rows by statistics, by counting where there are none, and by the planner for views', () => {
    expect(tableOf('discovery.kinds')?.estimatedRows).toBe(1000);
    expect(tableOf('discovery.fresh')?.estimatedRows).toBe(321);
    expect(tableOf('discovery.parts')?.estimatedRows).toBe(777);
    expect(tableOf('discovery.shown')?.estimatedRows).toBe(1000);
  });

  it('distinct values, as far as it knows them', () => {
    expect(columnOf('discovery.kinds', 'id')?.distinct).toBe(1000);
    expect(columnOf('discovery.kinds', 'b')?.distinct).toBe(2);
    expect(columnOf('discovery.fresh', 'x')).not.toHaveProperty('distinct');
  });

  it('names with quotes are read back', async () => {
    const plan = planOf('select count(*) from "discovery ""2"""."a ""table"""', ['bigint']);
    const limits = { signal: new AbortController().signal, timeout: 5_000, maximumRows: 1 };
    expect(await rowsOf(source.execute(plan, limits))).toEqual([[0n]]);
    expect(tableOf('discovery "2".a "table"')?.columns[0]?.name).toBe('x"y');
  });
});
