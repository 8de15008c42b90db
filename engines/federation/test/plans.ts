/** Small plans for tests: tables of three columns, numbered as they come. */
import {
  type ColumnId,
  call,
  column,
  type Expression,
  type FunctionName,
  literal,
} from '../src/plan/expression.ts';
import {
  type AggregateColumn,
  type AggregateFunction,
  type Join,
  type JoinType,
  type Node,
  outputOf,
  type Scan,
  type SortKey,
} from '../src/plan/node.ts';
import type { ColumnSchema, TableSchema } from '../src/schema.ts';
import type { SqlType, TypeName, Value } from '../src/values.ts';

export type GivenType = SqlType | Exclude<TypeName, 'numeric'>;

export const typed = (type: GivenType): SqlType =>
  // A name alone is a type of its own where no digits are known.
  typeof type === 'string' ? ({ name: type } as SqlType) : type;

let lastId = 0;

export const newId = (): ColumnId => {
  lastId += 1;
  return lastId;
};

export const table = (
  path: readonly string[],
  columns: readonly (Pick<ColumnSchema, 'name'> & Partial<ColumnSchema> & { type: SqlType })[],
  keys: TableSchema['keys'] = [],
): TableSchema => ({
  name: path.join('.'),
  path,
  keys,
  columns: columns.map((given) => ({ isNullable: true, ...given })),
});

/** A scan of all columns. */
export const scan = (schema: TableSchema, source = 'here'): Scan => ({
  kind: 'scan',
  source,
  table: schema,
  columns: schema.columns.map(({ name, type }) => ({ id: newId(), name, type, column: name })),
});

/** A column of a node, by its name. */
export const of = (node: Node, name: string): Expression => {
  const found = outputOf(node).find((output) => output.name === name);
  if (!found) throw new Error(`No column ${name}`);
  return column(found.id, found.type);
};

export const value = (given: Value, type: GivenType): Expression => literal(given, typed(type));

export const fn = (
  name: FunctionName,
  operands: readonly Expression[],
  type: GivenType = 'boolean',
): Expression => call(name, operands, typed(type));

export const cast = (operand: Expression, type: GivenType): Expression => ({
  kind: 'cast',
  operand,
  type: typed(type),
});

export const oneOf = (operand: Expression, list: readonly Expression[]): Expression => ({
  kind: 'in',
  operand,
  list,
  type: { name: 'boolean' },
});

export const filter = (input: Node, condition: Expression): Node => ({
  kind: 'filter',
  input,
  condition,
});

export const project = (input: Node, columns: Readonly<Record<string, Expression>>): Node => ({
  kind: 'project',
  input,
  columns: Object.entries(columns).map(([name, expression]) => ({
    id: newId(),
    name,
    type: expression.type,
    expression,
  })),
});

export const join = (
  type: JoinType,
  left: Node,
  right: Node,
  condition?: Expression,
  isNullAware?: boolean,
): Join => ({
  kind: 'join',
  type,
  left,
  right,
  ...(condition && { condition }),
  ...(isNullAware !== undefined && { isNullAware }),
});

export const aggregateColumn = (
  name: string,
  function_: AggregateFunction,
  operands: readonly Expression[],
  type: GivenType,
  more: { readonly isDistinct?: boolean; readonly filter?: Expression } = {},
): AggregateColumn => ({
  id: newId(),
  name,
  function: function_,
  operands,
  type: typed(type),
  isDistinct: more.isDistinct ?? false,
  ...(more.filter && { filter: more.filter }),
});

export const aggregate = (
  input: Node,
  keys: Readonly<Record<string, Expression>>,
  aggregates: readonly AggregateColumn[] = [],
): Node => ({
  kind: 'aggregate',
  input,
  keys: Object.entries(keys).map(([name, expression]) => ({
    id: newId(),
    name,
    type: expression.type,
    expression,
  })),
  aggregates,
});

export const ascending = (expression: Expression, areNullsFirst = false): SortKey => ({
  expression,
  isDescending: false,
  areNullsFirst,
});

export const descending = (expression: Expression, areNullsFirst = true): SortKey => ({
  expression,
  isDescending: true,
  areNullsFirst,
});

export const sort = (input: Node, ...keys: readonly SortKey[]): Node => ({
  kind: 'sort',
  input,
  keys,
});

export const limit = (input: Node, count: number | undefined, offset = 0): Node => ({
  kind: 'limit',
  input,
  offset,
  ...(count !== undefined && { count }),
});

export const distinct = (input: Node): Node => ({ kind: 'distinct', input });

export const set = (
  operation: 'union' | 'intersect' | 'except',
  isAll: boolean,
  left: Node,
  right: Node,
): Node => ({
  kind: 'set',
  operation,
  isAll,
  left,
  right,
  columns: outputOf(left).map(({ name, type }) => ({ id: newId(), name, type })),
});

export const values = (types: readonly GivenType[], rows: readonly (readonly Value[])[]): Node => ({
  kind: 'values',
  columns: types.map((type, index) => ({ id: newId(), name: `c${index}`, type: typed(type) })),
  rows,
});
