/** Subqueries that are one group of all their rows: as one group for each value that they depend on. */
import {
  type ColumnId,
  call,
  column,
  type Expression,
  literal,
  mapParts,
} from '../plan/expression.ts';
import type { Aggregate, AggregateColumn, Node } from '../plan/node.ts';
import { type Location, notSupported, type QueryContext } from './context.ts';
import { freeColumns, grouped, pullUp } from './decorrelate.ts';
import { BIGINT } from './type-rules.ts';

/** An aggregate without keys, below the projection and the HAVING of a subquery. */
export interface OneGroup {
  readonly aggregate: Aggregate;
  readonly having: Expression | undefined;
}

export const overOneGroup = (plan: Node): OneGroup | undefined => {
  const below = plan.kind === 'project' ? plan.input : plan;
  const having = below.kind === 'filter' ? below.condition : undefined;
  const node = below.kind === 'filter' ? below.input : below;
  return node.kind === 'aggregate' && node.keys.length === 0
    ? { aggregate: node, having }
    : undefined;
};

/** Of no rows at all one group counts 0, of no partner the count is NULL: both are 0. */
export const orZero = (count: AggregateColumn): Expression =>
  call('coalesce', [column(count.id, count.type), literal(0n, BIGINT)], BIGINT);

interface OfNone {
  /** What counts of no rows are. */
  readonly counts: ReadonlyMap<ColumnId, Expression>;
  /** Aggregates that are NULL of no rows, as they are where there is no group. */
  readonly others: ReadonlySet<ColumnId>;
}

const isNullOfNone = (expression: Expression | undefined, { others }: OfNone): boolean => {
  const inner = expression?.kind === 'cast' ? expression.operand : expression;
  return inner?.kind === 'column' && others.has(inner.id);
};

/** Counts of no group are 0; but not where they divide something that is NULL then, as in an average. */
const withZeros = (expression: Expression, ofNone: OfNone): Expression => {
  if (expression.kind === 'column') return ofNone.counts.get(expression.id) ?? expression;
  const isAverage =
    expression.kind === 'call' &&
    expression.function === 'divide' &&
    isNullOfNone(expression.operands[0], ofNone);
  return isAverage ? expression : mapParts(expression, (part) => withZeros(part, ofNone));
};

export interface GroupedByConditions {
  readonly plan: Node;
  readonly conditions: readonly Expression[];
  /** An expression on the aggregates as one that also holds where there is no such group. */
  readonly ofNone: (expression: Expression) => Expression;
}

/**
 * A correlated aggregate becomes one group for each value that it depends on. Where there is no such group
 * the join gives NULLs, which is what every aggregate of nothing is, except for a count.
 */
export const groupedByConditions = (
  query: QueryContext,
  { aggregate }: OneGroup,
  location: Location,
): GroupedByConditions => {
  const pulled = pullUp(query, aggregate.input, false, location);
  const { keys, conditions } = grouped(query, pulled, location);
  const plan: Node = { ...aggregate, input: pulled.node, keys };
  if (freeColumns(plan).size > 0)
    throw notSupported(query, 'an aggregate of columns of the query around', location);
  const isCount = (known: AggregateColumn): boolean => known.function === 'count';
  const { aggregates } = aggregate;
  const ofNone: OfNone = {
    counts: new Map(aggregates.filter(isCount).map((count) => [count.id, orZero(count)])),
    others: new Set(aggregates.filter((known) => !isCount(known)).map(({ id }) => id)),
  };
  return { plan, conditions, ofNone: (expression) => withZeros(expression, ofNone) };
};
