import writeExcelFile from 'write-excel-file/node';
import type { Sheet, SheetCell } from './excel-sheets.ts';

/** Longer text does not fit an Excel cell. */
const charactersAtMost = 32_767;

const numberFormat = (decimals: number | undefined): { readonly format?: string } =>
  decimals === undefined ? {} : { format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` };

/** Text is text, whatever it begins with: `=1+1` from a source is shown, never run. */
const cellOf = (cell: SheetCell, decimals: number | undefined, isHeader: boolean) => {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'object')
    return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  if (typeof cell === 'number') return { value: cell, type: Number, ...numberFormat(decimals) };
  return {
    value: cell.slice(0, charactersAtMost),
    type: String,
    ...(isHeader ? { fontWeight: 'bold' as const } : {}),
  };
};

/** An Excel workbook (.xlsx). It takes a second for some ten thousand rows, without a pause. */
export const writeExcel = async (sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> => {
  const written = writeExcelFile(
    sheets.map(({ name, rows, widths, decimals, headerRows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: headerRows,
      data: rows.map((row, line) =>
        row.map((cell, column) => cellOf(cell, decimals[column], line < headerRows)),
      ),
    })),
  );
  return new Uint8Array(await written.toBuffer());
};
