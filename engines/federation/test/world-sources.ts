/** One world of `two-worlds.ts` in databases, files and things like services. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { duckdb } from '../src/dialects/duckdb.ts';
import { mariadb } from '../src/dialects/mariadb.ts';
import { postgresql } from '../src/dialects/postgresql.ts';
import { sqlite } from '../src/dialects/sqlite.ts';
import { columnsIn, conjuncts } from '../src/plan/expression.ts';
import type { Node, Scan } from '../src/plan/node.ts';
import { createFilesSource } from '../src/sources/files/files.ts';
import { filesOptions } from '../src/sources/files/options.ts';
import { createMariadbSource } from '../src/sources/mariadb/mariadb.ts';
import { mariadbOptions } from '../src/sources/mariadb/options.ts';
import { postgresqlOptions } from '../src/sources/postgresql/options.ts';
import { createPostgresqlSource } from '../src/sources/postgresql/postgresql.ts';
import type { Source } from '../src/sources/source.ts';
import { sqliteOptions } from '../src/sources/sqlite/options.ts';
import { createSqliteSource } from '../src/sources/sqlite/sqlite.ts';
import type { SqlType } from '../src/values.ts';
import { type MemoryTable, memorySource } from './memory-source.ts';
import { startMariadb, startPostgresql } from './servers.ts';
import {
  creation,
  GUESSES,
  PERMITS,
  rowsOf,
  TABLE_NAMES,
  TABLES,
  type World,
} from './world-people.ts';

export type Kind = 'postgresql' | 'mariadb' | 'sqlite' | 'files' | 'lookups' | 'needy';

export interface Opened {
  readonly source: Source;
  readonly close: () => Promise<void>;
  /** What names the world itself, and is taken out of what is compared. */
  readonly mark?: string;
}

/** Hidden values that only PostgreSQL has. */
const ENDLESS: readonly string[] = [
  "update people set born = 'infinity', since = 'infinity', rate = 'NaN' where id = 201",
  "update people set born = '4713-01-01 BC', since = '-infinity', rate = 'infinity' where id = 202",
];

const openPostgresql = async (world: World): Promise<Opened | undefined> => {
  const server = await startPostgresql();
  if (!server) return undefined;
  const database = `world_${world}_${process.pid}_${Date.now()}`;
  const client = new pg.Client({ ...server, database: server.database });
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  const own = new pg.Client({ ...server, database });
  await own.connect();
  for (const text of [
    ...creation(world, 'text', false),
    ...(world === 'other' ? ENDLESS : []),
    'analyze',
  ])
    await own.query(text);
  await own.end();
  const { host, port, user, password } = server;
  const options = { kind: 'postgresql', host, port, user, password, database };
  const source = createPostgresqlSource('town', postgresqlOptions.parse(options), postgresql);
  return { source, close: source.close };
};

const openMariadb = async (world: World): Promise<Opened | undefined> => {
  const server = await startMariadb();
  if (!server) return undefined;
  const { host, port, user, password } = server;
  const database = `world_${world}_${process.pid}_${Date.now()}`;
  const client = await createConnection({ host, port, user, password, charset: 'utf8mb4' });
  await client.query(`create database ${database} character set utf8mb4`);
  await client.query(`use ${database}`);
  for (const text of creation(world, 'varchar(100)', true)) await client.query(text);
  for (const name of TABLE_NAMES) await client.query(`analyze table ${name}`);
  await client.end();
  const options = { kind: 'mariadb', host, port, user, password, database };
  const source = createMariadbSource('town', mariadbOptions.parse(options), mariadb);
  return { source, close: source.close, mark: database };
};

const openSqlite = async (world: World): Promise<Opened> => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-world-'));
  const file = join(folder, 'town.db');
  const database = new DatabaseSync(file);
  for (const text of [...creation(world, 'text', false), 'analyze']) database.exec(text);
  database.close();
  const options = sqliteOptions.parse({ kind: 'sqlite', file });
  const source = createSqliteSource('town', options, sqlite);
  return {
    source,
    close: async () => {
      await source.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const openFiles = async (world: World): Promise<Opened> => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-world-'));
  for (const name of TABLE_NAMES) {
    const { types } = TABLES[name];
    const objects = rowsOf(world)[name].map((row) =>
      Object.fromEntries(types.map(([column], at) => [column, row[at] ?? null])),
    );
    writeFileSync(
      join(folder, `${name}.json`),
      objects.map((one) => JSON.stringify(one)).join('\n'),
    );
  }
  const options = filesOptions.parse({
    kind: 'files',
    directory: folder,
    temporaryDirectory: join(folder, 'spill'),
  });
  const source = createFilesSource('town', options, duckdb);
  return {
    source,
    close: async () => {
      await source.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** As services behind an address have it: one table, columns that are one of some values, no more. */
const isLookup = (node: Node): boolean => {
  if (node.kind === 'scan') return true;
  if (node.kind !== 'filter') return false;
  return (
    isLookup(node.input) &&
    conjuncts(node.condition).every(
      (one) =>
        (one.kind === 'in' && one.operand.kind === 'column') ||
        (one.kind === 'call' &&
          one.function === 'equal' &&
          one.operands.some(({ kind }) => kind === 'column') &&
          one.operands.some(({ kind }) => kind === 'literal') &&
          // Text is compared in ways of its own.
          one.operands.every(({ type }) => type.name !== 'text')),
    )
  );
};

const scanIn = (node: Node): Scan | undefined =>
  node.kind === 'scan' ? node : 'input' in node ? scanIn(node.input) : undefined;

/** Whether a person is asked for by number, without which a service gives nothing. */
const isGiven = (plan: Node): boolean => {
  const scan = scanIn(plan);
  if (!scan?.table.access) return true;
  const id = scan.columns.find(({ column }) => column === 'id')?.id;
  const givesId = (node: Node): boolean =>
    node.kind === 'filter' &&
    (givesId(node.input) ||
      conjuncts(node.condition).some(
        (condition) => id !== undefined && columnsIn(condition).has(id),
      ));
  return givesId(plan);
};

const openLookups = async (world: World, isNeedy: boolean): Promise<Opened> => {
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name): [string, MemoryTable] => {
      const { types, key } = TABLES[name];
      const columns = types.map(([column, type]): [string, SqlType] => [column, { name: type }]);
      return [
        name,
        {
          columns: Object.fromEntries(columns),
          rows: rowsOf(world)[name],
          keys: [[key]],
          ...(isNeedy && name === 'people' && { access: [['id']] }),
        },
      ];
    }),
  );
  const canExecute = (plan: Node): boolean => isLookup(plan) && isGiven(plan);
  const source = memorySource('town', tables, { canExecute });
  return { source, close: source.close };
};

/** Undefined where the server of that kind is not installed. */
export const openSource = (kind: Kind, world: World): Promise<Opened | undefined> => {
  switch (kind) {
    case 'postgresql':
      return openPostgresql(world);
    case 'mariadb':
      return openMariadb(world);
    case 'sqlite':
      return openSqlite(world);
    case 'files':
      return openFiles(world);
    case 'lookups':
      return openLookups(world, false);
    case 'needy':
      return openLookups(world, true);
  }
};

/** Another source that is the same in both worlds, to join with. */
export const otherSource = (): Source =>
  memorySource('desk', {
    permits: {
      columns: { number: { name: 'integer' }, person: { name: 'integer' }, kind: { name: 'text' } },
      rows: PERMITS,
      keys: [['number']],
    },
    words: {
      columns: { id: { name: 'integer' }, word: { name: 'text' } },
      rows: GUESSES,
      keys: [['id']],
    },
    // So many rows that it waits for keys.
    visits: {
      columns: { person: { name: 'integer' }, day: { name: 'integer' } },
      rows: Array.from({ length: 2_500 }, (_, at) => [at % 250, at]),
    },
  });
