/** How many rows a plan may give: rough, from what sources say of their tables. */

import type { ColumnId } from './expression.ts';
import { conjuncts, type Expression } from './expression.ts';
import type { Node, Scan } from './node.ts';

/** Rows of a table that says nothing of itself. */
const UNKNOWN_ROWS = 1_000;

/** Shares of rows that meet a condition, as PostgreSQL assumes them without statistics. */
const EQUAL_SHARE = 0.005;
const RANGE_SHARE = 1 / 3;
const LIKE_SHARE = 0.05;
const OTHER_SHARE = 0.5;

/** Where the rows of a column come from, down to the table. */
const scanOf = (node: Node, id: ColumnId): Scan | undefined => {
  switch (node.kind) {
    case 'scan':
      return node.columns.some((column) => column.id === id) ? node : undefined;
    case 'filter':
    case 'window':
    case 'sort':
    case 'limit':
    case 'distinct':
      return scanOf(node.input, id);
    case 'project': {
      const found = node.columns.find((column) => column.id === id)?.expression;
      return found?.kind === 'column' ? scanOf(node.input, found.id) : undefined;
    }
    case 'join':
      return scanOf(node.left, id) ?? scanOf(node.right, id);
    case 'aggregate': {
      const found = node.keys.find((column) => column.id === id)?.expression;
      return found?.kind === 'column' ? scanOf(node.input, found.id) : undefined;
    }
    case 'fragment':
      return scanOf(node.plan, id);
    case 'values':
    case 'set':
      return undefined;
  }
};

/** Distinct values of a column of a plan, as far as its table tells. */
export const distinctValues = (node: Node, id: ColumnId): number | undefined => {
  const scan = scanOf(node, id);
  const name = scan?.columns.find((column) => column.id === id)?.column;
  if (!scan || name === undefined) return undefined;
  const { keys, columns, estimatedRows } = scan.table;
  if (keys.some((key) => key.length === 1 && key[0] === name)) return estimatedRows ?? UNKNOWN_ROWS;
  return columns.find((column) => column.name === name)?.distinct;
};

/** The share of a plan's rows that meet a condition. */
const shareOf = (node: Node, condition: Expression): number => {
  if (condition.kind === 'in')
    return Math.min(1, condition.list.length * equalShare(node, condition.operand));
  if (condition.kind !== 'call') return OTHER_SHARE;
  const [first, second] = condition.operands;
  switch (condition.function) {
    case 'and':
      return condition.operands.reduce((share, one) => share * shareOf(node, one), 1);
    case 'or':
      return Math.min(
        1,
        condition.operands.reduce((share, one) => share + shareOf(node, one), 0),
      );
    case 'not':
      return first ? 1 - shareOf(node, first) : OTHER_SHARE;
    case 'equal':
      if (first?.kind === 'column' && second?.kind === 'literal') return equalShare(node, first);
      if (second?.kind === 'column' && first?.kind === 'literal') return equalShare(node, second);
      return EQUAL_SHARE;
    case 'less':
    case 'less-or-equal':
    case 'greater':
    case 'greater-or-equal':
      return RANGE_SHARE;
    case 'like':
    case 'ilike':
      return LIKE_SHARE;
    default:
      return OTHER_SHARE;
  }
};

const equalShare = (node: Node, operand: Expression): number => {
  const distinct = operand.kind === 'column' ? distinctValues(node, operand.id) : undefined;
  return distinct ? 1 / distinct : EQUAL_SHARE;
};

const joinRows = (node: Extract<Node, { kind: 'join' }>): number => {
  const left = estimateRows(node.left);
  const right = estimateRows(node.right);
  if (node.type === 'semi' || node.type === 'anti') return left / 2;
  if (node.type === 'single') return left;
  let rows = left * right;
  for (const condition of node.condition ? conjuncts(node.condition) : []) {
    if (condition.kind === 'call' && condition.function === 'equal') {
      const counts = condition.operands.flatMap((operand) =>
        operand.kind === 'column'
          ? [distinctValues(node.left, operand.id) ?? distinctValues(node.right, operand.id)]
          : [],
      );
      const most = Math.max(1, ...counts.map((count) => count ?? Math.min(left, right)));
      rows /= most;
    } else rows *= shareOf(node, condition);
  }
  return node.type === 'inner' ? rows : Math.max(rows, left);
};

/** Rows, at least one for anything that may have some. */
export const estimateRows = (node: Node): number => {
  switch (node.kind) {
    case 'scan':
      return node.table.estimatedRows ?? UNKNOWN_ROWS;
    case 'values':
      return node.rows.length;
    case 'filter':
      return Math.max(1, estimateRows(node.input) * shareOf(node.input, node.condition));
    case 'project':
    case 'window':
    case 'sort':
      return estimateRows(node.input);
    case 'limit':
      return Math.min(node.count ?? Number.POSITIVE_INFINITY, estimateRows(node.input));
    case 'distinct':
      return Math.max(1, estimateRows(node.input) / 2);
    case 'join':
      return Math.max(1, joinRows(node));
    case 'aggregate': {
      if (node.keys.length === 0) return 1;
      const rows = estimateRows(node.input);
      const groups = node.keys.reduce((product, { expression }) => {
        const distinct =
          expression.kind === 'column' ? distinctValues(node.input, expression.id) : undefined;
        return product * (distinct ?? Math.max(10, rows / 10));
      }, 1);
      return Math.max(1, Math.min(rows, groups));
    }
    case 'set':
      return node.operation === 'union'
        ? estimateRows(node.left) + estimateRows(node.right)
        : estimateRows(node.left);
    case 'fragment':
      return node.estimatedRows;
  }
};
