/** How large tables are that were never analysed, by a bounded number of looks into each. */
import type { DatabaseSync } from 'node:sqlite';
import { inFile, quoted, type TableIndex } from './catalogue.ts';

/** Rows up to which a table is counted: about a millisecond. */
const MOST_COUNTED = 10_000;
/** Places at which a larger one is looked at, and rows at each. */
const PLACES = 16;
const ROWS_AT_PLACE = 50;
/** Distinct values up to which those of an index are counted. */
const MOST_DISTINCT = 50;

/** Rows take at least a byte for their length, one for their number and two for their place. */
const LEAST_ROW_BYTES = 4;

const numberOf = (database: DatabaseSync, query: string, ...given: readonly bigint[]): number => {
  const [value] = Object.values(database.prepare(query).get(...given) ?? {});
  return typeof value === 'number' ? value : Number.NaN;
};

/** Bytes of the file. */
export const sizeOf = (database: DatabaseSync): number =>
  numberOf(database, 'select page_count * page_size from pragma_page_count, pragma_page_size');

/** Rows that the file has room for, whatever they hold. */
export const mostRowsOf = (database: DatabaseSync): number => sizeOf(database) / LEAST_ROW_BYTES;

/** Bytes of a row on average, in the first ones. */
const rowBytes = (database: DatabaseSync, table: string, columns: readonly string[]): number => {
  const lengths = columns.map((column) => `coalesce(octet_length(${quoted(column)}), 0) + 1`);
  const bytes = numberOf(
    database,
    `select avg(bytes) from (select cast(${lengths.join(' + ')} as real) as bytes
     from ${inFile(table)} limit ${ROWS_AT_PLACE})`,
  );
  return Math.max(LEAST_ROW_BYTES, bytes || 0);
};

/**
 * From how close the numbers of rows are at some places between the first and the last, which need not be
 * counted through: numbers may have gaps.
 */
const rowsByNumber = (database: DatabaseSync, table: string, rowNumber: string): number => {
  const end = (order: string): bigint => {
    const statement = database.prepare(
      `select ${rowNumber} as n from ${inFile(table)} order by ${rowNumber} ${order} limit 1`,
    );
    statement.setReadBigInts(true);
    return BigInt(statement.get()?.n as bigint); // row numbers are whole
  };
  const first = end('asc');
  const span = end('desc') - first + 1n;
  const density = `with place(at) as (select ?)
    select n * 1.0 / (last - at + 1) from place, (
      select count(*) as n, max(number) as last from (
        select ${rowNumber} as number from ${inFile(table)}
        where ${rowNumber} >= (select at from place) order by ${rowNumber} limit ${ROWS_AT_PLACE}))`;
  let sum = 0;
  for (let place = 0; place < PLACES; place += 1)
    sum += numberOf(database, density, first + (span * BigInt(place)) / BigInt(PLACES));
  return (sum / PLACES) * Number(span);
};

/** Rows of a table: exact while they are few, and never more than the file has room for. */
export const estimatedRows = (
  database: DatabaseSync,
  table: string,
  columns: readonly string[],
  rowNumber: string | undefined,
): number => {
  const counted = numberOf(
    database,
    `select count(*) from (select 1 from ${inFile(table)} limit ${MOST_COUNTED})`,
  );
  if (counted < MOST_COUNTED) return counted;
  const byRoom = sizeOf(database) / rowBytes(database, table, columns);
  // Without numbers only the bounds are known; between them, least can be wrong by the mean of their sizes.
  const rows = rowNumber
    ? rowsByNumber(database, table, rowNumber)
    : Math.sqrt(counted * Math.max(counted, byRoom));
  return Math.round(Math.max(counted, Math.min(byRoom, rows || counted)));
};

/**
 * Distinct values of the column with which an index begins, from one to the next through the index;
 * undefined when there are many. NULL is none. The column has to compare by bytes, as the index does, or
 * each step would read all of it.
 */
export const countedDistinct = (
  database: DatabaseSync,
  table: string,
  { name, columns, isPartial, collation }: TableIndex,
): number | undefined => {
  const [first] = columns;
  if (typeof first !== 'string' || isPartial || collation !== 'BINARY') return undefined;
  const column = quoted(first);
  const from = `select ${column} as value from ${inFile(table)} indexed by ${quoted(name)}`;
  const order = `order by ${column} limit 1`;
  const lowest = database.prepare(`${from} where ${column} is not null ${order}`);
  const next = database.prepare(`${from} where ${column} > ? ${order}`);
  lowest.setReadBigInts(true);
  next.setReadBigInts(true);
  let count = 0;
  for (let row = lowest.get(); row && count <= MOST_DISTINCT; count += 1)
    row = next.get(row.value ?? null);
  return count <= MOST_DISTINCT ? count : undefined;
};
