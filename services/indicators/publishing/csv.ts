import { stringify } from 'csv-stringify/sync';
import { byteOrderMark, harmlessCell } from '../../../platform/csv.ts';
import { columns, type FigureRow } from './rows.ts';

/** CSV in UTF-8 (RFC 4180, with line feeds), with the mark by which spreadsheets know it, piece by piece. */
export const asCsv = async function* (
  pages: AsyncIterable<readonly FigureRow[]>,
): AsyncGenerator<string> {
  yield `${byteOrderMark}${columns.join(',')}\n`;
  for await (const page of pages)
    yield stringify(page.map((row) => columns.map((column) => harmlessCell(row[column]))));
};
