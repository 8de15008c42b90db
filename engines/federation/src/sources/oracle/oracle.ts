/**
 * Oracle as a source, by `oracledb` in thin mode.
 *
 * Never run against a real Oracle: there is none for tests. Checked are the conversions by the driver's own
 * pieces, the course of a statement against rows that a test makes up, what a network does that refuses,
 * hangs or cuts, and failures by their codes. Not checked are logging in, the session's settings, the
 * questions to the data dictionary, `break` and `callTimeout` on a server.
 *
 * Oracle's accounts should have nothing but the right to read: the connector sends only what the dialect
 * writes, and a session has no setting that forbids writing without freezing what it reads.
 */
import type { Dialect, Statement } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import { type OutputColumn, outputOf } from '../../plan/node.ts';
import type { Batch, Row } from '../../values.ts';
import { serverTimeout } from '../connection-options.ts';
import { createPool } from '../pool.ts';
import type { ExecutionLimits, Health, Source } from '../source.ts';
import { type RunningStatement, streamStatement } from '../statement-stream.ts';
import { closeOracle, loadDriver, type OracleConnection, openOracle } from './connection.ts';
import { discoverOracle } from './discover.ts';
import { type Driver, fetchedAs, losesDigits, parametersOf } from './driver.ts';
import { oracleFailure } from './failure.ts';
import type { OracleOptions } from './options.ts';
import { type OpenRows, runOracle } from './running.ts';

/** What questions of the connector's own may take. */
const OWN_TIMEOUT = 60_000;
/** Rows that come with the answer to the statement itself. */
const PREFETCH = 257;

interface Opened extends OracleConnection {
  readonly library: Driver;
}

/**
 * @param dialect writes plans in Oracle's SQL, with `:1`, `:2` … for parameters; times, moments finer than
 * milliseconds and intervals have to come out as text, moments with a zone in UTC
 *
 * @example
 * const source = createOracleSource('erp', oracleOptions.parse(entry), oracle);
 */
export const createOracleSource = (
  name: string,
  options: OracleOptions,
  dialect: Dialect,
): Source => {
  const endings = new Set<Promise<void>>();
  const pool = createPool<Opened>({
    open: async () =>
      Object.assign(await openOracle(name, options), { library: await loadDriver() }),
    close: closeOracle,
    isOpen: ({ isOpen, driver }) => isOpen && driver.isHealthy(),
    limit: options.poolSize,
    idleTime: options.idleTime,
  });

  const begin =
    ({ text, parameters }: Statement, columns: readonly OutputColumn[], timeout: number) =>
    (connection: Opened): RunningStatement => {
      const { driver, library } = connection;
      return runOracle({
        ...{ source: name, columns },
        open: async (): Promise<OpenRows> => {
          // For each round trip, and kept by the driver, which then breaks the call off on the server.
          driver.callTimeout = timeout;
          const { resultSet, metaData } = await driver.execute<readonly unknown[]>(
            text,
            parametersOf(library, parameters),
            {
              ...{ resultSet: true, outFormat: library.OUT_FORMAT_ARRAY },
              ...{ prefetchRows: PREFETCH, fetchTypeHandler: fetchedAs(library) },
            },
          );
          if (!resultSet) throw new SourceError(name, 'rejected', 'NO_ROWS');
          return {
            metaData: metaData ?? resultSet.metaData,
            getRows: (count) => resultSet.getRows(count),
            close: () => resultSet.close(),
          };
        },
        losesDigits: losesDigits(library),
        cancel: () => driver.break(),
        onLost: () => {
          connection.isOpen = false;
        },
      });
    };

  const run = (
    statement: Statement,
    columns: readonly OutputColumn[],
    limits: ExecutionLimits,
  ): AsyncGenerator<Batch, void, undefined> => {
    const timeout = Math.min(limits.timeout, options.statementTimeout);
    return streamStatement({
      source: name,
      pool,
      begin: begin(statement, columns, serverTimeout(timeout)),
      recover: ({ driver }) => driver.ping(),
      limits: { ...limits, timeout },
      onEnding: (ending) => {
        endings.add(ending);
        ending.finally(() => endings.delete(ending));
      },
    });
  };

  /** A question of the connector's own. */
  const ask = async (
    statement: Statement,
    columns: readonly OutputColumn[],
    signal: AbortSignal,
  ): Promise<readonly Row[]> => {
    const limits = { signal, timeout: OWN_TIMEOUT, maximumRows: 1_000_000 };
    const rows: Row[] = [];
    for await (const batch of run(statement, columns, limits)) rows.push(...batch);
    return rows;
  };

  const health = async (signal: AbortSignal): Promise<Health> => {
    const since = performance.now();
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const onAbort = () => reject(new SourceError(name, 'deadline'));
    signal.addEventListener('abort', onAbort, { once: true });
    // Of its own, as the pool's may all be in use for long, and logging in is part of health.
    const opening = openOracle(name, options);
    try {
      if (signal.aborted) onAbort();
      const { driver } = await Promise.race([opening, aborted]);
      const version = `Oracle ${driver.oracleServerVersionString}`;
      return { isUp: true, milliseconds: performance.now() - since, version };
    } catch (error) {
      const { failure } = oracleFailure(name, error, 'running');
      return { isUp: false, milliseconds: performance.now() - since, failure };
    } finally {
      signal.removeEventListener('abort', onAbort);
      opening.then(closeOracle, () => {});
    }
  };

  return {
    name,
    kind: 'oracle',
    discover: (signal) =>
      discoverOracle(options.schemas, ({ statement, columns }) => ask(statement, columns, signal)),
    canExecute: dialect.canWrite,
    describe: (plan) => {
      const { text, parameters } = dialect.write(plan);
      return { text, parameters: parameters.length };
    },
    execute: (plan, limits) => run(dialect.write(plan), outputOf(plan), limits),
    health,
    close: async () => {
      pool.close(new SourceError(name, 'cancelled', 'CLOSED'));
      await Promise.allSettled(endings);
    },
  };
};
