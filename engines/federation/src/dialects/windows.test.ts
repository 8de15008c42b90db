/** Windows that dialects say they can write give what PostgreSQL gives, with ties and NULLs; drawn at random, too. */
import { uniformDraws } from '@polder/random';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openDuckdb,
  openMariadb,
  openMysql,
  openPostgresql,
  openSqlite,
  openTrino,
  type TestDatabase,
} from '../../test/databases.ts';
import { NEEDS_MYSQL } from '../../test/running-mysql.ts';
import { NEEDS_TRINO } from '../../test/running-trino.ts';
import { FederationError } from '../federation-error.ts';
import type { Node } from '../plan/node.ts';
import type { ColumnSchema } from '../schema.ts';
import { generatedWindowQuery } from '../sql/generated-windows.test-support.ts';
import { loadParser, planQuery } from '../sql/index.ts';
import type { SqlType } from '../values.ts';

type System = 'postgresql' | 'duckdb' | 'mariadb' | 'mysql' | 'sqlite' | 'trino';

const OTHERS: readonly System[] = ['duckdb', 'mariadb', 'mysql', 'sqlite', 'trino'];

interface Column {
  readonly name: string;
  readonly type: SqlType;
  readonly of: readonly (string | null)[];
  readonly native?: Readonly<Partial<Record<System, string>>>;
}

const COLUMNS: readonly Column[] = [
  {
    name: 'region',
    type: { name: 'text' },
    of: ['north', 'North', null, 'east', 'north', 'Éast', 'north '],
    native: { mariadb: 'varchar(20)', mysql: 'varchar(20)', trino: 'varchar' },
  },
  {
    name: 'kind',
    type: { name: 'text' },
    of: ['a', 'b', 'B', null, 'a'],
    native: {
      ...{ mariadb: 'varchar(20) collate utf8mb4_unicode_ci', sqlite: 'text collate nocase' },
      ...{ mysql: 'varchar(20) collate utf8mb4_unicode_ci', trino: 'varchar' },
    },
  },
  {
    name: 'amount',
    type: { name: 'numeric', precision: 8, scale: 2 },
    of: ['10.00', '2.50', '10.00', null, '0.00', '-3.25', '2.50', '7.10'],
    native: { postgresql: 'numeric(8, 2)' },
  },
  {
    name: 'qty',
    type: { name: 'integer' },
    of: ['3', '1', null, '3', '2', '2147483647', '-2147483648', '2147483646'],
  },
  {
    name: 'big',
    type: { name: 'bigint' },
    of: ['5', '9007199254740993', null, '9007199254740994', '-7'],
  },
  { name: 'small', type: { name: 'smallint' }, of: ['1', '2', '3', null] },
  {
    name: 'day',
    type: { name: 'date' },
    of: ['2024-01-31', '2024-02-29', '2024-02-29', null, '2024-03-31', '2023-12-31'],
  },
  {
    name: 'moment',
    type: { name: 'timestamp' },
    of: ['2024-02-29 12:00:00', '2024-01-31 00:00:00', '2024-02-29 12:30:00', null],
    native: { mariadb: 'datetime(6)', mysql: 'datetime(6)', trino: 'timestamp(6)' },
  },
  {
    name: 'weight',
    type: { name: 'double' },
    of: ['0.5', '1.25', null, '-2', '0.5', '1e10'],
    native: { postgresql: 'double precision' },
  },
  { name: 'sold', type: { name: 'boolean' }, of: ['true', 'false', null] },
];

const nativeType = (system: System, { name, type, native }: Column): string => {
  if (native?.[system]) return native[system];
  // Only the amount has digits.
  return name === 'amount' ? 'decimal(8, 2)' : type.name;
};

const ROWS = 40;

const setupOf = (system: System, within = ''): readonly string[] => {
  const types = COLUMNS.map((column) => `${column.name} ${nativeType(system, column)}`);
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const values = COLUMNS.map((column, index) => {
      const value = column.of[(row + (row >> 3) * index) % column.of.length] ?? null;
      if (value === null || column.type.name === 'boolean') return String(value);
      if (system === 'trino') return `cast('${value}' as ${nativeType(system, column)})`;
      return /^-?[\d.e]+$/.test(value) ? value : `'${value}'`;
    });
    return `(${row + 1}, ${values.join(', ')})`;
  });
  return [
    `create table ${within}sales (id integer ${system === 'trino' ? '' : 'primary key'}, ${types.join(', ')})`,
    `insert into ${within}sales values ${rows.join(', ')}`,
  ];
};

const COLLATIONS: Readonly<Partial<Record<System, readonly [region: string, kind: string]>>> = {
  postgresql: ['default', 'default'],
  mariadb: ['utf8mb4_general_ci', 'utf8mb4_unicode_ci'],
  mysql: ['utf8mb4_0900_ai_ci', 'utf8mb4_unicode_ci'],
  sqlite: ['BINARY', 'NOCASE'],
};

const databases = new Map<System, TestDatabase>();

const planFor = (system: System, sql: string): Node => {
  const columns = COLUMNS.map(({ name, type }, index): ColumnSchema => {
    const collation = COLLATIONS[system]?.[index];
    return { name, type, isNullable: true, ...(collation !== undefined && { collation }) };
  });
  const id: ColumnSchema = { name: 'id', type: { name: 'integer' }, isNullable: false };
  const path = [...(databases.get(system)?.within ?? []), 'sales'];
  const sales = { name: 'sales', path, columns: [id, ...columns], keys: [['id']] };
  return planQuery(sql, { sources: new Map([['shop', { tables: [sales] }]]) });
};

beforeAll(async () => {
  await loadParser();
  databases.set('postgresql', await openPostgresql(() => setupOf('postgresql')));
  databases.set('duckdb', await openDuckdb(setupOf('duckdb')));
  databases.set('sqlite', await openSqlite(setupOf('sqlite')));
  const mariadb = await openMariadb(setupOf('mariadb'));
  if (mariadb) databases.set('mariadb', mariadb);
  else console.warn('Windows of MariaDB are not tested: the package mariadb-server is missing');
  const mysql = await openMysql(setupOf('mysql'));
  if (mysql) databases.set('mysql', mysql);
  else console.warn(`Windows of MySQL are not tested: ${NEEDS_MYSQL}`);
  const trino = await openTrino((schema) => setupOf('trino', `${schema}.`));
  if (trino) databases.set('trino', trino);
  else console.warn(`Windows of Trino are not tested: ${NEEDS_TRINO}`);
}, 120_000);

afterAll(async () => {
  for (const database of databases.values()) await database.close();
});

/** Rows as a bag of texts; undefined where a database is not asked. */
const answer = async (system: System, sql: string): Promise<readonly string[] | undefined> => {
  const database = databases.get(system);
  const plan = planFor(system, sql);
  if (!database?.dialect.canWrite(plan)) return undefined;
  try {
    const rows = await database.run(plan);
    return rows.map((row) => JSON.stringify(row)).sort();
  } catch (error) {
    throw new Error(`${system}: ${database.dialect.write(plan).text}`, { cause: error });
  }
};

/** Queries, and which databases have to answer them besides PostgreSQL. */
const QUERIES: readonly (readonly [sql: string, by: readonly System[]])[] = [
  [
    'select id, row_number() over (partition by region order by amount, id), rank() over (order by amount), dense_rank() over (order by qty desc) from shop.sales',
    OTHERS,
  ],
  [
    'select id, percent_rank() over (order by qty), cume_dist() over (partition by kind order by amount nulls first), ntile(7) over (order by id) from shop.sales',
    OTHERS,
  ],
  [
    'select id, lag(amount) over w, lead(region, 2) over w, lag(kind, 0) over w, lead(moment, -1) over w, lag(sold) over w from shop.sales window w as (partition by sold order by id)',
    OTHERS,
  ],
  [
    "select id, lag(qty, 1, 7) over w, lead(region, 3, 'none') over w, lag(region, 1, kind) over w from shop.sales window w as (order by id desc)",
    ['duckdb', 'sqlite'],
  ],
  [
    'select id, first_value(region) over w, last_value(kind) over w, nth_value(day, 2) over w from shop.sales window w as (partition by kind order by id rows between 2 preceding and 1 following)',
    OTHERS,
  ],
  [
    'select id, first_value(qty) over (order by qty nulls first, id), last_value(qty) over (order by qty desc nulls last, id) from shop.sales',
    OTHERS,
  ],
  [
    'select id, sum(qty) over (partition by region), sum(small) over (order by day), count(qty) over (), max(region) over (partition by kind), min(kind) over (order by small) from shop.sales',
    OTHERS,
  ],
  ['select id, count(*) over (order by moment desc) from shop.sales', ['duckdb', 'mariadb']],
  [
    'select id, sum(small) filter (where sold) over (order by id rows 3 preceding), count(*) filter (where amount > 2) over (partition by kind order by day) from shop.sales',
    OTHERS,
  ],
  [
    'select id, bool_and(sold) over (partition by small order by id rows 1 preceding), bool_or(sold) over (order by qty) from shop.sales',
    OTHERS,
  ],
  [
    'select id, sum(amount) over (order by id rows between 2 preceding and current row) from shop.sales',
    ['duckdb', 'mariadb'],
  ],
  ['select id, sum(weight) over (order by id) from shop.sales', OTHERS],
  ['select id, sum(weight) over (order by id rows 2 preceding) from shop.sales', ['duckdb']],
  [
    'select id, count(*) over (order by qty range between 1 preceding and 1 following), count(*) over (order by small desc nulls last range 1 preceding) from shop.sales',
    ['duckdb', 'sqlite'],
  ],
  [
    "select id, count(*) over (order by big range between 1 preceding and 2 following), count(*) over (order by day range between '1 month' preceding and current row) from shop.sales",
    ['duckdb'],
  ],
  [
    'select id, sum(small) over (order by small groups 1 preceding), count(*) over (order by qty groups between current row and 2 following) from shop.sales',
    ['duckdb', 'sqlite'],
  ],
  [
    'select id, sum(small) over (order by small rows between unbounded preceding and unbounded following exclude current row), count(*) over (order by qty range between unbounded preceding and current row exclude ties), max(region) over (order by small groups 1 preceding exclude group) from shop.sales',
    ['duckdb', 'sqlite'],
  ],
  [
    'select id, count(*) over (order by small range between current row and unbounded following), sum(small) over (order by small, kind range between unbounded preceding and unbounded following) from shop.sales',
    OTHERS,
  ],
  [
    'select region, sum(qty), sum(count(*)) over (order by count(*)), rank() over (order by count(*) desc, region) from shop.sales group by region',
    OTHERS,
  ],
  [
    'select * from (select id, kind, row_number() over (partition by kind order by amount desc nulls last, id) as place from shop.sales) t where place <= 2',
    OTHERS,
  ],
  [
    'select kind, max(n) from (select kind, count(*) over (partition by region) n from shop.sales) t group by kind',
    OTHERS,
  ],
  ['select distinct region, count(*) over (partition by region) from shop.sales', OTHERS],
  [
    "select t.id, t.before from (select id, lag(region) over (order by id) as before from shop.sales) t where t.before = 'north' order by t.before, t.id limit 3",
    OTHERS,
  ],
  [
    'select s.id, t.n from shop.sales s left join (select id, rank() over (order by qty) n from shop.sales) t on t.id = s.small',
    OTHERS,
  ],
  [
    'select t.n, t.id from (select row_number() over () n, s.id from (select id from shop.sales order by amount desc nulls last, id) s) t',
    OTHERS,
  ],
];

describe('windows as PostgreSQL has them', () => {
  it.each(QUERIES)('%s', async (sql, by) => {
    const expected = await answer('postgresql', sql);
    expect(expected).toBeDefined();
    const asked: System[] = [];
    for (const system of OTHERS) {
      const found = await answer(system, sql);
      if (!found) continue;
      expect(found, system).toEqual(expected);
      asked.push(system);
    }
    expect(asked).toEqual(expect.arrayContaining(by.filter((system) => databases.has(system))));
  });

  it('drawn at random', async () => {
    const counts = new Map<System, number>();
    for (let seed = 1; seed <= 300; seed += 1) {
      const sql = generatedWindowQuery(uniformDraws(seed));
      let expected: readonly string[] | undefined;
      try {
        expected = await answer('postgresql', sql);
      } catch (error) {
        // Some mean nothing.
        if (error instanceof FederationError) continue;
        throw error;
      }
      for (const system of OTHERS) {
        const found = await answer(system, sql);
        if (!found) continue;
        expect(found, `${system}, seed ${seed}: ${sql}`).toEqual(expected);
        counts.set(system, (counts.get(system) ?? 0) + 1);
      }
    }
    expect(counts.get('duckdb')).toBeGreaterThan(100);
    expect(counts.get('sqlite')).toBeGreaterThan(25);
    if (databases.has('mariadb')) expect(counts.get('mariadb')).toBeGreaterThan(15);
  }, 120_000);
});
