/**
 * Databases whose texts are not those of the tests' usual one: in order of a language, or with fewer
 * characters than Unicode has. Each answers as one that has all characters in the order of collation "C".
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../../test/memory-source.ts';
import { startPostgresql } from '../../../test/servers.ts';
import { rowsOf } from '../../../test/statements.ts';
import { duckdb } from '../../dialects/duckdb.ts';
import { postgresql } from '../../dialects/postgresql.ts';
import { usualLimits } from '../../execute/query-run.ts';
import { createFederation, type Federation } from '../../federation.ts';
import { createLocalEngine, type LocalEngine } from '../../local/engine.ts';
import type { Value } from '../../values.ts';
import { postgresqlOptions } from './options.ts';
import { createPostgresqlSource } from './postgresql.ts';

const server = await startPostgresql();

/** How a database is created, and the names that it can hold. */
const DATABASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'of a language',
    `encoding 'UTF8' locale_provider icu icu_locale 'en-US' locale 'C.UTF-8'`,
    ['Ål 5', 'ål 5', 'b', 'B', 'a', '€uro', 'ÿ', 'Žofie', '𝄞', '\uffee'],
  ],
  [
    'in order of bytes, with capital letters of all languages',
    `encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`,
    ['Ål 5', 'ål 5', 'b', 'B', 'a', '€uro', 'ÿ', 'Žofie', '𝄞', '\uffee'],
  ],
  ['in LATIN1', `encoding 'LATIN1' locale 'C'`, ['Ål 5', 'ål 5', 'b', 'B', 'a', 'ÿ', 'é']],
  [
    'in WIN1252',
    `encoding 'WIN1252' locale 'C'`,
    ['Ål 5', 'ål 5', 'b', 'B', 'a', '€uro', 'ÿ', 'Žofie', 'é'],
  ],
  ['in EUC_JP', `encoding 'EUC_JP' locale 'C'`, ['Ål 5', 'b', 'B', 'a', 'ー', 'Ж', '漢字']],
  [
    'in no encoding',
    `encoding 'SQL_ASCII' locale 'C'`,
    ['Ål 5', 'ål 5', 'b', 'B', 'a', '€uro', 'ÿ', 'Žofie', '𝄞'],
  ],
];

const tables = (names: readonly string[], dutch: string): string => `
  create schema town;
  create type town.mood as enum ('sad', 'Happy', 'glad');
  create table town.people (
    id int primary key, name text, plain text collate "C", mood town.mood, list int[], cost money,
    address inet, dutch text ${dutch});
  insert into town.people
  select n, name, name, (array['sad', 'Happy', 'glad', null])[n % 4 + 1]::town.mood,
         array[n % 12, 1], (n * 7 % 12)::text::money, ('10.0.0.' || n * 5)::inet, name
    from unnest(array[${names.map((name) => `'${name}'`).join(', ')}]) with ordinality one (name, n);
  insert into town.people (id) values (98);
  create table town.visits (id int primary key, name text);
  insert into town.visits
  select n, coalesce((select name from town.people where id = n), 'visitor ' || n)
    from generate_series(1, 20000) n;
  analyze;
`;

/** More than the others can hold, so that they are asked for keys that they do not have. */
const WORDS: readonly string[] = ['ål 5', 'a', '€uro', 'ÿ', 'Žofie', '𝄞', '漢字', 'Ж', 'b\u0300'];

/** Asked of both, with their parameters. */
const QUERIES = [
  ['select id from town.people order by name, id'],
  ['select id from town.people order by name desc nulls last, id limit 3'],
  ['select id from town.people order by plain, id limit 4'],
  ['select id from town.people order by mood::text, id limit 4'],
  ['select mood::text, count(*) from town.people group by 1 order by 1'],
  ['select id from town.people order by list::text, id limit 4'],
  ['select id from town.people order by cost::text, id limit 4'],
  ['select id from town.people order by address::text, id limit 4'],
  ["select id from town.people where mood::text < 'b' order by id"],
  ['select min(mood::text), max(mood::text), min(name), max(name), max(plain) from town.people'],
  ["select min(id::text || 'a'), max(case when id > 3 then 'a' else 'B' end) from town.people"],
  ["select min('a'), max('B') from town.people"],
  [
    "select string_agg(name, ','), string_agg('é', ',') from (select name from town.people order by name) p",
  ],
  ["select string_agg(distinct plain, ',') from town.people"],
  ["select id, lower('Ål 5'), upper('ål 5') from town.people order by id"],
  ['select id, lower(name), upper(plain) from town.people order by id'],
  ["select id from town.people where lower($1) = 'Ål' order by id", ['ÅL']],
  ['select id from town.people where lower(name) = lower($1) order by id', ['Ål 5']],
  [
    "select greatest('a', 'B'), least('a', 'B'), greatest(name, 'Z'), least(plain, 'é') from town.people order by id",
  ],
  ["select id, 'a' < 'B', name < 'a', plain >= 'é' from town.people order by id"],
  ["select id from town.people where name between 'a' and 'ÿ' order by id"],
  ["select id from town.people where name < '€' order by id"],
  ["select id from town.people where plain > '€' order by id"],
  ["select id from town.people where '漢' > name order by id"],
  [
    "select id, name = '€uro', name <> '€uro', name is distinct from '€uro' from town.people order by id",
  ],
  ["select id, not (name = '漢字'), nullif(name, '漢字') from town.people order by id"],
  ["select id from town.people where name in ('a', '€uro', '漢字', '𝄞') order by id"],
  ["select id from town.people where name not in ('a', '€uro', '漢字', '𝄞') order by id"],
  ["select id from town.people where not (name in ('𝄢', '𝄡')) order by id"],
  ["select id, name in ('𝄢', null) from town.people order by id"],
  ["select id from town.people where name like '%€%' order by id"],
  ["select id from town.people where name like '_l%' order by id"],
  ["select id from town.people where name ilike 'ål%' order by id"],
  [
    "select id, length(name), left(name, 1), substring(name from 2), trim(name, 'éÅ5') from town.people order by id",
  ],
  ["select id, name || '€', coalesce(name, '漢') from town.people order by id"],
  ["select id, replace(name, 'Å', '€'), position('l' in name) from town.people order by id"],
  [
    'select case when id < 4 then name else plain end, count(*) from town.people group by 1 order by 1',
  ],
  ['select name || plain, count(*) from town.people group by 1 order by 1'],
  ['select distinct name from town.people order by name'],
  [
    'select case when id < 4 then plain else dutch end, count(*) from town.people group by 1 order by 1',
  ],
  ['select distinct plain || dutch from town.people order by 1'],
  ['select count(distinct plain || dutch), min(plain || dutch) from town.people'],
  ["select id from town.people where coalesce(plain, dutch) = 'a' order by id"],
  ["select id from town.people where coalesce(plain, dutch) in ('a', 'b') order by id"],
  ["select id from town.people where coalesce(plain, dutch) like 'a%' order by id"],
  ['select id from town.people where plain = dutch and dutch <> name order by id'],
  ["select id, nullif(plain || dutch, 'aa'), greatest(plain, dutch) from town.people order by id"],
  ['select id, rank() over (partition by plain || dutch order by id) from town.people order by id'],
  ['select plain || dutch from town.people union select plain || name from town.people order by 1'],
  [
    'select plain || dutch from town.people except select plain || name from town.people order by 1',
  ],
  [
    "select id, plain || dutch is distinct from 'aa', replace(plain || dutch, 'a', 'b') from town.people order by id",
  ],
  [
    'select id from town.people where plain || dutch not in (select plain || dutch from town.people where id > 2) order by id',
  ],
  [
    'select p.id, q.id from town.people p join town.people q on p.plain || p.dutch = q.dutch || q.name order by 1, 2',
  ],
  [
    'select id, rank() over (order by name), min(name) over (order by id) from town.people order by id',
  ],
  ['select w.id, p.id from desk.words w join town.people p on p.name = w.word order by w.id, p.id'],
  [
    'select w.id from desk.words w where w.word not in (select name from town.people where name is not null) order by 1',
  ],
  ['select w.id, p.id from desk.words w join town.people p on p.name < w.word order by 1, 2'],
  ['select w.id, v.id from desk.words w join town.visits v on v.name = w.word order by 1, 2'],
  ['select w.id, v.id from desk.words w left join town.visits v on v.name = w.word order by 1, 2'],
  ['select plain from town.people union select dutch from town.people order by 1'],
  ['select plain from town.people where id < 3 intersect select dutch from town.people order by 1'],
  ['select plain from town.people except select dutch from town.people where id < 3 order by 1'],
  ['select plain from town.people union all select dutch from town.people order by 1 limit 5'],
  [
    'select t, count(*) from (select plain t from town.people union all select dutch from town.people) u group by t order by t',
  ],
  [
    "select count(*) from (select plain t from town.people union all select dutch from town.people) u where t = 'a' or t in ('b', 'B') or t like 'B%'",
  ],
  [
    'select distinct t from (select id, lag(plain, 1, dutch) over (order by id) t from town.people) u order by t',
  ],
  ['select string_agg(plain || dutch, dutch) from (select * from town.people order by id) p'],
  [
    'select t, count(*) from (select plain || dutch t from town.people) p group by t having max(t) > $1 order by t',
    ['aa'],
  ],
  [
    'select t, count(*) from (select distinct mood::text t, name from town.people) p group by t order by t desc nulls last',
  ],
  [
    'select id from town.people where (plain || dutch) = any (array[$1, $2]) order by id',
    ['aa', 'bb'],
  ],
  [
    'select id from town.people where name in (select dutch from town.people where plain < $1) order by id',
    ['b'],
  ],
  [
    'select p.id, q.id from town.people p full join town.people q on p.plain = q.dutch and q.id < 4 order by 1, 2',
  ],
  ["select id from town.people where id::text < '3' and cost::text > mood::text order by id"],
  ['select max(list::text), min(address::text), max(cost::text), min(id::text) from town.people'],
  ["select lower(list::text || 'Å'), upper(mood::text) from town.people order by id"],
  ["select id from town.people order by lower(name), case when id > 2 then 'b' else 'B' end, id"],
  ["select distinct lower('ÅL') || mood::text from town.people order by 1"],
  [
    "select t, rank() over (order by t) from (select 'b' t union all select 'B' union all select mood::text from town.people) x order by 1, 2",
  ],
] satisfies readonly (readonly [text: string, parameters?: readonly Value[]])[];

/** Not for PostgreSQL itself, which has no U+0000; nobody's name has one. */
const WITH_ZERO: readonly (readonly [string, readonly Value[], readonly (readonly Value[])[]])[] = [
  ['select count(*) from town.people where name = $1', ['a\0'], [[0n]]],
  ['select count(*) from town.people where name <> $1', ['a\0'], [['names']]],
  ['select count(*) from town.people where not name = $1', ['\0'], [['names']]],
  ['select count(*) from town.people where name in ($1, $2)', ['a\0', 'a'], [[1n]]],
  ['select count(*) from town.people where name in ($1, $2)', ['a\0', '\0'], [[0n]]],
  ['select count(*) from town.people where name not in ($1, $2)', ['a\0', '\0'], [['names']]],
  ["select count(*) from town.people where name < $1 and name >= 'a'", ['a\0'], [[1n]]],
  ['select count(*) from town.people where name like $1', ['%\0%'], [[0n]]],
  ['select count(*) from town.people where coalesce(name, $1) = $1', ['\0'], [[1n]]],
];

/** What both drivers give, in one form. */
const asText = (rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] =>
  rows.map((row) => row.map((value) => (value === null ? null : String(value))));

describe.skipIf(!server).each(DATABASES)(
  'a PostgreSQL database %s (needs the package postgresql)',
  (_, creation, names) => {
    const stem = `texts_${process.pid}_${Date.now()}`;
    const stems = { asked: `${stem}_asked`, oracle: `${stem}_oracle` };
    let oracle: pg.Client;
    let federation: Federation;
    let local: LocalEngine;

    const make = async (database: string, how: string, dutch = ''): Promise<pg.Client> => {
      const admin = new pg.Client(server);
      await admin.connect();
      await admin.query(`create database ${database} template template0 ${how}`);
      await admin.end();
      const client = new pg.Client({ ...server, database });
      await client.connect();
      await client.query(tables(names, dutch));
      return client;
    };

    beforeAll(async () => {
      // Collations of languages are there for some encodings only.
      const dutch = creation.includes('UTF8') ? 'collate "nl-NL-x-icu"' : '';
      await (await make(stems.asked, creation, dutch)).end();
      oracle = await make(stems.oracle, `encoding 'UTF8' locale 'C'`);
      await oracle.query('create schema desk; create table desk.words (id int, word text)');
      for (const [id, word] of WORDS.entries())
        await oracle.query('insert into desk.words values ($1, $2)', [id, word]);
      const { host = '', port, user, password } = server ?? {};
      const options = { kind: 'postgresql', host, port, user, password, database: stems.asked };
      local = createLocalEngine({
        ...{ dialect: duckdb, memoryLimit: '500MB', threads: 1 },
        temporaryDirectory: join(tmpdir(), `polder-${stem}`),
      });
      federation = createFederation({
        sources: [
          createPostgresqlSource(
            'town',
            postgresqlOptions.parse({ ...options, schemas: ['town'] }),
            postgresql,
          ),
          memorySource('desk', {
            words: {
              columns: { id: { name: 'integer' }, word: { name: 'text' } },
              rows: WORDS.map((word, id) => [id, word]),
              keys: [['id']],
            },
          }),
        ],
        local,
        limits: { ...usualLimits, isStrict: true },
        now: () => performance.now(),
      });
    });

    afterAll(async () => {
      await federation?.close();
      await local?.close();
      await oracle?.end();
      const admin = new pg.Client(server);
      await admin.connect();
      for (const name of Object.values(stems))
        await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    });

    const ask = async (text: string, parameters: readonly Value[]) => {
      const run = await federation.query(text, { parameters });
      return rowsOf(run.rows);
    };

    it.each(QUERIES)('answers %s', async (text, parameters: readonly Value[] = []) => {
      const query = { text, values: [...parameters], rowMode: 'array' as const };
      const { rows } = await oracle.query<unknown[]>(query);
      expect(asText(await ask(text, parameters))).toEqual(asText(rows));
    });

    it.each(WITH_ZERO)('answers %s with U+0000', async (text, parameters, expected) => {
      const told = expected.map((row) =>
        row.map((value) => (value === 'names' ? BigInt(names.length) : value)),
      );
      expect(await ask(text, parameters)).toEqual(told);
    });
  },
);
