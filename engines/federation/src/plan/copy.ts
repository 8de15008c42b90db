/** A part of a plan once more, with columns of its own, so that both can stand in one plan. */
import { type ColumnId, column, type Expression, substitute } from './expression.ts';
import type { Node, OutputColumn, SortKey } from './node.ts';

export interface Copy {
  readonly node: Node;
  /** An expression on the columns of the original as one on those of the copy. */
  readonly translate: (expression: Expression) => Expression;
}

/**
 * @param nextId gives a number that no column of the plan has
 */
export const copyOf = (original: Node, nextId: () => ColumnId): Copy => {
  const columns = new Map<ColumnId, Expression>();
  const translate = (expression: Expression): Expression => substitute(expression, columns);

  const renewed = <Column extends OutputColumn>(known: Column): Column => {
    const id = nextId();
    columns.set(known.id, column(id, known.type));
    return { ...known, id };
  };
  const sorted = (keys: readonly SortKey[]): readonly SortKey[] =>
    keys.map((key) => ({ ...key, expression: translate(key.expression) }));
  /** Expressions read what is below: only then do the columns get their numbers. */
  const computed = <Column extends OutputColumn & { readonly expression: Expression }>(
    list: readonly Column[],
  ): readonly Column[] =>
    list.map((known) => ({ ...known, expression: translate(known.expression) })).map(renewed);
  const aggregated = <
    Column extends OutputColumn & {
      readonly operands: readonly Expression[];
      readonly filter?: Expression;
    },
  >(
    list: readonly Column[],
  ): readonly Column[] =>
    list
      .map((known) => ({
        ...known,
        operands: known.operands.map(translate),
        ...(known.filter && { filter: translate(known.filter) }),
      }))
      .map(renewed);

  const copied = (node: Node): Node => {
    switch (node.kind) {
      case 'scan':
        return { ...node, columns: node.columns.map(renewed) };
      case 'values':
        return { ...node, columns: node.columns.map(renewed) };
      case 'filter': {
        const input = copied(node.input);
        return { ...node, input, condition: translate(node.condition) };
      }
      case 'project': {
        const input = copied(node.input);
        return { ...node, input, columns: computed(node.columns) };
      }
      case 'join': {
        const left = copied(node.left);
        const right = copied(node.right);
        return {
          ...node,
          left,
          right,
          ...(node.condition && { condition: translate(node.condition) }),
        };
      }
      case 'aggregate': {
        const input = copied(node.input);
        const keys = computed(node.keys);
        return { ...node, input, keys, aggregates: aggregated(node.aggregates) };
      }
      case 'window': {
        const input = copied(node.input);
        return {
          ...node,
          input,
          partition: node.partition.map(translate),
          order: sorted(node.order),
          columns: aggregated(node.columns),
        };
      }
      case 'sort': {
        const input = copied(node.input);
        return { ...node, input, keys: sorted(node.keys) };
      }
      case 'limit':
      case 'distinct':
        return { ...node, input: copied(node.input) };
      case 'set': {
        const left = copied(node.left);
        const right = copied(node.right);
        return { ...node, left, right, columns: node.columns.map(renewed) };
      }
      case 'fragment':
        return { ...node, plan: copied(node.plan) };
    }
  };
  const node = copied(original);
  return { node, translate };
};
