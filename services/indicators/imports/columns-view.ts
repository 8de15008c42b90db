/** What the second step shows of a stored file. */

import type { Language } from '../../../platform/messages/languages.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { listDefinitions } from '../catalogue/store.ts';
import type { Batch } from './batch.ts';
import { formatMappings, type NamedMapping } from './formats.ts';
import { mappingShape } from './mapping.ts';
import { firstRows, lettersToConfirm, readTable, type Table } from './read-table.ts';
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

/** @throws Problem not-found when the file is gone; invalid-input when it is no table (upload refuses those) */
export const tableOf = async (city: Pick<City, 'db' | 'files'>, batch: Batch): Promise<Table> => {
  if (batch.fileId === null) throw new Problem('not-found', { what: 'file' });
  const { bytes } = await city.files.read(city.db, batch.fileId);
  const opened = await readTable(bytes, 'windows-1252');
  if (!opened.ok) throw new Problem('invalid-input', { what: batch.fileName });
  return opened.table;
};

export const columnsView = async (city: City, table: Table, language: Language) => ({
  header: table.header,
  rows: await firstRows(table, rowsShown),
  letters:
    table.encoding === 'windows-1252' ? await lettersToConfirm(table, lettersShown) : undefined,
  indicators: (await listDefinitions(city.db)).map(({ code, name }) => ({
    value: code,
    label: `${chooseText(name, language).text} (${code})`,
  })),
});
