import { createReadStream } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type CsvFile, readCsv, sniffCsv } from './csv-dialect.ts';
import type { FileTable } from './file-table.ts';
import { pathText, type Reader, rowsOf, sampled, WHOLE_BYTES } from './reader.ts';
import { isDoubtful, unevenLine } from './uneven-lines.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** Whether the beginning of a file, as far as it is looked into, is UTF-8. */
const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stream = createReadStream(path, { end: WHOLE_BYTES });
  for await (const bytes of stream) {
    try {
      decoder.decode(bytes as Uint8Array, { stream: true });
    } catch {
      return false;
    }
  }
  return true;
};

/**
 * All columns of a CSV file as texts. What is not UTF-8 is taken for Latin-1, which DuckDB refuses where signs
 * are not of that either. Only files inside the directory are looked into: DuckDB is asked before anything is
 * read here.
 */
export const csvReader = async (
  connection: DuckDBConnection,
  { path, file }: FileTable,
  isWhole: boolean,
): Promise<Reader> => {
  await rowsOf(connection, `select size from read_blob(${pathText(path)})`);
  const csv: CsvFile = { path, encoding: (await isUtf8(path)) ? 'utf-8' : 'latin-1', isWhole };
  const dialect = await sniffCsv(connection, csv, false);
  // As in UTF-16; and no name of a column can be written with it.
  if (dialect?.columns.some(({ name }) => name.includes('\0')))
    throw new UnreadableFile(`${file} is neither UTF-8 nor Latin-1`);
  const uneven = isDoubtful(dialect) ? await unevenLine(connection, csv, dialect) : undefined;
  if (uneven) throw new UnreadableFile(`line ${uneven.line} of ${file} ${uneven.fault}`);
  if (!dialect)
    throw new UnreadableFile(`the lines of ${file} do not agree on how many fields there are`);
  const from = readCsv(csv, dialect);
  return { from, sample: sampled(from, isWhole), isWhole, columns: dialect.columns };
};
