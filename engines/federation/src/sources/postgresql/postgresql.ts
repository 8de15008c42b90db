/** PostgreSQL as a source. */
import type { Dialect, Statement } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import { type OutputColumn, outputOf } from '../../plan/node.ts';
import type { Batch, Row } from '../../values.ts';
import { serverTimeout } from '../connection-options.ts';
import { createPool } from '../pool.ts';
import type { ExecutionLimits, Health, Source } from '../source.ts';
import { type RunningStatement, streamStatement } from '../statement-stream.ts';
import {
  cancelPostgresql,
  closePostgresql,
  openPostgresql,
  type PostgresqlConnection,
} from './connection.ts';
import { discoverPostgresql } from './discover.ts';
import { postgresqlFailure } from './failure.ts';
import type { PostgresqlOptions } from './options.ts';
import { planRowsOf } from './plan-rows.ts';
import { createPortal } from './portal.ts';
import { parameterOf } from './types.ts';

const TEXT_COLUMN: OutputColumn = { id: 0, name: 'c0', type: { name: 'text' } };
/** What questions of the connector's own may take. */
const OWN_TIMEOUT = 60_000;

/**
 * @param dialect writes plans in PostgreSQL's SQL
 *
 * @example
 * const source = postgresqlSource(postgresql)('crm', postgresqlOptions.parse(entry));
 */
export const postgresqlSource =
  (dialect: Dialect) =>
  (name: string, options: PostgresqlOptions): Source => {
    const endings = new Set<Promise<void>>();
    const pool = createPool<PostgresqlConnection>({
      open: () => openPostgresql(name, options),
      close: closePostgresql,
      isOpen: ({ isOpen }) => isOpen,
      limit: options.poolSize,
      idleTime: options.idleTime,
    });

    const begin =
      ({ text, parameters }: Statement, columns: readonly OutputColumn[], timeout: number) =>
      (connection: PostgresqlConnection): RunningStatement => {
        const isSet = connection.statementTimeout === timeout;
        connection.statementTimeout = timeout;
        return connection.client.query(
          createPortal({
            ...{ source: name, text, columns },
            ...(!isSet && { setting: `set statement_timeout = ${timeout}` }),
            parameters: parameters.map(parameterOf),
            prepared: connection.prepared,
            cancel: () => cancelPostgresql(options, connection),
            onFailure: ({ failure }) => {
              connection.statementTimeout = undefined;
              if (failure === 'connection-lost') connection.isOpen = false;
            },
          }),
        );
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
        recover: async ({ client }) => {
          await client.query('select 1');
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
      const opening = openPostgresql(name, options);
      try {
        if (signal.aborted) onAbort();
        const { client } = await Promise.race([opening, aborted]);
        const { rows } = await Promise.race([
          client.query<{ server_version: string }>('show server_version'),
          aborted,
        ]);
        const version = `PostgreSQL ${rows[0]?.server_version.split(' ')[0]}`;
        return { isUp: true, milliseconds: performance.now() - since, version };
      } catch (error) {
        const { failure } = postgresqlFailure(name, error, 'running');
        return { isUp: false, milliseconds: performance.now() - since, failure };
      } finally {
        signal.removeEventListener('abort', onAbort);
        opening.then(closePostgresql, () => {});
      }
    };

    return {
      name,
      kind: 'postgresql',
      discover: (signal) =>
        discoverPostgresql(options.schemas, ({ statement, columns }) =>
          ask(statement, columns, signal),
        ),
      canExecute: dialect.canWrite,
      describe: (plan) => {
        const { text, parameters } = dialect.write(plan);
        return { text, parameters: parameters.length };
      },
      execute: (plan, limits) => run(dialect.write(plan), outputOf(plan), limits),
      estimate: async (plan, signal) => {
        const { text, parameters } = dialect.write(plan);
        const explain = { text: `explain (format json) ${text}`, parameters };
        const [row] = await ask(explain, [TEXT_COLUMN], signal);
        return typeof row?.[0] === 'string' ? planRowsOf(row[0]) : undefined;
      },
      health,
      close: async () => {
        pool.close(new SourceError(name, 'cancelled', 'CLOSED'));
        await Promise.allSettled(endings);
      },
    };
  };
