/** What readers of all formats are made of. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type Guess, quotedText } from './column-types.ts';

/** Bytes up to which a file is looked into as a whole before it is read: about a second's work. */
export const WHOLE_BYTES = 10_000_000;

/** Rows that are looked at of a larger one; DuckDB's own default. */
export const SAMPLE_ROWS = 20_480;

/** A column as the reader gives it. */
export interface ReadColumn {
  readonly name: string;
  /** Type in which it is read. */
  readonly native: string;
  /** Of a column that is read as text: what it may hold, the narrowest first. */
  readonly guesses: readonly Guess[];
}

/** Why a file is not read, unless its heading stands out: one of these columns has no letters beneath it. */
export interface Doubt {
  readonly reason: string;
  readonly columns: readonly string[];
}

/** SQL that reads a file, with whatever was found out about it fixed. */
export interface Reader {
  readonly from: string;
  /** The rows that types are judged by. */
  readonly sample: string;
  /** The sample is the file. */
  readonly isWhole: boolean;
  readonly columns: readonly ReadColumn[];
  /** Rows that there have to be, where they were counted. */
  readonly rows?: number;
  readonly doubt?: Doubt;
}

export const rowsOf = async (
  connection: DuckDBConnection,
  statement: string,
): Promise<readonly Record<string, DuckDBValue>[]> =>
  (await connection.run(statement)).getRowObjects();

export const described = async (
  connection: DuckDBConnection,
  from: string,
): Promise<readonly { readonly name: string; readonly type: string }[]> =>
  (await rowsOf(connection, `describe select * from ${from}`)).map(
    ({ column_name, column_type }) => ({ name: String(column_name), type: String(column_type) }),
  );

/** DuckDB takes paths for patterns: a file that is called `*.csv` is not all the others. */
export const pathText = (path: string): string => quotedText(path.replace(/[*?[]/g, '[$&]'));

export const definitions = (columns: readonly ReadColumn[]): string => {
  const types = columns.map(({ name, native }) => `${quotedText(name)}: ${quotedText(native)}`);
  return `columns = {${types.join(', ')}}`;
};

export const sampled = (from: string, isWhole: boolean): string =>
  isWhole ? from : `(select * from ${from} limit ${SAMPLE_ROWS})`;

/** Rows that are looked at to find out what a file holds; -1 is all of them. */
export const sampleSize = (isWhole: boolean): string =>
  `sample_size = ${isWhole ? -1 : SAMPLE_ROWS}`;
