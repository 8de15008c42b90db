/** UNION, INTERSECT and EXCEPT. */
import type { SetOperation as Operation, SelectStmt } from '@pgsql/types';
import { column, type Expression } from '../plan/expression.ts';
import {
  type Node,
  type OutputColumn,
  outputOf,
  type SetOperation,
  type SortKey,
} from '../plan/node.ts';
import { type SqlType, typeText } from '../values.ts';
import {
  failure,
  locationIn,
  notSupported,
  type Place,
  type QueryContext,
  type Surroundings,
} from './context.ts';
import { coerced } from './conversion.ts';
import { bareName, ordinal } from './grouping.ts';
import { ordered, sortItems, sortKey } from './ordering.ts';
import { EMPTY_SCOPE, named } from './scope.ts';
import { commonType, isComparable, TEXT } from './type-rules.ts';

const OPERATIONS: Readonly<Partial<Record<Operation, SetOperation['operation']>>> = {
  SETOP_UNION: 'union',
  SETOP_INTERSECT: 'intersect',
  SETOP_EXCEPT: 'except',
};

/** A side with its columns in the common types; a projection on top is changed in place. */
const inTypes = (query: QueryContext, node: Node, types: readonly SqlType[]): Node => {
  const columns = outputOf(node);
  const isReady = columns.every(({ type }, index) => type.name === types[index]?.name);
  if (isReady) return node;
  const cast = (expression: Expression, index: number): Expression =>
    coerced(query, expression, types[index] ?? TEXT);
  if (node.kind === 'project')
    return {
      ...node,
      columns: node.columns.map((known, index) => {
        const expression = cast(known.expression, index);
        return { ...known, expression, type: expression.type };
      }),
    };
  return {
    kind: 'project',
    input: node,
    columns: columns.map((known, index) => {
      const expression = cast(column(known.id, known.type), index);
      return { id: query.ids.next(), name: known.name, type: expression.type, expression };
    }),
  };
};

/** Binds both sides and brings their columns into common types. */
const combined = (around: Surroundings, statement: SelectStmt): Node => {
  const { query } = around;
  const { larg, rarg, op, all } = statement;
  const operation = op && OPERATIONS[op];
  if (!larg || !rarg || !operation) throw notSupported(query, 'this set operation');
  const inside = { ...around, depth: around.depth + 1, keepsUnknown: true };
  const left = query.bindQuery(larg, inside);
  const right = query.bindQuery(rarg, inside);
  const [leftColumns, rightColumns] = [outputOf(left), outputOf(right)];
  const first = rarg.targetList?.[0];
  const at = first && locationIn(first);
  const name = operation.toUpperCase();
  if (leftColumns.length !== rightColumns.length)
    throw failure(
      query,
      'wrong-type',
      `the sides of ${name} have ${leftColumns.length} and ${rightColumns.length} columns`,
      at,
    );
  const types = leftColumns.map((known, index) => {
    const other = rightColumns[index];
    const type = other && commonType(known.type, other.type);
    if (!type)
      throw failure(
        query,
        'wrong-type',
        `${name} has ${typeText(known.type)} and ${other ? typeText(other.type) : 'nothing'} in column ${index + 1}`,
        at,
      );
    const isAll = all ?? false;
    if (!isComparable(type) && !(operation === 'union' && isAll))
      throw failure(query, 'wrong-type', `${name} does not take ${typeText(type)}`, at);
    return type.name === 'unknown' ? TEXT : type;
  });
  return {
    kind: 'set',
    operation,
    isAll: all ?? false,
    left: inTypes(query, left, types),
    right: inTypes(query, right, types),
    columns: leftColumns.map(
      ({ name: known }, index): OutputColumn => ({
        id: query.ids.next(),
        name: known,
        type: types[index] ?? TEXT,
      }),
    ),
  };
};

/** What stands after a set operation or VALUES: ORDER BY of result columns, LIMIT and OFFSET. */
export const withOrder = (around: Surroundings, node: Node, statement: SelectStmt): Node => {
  const { query } = around;
  const columns = outputOf(node);
  const keys = sortItems(query, statement.sortClause).map((item): SortKey => {
    const byNumber = ordinal(query, item.syntax, columns.length, 'ORDER BY');
    const name = bareName(item.syntax);
    const [found, another] =
      byNumber !== undefined ? [columns[byNumber]] : name === undefined ? [] : named(columns, name);
    const at = locationIn(item.syntax);
    if (another)
      throw failure(query, 'ambiguous-column', `${name} is more than one result column`, at);
    if (!found && name !== undefined)
      throw failure(query, 'unknown-column', `${name} is no result column`, at);
    if (!found)
      throw notSupported(
        query,
        'ORDER BY with anything but result columns of UNION, INTERSECT, EXCEPT or VALUES',
        at,
      );
    return sortKey(query, column(found.id, found.type), item);
  });
  const place: Place = {
    ...around,
    scope: EMPTY_SCOPE,
    clause: 'LIMIT',
    aggregates: undefined,
    subqueries: undefined,
    level: 0,
  };
  return ordered(place, node, keys, statement);
};

export const bindSetOperation = (around: Surroundings, statement: SelectStmt): Node =>
  withOrder(around, combined(around, statement), statement);
