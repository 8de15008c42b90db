/** Rows as a table of one connection, or of the instance: appended in chunks while they arrive. */
import { type DuckDBConnection, DuckDBDataChunk, type DuckDBValue } from '@duckdb/node-api';
import { duckdbType } from '../../dialects/duckdb-cast.ts';
import { FederationError } from '../../federation-error.ts';
import type { OutputColumn, Scan } from '../../plan/node.ts';
import type { Batch, SqlType, Value } from '../../values.ts';
import { STORED, toDuckdb } from './values.ts';

/** Rows that DuckDB takes in one chunk at most. */
const CHUNK_ROWS = 2048;

/** Digits that DuckDB's decimals have at most. */
const MOST_DIGITS = 38;

export interface FragmentTable {
  readonly append: (batch: Batch) => void;
  /** All rows have come: what is held back is written, while others are still waited for. */
  readonly end: () => void;
  /** Ends, and makes the table readable on a connection by the scan that it gives. */
  readonly finish: (reader: DuckDBConnection) => Promise<Scan>;
}

/** A temporary table is seen on its own connection only, where nothing else may run while rows are appended. */
export type TableKind = 'temporary' | 'shared';

/** Numbers that a table of DuckDB's does not hold, and memory does. */
export class TooManyDigits extends FederationError {}

/** Digits before and behind the point that a column's numbers need. */
interface DigitCount {
  before: number;
  behind: number;
}

/**
 * The largest numbers of digits seen so far.
 *
 * @throws TooManyDigits for numbers that DuckDB's decimals cannot hold
 */
const countDigits = (count: DigitCount, text: string): void => {
  const point = text.indexOf('.');
  const sign = text.startsWith('-') ? 1 : 0;
  const before = (point < 0 ? text.length : point) - sign;
  const behind = point < 0 ? 0 : text.length - point - 1;
  if (before > count.before) count.before = before;
  if (behind > count.behind) count.behind = behind;
  if (count.before + count.behind > MOST_DIGITS || !/^-?[\d.]+$/.test(text)) {
    throw new TooManyDigits('value', `numeric beyond ${MOST_DIGITS} digits`);
  }
};

/** @param types those in which the table has the columns */
export const scanOfTable = (
  table: string,
  columns: readonly OutputColumn[],
  types: readonly SqlType[],
): Scan => ({
  kind: 'scan',
  source: 'local',
  table: {
    name: table,
    path: [table],
    columns: columns.map(({ type }, index) => ({
      name: `c${index}`,
      type: types[index] ?? type,
      isNullable: true,
    })),
    keys: [],
  },
  columns: columns.map((column, index) => ({ ...column, column: `c${index}` })),
});

export const storedName = (table: string): string => `${table}_stored`;

/** Decimals get the type that holds all that came, and no fewer digits behind the point than declared. */
const readType = (type: SqlType, count: DigitCount | undefined): SqlType => {
  if (!count) return type;
  const declared = type.name === 'numeric' && type.precision !== undefined ? (type.scale ?? 0) : 0;
  const behind = Math.max(count.behind, Math.min(declared, MOST_DIGITS - count.before));
  return { name: 'numeric', precision: Math.max(count.before + behind, 1), scale: behind };
};

const readColumn = (type: SqlType, index: number): string =>
  type.name === 'numeric' ? `cast(c${index} as ${duckdbType(type)}) as c${index}` : `c${index}`;

/** @param table a name of our own: letters, digits and underscores */
export const createFragmentTable = async (
  connection: DuckDBConnection,
  table: string,
  columns: readonly OutputColumn[],
  kind: TableKind = 'temporary',
): Promise<FragmentTable> => {
  // A fragment may be asked for nothing but its number of rows.
  const types: readonly SqlType[] =
    columns.length > 0 ? columns.map(({ type }) => type) : [{ name: 'boolean' }];
  const stored = types.map(({ name }) => STORED[name]);
  const isTemporary = kind === 'temporary';
  await connection.run(
    `create ${isTemporary ? 'temp ' : ''}table ${storedName(table)} (${stored.map((type, index) => `c${index} ${type}`).join(', ')})`,
  );
  const appender = isTemporary
    ? await connection.createAppender(storedName(table), 'main', 'temp')
    : await connection.createAppender(storedName(table));
  const chunk = DuckDBDataChunk.create(stored);
  const convert = types.map(toDuckdb);
  const counts = types.map(({ name }): DigitCount | undefined =>
    name === 'numeric' ? { before: 1, behind: 0 } : undefined,
  );
  let pending: DuckDBValue[][] = types.map(() => []);
  let hasEnded = false;

  const flush = (): void => {
    const rows = pending[0]?.length ?? 0;
    if (rows === 0) return;
    chunk.reset();
    chunk.rowCount = rows;
    chunk.setColumns(pending);
    appender.appendDataChunk(chunk);
    pending = types.map(() => []);
  };

  const end = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    flush();
    appender.closeSync();
  };

  const storedValue = (value: Value, index: number): DuckDBValue => {
    const count = counts[index];
    if (count && value !== null) countDigits(count, String(value));
    const change = convert[index];
    // Without a change the value is one that both sides have: a boolean, number, bigint or text.
    return change ? change(value) : (value as Exclude<Value, Uint8Array>);
  };

  return {
    append: (batch) => {
      for (const row of batch) {
        for (let index = 0; index < types.length; index += 1) {
          pending[index]?.push(storedValue(row[index] ?? null, index));
        }
        if (pending[0]?.length === CHUNK_ROWS) flush();
      }
    },
    end,
    finish: async (reader) => {
      end();
      const read = types.map((type, index) => readType(type, counts[index]));
      await reader.run(
        `create temp view ${table} as select ${read.map(readColumn).join(', ')} from ${storedName(table)}`,
      );
      return scanOfTable(table, columns, read);
    },
  };
};
