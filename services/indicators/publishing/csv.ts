import { stringify } from 'csv-stringify/sync';
import { columns, type FigureRow } from './rows.ts';

/**
 * A cell that a spreadsheet would run as a formula gets a quote before it (OWASP, CSV injection).
 * Numbers are numbers: theirs is the minus.
 */
const harmless = (cell: string | number | null): string | number | null =>
  typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;

const byteOrderMark = '\uFEFF';

/** CSV in UTF-8 (RFC 4180, with line feeds), with the mark by which spreadsheets know it, piece by piece. */
export const asCsv = async function* (
  pages: AsyncIterable<readonly FigureRow[]>,
): AsyncGenerator<string> {
  yield `${byteOrderMark}${columns.join(',')}\n`;
  for await (const page of pages)
    yield stringify(page.map((row) => columns.map((column) => harmless(row[column]))));
};
