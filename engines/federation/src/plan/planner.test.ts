import { describe, expect, it } from 'vitest';
import { FederationError } from '../federation-error.ts';
import type { TableSchema } from '../schema.ts';
import type { Source } from '../sources/source.ts';
import type { SqlType } from '../values.ts';
import { type ColumnId, call, column, type Expression, literal } from './expression.ts';
import { inputsOf, type Join, type Node, outputOf, type Scan } from './node.ts';
import { planForSources } from './planner.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };

const table = (
  name: string,
  rows: number,
  columns: Readonly<Record<string, SqlType>>,
  rest: Partial<TableSchema> = {},
): TableSchema => ({
  name,
  path: [name],
  columns: Object.entries(columns).map(([column, type]) => ({
    name: column,
    type,
    isNullable: true,
  })),
  keys: [],
  estimatedRows: rows,
  ...rest,
});

const people = table(
  'people',
  100_000,
  { id: INTEGER, name: TEXT, street: TEXT },
  { keys: [['id']] },
);
const permits = table(
  'permits',
  2_000_000,
  { number: INTEGER, person: INTEGER, kind: TEXT },
  {
    columns: [
      { name: 'number', type: INTEGER, isNullable: false },
      { name: 'person', type: INTEGER, isNullable: true, distinct: 80_000 },
      { name: 'kind', type: TEXT, isNullable: true, distinct: 12 },
    ],
  },
);
const notes = table('notes', 500, { person: INTEGER, text: TEXT });
const registry = table('registry', 17_000_000, { bsn: INTEGER, born: TEXT }, { access: [['bsn']] });

/** Numbers columns from `from` on, in the table's order. */
const scan = (source: string, of: TableSchema, from: ColumnId): Scan => ({
  kind: 'scan',
  source,
  table: of,
  columns: of.columns.map(({ name, type }, index) => ({
    id: from + index,
    name,
    type,
    column: name,
  })),
});

const join = (
  left: Node,
  right: Node,
  condition: Expression,
  type: Join['type'] = 'inner',
): Join => ({
  kind: 'join',
  type,
  left,
  right,
  condition,
});

const project = (input: Node, id: ColumnId): Node => ({
  kind: 'project',
  input,
  columns: [{ id: id + 5, name: 'number', type: INTEGER, expression: column(id, INTEGER) }],
});

const equal = (a: Expression, b: Expression): Expression => call('equal', [a, b]);
const int = (id: ColumnId): Expression => column(id, INTEGER);
const text = (id: ColumnId): Expression => column(id, TEXT);
const number = (value: number): Expression => literal(value, INTEGER);

const hasKind = (node: Node, kind: Node['kind']): boolean =>
  node.kind === kind || inputsOf(node).some((input) => hasKind(input, kind));

const holds = (node: Node, test: (condition: Expression) => boolean): boolean =>
  (node.kind === 'filter' && test(node.condition)) ||
  inputsOf(node).some((one) => holds(one, test));

/** A source that takes every plan, or only those it is told to. */
const source = (name: string, canExecute: (plan: Node) => boolean = () => true): Source => ({
  name,
  kind: 'test',
  canExecute,
  discover: async () => ({ tables: [] }),
  describe: () => ({ text: '', parameters: 0 }),
  execute: async function* () {},
  health: async () => ({ isUp: true, milliseconds: 0 }),
  close: async () => {},
});

const sources = (...list: readonly Source[]) => new Map(list.map((one) => [one.name, one]));
const both = sources(source('crm'), source('permits'));

/** A short picture of a plan: fragments with their sources, the rest by kind. */
const shape = (node: Node): string =>
  node.kind === 'fragment'
    ? `[${node.source}: ${shape(node.plan)}]`
    : node.kind === 'scan'
      ? node.table.name
      : `${node.kind === 'join' ? `${node.type} join` : node.kind}(${inputsOf(node).map(shape).join(', ')})`;

describe('a plan for sources', () => {
  it('leaves a query of one source to that source whole', () => {
    const query: Node = {
      kind: 'limit',
      count: 10,
      offset: 0,
      input: {
        kind: 'sort',
        keys: [{ expression: text(2), isDescending: false, areNullsFirst: false }],
        input: join(scan('crm', people, 1), scan('crm', notes, 10), equal(int(1), int(10))),
      },
    };
    const { plan, fragments } = planForSources(query, both);
    expect(plan.kind).toBe('fragment');
    expect(fragments).toHaveLength(1);
  });

  it('asks for one row where only that there is any is asked', () => {
    const product: Node = {
      kind: 'join',
      type: 'inner',
      left: scan('crm', notes, 10),
      right: scan('permits', permits, 20),
    };
    const query: Node = {
      kind: 'join',
      type: 'semi',
      left: scan('crm', people, 1),
      right: product,
    };
    expect(shape(planForSources(query, both).plan)).toBe(
      'semi join([crm: people], project(limit(inner join([crm: limit(notes)], [permits: limit(permits)]))))',
    );
  });

  it('asks for as many rows of either side as the first of a product need', () => {
    const query: Node = {
      kind: 'limit',
      count: 10,
      offset: 5,
      input: {
        kind: 'join',
        type: 'inner',
        left: scan('crm', notes, 10),
        right: {
          kind: 'set',
          operation: 'union',
          isAll: true,
          columns: [{ id: 40, name: 'number', type: INTEGER }],
          left: project(scan('permits', permits, 20), 20),
          right: project(scan('crm', people, 30), 30),
        },
      },
    };
    const { plan, fragments } = planForSources(query, both);
    expect(shape(plan)).toBe(
      'limit(inner join([crm: limit(notes)], limit(set([permits: limit(project(permits))], [crm: limit(project(people))]))))',
    );
    expect(fragments.map((fragment) => fragment.plan)).toMatchObject([
      { kind: 'limit', count: 15, offset: 0 },
      { kind: 'limit', count: 15, offset: 0 },
      { kind: 'limit', count: 15, offset: 0 },
    ]);
  });

  it('asks for no more rows of a left side that keeps all than are wanted', () => {
    const joined = join(
      scan('crm', notes, 10),
      scan('permits', permits, 20),
      equal(int(10), int(21)),
      'left',
    );
    const { fragments } = planForSources(
      { kind: 'limit', count: 3, offset: 1, input: joined },
      both,
    );
    expect(fragments[0]?.plan).toMatchObject({ kind: 'limit', count: 4, offset: 0 });
  });

  it('asks for all rows where a condition decides which of them count', () => {
    const joined = join(
      scan('crm', notes, 10),
      scan('permits', permits, 20),
      equal(int(10), int(21)),
    );
    const { fragments } = planForSources(
      { kind: 'limit', count: 1, offset: 0, input: joined },
      both,
    );
    expect(fragments.map((fragment) => hasKind(fragment.plan, 'limit'))).toEqual([false, false]);
  });

  it('sends conditions to where the rows are, through joins', () => {
    const query: Node = {
      kind: 'filter',
      condition: call('and', [
        equal(text(3), literal('Dorpsstraat', TEXT)),
        equal(text(12), literal('tree', TEXT)),
      ]),
      input: join(scan('crm', people, 1), scan('permits', permits, 10), equal(int(1), int(11))),
    };
    const { plan, fragments } = planForSources(query, both);
    expect(fragments).toHaveLength(2);
    for (const fragment of fragments) expect(hasKind(fragment.plan, 'filter')).toBe(true);
    expect(plan.kind === 'join' || plan.kind === 'project').toBe(true);
  });

  it('hands a constant key on to every source that is joined by it', () => {
    const query: Node = {
      kind: 'filter',
      condition: equal(int(1), number(42)),
      input: join(scan('crm', people, 1), scan('permits', permits, 10), equal(int(1), int(11))),
    };
    const { fragments } = planForSources(query, both);
    const permit = fragments.find((fragment) => fragment.source === 'permits');
    expect(
      permit &&
        holds(
          permit.plan,
          (condition) => JSON.stringify(condition) === JSON.stringify(equal(int(11), number(42))),
        ),
    ).toBe(true);
  });

  it('hands it on also where the other source’s whole numbers have another size', () => {
    const BIGINT: SqlType = { name: 'bigint' };
    const wide = table('people', 100_000, { id: BIGINT, name: TEXT }, { keys: [['id']] });
    const query: Node = {
      kind: 'filter',
      condition: equal(column(1, BIGINT), literal(42n, BIGINT)),
      input: join(
        scan('crm', wide, 1),
        scan('permits', permits, 10),
        equal(column(1, BIGINT), int(11)),
        'left',
      ),
    };
    const { fragments } = planForSources(query, both);
    const permit = fragments.find((fragment) => fragment.source === 'permits');
    expect(permit && hasKind(permit.plan, 'filter')).toBe(true);
  });

  it('does not hold the left of a left join to what its right is held to', () => {
    const query = join(
      scan('crm', people, 1),
      scan('permits', permits, 10),
      call('and', [equal(int(1), int(11)), equal(int(11), number(42))]),
      'left',
    );
    const { fragments } = planForSources(query, both);
    const person = fragments.find((fragment) => fragment.source === 'crm');
    expect(person && hasKind(person.plan, 'filter')).toBe(false);
  });

  it('keeps a condition on the right of a left join above it', () => {
    const query: Node = {
      kind: 'filter',
      condition: call('is-null', [int(10)]),
      input: join(
        scan('crm', people, 1),
        scan('permits', permits, 10),
        equal(int(1), int(11)),
        'left',
      ),
    };
    const { plan } = planForSources(query, both);
    expect(
      holds(plan, (condition) => condition.kind === 'call' && condition.function === 'is-null'),
    ).toBe(true);
    expect(plan.kind).toBe('filter');
  });

  it('reads only columns that somebody needs', () => {
    const query: Node = {
      kind: 'project',
      columns: [{ id: 50, name: 'name', type: TEXT, expression: text(2) }],
      input: join(scan('crm', people, 1), scan('permits', permits, 10), equal(int(1), int(11))),
    };
    const { fragments } = planForSources(query, both);
    expect(fragments.map((fragment) => outputOf(fragment).map(({ id }) => id))).toEqual(
      expect.arrayContaining([[1, 2], [11]]),
    );
  });

  it('joins what one source can join there, whatever the order in the query', () => {
    const query = join(
      join(scan('crm', people, 1), scan('permits', permits, 10), equal(int(1), int(11))),
      scan('crm', notes, 20),
      equal(int(1), int(20)),
    );
    const { fragments, plan } = planForSources(query, both);
    expect(fragments).toHaveLength(2);
    expect(shape(plan)).toContain('inner join(');
    expect(outputOf(plan).map(({ id }) => id)).toEqual(outputOf(query).map(({ id }) => id));
  });

  it('lets many rows wait for the keys of few', () => {
    const query: Node = {
      kind: 'filter',
      condition: equal(text(3), literal('Dorpsstraat', TEXT)),
      input: join(scan('crm', people, 1), scan('permits', permits, 10), equal(int(1), int(11))),
    };
    const { links } = planForSources(query, both);
    expect(links).toEqual([
      { outer: 'crm#1', outerColumn: 1, inner: 'permits#1', innerColumn: 11, isNeeded: false },
    ]);
  });

  it.each(['full', 'anti'] as const)(
    'holds nothing back under a %s join that must see all',
    (type) => {
      const query: Node = {
        ...join(scan('crm', notes, 1), scan('permits', permits, 10), equal(int(1), int(11)), type),
        ...(type === 'anti' && { isNullAware: true }),
      };
      expect(planForSources(query, both).links).toEqual([]);
    },
  );

  it('lets rows that are held back hold back the next, over several sources', () => {
    const first = scan('crm', people, 0);
    const second = scan('desk', permits, 10);
    const third = scan('archive', table('pages', 9_000_000, { permit: INTEGER, text: TEXT }), 20);
    const all = join(
      join(first, second, equal(int(11), int(0)), 'left'),
      third,
      equal(int(20), int(10)),
      'left',
    );
    const { links } = planForSources(
      { kind: 'filter', input: all, condition: equal(text(1), literal('Ann', TEXT)) },
      sources(source('crm'), source('desk'), source('archive')),
    );
    expect(links).toMatchObject([
      { outer: 'crm#1', inner: 'desk#1' },
      { outer: 'desk#1', outerColumn: 10, inner: 'archive#1', innerColumn: 20 },
    ]);
  });

  it('gives a source that answers only for given keys those of another', () => {
    const needsKey = source('brp', (plan) =>
      holds(plan, (condition) => JSON.stringify(condition).includes('"kind":"in"')),
    );
    const query = join(
      scan('crm', notes, 1),
      scan('brp', registry, 10),
      equal(int(1), int(10)),
      'left',
    );
    const { links } = planForSources(query, sources(source('crm'), needsKey));
    expect(links).toEqual([
      { outer: 'crm#1', outerColumn: 1, inner: 'brp#1', innerColumn: 10, isNeeded: true },
    ]);
  });

  it('says which columns a source needs to be given', () => {
    const needsKey = source('brp', () => false);
    expect(() => planForSources(scan('brp', registry, 1), sources(needsKey))).toThrow(
      new FederationError('input-needed', 'brp.registry answers only for given values of bsn'),
    );
  });

  it('does here what a source cannot do, condition by condition', () => {
    const noLike = source(
      'crm',
      (plan) => !holds(plan, (one) => JSON.stringify(one).includes('like')),
    );
    const query: Node = {
      kind: 'filter',
      condition: call('and', [
        call('like', [text(2), literal('J%', TEXT)]),
        equal(text(3), literal('Dorpsstraat', TEXT)),
      ]),
      input: scan('crm', people, 1),
    };
    const { plan, fragments } = planForSources(query, sources(noLike));
    expect(plan.kind).toBe('filter');
    expect(
      fragments[0] &&
        holds(fragments[0].plan, (one) => JSON.stringify(one).includes('Dorpsstraat')),
    ).toBe(true);
  });

  it('takes a limit to the source below a projection that is made here', () => {
    const noProjection = source('crm', (plan) => !hasKind(plan, 'project'));
    const query: Node = {
      kind: 'limit',
      count: 5,
      offset: 0,
      input: {
        kind: 'project',
        columns: [
          { id: 50, name: 'shout', type: TEXT, expression: call('upper', [text(2)], TEXT) },
        ],
        input: scan('crm', people, 1),
      },
    };
    expect(shape(planForSources(query, sources(noProjection)).plan)).toBe(
      'project([crm: limit(people)])',
    );
  });
});

describe('a policy’s filter', () => {
  const barrier: Node = {
    kind: 'filter',
    isBarrier: true,
    condition: equal(text(3), literal('Dorpsstraat', TEXT)),
    input: scan('crm', people, 1),
  };

  it('goes to the source together with conditions that cannot fail', () => {
    const query: Node = { kind: 'filter', condition: equal(int(1), number(7)), input: barrier };
    expect(planForSources(query, both).plan.kind).toBe('fragment');
  });

  it('keeps conditions that may fail on a hidden value here', () => {
    const probe = equal(call('divide', [number(1), int(1)], INTEGER), number(1));
    const query: Node = { kind: 'filter', condition: probe, input: barrier };
    const { plan, fragments } = planForSources(query, both);
    expect(plan.kind).toBe('filter');
    expect(
      fragments[0] && holds(fragments[0].plan, (one) => JSON.stringify(one).includes('divide')),
    ).toBe(false);
  });
});
