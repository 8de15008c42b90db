/** MariaDB and MySQL as sources. */
import type { Dialect, Statement } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import { type OutputColumn, outputOf } from '../../plan/node.ts';
import type { Batch, Row } from '../../values.ts';
import { serverTimeout } from '../connection-options.ts';
import { createPool } from '../pool.ts';
import type { ExecutionLimits, Health, Source } from '../source.ts';
import { type RunningStatement, streamStatement } from '../statement-stream.ts';
import { closeMariadb, type MariadbConnection, openMariadb, send } from './connection.ts';
import { createControl } from './control.ts';
import { discoverMariadb } from './discover.ts';
import { estimateMariadb } from './estimate.ts';
import { mariadbFailure } from './failure.ts';
import type { MariadbOptions } from './options.ts';
import { runMariadb } from './running.ts';
import { parameterOf } from './types.ts';

/** What questions of the connector's own may take. */
const OWN_TIMEOUT = 60_000;

const limitStatement = (isMariadb: boolean, timeout: number): string =>
  isMariadb
    ? `set session max_statement_time = ${timeout / 1000}`
    : `set session max_execution_time = ${timeout}`;

/**
 * @param dialect writes plans in MariaDB's SQL
 *
 * @example
 * const source = mariadbSource(mariadb)('orders', mariadbOptions.parse(entry));
 */
export const mariadbSource =
  (dialect: Dialect) =>
  (name: string, options: MariadbOptions): Source => {
    const endings = new Set<Promise<void>>();
    const control = createControl(name, options);
    const pool = createPool<MariadbConnection>({
      open: () => {
        control.prepare();
        return openMariadb(name, options);
      },
      close: closeMariadb,
      isOpen: ({ isOpen }) => isOpen,
      limit: options.poolSize,
      idleTime: options.idleTime,
    });
    const begin =
      ({ text, parameters }: Statement, columns: readonly OutputColumn[], timeout: number) =>
      (connection: MariadbConnection): RunningStatement =>
        runMariadb({
          ...{ source: name, columns, connection },
          send: () => {
            if (connection.statementTimeout !== timeout) {
              connection.statementTimeout = timeout;
              // Not waited for: the driver sends the statement when this is answered.
              send(connection.driver, limitStatement(connection.isMariadb, timeout)).catch(() => {
                connection.isOpen = false; // Never used again without its limit.
              });
            }
            return connection.driver.execute({
              sql: text,
              values: parameters.map((value) => parameterOf(value, connection.makers)),
              rowsAsArray: true,
            });
          },
          cancel: () => control.cancel(connection),
        });

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
        recover: async ({ driver }) => {
          await send(driver, 'do 1');
        },
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
      const opening = openMariadb(name, options);
      try {
        if (signal.aborted) onAbort();
        const { isMariadb, version } = await Promise.race([opening, aborted]);
        return {
          isUp: true,
          milliseconds: performance.now() - since,
          version: `${isMariadb ? 'MariaDB' : 'MySQL'} ${version}`,
        };
      } catch (error) {
        const { failure } = mariadbFailure(name, error, 'running');
        return { isUp: false, milliseconds: performance.now() - since, failure };
      } finally {
        signal.removeEventListener('abort', onAbort);
        opening.then(closeMariadb, () => {});
      }
    };

    return {
      name,
      kind: options.kind,
      discover: (signal) =>
        discoverMariadb(options, ({ statement, columns }) => ask(statement, columns, signal)),
      canExecute: dialect.canWrite,
      describe: (plan) => {
        const { text, parameters } = dialect.write(plan);
        return { text, parameters: parameters.length };
      },
      execute: (plan, limits) => run(dialect.write(plan), outputOf(plan), limits),
      estimate: (plan, signal) =>
        estimateMariadb(plan, dialect.write(plan), (statement, columns) =>
          ask(statement, columns, signal),
        ),
      health,
      close: async () => {
        pool.close(new SourceError(name, 'cancelled', 'CLOSED'));
        await Promise.allSettled(endings);
        control.close();
      },
    };
  };
