/** Delimited text as spreadsheets read it. */

const byteOrderMark = '\uFEFF'; // spreadsheets read UTF-8 by it

export const withByteOrderMark = (text: string): string => byteOrderMark + text;

export const csvLine = (cells: readonly string[], delimiter: string): string =>
  `${cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`;
