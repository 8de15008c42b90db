import { describe, expect, it } from 'vitest';
import { call, column, type Expression, literal } from '../../plan/expression.ts';
import type { Node } from '../../plan/node.ts';
import type { TableSchema } from '../../schema.ts';
import { type Place, placeOf, tablesIn } from './place.ts';
import { BIGINT, counted, countOf, equal, grouped, scanOf, sorted, TEXT } from './test/tables.ts';

const tableOf = (name: string, estimatedRows?: number): TableSchema => ({
  name,
  path: [name],
  columns: [
    { name: 'id', type: BIGINT, isNullable: false },
    { name: 'name', type: TEXT, isNullable: true },
  ],
  keys: [['id']],
  ...(estimatedRows !== undefined && { estimatedRows }),
});

const large = scanOf(tableOf('permit', 5_000_000));
const other = scanOf(tableOf('person', 5_000_000), undefined, 11);
const id = column(1, BIGINT);
const name = column(2, TEXT);

const where = (condition: Expression, input: Node = large): Node => ({
  kind: 'filter',
  input,
  condition,
});
const joined = (left: Node, right: Node): Node => ({
  kind: 'join',
  type: 'inner',
  left,
  right,
  condition: equal(id, column(11, BIGINT)),
});
const few = scanOf(tableOf('few', 300), undefined, 21);

const places: readonly (readonly [string, Place, Node])[] = [
  ['a table', 'thread', large],
  ['a row by its key', 'thread', where(equal(id, literal(7n, BIGINT)))],
  [
    'rows of a list of keys',
    'thread',
    where({ kind: 'in', operand: id, list: [literal(7n, BIGINT)], type: { name: 'boolean' } }),
  ],
  ['rows by a text as it is', 'thread', where(equal(name, literal('Jansen', TEXT)))],
  ['the first rows', 'thread', { kind: 'limit', input: large, count: 5, offset: 0 }],
  ['how many rows', 'thread', counted(large)],
  ['distinct rows', 'thread', { kind: 'distinct', input: large }],
  ['rows by a part of a text', 'thread-first', where(call('like', [name, literal('%jan%', TEXT)]))],
  [
    'texts that are changed',
    'thread-first',
    {
      kind: 'project',
      input: large,
      columns: [{ id: 30, name: 'x', type: TEXT, expression: call('upper', [name], TEXT) }],
    },
  ],
  [
    'a number of changed texts',
    'thread-first',
    {
      kind: 'aggregate',
      keys: [],
      input: large,
      aggregates: [countOf(30, [call('upper', [name], TEXT)])],
    },
  ],
  ['rows in an order', 'thread-first', sorted(large, 2, TEXT)],
  ['groups', 'thread-first', grouped(large, 2, 30, TEXT)],
  ['tables joined', 'thread-first', joined(large, other)],
  ['groups joined with a table', 'thread-first', joined(grouped(large, 1, 30), other)],
  ['groups joined with groups', 'process', joined(grouped(large, 1, 30), grouped(other, 11, 40))],
  [
    'the order of groups joined with groups, through a table',
    'process',
    sorted(joined(joined(grouped(large, 1, 30), few), grouped(other, 11, 40)), 30, BIGINT),
  ],
  [
    'groups of a few rows joined with each other',
    'thread-first',
    joined(grouped(few, 21, 30), grouped(few, 21, 40)),
  ],
  [
    'groups joined, of tables that do not tell their size',
    'process',
    joined(grouped(scanOf(tableOf('some')), 1, 30), grouped(few, 21, 40)),
  ],
];

describe('the place of a statement', () => {
  it.each(places)('%s: %s', (_, place, plan) => {
    expect(placeOf(plan)).toBe(place);
  });

  it('comes with the tables that are read, once each', () => {
    expect(tablesIn(joined(joined(large, other), large))).toEqual(['permit', 'person']);
  });
});
