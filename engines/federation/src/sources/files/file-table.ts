/** Files as tables of DuckDB: what stands in them is looked at once, and read the same way from then on. */
import { access, open, readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlType } from '../../values.ts';
import {
  fits,
  type Guess,
  guessesFor,
  offered,
  quotedName,
  said,
  scaleOf,
} from './column-types.ts';
import type { ColumnType, FilesOptions } from './options.ts';
import { pathText, type Reader, rowsOf } from './reader.ts';
import { openReader } from './readers.ts';
import { shownName, shownNames, UnreadableFile } from './unreadable-file.ts';

export type Format = 'csv' | 'json' | 'parquet';

export interface FileTable {
  readonly name: string;
  readonly path: string;
  /** The path inside the directory, for messages. */
  readonly file: string;
  readonly format: Format;
  /** Types that columns are said to have. */
  readonly columns?: Readonly<Record<string, ColumnType>>;
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
    return Object.entries(tables).map(([name, { file, format, columns }]) => ({
      name,
      ...placed(file),
      format: format ?? formatOf(file) ?? 'csv',
      ...(columns && { columns }),
    }));
  }
  const names = (await readdir(directory)).sort();
  return names.flatMap((file) => {
    const format = formatOf(file);
    return format ? [{ name: basename(file, extname(file)), ...placed(file), format }] : [];
  });
};

export const stampOf = async (path: string): Promise<string> => {
  const { size, mtimeMs } = await stat(path);
  return `${size} ${mtimeMs}`;
};

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

/** What a look over the rows has told. */
interface Found {
  /** Undefined where not all rows were looked at. */
  readonly rows: number | undefined;
  readonly guesses: ReadonlyMap<string, Guess>;
  readonly scales: ReadonlyMap<string, number>;
}

/** Looks over the rows: which guesses hold, and how long decimals are. */
const lookOver = async (
  connection: DuckDBConnection,
  { from, sample, isWhole, columns }: Reader,
  types: Readonly<Record<string, ColumnType>>,
): Promise<Found> => {
  const isSaid = (name: string): boolean => Object.hasOwn(types, name);
  const candidates = columns.flatMap(({ name, native, sniffed }) =>
    native === 'VARCHAR' && !isSaid(name)
      ? guessesFor(sniffed).map((guess) => ({ name, guess }))
      : [],
  );
  const decimals = columns.filter(({ name }) => isSaid(name) && types[name] === 'numeric');
  const conditions = candidates.map(
    ({ name, guess }, index) => `${fits(quotedName(name), guess)} as "${index}"`,
  );
  const scales = decimals.map(({ name }, index) => `${scaleOf(quotedName(name))} as "${index}"`);
  const looked =
    isWhole || conditions.length > 0
      ? await rowsOf(
          connection,
          `select ${['count(*) as rows', ...conditions].join(', ')} from ${sample}`,
        )
      : [];
  const measured =
    scales.length > 0 ? await rowsOf(connection, `select ${scales.join(', ')} from ${from}`) : [];
  const held = candidates.filter((_, index) => looked[0]?.[index] === true);
  return {
    rows: isWhole ? Number(looked[0]?.rows) : undefined,
    // The first guess that holds is the narrowest.
    guesses: new Map(held.toReversed().map(({ name, guess }) => [name, guess])),
    scales: new Map(decimals.map(({ name }, index) => [name, Number(measured[0]?.[index])])),
  };
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

/**
 * Looks into a file.
 * @throws UnreadableFile, or what DuckDB or the file system says of a file that cannot be read
 */
export const inspectFile = async (
  connection: DuckDBConnection,
  table: FileTable,
): Promise<FileContent> => {
  const stamp = await stampOf(table.path);
  const reader = await openReader(connection, table);
  checkSaid(table, reader.columns);
  const types = table.columns ?? {};
  const { rows, guesses, scales } = await lookOver(connection, reader, types);
  const columns = reader.columns.map(({ name, native }) => {
    const quoted = quotedName(name);
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (type) return { name, nativeType: native, ...said(type, quoted, scales.get(name) ?? 0) };
    const guess = guesses.get(name);
    if (!guess) return { name, nativeType: native, ...offered(native, quoted) };
    return { name, nativeType: guess, ...offered(guess, `cast(${quoted} as ${guess})`) };
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
