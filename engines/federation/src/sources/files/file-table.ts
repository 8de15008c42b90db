/** Files as tables of DuckDB: what stands in them is looked at once, and read the same way from then on. */
import { access, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlType } from '../../values.ts';
import { guessed, offered, quotedName } from './column-types.ts';
import type { Delimiter } from './csv-records.ts';
import { bytesOf } from './file-bytes.ts';
import { lookOver, standsOut } from './look-over.ts';
import type { ColumnType, FilesOptions } from './options.ts';
import { pathText, type Reader, rowsOf } from './reader.ts';
import { openReader } from './readers.ts';
import { said } from './said-types.ts';
import { shownName, shownNames, UnreadableFile } from './unreadable-file.ts';

export type Format = 'csv' | 'json' | 'parquet';

export interface FileTable {
  readonly name: string;
  readonly path: string;
  /** The path inside the directory, for messages. */
  readonly file: string;
  readonly format: Format;
  /** Types that columns are said to have. */
  readonly columns?: Readonly<Record<string, ColumnType>> | undefined;
  /** Of CSV: the line of its heading, 0 for none. */
  readonly heading?: number | undefined;
  /** Of CSV. */
  readonly separator?: Delimiter | undefined;
  /** All files of the directory that would be this table, where there are several. */
  readonly rivals?: readonly string[];
}

export interface FileColumn {
  readonly name: string;
  readonly type: SqlType;
  /** What DuckDB calls what it is read as. */
  readonly nativeType: string;
}

/** What was found in a file: its columns, and the SQL that reads it so. */
export interface FileContent {
  readonly columns: readonly FileColumn[];
  readonly select: string;
  readonly estimatedRows: number | undefined;
  /** Of the file as it was looked into. */
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

const formatOf = (file: string): Format | undefined => FORMATS[extname(file).toLowerCase()];

/** The tables that the options name, or that the directory holds. */
export const fileTables = async ({
  directory,
  tables,
}: FilesOptions): Promise<readonly FileTable[]> => {
  const placed = (file: string) => {
    const path = join(directory, file);
    return { path, file: shownName(relative(directory, path)) };
  };
  if (tables) {
    // All files of a directory that is away are away with it: no fault of theirs.
    await access(directory);
    return Object.entries(tables).map(([name, { file, format, ...more }]) => ({
      name,
      ...placed(file),
      format: format ?? formatOf(file) ?? 'csv',
      ...more,
    }));
  }
  const found = (await readdir(directory)).sort().flatMap((file): readonly FileTable[] => {
    const format = formatOf(file);
    return format ? [{ name: basename(file, extname(file)), ...placed(file), format }] : [];
  });
  return [...Map.groupBy(found, ({ name }) => name).values()].flatMap(([table, ...others]) => {
    if (!table || others.length === 0) return table ? [table] : [];
    return [{ ...table, rivals: [table, ...others].map(({ file }) => file) }];
  });
};

/** While it stays, so does what is in a file. */
export const stampOf = async (path: string): Promise<string> => {
  const { size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [size, mtimeNs, ctimeNs].join(' ');
};

/** Bytes at the beginning of a text by which its number of lines is guessed. */
const SAMPLE_BYTES = 65_536;

const estimatedLines = async (path: string): Promise<number> => {
  const { size } = await stat(path);
  const beginning = await bytesOf(path, SAMPLE_BYTES);
  const lines = beginning.filter((byte) => byte === 10).length;
  return Math.round((Math.max(lines, 1) / Math.max(beginning.length, 1)) * size);
};

const rowsInParquet = async (connection: DuckDBConnection, path: string): Promise<number> => {
  const statement = `select num_rows from parquet_file_metadata(${pathText(path)})`;
  return Number((await rowsOf(connection, statement))[0]?.num_rows);
};

/**
 * Types that are said of columns have to be of columns that there are: a slip would otherwise leave the type
 * that was guessed.
 */
const checkSaid = ({ columns = {}, file }: FileTable, found: Reader['columns']): void => {
  const names = found.map(({ name }) => name);
  const lost = Object.keys(columns).filter((name) => !names.includes(name));
  if (lost.length === 0) return;
  const [what, types] = lost.length === 1 ? ['column', 'a type'] : ['columns', 'types'];
  throw new UnreadableFile(
    `the settings give ${types} to the ${what} ${shownNames(lost)}, which ${file} does not have; its columns are ${shownNames(names)}`,
  );
};

/** What can be told of a table before its file is opened. */
const checkSettings = ({ file, format, heading, separator, rivals }: FileTable): void => {
  if (rivals)
    throw new UnreadableFile(
      `there are ${shownNames(rivals.slice(0, -1))} and ${rivals.at(-1)}: give the table's file in the settings`,
    );
  if (format !== 'csv' && (heading !== undefined || separator !== undefined))
    throw new UnreadableFile(
      `the settings say of ${file} what its heading or separator is, and it is not CSV`,
    );
};

/**
 * Looks into a file.
 *
 * @throws UnreadableFile, or what DuckDB or the file system says of a file that cannot be read
 */
export const inspectFile = async (
  connection: DuckDBConnection,
  table: FileTable,
): Promise<FileContent> => {
  checkSettings(table);
  const stamp = await stampOf(table.path);
  const reader = await openReader(connection, table);
  checkSaid(table, reader.columns);
  const types = table.columns ?? {};
  const { rows, guesses, scales } = await lookOver(connection, reader, types);
  if (reader.rows !== undefined && reader.rows !== rows)
    throw new UnreadableFile(`the rows of ${table.file} cannot be told from each other`);
  if (reader.doubt && !(await standsOut(connection, reader.sample, reader.doubt)))
    throw new UnreadableFile(reader.doubt.reason);
  const columns = reader.columns.map(({ name, native }) => {
    const quoted = quotedName(name);
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type)
      return { name, nativeType: native, ...said(type, quoted, native, scales.get(name) ?? 0) };
    const guess = guesses.get(name);
    if (!guess) return { name, nativeType: native, ...offered(native, quoted) };
    return { name, nativeType: guess, ...offered(guess, guessed(quoted, guess, reader.isWhole)) };
  });
  const selected = columns.map(({ name, read }) => `${read} as ${quotedName(name)}`);
  const counted = table.format === 'parquet' ? await rowsInParquet(connection, table.path) : rows;
  return {
    columns: columns.map(({ name, type, nativeType }) => ({ name, type, nativeType })),
    select: `select ${selected.join(', ')} from ${reader.from}`,
    estimatedRows: counted ?? (await estimatedLines(table.path)),
    stamp,
  };
};
