/**
 * DuckDB computes what a limited select shows for all rows that may come to it. What can fail on a value is
 * computed of the rows within the limit alone, as in PostgreSQL.
 */
import { BOOLEAN, type ColumnId, literal } from '../plan/expression.ts';
import {
  type Filter,
  type Limit,
  type Node,
  outputOf,
  type Project,
  type Sort,
  withInputs,
} from '../plan/node.ts';
import { canRaise } from '../plan/raising.ts';
import { refuse } from './grammar.ts';

const mayFail = ({ columns }: Project): boolean =>
  columns.some(({ expression }) => canRaise(expression));

/** Whether rows come from a limit, some of their columns or all. */
const isLimited = (node: Node): boolean =>
  node.kind === 'limit' || (node.kind === 'project' && isLimited(node.input));

/** What a column is before it was selected, unless it was computed. */
const selectedOf = (id: ColumnId, node: Node): ColumnId | undefined => {
  if (node.kind === 'project') {
    const expression = node.columns.find((column) => column.id === id)?.expression;
    return expression?.kind === 'column' ? selectedOf(expression.id, node.input) : undefined;
  }
  return isOfRows(node) ? selectedOf(id, node.input) : id;
};

const isOfRows = (node: Node): node is Filter | Sort | Limit =>
  node.kind === 'filter' || node.kind === 'sort' || node.kind === 'limit';

const sortBelow = (node: Node): Sort | undefined => {
  if (node.kind === 'sort') return node;
  return isOfRows(node) || node.kind === 'project' ? sortBelow(node.input) : undefined;
};

/** Whether what rows are put in order by is selected, so that a select around it can keep the order. */
const isOrderSelected = (node: Node): boolean => {
  const sort = sortBelow(node);
  if (!sort) return true;
  const selected = outputOf(node).map(({ id }) => selectedOf(id, node));
  return sort.keys.every(({ expression }) => {
    const key = expression.kind === 'column' ? selectedOf(expression.id, sort) : undefined;
    return key !== undefined && selected.includes(key);
  });
};

/** A condition after a limit begins a select around it. */
const apart = (project: Project): Project => {
  const { input } = project;
  if (!isLimited(input) || !mayFail(project)) return project;
  if (!isOrderSelected(input)) return refuse('a computation of limited rows in a computed order');
  return { ...project, input: { kind: 'filter', input, condition: literal(true, BOOLEAN) } };
};

/** Rows that PostgreSQL would sort are all computed there, too. */
const first = (limit: Limit): Limit | Project => {
  const { input } = limit;
  if (input.kind !== 'project' || input.input.kind === 'sort' || !mayFail(input)) return limit;
  return { ...input, input: first({ ...limit, input: input.input }) };
};

/** @throws NotWritable where the order of the rows would be lost */
export const computedAboveLimits = (plan: Node): Node => {
  const node = withInputs(plan, computedAboveLimits);
  if (node.kind === 'project') return apart(node);
  if (node.kind !== 'limit') return node;
  const moved = first(node);
  return moved.kind === 'project' ? apart(moved) : moved;
};
