/** Reads a workbook in this very thread: what the worker does, and what tests look at. */
import type { SheetFacts, SheetRow } from './sheet.ts';
import { readSheet } from './sheet.ts';
import { WorkbookTrouble } from './trouble.ts';
import { readWorkbook } from './workbook.ts';
import { openZip, type ZipLimits, zipLimits } from './zip.ts';

export interface SheetChoice {
  /** The sheet that is read. */
  readonly sheet: string;
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
}

export interface WorkbookFacts extends SheetFacts, SheetChoice {
  readonly isFrom1904: boolean;
  readonly hasExternalLinks: boolean;
}

export interface OpenSheet {
  readonly choice: SheetChoice;
  readonly rows: AsyncGenerator<SheetRow>;
  /** Right once all rows were read. */
  readonly facts: () => WorkbookFacts;
}

/**
 * @param wanted name of the sheet; empty for the first that is visible
 * @throws WorkbookTrouble
 */
export const openSheet = async (
  bytes: Uint8Array,
  wanted: string,
  limits: ZipLimits = zipLimits,
): Promise<OpenSheet> => {
  const zip = openZip(bytes, limits);
  const workbook = await readWorkbook(zip);
  const { sheets } = workbook;
  const sheet =
    wanted === ''
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted);
  if (!sheet) throw new WorkbookTrouble('no-sheet', wanted);
  const facts = {
    rows: 0,
    formulas: 0,
    hiddenRows: 0,
    hiddenColumns: [],
    mergedCells: 0,
    percentages: 0,
    errors: 0,
  };
  const choice = {
    sheet: sheet.name,
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
  };
  return {
    choice,
    rows: readSheet(zip, workbook, sheet, facts),
    facts: () => ({
      ...facts,
      ...choice,
      isFrom1904: workbook.isFrom1904,
      hasExternalLinks: workbook.hasExternalLinks,
    }),
  };
};
