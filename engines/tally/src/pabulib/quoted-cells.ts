/** Cells of a row with quotes, line by line: what is in quotes may go on over many lines. */
import type { Findings } from './faults.ts';

export const withoutLineEnd = (text: string): string => {
  if (!text.endsWith('\n')) return text;
  return text.slice(0, text.endsWith('\r\n') ? -2 : -1);
};

/** A row of which a quoted cell is still open. */
export interface OpenRow {
  readonly line: number;
  readonly cells: string[];
  readonly lines: string[];
  readonly cell: string[];
  length: number;
  /** Line on which the open quote stands. */
  quoteLine: number;
}

/**
 * Takes the cells of one line into a row. Text after a closing quote and a quote inside a cell are told,
 * and kept as they are.
 *
 * @param isInQuotes whether the last cell of the row is open since an earlier line
 * @returns whether the last cell is open at the end of the line
 */
export const continueRow = (
  row: OpenRow,
  text: string,
  line: number,
  isInQuotes: boolean,
  { error, warn }: Findings,
): boolean => {
  const end = withoutLineEnd(text).length;
  let position = 0;
  let inQuotes = isInQuotes;
  for (;;) {
    if (!inQuotes && text[position] === '"' && position < end) {
      inQuotes = true;
      row.quoteLine = line;
      position += 1;
    }
    if (inQuotes) {
      const quote = text.indexOf('"', position);
      if (quote < 0) {
        row.cell.push(text.slice(position));
        return true;
      }
      row.cell.push(text.slice(position, quote));
      position = quote + 1;
      if (text[position] === '"') {
        row.cell.push('"');
        position += 1;
        continue;
      }
      inQuotes = false;
      const separator = text.indexOf(';', position);
      const next = separator < 0 ? end : separator;
      if (next > position) {
        row.cell.push(text.slice(position, next));
        error({
          line,
          code: 'text-after-quote',
          message: 'Text follows a closing quote. Write a quote inside a quoted cell twice.',
        });
      }
      position = next;
    } else {
      const separator = text.indexOf(';', position);
      const next = separator < 0 ? end : separator;
      const cell = text.slice(position, next);
      if (cell.includes('"'))
        warn({
          line,
          code: 'stray-quote',
          message: 'A cell holds a quote but is not quoted itself. Put it in quotes.',
        });
      row.cell.push(cell);
      position = next;
    }
    row.cells.push(row.cell.join(''));
    row.cell.length = 0;
    if (position >= end) return false;
    position += 1;
  }
};
