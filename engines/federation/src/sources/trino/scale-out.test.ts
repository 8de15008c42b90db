import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../test/memory-source.ts';
import { call, column, literal } from '../../plan/expression.ts';
import { inputsOf, type Node, type Scan } from '../../plan/node.ts';
import type { TableSchema } from '../../schema.ts';
import type { SqlType } from '../../values.ts';
import type { Source } from '../source.ts';
import { type KnownTables, type ScaleOut, type ScaleOutOptions, scaleOut } from './scale-out.ts';

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

/** A cluster that answers what `can` says. */
const cluster = (can: Source['canExecute'] = () => true) =>
  new Map<string, Source>([['lake', { ...memorySource('lake', {}), canExecute: can }]]);

const MANY = 1e15;

const decide = (plan: Node, rowsHere = MANY, can?: Source['canExecute'], known?: KnownTables) =>
  scaleOut(plan, rowsHere, OPTIONS, cluster(can), known);

/** What the cluster is sent, part by part. */
const sent = (decision: ScaleOut): readonly Node[] => {
  if (decision.runsOn === 'here') throw new Error(decision.because);
  return decision.ready.fragments.map(({ plan }) => plan);
};

const pathsIn = (plans: readonly Node[]): readonly string[] =>
  plans.flatMap(scansIn).map(({ table: { path } }) => path.join('.'));

describe('running a whole query on Trino', () => {
  const plan = joined(scan('crm', 1), scan('erp', 2));

  it('is done when too many rows would have to come here', () => {
    const [whole, ...others] = sent(decide(plan));
    expect(others).toEqual([]);
    const scans = whole ? scansIn(whole) : [];
    expect(pathsIn(scans)).toEqual(['postgresql.sales.orders', 'oracle.erp.orders']);
    expect(scans.map(({ source }) => source)).toEqual(['lake', 'lake']);
    expect(scans[0]?.table.columns).toEqual([{ name: 'Id', type: INTEGER, isNullable: false }]);
  });

  it('keeps what policies have put into the plan', () => {
    const [whole] = sent(decide(plan));
    expect(JSON.stringify(whole)).toContain('"isBarrier":true');
  });

  it('takes tables of Trino itself as they are', () => {
    const own = scan('lake', 2, { table: table(['Hive', 'X', 'Y'], INTEGER) });
    expect(pathsIn(sent(decide(joined(scan('crm', 1), own))))).toEqual([
      'postgresql.sales.orders',
      'Hive.X.Y',
    ]);
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
    expect(decide(given)).toEqual({ runsOn: 'here', because });
  });

  it('is not done for few rows', () => {
    expect(decide(plan, 1_000_000)).toEqual({ runsOn: 'here', because: 'few-rows' });
  });

  it('is done in parts where Trino would answer the whole otherwise', () => {
    const average: Node = {
      kind: 'aggregate',
      input: plan,
      keys: [{ id: 20, name: 'id', type: INTEGER, expression: column(1, INTEGER) }],
      aggregates: [],
    };
    const isPart = (node: Node): boolean => node.kind !== 'aggregate';
    const parts = sent(decide(average, MANY, isPart));
    expect(parts.map(({ kind }) => kind)).not.toContain('aggregate');
    expect(pathsIn(parts)).toEqual(['postgresql.sales.orders', 'oracle.erp.orders']);
  });

  it('is not done where it would bring as many rows', () => {
    expect(decide(scan('crm', 1), 2_000_000)).toEqual({
      runsOn: 'here',
      because: 'nothing-gained',
    });
  });

  it('leaves what could fail on rows that a policy hides to be done here', () => {
    const hidden: Node = {
      kind: 'filter',
      input: scan('crm', 1),
      isBarrier: true,
      condition: call('less', [column(1, INTEGER), literal(10, INTEGER)]),
    };
    const failing: Node = {
      kind: 'filter',
      input: hidden,
      condition: call('less', [
        call('divide', [literal(1, INTEGER), column(1, INTEGER)], INTEGER),
        literal(0, INTEGER),
      ]),
    };
    expect(JSON.stringify(sent(decide(hidden)))).toContain('isBarrier');
    const parts = JSON.stringify(sent(decide(failing)));
    expect(parts).toContain('isBarrier');
    expect(parts).not.toContain('divide');
  });

  it('does not mind columns of any type that nothing reads', () => {
    const wide = scan('crm', 1, {
      columns: [
        { id: 1, name: 'id', column: 'Id', type: INTEGER },
        { id: 9, name: 'span', column: 'Span', type: { name: 'interval' } },
      ],
    });
    const some: Node = {
      kind: 'project',
      input: wide,
      columns: [{ id: 10, name: 'id', type: INTEGER, expression: column(1, INTEGER) }],
    };
    expect(decide(some).runsOn).toBe('trino');
    expect(decide(wide).runsOn).toBe('here');
  });

  describe('with what sources say that they offer', () => {
    const known = (
      columns: TableSchema['columns'],
      own: readonly TableSchema[] = [table(['Sales', 'Orders'], INTEGER)],
    ) =>
      new Map([
        ['crm', { tables: own }],
        ['lake', { tables: [{ ...table(['postgresql', 'sales', 'orders'], INTEGER), columns }] }],
      ]);
    const id = (type: SqlType, nativeType: string) => ({
      ...{ name: 'id', type, isNullable: true, nativeType },
    });
    const run = (given: Scan, tables: ReturnType<typeof known>) =>
      decide(given, MANY, undefined, tables);

    it('reads columns as Trino has them, and knows where no NULL is', () => {
      expect(sent(run(scan('crm', 1), known([id(INTEGER, 'integer')])))).toMatchObject([
        {
          columns: [{ id: 1, column: 'id' }],
          table: { keys: [['id']], columns: [{ nativeType: 'integer', isNullable: false }] },
        },
      ]);
    });

    it('makes booleans of whole numbers', () => {
      const flag = scan('crm', 1, {}, { name: 'boolean' });
      expect(sent(run(flag, known([id({ name: 'smallint' }, 'tinyint')])))).toMatchObject([
        {
          kind: 'project',
          columns: [{ id: 1, type: { name: 'boolean' }, expression: { function: 'not-equal' } }],
          input: { kind: 'scan', columns: [{ id: 2, type: { name: 'smallint' } }] },
        },
      ]);
    });

    const decimal = (scale: number): SqlType => ({ name: 'numeric', precision: 10, scale });
    it.each<readonly [string, SqlType, SqlType]>([
      ['another type', { name: 'timestamptz' }, { name: 'timestamp' }],
      ['another scale', decimal(2), decimal(3)],
    ])('stays here with a column of %s', (_, here, there) => {
      expect(run(scan('crm', 1, {}, here), known([id(there, 'x')]))).toMatchObject({
        because: 'type',
      });
    });

    it('stays here with a column or a table that Trino leaves out', () => {
      expect(run(scan('crm', 1), known([]))).toMatchObject({ because: 'type' });
      const elsewhere = scan('crm', 1, { table: table(['Sales', 'Customers'], INTEGER) });
      expect(run(elsewhere, known([]))).toMatchObject({ because: 'not-in-trino' });
    });

    it('stays here where names differ by their case only', () => {
      const twins = [table(['Sales', 'Orders'], INTEGER), table(['Sales', 'ORDERS'], INTEGER)];
      expect(run(scan('crm', 1), known([id(INTEGER, 'integer')], twins))).toMatchObject({
        because: 'not-in-trino',
      });
    });
  });
});
