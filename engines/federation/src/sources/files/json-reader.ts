import type { DuckDBConnection } from '@duckdb/node-api';
import { type Guess, guessesFor } from './column-types.ts';
import { bytesOf, isCompressed, startOfText } from './file-bytes.ts';
import type { FileTable } from './file-table.ts';
import {
  definitions,
  described,
  pathText,
  type ReadColumn,
  type Reader,
  rowsOf,
  sampled,
  sampleSize,
} from './reader.ts';
import { shownNames, UnreadableFile } from './unreadable-file.ts';

/** Bytes at the ends of a file among which not all are blank. */
const END_BYTES = 65_536;

interface Ends {
  readonly first: string;
  readonly last: string;
}

/** The first and the last sign that is not blank. */
const endsOf = async ({ path, file }: FileTable): Promise<Ends> => {
  const beginning = await bytesOf(path, END_BYTES);
  if (isCompressed(beginning)) throw new UnreadableFile(`${file} is compressed`);
  const first = beginning.toString('latin1', startOfText(beginning)).trimStart();
  if (first === '') throw new UnreadableFile(`${file} is empty`);
  const last = (await bytesOf(path, -END_BYTES)).toString('latin1').trimEnd();
  return { first: first.charAt(0), last: last.charAt(last.length - 1) };
};

/** What a file ends with that begins with one of these. */
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Names that DuckDB gives where there is none, or one but for its case. */
const GIVEN_NAME = /^C\d+$|_\d+$/;

/** DuckDB gives some columns other names than the file does, and then finds no values under them. */
const checkNames = async (
  connection: DuckDBConnection,
  file: string,
  names: readonly string[],
  objects: string,
): Promise<void> => {
  if (!names.some((name) => GIVEN_NAME.test(name))) return;
  const rows = await rowsOf(
    connection,
    `select distinct unnest(json_keys(json)) as name ${objects}`,
  );
  const keys = rows.map(({ name }) => String(name));
  if (names.every((name) => keys.includes(name))) return;
  const alike = keys
    .filter((key) =>
      keys.some((other) => other !== key && other.toLowerCase() === key.toLowerCase()),
    )
    .sort();
  throw new UnreadableFile(
    alike.length > 0
      ? `${file} has names that differ only by case: ${shownNames(alike)}`
      : `${file} has an empty name`,
  );
};

const TEXTS = /^(DATE|TIME|TIMESTAMP.*|TIME WITH TIME ZONE|UUID)$/;
const NESTED = /^(STRUCT|MAP|UNION)\(|\]$/;

/** DuckDB rounds what it reads as a number to what it found in the rows that it looked at. */
const isExact = (type: string, isWhole: boolean): boolean =>
  type === 'VARCHAR' || type === 'JSON' || (isWhole && type !== 'DOUBLE');

/**
 * Texts in JSON as texts, whatever they look like, numbers as texts where they could be rounded, and what is
 * nested as JSON.
 */
export const jsonReader = async (
  connection: DuckDBConnection,
  table: FileTable,
  isWhole: boolean,
): Promise<Reader> => {
  const { first, last } = await endsOf(table);
  const breaksOff = new UnreadableFile(`${table.file} breaks off`);
  // DuckDB takes a comma for the end of a list.
  if (first === '[' && /[,}]/.test(last)) throw breaksOff;
  const options = [
    pathText(table.path),
    ...(first === '[' ? [`format = 'array'`] : []),
    `compression = 'uncompressed'`,
    'hive_partitioning = false',
  ].join(', ');
  const found = await described(connection, `read_json(${options}, ${sampleSize(isWhole)})`);
  if (!isWhole && (CLOSING[first] ?? last) !== last) throw breaksOff;
  await checkNames(
    connection,
    table.file,
    found.map(({ name }) => name),
    `from ${sampled(`read_json_objects(${options})`, isWhole)}`,
  );
  const said = table.columns ?? {};
  const columns = found.map(({ name, type }): ReadColumn => {
    const texts = (guesses: readonly Guess[]) => ({ name, native: 'VARCHAR', guesses });
    if (Object.hasOwn(said, name)) return texts([]);
    if (NESTED.test(type)) return { name, native: 'JSON', guesses: [] };
    if (TEXTS.test(type) || !isExact(type, isWhole)) return texts(guessesFor(type));
    return { name, native: type, guesses: [] };
  });
  const from = `read_json(${options}, ${definitions(columns)})`;
  return { from, sample: sampled(from, isWhole), isWhole, columns };
};
