import { beforeAll, describe, expect, test } from 'vitest';
import { FederationError } from '../federation-error.ts';
import { type Node, outputOf } from '../plan/node.ts';
import { printExpression, printPlan } from '../plan/print.ts';
import { typeText } from '../values.ts';
import { catalogue } from './catalogue.test-support.ts';
import { columnIds, loadParser, planCondition, planQuery, type QueryOptions } from './index.ts';

beforeAll(() => loadParser());

const shown = (sql: string, options: QueryOptions = {}): string =>
  printPlan(planQuery(sql, catalogue, options), { showsLiterals: true });

const lines = (text: string): string => text.replace(/^\n/, '').replaceAll(/^ {6}/gm, '').trimEnd();

const CUSTOMERS = 'scan crm.customers: id#0, name#1, city#2, born#3, vip#4';
const ORDERS = 'scan erp.public.orders: id#5, customer_id#6, placed#7, at#8, total#9';

const plans: readonly (readonly [title: string, sql: string, plan: string])[] = [
  [
    'a filter stands below the projection, and all columns are scanned',
    'select name from crm.customers where id = 7',
    `
      project name#5 = name#1
        filter id#0 = 7
          ${CUSTOMERS}`,
  ],
  [
    'a right join is a left join the other way round',
    'select c.id from crm.customers c right join erp.orders o on o.customer_id = c.id',
    `
      project id#10 = id#0
        left join on customer_id#6 = id#0
          ${ORDERS}
          ${CUSTOMERS}`,
  ],
  [
    'USING gives one column, in a full join of both sides',
    'select id from crm.customers full join erp.orders using (id)',
    `
      project id#10 = coalesce(id#0::bigint, id#5)
        full join on id#0 = id#5
          ${CUSTOMERS}
          ${ORDERS}`,
  ],
  [
    'an average is a sum and a count, which an equal aggregate beside it shares',
    'select city, avg(id), sum(id) from crm.customers group by city having count(id) > 1',
    `
      project city#8 = city#5, avg#9 = avg#6::numeric(19, 0) / avg#7::numeric(19, 0), sum#10 = avg#6
        filter avg#7 > 1
          aggregate by city#5 = city#2; avg#6 = sum(id#0), avg#7 = count(id#0)
            ${CUSTOMERS}`,
  ],
  [
    'columns of a table whose key is grouped by become keys when they are asked for',
    'select name, count(*) from crm.customers group by id',
    `
      project name#8 = name#7, count#9 = count#6
        aggregate by id#5 = id#0, name#7 = name#1; count#6 = count(*)
          ${CUSTOMERS}`,
  ],
  [
    'what is only sorted by is taken away at the end',
    'select name from crm.customers order by lower(city) desc, 1 nulls first limit 2 offset 1',
    `
      project name#7 = name#5
        limit 2 from 1
          sort sort#6 desc, name#5 nulls first
            project name#5 = name#1, sort#6 = lower(city#2)
              ${CUSTOMERS}`,
  ],
  [
    'IN with a subquery is a semi join',
    'select 1 from crm.customers where id in (select customer_id from erp.orders)',
    `
      project ?column?#11 = 1
        semi join on id#0 = customer_id#10
          ${CUSTOMERS}
          project customer_id#10 = customer_id#6
            ${ORDERS}`,
  ],
  [
    'NOT IN is an anti join that knows of NULLs',
    'select 1 from crm.customers where id not in (select customer_id from erp.orders)',
    `
      project ?column?#11 = 1
        anti join (null-aware) on id#0 = customer_id#10
          ${CUSTOMERS}
          project customer_id#10 = customer_id#6
            ${ORDERS}`,
  ],
  [
    'correlated EXISTS is a semi join on the conditions that it shares',
    `select 1 from crm.customers c
     where exists (select * from erp.orders o where o.customer_id = c.id and o.placed > c.born and total > 5)`,
    `
      project ?column?#15 = 1
        semi join on (customer_id#6 = id#0) and (placed#7 > born#3)
          ${CUSTOMERS}
          filter total#9 > 5
            ${ORDERS}`,
  ],
  [
    'a correlated aggregate is grouped by what it depends on, and no rows count 0',
    'select (select count(*) from erp.orders o where o.customer_id = c.id) n from crm.customers c',
    `
      project n#13 = coalesce(count#10, 0)
        single join on id#0 = customer_id#12
          ${CUSTOMERS}
          aggregate by customer_id#12 = customer_id#6; count#10 = count(*)
            ${ORDERS}`,
  ],
  [
    'each use of a common table expression has columns of its own',
    'with x as (select id from crm.customers) select a.id from x a, x b',
    `
      project id#12 = id#5
        inner join
          project id#5 = id#0
            ${CUSTOMERS}
          project id#11 = id#6
            scan crm.customers: id#6, name#7, city#8, born#9, vip#10`,
  ],
  [
    'set operations bring literals into the type of the other side',
    "select born from crm.customers union all select '2026-01-31'",
    `
      union all born#7
        project born#5 = born#3
          ${CUSTOMERS}
        project ?column?#6 = date '2026-01-31'
          values ()`,
  ],
  [
    'names match but for case where only one does',
    'select id, EMP.Name from ora.emp',
    `
      project id#2 = ID#0, name#3 = NAME#1
        scan ora.HR.EMP: ID#0, NAME#1`,
  ],
];

describe('a query becomes a plan', () => {
  test.each(plans)('%s', (_, sql, plan) => {
    expect(shown(sql)).toBe(lines(plan));
  });

  test('parameters are literals that take the type of what they meet', () => {
    const sql = 'select 1 from crm.customers where born < $1 and id = $2 limit $3';
    expect(shown(sql, { parameters: ['2000-01-01', 7, 10n] })).toContain(
      "filter (born#3 < date '2000-01-01') and (id#0 = 7)",
    );
  });

  test('the current date is what it is given as', () => {
    expect(shown('select current_date - 1', { currentDate: '2026-03-01' })).toContain(
      "add-days(date '2026-03-01', -1)",
    );
  });

  test('numbering goes on where rewriting adds columns', () => {
    const ids = columnIds(100);
    const plan = planQuery('select name from crm.customers', catalogue, { ids });
    expect(outputOf(plan)[0]?.id).toBe(105);
    expect(ids.next()).toBe(106);
  });

  test('a table without its schema is the one in public, or the only one', () => {
    expect(shown('select o.id from erp.orders o')).toContain('scan erp.public.orders');
    expect(shown('select o.id from erp.archive.orders o')).toContain('scan erp.archive.orders');
    expect(shown('select 1 from erp.lines')).toContain('scan erp.sales.lines');
    expect(shown('select erp.public.orders.id, erp.orders.total from erp.orders')).toContain(
      'id#0',
    );
  });

  test('no column number is used twice', () => {
    const plan = planQuery(
      `with x as (select id from crm.customers where city in (select city from crm.customers))
       select * from x a join x b using (id) union select 1 order by 1`,
      catalogue,
    );
    const seen: number[] = [];
    const walk = (node: Node): void => {
      if (node.kind === 'scan' || node.kind === 'project' || node.kind === 'set')
        seen.push(...node.columns.map(({ id }) => id));
      if ('input' in node) walk(node.input);
      if ('left' in node) [node.left, node.right].forEach(walk);
    };
    walk(plan);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

const types: readonly (readonly [expression: string, type: string])[] = [
  ['total * total', 'numeric(24, 4)'],
  ['total + 1', 'numeric(13, 2)'],
  ['total * 2', 'numeric(22, 2)'],
  ['total / 2', 'numeric'],
  ['o.id + 1', 'bigint'],
  ['qty / 2', 'integer'],
  ['qty * 0.5', 'numeric(11, 1)'],
  ['weight * total', 'double precision'],
  ['line + line', 'smallint'],
  ['total::numeric(8, 1)', 'numeric(8, 1)'],
  ['coalesce(total, 0)', 'numeric'],
  ['coalesce(total, price)', 'numeric(12, 2)'],
  ['extract(year from placed)', 'numeric(10, 0)'],
  ['placed + 1', 'date'],
  ['placed - placed', 'integer'],
  ["date_trunc('month', placed)", 'timestamptz'],
  ['null', 'text'],
];

describe('types follow PostgreSQL, with digits where they are certain', () => {
  test.each(types)('%s is %s', (expression, type) => {
    const sql = `select ${expression} from erp.orders o join erp.lines l on order_id = o.id`;
    const [column] = outputOf(planQuery(sql, catalogue));
    expect(column && typeText(column.type)).toBe(type);
  });

  test('a sum keeps the digits behind the point', () => {
    const [column] = outputOf(planQuery('select sum(total) from erp.orders', catalogue));
    expect(column?.type).toEqual({ name: 'numeric', scale: 2 });
  });
});

/** The place of the failure is where ‸ stands. */
type Case = readonly [code: string, sql: string, message?: RegExp];

const failures: readonly Case[] = [
  ['syntax', '‸selec 1'],
  ['syntax', "select '𝄞é' frm ‸x y"],
  ['syntax', 'select 1 from crm.customers where ‸)'],
  ['unknown-table', 'select 1 from ‸crm.costumers', /did you mean crm\.customers/],
  ['unknown-table', 'select 1 from ‸cmr.customers', /did you mean crm/],
  ['unknown-table', 'select 1 from ‸customers', /did you mean crm\.customers/],
  ['unknown-table', 'select ‸x.id from crm.customers c'],
  ['unknown-column', 'select ‸nmae from crm.customers', /did you mean name/],
  ['unknown-column', "select 'ë𝄞', ‸x from crm.customers"],
  ['unknown-column', 'select ‸c.nam from crm.customers c', /did you mean name/],
  ['ambiguous-column', 'select ‸id from crm.customers, erp.orders'],
  ['ambiguous-column', 'select 1 from crm.customers a join ‸crm.customers a on true'],
  ['unknown-function', 'select ‸lowr(name) from crm.customers', /did you mean lower/],
  ['not-supported', 'select ‸md5(name) from crm.customers', /md5/],
  ['grouping', 'select ‸name, count(*) from crm.customers group by city'],
  ['grouping', 'select 1 from crm.customers where ‸count(*) > 1'],
  ['grouping', 'select sum(‸max(id)) from crm.customers'],
  ['grouping', 'select distinct name from crm.customers order by ‸city'],
  ['wrong-type', "select 1 from crm.customers where born = ‸'2026-02-30'"],
  ['wrong-type', "select 1 from crm.customers where id in (1, ‸'x')"],
  ['wrong-type', 'select 1 from crm.customers where name ‸= 5'],
  ['wrong-type', 'select name ‸+ 1 from crm.customers'],
  ['wrong-type', 'select 1 where ‸1'],
  ['wrong-type', 'select id‸::date from crm.customers'],
  ['wrong-type', 'select 1 from erp.lines order by ‸doc'],
  ['wrong-type', 'select ‸$1'],
  ['wrong-type', 'select ‸(select id, name from crm.customers)'],
  ['value', 'select 1 limit ‸-1'],
  ['not-supported', '‸insert into crm.customers values (1)', /INSERT/],
  ['not-supported', '‸drop table crm.customers', /DROP/],
  ['not-supported', '‸set role x', /SET/],
  ['not-supported', 'select ‸stddev(id) over () from crm.customers', /stddev/],
  ['not-supported', '‸with recursive x as (select 1) select 1 from x', /RECURSIVE/],
  ['not-supported', 'with ‸x as (delete from crm.customers) select 1', /WITH/],
  ['unknown-table', 'select 1 from crm.customers c, (select ‸c.id) x'],
  [
    'not-supported',
    'select 1 from crm.customers c left join lateral (select ‸c.id + d.id from crm.customers d) x on true',
    /LATERAL/,
  ],
  ['not-supported', 'select 1 into ‸x', /INTO/],
  ['not-supported', 'select 1 from crm.customers group by ‸cube (1, 2, 3, 4, 5, 6, 7)', /64/],
  ['grouping', 'select ‸grouping(name) from crm.customers group by city', /GROUPING/],
  ['grouping', 'select 1 from crm.customers where ‸grouping(city) = 1', /WHERE/],
  [
    'grouping',
    'select distinct on (city) name from crm.customers order by ‸name, city',
    /DISTINCT/,
  ],
  ['not-supported', "select name ‸~ 'x' from crm.customers", /operator ~/],
  ['not-supported', 'select ‸ctid from crm.customers', /ctid/],
  ['not-supported', 'select ‸current_date', /current_date/],
  ['not-supported', 'select ‸now()', /now/],
  ['not-supported', "select ‸to_char(born, 'IDDD') from crm.customers", /pattern/],
  ['not-supported', "select ‸to_char(born, 'Yyyy') from crm.customers", /pattern/],
  [
    'not-supported',
    'select id from crm.customers where (id, name) ‸< (select 1, name from crm.customers)',
    /row/,
  ],
  ['not-supported', 'select ‸power(id, 2) from crm.customers', /the function power$/],
  ['not-supported', 'select ‸age(born) from crm.customers', /extract\(year/],
  ['unknown-function', 'select ‸lowr(name) from crm.customers', /did you mean lower/],
  ['not-supported', 'select ‸array[1]', /ARRAY/],
  ['not-supported', 'select 1 from generate_series(1, 2)', /function in FROM/],
  ['not-supported', 'select 1; select 2', /several statements/],
  ['not-supported', 'select 1 from crm.customers for update', /FOR UPDATE/],
];

const failureOf = (run: () => unknown): FederationError => {
  try {
    run();
  } catch (error) {
    if (error instanceof FederationError) return error;
    throw error;
  }
  throw new Error('it did not fail');
};

describe('what is wrong is told with its place', () => {
  test.each(failures.map(([code, marked, message]) => ({ code, marked, message })))(
    '$code: $marked',
    ({ code, marked, message }) => {
      const place = marked.indexOf('‸');
      const failure = failureOf(() => planQuery(marked.replace('‸', ''), catalogue));
      expect(failure.code).toBe(code);
      if (place >= 0) expect(failure.position).toBe(place);
      if (message) expect(failure.message).toMatch(message);
    },
  );

  test('a literal or parameter that is of no use is not repeated in the message', () => {
    const sql = 'select 1 from crm.customers where born = $1';
    const failure = failureOf(() =>
      planQuery(sql, catalogue, { parameters: ['someone’s secret'] }),
    );
    expect(failure.message).not.toContain('secret');
  });
});

describe('a condition stands on columns that are given', () => {
  const columns = [
    { id: 3, name: 'city', type: { name: 'text' } },
    { id: 4, name: 'Born', type: { name: 'date' } },
  ] as const;

  test('it is read like any other', () => {
    const condition = planCondition("city = 'Breda' and born < '2000-01-01'", columns);
    expect(printExpression(condition, columns, { showsLiterals: true })).toBe(
      "(city#3 = 'Breda') and (Born#4 < date '2000-01-01')",
    );
  });

  test.each([
    ['unknown-column', "city = 'x' or toun = 'y'", 14],
    ['wrong-type', 'city', 0],
    ['not-supported', 'city in (select 1)', 5],
    ['grouping', 'count(*) > 1', 0],
    ['syntax', '', 0],
    ['syntax', 'city is null from x', 0],
    ['syntax', 'city is null, true', 0],
    ['syntax', 'city is null limit 1', 0],
    ['syntax', 'city is null; select true', 0],
    ['syntax', 'city is null as x', 0],
    ['syntax', "city = 'a' b c", 13],
  ] as const)('%s: %s', (code, sql, position) => {
    const failure = failureOf(() => planCondition(sql, columns));
    expect([failure.code, failure.position]).toEqual([code, position]);
  });
});
