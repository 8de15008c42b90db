import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { MARK } from '../test/hostile-texts.ts';
import { fn, of, oneOf, scan, table, value } from '../test/plans.ts';
import { startMariadb, startPostgresql } from '../test/servers.ts';
import type { Dialect } from './dialects/dialect.ts';
import { duckdb } from './dialects/duckdb.ts';
import { createMariadb, mariadb } from './dialects/mariadb.ts';
import { oracle } from './dialects/oracle.ts';
import { postgresql } from './dialects/postgresql.ts';
import { sqlite } from './dialects/sqlite.ts';
import { sqlserver } from './dialects/sqlserver.ts';
import { trino } from './dialects/trino.ts';
import { createFederation } from './federation.ts';
import { createLocalEngine } from './local/engine.ts';
import type { Node } from './plan/node.ts';
import { createFilesSource } from './sources/files/files.ts';
import { filesOptions } from './sources/files/options.ts';
import { createMariadbSource } from './sources/mariadb/mariadb.ts';
import { mariadbOptions } from './sources/mariadb/options.ts';
import { postgresqlOptions } from './sources/postgresql/options.ts';
import { createPostgresqlSource } from './sources/postgresql/postgresql.ts';
import type { Source } from './sources/source.ts';
import { sqliteOptions } from './sources/sqlite/options.ts';
import { createSqliteSource } from './sources/sqlite/sqlite.ts';
import { executable } from './sources/trino/literal.ts';
import type { Row } from './values.ts';

const NAMES: readonly string[] = [
  'we"ird',
  `"; drop table canary; --`,
  "quote'd",
  `x'); drop table canary; --`,
  `x': 'VARCHAR'}) union all select 'in', 'jected' --`,
  'back\\slash',
  'tick`ed',
  '`; drop table canary; #',
  'br]ack[et',
  ']; drop table canary',
  'semi;colon',
  'two--dashes',
  'a*star',
  'per%cent',
  '$1',
  '?',
  ':p',
  '@v',
  'new\nline',
  'tab\tbed',
  'ünïcödé 縗',
  'sp ace',
  'select',
  '{{x}}',
  '__proto__',
  'constructor',
];

const quotedBy =
  (quote: string) =>
  (name: string): string =>
    `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
const quoted = quotedBy('"');
const text = (given: string): string => `'${given.replaceAll("'", "''")}'`;

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '300MB',
  threads: 1,
  temporaryDirectory: join(tmpdir(), 'polder-names-test'),
});
afterAll(() => local.close());

/** One table whose columns have the names, and one table for each name. */
const creation = (quote: (name: string) => string, string: (given: string) => string) => [
  'create table canary (id integer)',
  'insert into canary values (1)',
  `create table odd (${NAMES.map((name) => `${quote(name)} varchar(80)`).join(', ')})`,
  `insert into odd values (${NAMES.map(string).join(', ')})`,
  ...NAMES.flatMap((name) => [
    `create table ${quote(name)} (v varchar(80))`,
    `insert into ${quote(name)} values (${string(name)})`,
  ]),
];

interface Opened {
  readonly source: Source;
  readonly close: () => Promise<void>;
}

const openPostgresql = async (): Promise<Opened | undefined> => {
  const server = await startPostgresql();
  if (!server) return undefined;
  const { host, port, user, password } = server;
  const database = `names_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ ...server });
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const own = new pg.Client({ host, port, user, password, database });
  await own.connect();
  for (const statement of creation(quoted, text)) await own.query(statement);
  await own.end();
  const options = { kind: 'postgresql', host, port, user, password, database };
  const source = createPostgresqlSource('town', postgresqlOptions.parse(options), postgresql);
  return { source, close: source.close };
};

const openMariadb = async (): Promise<Opened | undefined> => {
  const server = await startMariadb();
  if (!server) return undefined;
  const { host, port, user, password } = server;
  const database = `names_${process.pid}_${Date.now()}`;
  const admin = await createConnection({ host, port, user, password, charset: 'utf8mb4' });
  await admin.query(`create database ${database} character set utf8mb4`);
  await admin.query(`use ${database}`);
  const string = (given: string): string => text(given.replaceAll('\\', '\\\\'));
  for (const statement of creation(quotedBy('`'), string)) await admin.query(statement);
  const options = { kind: 'mariadb', host, port, user, password, database };
  const source = createMariadbSource('town', mariadbOptions.parse(options), mariadb);
  return {
    source,
    close: async () => {
      await source.close();
      await admin.query(`drop database ${database}`);
      await admin.end();
    },
  };
};

const openSqlite = async (): Promise<Opened> => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-names-'));
  const file = join(folder, 'town.db');
  const database = new DatabaseSync(file);
  for (const statement of creation(quoted, text)) database.exec(statement);
  database.close();
  const source = createSqliteSource('town', sqliteOptions.parse({ kind: 'sqlite', file }), sqlite);
  const close = async (): Promise<void> => {
    await source.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { source, close };
};

/** Names in the headers of CSV, in members of JSON, and of the files themselves. */
const openFiles = async (): Promise<Opened> => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-names-'));
  const directory = join(folder, 'lists');
  mkdirSync(directory);
  const line = NAMES.map(quoted).join(',');
  writeFileSync(join(directory, 'canary.csv'), 'id\n1\n');
  writeFileSync(join(directory, 'odd.csv'), `${line}\n${line}\n`);
  const entries = NAMES.map((name): [string, string] => [name, name]);
  writeFileSync(join(directory, 'members.ndjson'), JSON.stringify(Object.fromEntries(entries)));
  for (const name of NAMES) writeFileSync(join(directory, `${name}.csv`), `v\n${quoted(name)}\n`);
  const given = { kind: 'files', directory, temporaryDirectory: join(folder, 'spill') };
  const source = createFilesSource('town', filesOptions.parse(given), duckdb);
  const close = async (): Promise<void> => {
    await source.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { source, close };
};

describe.each<readonly [string, () => Promise<Opened | undefined>, readonly string[]]>([
  [
    'postgresql',
    openPostgresql,
    ['pg_catalog.pg_class', 'pg_class', 'pg_shadow', 'information_schema.tables'],
  ],
  [
    'mariadb',
    openMariadb,
    ['mysql.user', 'information_schema.tables', 'performance_schema.accounts'],
  ],
  [
    'sqlite',
    openSqlite,
    ['sqlite_master', 'sqlite_schema', 'main.sqlite_master', '"pragma_table_info"'],
  ],
  [
    'files',
    openFiles,
    ['duckdb_settings', '"read_csv"', '"../secret"', '"/etc/passwd"', 'information_schema.tables'],
  ],
])('names in %s', (_, openSource, hiddenTables) => {
  it('are names, whatever is in them, and nobody reaches tables that are not offered', async () => {
    const opened = await openSource();
    if (!opened) return; // The server is not installed here; servers.ts says which package it needs.
    const { source, close } = opened;
    const federation = createFederation({ sources: [source], local, now: () => performance.now() });
    const ask = async (
      query: string,
      ...parameters: readonly string[]
    ): Promise<readonly Row[]> => {
      const run = await federation.query(query, { parameters });
      const rows: Row[] = [];
      for await (const batch of run.rows) rows.push(...batch);
      expect(run.report().isPartial, query).toBe(false);
      return rows;
    };
    const { tables } = await federation.tables('town');
    for (const { name, columns } of tables.filter((one) => ['odd', 'members'].includes(one.name))) {
      expect(columns.map((one) => one.name)).toEqual(NAMES);
      expect(await ask(`select * from town.${name}`)).toEqual([NAMES]);
      for (const column of NAMES) {
        const [id, same] = [quoted(column), `a.${quoted(column)} = b.${quoted(column)}`];
        expect(
          await ask(
            `select max(${id}) as ${id} from town.${name} where ${id} = $1 group by ${id} order by ${id}`,
            column,
          ),
        ).toEqual([[column]]);
        expect(
          await ask(`select 1 from town.${name} a join town.${name} b on ${same}`),
        ).toHaveLength(1);
      }
    }
    for (const name of NAMES)
      expect(await ask(`select v from town.${quoted(name)}`)).toEqual([[name]]);
    expect((await ask('select id from town.canary')).map(([id]) => Number(id))).toEqual([1]);
    for (const name of hiddenTables)
      await expect(federation.query(`select 1 from town.${name}`), name).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:unknown-table|not-supported)$/),
      });
    await federation.close();
    await close();
  }, 120_000);
});

/** Text outside of quotes, and the names inside. */
const partsOf = (statement: string, opening: string, closing = opening) => {
  const names: string[] = [];
  let rest = '';
  let at = 0;
  while (at < statement.length) {
    if (statement[at] !== opening) {
      rest += statement[at];
      at += 1;
      continue;
    }
    let name = '';
    at += 1;
    while (statement[at] !== closing || statement[at + 1] === closing) {
      if (at >= statement.length) throw new Error('a quote that does not end');
      name += statement[at];
      at += statement[at] === closing ? 2 : 1;
    }
    names.push(name);
    at += 1;
  }
  return { rest, names };
};

describe.each<readonly [string, Dialect, string, string]>([
  ['SQL Server', sqlserver, '[', ']'],
  ['Oracle', oracle, '"', '"'],
  ['Trino', trino, '"', '"'],
  ['MySQL', createMariadb({ server: 'mysql' }), '`', '`'],
])('what is written for %s', (_, dialect, opening, closing) => {
  it.each(NAMES)('has names in quotes and values nowhere: %j', (name) => {
    const path = ['s', `${name}${MARK}`];
    const input = scan(table(path, [{ name: `${name}${MARK}`, type: { name: 'text' } }]));
    const read = of(input, `${name}${MARK}`);
    const hostile = value(`${name}${MARK}`, 'text');
    const plan: Node = {
      kind: 'filter',
      input,
      condition: fn('and', [fn('equal', [read, hostile]), oneOf(read, [hostile, hostile])]),
    };
    if (dialect.name === 'oracle' && name.includes('"')) {
      // Oracle has no such names, and no way to write them.
      expect(dialect.canWrite(plan)).toBe(false);
      return;
    }
    const statement = dialect.write(plan);
    const { rest, names } = partsOf(statement.text, opening, closing);
    expect(rest).not.toContain(MARK);
    expect(rest).not.toMatch(/;|--|\/\*|drop/);
    expect(names.filter((one) => one.includes(MARK)).every((one) => one === path[1])).toBe(true);
    expect(names).toContain(path[1]);
    if (dialect.name !== 'trino') return;
    const sent = partsOf(executable(statement), "'");
    expect(sent.rest).toMatch(/^EXECUTE IMMEDIATE {2}USING [ ,]*$/);
    expect(sent.names[0]).toBe(statement.text);
    expect(new Set(sent.names.slice(1))).toEqual(new Set([path[1]]));
  });
});
