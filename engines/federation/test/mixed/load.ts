/** The same tables twice: spread over live sources of four kinds, and all in one PostgreSQL. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DuckDBInstance } from '@duckdb/node-api';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { readConfiguration } from '../../src/configuration.ts';
import type { Source } from '../../src/sources/source.ts';
import { type Row, type SqlType, typeText, type Value } from '../../src/values.ts';
import type { Server } from '../servers.ts';
import { rowsOf, type SourceName, TABLES, type TestColumn, type TestTable } from './tables.ts';

export interface MixedSources {
  readonly sources: readonly Source[];
  /** All tables, in schemas that are called like the sources; text compares by bytes. */
  readonly oracle: pg.Client;
  readonly directory: string;
  readonly close: () => Promise<void>;
}

const of = (source: SourceName): readonly TestTable[] =>
  TABLES.filter((table) => table.source === source);

/** A value as all databases here read it from a text. */
const written = (value: Value): string => {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return String(value);
};

const insertion = (table: string, rows: readonly Row[], write = written): readonly string[] => {
  const statements: string[] = [];
  for (let from = 0; from < rows.length; from += 1_000) {
    const lines = rows.slice(from, from + 1_000).map((row) => `(${row.map(write).join(', ')})`);
    statements.push(`insert into ${table} values ${lines.join(',\n')}`);
  }
  return statements;
};

const definition = (
  name: string,
  columns: readonly TestColumn[],
  typeOf: (column: TestColumn, index: number) => string,
  quote = '"',
): string => {
  const lines = columns.map(
    (column, index) =>
      `${quote}${column.name}${quote} ${typeOf(column, index)}${column.isKey ? ' primary key' : ''}`,
  );
  return `create table ${name} (${lines.join(', ')})`;
};

const clientOf = async (server: Server, database: string): Promise<pg.Client> => {
  const { host, port, user, password } = server;
  const client = new pg.Client({ host, port, user, password, database });
  await client.connect();
  return client;
};

/** A database of its own, where text compares in the way of a language or by bytes. */
const createDatabase = async (server: Server, name: string, locale: string): Promise<pg.Client> => {
  const client = await clientOf(server, server.database);
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name} template template0 ${locale}`);
  await client.end();
  return clientOf(server, name);
};

const loadOracle = async (server: Server, name: string, seed: number): Promise<pg.Client> => {
  const client = await createDatabase(server, name, `lc_collate 'C' lc_ctype 'C'`);
  await client.query(`set timezone to 'UTC'; set jit to off; set statement_timeout to '60s'`);
  for (const source of new Set(TABLES.map((table) => table.source)))
    await client.query(`create schema ${source}`);
  for (const table of TABLES) {
    const path = `${table.source}.${table.name}`;
    await client.query(definition(path, table.columns, ({ type }) => typeText(type)));
    for (const text of insertion(path, rowsOf(table, seed))) await client.query(text);
  }
  await client.query('analyze');
  return client;
};

const loadPostgresql = async (server: Server, name: string, seed: number): Promise<void> => {
  const client = await createDatabase(
    server,
    name,
    `locale_provider icu icu_locale 'nl' lc_collate 'C'`,
  );
  await client.query(`set timezone to 'UTC'`);
  for (const table of of('crm')) {
    await client.query(definition(table.name, table.columns, ({ type }) => typeText(type)));
    for (const text of insertion(table.name, rowsOf(table, seed))) await client.query(text);
  }
  await client.query('analyze');
  await client.end();
};

/** Collations that texts have in turn: two that know neither case nor blanks behind, and one by bytes. */
const COLLATIONS = ['utf8mb4_general_ci', 'utf8mb4_unicode_ci', 'utf8mb4_nopad_bin'];

const mariadbType = ({ type }: TestColumn, index: number): string => {
  switch (type.name) {
    case 'boolean':
      return 'tinyint(1)';
    case 'numeric':
      return `decimal(${type.precision}, ${type.scale})`;
    case 'text':
      return `varchar(60) collate ${COLLATIONS[index % COLLATIONS.length]}`;
    case 'timestamp':
      return 'datetime(6)';
    // Without a default of its own, the first would be the time of writing.
    case 'timestamptz':
      return 'timestamp(6) null';
    default:
      return typeText(type);
  }
};

const forMariadb = (value: Value): string =>
  written(typeof value === 'string' ? value.replaceAll('\\', '\\\\').replace(/\+00$/, '') : value);

const loadMariadb = async (server: Server, name: string, seed: number): Promise<void> => {
  const { host, port, user, password } = server;
  const connection = await createConnection({ host, port, user, password, charset: 'utf8mb4' });
  await connection.query(`drop database if exists ${name}`);
  await connection.query(`create database ${name} character set utf8mb4`);
  await connection.query(`use ${name}`);
  await connection.query(`set time_zone = '+00:00'`);
  for (const table of of('tax')) {
    await connection.query(definition(table.name, table.columns, mariadbType, '`'));
    for (const text of insertion(table.name, rowsOf(table, seed), forMariadb))
      await connection.query(text);
    await connection.query(`analyze table ${table.name}`);
  }
  await connection.end();
};

/** One text column compares without case, as SQLite's files have it now and then. */
const sqliteType = ({ name, type }: TestColumn): string =>
  `${typeText(type)}${name === 'place' ? ' collate nocase' : ''}`;

const loadSqlite = (file: string, seed: number): void => {
  const database = new DatabaseSync(file);
  for (const table of of('archive')) {
    database.exec(definition(table.name, table.columns, sqliteType));
    for (const text of insertion(table.name, rowsOf(table, seed))) database.exec(text);
  }
  database.exec('analyze');
  database.close();
};

const inQuotes = (value: Value): string => {
  const text = value === null ? '' : String(value);
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csvText = (table: TestTable, rows: readonly Row[]): string =>
  [table.columns.map(({ name }) => name), ...rows]
    .map((row) => `${row.map(inQuotes).join(',')}\n`)
    .join('');

const jsonText = ({ columns }: TestTable, rows: readonly Row[]): string =>
  rows
    .map((row) => {
      const fields = columns.map(({ name }, index) => {
        const value = row[index] ?? null;
        // No number here is beyond what JSON's are read as.
        return [name, typeof value === 'bigint' ? Number(value) : value];
      });
      return `${JSON.stringify(Object.fromEntries(fields))}\n`;
    })
    .join('');

const duckdbType = (type: SqlType): string =>
  type.name === 'numeric' ? `decimal(${type.precision}, ${type.scale})` : typeText(type);

const loadFiles = async (directory: string, seed: number): Promise<void> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  for (const table of of('lists')) {
    const rows = rowsOf(table, seed);
    const path = join(directory, `${table.name}.${table.format}`);
    if (table.format === 'csv') writeFileSync(path, csvText(table, rows));
    if (table.format === 'json') writeFileSync(path, jsonText(table, rows));
    if (table.format !== 'parquet') continue;
    await connection.run(definition(table.name, table.columns, ({ type }) => duckdbType(type)));
    for (const text of insertion(table.name, rows)) await connection.run(text);
    await connection.run(`copy ${table.name} to '${path}' (format parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
};

/** @param seed of the tables' rows */
export const loadMixedSources = async (
  postgresql: Server,
  mariadb: Server,
  seed: number,
): Promise<MixedSources> => {
  const directory = mkdtempSync(join(tmpdir(), 'polder-mixed-'));
  const name = `mixed_${process.pid}`;
  const files = mkdtempSync(join(directory, 'lists-'));
  const sqlite = join(directory, 'archive.db');
  const [oracle] = await Promise.all([
    loadOracle(postgresql, `${name}_oracle`, seed),
    loadPostgresql(postgresql, `${name}_crm`, seed),
    loadMariadb(mariadb, name, seed),
    loadFiles(files, seed),
  ]);
  loadSqlite(sqlite, seed);
  const account = ({ host, port, user, password }: Server) => ({ host, port, user, password });
  const { sources } = readConfiguration(
    {
      sources: {
        crm: { kind: 'postgresql', ...account(postgresql), database: `${name}_crm` },
        tax: { kind: 'mariadb', ...account(mariadb), database: name },
        archive: { kind: 'sqlite', file: sqlite },
        lists: { kind: 'files', directory: files },
      },
    },
    { pathOf: (path) => path, temporaryDirectory: directory },
  );
  return {
    sources,
    oracle,
    directory,
    close: async () => {
      await Promise.allSettled(sources.map((source) => source.close()));
      await oracle.end();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
