/** Plans over tables of SQLite files that tests make. */
import { call, column, type Expression } from '../../../plan/expression.ts';
import type { AggregateColumn, Node, Scan } from '../../../plan/node.ts';
import type { SourceSchema, TableSchema } from '../../../schema.ts';
import type { Row, SqlType } from '../../../values.ts';
import type { Source } from '../../source.ts';

export const BIGINT: SqlType = { name: 'bigint' };
export const TEXT: SqlType = { name: 'text' };

export const tableIn = (schema: SourceSchema, name: string): TableSchema => {
  const table = schema.tables.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
};

/** All columns of a table or those that are named, numbered from `first` on. */
export const scanOf = (table: TableSchema, columns?: readonly string[], first = 1): Scan => ({
  kind: 'scan',
  source: 'permits',
  table,
  columns: table.columns
    .filter(({ name }) => columns?.includes(name) ?? true)
    .map(({ name, type }, index) => ({ id: first + index, name, column: name, type })),
});

export const equal = (left: Expression, right: Expression): Expression =>
  call('equal', [left, right]);

export const countOf = (id: number, operands: readonly Expression[] = []): AggregateColumn => ({
  id,
  name: 'count',
  type: BIGINT,
  function: 'count',
  operands,
  isDistinct: false,
});

/** How many rows a plan has. */
export const counted = (input: Node, id = 90): Node => ({
  kind: 'aggregate',
  keys: [],
  aggregates: [countOf(id)],
  input,
});

/** By a column, with how many rows each of its values has. */
export const grouped = (input: Node, id: number, first: number, type: SqlType = BIGINT): Node => ({
  kind: 'aggregate',
  keys: [{ id: first, name: 'key', type, expression: column(id, type) }],
  aggregates: [countOf(first + 1)],
  input,
});

export const sorted = (input: Node, id: number, type: SqlType): Node => ({
  kind: 'sort',
  input,
  keys: [{ expression: column(id, type), isDescending: false, areNullsFirst: false }],
});

export const rowsOf = async (
  source: Source,
  plan: Node,
  limits: {
    readonly signal?: AbortSignal;
    readonly timeout?: number;
    readonly maximumRows?: number;
  } = {},
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  const all = { signal: new AbortController().signal, timeout: 60_000, maximumRows: 10_000_000 };
  for await (const batch of source.execute(plan, { ...all, ...limits })) rows.push(...batch);
  return rows;
};
