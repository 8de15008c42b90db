/**
 * Puts inner joins in an order: what one source can join by itself goes together, and across sources the
 * few rows come first, so that their keys hold back the many.
 */

import { estimateRows } from './estimate.ts';
import type { ColumnId } from './expression.ts';
import { columnsIn, conjunction, conjuncts, type Expression } from './expression.ts';
import { type Join, type Node, outputOf, withInputs } from './node.ts';
import { columnEquality } from './push-filters.ts';

/** Relations above which the order of the query is kept: ordering them would take too long. */
const MOST_RELATIONS = 40;

/** Whether one source answers a plan alone; the planner knows. */
export type CanExecute = (plan: Node) => boolean;

interface Part {
  readonly node: Node;
  readonly ids: ReadonlySet<ColumnId>;
}

const partOf = (node: Node): Part => ({
  node,
  ids: new Set(outputOf(node).map(({ id }) => id)),
});

/** The relations and conditions of inner joins that stand directly in each other. */
const flatten = (node: Node, relations: Node[], conditions: Expression[]): void => {
  if (node.kind === 'join' && node.type === 'inner') {
    flatten(node.left, relations, conditions);
    flatten(node.right, relations, conditions);
    if (node.condition) conditions.push(...conjuncts(node.condition));
  } else relations.push(node);
};

const isWithin = (condition: Expression, ids: ReadonlySet<ColumnId>): boolean => {
  for (const id of columnsIn(condition)) if (!ids.has(id)) return false;
  return true;
};

/** Joins two parts with every condition that they together have the columns for. */
const joined = (
  left: Part,
  right: Part,
  conditions: readonly Expression[],
): { readonly part: Part; readonly rest: readonly Expression[]; readonly connected: boolean } => {
  const ids = new Set([...left.ids, ...right.ids]);
  const own = conditions.filter((condition) => isWithin(condition, ids));
  const condition = conjunction(own);
  const node: Join = {
    kind: 'join',
    type: 'inner',
    left: left.node,
    right: right.node,
    ...(condition && { condition }),
  };
  return {
    part: { node, ids },
    rest: conditions.filter((one) => !own.includes(one)),
    connected: own.some((one) => columnEquality(one) !== undefined),
  };
};

interface Ordering {
  readonly parts: readonly Part[];
  readonly conditions: readonly Expression[];
}

/** Joins pairs that one source can join by itself, while there are some. */
const withinSources = ({ parts, conditions }: Ordering, canExecute: CanExecute): Ordering => {
  for (const [at, left] of parts.entries())
    for (const right of parts.slice(at + 1)) {
      const { part, rest, connected } = joined(left, right, conditions);
      if (connected && canExecute(part.node))
        return withinSources(
          {
            parts: [...parts.filter((one) => one !== left && one !== right), part],
            conditions: rest,
          },
          canExecute,
        );
    }
  return { parts, conditions };
};

/** Left-deep from the smallest, always on to the smallest that is connected. */
const acrossSources = ({ parts, conditions }: Ordering): Node => {
  const bySize = [...parts].sort((a, b) => estimateRows(a.node) - estimateRows(b.node));
  const [first, ...others] = bySize;
  if (!first) throw new RangeError('A join of nothing');
  let current = first;
  let left = others;
  let open = conditions;
  while (left.length > 0) {
    const options = left.map((part) => ({ part, result: joined(current, part, open) }));
    const next = options.find(({ result }) => result.connected) ?? options[0];
    if (!next) break;
    current = next.result.part;
    open = next.result.rest;
    left = left.filter((part) => part !== next.part);
  }
  const rest = conjunction(open);
  return rest ? { kind: 'filter', input: current.node, condition: rest } : current.node;
};

/** The same rows; columns of joins may come in another order, which their ids tell. */
export const orderJoins = (node: Node, canExecute: CanExecute): Node => {
  if (node.kind !== 'join' || node.type !== 'inner')
    return withInputs(node, (input) => orderJoins(input, canExecute));
  if (canExecute(node)) return node;
  const relations: Node[] = [];
  const conditions: Expression[] = [];
  flatten(node, relations, conditions);
  const parts = relations.map((relation) => partOf(orderJoins(relation, canExecute)));
  if (parts.length > MOST_RELATIONS) return node;
  return acrossSources(withinSources({ parts, conditions }, canExecute));
};
