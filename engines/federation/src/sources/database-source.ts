/** What all sources that run SQL statements on connections have in common; each adds its driver. */
import type { Dialect, Statement } from '../dialects/dialect.ts';
import { SourceError, type SourceFailure } from '../federation-error.ts';
import { type Node, type OutputColumn, outputOf } from '../plan/node.ts';
import type { SourceSchema } from '../schema.ts';
import type { Batch, Row } from '../values.ts';
import { serverTimeout } from './connection-options.ts';
import type { Pool } from './pool.ts';
import type { ExecutionLimits, Health, Source } from './source.ts';
import { type RunningStatement, streamStatement } from './statement-stream.ts';

/** A question of the connector's own, all its rows at once. @throws SourceError */
export type Ask = (
  statement: Statement,
  columns: readonly OutputColumn[],
  signal: AbortSignal,
) => Promise<readonly Row[]>;

export interface Database<Connection> {
  readonly name: string;
  readonly kind: string;
  readonly dialect: Dialect;
  /** Milliseconds that no statement passes, whatever the query's own limit. */
  readonly statementTimeout: number;
  readonly pool: Pool<Connection>;
  /** Refuses what the driver cannot send, before a connection is asked for. @throws SourceError */
  readonly check?: (statement: Statement) => void;
  /** @param timeout milliseconds for the server to keep to, in one of few steps */
  readonly begin: (
    statement: Statement,
    columns: readonly OutputColumn[],
    timeout: number,
  ) => (connection: Connection) => RunningStatement;
  /** One round trip, after which a late cancel can no longer hit the next statement. */
  readonly recover: (connection: Connection) => Promise<void>;
  readonly discover: (ask: Ask, signal: AbortSignal) => Promise<SourceSchema>;
  readonly estimate?: (plan: Node, ask: Ask, signal: AbortSignal) => Promise<number | undefined>;
  /** The version, when somebody can log in and ask. May throw anything. */
  readonly version: (ask: Ask, signal: AbortSignal) => Promise<string>;
  readonly failureOf: (error: unknown) => SourceFailure;
  readonly onClose?: () => void;
}

/** What questions of the connector's own may take, in milliseconds. */
const OWN_TIMEOUT = 60_000;
const OWN_ROWS = 1_000_000;

/** Milliseconds in which statements that run are stopped; a server that hangs does not hold up the end. */
const CLOSING = 1_000;

const settledWithin = async (
  work: Iterable<Promise<unknown>>,
  milliseconds: number,
): Promise<void> => {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([Promise.allSettled(work), late]);
  clearTimeout(timer);
};

export const createDatabaseSource = <Connection>(database: Database<Connection>): Source => {
  const { name, kind, dialect, statementTimeout, pool, check, begin, recover } = database;
  const endings = new Set<Promise<void>>();

  const stream = (
    statement: Statement,
    columns: readonly OutputColumn[],
    limits: ExecutionLimits,
  ): AsyncGenerator<Batch, void, undefined> => {
    const timeout = Math.min(limits.timeout, statementTimeout);
    return streamStatement({
      source: name,
      pool,
      begin: begin(statement, columns, serverTimeout(timeout)),
      recover,
      limits: { ...limits, timeout },
      onEnding: (ending) => {
        endings.add(ending);
        ending.finally(() => endings.delete(ending));
      },
    });
  };

  const run = check
    ? async function* (...given: Parameters<typeof stream>) {
        check(given[0]);
        yield* stream(...given);
      }
    : stream;

  const ask: Ask = async (statement, columns, signal) => {
    const limits = { signal, timeout: OWN_TIMEOUT, maximumRows: OWN_ROWS };
    const rows: Row[] = [];
    for await (const batch of run(statement, columns, limits)) rows.push(...batch);
    return rows;
  };

  const { estimate } = database;
  return {
    name,
    kind,
    discover: (signal) => database.discover(ask, signal),
    canExecute: dialect.canWrite,
    describe: (plan) => {
      const { text, parameters } = dialect.write(plan);
      return { text, parameters: parameters.length };
    },
    execute: (plan, limits) => run(dialect.write(plan), outputOf(plan), limits),
    ...(estimate && { estimate: (plan, signal) => estimate(plan, ask, signal) }),
    health: async (signal): Promise<Health> => {
      const since = performance.now();
      const milliseconds = (): number => performance.now() - since;
      try {
        const version = await database.version(ask, signal);
        return { isUp: true, milliseconds: milliseconds(), version };
      } catch (error) {
        const failure = signal.aborted ? 'deadline' : database.failureOf(error);
        return { isUp: false, milliseconds: milliseconds(), failure };
      }
    },
    close: async () => {
      pool.close(new SourceError(name, 'cancelled', 'CLOSED'));
      await settledWithin(endings, CLOSING);
      database.onClose?.();
    },
  };
};

/**
 * Asks on a connection that is opened for it: those of the pool may all be in use for long, and logging in
 * is part of health. Ends with the signal, however long the server takes.
 */
export const onOwnConnection = async <Connection, Answer>(
  source: string,
  signal: AbortSignal,
  open: () => Promise<Connection>,
  close: (connection: Connection) => void,
  work: (connection: Connection) => Answer | Promise<Answer>,
): Promise<Answer> => {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  aborted.catch(() => {}); // Told by the races.
  const onAbort = (): void => reject(new SourceError(source, 'deadline'));
  signal.addEventListener('abort', onAbort, { once: true });
  const opening = open();
  try {
    if (signal.aborted) onAbort();
    const connection = await Promise.race([opening, aborted]);
    return await Promise.race([work(connection), aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    opening.then(close, () => {});
  }
};
