/** SQL that reads a file, by its format. */
import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { csvReader } from './csv-reader.ts';
import type { FileTable } from './file-table.ts';
import { jsonReader } from './json-reader.ts';
import { described, pathText, type Reader, rowsOf, WHOLE_BYTES } from './reader.ts';
import { UnreadableFile } from './unreadable-file.ts';

const parquetReader = async (connection: DuckDBConnection, table: FileTable): Promise<Reader> => {
  const from = `read_parquet(${pathText(table.path)}, hive_partitioning = false)`;
  const columns = (await described(connection, from)).map(({ name, type }) => ({
    name,
    native: type,
    guesses: [],
  }));
  return { from, sample: from, isWhole: false, columns };
};

/**
 * Only files inside the directory are looked into: DuckDB is asked before anything is read here.
 *
 * @throws UnreadableFile, or what DuckDB or the file system says of a file that cannot be read
 */
export const openReader = async (
  connection: DuckDBConnection,
  table: FileTable,
): Promise<Reader> => {
  const found = await stat(table.path);
  // What is no file may never end.
  if (!found.isFile()) throw new UnreadableFile(`${table.file} is not a file`);
  await rowsOf(connection, `select size from read_blob(${pathText(table.path)})`);
  const isWhole = found.size < WHOLE_BYTES;
  switch (table.format) {
    case 'csv':
      return csvReader(table, isWhole);
    case 'json':
      return jsonReader(connection, table, isWhole);
    case 'parquet':
      return parquetReader(connection, table);
  }
};
