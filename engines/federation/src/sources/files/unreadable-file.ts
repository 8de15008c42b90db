/** Why a file cannot be read, in words for people: none of its values, and no path of the machine. */
import type { FileTable } from './file-table.ts';

/** Thrown for what is found here and not by DuckDB or the file system. The message is for people. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

const LONGEST_NAME = 60;
const MOST_NAMES = 20;

/** A name from a file or of one, in a message: on one line, and not too long. */
export const shownName = (name: string): string => {
  const line = name.replace(/\p{C}/gu, ' ');
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
};

export const shownNames = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMES).map(shownName).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
};

const FORMATS = { csv: 'CSV', json: 'JSON', parquet: 'Parquet' } as const;

/** What DuckDB says, by the parts of its messages that hold nothing of the file. */
const DUCKDB: readonly (readonly [RegExp, (file: string) => string])[] = [
  [/^Permission Error: /, (file) => `${file} is not inside the directory of the source`],
  [/^Out of Memory Error: /, (file) => `${file} takes more memory than the source may use`],
  [/Maximum line size of \d+ bytes exceeded/, (file) => `${file} has a line of more than 2 MB`],
  [
    /^Invalid Input Error: File is not [\w-]+ encoded/,
    (file) => `${file} is neither UTF-8 nor Latin-1`,
  ],
  [/^Invalid Input Error: Missing closing brace/, (file) => `${file} breaks off`],
  [/^IO Error: No files found/, (file) => `${file} is not a file`],
];

const MALFORMED =
  /^Invalid Input Error: Malformed JSON in file [\s\S]*, at byte \d+ in (record\/value|line) (\d+): (unexpected end of data)?/;

const jsonFault = (file: string, [, unit, number, end]: RegExpExecArray): string => {
  // DuckDB has counted on when it gives the number.
  const place = `${unit === 'line' ? 'line' : 'value'} ${Math.max(Number(number) - 1, 1)} of ${file}`;
  return end === undefined ? `${place} is not JSON` : `${place} breaks off`;
};

const codeOf = (error: Error): string | undefined =>
  'code' in error && typeof error.code === 'string' ? error.code : undefined;

export const unreadableReason = (error: unknown, { file, format }: FileTable): string => {
  const unknown = `${file} is not readable ${FORMATS[format]}`;
  if (!(error instanceof Error)) return unknown;
  if (error instanceof UnreadableFile) return error.message;
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no file ${file}`;
    case 'EISDIR':
      return `${file} is not a file`;
    case 'EACCES':
    case 'EPERM':
      return `the right to read ${file} is missing`;
    case undefined:
      break;
    default:
      return `${file} cannot be opened (${codeOf(error)})`;
  }
  const malformed = MALFORMED.exec(error.message);
  if (malformed) return jsonFault(file, malformed);
  return DUCKDB.find(([words]) => words.test(error.message))?.[1](file) ?? unknown;
};
