/** What sources say of themselves. */
import type { SqlType } from './values.ts';

export interface ColumnSchema {
  readonly name: string;
  readonly type: SqlType;
  readonly isNullable: boolean;
  /** What the source calls the type, where a connector needs it to read or write values. */
  readonly nativeType?: string;
  /** Distinct values, where the source tells. */
  readonly distinct?: number;
  /**
   * How the source compares this column where that is not as PostgreSQL with collation "C" does:
   * dialects then write comparisons so that they agree, or leave them to be made here.
   */
  readonly collation?: string;
}

/**
 * Columns that have to be given for a table to answer at all (REST and SOAP operations): with all columns
 * of one of these sets restricted to values, it does.
 */
export type AccessPattern = readonly string[];

export interface TableSchema {
  /** As it stands in queries after the source's name: `schema.table` or `table`. */
  readonly name: string;
  /** As the source knows it, part by part. */
  readonly path: readonly string[];
  readonly columns: readonly ColumnSchema[];
  /** Sets of columns that no two rows share; the primary key first. */
  readonly keys: readonly (readonly string[])[];
  /** Rows, as the source estimates them. */
  readonly estimatedRows?: number;
  readonly access?: readonly AccessPattern[];
  /**
   * The encoding of its texts by the source's own name for it, where that has not all of Unicode's
   * characters or not in their order.
   */
  readonly encoding?: string;
}

/** A table that cannot be offered, as what it would be read from cannot be read. */
export interface UnreadableTable {
  /** As a table's. */
  readonly name: string;
  /** For people: it holds no values and no path of the machine. */
  readonly reason: string;
}

export interface SourceSchema {
  readonly tables: readonly TableSchema[];
  readonly unreadable?: readonly UnreadableTable[];
}
