/**
 * One statement's rows as a stream that always ends: by its last row, by the reader's leaving, by the
 * signal, by its time or by a failure. Whatever ends it, the server is made to stop as well, and the
 * connection goes back whole or is closed.
 */
import { SourceError, type SourceFailure } from '../federation-error.ts';
import type { Batch } from '../values.ts';
import type { Pool } from './pool.ts';
import type { ExecutionLimits } from './source.ts';

/** A statement that runs on a connection. */
export interface RunningStatement {
  /** The next rows; undefined after the last. @throws SourceError */
  readonly next: () => Promise<Batch | undefined>;
  /** Resolves once the server is done with it, or the connection is gone; never rejects. */
  readonly settled: Promise<void>;
  /** Whether the server may be computing: then it has to be told to stop. */
  readonly isWorking: () => boolean;
  /** No more rows are wanted; those on their way are dropped. Who waits for the next meets the reason. */
  readonly stop: (reason: unknown) => void;
  /** Tells the server once to stop computing. Resolves when it has been told; may reject. */
  readonly cancel: () => Promise<void>;
}

export interface StatementStream<Connection> {
  readonly source: string;
  readonly pool: Pool<Connection>;
  readonly begin: (connection: Connection) => RunningStatement;
  /** One round trip, after which a late cancel can no longer hit the next statement. */
  readonly recover: (connection: Connection) => Promise<void>;
  readonly limits: ExecutionLimits;
  /** Told of each ending, which goes on when the reader has already left. */
  readonly onEnding: (ending: Promise<void>) => void;
}

/** Servers lose cancels that come just before the statement starts: they are sent until it ends. */
const CANCEL_AGAIN = 20;
/** A server that has not stopped by then is not reached any more: the connection is closed. */
const GIVE_UP = 3_000;
/** Milliseconds for one cancel to be told, and for one round trip after it. */
const ROUND_TRIP = 1_000;

const pause = (milliseconds: number): Promise<'late'> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds, 'late').unref();
  });

/** Whether the work ended well in time. */
const succeeds = async (work: Promise<unknown>, milliseconds: number): Promise<boolean> => {
  const done = work.then(
    () => true,
    () => false,
  );
  return (await Promise.race([done, pause(milliseconds)])) === true;
};

const failureOf = (signal: AbortSignal): SourceFailure =>
  // A signal's reason may be anything; that of `AbortSignal.timeout` says its name.
  (signal.reason as { readonly name?: unknown } | undefined)?.name === 'TimeoutError'
    ? 'deadline'
    : 'cancelled';

/** Ends a statement that nobody reads any more, and gives its connection back. */
const retire = async <Connection>(
  { pool, recover }: StatementStream<Connection>,
  connection: Connection,
  running: RunningStatement,
  reason: unknown,
): Promise<void> => {
  const giveUpAt = Date.now() + GIVE_UP;
  let isSettled = false;
  const settled = running.settled.then(() => {
    isSettled = true;
  });
  running.stop(reason);
  let wasCancelled = false;
  /** A cancel that may still be under way could hit whatever the connection computes next. */
  let isInDoubt = false;
  while (!isSettled && Date.now() < giveUpAt) {
    if (running.isWorking()) {
      wasCancelled = true;
      isInDoubt = !(await succeeds(running.cancel(), ROUND_TRIP)) || isInDoubt;
    }
    await Promise.race([settled, pause(CANCEL_AGAIN)]);
  }
  const isWhole =
    isSettled && !isInDoubt && (!wasCancelled || (await succeeds(recover(connection), ROUND_TRIP)));
  if (isWhole) pool.release(connection);
  else pool.discard(connection);
};

/** @throws SourceError */
export async function* streamStatement<Connection>(
  stream: StatementStream<Connection>,
): AsyncGenerator<Batch, void, undefined> {
  const { source, pool, begin, limits, onEnding } = stream;
  const stopping = new AbortController();
  const stopBecause = (failure: SourceFailure) => stopping.abort(new SourceError(source, failure));
  const onAbort = () => stopBecause(failureOf(limits.signal));
  const timer = setTimeout(() => stopBecause('deadline'), limits.timeout);
  limits.signal.addEventListener('abort', onAbort, { once: true });
  if (limits.signal.aborted) onAbort();

  let end: (() => void) | undefined;
  try {
    const connection = await pool.acquire(stopping.signal);
    // It may have come while the connection was handed over.
    if (stopping.signal.aborted) {
      pool.release(connection);
      throw stopping.signal.reason;
    }
    let running: RunningStatement;
    try {
      running = begin(connection);
    } catch (error) {
      pool.discard(connection);
      throw error;
    }
    let hasEnded = false;
    end = () => {
      if (hasEnded) return;
      hasEnded = true;
      onEnding(retire(stream, connection, running, stopping.signal.reason));
    };
    // At once, also while the reader is busy with the rows before.
    stopping.signal.addEventListener('abort', end, { once: true });
    let rows = 0;
    for (;;) {
      const batch = await running.next();
      if (!batch) return;
      rows += batch.length;
      if (rows > limits.maximumRows) throw new SourceError(source, 'too-many-rows');
      yield batch;
      stopping.signal.throwIfAborted();
    }
  } catch (error) {
    // Whoever asks once more gets a connection that is known to work.
    if (error instanceof SourceError && error.failure === 'connection-lost') pool.distrust();
    throw error;
  } finally {
    clearTimeout(timer);
    limits.signal.removeEventListener('abort', onAbort);
    end?.();
  }
}
