/** Databases that tell whether hostile texts became more: whether a mark of theirs shows in a statement. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import pg from 'pg';
import { duckdb } from '../src/dialects/duckdb.ts';
import { mariadb } from '../src/dialects/mariadb.ts';
import { postgresql } from '../src/dialects/postgresql.ts';
import { sqlite } from '../src/dialects/sqlite.ts';
import { createFilesSource } from '../src/sources/files/files.ts';
import { filesOptions } from '../src/sources/files/options.ts';
import { createMariadbSource } from '../src/sources/mariadb/mariadb.ts';
import { mariadbOptions } from '../src/sources/mariadb/options.ts';
import { postgresqlOptions } from '../src/sources/postgresql/options.ts';
import { createPostgresqlSource } from '../src/sources/postgresql/postgresql.ts';
import type { Source } from '../src/sources/source.ts';
import { sqliteOptions } from '../src/sources/sqlite/options.ts';
import { createSqliteSource } from '../src/sources/sqlite/sqlite.ts';
import { MARK } from './hostile-texts.ts';
import { startMariadb, startPostgresql } from './servers.ts';

export interface HostileDatabase {
  /** `texts (id, body)` with the texts from 1 on, and `canary (id, word)`. */
  readonly source: Source;
  /** What is wrong afterwards: a canary that was touched, a mark in a statement. */
  readonly harm: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** So many rows besides, that keys are waited for. */
const FILLERS = 2_600;

const rowsOf = (texts: readonly string[]): readonly (readonly [number, string])[] => [
  ...texts.map((text, at) => [at + 1, text] as const),
  ...Array.from({ length: FILLERS }, (_, at) => [100_000 + at, `filler ${at}`] as const),
];

const CANARY = [[1, 'yellow']] as const;

const canaryHarm = (rows: unknown): readonly string[] =>
  JSON.stringify(rows) === JSON.stringify(CANARY) ? [] : [`canary: ${JSON.stringify(rows)}`];

const openPostgresql = async (texts: readonly string[]): Promise<HostileDatabase | undefined> => {
  const server = await startPostgresql();
  if (!server) return undefined;
  const { host, port, user, password } = server;
  const database = `hostile_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ ...server });
  await admin.connect();
  await admin.query(`create database ${database}`);
  // Reset by the database's end; said by sessions that begin from now on.
  await admin.query(`alter database ${database} set log_statement = 'all'`);
  const { rows } = await admin.query('show data_directory');
  const log = join(dirname(String(rows[0].data_directory)), 'log');
  await admin.end();
  const own = new pg.Client({ host, port, user, password, database });
  await own.connect();
  await own.query("set log_statement = 'none'");
  await own.query('create table texts (id integer primary key, body text)');
  await own.query('create table canary (id integer primary key, word text)');
  await own.query("insert into canary values (1, 'yellow')");
  await own.query('insert into texts select * from unnest($1::integer[], $2::text[])', [
    rowsOf(texts).map(([id]) => id),
    rowsOf(texts).map(([, body]) => body),
  ]);
  await own.query('analyze');
  const before = readFileSync(log, 'utf8').length;
  const options = { kind: 'postgresql', host, port, user, password, database };
  const source = createPostgresqlSource('town', postgresqlOptions.parse(options), postgresql);
  return {
    source,
    harm: async () => {
      const { rows: canary } = await own.query({
        text: 'select id, word from canary order by id',
        rowMode: 'array',
      });
      // Parameters stand in lines of their own, `DETAIL:`, which may go on after a line break.
      const entries = readFileSync(log, 'utf8')
        .slice(before)
        .split(/^(?=\d{4}-\d\d-\d\d )/m);
      const statements = entries.filter((entry) => /\] LOG: {2}(?:execute|statement)/.test(entry));
      const marked = statements.filter((entry) => entry.includes(MARK));
      return [
        ...canaryHarm(canary),
        ...marked,
        ...(statements.length === 0 ? ['nothing was logged'] : []),
      ];
    },
    close: async () => {
      await source.close();
      await own.end();
    },
  };
};

const openMariadb = async (
  texts: readonly string[],
  mode: string,
): Promise<HostileDatabase | undefined> => {
  const server = await startMariadb();
  if (!server) return undefined;
  const { host, port, user, password } = server;
  const database = `hostile_${process.pid}_${Date.now()}`;
  const admin = await createConnection({ host, port, user, password, charset: 'utf8mb4' });
  const ask = async (text: string, values: readonly string[] = []): Promise<RowDataPacket[]> => {
    const [rows] = await admin.query<RowDataPacket[]>(
      { sql: text, rowsAsArray: true },
      values.slice(),
    );
    return rows;
  };
  // Of strings the mode of a session is the server's, unless a connector says otherwise.
  const [[usualMode = ''] = []] = (await ask('select @@global.sql_mode')) as unknown as string[][];
  await ask('set global sql_mode = ?', [mode]);
  await ask(`create database ${database} character set utf8mb4`);
  await ask(`use ${database}`);
  await ask('create table texts (id integer primary key, body varchar(400) collate utf8mb4_bin)');
  await ask('create table canary (id integer primary key, word text)');
  await ask("insert into canary values (1, 'yellow')");
  const insert = await admin.prepare('insert into texts values (?, ?)');
  await ask('start transaction');
  for (const row of rowsOf(texts)) await insert.execute([...row]);
  await ask('commit');
  await ask('analyze table texts');
  await ask("set global log_output = 'TABLE'");
  await ask('truncate table mysql.general_log');
  await ask('set global general_log = 1');
  const options = { kind: 'mariadb', host, port, user, password, database };
  const source = createMariadbSource('town', mariadbOptions.parse(options), mariadb);
  return {
    source,
    harm: async () => {
      await ask('set global general_log = 0');
      const canary = await ask('select id, word from canary order by id');
      // Statements come twice: as they are prepared, and with their parameters as they are executed.
      const marked = await ask(
        `select convert(argument using utf8mb4) from mysql.general_log
          where thread_id <> connection_id() and command_type in ('Query', 'Prepare')
            and convert(argument using utf8mb4) like '%${MARK}%'`,
      );
      const prepared = await ask(
        "select count(*) from mysql.general_log where command_type = 'Prepare'",
      );
      return [
        ...canaryHarm(canary),
        ...marked.map(String),
        ...(String(prepared) === '0' ? ['nothing was logged'] : []),
      ];
    },
    close: async () => {
      await source.close();
      await ask('set global sql_mode = ?', [usualMode]);
      await ask('set global general_log = 0');
      await ask("set global log_output = 'FILE'");
      await ask(`drop database ${database}`);
      await admin.end();
    },
  };
};

const openSqlite = async (texts: readonly string[]): Promise<HostileDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-hostile-'));
  const file = join(folder, 'town.db');
  const database = new DatabaseSync(file);
  database.exec('create table texts (id integer primary key, body text)');
  database.exec('create table canary (id integer primary key, word text)');
  database.exec("insert into canary values (1, 'yellow')");
  const insert = database.prepare('insert into texts values (?, ?)');
  database.exec('begin');
  for (const row of rowsOf(texts)) insert.run(...row);
  database.exec('commit');
  const options = sqliteOptions.parse({ kind: 'sqlite', file });
  const source = createSqliteSource('town', options, sqlite);
  return {
    source,
    harm: async () => {
      const statement = database.prepare('select id, word from canary order by id');
      statement.setReturnArrays(true);
      return canaryHarm(statement.all());
    },
    close: async () => {
      await source.close();
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const openFiles = async (texts: readonly string[]): Promise<HostileDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-hostile-'));
  const directory = join(folder, 'lists');
  const lines = rowsOf(texts).map(([id, body]) => JSON.stringify({ id, body }));
  const canary = CANARY.map(([id, word]) => JSON.stringify({ id, word }));
  mkdirSync(directory);
  writeFileSync(join(directory, 'texts.json'), lines.join('\n'));
  writeFileSync(join(directory, 'canary.json'), canary.join('\n'));
  const options = filesOptions.parse({
    kind: 'files',
    directory,
    temporaryDirectory: join(folder, 'spill'),
  });
  const source = createFilesSource('town', options, duckdb);
  return {
    source,
    harm: async () => {
      const text = readFileSync(join(directory, 'canary.json'), 'utf8');
      return text === canary.join('\n') ? [] : [`canary: ${text}`];
    },
    close: async () => {
      await source.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type HostileKind =
  | 'postgresql'
  | 'mariadb'
  | 'mariadb with backslashes'
  | 'mariadb with its own quotes'
  | 'sqlite'
  | 'files';

/** Undefined where the server of that kind is not installed. */
export const openHostile = (
  kind: HostileKind,
  texts: readonly string[],
): Promise<HostileDatabase | undefined> => {
  switch (kind) {
    case 'postgresql':
      return openPostgresql(texts);
    case 'mariadb':
      return openMariadb(texts, 'STRICT_TRANS_TABLES');
    case 'mariadb with backslashes':
      return openMariadb(texts, 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES');
    case 'mariadb with its own quotes':
      return openMariadb(texts, 'PIPES_AS_CONCAT,IGNORE_SPACE,NO_UNSIGNED_SUBTRACTION');
    case 'sqlite':
      return openSqlite(texts);
    case 'files':
      return openFiles(texts);
  }
};
