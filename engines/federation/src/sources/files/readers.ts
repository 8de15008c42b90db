/** SQL that reads a file, with whatever was found out about it fixed. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { quotedText } from './column-types.ts';
import type { FileTable } from './file-table.ts';

/** Bytes up to which a file is looked into as a whole before it is read: about a second's work. */
const WHOLE_BYTES = 10_000_000;

/** Rows that are looked at of a larger one; DuckDB's own default. */
const SAMPLE_ROWS = 20_480;

/** A column as the reader gives it, and what DuckDB took it for. */
export interface ReadColumn {
  readonly name: string;
  /** Type in which it is read. */
  readonly native: string;
  /** Of a column that is read as text: what it looked like. */
  readonly sniffed: string;
}

export interface Reader {
  readonly from: string;
  /** The rows that types are judged by. */
  readonly sample: string;
  /** The sample is the file. */
  readonly isWhole: boolean;
  readonly columns: readonly ReadColumn[];
}

export const rowsOf = async (
  connection: DuckDBConnection,
  statement: string,
): Promise<readonly Record<string, DuckDBValue>[]> =>
  (await connection.run(statement)).getRowObjects();

/** DuckDB takes paths for patterns: a file that is called `*.csv` is not all the others. */
export const pathText = (path: string): string => quotedText(path.replace(/[*?[]/g, '[$&]'));

const definitions = (columns: readonly ReadColumn[]): string => {
  const types = columns.map(({ name, native }) => `${quotedText(name)}: ${quotedText(native)}`);
  return `columns = {${types.join(', ')}}`;
};

const described = async (connection: DuckDBConnection, from: string) =>
  (await rowsOf(connection, `describe select * from ${from}`)).map(
    ({ column_name, column_type }) => ({ name: String(column_name), type: String(column_type) }),
  );

/** Whether the beginning of a file, as far as it is looked into, is UTF-8. */
const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stream = createReadStream(path, { end: WHOLE_BYTES });
  for await (const bytes of stream) {
    try {
      decoder.decode(bytes as Uint8Array, { stream: true });
    } catch {
      return false;
    }
  }
  return true;
};

const sampled = (from: string, isWhole: boolean): string =>
  isWhole ? from : `(select * from ${from} limit ${SAMPLE_ROWS})`;

/**
 * All columns of a CSV file as texts. DuckDB would write the SQL, too (`Prompt`), but puts names of the header
 * into it as they stand, so that a file could bring SQL of its own. What is not UTF-8 is taken for Latin-1,
 * which DuckDB refuses where signs are not of that either. Only files inside the directory are looked into:
 * DuckDB is asked before anything is read here.
 */
const csvReader = async (
  connection: DuckDBConnection,
  table: FileTable,
  isWhole: boolean,
): Promise<Reader> => {
  const path = pathText(table.path);
  await rowsOf(connection, `select size from read_blob(${path})`);
  const encoding = (await isUtf8(table.path)) ? 'utf-8' : 'latin-1';
  const [found] = await rowsOf(
    connection,
    `select Delimiter as delim, Quote as quote, Escape as escape, NewLineDelimiter as new_line,
      Comment as comment, SkipRows as skip, HasHeader as header,
      cast(to_json(Columns) as varchar) as columns
     from sniff_csv(${path}, encoding = '${encoding}', sample_size = ${isWhole ? -1 : SAMPLE_ROWS})`,
  );
  const { skip, header, columns, ...signs } = found ?? {};
  const given = Object.entries(signs).flatMap(([option, value]) =>
    value === null ? [] : [`${option} = ${quotedText(value === '(empty)' ? '' : String(value))}`],
  );
  // `to_json` of a list of names and types.
  const named = JSON.parse(String(columns)) as readonly { name: string; type: string }[];
  const read = named.map(({ name, type }) => ({ name, native: 'VARCHAR', sniffed: type }));
  const from = `read_csv(${[
    path,
    'auto_detect = false',
    `encoding = '${encoding}'`,
    ...given,
    `skip = ${Number(skip)}`,
    `header = ${header === true}`,
    definitions(read),
  ].join(', ')})`;
  return { from, sample: sampled(from, isWhole), isWhole, columns: read };
};

const WRITTEN_AS_TEXT = /^(DATE|TIME|TIMESTAMP.*|TIME WITH TIME ZONE|UUID)$/;
const NESTED = /^(STRUCT|MAP|UNION)\(|\]$/;

/** Texts in JSON as texts, whatever they look like, and what is nested as JSON. */
const jsonReader = async (
  connection: DuckDBConnection,
  table: FileTable,
  isWhole: boolean,
): Promise<Reader> => {
  const path = pathText(table.path);
  const said = table.columns ?? {};
  const sampleSize = `sample_size = ${isWhole ? -1 : SAMPLE_ROWS}`;
  const found = await described(connection, `read_json(${path}, ${sampleSize})`);
  const columns = found.map(({ name, type }) => {
    if (Object.hasOwn(said, name)) return { name, native: 'VARCHAR', sniffed: 'VARCHAR' };
    if (NESTED.test(type)) return { name, native: 'JSON', sniffed: type };
    return { name, native: WRITTEN_AS_TEXT.test(type) ? 'VARCHAR' : type, sniffed: type };
  });
  const from = `read_json(${path}, ${definitions(columns)})`;
  return { from, sample: sampled(from, isWhole), isWhole, columns };
};

const parquetReader = async (connection: DuckDBConnection, table: FileTable): Promise<Reader> => {
  const from = `read_parquet(${pathText(table.path)})`;
  const columns = (await described(connection, from)).map(({ name, type }) => ({
    name,
    native: type,
    sniffed: type,
  }));
  return { from, sample: from, isWhole: false, columns };
};

export const openReader = async (
  connection: DuckDBConnection,
  table: FileTable,
): Promise<Reader> => {
  const isWhole = (await stat(table.path)).size < WHOLE_BYTES;
  switch (table.format) {
    case 'csv':
      return csvReader(connection, table, isWhole);
    case 'json':
      return jsonReader(connection, table, isWhole);
    case 'parquet':
      return parquetReader(connection, table);
  }
};
