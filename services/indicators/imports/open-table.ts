/** Opens an uploaded file, delimited or workbook, as a table. */
import { kindOfFile } from './file-kind.ts';
import type { Mapping } from './mapping.ts';
import { type ReadTable, readTable } from './read-table.ts';
import { readWorkbookTable } from './workbook-table.ts';

/**
 * @param how of the mapping: encoding of a delimited file, sheet and decimal sign of a workbook
 * @throws Problem wrong-encoding for a delimited file
 */
export const openTable = (
  bytes: Uint8Array,
  how: Pick<Mapping, 'encoding' | 'sheet' | 'decimalSign'>,
): Promise<ReadTable> =>
  kindOfFile(bytes) === 'workbook' ? readWorkbookTable(bytes, how) : readTable(bytes, how.encoding);
