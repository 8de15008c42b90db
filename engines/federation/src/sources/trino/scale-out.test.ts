import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../dialects/dialect.ts';
import { call, column, literal } from '../../plan/expression.ts';
import { inputsOf, type Node, type Scan } from '../../plan/node.ts';
import type { TableSchema } from '../../schema.ts';
import type { SqlType } from '../../values.ts';
import { rowsFetched, type ScaleOutOptions, scaleOut } from './scale-out.ts';

const INTEGER: SqlType = { name: 'integer' };

const table = (path: readonly string[], type: SqlType, given: Partial<TableSchema> = {}) => ({
  name: path.join('.'),
  path,
  columns: [{ name: 'Id', type, isNullable: false, nativeType: 'int', collation: 'Latin1' }],
  keys: [['Id']],
  estimatedRows: 5_000_000,
  ...given,
});

const scan = (
  source: string,
  id: number,
  given: Partial<Scan> = {},
  type: SqlType = INTEGER,
): Scan => ({
  kind: 'scan',
  source,
  table: table(['Sales', 'Orders'], type),
  columns: [{ id, name: 'id', column: 'Id', type }],
  ...given,
});

const joined = (left: Node, right: Node): Node => ({
  kind: 'join',
  type: 'inner',
  left,
  right: {
    kind: 'filter',
    input: right,
    isBarrier: true,
    condition: call('less', [column(2, INTEGER), literal(10, INTEGER)]),
  },
  condition: call('equal', [column(1, INTEGER), column(2, INTEGER)]),
});

const scansIn = (node: Node): readonly Scan[] =>
  node.kind === 'scan' ? [node] : inputsOf(node).flatMap(scansIn);

const OPTIONS: ScaleOutOptions = {
  trino: 'lake',
  placements: { crm: { catalogue: 'postgresql' }, erp: { catalogue: 'oracle', schema: 'ERP' } },
  maximumRowsHere: 1_000_000,
};

const dialect: Dialect = {
  name: 'trino',
  canWrite: () => true,
  write: (plan) => ({
    text: scansIn(plan)
      .map(({ table: { path } }) => path.join('.'))
      .join(' '),
    parameters: [],
  }),
};

describe('running a whole query on Trino', () => {
  const plan = joined(scan('crm', 1), scan('erp', 2));

  it('is done when too many rows would have to come here', () => {
    const decision = scaleOut(plan, 1_000_001, OPTIONS, dialect);
    expect(decision).toMatchObject({
      runsOn: 'trino',
      statement: { text: 'postgresql.sales.orders oracle.erp.orders' },
    });
    if (decision.runsOn !== 'trino') return;
    expect(scansIn(decision.plan).map(({ source }) => source)).toEqual(['lake', 'lake']);
    expect(scansIn(decision.plan)[0]?.table.columns).toEqual([
      { name: 'Id', type: INTEGER, isNullable: false },
    ]);
  });

  it('keeps what policies have put into the plan', () => {
    const decision = scaleOut(plan, 2_000_000, OPTIONS, dialect);
    expect(decision).toMatchObject({
      plan: { kind: 'join', right: { kind: 'filter', isBarrier: true } },
    });
  });

  it('takes tables of Trino itself as they are', () => {
    const own = scan('lake', 2, { table: table(['Hive', 'X', 'Y'], INTEGER) });
    expect(scaleOut(joined(scan('crm', 1), own), 2_000_000, OPTIONS, dialect)).toMatchObject({
      statement: { text: 'postgresql.sales.orders Hive.X.Y' },
    });
  });

  const unplaced: readonly (readonly [string, Node, string])[] = [
    ['a source that Trino does not reach', joined(scan('brp', 1), scan('erp', 2)), 'not-in-trino'],
    ['a name that every object has', joined(scan('toString', 1), scan('erp', 2)), 'not-in-trino'],
    [
      'a table without a schema',
      joined(scan('crm', 1, { table: table(['orders'], INTEGER) }), scan('erp', 2)),
      'not-in-trino',
    ],
    [
      'a table that has to be given columns',
      joined(
        scan('crm', 1, { table: table(['a', 'b'], INTEGER, { access: [['Id']] }) }),
        scan('erp', 2),
      ),
      'not-in-trino',
    ],
    [
      'decimals of no known precision',
      joined(scan('crm', 1, {}, { name: 'numeric' }), scan('erp', 2)),
      'type',
    ],
    ['intervals', joined(scan('crm', 1, {}, { name: 'interval' }), scan('erp', 2)), 'type'],
  ];
  it.each(unplaced)('is not done with %s', (_, given, because) => {
    expect(scaleOut(given, 2_000_000, OPTIONS, dialect)).toEqual({ runsOn: 'here', because });
  });

  it('is not done for few rows', () => {
    expect(scaleOut(plan, 1_000_000, OPTIONS, dialect)).toEqual({
      runsOn: 'here',
      because: 'few-rows',
    });
  });

  it('is not done when Trino would answer otherwise', () => {
    const unable = { ...dialect, canWrite: () => false };
    expect(scaleOut(plan, 2_000_000, OPTIONS, unable)).toEqual({
      runsOn: 'here',
      because: 'meaning',
    });
  });

  it('counts the rows of all fragments of a cut plan', () => {
    const fragment = (name: string, estimatedRows: number, inside: Node): Node => ({
      ...{ kind: 'fragment', name, source: 'crm', plan: inside, estimatedRows },
    });
    expect(
      rowsFetched(joined(fragment('a', 700, scan('crm', 1)), fragment('b', 50, scan('crm', 2)))),
    ).toBe(750);
  });
});
