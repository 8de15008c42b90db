/** From the bytes of a delimited file to rows of cells, each with its line number. */
import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Problem } from '../../../platform/problem.ts';
import type { Issue, IssueCode } from './issue.ts';
import type { SheetChoice, WorkbookFacts } from './workbook/read-in-place.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

export interface Table {
  /** Undefined for a workbook, which is always Unicode. */
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  readonly header: readonly string[];
  /** What columns are called in what people read; a workbook adds the letter. */
  readonly labels: readonly string[];
  /** Line of the header; 1 unless empty lines or `sep=` stand above it. */
  readonly headerRow: number;
  /** Streams the rows under the header; throws `BrokenTable` where quotes do not match or a row has no end. */
  readonly rows: () => AsyncIterable<TableRow>;
  /** Of a workbook, right once all rows were read; undefined for a delimited file. */
  readonly workbook: (() => WorkbookFacts | undefined) | undefined;
  /** The sheets of a workbook and the one that is read. */
  readonly choice: SheetChoice | undefined;
}

export interface TableRow {
  /** Line on which the record begins, as an editor shows it. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Positions of formulas whose result the file does not hold. */
  readonly unknown?: readonly number[];
  /** Positions of cells that hold numbers; left out where every cell is text. */
  readonly numbers?: readonly number[];
}

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | {
      readonly ok: false;
      readonly issues: readonly Issue[];
      /** Of a workbook: another sheet may be a table. */
      readonly choice?: SheetChoice | undefined;
    };

/** A record that cannot be told apart from the next: nothing after it can be trusted. */
export class BrokenTable extends Error {
  readonly row: number;
  readonly code: 'broken-quotes' | 'endless-row';
  constructor(row: number, code: BrokenTable['code']) {
    super(`Row ${row}: ${code}`);
    this.row = row;
    this.code = code;
  }
}

/** More than any table of figures has, and few enough to be shown and compared. */
export const columnsAtMost = 500;

/** Letters in a row; quotes that are never closed also end here. */
const recordAtMost = 1_000_000;

const sampleBytes = 65_536;
const pieceBytes = 262_144;

const startsWith = (bytes: Uint8Array, ...wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[index] === byte);

/** UTF-16 without a byte order mark: of the header's plain letters every other byte is zero. */
const unmarkedUtf16 = (bytes: Uint8Array): Encoding | undefined => {
  const pairs = Math.min(bytes.length >> 1, 64);
  const start = bytes.subarray(0, pairs * 2);
  const zerosAt = (parity: number) =>
    start.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const [first, second] = [zerosAt(0), zerosAt(1)];
  if (first === 0 && second === pairs) return 'utf-16le';
  return second === 0 && first === pairs ? 'utf-16be' : undefined;
};

/** How `wrong-encoding` calls a text with NUL bytes in it; its `row` says where the first stands. */
export const nulInText = 'nul';

const rowOf = (bytes: Uint8Array, position: number): number =>
  bytes.subarray(0, position).reduce((row, byte) => row + (byte === 0x0a ? 1 : 0), 1);

/**
 * Finds out how a file's letters are written: a byte order mark says it; else zeros in every other
 * byte; else strict UTF-8; else Windows-1252, which the steward must confirm, since any bytes at all can be read that way.
 *
 * @throws Problem wrong-encoding for files that are no text: NUL bytes, or bytes that Windows-1252 leaves open
 */
export const detectEncoding = (bytes: Uint8Array): Encoding => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const nul = bytes.indexOf(0);
  const isBinary = nul >= 0;
  const unmarked = isBinary && bytes.length >= 8 ? unmarkedUtf16(bytes) : undefined;
  if (unmarked) return unmarked;
  if (isUtf8(bytes)) {
    if (!isBinary) return 'utf-8';
    throw new Problem('wrong-encoding', { what: nulInText, row: rowOf(bytes, nul) });
  }
  const openInWindows1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
  if (isBinary || openInWindows1252.some((byte) => bytes.includes(byte)))
    throw new Problem('wrong-encoding', { what: 'binary' });
  return 'windows-1252';
};

/** Text piece by piece, every line end as `\n`: files that mix them would be counted wrongly. */
function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let carried = ''; // a carriage return at the end of a piece may be half of a line end
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    const isLast = from + pieceBytes >= bytes.length;
    let text: string;
    try {
      text = carried + decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: !isLast });
    } catch (cause) {
      throw new Problem('wrong-encoding', { what: encoding }, { cause });
    }
    carried = !isLast && text.endsWith('\r') ? '\r' : '';
    if (carried) text = text.slice(0, -1);
    yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
}

const startOf = (bytes: Uint8Array, encoding: Encoding): string => {
  // the sample may end within a letter: never fatal, and the last line is not looked at
  return new TextDecoder(encoding).decode(bytes.subarray(0, sampleBytes));
};

/** The delimiter that divides the header into most cells; `sep=;` (a habit of Excel) decides by itself. */
export const detectDelimiter = (start: string): Delimiter => {
  const told = /^sep=([,;\t|])\r?\n/i.exec(start)?.[1];
  if (told) return told as Delimiter; // one of the four by the pattern
  const header = start.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  const outsideQuotes = header.replace(/"[^"]*"/g, '');
  const count = (sign: Delimiter) => outsideQuotes.split(sign).length;
  const [best] = ([',', ';', '\t', '|'] as const).toSorted((a, b) => count(b) - count(a));
  return best ?? ',';
};

export const issueOf = (code: IssueCode, row: number, column = '', value = ''): Issue => ({
  row,
  column,
  code,
  value,
  detail: '',
  severity: 'error',
});

export const tooManyColumns = ({ row, cells }: TableRow): Issue =>
  issueOf('too-many-columns', row, '', String(cells.length));

const newlinesIn = (cells: readonly string[]): number => {
  let count = 0;
  for (const cell of cells) if (cell.includes('\n')) count += cell.split('\n').length - 1;
  return count;
};

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Whether any line is longer than a record may be. */
const hasEndlessLine = (pieces: Iterable<string>): boolean => {
  let length = 0;
  for (const piece of pieces) {
    const [end = '', ...others] = piece.split('\n');
    length += end.length;
    if (length > recordAtMost) return true;
    length = others.at(-1)?.length ?? length;
  }
  return false;
};

async function* records(
  bytes: Uint8Array,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: recordAtMost,
  });
  const source = Readable.from(decoded(bytes, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>)
      yield { row: info.lines - newlinesIn(record), cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const isEndless =
      error.code === 'CSV_MAX_RECORD_SIZE' && hasEndlessLine(decoded(bytes, encoding));
    throw new BrokenTable(Number(error.lines ?? 0), isEndless ? 'endless-row' : 'broken-quotes');
  } finally {
    source.destroy();
  }
}

const isSeparatorLine = ({ cells }: TableRow, row: number): boolean =>
  row === 1 && /^sep=$|^sep=.$/i.test(cells[0] ?? '');

/** Numbers and dates name no columns: such a first row is data. */
export const looksLikeData = (header: readonly string[]): boolean => {
  const filled = header.filter((cell) => cell !== '');
  const data = filled.filter((cell) => /^[-+]?[\d.,]+%?$|^\d{4}-\d{2}(-\d{2})?$/.test(cell));
  return data.length * 2 > filled.length;
};

/**
 * Opens a delimited file. Encoding and delimiter are found out, the header is read.
 *
 * @param fallback how bytes that are no UTF-8 may be read; `utf-8` refuses them
 * @returns the table, or what is wrong with the file as a whole
 * @throws Problem wrong-encoding
 */
export const readTable = async (
  bytes: Uint8Array,
  fallback: 'utf-8' | 'windows-1252' = 'utf-8',
): Promise<ReadTable> => {
  const encoding = detectEncoding(bytes);
  if (encoding === 'windows-1252' && fallback === 'utf-8')
    throw new Problem('wrong-encoding', { what: encoding });
  const start = startOf(bytes, encoding);
  if (start.trim() === '') return { ok: false, issues: [issueOf('empty-file', 0)] };
  const delimiter = detectDelimiter(start);
  const all = () => records(bytes, encoding, delimiter);
  let header: TableRow | undefined;
  let isEmpty = true;
  try {
    for await (const row of all()) {
      if (header === undefined && isSeparatorLine(row, row.row)) continue;
      if (header !== undefined) {
        isEmpty = false;
        break;
      }
      header = row;
    }
  } catch (error) {
    if (error instanceof BrokenTable)
      return { ok: false, issues: [issueOf(error.code, error.row)] };
    throw error;
  }
  if (header === undefined) return { ok: false, issues: [issueOf('empty-file', 0)] };
  if (header.cells.length > columnsAtMost) return { ok: false, issues: [tooManyColumns(header)] };
  if (looksLikeData(header.cells))
    return {
      ok: false,
      issues: [issueOf('no-header', header.row, '', header.cells.slice(0, 6).join(delimiter))],
    };
  if (isEmpty) return { ok: false, issues: [issueOf('no-rows', header.row)] };
  const headerRow = header.row;
  return {
    ok: true,
    table: {
      encoding,
      delimiter,
      header: header.cells,
      labels: header.cells,
      workbook: undefined,
      choice: undefined,
      headerRow,
      rows: async function* () {
        for await (const row of all()) if (row.row > headerRow) yield row;
      },
    },
  };
};

const rowsLookedAt = 20_000;

/** Cells with letters outside ASCII: what a steward looks at to see whether the encoding is right. */
export const lettersToConfirm = async (
  table: Table,
  atMost: number,
): Promise<readonly string[]> => {
  const found = new Set<string>();
  let looked = 0;
  for await (const { cells } of table.rows()) {
    for (const cell of cells) if (/\P{ASCII}/u.test(cell)) found.add(cell);
    looked++;
    if (found.size >= atMost || looked >= rowsLookedAt) break;
  }
  return [...found].slice(0, atMost);
};

/** The first rows under the header, for the steward to see what the columns hold. */
export const firstRows = async (
  table: Table,
  count: number,
): Promise<readonly (readonly string[])[]> => {
  const rows: (readonly string[])[] = [];
  try {
    for await (const { cells } of table.rows()) {
      rows.push(cells);
      if (rows.length >= count) break;
    }
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error; // the check tells the row
  }
  return rows;
};
