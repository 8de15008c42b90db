/**
 * A statement on a connection of the driver, which pushes rows as they come: the socket is not read
 * while the reader has enough of them.
 */
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { Value } from '../../values.ts';
import { createBatchQueue } from '../batch-queue.ts';
import { createRowGathering } from '../row-gathering.ts';
import type { RunningStatement } from '../statement-stream.ts';
import { sqlserverFailure } from './failure.ts';
import { EXACT_DIGITS, readerOf, UnexpectedValue } from './types.ts';

const FIRST_BATCH = 256;
const BATCH = 4_000;
/** Characters and bytes of texts in one batch. */
const BATCH_SIZE = 4_000_000;

/** A column of an answer, as the driver tells of it. */
export interface ArrivingColumn {
  readonly precision?: number;
  readonly scale?: number;
  /** Bytes; the driver gives money in 4 or 8. */
  readonly length?: number;
  readonly type?: unknown;
}

/** What the driver's requests are used for. */
export interface StreamedRequest {
  readonly on: (event: string, listener: (given: unknown) => void) => unknown;
  readonly pause: () => unknown;
  readonly resume: () => unknown;
  readonly cancel: () => unknown;
}

export interface SqlserverStatement {
  readonly source: string;
  readonly columns: readonly OutputColumn[];
  readonly request: StreamedRequest;
  readonly send: () => void;
  /** Of the driver's types, one whose numbers have too many digits for JavaScript whatever it declares. */
  readonly isMoney: (column: ArrivingColumn) => boolean;
  readonly onLost: () => void;
}

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;

export const runSqlserver = (statement: SqlserverStatement): RunningStatement => {
  const { source, columns, request, send, isMoney, onLost } = statement;
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  let readers: readonly ((value: unknown) => Value)[] = [];
  let size = 0;
  let limit = FIRST_BATCH;
  let isStopped = false;
  let isPaused = false;
  let isDone = false;

  const resume = (): void => {
    if (!isPaused) return;
    isPaused = false;
    request.resume();
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
    resume();
  };

  const onColumns = (found: readonly ArrivingColumn[]): void => {
    if (found.length !== columns.length) {
      stop(new SourceError(source, 'schema-changed', 'RESULT_TYPES'));
      return;
    }
    const losesDigits = columns.some(({ type }, index) => {
      const arriving = found[index] ?? {};
      if (type.name !== 'numeric') return false;
      return isMoney(arriving) || (arriving.precision ?? 0) > EXACT_DIGITS;
    });
    if (losesDigits) stop(new SourceError(source, 'rejected', 'DECIMAL_DIGITS'));
    readers = columns.map(({ type }, index) => readerOf(type, found[index]?.scale ?? 0));
  };

  const onRow = (given: readonly unknown[]): void => {
    if (isStopped) return;
    try {
      rows.add(
        given.map((value, index): Value => {
          if (value === null || value === undefined) return null;
          size += sizeOf(value);
          return readers[index]?.(value) ?? null;
        }),
      );
    } catch (error) {
      // An error thrown into the driver would end the connection, and this one is about the rows.
      const isExpected = error instanceof UnexpectedValue;
      stop(isExpected ? new SourceError(source, 'schema-changed', 'RESULT_TYPES') : error);
      return;
    }
    if (rows.count() < limit && size < BATCH_SIZE) return;
    deliver();
    if (!queue.isEmpty() && !isPaused) {
      isPaused = true;
      request.pause();
    }
  };

  // The driver's events are typed for any listener; as arrays both come by `arrayRowMode`.
  request.on('recordset', (found) => onColumns(found as readonly ArrivingColumn[]));
  request.on('row', (row) => onRow(row as readonly unknown[]));
  request.on('error', (error: unknown) => {
    const failure = sqlserverFailure(source, error, 'running');
    if (failure.failure === 'connection-lost') onLost();
    queue.fail(failure);
  });
  request.on('done', () => {
    deliver();
    queue.end();
    isDone = true;
    settle();
  });
  send();

  return {
    next: queue.take,
    settled,
    isWorking: () => !isDone,
    stop,
    // The protocol's attention. The server answers it before the statement settles, so none comes late.
    cancel: async () => {
      request.cancel();
    },
  };
};
