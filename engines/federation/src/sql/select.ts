/** One SELECT as a plan: FROM, WHERE, GROUP BY, HAVING, the target list, DISTINCT, ORDER BY, LIMIT. */
import type { SelectStmt } from '@pgsql/types';
import { column, type Expression } from '../plan/expression.ts';
import type { AggregateColumn, ComputedColumn, Node } from '../plan/node.ts';
import {
  bindConditions,
  rewritten,
  rewrittenCondition,
  withConditions,
  withSubqueries,
} from './conditions.ts';
import {
  notSupported,
  type Place,
  type QueryContext,
  type ScalarSubquery,
  type Surroundings,
} from './context.ts';
import { withType } from './conversion.ts';
import { bindExpression } from './expressions.ts';
import { firstOfEach } from './first-rows.ts';
import { bindFrom } from './from.ts';
import { grouping, groupKeys } from './grouping.ts';
import type { GroupingQuestion } from './grouping-sets.ts';
import { ordered, sortKey } from './ordering.ts';
import { bindDistinctOn, bindOrder, distinctness, requireComparable } from './result-rows.ts';
import type { Scope } from './scope.ts';
import { targetsOf } from './targets.ts';
import { bindWindowClause, createWindows, type Windows, windowsOf } from './windows.ts';

/** Where expressions of a query stand: before grouping, and after it. */
interface Places {
  readonly before: Place;
  readonly after: Place;
  /** Collected while binding. */
  readonly aggregates: readonly AggregateColumn[];
  readonly groupings: readonly GroupingQuestion[];
  readonly windows: Windows;
  readonly lower: readonly ScalarSubquery[];
  readonly upper: readonly ScalarSubquery[];
}

const placesOf = (around: Surroundings, scope: Scope): Places => {
  const aggregates: AggregateColumn[] = [];
  const groupings: GroupingQuestion[] = [];
  const lower: ScalarSubquery[] = [];
  const upper: ScalarSubquery[] = [];
  const windows = createWindows();
  const base = { ...around, scope, level: 0 };
  const before = { ...base, clause: 'an aggregate', aggregates: undefined, subqueries: lower };
  const after = {
    ...base,
    clause: 'SELECT',
    aggregates,
    groupings,
    subqueries: upper,
    windows,
    beforeGrouping: before,
  };
  return { before, after, aggregates, groupings, windows, lower, upper };
};

/** Takes away the columns that rows were only sorted by. */
const withoutHidden = (
  query: QueryContext,
  node: Node,
  columns: readonly ComputedColumn[],
  visible: number,
): Node => {
  if (columns.length === visible) return node;
  const kept = columns.slice(0, visible).map(({ id, name, type }) => ({
    id: query.ids.next(),
    name,
    type,
    expression: column(id, type),
  }));
  return { kind: 'project', input: node, columns: kept };
};

/** @throws FederationError */
export const bindSelect = (around: Surroundings, statement: SelectStmt): Node => {
  const { query } = around;
  const { node: from, scope } = bindFrom(around, statement.fromClause);
  const places = placesOf(around, scope);
  const { before, after } = places;
  const where = { ...before, clause: 'WHERE' };
  const rows = withConditions(from, bindConditions(where, statement.whereClause));

  const targets = targetsOf(query, scope, statement.targetList);
  const keys = groupKeys({ ...before, clause: 'GROUP BY' }, rows, statement, targets);
  bindWindowClause(after, places.windows, statement.windowClause);
  const keepsUnknown = around.keepsUnknown && !statement.distinctClause && !statement.sortClause;
  const expressions = targets.map(({ syntax, expression }, index) => {
    const key = keys.targets.get(index);
    if (key) return key;
    const bound = expression ?? (syntax && bindExpression(after, syntax));
    if (!bound) throw notSupported(query, 'this result column');
    return keepsUnknown ? bound : withType(query, bound);
  });
  const distinct = distinctness(statement);
  if (distinct === 'rows') requireComparable(query, expressions, targets);
  const alike = distinct === 'some' ? bindDistinctOn(after, statement, targets, expressions) : [];
  const order = bindOrder(after, statement, targets, expressions, distinct);
  const withoutWindows: Place = { ...after, windows: undefined };
  const having = bindConditions({ ...withoutWindows, clause: 'HAVING' }, statement.havingClause);

  const isGrouped =
    (statement.groupClause ?? []).length > 0 ||
    statement.havingClause !== undefined ||
    places.aggregates.length + places.groupings.length > 0;
  const input = withSubqueries(rows, places.lower);
  const groups = isGrouped
    ? grouping(query, input, keys, places.aggregates, places.groupings)
    : undefined;
  const rewrite = groups?.rewrite ?? ((expression: Expression) => expression);
  const columns = expressions.map((expression, index): ComputedColumn => {
    const name = targets[index]?.name ?? 'sort';
    const value = rewrite(expression);
    return { id: query.ids.next(), name, type: value.type, expression: value };
  });
  const upper = places.upper.map((subquery) => rewritten(subquery, rewrite));
  const kept = having.map((bound) => rewrittenCondition(bound, rewrite));
  const windowed = windowsOf(places.windows, rewrite);
  // Only now, as rewriting may have added keys.
  const grouped = groups?.node() ?? input;
  const projected: Node = {
    kind: 'project',
    input: windowed(withSubqueries(withConditions(grouped, kept), upper)),
    columns,
  };

  const columnAt = (index: number): readonly Expression[] => {
    const found = columns[index];
    return found ? [column(found.id, found.type)] : [];
  };
  const sortKeys = order.flatMap(({ item, index }) =>
    columnAt(index).map((value) => sortKey(query, value, item)),
  );
  const unique = {
    none: () => projected,
    rows: (): Node => ({ kind: 'distinct', input: projected }),
    some: () =>
      firstOfEach(query, projected, alike.flatMap(columnAt), sortKeys, { count: 1, offset: 0 }),
  }[distinct]();
  const result = ordered(withoutWindows, unique, sortKeys, statement);
  return withoutHidden(query, result, columns, targets.length);
};
