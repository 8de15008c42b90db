/**
 * CSV of which single lines do not have the fields that the heading promises. DuckDB then looks for another
 * way to read all lines, and finds one that loses them: the whole line as one field, or most lines passed
 * over as if they stood before the heading.
 */
import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CsvDialect, type CsvFile, readCsv, sniffCsv } from './csv-dialect.ts';
import { rowsOf, sampled } from './reader.ts';

export interface UnevenLine {
  readonly line: number;
  /** What it does, in words that follow the line's number. */
  readonly fault: string;
}

/** Signs that separate fields, where DuckDB looks for them by itself. */
const DELIMITERS = /[,;|\t]/;

/** Whether a file may have been read otherwise than it was meant. */
export const isDoubtful = (dialect: CsvDialect | undefined): boolean =>
  dialect === undefined ||
  dialect.skip > 0 ||
  (dialect.columns.length === 1 && DELIMITERS.test(dialect.columns[0]?.name ?? ''));

/** A line that cannot be read, and how many fields it has beside those that there should be. */
interface Refused {
  readonly line: number;
  readonly fields: 'more' | 'fewer' | undefined;
}

/**
 * The line at a byte, counted as editors do: DuckDB counts one that goes on within quotes as one.
 *
 * @param position from 1, in the text as UTF-8, as DuckDB has it
 */
const lineAt = async ({ path, encoding }: CsvFile, position: number): Promise<number> => {
  let line = 1;
  let left = position - 1;
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer;
    const text = encoding === 'utf-8' ? bytes : Buffer.from(bytes.toString('latin1'));
    for (const byte of text.subarray(0, left)) if (byte === 10) line += 1;
    left -= text.length;
    if (left <= 0) break;
  }
  return line;
};

const countOf = async (connection: DuckDBConnection, from: string): Promise<number> =>
  Number((await rowsOf(connection, `select count(*) as rows from ${from}`))[0]?.rows);

const FIELDS: Readonly<Record<string, Refused['fields']>> = {
  'TOO MANY COLUMNS': 'more',
  'MISSING COLUMNS': 'fewer',
};

/** The first line of a file that is looked into as a whole, by what DuckDB keeps in temporary tables. */
const keptLine = async (
  connection: DuckDBConnection,
  csv: CsvFile,
  meant: CsvDialect,
): Promise<Refused | undefined> => {
  try {
    await countOf(connection, readCsv(csv, meant, 'store_rejects = true', 'rejects_limit = 1000'));
    const [first] = await rowsOf(
      connection,
      `select line, line_byte_position as position, cast(error_type as varchar) as error
       from reject_errors order by line limit 1`,
    );
    if (!first) return undefined;
    return {
      // At least as many as DuckDB counts, also where lines end as on old machines.
      line: Math.max(Number(first.line), await lineAt(csv, Number(first.position))),
      fields: FIELDS[String(first.error)],
    };
  } finally {
    await connection.run('drop table if exists reject_errors');
    await connection.run('drop table if exists reject_scans');
  }
};

const REFUSED =
  /^Invalid Input Error: CSV Error on Line: (\d+)\n(?:[\s\S]*\nExpected Number of Columns: (\d+) Found: (\d+)\n)?/;

/** The first line of a larger file that stops DuckDB; lines within quotes do not count. */
const stoppingLine = async (
  connection: DuckDBConnection,
  csv: CsvFile,
  meant: CsvDialect,
): Promise<Refused | undefined> => {
  try {
    await countOf(connection, sampled(readCsv(csv, meant), false));
    return undefined;
  } catch (error) {
    const refused = error instanceof Error ? REFUSED.exec(error.message) : null;
    if (!refused) throw error;
    const [, line, expected, found] = refused;
    const fields = Number(found) > Number(expected) ? 'more' : 'fewer';
    return { line: Number(line), fields: expected === undefined ? undefined : fields };
  }
};

/**
 * The first line that is not written as the heading and most other lines are.
 *
 * @param read how DuckDB would read the file
 */
export const unevenLine = async (
  connection: DuckDBConnection,
  csv: CsvFile,
  read: CsvDialect | undefined,
): Promise<UnevenLine | undefined> => {
  const meant = await sniffCsv(connection, csv, true);
  if (!meant || meant.skip > 0 || meant.columns.length === 1) return undefined;
  const rows = (dialect: CsvDialect, ...more: readonly string[]): Promise<number> =>
    countOf(connection, sampled(readCsv(csv, dialect, ...more), csv.isWhole));
  const even = (await rows(meant, 'ignore_errors = true')) - (meant.hasHeading ? 0 : 1);
  if (even * 2 <= (read ? await rows(read) : 0)) return undefined;
  const refused = await (csv.isWhole ? keptLine : stoppingLine)(connection, csv, meant);
  if (!refused) return undefined;
  const { line, fields } = refused;
  const first = meant.hasHeading ? 'the heading' : 'the first line';
  return {
    line,
    fault: fields ? `has ${fields} fields than ${first}` : 'is not written as the others are',
  };
};
