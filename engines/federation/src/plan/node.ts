/**
 * Plans as trees of frozen data. A query becomes such a tree, policies and rules rewrite it, dialects
 * write parts of it in a source's SQL, and the rest is run here.
 */
import type { TableSchema } from '../schema.ts';
import type { SqlType, Value } from '../values.ts';
import type { ColumnId, Expression } from './expression.ts';
import type { WindowColumn } from './window.ts';

export interface OutputColumn {
  readonly id: ColumnId;
  /** What people see; need not be unique. */
  readonly name: string;
  readonly type: SqlType;
}

export interface ScanColumn extends OutputColumn {
  /** The column's name in the table. */
  readonly column: string;
}

export interface ComputedColumn extends OutputColumn {
  readonly expression: Expression;
}

/** `avg` is never a node: it is written as sum and count, as sources differ in its digits. */
export type AggregateFunction =
  | 'count'
  | 'sum'
  | 'min'
  | 'max'
  | 'bool-and'
  | 'bool-or'
  | 'string-agg';

export interface AggregateColumn extends OutputColumn {
  readonly function: AggregateFunction;
  /** Undefined for `count(*)`; of `string-agg` the text and the separator. */
  readonly operands: readonly Expression[];
  readonly isDistinct: boolean;
  /** Only rows of the group for which this holds. */
  readonly filter?: Expression;
}

export interface SortKey {
  readonly expression: Expression;
  readonly isDescending: boolean;
  readonly areNullsFirst: boolean;
}

export interface Scan {
  readonly kind: 'scan';
  readonly source: string;
  readonly table: TableSchema;
  readonly columns: readonly ScanColumn[];
}

/** Rows that stand in the plan itself. */
export interface Values {
  readonly kind: 'values';
  readonly columns: readonly OutputColumn[];
  readonly rows: readonly (readonly Value[])[];
}

export interface Filter {
  readonly kind: 'filter';
  readonly input: Node;
  readonly condition: Expression;
  /**
   * Of a policy: rows that do not meet it must not be noticed. Conditions that may fail on a value stay
   * above it and are never sent to the same source with it.
   */
  readonly isBarrier?: boolean;
}

export interface Project {
  readonly kind: 'project';
  readonly input: Node;
  readonly columns: readonly ComputedColumn[];
}

/**
 * `semi`: rows of the left that have a partner; `anti`: that have none. Both give the left's columns.
 * `single`: the right gives at most one row for each of the left (a scalar subquery); more is an error.
 */
export type JoinType = 'inner' | 'left' | 'full' | 'semi' | 'anti' | 'single';

export interface Join {
  readonly kind: 'join';
  readonly type: JoinType;
  readonly left: Node;
  readonly right: Node;
  /** Undefined joins every row with every other. */
  readonly condition?: Expression;
  /** Of `anti` as `not in` has it: a NULL on either side makes the answer unknown, so no row comes. */
  readonly isNullAware?: boolean;
}

export interface Aggregate {
  readonly kind: 'aggregate';
  readonly input: Node;
  /** None: one group of all rows, also when there are none. */
  readonly keys: readonly ComputedColumn[];
  readonly aggregates: readonly AggregateColumn[];
}

/** Gives every row of its input, and what the rows of its partition say of it. */
export interface Window {
  readonly kind: 'window';
  readonly input: Node;
  readonly partition: readonly Expression[];
  readonly order: readonly SortKey[];
  /** All over the same rows in the same order; their frames may differ. */
  readonly columns: readonly WindowColumn[];
}

export interface Sort {
  readonly kind: 'sort';
  readonly input: Node;
  readonly keys: readonly SortKey[];
}

export interface Limit {
  readonly kind: 'limit';
  readonly input: Node;
  readonly count?: number;
  readonly offset: number;
}

export interface Distinct {
  readonly kind: 'distinct';
  readonly input: Node;
}

export interface SetOperation {
  readonly kind: 'set';
  readonly operation: 'union' | 'intersect' | 'except';
  readonly isAll: boolean;
  readonly left: Node;
  readonly right: Node;
  /** Column for column those of both sides, in their common types. */
  readonly columns: readonly OutputColumn[];
}

/** A part of the plan that one source answers alone. Only in plans that are ready to run. */
export interface Fragment {
  readonly kind: 'fragment';
  /** Unique in the plan; names the rows where they are joined here. */
  readonly name: string;
  readonly source: string;
  readonly plan: Node;
  /** Rows that it is expected to give. */
  readonly estimatedRows: number;
}

export type Node =
  | Scan
  | Values
  | Filter
  | Project
  | Join
  | Aggregate
  | Window
  | Sort
  | Limit
  | Distinct
  | SetOperation
  | Fragment;

/** The columns that a node gives, in order. */
export const outputOf = (node: Node): readonly OutputColumn[] => {
  switch (node.kind) {
    case 'scan':
    case 'values':
    case 'project':
    case 'set':
      return node.columns;
    case 'filter':
    case 'sort':
    case 'limit':
    case 'distinct':
      return outputOf(node.input);
    case 'join':
      return node.type === 'semi' || node.type === 'anti'
        ? outputOf(node.left)
        : [...outputOf(node.left), ...outputOf(node.right)];
    case 'aggregate':
      return [...node.keys, ...node.aggregates];
    case 'window':
      return [...outputOf(node.input), ...node.columns];
    case 'fragment':
      return outputOf(node.plan);
  }
};

/** The nodes directly below. */
export const inputsOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'scan':
    case 'values':
      return [];
    case 'filter':
    case 'project':
    case 'aggregate':
    case 'window':
    case 'sort':
    case 'limit':
    case 'distinct':
      return [node.input];
    case 'join':
    case 'set':
      return [node.left, node.right];
    case 'fragment':
      return [node.plan];
  }
};

/** The same node over other inputs. */
export const withInputs = (node: Node, change: (input: Node) => Node): Node => {
  switch (node.kind) {
    case 'scan':
    case 'values':
      return node;
    case 'filter':
    case 'project':
    case 'aggregate':
    case 'window':
    case 'sort':
    case 'limit':
    case 'distinct':
      return { ...node, input: change(node.input) };
    case 'join':
    case 'set':
      return { ...node, left: change(node.left), right: change(node.right) };
    case 'fragment':
      return { ...node, plan: change(node.plan) };
  }
};

/** All fragments of a plan, in its order. */
export const fragmentsIn = (node: Node): readonly Fragment[] =>
  node.kind === 'fragment' ? [node] : inputsOf(node).flatMap(fragmentsIn);

/** All scans of a plan, in its order, also those inside fragments. */
export const scansIn = (node: Node): readonly Scan[] =>
  node.kind === 'scan' ? [node] : inputsOf(node).flatMap(scansIn);

/** The expressions that a window itself holds. */
export const windowExpressions = ({
  partition,
  order,
  columns,
}: Pick<Window, 'partition' | 'order' | 'columns'>): readonly Expression[] => [
  ...partition,
  ...order.map(({ expression }) => expression),
  ...columns.flatMap(({ operands, filter }) => [...operands, ...(filter ? [filter] : [])]),
];

/** Columns of the input that a window is partitioned by as they are. */
export const partitionColumns = ({ partition }: Pick<Window, 'partition'>): readonly ColumnId[] =>
  partition.flatMap((key) => (key.kind === 'column' ? [key.id] : []));
