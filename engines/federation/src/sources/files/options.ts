import { z } from 'zod';
import { DELIMITERS } from './csv-records.ts';

/** Types that a column of a file can be said to have. */
const columnType = z.enum([
  'text',
  'integer',
  'bigint',
  'numeric',
  'double',
  'boolean',
  'date',
  'timestamp',
  'timestamptz',
]);

/** One file as a table; its name is the table's. */
const fileTable = z.strictObject({
  /** Path inside the directory. */
  file: z.string().min(1),
  /** JSON may be one array of objects or one object a line. By the file's ending when left out. */
  format: z.enum(['csv', 'json', 'parquet']).optional(),
  /**
   * Types of columns by name, where what is found in the file is not what is wanted. Dates and times are
   * read in ISO's form; a value that does not fit fails the query.
   */
  columns: z.record(z.string().min(1), columnType).optional(),
  /** Of CSV: the line of the heading, 0 for none; where it is left out, it has to stand out. */
  heading: z.int().min(0).optional(),
  /** Of CSV: what stands between fields, where it cannot be told. */
  separator: z.enum(DELIMITERS).optional(),
});

/** An entry of `sources.json` for CSV, JSON and Parquet files of one directory, which are only read. */
export const filesOptions = z.strictObject({
  kind: z.literal('files'),
  /** Nothing outside is read, whatever links lead there. */
  directory: z.string().min(1),
  /** Left out: every file of the directory with a known ending is a table of its name without the ending. */
  tables: z.record(z.string().min(1), fileTable).optional(),
  /** Memory that reading may take, as DuckDB writes it. */
  memoryLimit: z.string().default('250MB'),
  threads: z.int().min(1).max(64).default(2),
  /** Where what does not fit in memory is kept while a statement runs. */
  temporaryDirectory: z.string().min(1),
});

export type FilesOptions = z.output<typeof filesOptions>;
export type ColumnType = z.output<typeof columnType>;
