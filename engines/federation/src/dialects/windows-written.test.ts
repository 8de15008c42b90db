/** How windows are written for databases that differ, word for word, and what is left to be done here. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ColumnSchema } from '../schema.ts';
import { loadParser, planQuery } from '../sql/index.ts';
import { salesCatalogue } from '../sql/sales.test-support.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { mariadb } from './mariadb.ts';
import { oracle } from './oracle.ts';
import { postgresql } from './postgresql.ts';
import { sqlite } from './sqlite.ts';
import { sqlserver } from './sqlserver.ts';
import { trino } from './trino.ts';

const DIALECTS = [postgresql, duckdb, mariadb, sqlite, sqlserver, oracle, trino] as const;

beforeAll(() => loadParser());

const COLLATIONS: Readonly<Partial<Record<Dialect['name'], string>>> = {
  mariadb: 'utf8mb4_general_ci',
  sqlserver: 'SQL_Latin1_General_CP1_CI_AS',
};

const planFor = ({ name }: Dialect, sql: string) => {
  const collation = COLLATIONS[name];
  const tables = (salesCatalogue.sources.get('shop')?.tables ?? []).map((table) => ({
    ...table,
    columns: table.columns.map(
      (column): ColumnSchema =>
        column.type.name === 'text' && collation ? { ...column, collation } : column,
    ),
  }));
  return planQuery(sql, { sources: new Map([['shop', { tables }]]) });
};

/** What stands in the derived table of the windows. */
const windowsWritten = (dialect: Dialect, sql: string): string => {
  const { text } = dialect.write(planFor(dialect, sql));
  const [, inner = text] = /from \(select (.*)\)(?: as)? \S+$/.exec(text) ?? [];
  return inner
    .replace(/^.*?(?=row_number|rank|ntile|lag|first_value|sum|count|string_agg|cast\()/, '')
    .replace(/ as \S+ from .*$/, '');
};

/** Undefined: left to be done here. */
const WRITTEN: Readonly<
  Record<string, Readonly<Partial<Record<Dialect['name'], string | undefined>>>>
> = {
  'select row_number() over (partition by region order by qty desc nulls last) from shop.sales': {
    postgresql:
      'row_number() over (partition by "t0"."region" order by "t0"."qty" desc nulls last)',
    mariadb:
      'row_number() over (partition by (`t0`.`region` collate utf8mb4_nopad_bin) order by `t0`.`qty` desc)',
    sqlserver:
      'row_number() over (partition by ([t0].[region] collate Latin1_General_100_BIN2_UTF8), datalength([t0].[region]) order by [t0].[qty] desc)',
    oracle: 'row_number() over (partition by "t0"."region" order by "t0"."qty" desc nulls last)',
  },
  'select rank() over () from shop.sales': {
    postgresql: 'rank() over ()',
    mariadb: 'rank() over (order by null)',
    sqlserver: 'rank() over (order by (select null))',
    oracle: 'rank() over (order by null)',
  },
  'select ntile(4) over (order by qty) from shop.sales': {
    duckdb: 'cast(ntile(4) over (order by "t0"."qty" nulls last) as integer)',
    mariadb: 'ntile(4) over (order by case when `t0`.`qty` is null then 1 else 0 end, `t0`.`qty`)',
    sqlserver:
      'cast(ntile(4) over (order by case when [t0].[qty] is null then 1 else 0 end, [t0].[qty]) as int)',
    trino: 'cast(ntile(4) over (order by "t0"."qty" nulls last) as integer)',
  },
  'select lag(day, 2) over (order by id desc nulls last) from shop.sales': {
    postgresql: 'lag("t0"."day", 2) over (order by "t0"."id" desc nulls last)',
    mariadb: 'lag(`t0`.`day`, 2) over (order by `t0`.`id` desc)',
    sqlserver: 'lag([t0].[day], 2) over (order by [t0].[id] desc)',
    oracle: 'lag("t0"."day", 2) over (order by "t0"."id" desc nulls last)',
  },
  'select lag(qty, 1, 0) over (order by id desc nulls last) from shop.sales': {
    postgresql: 'lag("t0"."qty", 1, $1::integer) over (order by "t0"."id" desc nulls last)',
    mariadb: undefined,
    sqlserver: 'lag([t0].[qty], 1, cast(@p1 as int)) over (order by [t0].[id] desc)',
    oracle: 'lag("t0"."qty", 1, :1) over (order by "t0"."id" desc nulls last)',
  },
  'select lag(amount, 1, 0.125) over (order by id) from shop.sales': {
    duckdb: undefined,
    mariadb: undefined,
    sqlserver: undefined,
    sqlite: 'lag("t0"."amount", 1, cast(? as numeric)) over (order by "t0"."id" nulls last)',
  },
  'select first_value(day) over (partition by sold) from shop.sales': {
    postgresql: 'first_value("t0"."day") over (partition by "t0"."sold")',
    mariadb: 'first_value(`t0`.`day`) over (partition by `t0`.`sold` order by null)',
    sqlserver: 'first_value([t0].[day]) over (partition by [t0].[sold] order by (select null))',
  },
  'select nth_value(day, 2) over (order by id) from shop.sales': { sqlserver: undefined },
  'select percent_rank() over (order by id) from shop.sales': { oracle: undefined },
  'select sum(qty) filter (where sold) over (order by id desc nulls last rows 2 preceding) from shop.sales':
    {
      postgresql:
        'sum("t0"."qty") filter (where "t0"."sold") over (order by "t0"."id" desc nulls last rows between 2 preceding and current row)',
      mariadb:
        'cast(sum(case when `t0`.`sold` then `t0`.`qty` end) over (order by `t0`.`id` desc rows between 2 preceding and current row) as signed)',
      sqlserver:
        'sum(case when ([t0].[sold] = cast(1 as bit)) then cast([t0].[qty] as bigint) end) over (order by [t0].[id] desc rows between 2 preceding and current row)',
      trino:
        'sum(case when "t0"."sold" then "t0"."qty" end) over (order by "t0"."id" desc nulls last rows between 2 preceding and current row)',
    },
  'select count(*) over (order by qty range between 1 preceding and 2 following) from shop.sales': {
    postgresql:
      'count(*) over (order by "t0"."qty" nulls last range between $1::bigint preceding and $2::bigint following)',
    duckdb:
      'count(*) over (order by cast("t0"."qty" as hugeint) nulls last range between cast($1 as bigint) preceding and cast($2 as bigint) following)',
    mariadb: undefined,
    sqlserver: undefined,
    oracle: undefined,
    trino: undefined,
  },
  'select count(*) over (order by qty groups 1 preceding exclude ties) from shop.sales': {
    postgresql:
      'count(*) over (order by "t0"."qty" nulls last groups between 1 preceding and current row exclude ties)',
    mariadb: undefined,
    sqlserver: undefined,
    oracle: undefined,
    trino: undefined,
  },
  'select count(*) over (order by id rows between 3 following and 1 following) from shop.sales': {
    postgresql:
      'count(*) over (order by "t0"."id" nulls last rows between 3 following and 1 following)',
    duckdb: undefined,
    mariadb: undefined,
  },
  'select sum(weight) over (order by id rows 1 preceding) from shop.sales': {
    postgresql:
      'sum("t0"."weight") over (order by "t0"."id" nulls last rows between 1 preceding and current row)',
    mariadb: undefined,
    sqlite: undefined,
    sqlserver: undefined,
  },
  'select string_agg(region, $$,$$) over (order by id) from shop.sales': {
    postgresql: 'string_agg("t0"."region", $1::text) over (order by "t0"."id" nulls last)',
    duckdb: undefined,
    sqlite: undefined,
    mariadb: undefined,
  },
  'select rank() over (order by region) from shop.sales': { sqlserver: undefined },
};

const byName = new Map(DIALECTS.map((dialect) => [dialect.name, dialect]));

describe('windows as they are written', () => {
  it.each(Object.entries(WRITTEN))('%s', (sql, expected) => {
    const names = Object.keys(expected) as Dialect['name'][]; // as they stand in the table above
    const written = names.map((name) => {
      const dialect = byName.get(name);
      const isWritten = dialect?.canWrite(planFor(dialect, sql));
      return [name, dialect && isWritten ? windowsWritten(dialect, sql) : undefined];
    });
    expect(Object.fromEntries(written)).toEqual(expected);
  });
});
