/**
 * A statement on a connection of the driver. Rows are asked for portion by portion, so nothing comes that
 * nobody has asked for; the database works only while a call is under way.
 */
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import { raced } from '../../raced.ts';
import type { Batch, Row, Value } from '../../values.ts';
import type { RunningStatement } from '../statement-stream.ts';
import { oracleFailure } from './failure.ts';
import { readerOf, UnexpectedValue } from './types.ts';

/** Rows on the server, as the driver gives them. */
export interface OpenRows {
  readonly metaData: readonly object[];
  readonly getRows: (count: number) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

export interface OracleStatement {
  readonly source: string;
  readonly columns: readonly OutputColumn[];
  /** Sends it. */
  readonly open: () => Promise<OpenRows>;
  /** Whether the driver would cut digits of such a column. */
  readonly losesDigits: (metaData: object) => boolean;
  /** Tells the database to stop the call that is under way. */
  readonly cancel: () => Promise<void>;
  /** The connection is gone, or in no state that anybody knows. */
  readonly onLost: () => void;
}

const FIRST_PORTION = 256;
const LARGEST_PORTION = 4_000;
/** Characters and bytes of texts in one portion, as far as the one before tells. */
const PORTION_SIZE = 4_000_000;

const sizeOf = (row: readonly unknown[]): number =>
  row.reduce<number>(
    (sum, value) =>
      sum + (typeof value === 'string' || value instanceof Uint8Array ? value.length : 8),
    0,
  );

export const runOracle = (statement: OracleStatement): RunningStatement => {
  const { source, columns, open, losesDigits, cancel, onLost } = statement;
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const stopping = new AbortController();
  const readers = columns.map(({ type }) => readerOf(type));
  let rows: OpenRows | undefined;
  let portion = FIRST_PORTION;
  let isWorking = false;
  let isDone = false;

  /** Once nothing is under way: the database forgets the rows. */
  const finish = async (): Promise<void> => {
    if (isDone) return;
    isDone = true;
    try {
      await rows?.close();
    } catch {
      onLost(); // Whatever was the reason, nobody reads this connection any more.
    }
    settle();
  };

  /** One call at a time; its failure is told in our words. */
  const call = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    isWorking = true;
    try {
      return await ask();
    } catch (error) {
      const failure = oracleFailure(source, error, 'running');
      if (failure.failure === 'connection-lost') onLost();
      throw failure;
    } finally {
      isWorking = false;
      if (stopping.signal.aborted && rows) finish();
    }
  };

  const check = ({ metaData }: OpenRows): void => {
    if (metaData.length !== columns.length)
      throw new SourceError(source, 'schema-changed', 'RESULT_TYPES');
    if (metaData.some(losesDigits)) throw new SourceError(source, 'rejected', 'MICROSECONDS');
  };

  const read = (given: readonly unknown[]): Row =>
    readers.map((reader, index): Value => {
      const value = given[index];
      return value === null || value === undefined ? null : reader(value);
    });

  const batchOf = (found: readonly (readonly unknown[])[]): Batch => {
    const size = found.reduce((sum, row) => sum + sizeOf(row), 0);
    const fitting = Math.floor((PORTION_SIZE * found.length) / Math.max(size, 1));
    portion = Math.min(LARGEST_PORTION, Math.max(1, fitting));
    try {
      return found.map(read);
    } catch (error) {
      if (error instanceof UnexpectedValue)
        throw new SourceError(source, 'schema-changed', 'RESULT_TYPES');
      throw error;
    }
  };

  const opened = call(open).then((given) => {
    rows = given;
    if (stopping.signal.aborted) finish();
    return given;
  });
  opened.catch(finish);

  const fetch = async (): Promise<Batch | undefined> => {
    const given = await opened;
    check(given);
    if (isDone) return undefined;
    const found = await call(() => given.getRows(portion));
    if (found.length > 0) return batchOf(found);
    await finish();
    return undefined;
  };

  return {
    next: () => raced(fetch(), stopping.signal),
    settled,
    isWorking: () => isWorking,
    stop: (reason) => {
      stopping.abort(reason);
      if (!isWorking && rows) finish();
    },
    cancel,
  };
};
