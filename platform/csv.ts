/** Delimited text as spreadsheets read it (RFC 4180). */

/** The mark by which spreadsheets know UTF-8. */
export const byteOrderMark = '\uFEFF';

/** What a spreadsheet takes for the start of a formula, in narrow and wide letters. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

const plainNumber = /^[+-]?[\d.,\s]+%?$/;

/**
 * A cell that a spreadsheet would run as a formula gets a quote before it, whoever wrote it and wherever it
 * stands, headers included (OWASP, CSV injection). A number keeps its sign.
 */
export const harmlessCell = <Cell extends string | number | null | undefined>(
  cell: Cell,
): Cell | string =>
  typeof cell === 'string' && formulaStart.test(cell) && !plainNumber.test(cell)
    ? `'${cell}`
    : cell;

const quoted = (cell: string, delimiter: string): string =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** One line with its end; every cell is harmless. */
export const csvLine = (cells: readonly (string | number | null)[], delimiter = ','): string =>
  `${cells.map((cell) => quoted(String(harmlessCell(cell) ?? ''), delimiter)).join(delimiter)}\r\n`;
