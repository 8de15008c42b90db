/** Leaves out columns that nobody reads, so that sources send no more than is needed. */
import { type ColumnId, columnsIn, type Expression } from './expression.ts';
import { type Node, outputOf, windowExpressions } from './node.ts';

type Needed = ReadonlySet<ColumnId>;

const and = (needed: Needed, expressions: Iterable<Expression | undefined>): Needed => {
  const all = new Set(needed);
  for (const expression of expressions) if (expression) columnsIn(expression, all);
  return all;
};

const everything = (node: Node): Needed => new Set(outputOf(node).map(({ id }) => id));

const kept = <Column extends { readonly id: ColumnId }>(
  columns: readonly Column[],
  needed: Needed,
): readonly Column[] => {
  const some = columns.filter(({ id }) => needed.has(id));
  // Rows are counted even where no column is read.
  return some.length > 0 ? some : columns.slice(0, 1);
};

/** Without the columns that only the node's own condition read. */
const withoutRead = (node: Node, needed: Needed): Node => {
  const output = outputOf(node);
  const columns = kept(output, needed);
  return columns.length === output.length
    ? node
    : {
        kind: 'project',
        input: node,
        columns: columns.map(({ id, name, type }) => ({
          id,
          name,
          type,
          expression: { kind: 'column', id, type },
        })),
      };
};

const prune = (node: Node, needed: Needed, narrows: boolean): Node => {
  switch (node.kind) {
    case 'scan':
      return { ...node, columns: kept(node.columns, needed) };
    case 'values': {
      const columns = kept(node.columns, needed);
      const places = columns.map((column) => node.columns.indexOf(column));
      return {
        ...node,
        columns,
        rows: node.rows.map((row) => places.map((place) => row[place] ?? null)),
      };
    }
    case 'project': {
      const columns = kept(node.columns, needed);
      return {
        ...node,
        columns,
        input: prune(
          node.input,
          and(
            new Set(),
            columns.map(({ expression }) => expression),
          ),
          narrows,
        ),
      };
    }
    case 'filter': {
      const filter: Node = {
        ...node,
        input: prune(node.input, and(needed, [node.condition]), narrows),
      };
      return narrows && !node.isBarrier ? withoutRead(filter, needed) : filter;
    }
    case 'join': {
      const inside = and(needed, [node.condition]);
      const join: Node = {
        ...node,
        left: prune(node.left, inside, narrows),
        right: prune(node.right, inside, narrows),
      };
      return narrows ? withoutRead(join, needed) : join;
    }
    case 'aggregate': {
      const aggregates = node.aggregates.filter(({ id }) => needed.has(id));
      // Without keys there is one row, whatever the input: when nobody reads it, nobody need be asked.
      if (node.keys.length === 0 && aggregates.length === 0)
        return { kind: 'values', columns: [], rows: [[]] };
      const read = [
        ...node.keys.map(({ expression }) => expression),
        ...aggregates.flatMap(({ operands, filter }) => [...operands, filter]),
      ];
      return { ...node, aggregates, input: prune(node.input, and(new Set(), read), narrows) };
    }
    case 'window': {
      const columns = node.columns.filter(({ id }) => needed.has(id));
      // Rows are the same without.
      if (columns.length === 0) return prune(node.input, needed, narrows);
      const kept = { ...node, columns };
      const window: Node = {
        ...kept,
        input: prune(node.input, and(needed, windowExpressions(kept)), narrows),
      };
      return narrows ? withoutRead(window, needed) : window;
    }
    case 'sort':
      return {
        ...node,
        input: prune(
          node.input,
          and(
            needed,
            node.keys.map(({ expression }) => expression),
          ),
          narrows,
        ),
      };
    case 'limit':
      return { ...node, input: prune(node.input, needed, narrows) };
    // Which rows are alike depends on every column.
    case 'distinct':
      return { ...node, input: prune(node.input, everything(node.input), narrows) };
    case 'set':
      return {
        ...node,
        left: prune(node.left, everything(node.left), narrows),
        right: prune(node.right, everything(node.right), narrows),
      };
    case 'fragment':
      return node;
  }
};

/**
 * The plan's own columns all stay.
 *
 * @param narrows also takes out columns right after the condition that alone read them; joins can no longer
 *   be put in another order then
 */
export const pruneColumns = (node: Node, narrows = false): Node =>
  prune(node, everything(node), narrows);
