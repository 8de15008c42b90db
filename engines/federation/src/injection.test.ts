import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniformDraws } from '@polder/random';
import { afterAll, describe, expect, it } from 'vitest';
import { type HostileKind, openHostile } from '../test/hostile.ts';
import { hostileTexts, MARK } from '../test/hostile-texts.ts';
import { memorySource } from '../test/memory-source.ts';
import { duckdb } from './dialects/duckdb.ts';
import { createFederation } from './federation.ts';
import { FederationError } from './federation-error.ts';
import { createLocalEngine } from './local/engine.ts';
import type { Row, Value } from './values.ts';

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '500MB',
  threads: 1,
  temporaryDirectory: join(tmpdir(), 'polder-injection-test'),
});
afterAll(() => local.close());

const TEXTS = hostileTexts(uniformDraws(1789), 60);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A pattern of nothing but this text. */
const pattern = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const open = async (kind: HostileKind) => {
  const database = await openHostile(kind, TEXTS);
  if (!database) return undefined;
  const words = memorySource('words', {
    all: { columns: { word: { name: 'text' } }, rows: TEXTS.map((text) => [text]) },
  });
  const federation = createFederation({
    sources: [database.source, words],
    local,
    now: () => performance.now(),
  });
  const ask = async (text: string, parameters: readonly Value[] = []) => {
    const run = await federation.query(text, { parameters });
    const rows: Row[] = [];
    for await (const batch of run.rows) rows.push(...batch);
    const report = run.report();
    expect(report.isPartial, text).toBe(false);
    return { rows, report };
  };
  return { database, federation, ask };
};

const KINDS: readonly HostileKind[] = [
  'postgresql',
  'mariadb',
  'mariadb with backslashes',
  'mariadb with its own quotes',
  'sqlite',
  'files',
];

describe.each(KINDS)('hostile texts in %s', (kind) => {
  it('go in and come out as they are, and touch nothing else', async () => {
    const opened = await open(kind);
    if (!opened) return; // The server is not installed here; servers.ts says which package it needs.
    const { ask, database, federation } = opened;
    const idsOf = async (text: string, parameters: readonly Value[] = []) =>
      (await ask(text, parameters)).rows.map(([id]) => Number(id));
    for (const [at, text] of TEXTS.entries()) {
      const id = at + 1;
      expect(await idsOf('select id from town.texts where body = $1', [text]), text).toEqual([id]);
      expect(await idsOf(`select id from town.texts where body = ${quoted(text)}`)).toEqual([id]);
      const { rows } = await ask(
        'select body, body || $1, replace(body, $1, $2) from town.texts where id = $3 and body like $4',
        [text, MARK, id, pattern(text)],
      );
      const replaced = text === '' ? '' : MARK;
      expect(rows, text).toEqual([[text, text + text, replaced]]);
    }
    const places = TEXTS.map((_, at) => `$${at + 1}`).join(', ');
    const inList = await idsOf(
      `select id from town.texts where body in (${places}) order by id`,
      TEXTS,
    );
    expect(inList).toEqual(TEXTS.map((_, at) => at + 1));
    // As keys, which come from the rows of another source.
    const { rows, report } = await ask(
      'select t.id, w.word from words.all w join town.texts t on t.body = w.word order by t.id',
    );
    expect(rows.map(([id, word]) => [Number(id), word])).toEqual(
      TEXTS.map((text, at) => [at + 1, text]),
    );
    const held = report.fragments.find(({ source }) => source === 'town');
    expect(held).toMatchObject({ boundTo: 'words#1', keys: TEXTS.length });
    for (const fragment of report.fragments) expect(fragment.statement).not.toContain(MARK);
    // Text that cannot be: half a sign finds nobody, a sign for the end of all text ends nothing.
    for (const text of ['\ud800', `\udc00${MARK}`])
      expect(await idsOf('select id from town.texts where body = $1', [text])).toEqual([]);
    const run = await federation.query('select id from town.texts where body = $1', {
      parameters: [`filler 1\0' or 1=1 -- ${MARK}`],
    });
    for await (const batch of run.rows) expect(batch).toEqual([]);
    const harm = await database.harm();
    await federation.close();
    await database.close();
    expect(harm).toEqual([]);
  }, 240_000);
});

describe('parameters of other types', () => {
  const HOSTILE = `1; drop table canary -- ${MARK}`;
  const columns = {
    whole: { name: 'bigint' },
    exact: { name: 'numeric' },
    floating: { name: 'double' },
    flag: { name: 'boolean' },
    day: { name: 'date' },
    hour: { name: 'time' },
    moment: { name: 'timestamp' },
    instant: { name: 'timestamptz' },
    span: { name: 'interval' },
    key: { name: 'uuid' },
  } as const;
  const source = memorySource('town', { all: { columns, rows: [] } });
  const federation = createFederation({ sources: [source], local, now: () => performance.now() });

  it.each(Object.keys(columns))('are refused before any source is asked: %s', async (column) => {
    for (const text of [HOSTILE, `' or ''='`, '1)', '1\0', '１', '0x1F', '1e999999999 --']) {
      const asked = federation.query(`select 1 from town.all where ${column} = $1`, {
        parameters: [text],
      });
      await expect(asked, text).rejects.toBeInstanceOf(FederationError);
    }
    expect(source.asked).toHaveLength(0);
  });

  it.each([
    ['a list', ['a', 'b']],
    ['an object', { id: 1 }],
    ['an object that passes for text', { toString: () => HOSTILE }],
    ['a moment', new Date(0)],
    ['a function', () => HOSTILE],
  ])('are single values: %s is refused', async (_, given) => {
    // As somebody hands on what stood in JSON.
    const parameters = [given] as unknown as readonly Value[];
    for (const column of ['whole', 'day', 'key'])
      await expect(
        federation.query(`select 1 from town.all where ${column} = $1`, { parameters }),
      ).rejects.toMatchObject({ code: 'wrong-type' });
  });
});

describe('statements that do more than read what is offered', () => {
  const source = memorySource('town', {
    people: { columns: { id: { name: 'integer' }, name: { name: 'text' } }, rows: [[1, 'Ann']] },
  });
  const federation = createFederation({ sources: [source], local, now: () => performance.now() });

  it.each([
    'select 1; drop table canary',
    'select id from town.people; select id from town.people',
    "insert into town.people values (2, 'Bo')",
    "update town.people set name = 'x'",
    'delete from town.people',
    'merge into town.people using town.people p on true when matched then delete',
    'truncate town.people',
    'drop table town.people',
    'create table x (a integer)',
    'create table x as select * from town.people',
    'alter table town.people add x integer',
    'grant all on town.people to public',
    "copy town.people to '/tmp/x'",
    "copy town.people from program 'id'",
    'set role postgres',
    "set session authorization 'postgres'",
    'reset all',
    'show all',
    "do $$ begin raise notice 'x'; end $$",
    'call x()',
    'explain analyze select id from town.people',
    'prepare x as select 1',
    'execute x',
    'listen x',
    "notify x, 'y'",
    'lock table town.people',
    'begin',
    'vacuum',
    "load 'x'",
    'checkpoint',
    "attach 'x.db' as y",
    'pragma database_list',
    'install httpfs',
    'with gone as (delete from town.people returning id) select id from gone',
    'select id into x from town.people',
    'select id from town.people for update',
    'select id from only town.people',
    'select id from town.people tablesample system (10)',
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    'select pg_sleep(10)',
    "select lo_import('/etc/passwd')",
    "select dblink('host=x', 'select 1')",
    "select current_setting('is_superuser')",
    "select set_config('role', 'postgres', false)",
    'select version()',
    'select current_user',
    'select session_user',
    "select query_to_xml('select 1', true, true, '')",
    "select load_extension('x')",
    "select load_file('/etc/passwd')",
    'select sleep(10)',
    'select benchmark(100000000, 1)',
    "select readfile('/etc/passwd')",
    "select getenv('HOME')",
    "select sys_eval('id')",
    "select xp_cmdshell('id')",
    "select nextval('x')",
    "select 'x'::regclass",
    "select keyed_hash('a', 'b')",
    'select "keyed-hash"(name, name) from town.people',
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from glob('/*')",
    "select * from '/etc/passwd'",
    'select * from "/etc/passwd"',
    'select * from generate_series(1, 1000000000)',
    "select * from xmltable('/' passing '<a/>' columns a text)",
    "select id from town.people where name ~ '(a+)+$'",
    "select id from town.people where name operator(pg_catalog.~) 'a'",
    'select name collate "x\'; drop table canary" from town.people',
    'select id from town.people -- \u0000',
    "select id from town.people where name = 'a\u0000'",
    'select id from town.people where id = :id',
    'select id from town.people where id = ?',
    'select "constructor"(name) from town.people',
    'select name::constructor from town.people',
    'select id from "__proto__".people',
  ])('are refused before any source is asked: %s', async (text) => {
    const refused = federation.query(text, { parameters: [] });
    await expect(refused).rejects.toBeInstanceOf(FederationError);
    expect(source.asked).toHaveLength(0);
  });

  it('does not take quotes of other kinds for the end of a text', async () => {
    const run = await federation.query(
      `select E'a\\'; drop table canary; --', $$'; drop table canary$$, U&'\\0027; drop', $1`,
      { parameters: [`'; drop table canary`] },
    );
    const rows: Row[] = [];
    for await (const batch of run.rows) rows.push(...batch);
    expect(rows).toEqual([
      ["a'; drop table canary; --", "'; drop table canary", "'; drop", "'; drop table canary"],
    ]);
  });
});
