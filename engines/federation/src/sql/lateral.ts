/** LATERAL: subqueries in FROM that read columns of what stands before them there. */
import { column, columnsIn, conjunction, type Expression } from '../plan/expression.ts';
import { type ComputedColumn, type Node, outputOf } from '../plan/node.ts';
import { type Location, notSupported, type QueryContext } from './context.ts';
import { freeColumns, pullUp } from './decorrelate.ts';
import { groupedByConditions, overOneGroup } from './one-group.ts';

export interface LateralJoin {
  readonly type: 'inner' | 'left';
  readonly left: Node;
  readonly right: Node;
  readonly condition: Expression | undefined;
  readonly location: Location;
}

const joined = (
  type: 'inner' | 'left',
  left: Node,
  right: Node,
  conditions: readonly Expression[],
): Node => {
  const condition = conjunction(conditions);
  return { kind: 'join', type, left, right, ...(condition && { condition }) };
};

const isTrue = (condition: Expression): boolean =>
  condition.kind === 'literal' && condition.value === true;

/** The columns of the left and, computed above the join, those of the right. */
const projected = (
  left: Node,
  input: Node,
  computed: readonly ComputedColumn[],
): Extract<Node, { kind: 'project' }> => ({
  kind: 'project',
  input,
  columns: [
    ...outputOf(left).map(({ id, name, type }) => ({
      ...{ id, name, type },
      expression: column(id, type),
    })),
    ...computed,
  ],
});

/** One row for each of the left, whatever there is: what it counts is 0 where there is nothing. */
const withOneGroup = (
  query: QueryContext,
  { left, right, condition, location }: LateralJoin,
): Node | undefined => {
  const group = overOneGroup(right);
  if (!group) return undefined;
  if (group.having || (condition && !isTrue(condition)))
    throw notSupported(query, 'LATERAL of an aggregate with HAVING or a condition', location);
  const { plan, conditions, ofNone } = groupedByConditions(query, group, location);
  const values =
    right.kind === 'project'
      ? right.columns
      : outputOf(right).map((known) => ({ ...known, expression: column(known.id, known.type) }));
  return projected(
    left,
    joined('left', left, plan, conditions),
    values.map(({ id, name, type, expression }) => ({
      ...{ id, name, type },
      expression: ofNone(expression),
    })),
  );
};

/** Values that are computed of a row of the left together with each of its rows of the right. */
const withValues = (
  query: QueryContext,
  { type, left, right, condition, location }: LateralJoin,
): Node | undefined => {
  if (right.kind !== 'project') return undefined;
  const inside = new Set(outputOf(right.input).map(({ id }) => id));
  const readsLeft = right.columns.some(({ expression }) =>
    [...columnsIn(expression)].some((id) => !inside.has(id)),
  );
  if (!readsLeft) return undefined;
  const isOneRow = right.input.kind === 'values' && right.input.rows.length === 1;
  const hasCondition = condition !== undefined && !isTrue(condition);
  if (type === 'left' && (!isOneRow || hasCondition))
    throw notSupported(query, 'LEFT JOIN LATERAL of values of the left', location);
  const { node, conditions } = pullUp(query, right.input, false, location);
  const values = projected(left, joined('inner', left, node, conditions), right.columns);
  return hasCondition ? { kind: 'filter', input: values, condition } : values;
};

/** @throws FederationError `not-supported` where the subquery depends on the left in another way than it can */
export const lateralJoin = (query: QueryContext, join: LateralJoin): Node => {
  const { type, left, right, condition, location } = join;
  const own = condition ? [condition] : [];
  const around = new Set(outputOf(left).map(({ id }) => id));
  const isFree = [...freeColumns(right)].some((id) => around.has(id));
  if (!isFree) return joined(type, left, right, own);
  const special = withOneGroup(query, join) ?? withValues(query, join);
  if (special) return special;
  const { node, conditions } = pullUp(query, right, false, location);
  return joined(type, left, node, [...conditions, ...own.filter((one) => !isTrue(one))]);
};
