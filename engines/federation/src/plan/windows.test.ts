/** What passes below windows, and what may be held back there. */
import { describe, expect, it } from 'vitest';
import { filter, fn, join, of, project, scan, table, value } from '../../test/plans.ts';
import type { Source } from '../sources/source.ts';
import type { Expression } from './expression.ts';
import { inputsOf, type Node, outputOf } from './node.ts';
import { planForSources } from './planner.ts';
import { pruneColumns } from './prune-columns.ts';
import { pushFilters } from './push-filters.ts';
import { windowColumn, windowed } from './windows.test-support.ts';

const permits = table(
  ['permits'],
  [
    { name: 'number', type: { name: 'integer' } },
    { name: 'person', type: { name: 'integer' } },
    { name: 'kind', type: { name: 'text' } },
    { name: 'fee', type: { name: 'integer' } },
  ],
);
const people = table(['people'], [{ name: 'id', type: { name: 'integer' } }], [['id']]);
const few = { ...people, estimatedRows: 50 };
const many = { ...permits, estimatedRows: 2_000_000 };

const shape = (node: Node): string => {
  if (node.kind === 'fragment') return `[${shape(node.plan)}]`;
  return node.kind === 'scan' ? node.table.name : `${node.kind}(${inputsOf(node).map(shape)})`;
};

const rank = (input: Node, partition: readonly Expression[]): Node =>
  windowed(input, partition, [], [windowColumn('place', 'rank', [], 'bigint')]);

const isKind = (node: Node, kind: string): Expression =>
  fn('equal', [of(node, 'kind'), value(kind, 'text')]);

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
const both = new Map(['desk', 'crm'].map((name) => [name, source(name)]));

describe('conditions above a window', () => {
  const scanned = (): Node => scan(permits);

  it('pass below it where they are on what it is partitioned by', () => {
    const s = scanned();
    const window = rank(s, [of(s, 'kind')]);
    const dear = fn('greater', [of(s, 'fee'), value(10, 'integer')]);
    const plan = pushFilters(filter(window, fn('and', [isKind(s, 'tree'), dear])));
    expect(shape(plan)).toBe('filter(window(filter(permits)))');
    expect(plan.kind === 'filter' && plan.condition).toEqual(dear);
  });

  it.each([
    ['what it computes', (w: Node) => fn('equal', [of(w, 'place'), value(1n, 'bigint')])],
    ['another column', (w: Node) => fn('equal', [of(w, 'fee'), value(1, 'integer')])],
    [
      'what it is partitioned by together with another column',
      (w: Node) => fn('or', [isKind(w, 'tree'), fn('equal', [of(w, 'fee'), value(1, 'integer')])]),
    ],
  ])('stay above it where they are on %s', (_, condition) => {
    const s = scanned();
    const w = rank(s, [of(s, 'kind')]);
    expect(shape(pushFilters(filter(w, condition(w))))).toBe('filter(window(permits))');
  });

  it('stay above it where it is partitioned by an expression of their column', () => {
    const s = scanned();
    const w = rank(s, [fn('lower', [of(s, 'kind')], 'text')]);
    expect(shape(pushFilters(filter(w, isKind(s, 'tree'))))).toBe('filter(window(permits))');
  });

  it('pass below those of several windows that are all partitioned by their column', () => {
    const s = scanned();
    const kinds = rank(s, [of(s, 'kind'), of(s, 'person')]);
    const people = windowed(
      kinds,
      [of(s, 'person')],
      [],
      [windowColumn('second', 'rank', [], 'bigint')],
    );
    const onPerson = fn('equal', [of(s, 'person'), value(7, 'integer')]);
    expect(shape(pushFilters(filter(people, onPerson)))).toBe('window(window(filter(permits)))');
    expect(shape(pushFilters(filter(people, isKind(s, 'tree'))))).toBe(
      'filter(window(window(permits)))',
    );
  });
});

describe('columns of windows', () => {
  it('that nobody reads are not computed, and windows without any are left out', () => {
    const s = scan(permits);
    const two = windowed(
      s,
      [of(s, 'kind')],
      [],
      [
        windowColumn('total', 'sum', [of(s, 'fee')], 'bigint'),
        windowColumn('place', 'rank', [], 'bigint'),
      ],
    );
    const placed = pruneColumns(project(two, { place: of(two, 'place') }));
    expect(
      inputsOf(placed)
        .map(outputOf)[0]
        ?.map(({ name }) => name),
    ).toEqual(['kind', 'place']);
    const numbers = pruneColumns(project(two, { number: of(two, 'number') }));
    expect(shape(numbers)).toBe('project(permits)');
  });
});

describe('windows over several sources', () => {
  const bound = (partition: (permit: Node) => readonly Expression[]) => {
    const p = scan(few, 'crm');
    const s = scan(many, 'desk');
    const ranked = rank(s, partition(s));
    const condition = fn('equal', [of(p, 'id'), of(s, 'person')]);
    return planForSources(
      join('inner', p, ranked, condition),
      // The desk has no windows: they are computed here, above its rows.
      new Map([...both, ['desk', source('desk', (plan) => !shape(plan).includes('window'))]]),
    );
  };

  it('hold back whole partitions by keys of others', () => {
    const { links, plan } = bound((s) => [of(s, 'person'), of(s, 'kind')]);
    expect(shape(plan)).toContain('window([permits])');
    expect(links).toMatchObject([{ outer: 'crm#1', inner: 'desk#1' }]);
  });

  it('hold back nothing by keys that are not those of partitions', () => {
    expect(bound((s) => [of(s, 'kind')]).links).toEqual([]);
    expect(bound(() => []).links).toEqual([]);
  });

  it('are left to a source that has them, and its rows held back above them', () => {
    const p = scan(few, 'crm');
    const s = scan(many, 'desk');
    const ranked = rank(s, []);
    const condition = fn('equal', [of(p, 'id'), of(s, 'person')]);
    const { plan, links } = planForSources(join('inner', p, ranked, condition), both);
    expect(shape(plan)).toContain('[window(permits)]');
    expect(links).toHaveLength(1);
  });

  it('are computed here where they could fail on rows that a policy hides', () => {
    const s = scan(permits, 'desk');
    const open: Node = { kind: 'filter', input: s, condition: isKind(s, 'tree'), isBarrier: true };
    const risky = fn('divide', [value(1, 'integer'), of(s, 'fee')], 'integer');
    expect(shape(planForSources(rank(open, [of(s, 'kind')]), both).plan)).toBe(
      '[window(filter(permits))]',
    );
    expect(shape(planForSources(rank(open, [risky]), both).plan)).toBe('window([filter(permits)])');
  });
});
