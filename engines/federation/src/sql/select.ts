/** One SELECT as a plan: FROM, WHERE, GROUP BY, HAVING, the target list, DISTINCT, ORDER BY, LIMIT. */
import type { SelectStmt, Node as Syntax } from '@pgsql/types';
import { column, type Expression } from '../plan/expression.ts';
import type { AggregateColumn, ComputedColumn, Node, SortKey } from '../plan/node.ts';
import { typeText } from '../values.ts';
import {
  bindConditions,
  rewritten,
  rewrittenCondition,
  withConditions,
  withSubqueries,
} from './conditions.ts';
import {
  failure,
  locationIn,
  notSupported,
  type Place,
  type QueryContext,
  type ScalarSubquery,
  type Surroundings,
} from './context.ts';
import { withType } from './conversion.ts';
import { bindExpression } from './expressions.ts';
import { fingerprint } from './fingerprint.ts';
import { bindFrom } from './from.ts';
import { bareName, grouping, groupKeys, ordinal } from './grouping.ts';
import { limited, type SortItem, sorted, sortItems, sortKey } from './ordering.ts';
import { named, type Scope } from './scope.ts';
import { type Target, targetsOf } from './targets.ts';
import { isComparable } from './type-rules.ts';
import { bindWindowClause, createWindows, type Windows, windowsOf } from './windows.ts';

/** Where expressions of a query stand: before grouping, and after it. */
interface Places {
  readonly before: Place;
  readonly after: Place;
  /** Collected while binding. */
  readonly aggregates: readonly AggregateColumn[];
  readonly windows: Windows;
  readonly lower: readonly ScalarSubquery[];
  readonly upper: readonly ScalarSubquery[];
}

const placesOf = (around: Surroundings, scope: Scope): Places => {
  const aggregates: AggregateColumn[] = [];
  const lower: ScalarSubquery[] = [];
  const upper: ScalarSubquery[] = [];
  const windows = createWindows();
  const base = { ...around, scope, level: 0 };
  const before = { ...base, clause: 'an aggregate', aggregates: undefined, subqueries: lower };
  const after = {
    ...base,
    clause: 'SELECT',
    aggregates,
    subqueries: upper,
    windows,
    beforeGrouping: before,
  };
  return { before, after, aggregates, windows, lower, upper };
};

/** The target that an ORDER BY item means by its number or name; names of results come before columns. */
const sortedTarget = (
  query: QueryContext,
  targets: readonly Target[],
  expressions: readonly Expression[],
  item: Syntax,
): number | undefined => {
  const byNumber = ordinal(query, item, targets.length, 'ORDER BY');
  const name = bareName(item);
  if (byNumber !== undefined || name === undefined) return byNumber;
  const indices = named(targets, name).map((target) => targets.indexOf(target));
  const distinct = new Set(indices.map((index) => fingerprint(expressions[index])));
  if (distinct.size > 1)
    throw failure(
      query,
      'ambiguous-column',
      `${name} is more than one result column`,
      locationIn(item),
    );
  return indices[0];
};

interface BoundItem {
  readonly item: SortItem;
  /** Index among the expressions of the target list and those that are only sorted by. */
  readonly index: number;
}

/** Finds or adds the expressions that rows are sorted by. */
const bindOrder = (
  place: Place,
  statement: SelectStmt,
  targets: readonly Target[],
  expressions: Expression[],
): readonly BoundItem[] =>
  sortItems(place.query, statement.sortClause).map((item) => {
    const target = sortedTarget(place.query, targets, expressions, item.syntax);
    if (target !== undefined) return { item, index: target };
    const bound = withType(
      place.query,
      bindExpression({ ...place, clause: 'ORDER BY' }, item.syntax),
    );
    const same = expressions.findIndex((known) => fingerprint(known) === fingerprint(bound));
    if (same >= 0) return { item, index: same };
    if (statement.distinctClause)
      throw failure(
        place.query,
        'grouping',
        'with SELECT DISTINCT, rows are sorted by result columns',
        locationIn(item.syntax),
      );
    expressions.push(bound);
    return { item, index: expressions.length - 1 };
  });

const isDistinct = (
  query: QueryContext,
  { distinctClause }: SelectStmt,
  expressions: readonly Expression[],
  targets: readonly Target[],
): boolean => {
  const [first] = distinctClause ?? [];
  if (!first) return false;
  if (Object.keys(first).length > 0) throw notSupported(query, 'DISTINCT ON', locationIn(first));
  const without = targets.findIndex((_, index) => {
    const type = expressions[index]?.type;
    return type !== undefined && !isComparable(type);
  });
  if (without >= 0)
    throw failure(
      query,
      'wrong-type',
      `DISTINCT does not take ${typeText(expressions[without]?.type ?? { name: 'unknown' })}`,
      targets[without]?.location,
    );
  return true;
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
  const keys = groupKeys({ ...before, clause: 'GROUP BY' }, rows, statement.groupClause, targets);
  bindWindowClause(after, places.windows, statement.windowClause);
  const keepsUnknown = around.keepsUnknown && !statement.distinctClause && !statement.sortClause;
  const expressions = targets.map(({ syntax, expression }, index) => {
    const key = keys.targets.get(index);
    if (key) return key;
    const bound = expression ?? (syntax && bindExpression(after, syntax));
    if (!bound) throw notSupported(query, 'this result column');
    return keepsUnknown ? bound : withType(query, bound);
  });
  const distinct = isDistinct(query, statement, expressions, targets);
  const order = bindOrder(after, statement, targets, expressions);
  const withoutWindows: Place = { ...after, windows: undefined };
  const having = bindConditions({ ...withoutWindows, clause: 'HAVING' }, statement.havingClause);

  const isGrouped =
    (statement.groupClause ?? []).length > 0 ||
    statement.havingClause !== undefined ||
    places.aggregates.length > 0;
  const input = withSubqueries(rows, places.lower);
  const groups = isGrouped ? grouping(query, input, keys, places.aggregates) : undefined;
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

  const sortKeys = order.flatMap(({ item, index }): readonly SortKey[] => {
    const sortedBy = columns[index];
    return sortedBy ? [sortKey(query, column(sortedBy.id, sortedBy.type), item)] : [];
  });
  const unique: Node = distinct ? { kind: 'distinct', input: projected } : projected;
  const result = limited(withoutWindows, sorted(unique, sortKeys), statement);
  return withoutHidden(query, result, columns, targets.length);
};
