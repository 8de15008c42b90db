import { beforeAll, describe, expect, test } from 'vitest';
import { FederationError } from '../federation-error.ts';
import { inputsOf, type Node, type Window } from '../plan/node.ts';
import { printPlan } from '../plan/print.ts';
import { loadParser, planQuery } from './index.ts';
import { LEFT_OUT_WINDOWS, REFUSED_WINDOWS } from './refused-windows.test-support.ts';
import { salesCatalogue } from './sales.test-support.ts';

beforeAll(() => loadParser());

const failureOf = (run: () => unknown): FederationError => {
  try {
    run();
  } catch (error) {
    if (error instanceof FederationError) return error;
    throw error;
  }
  throw new Error('it did not fail');
};

describe('what is wrong with a window is told with its place', () => {
  test.each(
    [...REFUSED_WINDOWS, ...LEFT_OUT_WINDOWS].map(([code, marked, message]) => ({
      code,
      marked,
      message,
    })),
  )('$code: $marked', ({ code, marked, message }) => {
    const failure = failureOf(() => planQuery(marked.replace('‸', ''), salesCatalogue));
    expect(failure.code, failure.message).toBe(code);
    expect(failure.position, failure.message).toBe(marked.indexOf('‸'));
    if (message) expect(failure.message).toMatch(message);
  });
});

const windowsIn = (node: Node): readonly Window[] => [
  ...(node.kind === 'window' ? [node] : []),
  ...inputsOf(node).flatMap(windowsIn),
];

const planned = (sql: string): Node => planQuery(sql, salesCatalogue);

describe('windows in plans', () => {
  test('what is over the same rows in the same order is one window, whatever its frame', () => {
    const windows = windowsIn(
      planned(
        `select rank() over w, sum(qty) over w, sum(qty) over (partition by region order by qty rows 1 preceding),
          rank() over (partition by region order by qty) + 1, rank() over (partition by region order by qty desc)
        from shop.sales window w as (partition by region order by qty)`,
      ),
    );
    expect(windows.map(({ columns }) => columns.map(({ name }) => name))).toEqual([
      ['rank'],
      ['rank', 'sum', 'sum'],
    ]);
  });

  test('stand above groups and their conditions, below distinct, order and limit', () => {
    const plan = planned(
      `select distinct region, rank() over (order by sum(qty)) from shop.sales
       group by region having count(*) > 1 order by 2 limit 3`,
    );
    const kinds: string[] = [];
    for (let node: Node | undefined = plan; node; node = inputsOf(node)[0]) kinds.push(node.kind);
    expect(kinds).toEqual([
      ...['limit', 'sort', 'distinct', 'project', 'window', 'filter', 'aggregate', 'scan'],
    ]);
  });

  test('are printed with what differs from the default', () => {
    const plan = planned(
      `select sum(qty) filter (where sold) over (partition by region order by id desc rows between 1 preceding and unbounded following exclude ties),
        lag(qty, 2) over (partition by region order by id desc) from shop.sales`,
    );
    expect(printPlan(plan, { showsLiterals: true }).split('\n')[1]).toBe(
      '  window by region#1 order id#0 desc; sum#11 = sum(qty#3) where sold#9 rows between 1 preceding and unbounded following exclude ties, lag#12 = lag(qty#3, 2)',
    );
    expect(printPlan(plan)).toContain('rows between ? preceding');
  });
});
