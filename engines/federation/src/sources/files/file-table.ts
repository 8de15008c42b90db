/** Files as tables of DuckDB: what stands in them is looked at once, and read the same way from then on. */
import { open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { SqlType } from '../../values.ts';
import type { FilesOptions } from './options.ts';

export type Format = 'csv' | 'json' | 'parquet';

export interface FileTable {
  readonly name: string;
  readonly path: string;
  readonly format: Format;
}

export interface FileColumn {
  readonly name: string;
  readonly type: SqlType;
  /** What DuckDB calls it. */
  readonly nativeType: string;
}

/** What was found in a file: its columns, and the SQL that reads it so. */
export interface FileContent {
  readonly columns: readonly FileColumn[];
  readonly select: string;
  readonly estimatedRows: number | undefined;
  /** Size and time of the last change: while they stay, so does the content. */
  readonly stamp: string;
}

const FORMATS: Readonly<Record<string, Format>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.json': 'json',
  '.ndjson': 'json',
  '.jsonl': 'json',
  '.parquet': 'parquet',
};

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** DuckDB takes paths for patterns: a file that is called `*.csv` is not all the others. */
const withoutPatterns = (path: string): string => path.replace(/[*?[]/g, '[$&]');

const formatOf = (file: string): Format | undefined => FORMATS[extname(file).toLowerCase()];

/** The tables that the options name, or that the directory holds. */
export const fileTables = async ({
  directory,
  tables,
}: FilesOptions): Promise<readonly FileTable[]> => {
  if (tables) {
    return Object.entries(tables).map(([name, { file, format }]) => ({
      name,
      path: join(directory, file),
      format: format ?? formatOf(file) ?? 'csv',
    }));
  }
  const names = (await readdir(directory)).sort();
  return names.flatMap((file) => {
    const format = formatOf(file);
    return format
      ? [{ name: basename(file, extname(file)), path: join(directory, file), format }]
      : [];
  });
};

export const stampOf = async (path: string): Promise<string> => {
  const { size, mtimeMs } = await stat(path);
  return `${size} ${mtimeMs}`;
};

/** What a type of DuckDB is offered as, and how a column of it is read so. */
const offered = (
  native: string,
  name: string,
): { readonly type: SqlType; readonly read: string } => {
  const cast = (type: SqlType, to: string) => ({ type, read: `cast(${name} as ${to})` });
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(native);
  if (decimal) {
    const type: SqlType = {
      name: 'numeric',
      precision: Number(decimal[1]),
      scale: Number(decimal[2]),
    };
    return { type, read: name };
  }
  switch (native) {
    case 'BOOLEAN':
      return { type: { name: 'boolean' }, read: name };
    case 'TINYINT':
    case 'UTINYINT':
    case 'SMALLINT':
      return cast({ name: 'smallint' }, 'smallint');
    case 'USMALLINT':
    case 'INTEGER':
      return cast({ name: 'integer' }, 'integer');
    case 'UINTEGER':
    case 'BIGINT':
      return cast({ name: 'bigint' }, 'bigint');
    case 'UBIGINT':
    case 'HUGEINT':
    case 'UHUGEINT':
      return cast({ name: 'numeric', precision: 38, scale: 0 }, 'decimal(38, 0)');
    case 'FLOAT':
      return { type: { name: 'real' }, read: name };
    case 'DOUBLE':
      return { type: { name: 'double' }, read: name };
    case 'DATE':
      return { type: { name: 'date' }, read: name };
    case 'TIME':
      return { type: { name: 'time' }, read: name };
    case 'TIMESTAMP':
    case 'TIMESTAMP_S':
    case 'TIMESTAMP_MS':
    case 'TIMESTAMP_NS':
      return cast({ name: 'timestamp' }, 'timestamp');
    case 'TIMESTAMP WITH TIME ZONE':
      return { type: { name: 'timestamptz' }, read: name };
    case 'INTERVAL':
      return { type: { name: 'interval' }, read: name };
    case 'UUID':
      return { type: { name: 'uuid' }, read: name };
    case 'BLOB':
      return { type: { name: 'bytes' }, read: name };
    case 'VARCHAR':
      return { type: { name: 'text' }, read: name };
    case 'JSON':
      return cast({ name: 'json' }, 'varchar');
    default:
      return native.startsWith('ENUM')
        ? cast({ name: 'text' }, 'varchar')
        : { type: { name: 'json' }, read: `cast(to_json(${name}) as varchar)` };
  }
};

const rowsOf = async (
  connection: DuckDBConnection,
  statement: string,
): Promise<readonly Record<string, DuckDBValue>[]> =>
  (await connection.run(statement)).getRowObjects();

/** Bytes at the beginning of a text by which its number of lines is guessed. */
const SAMPLE_BYTES = 65_536;

const estimatedLines = async (path: string): Promise<number> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const lines = buffer.subarray(0, bytesRead).filter((byte) => byte === 10).length;
    return Math.round((Math.max(lines, 1) / Math.max(bytesRead, 1)) * size);
  } finally {
    await file.close();
  }
};

/**
 * SQL that reads a CSV file. DuckDB would write it, too (`Prompt`), but puts names of the header into it as
 * they stand, so that a file could bring SQL of its own.
 */
const csvReader = async (connection: DuckDBConnection, path: string): Promise<string> => {
  const [found] = await rowsOf(
    connection,
    `select Delimiter as delim, Quote as quote, Escape as escape, NewLineDelimiter as new_line,
      Comment as comment, SkipRows as skip, HasHeader as header, DateFormat as dateformat,
      TimestampFormat as timestampformat, cast(to_json(Columns) as varchar) as columns
     from sniff_csv(${path})`,
  );
  const { skip, header, columns, ...signs } = found ?? {};
  const given = Object.entries(signs).flatMap(([option, value]) =>
    value === null ? [] : [`${option} = ${quotedText(value === '(empty)' ? '' : String(value))}`],
  );
  // `to_json` of a list of names and types.
  const named = JSON.parse(String(columns)) as readonly { name: string; type: string }[];
  const types = named.map(({ name, type }) => `${quotedText(name)}: ${quotedText(type)}`);
  return `read_csv(${[
    path,
    'auto_detect = false',
    ...given,
    `skip = ${Number(skip)}`,
    `header = ${header === true}`,
    `columns = {${types.join(', ')}}`,
  ].join(', ')})`;
};

/** SQL that reads a file, with whatever was found out about it fixed. */
const reader = async (connection: DuckDBConnection, table: FileTable): Promise<string> => {
  const path = quotedText(withoutPatterns(table.path));
  switch (table.format) {
    case 'parquet':
      return `read_parquet(${path})`;
    case 'json': {
      const columns = await rowsOf(connection, `describe select * from read_json(${path})`);
      const fixed = columns.map(
        ({ column_name, column_type }) =>
          `${quotedText(String(column_name))}: ${quotedText(String(column_type))}`,
      );
      return `read_json(${path}, columns = {${fixed.join(', ')}})`;
    }
    case 'csv':
      return csvReader(connection, path);
  }
};

/** Looks into a file. */
export const inspectFile = async (
  connection: DuckDBConnection,
  table: FileTable,
): Promise<FileContent> => {
  const stamp = await stampOf(table.path);
  const from = await reader(connection, table);
  const described = await rowsOf(connection, `describe select * from ${from}`);
  const columns = described.map(({ column_name, column_type }) => {
    const name = String(column_name);
    const nativeType = String(column_type);
    return { name, nativeType, ...offered(nativeType, quotedName(name)) };
  });
  const selected = columns.map(({ name, read }) => `${read} as ${quotedName(name)}`);
  const counted =
    table.format === 'parquet'
      ? await rowsOf(
          connection,
          `select num_rows from parquet_file_metadata(${quotedText(withoutPatterns(table.path))})`,
        )
      : undefined;
  return {
    columns: columns.map(({ name, type, nativeType }) => ({ name, type, nativeType })),
    select: `select ${selected.join(', ')} from ${from}`,
    estimatedRows: counted ? Number(counted[0]?.num_rows) : await estimatedLines(table.path),
    stamp,
  };
};
