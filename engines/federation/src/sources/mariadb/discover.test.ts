import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMariadb } from '../../../test/servers.ts';
import { writtenByHand } from '../../../test/statements.ts';
import type { SourceSchema } from '../../schema.ts';
import { createMariadbSource } from './mariadb.ts';
import { mariadbOptions } from './options.ts';

const server = await startMariadb();

describe.skipIf(!server)('what MariaDB offers (needs the package mariadb-server)', () => {
  const { host = '', port = 0, user = '', password = '' } = server ?? {};
  const sourceOf = (given: object = {}) =>
    createMariadbSource(
      'orders',
      mariadbOptions.parse({
        ...{ kind: 'mariadb', host, port, user, password, database: 'discovery' },
        ...given,
      }),
      writtenByHand('mariadb'),
    );
  const source = sourceOf({ schemas: ['discovery', 'discovery "2"'] });
  let admin: Connection;
  let schema: SourceSchema;

  const tableOf = (name: string) => schema.tables.find((table) => table.name === name);
  const columnOf = (table: string, name: string) =>
    tableOf(table)?.columns.find((column) => column.name === name);

  beforeAll(async () => {
    admin = await createConnection({ host, port, user, password, multipleStatements: true });
    await admin.query(`
      drop database if exists discovery; drop database if exists \`discovery "2"\`;
      create database discovery character set utf8mb4; create database \`discovery "2"\`;
      use discovery;
      create table kinds (
        id bigint primary key, flag boolean not null, tiny tinyint, small smallint unsigned,
        whole int, unsigned_ int unsigned, huge bigint unsigned, exact decimal(10, 3), single float,
        twice double, t text, v varchar(20) collate utf8mb4_bin, l varchar(20) character set latin1,
        e enum('b', 'a'), doc json, day date, h time(3), dt datetime(6), ts timestamp null, y year,
        one bit(1), many bit(8), raw blob, u uuid not null, ip inet6, place point,
        unique (u), unique (flag, whole), unique (t(10)));
      insert into kinds (id, flag, whole, u) select seq, seq % 2, seq, uuid() from seq_1_to_1000;
      analyze table kinds;
      create view shown as select id, t from kinds;
      create table \`discovery "2"\`.\`a "table\` (\`x"y\` int);
    `);
    schema = await source.discover(new AbortController().signal);
  });

  afterAll(async () => {
    await source.close();
    await admin?.end();
  });

  it('tables and views, those of other databases after their name', () => {
    expect(schema.tables.map(({ name }) => name).toSorted()).toEqual([
      'discovery "2".a "table',
      'kinds',
      'shown',
    ]);
    expect(tableOf('discovery "2".a "table')?.columns[0]?.name).toBe('x"y');
  });

  it.each([
    ['id', { name: 'bigint' }],
    ['tiny', { name: 'smallint' }],
    ['small', { name: 'integer' }],
    ['whole', { name: 'integer' }],
    ['unsigned_', { name: 'bigint' }],
    ['huge', { name: 'numeric', precision: 20, scale: 0 }],
    ['exact', { name: 'numeric', precision: 10, scale: 3 }],
    ['single', { name: 'real' }],
    ['twice', { name: 'double' }],
    ['t', { name: 'text' }],
    ['day', { name: 'date' }],
    ['h', { name: 'time' }],
    ['dt', { name: 'timestamp' }],
    ['ts', { name: 'timestamptz' }],
    ['raw', { name: 'bytes' }],
  ])('the column %s in the type of queries', (name, type) => {
    expect(columnOf('kinds', name)?.type).toEqual(type);
    expect(columnOf('kinds', name)).not.toHaveProperty('nativeType');
  });

  it.each([
    ['flag', 'boolean', 'tinyint(1)'],
    ['one', 'boolean', 'bit(1)'],
    ['many', 'bytes', 'bit(8)'],
    ['e', 'text', 'enum'],
    ['doc', 'json', 'json'],
    ['u', 'uuid', 'uuid'],
    ['ip', 'text', 'inet6'],
    ['y', 'smallint', 'year'],
  ])('the column %s as %s, with the name of its own type', (name, type, nativeType) => {
    expect(columnOf('kinds', name)).toMatchObject({ type: { name: type }, nativeType });
  });

  it('no geometries', () => expect(columnOf('kinds', 'place')).toBeUndefined());

  it('tinyint(1) as a number, where that is asked for', async () => {
    const numbers = sourceOf({ areTinyintsBoolean: false });
    const { tables } = await numbers.discover(new AbortController().signal);
    const flag = tables[0]?.columns.find(({ name }) => name === 'flag');
    expect(flag).toMatchObject({ type: { name: 'smallint' }, isNullable: false });
    expect(flag).not.toHaveProperty('nativeType');
    await numbers.close();
  });

  it('the collation of each text', () => {
    expect(columnOf('kinds', 't')?.collation).toBe('utf8mb4_general_ci');
    expect(columnOf('kinds', 'v')?.collation).toBe('utf8mb4_bin');
    expect(columnOf('kinds', 'l')?.collation).toBe('latin1_swedish_ci');
    expect(columnOf('kinds', 'whole')).not.toHaveProperty('collation');
  });

  it('keys that hold for all rows, the primary first', () => {
    expect(tableOf('kinds')?.keys).toEqual([['id'], ['u']]);
    expect(tableOf('shown')?.keys).toEqual([]);
  });

  it('rows, and distinct values of columns that stand first in an index', () => {
    expect(tableOf('kinds')?.estimatedRows).toBe(1000);
    expect(tableOf('shown')).not.toHaveProperty('estimatedRows');
    expect(columnOf('kinds', 'id')?.distinct).toBe(1000);
  });
});
