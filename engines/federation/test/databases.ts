/** Databases that run statements of dialects, with the same tables in each, and rows as text to compare. */
import { DatabaseSync } from 'node:sqlite';
import { DuckDBBlobValue, DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import type { Connection } from 'mysql2';
import { createConnection } from 'mysql2';
import pg from 'pg';
import type { Dialect, Statement } from '../src/dialects/dialect.ts';
import { duckdb } from '../src/dialects/duckdb.ts';
import { createMariadb, mariadb } from '../src/dialects/mariadb.ts';
import { postgresql } from '../src/dialects/postgresql.ts';
import { sqlite } from '../src/dialects/sqlite.ts';
import { trino } from '../src/dialects/trino.ts';
import { type Node, outputOf } from '../src/plan/node.ts';
import type { SqlType, Value } from '../src/values.ts';
import { askMysql, connectMysql, mysqlAddress, mysqlSource } from './running-mysql.ts';
import { askTrino, trinoAddress, trinoSource } from './running-trino.ts';
import { startMariadb, startPostgresql } from './servers.ts';
import { rowsOf } from './statements.ts';

export interface TestDatabase {
  readonly dialect: Dialect;
  /** What stands before its tables' own names. */
  readonly within?: readonly string[];
  readonly run: (plan: Node) => Promise<readonly (readonly (string | null)[])[]>;
  readonly close: () => Promise<void>;
}

/** One form for what drivers give: numbers without zeros at the end, booleans as words. */
const textOf = (value: unknown, { name }: SqlType): string | null => {
  if (value === null || value === undefined) return null;
  const text = String(value);
  switch (name) {
    case 'boolean':
      return String(['true', 't', '1'].includes(text));
    case 'real':
    case 'double':
      return String(Number(text));
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'numeric': {
      const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
      return short === '-0' ? '0' : short;
    }
    case 'timestamp':
    case 'timestamptz':
      return text
        .replace(/\+00$/, '')
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');
    default:
      return text;
  }
};

const textRows = (plan: Node, rows: readonly (readonly unknown[])[]) => {
  const columns = outputOf(plan);
  return rows.map((row) => columns.map(({ type }, index) => textOf(row[index], type)));
};

type Ask = (statement: Statement) => Promise<readonly (readonly unknown[])[]>;

const database = (dialect: Dialect, ask: Ask, close: () => Promise<void>): TestDatabase => ({
  dialect,
  close,
  run: async (plan) => textRows(plan, await ask(dialect.write(plan))),
});

/** PostgreSQL in this process or, where it is installed, as a server. */
export const openPostgresql = async (
  setupFor: (kind: 'server' | 'in this process') => readonly string[],
): Promise<TestDatabase> => {
  const server = await startPostgresql();
  const setup = setupFor(server ? 'server' : 'in this process');
  const raw = (text: string): string => text;
  if (!server) {
    const lite = await PGlite.create();
    for (const text of ["set timezone to 'UTC'", ...setup]) await lite.exec(text);
    const parsers = Object.fromEntries(Array.from({ length: 4_000 }, (_, id) => [id, raw]));
    return database(
      postgresql,
      async ({ text, parameters }) => {
        const result = await lite.query<unknown[]>(text, [...parameters], {
          rowMode: 'array',
          parsers,
        });
        return result.rows;
      },
      () => lite.close(),
    );
  }
  const client = new pg.Client({
    ...{ host: server.host, port: server.port, user: server.user },
    ...{ password: server.password, database: server.database },
  });
  await client.connect();
  const schema = `dialects_${process.pid}_${Date.now()}`;
  const start = [
    `create schema ${schema}`,
    `set search_path to ${schema}`,
    "set timezone to 'UTC'",
  ];
  for (const text of [...start, ...setup]) await client.query(text);
  return database(
    postgresql,
    async ({ text, parameters }) => {
      const types = { getTypeParser: () => raw };
      // The driver's types take the parsers of one type only.
      const query = { text, values: [...parameters], rowMode: 'array' as const, types };
      return (await client.query(query as pg.QueryArrayConfig)).rows;
    },
    async () => {
      await client.query(`drop schema ${schema} cascade`);
      await client.end();
    },
  );
};

export const openDuckdb = async (setup: readonly string[]): Promise<TestDatabase> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  for (const text of ["set TimeZone = 'UTC'", ...setup]) await connection.run(text);
  return database(
    duckdb,
    async ({ text, parameters }) => {
      const given = parameters.map(
        (value) =>
          value instanceof Uint8Array
            ? new DuckDBBlobValue(value)
            : (value as Exclude<Value, Uint8Array>), // lists are not written
      );
      const result = await connection.runAndReadAll(text, given);
      return result
        .getRows()
        .map((row) => row.map((value) => (value === null ? null : String(value))));
    },
    async () => {
      connection.closeSync();
      instance.closeSync();
    },
  );
};

const testLimits = () => ({
  ...{ signal: new AbortController().signal, timeout: 60_000, maximumRows: 1_000_000 },
});

const bound = (value: Value | readonly Value[]) => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number' || value instanceof Uint8Array) return value;
  throw new Error('Not written for SQLite');
};

export const openSqlite = async (setup: readonly string[]): Promise<TestDatabase> => {
  const file = new DatabaseSync(':memory:');
  for (const text of setup) file.exec(text);
  return database(
    sqlite,
    async ({ text, parameters }) => {
      const statement = file.prepare(text);
      statement.setReturnArrays(true);
      statement.setReadBigInts(true);
      // With setReturnArrays rows are arrays; the types of Node do not follow.
      return statement.all(...parameters.map(bound)) as unknown as unknown[][];
    },
    async () => file.close(),
  );
};

const ask = (connection: Connection, text: string, values: readonly unknown[] = []) =>
  new Promise<unknown[][]>((resolve, reject) => {
    const done = (error: unknown, rows: unknown) =>
      error ? reject(error) : resolve(rows as unknown[][]); // rowsAsArray
    if (values.length === 0) connection.query({ sql: text, rowsAsArray: true }, done);
    // biome-ignore lint/suspicious/noExplicitAny: the driver's types leave out what it binds
    else connection.execute({ sql: text, rowsAsArray: true }, [...values] as any, done);
  });

/** Undefined where MariaDB is not installed. */
export const openMariadb = async (setup: readonly string[]): Promise<TestDatabase | undefined> => {
  const server = await startMariadb();
  if (!server) return undefined;
  const connection = createConnection({
    ...{ host: server.host, port: server.port, user: server.user, password: server.password },
    ...{ supportBigNumbers: true, bigNumberStrings: true, dateStrings: true, charset: 'utf8mb4' },
    ...{ timezone: 'Z', jsonStrings: true },
  });
  const name = `dialects_${process.pid}_${Date.now()}`;
  const start = [`create database ${name} character set utf8mb4`, `use ${name}`];
  for (const text of [...start, "set time_zone = '+00:00'", ...setup]) await ask(connection, text);
  return database(
    mariadb,
    ({ text, parameters }) => ask(connection, text, parameters),
    async () => {
      await ask(connection, `drop database ${name}`);
      connection.destroy();
    },
  );
};

/** A MySQL that runs already, asked through the connector; undefined where none is named. */
export const openMysql = async (setup: readonly string[]): Promise<TestDatabase | undefined> => {
  if (!mysqlAddress) return undefined;
  const name = `dialects_${process.pid}_${Date.now()}`;
  const admin = await connectMysql();
  const start = [`create database ${name} character set utf8mb4`, `use ${name}`];
  for (const text of [...start, ...setup]) await askMysql(admin, text);
  const dialect = createMariadb({ server: 'mysql' });
  const source = mysqlSource(dialect, { database: name, poolSize: 1 });
  return {
    dialect,
    run: async (plan) => textRows(plan, await rowsOf(source.execute(plan, testLimits()))),
    close: async () => {
      await source.close();
      await askMysql(admin, `drop database ${name}`);
      await admin.end();
    },
  };
};

/** A Trino that runs already, with the tables in its memory; undefined where none is named. */
export const openTrino = async (
  setupFor: (schema: string) => readonly string[],
): Promise<TestDatabase | undefined> => {
  if (trinoAddress === undefined) return undefined;
  const schema = `dialects_${process.pid}_${Date.now()}`;
  const source = trinoSource(trino);
  for (const text of [`create schema memory.${schema}`, ...setupFor(`memory.${schema}`)])
    await askTrino(text);
  return {
    dialect: trino,
    within: ['memory', schema],
    run: async (plan) => textRows(plan, await rowsOf(source.execute(plan, testLimits()))),
    close: async () => {
      await source.close();
      await askTrino(`drop schema memory.${schema} cascade`);
    },
  };
};
