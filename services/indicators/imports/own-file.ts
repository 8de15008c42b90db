/** A steward's own file with what was found: only the right rows, or all with a last column that says what is wrong. */
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { csvLine } from '../../../platform/csv.ts';
import type { ImportMessages } from '../messages/imports/index.ts';
import { checkFile } from './check-file.ts';
import { withByteOrderMark } from './csv.ts';
import { createIssueLog } from './issue.ts';
import type { Mapping } from './mapping.ts';
import { openTable } from './open-table.ts';
import type { Table, TableRow } from './read-table.ts';
import type { Known } from './validate.ts';

export type OwnRows = 'right' | 'marked';

interface Marked extends TableRow {
  /** Empty for a row with nothing against it. */
  readonly reasons: readonly string[];
  /** Labels of the columns that something is said of. */
  readonly columns: readonly string[];
}

interface MarkedTable {
  readonly table: Table;
  readonly rows: () => AsyncGenerator<Marked>;
}

/** @returns undefined when the file is no table any more */
const markedTable = async (
  bytes: Uint8Array,
  mapping: Mapping,
  known: Known,
  kind: OwnRows,
  words: ImportMessages,
): Promise<MarkedTable | undefined> => {
  const log = createIssueLog(Number.POSITIVE_INFINITY);
  await checkFile(bytes, mapping, known, { log });
  const found = new Map<number, { reasons: string[]; columns: string[] }>();
  for (const issue of log.kept()) {
    if (issue.severity === 'warning') continue;
    const said = found.get(issue.row) ?? { reasons: [], columns: [] };
    said.reasons.push(
      `${issue.column ? `${issue.column}: ` : ''}${words.issues[issue.code](issue)}`,
    );
    said.columns.push(issue.column);
    found.set(issue.row, said);
  }
  const opened = await openTable(bytes, mapping);
  if (!opened.ok) return undefined;
  const { table } = opened;
  return {
    table,
    rows: async function* () {
      for await (const row of table.rows()) {
        const said = found.get(row.row) ?? { reasons: [], columns: [] };
        if (kind === 'marked' || said.reasons.length === 0) yield { ...row, ...said };
      }
    },
  };
};

const lettersPerPiece = 65_536;

/** As delimited text, piece by piece, in the file's own delimiter. */
export async function* ownCsv(
  bytes: Uint8Array,
  mapping: Mapping,
  known: Known,
  kind: OwnRows,
  words: ImportMessages,
): AsyncGenerator<string> {
  const marked = await markedTable(bytes, mapping, known, kind, words);
  if (marked === undefined) return;
  const { header, delimiter = ',' } = marked.table;
  yield withByteOrderMark(
    csvLine(kind === 'marked' ? [...header, words.batch.problemColumn] : header, delimiter),
  );
  let piece = '';
  for await (const { cells, reasons } of marked.rows()) {
    piece += csvLine(kind === 'marked' ? [...cells, reasons.join(' ')] : cells, delimiter);
    if (piece.length > lettersPerPiece) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** Rows that are written into a workbook at once; longer files come as delimited text. */
export const workbookRowsAtMost = 20_000;

const bold = { fontWeight: 'bold' as const };
const wrong = { backgroundColor: '#ffe3b3' };

/** Texts are written as texts, whatever they begin with: nothing becomes a formula. */
const cellOf = (text: string, isNumber: boolean, decimalSign: string): CellObject => {
  const number = Number(decimalSign === ',' ? text.replace(',', '.') : text);
  return isNumber && Number.isFinite(number)
    ? { value: number, type: Number }
    : { value: text, type: String };
};

/** As a workbook of one sheet: cells that something is said of are coloured. */
export const ownWorkbook = async (
  bytes: Uint8Array,
  mapping: Mapping,
  known: Known,
  kind: OwnRows,
  words: ImportMessages,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const marked = await markedTable(bytes, mapping, known, kind, words);
  if (marked === undefined) return undefined;
  const { header, labels, choice } = marked.table;
  const heads = kind === 'marked' ? [...header, words.batch.problemColumn] : [...header];
  const data: CellObject[][] = [heads.map((text) => ({ value: text, type: String, ...bold }))];
  for await (const { cells, numbers = [], reasons, columns } of marked.rows()) {
    if (data.length > workbookRowsAtMost) return undefined;
    const ofNumbers = new Set(numbers);
    const row = cells.map((text, position) => ({
      ...cellOf(text, ofNumbers.has(position), mapping.decimalSign),
      ...(columns.includes(labels[position] ?? '') ? wrong : {}),
    }));
    if (kind === 'marked')
      row.push({ value: reasons.join(' '), type: String, ...(reasons.length > 0 ? wrong : {}) });
    data.push(row);
  }
  const written = writeExcelFile(data, {
    sheet: (choice?.sheet ?? 'Sheet').slice(0, 31),
    stickyRowsCount: 1,
    columns: heads.map((_, position) => ({ width: position < header.length ? 16 : 60 })),
  });
  return new Uint8Array(await written.toBuffer());
};
