/** Plans over PostgreSQL and MariaDB that a real Trino runs give the rows of one PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEEDS_TRINO, trinoAddress } from '../../../test/running-trino.ts';
import { rowsOf } from '../../../test/statements.ts';
import { trino } from '../../dialects/trino.ts';
import { canonicalDecimal } from '../../local/memory/decimal.ts';
import { type Oracle, startOracle } from '../../local/test/postgresql-oracle.ts';
import { randomPlan } from '../../local/test/random-plans.ts';
import { isDiscreet } from '../../plan/cut.ts';
import { fragmentsIn, type Node, outputOf, type Scan, withInputs } from '../../plan/node.ts';
import type { SourceSchema } from '../../schema.ts';
import { loadParser, planQuery } from '../../sql/index.ts';
import type { Row, SqlType, Value } from '../../values.ts';
import { overTrino } from './scale-out.ts';
import { openTwoDatabases, type TwoDatabases } from './test/two-databases.ts';

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

const limits = () => ({
  ...{ signal: new AbortController().signal, timeout: 60_000, maximumRows: 100_000 },
});

const quoted = (value: Value): string =>
  value === null
    ? 'null'
    : typeof value === 'boolean'
      ? String(value)
      : `'${String(value).replaceAll("'", "''")}'`;

const IN_MARIADB: Readonly<Record<string, string>> = {
  integer: 'int',
  bigint: 'bigint',
  numeric: 'decimal(8, 2)',
  text: 'varchar(40)',
  date: 'date',
  timestamp: 'datetime(6)',
  boolean: 'boolean',
};

const inPostgresql = (type: SqlType): string =>
  type.name === 'numeric'
    ? 'numeric(8, 2)'
    : type.name === 'text'
      ? 'text collate "en-US-x-icu"'
      : type.name;

const shown = (value: Value | undefined, type: string): string => {
  if (value === null || value === undefined) return 'NULL';
  switch (type) {
    case 'numeric':
      return canonicalDecimal(String(value));
    case 'boolean':
      return String(value === true || value === 't' || value === 'true');
    case 'real':
      return String(Math.fround(Number(value)));
    case 'double':
      return String(Number(value));
    default:
      return String(value);
  }
};

const shownRows = (rows: readonly Row[], plan: Node, isOrdered: boolean): readonly string[] => {
  const types = outputOf(plan).map(({ type }) => type.name);
  const texts = rows.map((row) => types.map((type, index) => shown(row[index], type)).join(' | '));
  return isOrdered ? texts : texts.sort();
};

const PEOPLE = [
  `(1, 'Ada', 'ab', 'ok', '1815-12-10', '2024-07-01 12:00:00.25+02', '2024-02-29 23:59:59.5', 'NaN', 0.1, 1.250, '00000000-0000-0000-0000-00000000000a', true)`,
  `(2, 'ada', 'AB', 'sad', '0044-03-15 BC', '1937-07-01 00:00:10+00', '1937-07-01 00:00:10', 'Infinity', 0.2, -0.005, '00000000-0000-0000-0000-00000000000b', false)`,
  `(3, 'Ádá', '', 'happy', '10001-02-28', null, null, '-0', null, null, null, null)`,
  `(4, 'a ', 'a b', null, null, '1500-02-28 12:00:00+00', '1500-02-28 12:00:00', 2.5, 3.25, 999999999.999, null, true)`,
  `(5, '😀\uffee', null, 'ok', '2024-03-31', '2024-03-31 01:30:00+00', '2024-03-31 02:30:00', null, 1e10, 0.5, null, false)`,
  `(6, null, 'z', 'sad', '2024-02-29', '2024-10-27 00:30:00+00', '2024-10-27 02:30:00', -2.5, -1e-7, 0.005, null, null)`,
];

const PERMITS = [
  `(1, 1, 'Tree', 'ab', 12.50, 18446744073709551615, true, '2024-02-29 23:59:59.5', '2024-02-29', -128, 'é', 'open')`,
  `(4294967295, 1, 'tree', 'ab', 0.05, 0, false, '1937-07-01 00:00:10', '1937-07-01', 127, 'E', 'shut')`,
  `(3, 2, 'TREE ', null, -12.50, 9223372036854775808, true, null, null, null, null, 'open')`,
  `(4, 9, 'tree ', 'AB', null, null, null, '2024-03-31 02:30:00', '2024-03-31', 0, 'e', null)`,
  `(5, null, '', '', 999999.99, 42, false, '2024-10-27 02:30:00.999', '2024-10-27', 1, 'a ', 'shut')`,
  `(6, 4, null, 'z', 0.00, 7, true, '9999-12-31 23:59:59', '9999-12-31', 2, '', 'open')`,
];

/** The tables of `crm`, and beside them all tables as PostgreSQL has them where text compares as "C". */
const inPostgres = (schema: string): readonly string[] => {
  const people = (text: string, code: string, mood: string) =>
    `id int primary key, name ${text}, code ${code}, mood ${mood}, born date, seen timestamptz,
     at timestamp(3), score double precision, weight real, money numeric(12, 3), uid uuid, active boolean`;
  const c = 'text collate "C"';
  return [
    `create type ${schema}.mood as enum ('sad', 'ok', 'happy')`,
    `create collation ${schema}.caseless (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`,
    `create table ${schema}.people (${people('text collate "en-US-x-icu"', 'char(5)', `${schema}.mood`)})`,
    `insert into ${schema}.people values ${PEOPLE.join(', ')}`,
    `create table ${schema}.odd (id int primary key, loose text collate ${schema}.caseless, many numeric,
       span interval, doc jsonb, clock time, list int[])`,
    `insert into ${schema}.odd values (1, 'A', 1.5, '1 day', '{"b": 1}', '24:00', '{1}')`,
    `create schema ${schema}_truth`,
    `create table ${schema}_truth.people (${people(c, c, c)})`,
    `insert into ${schema}_truth.people values ${PEOPLE.join(', ')}`,
    `create table ${schema}_truth.permits (id bigint primary key, person int, kind ${c}, code ${c},
       fee numeric(8, 2), large numeric(20, 0), urgent boolean, at timestamp(3), day date, tiny smallint,
       note ${c}, status ${c})`,
    `insert into ${schema}_truth.permits values ${PERMITS.join(', ')}`,
  ];
};

const inMaria = (schema: string): readonly string[] => [
  `create table ${schema}.permits (id int unsigned primary key, person int,
     kind varchar(20) collate utf8mb4_general_ci, code char(5), fee decimal(8, 2),
     large bigint unsigned, urgent boolean, at datetime(3), day date, tiny tinyint,
     note varchar(20) character set latin1, status enum('shut', 'open'), changed timestamp null,
     made year, clock time)`,
  `insert into ${schema}.permits (id, person, kind, code, fee, large, urgent, at, day, tiny, note, status)
     values ${PERMITS.join(', ')}`,
];

/** Each on one line; run by PostgreSQL as they stand. */
const QUERIES = `
select p.name, d.kind, d.fee from crm.people p join desk.permits d on d.person = p.id order by p.id, d.id
select p.id, p.name, p.code, p.mood, p.born, p.at, p.score, p.weight, p.money, p.uid, p.active from crm.people p
select p.id, p.seen from crm.people p where p.seen < timestamptz '2024-10-27 00:30:00+00'
select id, person, kind, code, fee, large, urgent, at, day, tiny, note, status from desk.permits
select kind, count(*) from desk.permits group by kind
select distinct note from desk.permits
select id from desk.permits where kind = 'tree'
select id from desk.permits where kind <> 'tree'
select id from desk.permits where kind in ('tree ', 'Tree')
select id from desk.permits where note = 'e' or note like 'E%'
select id, kind from desk.permits where kind > 'TREE' order by kind, id
select max(kind), min(note), count(distinct kind), count(distinct code) from desk.permits
select p.name, d.kind from crm.people p join desk.permits d on p.code = d.code
select p.id, d.id from crm.people p left join desk.permits d on p.code = d.code and d.urgent
select p.id from crm.people p where p.code = 'ab'
select p.id, length(p.code), p.code || '!' from crm.people p
select id, length(code), code || '!' from desk.permits
select code, count(*) from desk.permits where not urgent or urgent is null group by code
select urgent, count(*), sum(fee), max(large), sum(large) from desk.permits group by urgent
select id from desk.permits where urgent
select id from desk.permits where urgent is not true
select id from desk.permits where id = 4294967295 or large > 9223372036854775807
select id, fee * 2, fee + 0.005, round(fee, 1), abs(tiny), id / 2 from desk.permits
select id from desk.permits where fee = 12.5 or fee < -12.49
select p.id from crm.people p where p.score > 2
select p.id from crm.people p where p.score = 0
select p.id, p.score from crm.people p where p.score is not null order by p.id desc limit 3
select p.name from crm.people p order by p.name nulls first
select p.score, p.id from crm.people p order by p.score, p.id
select p.score, p.id from crm.people p order by p.score desc nulls last, p.id limit 3
select p.name from crm.people p order by p.name desc, p.id limit 4
select d.kind, d.id from desk.permits d order by d.kind desc nulls last, d.id
select p.mood, count(*) from crm.people p group by p.mood order by p.mood
select p.id from crm.people p where p.mood = 'ok' or p.mood < 'ok'
select p.id from crm.people p where p.name = 'ada' or p.name >= 'Ádá'
select p.id, lower(p.name), upper(p.name), left(p.name, 2), position('d' in p.name) from crm.people p
select p.id, d.id from crm.people p join desk.permits d on p.at = d.at
select p.id, d.id from crm.people p join desk.permits d on p.born = d.day
select p.id, date_trunc('month', p.at), extract(year from p.born), extract(year from p.at), p.born + 1, p.born::text from crm.people p where p.id < 9
select date_trunc('day', at), count(*) from desk.permits group by 1
select p.id from crm.people p where not exists (select 1 from desk.permits d where d.person = p.id)
select p.id from crm.people p where p.id not in (select d.person from desk.permits d)
select p.id from crm.people p where p.id not in (select d.person from desk.permits d where d.person is not null)
select p.id from crm.people p where p.id in (select d.person from desk.permits d where d.fee > 0)
select p.id, (select max(d.fee) from desk.permits d where d.person = p.id) from crm.people p
select p.id, d.id from crm.people p full join desk.permits d on d.person = p.id
select p.code from crm.people p union select d.code from desk.permits d
select p.code from crm.people p except select d.code from desk.permits d
select p.id, p.money from crm.people p union all select d.person, d.fee from desk.permits d
select coalesce(d.fee, p.money), case when d.urgent then p.name else d.kind end from crm.people p join desk.permits d on d.person = p.id
select p.uid from crm.people p where p.uid = '00000000-0000-0000-0000-00000000000a'
select sum(d.fee), sum(p.money), sum(d.tiny), count(d.fee) from crm.people p join desk.permits d on d.person = p.id
select max(p.at), min(p.born), max(p.born), max(p.seen) from crm.people p
select count(*) from crm.people p, desk.permits d where p.money > d.fee
`
  .trim()
  .split('\n');

describe.skipIf(!trinoAddress)(`whole queries on a real Trino (${NEEDS_TRINO})`, () => {
  let databases: TwoDatabases;
  let oracle: Oracle;
  let known: ReadonlyMap<string, SourceSchema>;

  const tableName = (seed: number, fragment: string): string =>
    `s${seed}_${fragment.replace(/\W/g, '')}`;

  beforeAll(async () => {
    const opened = await openTwoDatabases();
    if (!opened) throw new Error('needs the packages postgresql and mariadb-server');
    databases = opened;
    oracle = await startOracle();
    for (const seed of SEEDS) {
      const { plan, rows } = randomPlan(seed);
      for (const [index, { name, plan: inner }] of fragmentsIn(plan).entries()) {
        const columns = outputOf(inner);
        const lines = (rows.get(name) ?? []).map((row) => `(${row.map(quoted).join(', ')})`);
        const table = tableName(seed, name);
        const inMariadb = index % 2 === 1;
        const run = inMariadb ? databases.runInMariadb : databases.runInPostgresql;
        const path = `${databases.schema}.${table}`;
        const declared = columns.map(
          ({ type }, column) =>
            `c${column} ${inMariadb ? IN_MARIADB[type.name] : inPostgresql(type)}`,
        );
        await run(`create table ${path} (${declared.join(', ')})`);
        if (lines.length > 0) await run(`insert into ${path} values ${lines.join(', ')}`);
      }
    }
    const { schema } = databases;
    for (const text of inPostgres(schema)) await databases.runInPostgresql(text);
    for (const text of inMaria(schema)) await databases.runInMariadb(text);
    known = await databases.discover();
    await loadParser();
  }, 300_000);

  /** The whole query as one statement of Trino's, or why that is not to be. */
  const decide = (plan: Node) => {
    const onTrino = overTrino(plan, { trino: 'lake', placements: databases.placements }, known);
    const stays = (because: string) => ({ runsOn: 'here' as const, because });
    if (typeof onTrino === 'string') return stays(onTrino);
    if (!isDiscreet(onTrino)) return stays('policy');
    if (!trino.canWrite(onTrino)) return stays('meaning');
    return { runsOn: 'trino' as const, plan: onTrino, statement: trino.write(onTrino) };
  };

  /** Without the cluster, whose tables are the same. */
  const catalogue = () => ({
    sources: new Map([...known].filter(([name]) => name !== 'lake')),
  });

  afterAll(async () => {
    await databases?.runInPostgresql(`drop schema ${databases.schema}_truth cascade`);
    await databases?.close();
    await oracle?.close();
  });

  const overSources = (seed: number, plan: Node): Node => {
    let index = -1;
    const change = (node: Node): Node => {
      if (node.kind !== 'fragment') return withInputs(node, change);
      index += 1;
      const source = index % 2 === 1 ? 'desk' : 'crm';
      const name = tableName(seed, node.name);
      const table = known.get(source)?.tables.find((one) => one.path.at(-1) === name);
      if (!table) throw new Error(`no ${name}`);
      const scan: Scan = {
        ...{ kind: 'scan', source, table },
        columns: outputOf(node).map((output, column) => ({ ...output, column: `c${column}` })),
      };
      return scan;
    };
    return change(plan);
  };

  it('give PostgreSQL’s rows for random plans', async () => {
    const differences: unknown[] = [];
    const reasons = new Map<string, number>();
    const count = (what: string) => reasons.set(what, (reasons.get(what) ?? 0) + 1);
    for (const seed of SEEDS) {
      const { plan, rows, isOrdered } = randomPlan(seed);
      const decision = decide(overSources(seed, plan));
      if (decision.runsOn === 'here') {
        count(decision.because);
        continue;
      }
      const answer = await oracle.answer(plan, rows);
      const expected = answer && shownRows(answer, plan, isOrdered);
      count(expected ? 'rows' : 'error of a value');
      try {
        const found = shownRows(
          await rowsOf(databases.lake.execute(decision.plan, limits())),
          plan,
          isOrdered,
        );
        if (JSON.stringify(found) !== JSON.stringify(expected))
          differences.push({ seed, found, expected, text: decision.statement.text });
      } catch (error) {
        if (expected)
          differences.push({ seed, error: String(error), text: decision.statement.text });
      }
    }
    console.log(reasons);
    expect(differences).toEqual([]);
  }, 600_000);

  it.each(QUERIES)('%s', async (text) => {
    const plan = planQuery(text, catalogue());
    const decision = decide(plan);
    if (decision.runsOn === 'here') throw new Error(decision.because);
    const isOrdered = / order by /.test(text);
    const there = await rowsOf(databases.lake.execute(decision.plan, limits()));
    const { rows } = await databases.runInPostgresql(
      text.replaceAll(/\b(?:crm|desk)\./g, `${databases.schema}_truth.`),
    );
    expect(shownRows(there, plan, isOrdered)).toEqual(shownRows(rows, plan, isOrdered));
  });

  it.each([
    ['avg, whose digits PostgreSQL alone knows', 'select avg(fee) from desk.permits', 'meaning'],
    ['a collation that takes others for equal', `select id from crm.odd where loose = 'a'`, 'type'],
    ['decimals of unknown digits', 'select many from crm.odd', 'type'],
    ['lengths of time', 'select span from crm.odd', 'type'],
    ['JSON', 'select doc from crm.odd', 'type'],
    ['times of day', 'select clock from desk.permits', 'type'],
    ['arrays', 'select list from crm.odd', 'type'],
    ['moments of MariaDB, which have no zone in Trino', 'select changed from desk.permits', 'type'],
    ['years, which are days in Trino', 'select made from desk.permits', 'type'],
  ])('are left here with %s', (_, text, because) => {
    expect(decide(planQuery(text, catalogue()))).toEqual({ runsOn: 'here', because });
  });

  it('go there without columns that nothing reads', () => {
    expect(decide(planQuery('select id from crm.odd', catalogue())).runsOn).toBe('trino');
  });
});
