/** What the second step shows of a stored file. */

import type { Language } from '../../../platform/messages/languages.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { listDefinitions } from '../catalogue/store.ts';
import type { Batch } from './batch.ts';
import { formatMappings, type NamedMapping } from './formats.ts';
import { type Mapping, mappingShape } from './mapping.ts';
import { openTable } from './open-table.ts';
import { firstRows, lettersToConfirm, type ReadTable, type Table } from './read-table.ts';
import { savedMappings } from './store.ts';

const rowsShown = 5;
const lettersShown = 8;

/** The steward's own mappings before those that come with Polder. */
export const knownMappings = async (
  city: Pick<City, 'db' | 'config'>,
): Promise<readonly NamedMapping[]> => [
  ...(await savedMappings(city.db)).map(({ name, mapping }) => ({
    name,
    mapping: mappingShape.parse(mapping),
  })),
  ...formatMappings(city.config.root),
];

/** The file of a batch as a table, any letters admitted. @throws Problem not-found when the file is gone */
export const openBatchFile = async (
  city: Pick<City, 'db' | 'files'>,
  batch: Batch,
  how: Pick<Mapping, 'sheet' | 'decimalSign'>,
): Promise<ReadTable> => {
  if (batch.fileId === null) throw new Problem('not-found', { what: 'file' });
  const { bytes } = await city.files.read(city.db, batch.fileId);
  return openTable(bytes, { ...how, encoding: 'windows-1252' });
};

/** The first rows of a table; of a workbook all rows are read, for what is to be told of it. */
const beginning = async (table: Table) => {
  if (!table.workbook) return firstRows(table, rowsShown);
  const rows: (readonly string[])[] = [];
  for await (const { cells } of table.rows()) if (rows.length < rowsShown) rows.push(cells);
  return rows;
};

export const indicatorOptions = async (city: Pick<City, 'db'>, language: Language) =>
  (await listDefinitions(city.db)).map(({ code, name }) => ({
    value: code,
    label: `${chooseText(name, language).text} (${code})`,
  }));

export const columnsView = async (city: City, table: Table, language: Language) => ({
  header: table.header,
  headerRow: table.headerRow,
  rows: await beginning(table),
  letters:
    table.encoding === 'windows-1252' ? await lettersToConfirm(table, lettersShown) : undefined,
  choice: table.choice,
  facts: table.workbook?.(),
  indicators: await indicatorOptions(city, language),
});
