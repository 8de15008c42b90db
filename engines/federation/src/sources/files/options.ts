import { z } from 'zod';

/** One file as a table; its name is the table's. */
const fileTable = z.strictObject({
  /** Path inside the directory. */
  file: z.string().min(1),
  /** JSON may be one array of objects or one object a line. By the file's ending when left out. */
  format: z.enum(['csv', 'json', 'parquet']).optional(),
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
