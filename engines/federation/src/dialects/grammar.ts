/** What one dialect tells the shared writer of statements. */
import type { ColumnId, Expression, FunctionName } from '../plan/expression.ts';
import type { AggregateColumn, Node, Scan, SortKey } from '../plan/node.ts';
import type { WindowColumn, WindowFunction } from '../plan/window.ts';
import type { ColumnSchema } from '../schema.ts';
import type { SqlType, Value } from '../values.ts';
import type { Dialect } from './dialect.ts';
import type { Placeholders, Sql } from './sql.ts';

/** Thrown inside a writer where a plan's meaning cannot be kept; it never leaves the dialect. */
export class NotWritable extends Error {
  override readonly name = 'NotWritable';
}

export const refuse = (reason: string): never => {
  throw new NotWritable(reason);
};

/** Writes the expressions inside the one at hand, and tells where columns come from. */
export interface Writer {
  /** As a value that can be selected, compared and passed on. */
  readonly value: (expression: Expression) => Sql;
  /** As a condition, such as stands after `where`. */
  readonly predicate: (expression: Expression) => Sql;
  /** The source's column that this expression is, unchanged. */
  readonly originOf: (expression: Expression) => ColumnSchema | undefined;
  /** Whether it may be NULL, as far as the plan tells. */
  readonly isNullable: (expression: Expression) => boolean;
  /** Whether equal and ordered text of it is what PostgreSQL takes for equal and ordered. */
  readonly isSettled: (expression: Expression) => boolean;
  /** How a computed column was computed; undefined for columns of tables. */
  readonly definitionOf: (id: ColumnId) => Expression | AggregateColumn | undefined;
}

export type FunctionWriter = (operands: readonly Expression[], write: Writer, type: SqlType) => Sql;

export type FunctionWriters = Readonly<Partial<Record<FunctionName, FunctionWriter>>>;

export interface LimitClause {
  readonly count: number | undefined;
  readonly offset: number;
  readonly isOrdered: boolean;
}

/** What a database's windows have, beside what all have alike. */
export interface WindowGrammar {
  readonly hasGroups: boolean;
  readonly hasExclude: boolean;
  /** Whether a frame that ends before it starts has no rows: DuckDB and MariaDB count some. */
  readonly hasBackwardFrames?: boolean;
  /** Whether lag and lead take what there is beyond the partition, and keep all its digits. */
  readonly hasDefaultsOf: (type: SqlType) => boolean;
  /** Functions that the database does not have, or not exactly. */
  readonly without?: readonly WindowFunction[];
  /** Whether ranges can be a distance away in the type of what is ordered by. */
  readonly measures?: (ordered: Expression) => boolean;
  /** How such a range is ordered, where that is not by the plain sort key. */
  readonly measuredKey?: (key: SortKey, write: Writer) => Sql;
  /** The order of a window without one, where functions of rows cannot do without. */
  readonly noOrder?: Sql;
  /** Of what is `ntile`, where it is wider. */
  readonly asInteger?: (value: Sql) => Sql;
  /** Of a share, where it comes with fewer digits. */
  readonly asDouble?: (value: Sql) => Sql;
  /** Whether an aggregate over its frame is not exactly PostgreSQL's. */
  readonly isInexact?: (column: WindowColumn) => boolean;
}

export interface Grammar {
  readonly name: Dialect['name'];
  readonly placeholders: Placeholders;
  /** The plan with what has to be known of all of it before any of it is written. */
  readonly settled?: (plan: Node) => Node;
  readonly identifier: (name: string) => string;
  /** Where conditions are no values (SQL Server, Oracle): how a condition becomes one. */
  readonly conditionAsValue?: (condition: Sql) => Sql;
  /** The condition that always, or never, holds. */
  readonly constant: (holds: boolean) => string;
  readonly booleanValue: (value: boolean) => Sql;
  /** NULL of a type. */
  readonly nullOf: (type: SqlType) => Sql;
  /** Never called for NULL and booleans. */
  readonly literal: (value: Exclude<Value, null | boolean>, type: SqlType) => Sql;
  /** A column of a table of the source, where its own type is not the one it is offered as. */
  readonly scanColumn?: (reference: string, schema: ColumnSchema) => Sql;
  /** A column of a table or derived table, where reading it needs more than its name. */
  readonly column?: (reference: Sql, type: SqlType) => Sql;
  /** Functions that are absent are not writable. */
  readonly functions: FunctionWriters;
  readonly cast: (operand: Expression, type: SqlType, write: Writer) => Sql;
  /** A result of `case`, where results of several columns may not go together. */
  readonly inCase?: (expression: Expression, write: Writer) => Sql;
  readonly inList: (operand: Expression, list: readonly Expression[], write: Writer) => Sql;
  /** An expression by which rows are grouped or made distinct, so that equal means the same. */
  readonly key: (expression: Expression, write: Writer) => Sql;
  /**
   * Whether `key` differs from the plain value: such a key is computed in a table of its own first, as
   * databases do not see that what is selected is what was grouped by.
   */
  readonly isKeyWrapped?: (expression: Expression, write: Writer) => boolean;
  /** What rows are grouped by beside the keys themselves. */
  readonly groupedToo?: (expression: Expression, write: Writer) => readonly Sql[];
  /** Whether rows are made distinct by grouping them, as `distinct` takes others for equal. */
  readonly isDistinctGrouped: boolean;
  /** Whether a collation that a column names is one that compares as "C". */
  readonly isCollationC?: (collation: string) => boolean;
  readonly sortKey: (key: SortKey, write: Writer) => Sql;
  /** Whether `sortKey` writes the value itself and the direction, so that it agrees with `distinct`. */
  readonly isPlainSortKey: (key: SortKey, write: Writer) => boolean;
  /** @param over ` over (…)` of an aggregate over a window, or nothing */
  readonly aggregate: (
    column: AggregateColumn,
    order: readonly SortKey[],
    write: Writer,
    over: Sql,
  ) => Sql;
  /** Undefined where windows are never written. */
  readonly windows?: WindowGrammar;
  readonly table: (scan: Scan) => Sql;
  readonly fragment?: (name: string) => Sql;
  /** Rows that stand in the statement, as a table with columns c0, c1, …; `alias` is quoted. */
  readonly values: (
    rows: readonly (readonly Sql[])[],
    types: readonly SqlType[],
    alias: string,
  ) => Sql;
  /** Whether text among such rows compares as in PostgreSQL. */
  readonly areValuesSettled?: boolean;
  /** What follows `from` when a select reads nothing; Oracle's dual. */
  readonly emptyFrom: string;
  /** Clauses after the order. */
  readonly limit: (clause: LimitClause) => Sql;
  /** SQL Server's `top (n)`, written before the columns; undefined leaves it to `limit`. */
  readonly top?: (clause: LimitClause) => string | undefined;
  readonly hasFullJoin: boolean;
  /** Whether a join's optional side keeps its conditions: DuckDB takes no subqueries among those that join. */
  readonly areOptionalSidesApart?: boolean;
  /**
   * Both sides of `left not in (select right …)`, so that equal means the same; undefined where that is
   * never written.
   */
  readonly notIn?: (left: Expression, right: Expression, write: Writer) => readonly [Sql, Sql];
  /** Whether NULLs on either side are asked for by themselves: MariaDB loses them where it keeps the right side. */
  readonly areNullsOfNotInApart?: boolean;
  /**
   * Whether answers of subqueries are kept by the columns that they read from outside, compared by those
   * columns' own collations (MariaDB's subquery cache): such columns have to be keys already.
   */
  readonly isSubqueryCached?: boolean;
  /**
   * Whether subqueries are answered for each value of the columns that they read from outside, and rows come
   * in the order of those (DuckDB): of what a policy masks only the mask may be read.
   */
  readonly isOrderedByOuterValues?: boolean;
  /** `(condition) is not false`, where the dialect can say it. */
  readonly isNotFalse?: (condition: Sql) => Sql;
  /** The word, or undefined where the database does not have the operation. */
  readonly setOperation: (
    operation: 'union' | 'intersect' | 'except',
    isAll: boolean,
  ) => string | undefined;
  /** Whether texts of several collations do not go together in a union of all rows. */
  readonly areUnitedTextsKeys?: boolean;
  /**
   * How texts are written that do not go together in a set operation, so that they compare as in
   * PostgreSQL; undefined where the two do as they are.
   */
  readonly united?: (
    left: Expression,
    right: Expression,
    write: Writer,
  ) => ((expression: Expression) => Sql) | undefined;
  /** How a derived table gets its name: Oracle has no `as` there. */
  readonly aliasWord: ' as ' | ' ';
  /** A column of the whole statement, where it travels as another type. */
  readonly output?: (value: Sql, type: SqlType) => Sql;
  /**
   * Whether a subquery that stands as a value may give a struct, and raises when it gives more than one
   * row: any `single` join can then be written, also where the plan does not promise one row.
   */
  readonly hasScalarStructs: boolean;
}

/** Exactly so many operands. */
export const one = (operands: readonly Expression[]): Expression => {
  const [first, ...others] = operands;
  return first && others.length === 0 ? first : refuse('one operand expected');
};

export const two = (operands: readonly Expression[]): readonly [Expression, Expression] => {
  const [first, second, ...others] = operands;
  return first && second && others.length === 0 ? [first, second] : refuse('two operands expected');
};

export const isNullLiteral = (expression: Expression): boolean =>
  expression.kind === 'literal' && expression.value === null;

/** The value of a whole number that stands in the plan; undefined for anything else. */
export const wholeLiteral = (expression: Expression): number | undefined => {
  if (expression.kind !== 'literal') return undefined;
  const { value } = expression;
  const number = typeof value === 'bigint' || typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
};

export const textLiteral = (expression: Expression): string | undefined =>
  expression.kind === 'literal' && typeof expression.value === 'string'
    ? expression.value
    : undefined;
