/** Plans that a source without a query language can answer: one table, conditions, a choice of columns. */
import type { ColumnId, Expression } from '../../plan/expression.ts';
import { conjuncts, substitute } from '../../plan/expression.ts';
import type { Node, Scan, ScanColumn, SortKey } from '../../plan/node.ts';

export interface Selection {
  readonly scan: Scan;
  /** In the order of the plan's output; a column may come twice. */
  readonly output: readonly ScanColumn[];
  /** All have to hold; they read the scan's columns. */
  readonly conditions: readonly Expression[];
  readonly order: readonly SortKey[];
  readonly count: number | undefined;
  readonly offset: number;
}

interface Found extends Selection {
  readonly columns: ReadonlyMap<ColumnId, ScanColumn>;
  readonly isLimited: boolean;
}

const rewritten = (expression: Expression, { columns }: Found): Expression =>
  substitute(
    expression,
    new Map([...columns].map(([id, { id: of, type }]) => [id, { kind: 'column', id: of, type }])),
  );

const found = (plan: Node): Found | undefined => {
  if (plan.kind === 'scan') {
    return {
      scan: plan,
      output: plan.columns,
      conditions: [],
      order: [],
      count: undefined,
      offset: 0,
      columns: new Map(plan.columns.map((column) => [column.id, column])),
      isLimited: false,
    };
  }
  if (!('input' in plan)) return undefined;
  const input = found(plan.input);
  if (!input) return undefined;
  switch (plan.kind) {
    case 'filter':
      if (input.isLimited) return undefined;
      return {
        ...input,
        conditions: [...input.conditions, ...conjuncts(rewritten(plan.condition, input))],
      };
    case 'project': {
      const columns = new Map<ColumnId, ScanColumn>();
      for (const { id, expression } of plan.columns) {
        const column = expression.kind === 'column' ? input.columns.get(expression.id) : undefined;
        if (!column) return undefined;
        columns.set(id, column);
      }
      return { ...input, columns, output: [...columns.values()] };
    }
    case 'sort':
      if (input.isLimited || input.order.length > 0) return undefined;
      return {
        ...input,
        order: plan.keys.map((key) => ({ ...key, expression: rewritten(key.expression, input) })),
      };
    case 'limit':
      if (input.isLimited) return undefined;
      return { ...input, count: plan.count, offset: plan.offset, isLimited: true };
    default:
      return undefined;
  }
};

/** @returns undefined for any other plan. */
export const selectionOf = (plan: Node): Selection | undefined => found(plan);
