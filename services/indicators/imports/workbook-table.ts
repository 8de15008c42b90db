/** A sheet of a workbook as a table: where its header stands, and its rows below. */
import {
  columnsAtMost,
  issueOf,
  looksLikeData,
  type ReadTable,
  type TableRow,
  tooManyColumns,
} from './read-table.ts';
import { lettersOf } from './workbook/columns.ts';
import type { SheetChoice, WorkbookFacts } from './workbook/read-in-place.ts';
import { sheetRows } from './workbook/read-workbook.ts';
import type { SheetRow } from './workbook/sheet.ts';
import { WorkbookTrouble } from './workbook/trouble.ts';

/** Rows in which a header is looked for, below titles and remarks. */
const rowsLookedAt = 40;

const filledIn = ({ cells }: SheetRow): number => cells.filter((cell) => cell !== '').length;

/**
 * The header among the first rows: the first that is nearly as wide as the widest. Titles, merged
 * cells and remarks above a table fill one or two cells.
 */
export const findHeader = (rows: readonly SheetRow[]): SheetRow | undefined => {
  const widest = Math.max(0, ...rows.map(filledIn));
  const wide = Math.max(Math.min(2, widest), Math.ceil(widest * 0.6));
  return rows.find((row) => filledIn(row) >= wide);
};

const withSign = (row: SheetRow, sign: '.' | ','): readonly string[] => {
  if (sign === '.') return row.cells;
  const numbers = new Set(row.numbers);
  return row.cells.map((cell, position) => (numbers.has(position) ? cell.replace('.', ',') : cell));
};

export interface WorkbookOptions {
  /** Empty for the first that is visible. */
  readonly sheet: string;
  /** Numbers are given with the sign the mapping reads, whatever the workbook shows. */
  readonly decimalSign: '.' | ',';
}

/** @returns the table, or what is wrong with the file or sheet as a whole */
export const readWorkbookTable = async (
  bytes: Uint8Array,
  { sheet, decimalSign }: WorkbookOptions,
): Promise<ReadTable> => {
  const first: SheetRow[] = [];
  let choice: SheetChoice | undefined;
  const onOpen = (found: SheetChoice) => {
    choice = found;
  };
  try {
    for await (const row of sheetRows(bytes, sheet, onOpen)) {
      first.push(row);
      if (first.length >= rowsLookedAt) break;
    }
  } catch (error) {
    if (!(error instanceof WorkbookTrouble)) throw error;
    return { ok: false, issues: [issueOf('unreadable-workbook', 0, '', error.reason)] };
  }
  const found = findHeader(first);
  if (found === undefined) return { ok: false, issues: [issueOf('empty-file', 0)], choice };
  const header = found.cells;
  if (header.length > columnsAtMost) return { ok: false, issues: [tooManyColumns(found)], choice };
  if (looksLikeData(header))
    return {
      ok: false,
      issues: [issueOf('no-header', found.row, '', header.slice(0, 6).join(' '))],
      choice,
    };
  if (found === first.at(-1) && first.length < rowsLookedAt)
    return { ok: false, issues: [issueOf('no-rows', found.row)], choice };
  let facts: WorkbookFacts | undefined;
  return {
    ok: true,
    table: {
      encoding: undefined,
      delimiter: undefined,
      header,
      labels: header.map((name, position) => `${name} (${lettersOf(position)})`.trim()),
      headerRow: found.row,
      workbook: () => facts,
      choice,
      rows: async function* (): AsyncGenerator<TableRow> {
        const rows = sheetRows(bytes, sheet);
        try {
          for (;;) {
            const next = await rows.next();
            if (next.done) {
              facts = next.value;
              return;
            }
            const { row, numbers, unknown } = next.value;
            if (row <= found.row) continue;
            const cells = [...withSign(next.value, decimalSign)];
            while (cells.length < header.length) cells.push('');
            yield { row, cells, numbers, unknown };
          }
        } finally {
          await rows.return(undefined as never); // ends the thread; the value is not looked at
        }
      },
    },
  };
};
