/** Whether a plan promises that a `single` join's right side gives at most one row for each of the left. */
import { type ColumnId, columnsIn, conjuncts, type Expression } from '../plan/expression.ts';
import { type Node, outputOf } from '../plan/node.ts';

/** Columns of the right that a condition makes equal to something that no row of the right decides. */
const fixedBy = (
  condition: Expression | undefined,
  right: ReadonlySet<ColumnId>,
): ReadonlySet<ColumnId> => {
  const fixed = new Set<ColumnId>();
  for (const part of condition ? conjuncts(condition) : []) {
    if (part.kind !== 'call' || part.function !== 'equal') continue;
    const [first, second] = part.operands;
    if (!first || !second) continue;
    for (const [side, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const isFree = [...columnsIn(other)].every((id) => !right.has(id));
      if (side.kind === 'column' && right.has(side.id) && isFree) fixed.add(side.id);
    }
  }
  return fixed;
};

const isOneRow = (node: Node, fixed: ReadonlySet<ColumnId>): boolean => {
  switch (node.kind) {
    case 'values':
      return node.rows.length <= 1;
    case 'scan': {
      const columns = node.columns.filter(({ id }) => fixed.has(id)).map(({ column }) => column);
      return node.table.keys.some(
        (key) => key.length > 0 && key.every((name) => columns.includes(name)),
      );
    }
    case 'filter': {
      const below = new Set(outputOf(node.input).map(({ id }) => id));
      return isOneRow(node.input, new Set([...fixed, ...fixedBy(node.condition, below)]));
    }
    case 'project': {
      const below = node.columns.flatMap(({ id, expression }) =>
        fixed.has(id) && expression.kind === 'column' ? [expression.id] : [],
      );
      return isOneRow(node.input, new Set(below));
    }
    case 'window': {
      // Of a partition no two rows have one number.
      const isNumbered = node.columns.some(
        ({ id, function: name }) => name === 'row-number' && fixed.has(id),
      );
      const isOnePartition = node.partition.every(
        (key) => key.kind === 'column' && fixed.has(key.id),
      );
      return (isNumbered && isOnePartition) || isOneRow(node.input, fixed);
    }
    case 'sort':
    case 'distinct':
      return isOneRow(node.input, fixed);
    case 'limit':
      return (node.count !== undefined && node.count <= 1) || isOneRow(node.input, new Set());
    case 'aggregate':
      return node.keys.every(({ id }) => fixed.has(id));
    case 'join':
    case 'set':
    case 'fragment':
      return false;
  }
};

/** @param condition of the join; it may read both sides */
export const givesAtMostOneRow = (right: Node, condition: Expression | undefined): boolean =>
  isOneRow(right, fixedBy(condition, new Set(outputOf(right).map(({ id }) => id))));
