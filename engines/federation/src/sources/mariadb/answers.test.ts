/** Queries over a live MariaDB have PostgreSQL's answers, over values and keys that are easily got wrong. */
import { type Connection, createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accountOf,
  type BesidePostgresql,
  openBesidePostgresql,
} from '../../../test/beside-postgresql.ts';
import { startMariadb, startPostgresql } from '../../../test/servers.ts';

const [postgresql, mariadb] = await Promise.all([startPostgresql(), startMariadb()]);
const NAME = `mariadb_answers_${process.pid}`;

const KINDS = `
  insert into kinds values
    (1, 1, 1, 18446744073709551615, 4294967295, 0.1, 1.5, 0.1, ${'9'.repeat(35)}.${'9'.repeat(30)}),
    (2, 0, 0, 18446744073709551615, 4294967295, 16777216, 99999999999999999999, 1e308, ${'9'.repeat(35)}),
    (3, 1, 0, 0, 0, 3.4028e38, -0.0000000001, -1e-300, -0.${'0'.repeat(29)}1),
    (4, null, null, null, null, null, null, null, null),
    (5, 0, 1, 9223372036854775808, 1, 1e-30, 0, 0, 2);
`;

const inMariadb = `
  create table kinds (id int primary key, bit_ bit(1), flag tinyint(1), huge bigint unsigned,
    wide int unsigned, single float, exact decimal(30, 10), twice double, vast decimal(65, 30));
  ${KINDS}
  create table days (id int primary key, day date);
  insert into days select seq, date_add('2000-01-01', interval seq % 9000 day) from seq_1_to_20000;
  create table loans (id int primary key, extent bigint);
  insert into loans select seq, case when seq % 3 = 0 then seq % 7 end from seq_1_to_4000;
  create table levels (level smallint);
  insert into levels values (1), (4), (2), (null), (3);
  create table hours (id int primary key, hour time, flag tinyint(1));
  insert into hours values (1, '23:59:59', 1), (2, '838:59:59', 1), (3, '-01:00:00', 1), (4, '12:00:00', 2);
`;

const inPostgresql = `
  create schema tax;
  set search_path to tax;
  create table kinds (id int primary key, bit_ boolean, flag boolean, huge numeric(20, 0),
    wide bigint, single real, exact numeric(30, 10), twice double precision,
    vast numeric(65, 30));
  ${KINDS.replaceAll(
    /\((\d), (\d), (\d),/g,
    (_, id, bit, flag) => `(${id}, ${bit === '1'}, ${flag === '1'},`,
  )}
  create table days (id int primary key, day date);
  insert into days select n, date '2000-01-01' + n % 9000 from generate_series(1, 20000) n;
  create table loans (id int primary key, extent bigint);
  insert into loans select n, case when n % 3 = 0 then n % 7 end from generate_series(1, 4000) n;
  create table levels (level smallint);
  insert into levels values (1), (4), (2), (null), (3);
  create schema crm;
  create table crm.keys (id int, day date);
  insert into crm.keys values (1, 'infinity'), (2, '-infinity'), (3, '0044-03-15 BC'),
    (4, '10000-01-01'), (5, '2000-01-06'), (6, '0001-01-01'), (7, null);
`;

/** Columns of texts and what their character sets hold. */
const WORDS: Readonly<Record<string, readonly [native: string, holds: RegExp]>> = {
  ascii: ['ascii', /^[ -~]*$/],
  latin: ['latin1', /^[ -~ -ÿ€]*$/],
  three: ['utf8mb3', /^[^\u{10000}-\u{10ffff}]*$/u],
  swedish: ['utf8mb4 collate utf8mb4_swedish_ci', /^/],
  bytes: ['utf8mb4 collate utf8mb4_bin', /^/],
  exact: ['utf8mb4 collate utf8mb4_nopad_bin', /^/],
};

const FORMS: readonly ((number: number) => string)[] = [
  (number) => `w${number}`,
  (number) => `W${number}`,
  (number) => `w${number} `,
  (number) => `é${number}`,
  (number) => `?${number}`,
  (number) => `€${number}`,
  (number) => `ł漢${number}`,
  (number) => `😀${number}`,
  (number) => `${'lang '.repeat(60)}${number}`,
  (number) => `${'ü'.repeat(250)}${number}`,
];

const word = (index: number): string =>
  FORMS[index % FORMS.length]?.(Math.floor(index / FORMS.length)) ?? '';

const quoted = (text: string): string => `'${text}'`;

const wordTable = (name: string, typeOf: (characterSet: string) => string): string => {
  const columns = Object.entries(WORDS).map(([column, [set]]) => `${column} ${typeOf(set)}`);
  const rows = Array.from({ length: 14_000 }, (_, index) => {
    const text = word(index);
    const held = Object.values(WORDS).map(([, holds]) =>
      holds.test(text) ? quoted(text) : 'null',
    );
    return `(${index}, ${held.join(', ')})`;
  });
  return `create table ${name} (id int primary key, ${columns.join(', ')});
    insert into ${name} values ${rows.join(',\n')};`;
};

/** As many short ones as long ones: both are one statement, prepared once. */
const wordKeys = (): string => {
  const texts = Array.from({ length: 7_000 }, (_, index) => word(index + 3_000));
  const short = texts.filter((text) => text.length < 20).slice(0, 1_200);
  const long = texts.filter((text) => text.length > 20).slice(0, 1_200);
  const rows = [...short.map((text) => ['short', text]), ...long.map((text) => ['long', text])];
  return `create table crm.words (length text, word text);
    insert into crm.words values ${rows.map((row) => `(${row.map((text) => quoted(text ?? '')).join(', ')})`).join(', ')};`;
};

const of = (...expressions: readonly string[]): readonly string[] =>
  expressions.map((expression) => `select id, ${expression} as x from tax.kinds`);

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'what is not in a subquery': [
    'select count(*) from tax.loans where extent not in (select level from tax.levels)',
    'select count(*) from tax.loans where extent not in (select level from tax.levels where level > 2)',
    'select count(*) from tax.loans where extent not in (select level from tax.levels where level > 9)',
    'select count(*) from tax.loans where extent not in (select level from tax.levels where level is null)',
    'select count(*) from tax.loans where extent <> all (select level + 1 from tax.levels)',
    'select count(*) from tax.loans where extent in (select level from tax.levels)',
    'select count(*) from tax.loans where not (extent in (select level from tax.levels, tax.kinds))',
    'select count(*) from tax.loans where (extent, id) not in (select level, level from tax.levels)',
    'select count(*) from tax.loans a where extent not in (select level from tax.levels where level <> a.id)',
  ],
  'truths of one bit': [
    ...of('bit_', 'nullif(bit_, true)', 'nullif(bit_, flag)', 'nullif(flag, bit_)'),
    ...of('coalesce(bit_, flag)', 'coalesce(bit_, false)', 'bit_::text', 'bit_ and flag'),
    ...of('case when id > 2 then bit_ end', 'case when id > 2 then bit_ else flag end'),
    ...of('not bit_', 'bit_ = flag', 'bit_ in (true, flag)', 'greatest(bit_, flag)'),
    ...of('lag(bit_) over (order by id)', 'bool_or(bit_) over (order by id)'),
    'select bool_and(bit_), bool_or(bit_) from tax.kinds',
    'select flag, bool_and(bit_), bool_or(bit_) from tax.kinds group by flag',
    'select bit_, count(*) from tax.kinds group by bit_',
    'select bit_ from tax.kinds union all select flag from tax.kinds',
    'select bit_ from tax.kinds union select flag from tax.kinds',
    'select bit_ from tax.kinds intersect select flag from tax.kinds',
    'select id from tax.kinds where bit_ or not flag order by bit_, id',
    'select a.id, b.id from tax.kinds a join tax.kinds b on a.bit_ = b.flag',
  ],
  'numbers without a sign': [
    ...of(
      '-huge',
      '-wide',
      'abs(huge)',
      'abs(-huge)',
      '-(huge::numeric)',
      '-coalesce(huge, exact)',
    ),
    ...of('huge + 1', 'huge - 1', 'huge * 2', 'huge * huge', 'huge - huge', 'wide - huge'),
    ...of('huge + 0.5', 'huge * exact', 'round(huge, -1)', 'round(huge) + 1', 'abs(huge) + 1'),
    ...of('floor(huge) * 3', 'coalesce(huge, 0) - 1', 'huge::numeric(25, 0) + 1', '(-huge)::text'),
    ...of('huge::numeric(25, 5)::text', 'nullif(-huge, 0)', 'wide - 5::bigint', '-wide < huge'),
    ...of(
      '-huge = -18446744073709551615',
      'greatest(huge, -1)',
      'case when id = 1 then -1 else huge end',
    ),
    ...of('sum(-huge) over (order by id)', 'sum(wide) over (order by id)'),
    'select sum(huge), sum(wide), avg(huge), sum(-huge), sum(huge * 2), max(huge) from tax.kinds',
    'select -huge, count(*) from tax.kinds group by -huge',
    'select huge from tax.kinds union all select -huge from tax.kinds',
    'select a.id, b.id from tax.kinds a join tax.kinds b on a.huge = -b.huge',
    'select id from tax.kinds where huge in (18446744073709551615, -1, 0)',
  ],
  'decimals of many digits': [
    ...of('vast + 1', 'vast * 2', 'vast * exact', 'vast * vast', '-vast', 'vast - exact'),
    ...of('sum(vast) over (order by id)', 'sum(exact) over (order by id)'),
    'select sum(vast), sum(exact), avg(exact), sum(vast * 2), max(vast) from tax.kinds',
    'select vast * 2, count(*) from tax.kinds group by vast * 2',
    'select id from tax.kinds where vast * exact * 10 > 1',
  ],
  'different rows without the first': [
    'select distinct 5 from tax.days offset 1',
    "select distinct date '2024-02-29', 'a' from tax.days order by 1, 2 limit 10 offset 1",
    'select distinct k.id, k.wide from tax.kinds k, tax.days d where k.id = 5 limit 10 offset 1',
    'select distinct 5 from tax.days group by day limit 10 offset 1',
    'select count(*) from (select distinct 5 from tax.days limit 10 offset 1) x',
    'select distinct flag from tax.kinds order by flag desc limit 2 offset 1',
    'select distinct id from tax.days order by id limit 3 offset 2',
  ],
  'numbers that MariaDB does not have': [
    ...of("greatest(twice, 'NaN')", "coalesce(twice, 'Infinity')", "coalesce(twice, 'NaN')"),
    "select id from tax.kinds where twice < 'NaN'",
    "select id from tax.kinds where twice > '-Infinity'",
    `select id from tax.kinds where exact < ${'9'.repeat(70)}`,
    `select id from tax.kinds where exact in (1.5, ${'9'.repeat(70)})`,
    `select id from tax.kinds where exact > 0.${'0'.repeat(39)}1`,
  ],
  'numbers of 32 floating bits': of(
    ...['single::double precision', 'single = 0.1', 'single < 0.2', 'single::text'],
    ...['-single = -0.1::real', 'coalesce(single, twice)'],
  ),
};

describe.skipIf(!postgresql || !mariadb)('MariaDB’s answers (needs PostgreSQL and MariaDB)', () => {
  let admin: Connection;
  let beside: BesidePostgresql;

  beforeAll(async () => {
    if (!postgresql || !mariadb) return;
    admin = await createConnection({ ...accountOf(mariadb), multipleStatements: true });
    await admin.query(`create database ${NAME} character set utf8mb4; use ${NAME}`);
    await admin.query(inMariadb);
    await admin.query(wordTable('words', (set) => `varchar(310) character set ${set}`));
    await admin.query('analyze table kinds, days, words');
    beside = await openBesidePostgresql({
      postgresql,
      name: NAME,
      tables: `${inPostgresql} ${wordTable('words', () => 'text')} ${wordKeys()}`,
      sourcesOf: (database) => ({
        tax: { kind: 'mariadb', ...accountOf(mariadb), database: NAME },
        crm: { ...database, schemas: ['crm'] },
      }),
    });
  });

  afterAll(async () => {
    await beside?.close();
    await admin?.query(`drop database ${NAME}`);
    await admin?.end();
  });

  describe.each(Object.entries(QUERIES))('%s', (_, queries) => {
    it.each(queries)('%s', async (text) => {
      const { expected, found } = await beside.ask(text);
      expect(found).toEqual(expected);
      expect(expected.kind).toBe('rows');
    });
  });

  describe('keys of another source', () => {
    it.each([
      'select k.id, d.id from crm.keys k join tax.days d on d.day = k.day',
      'select k.id, d.id from crm.keys k left join tax.days d on d.day = k.day',
      'select k.id from crm.keys k where not exists (select 1 from tax.days d where d.day = k.day)',
      // None of them is a date there.
      'select k.id, d.id from crm.keys k join tax.days d on d.day = k.day where k.id < 5',
    ])('that no date there can be: %s', async (text) => {
      const { expected, found, report } = await beside.ask(text);
      expect(found).toEqual(expected);
      expect(report?.fragments.some(({ keys }) => keys !== undefined && keys > 3)).toBe(true);
    });

    it.each(Object.keys(WORDS))(
      'more than 1,000 texts, first short, then long: %s',
      async (name) => {
        for (const length of ['short', 'long']) {
          const { expected, found, report } = await beside.ask(
            `select k.word, w.id from crm.words k join tax.words w on w.${name} = k.word
            where k.length = '${length}'`,
          );
          expect(found).toEqual(expected);
          expect(report?.fragments.some(({ keys }) => keys === 1_200)).toBe(true);
        }
      },
    );
  });

  it.each([
    ['hour', 2, 'MISFIT: a time outside of a day in hour'],
    ['hour', 3, 'MISFIT: a time outside of a day in hour'],
    ['flag', 4, 'MISFIT: a truth other than 0 and 1 in flag'],
  ])('says of %s why row %s cannot be read', async (column, id, code) => {
    const { report } = await beside.ask(`select id, ${column} from tax.hours where id = ${id}`);
    expect(report?.fragments).toMatchObject([
      { status: 'missing', failure: 'rejected', driverCode: code },
    ]);
  });
});
