/**
 * A statement on a connection of the driver, which pushes rows as they come: the socket is not read
 * while the reader has enough of them.
 */
import type { FieldPacket, Query } from 'mysql2';
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { Row, Value } from '../../values.ts';
import { createBatchQueue } from '../batch-queue.ts';
import { createRowGathering } from '../row-gathering.ts';
import type { RunningStatement } from '../statement-stream.ts';
import type { MariadbConnection } from './connection.ts';
import { mariadbFailure } from './failure.ts';
import { Misfit, readerOf, UnexpectedValue } from './types.ts';

const FIRST_BATCH = 256;
const BATCH = 4_000;
/** Characters and bytes of texts in one batch. */
const BATCH_SIZE = 4_000_000;

export interface MariadbStatement {
  readonly source: string;
  readonly columns: readonly OutputColumn[];
  readonly connection: MariadbConnection;
  /** Sends it. */
  readonly send: () => Query;
  /** Tells the server to stop what the connection computes. */
  readonly cancel: () => Promise<void>;
}

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;

/** What decodes rows in the driver, which its types leave out. */
interface Decoding {
  _rowParser?: { readonly next: () => unknown };
}

/** Rows on their way, many thousands of them, are no longer decoded; the driver still finds their end. */
const skipRows = (query: Query): void => {
  const decoding = query as unknown as Decoding;
  if (decoding._rowParser) decoding._rowParser = { next: () => undefined };
};

export const runMariadb = (statement: MariadbStatement): RunningStatement => {
  const { source, columns, connection, cancel } = statement;
  const { driver } = connection;
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const readers = columns.map(({ type }) => readerOf(type));
  let size = 0;
  let limit = FIRST_BATCH;
  let isStopped = false;
  let isPaused = false;
  let isDone = false;

  const resume = (): void => {
    if (!isPaused) return;
    isPaused = false;
    driver.resume();
  };

  const queue = createBatchQueue(resume);
  const rows = createRowGathering(queue.push);

  const deliver = (): void => {
    rows.deliver();
    size = 0;
    limit = BATCH;
  };

  const stop = (reason: unknown): void => {
    queue.fail(reason);
    isStopped = true;
    rows.drop();
    skipRows(query);
    resume();
  };

  const finish = (): void => {
    if (isDone) return;
    isDone = true;
    connection.onLost = undefined;
    settle();
  };

  const failureOf = (error: unknown, column: OutputColumn | undefined): unknown => {
    if (error instanceof Misfit)
      return new SourceError(source, 'rejected', `MISFIT: ${error.message} in ${column?.name}`);
    return error instanceof UnexpectedValue
      ? new SourceError(source, 'schema-changed', 'RESULT_TYPES')
      : error;
  };

  const read = (given: readonly unknown[]): Row => {
    const row = new Array<Value>(given.length);
    let index = 0;
    try {
      for (; index < given.length; index += 1) {
        const value = given[index];
        if (value === null || value === undefined) row[index] = null;
        else {
          size += sizeOf(value);
          row[index] = readers[index]?.(value) ?? null;
        }
      }
    } catch (error) {
      throw failureOf(error, columns[index]);
    }
    return row;
  };

  const onRow = (given: readonly unknown[]): void => {
    if (isStopped) return;
    try {
      rows.add(read(given));
    } catch (error) {
      // An error thrown into the driver would end the connection, and this one is about the rows.
      stop(error);
      return;
    }
    if (rows.count() < limit && size < BATCH_SIZE) return;
    deliver();
    if (!queue.isEmpty() && !isPaused) {
      isPaused = true;
      driver.pause();
    }
  };

  connection.onLost = (error) => {
    queue.fail(mariadbFailure(source, error, 'running'));
    finish();
  };
  const query = statement.send();
  // The driver's events are typed for any listener.
  query.on('fields', (fields: readonly FieldPacket[] | undefined) => {
    if (fields?.length !== columns.length)
      stop(new SourceError(source, 'schema-changed', 'RESULT_TYPES'));
  });
  query.on('result', onRow);
  query.on('error', (error: unknown) => {
    queue.fail(mariadbFailure(source, error, 'running'));
  });
  query.on('end', () => {
    deliver();
    queue.end();
    finish();
  });

  return { next: queue.take, settled, isWorking: () => !isDone, stop, cancel };
};
