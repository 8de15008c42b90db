/**
 * Conditions on groups as MariaDB and MySQL take them: `having` finds no computed key that is not selected
 * itself, so that such groups become a table of their own and the condition stands after `where`.
 */
import { type ColumnId, columnsIn, type Expression } from '../plan/expression.ts';
import { type Node, withInputs } from '../plan/node.ts';
import type { Dialect } from './dialect.ts';
import { distinctApart } from './mariadb-distinct.ts';

const readsAny = (expression: Expression, ids: ReadonlySet<ColumnId>): boolean =>
  [...columnsIn(expression)].some((id) => ids.has(id));

/** Columns that are keys of groups, or are made of them, where both would be written as one select. */
const keysIn = (node: Node): ReadonlySet<ColumnId> => {
  switch (node.kind) {
    case 'aggregate':
      return new Set(node.keys.map(({ id }) => id));
    case 'project': {
      const below = keysIn(node.input);
      const made = node.columns.filter(({ expression }) => readsAny(expression, below));
      return new Set(made.map(({ id }) => id));
    }
    case 'filter':
    case 'sort':
      return keysIn(node.input);
    default:
      return new Set();
  }
};

/** A limit of all rows makes a table of what is below it. */
const asTable = (node: Node): Node =>
  node.kind === 'aggregate' ? { kind: 'limit', input: node, offset: 0 } : withInputs(node, asTable);

const apart = (node: Node): Node => {
  const changed = withInputs(node, apart);
  return changed.kind === 'filter' && readsAny(changed.condition, keysIn(changed.input))
    ? withInputs(changed, asTable)
    : changed;
};

/** The dialect, given plans in which such conditions and rows (see `distinctApart`) stand apart. */
export const withGroupsApart = ({ name, canWrite, write }: Dialect): Dialect => {
  const known = new WeakMap<Node, Node>();
  const changed = (plan: Node): Node => {
    const made = known.get(plan) ?? apart(distinctApart(plan));
    known.set(plan, made);
    return made;
  };
  return {
    name,
    canWrite: (plan) => canWrite(changed(plan)),
    write: (plan) => write(changed(plan)),
  };
};
