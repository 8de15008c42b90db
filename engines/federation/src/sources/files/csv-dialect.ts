/** How a CSV file is written, as DuckDB finds it, and the SQL that reads it so. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { quotedText } from './column-types.ts';
import { definitions, pathText, type ReadColumn, rowsOf, sampleSize } from './reader.ts';

/** A CSV file that is looked into. */
export interface CsvFile {
  readonly path: string;
  readonly encoding: 'utf-8' | 'latin-1';
  /** Small enough to be looked into as a whole. */
  readonly isWhole: boolean;
}

export interface CsvDialect {
  /** Signs, as settings of DuckDB. */
  readonly signs: readonly string[];
  /** Lines at the beginning that are passed over. */
  readonly skip: number;
  readonly hasHeading: boolean;
  /** All of them as texts. */
  readonly columns: readonly ReadColumn[];
}

const NOTHING_FITS = /^Invalid Input Error: Error when sniffing file/;

/**
 * Undefined where nothing is found by which all lines could be read.
 *
 * @param isLenient finds how most lines are written, though others are not
 */
export const sniffCsv = async (
  connection: DuckDBConnection,
  { path, encoding, isWhole }: CsvFile,
  isLenient: boolean,
): Promise<CsvDialect | undefined> => {
  const options = [
    `encoding = '${encoding}'`,
    sampleSize(isWhole),
    ...(isLenient ? ['ignore_errors = true'] : []),
  ];
  try {
    const [found] = await rowsOf(
      connection,
      `select Delimiter as delim, Quote as quote, Escape as escape, NewLineDelimiter as new_line,
        Comment as comment, SkipRows as skip, HasHeader as header,
        cast(to_json(Columns) as varchar) as columns
       from sniff_csv(${pathText(path)}, ${options.join(', ')})`,
    );
    const { skip, header, columns, ...signs } = found ?? {};
    // `to_json` of a list of names and types.
    const named = JSON.parse(String(columns)) as readonly { name: string; type: string }[];
    return {
      signs: Object.entries(signs).flatMap(([option, value]) =>
        value === null
          ? []
          : [`${option} = ${quotedText(value === '(empty)' ? '' : String(value))}`],
      ),
      skip: Number(skip),
      hasHeading: header === true,
      columns: named.map(({ name, type }) => ({ name, native: 'VARCHAR', sniffed: type })),
    };
  } catch (error) {
    if (error instanceof Error && NOTHING_FITS.test(error.message)) return undefined;
    throw error;
  }
};

/**
 * DuckDB would write this SQL, too (`Prompt`), but puts names of the header into it as they stand, so that a
 * file could bring SQL of its own.
 */
export const readCsv = (
  { path, encoding }: CsvFile,
  { signs, skip, hasHeading, columns }: CsvDialect,
  ...more: readonly string[]
): string =>
  `read_csv(${[
    pathText(path),
    'auto_detect = false',
    `encoding = '${encoding}'`,
    ...signs,
    `skip = ${skip}`,
    `header = ${hasHeading}`,
    definitions(columns),
    ...more,
  ].join(', ')})`;
