/** SQL that reads a file, by its format. */
import { stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { csvReader } from './csv-reader.ts';
import type { FileTable } from './file-table.ts';
import {
  definitions,
  pathText,
  type Reader,
  rowsOf,
  sampled,
  sampleSize,
  WHOLE_BYTES,
} from './reader.ts';

const described = async (connection: DuckDBConnection, from: string) =>
  (await rowsOf(connection, `describe select * from ${from}`)).map(
    ({ column_name, column_type }) => ({ name: String(column_name), type: String(column_type) }),
  );

const WRITTEN_AS_TEXT = /^(DATE|TIME|TIMESTAMP.*|TIME WITH TIME ZONE|UUID)$/;
const NESTED = /^(STRUCT|MAP|UNION)\(|\]$/;

/** Texts in JSON as texts, whatever they look like, and what is nested as JSON. */
const jsonReader = async (
  connection: DuckDBConnection,
  table: FileTable,
  isWhole: boolean,
): Promise<Reader> => {
  const path = pathText(table.path);
  const said = table.columns ?? {};
  const found = await described(connection, `read_json(${path}, ${sampleSize(isWhole)})`);
  const columns = found.map(({ name, type }) => {
    if (Object.hasOwn(said, name)) return { name, native: 'VARCHAR', sniffed: 'VARCHAR' };
    if (NESTED.test(type)) return { name, native: 'JSON', sniffed: type };
    return { name, native: WRITTEN_AS_TEXT.test(type) ? 'VARCHAR' : type, sniffed: type };
  });
  const from = `read_json(${path}, ${definitions(columns)})`;
  return { from, sample: sampled(from, isWhole), isWhole, columns };
};

const parquetReader = async (connection: DuckDBConnection, table: FileTable): Promise<Reader> => {
  const from = `read_parquet(${pathText(table.path)})`;
  const columns = (await described(connection, from)).map(({ name, type }) => ({
    name,
    native: type,
    sniffed: type,
  }));
  return { from, sample: from, isWhole: false, columns };
};

export const openReader = async (
  connection: DuckDBConnection,
  table: FileTable,
): Promise<Reader> => {
  const isWhole = (await stat(table.path)).size < WHOLE_BYTES;
  switch (table.format) {
    case 'csv':
      return csvReader(connection, table, isWhole);
    case 'json':
      return jsonReader(connection, table, isWhole);
    case 'parquet':
      return parquetReader(connection, table);
  }
};
