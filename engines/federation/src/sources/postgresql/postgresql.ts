/** PostgreSQL as a source. */
import type { Dialect } from '../../dialects/dialect.ts';
import type { OutputColumn } from '../../plan/node.ts';
import { createDatabaseSource, onOwnConnection } from '../database-source.ts';
import { createPool } from '../pool.ts';
import type { Source } from '../source.ts';
import { closePostgresql, openPostgresql, type PostgresqlConnection } from './connection.ts';
import { discoverPostgresql } from './discover.ts';
import { postgresqlFailure } from './failure.ts';
import { guardedConnections } from './guarded.ts';
import type { PostgresqlOptions } from './options.ts';
import { planRowsOf } from './plan-rows.ts';
import { createPortal } from './portal.ts';
import { parameterOf } from './types.ts';

const TEXT_COLUMN: OutputColumn = { id: 0, name: 'c0', type: { name: 'text' } };

/**
 * @param dialect writes plans in PostgreSQL's SQL
 *
 * @example
 * const source = createPostgresqlSource('crm', postgresqlOptions.parse(entry), postgresql);
 */
export const createPostgresqlSource = (
  name: string,
  options: PostgresqlOptions,
  dialect: Dialect,
): Source => {
  const { open, close, cancel } = guardedConnections(name, options);
  return createDatabaseSource<PostgresqlConnection>({
    ...{ name, dialect, kind: 'postgresql', statementTimeout: options.statementTimeout },
    pool: createPool({
      ...{ open, close },
      isOpen: ({ isOpen }) => isOpen,
      limit: options.poolSize,
      idleTime: options.idleTime,
    }),
    begin:
      ({ text, parameters }, columns, timeout) =>
      (connection) => {
        const isSet = connection.statementTimeout === timeout;
        connection.statementTimeout = timeout;
        return connection.client.query(
          createPortal({
            ...{ source: name, text, columns },
            ...(!isSet && { setting: `set statement_timeout = ${timeout}` }),
            parameters: parameters.map(parameterOf),
            prepared: connection.prepared,
            cancel: () => cancel(connection),
            onFailure: ({ failure }) => {
              connection.statementTimeout = undefined;
              if (failure === 'connection-lost') connection.isOpen = false;
            },
          }),
        );
      },
    recover: async ({ client }) => {
      await client.query('select 1');
    },
    discover: (ask, signal) =>
      discoverPostgresql(options.schemas, ({ statement, columns }) =>
        ask(statement, columns, signal),
      ),
    estimate: async (plan, ask, signal) => {
      const { text, parameters } = dialect.write(plan);
      const explain = { text: `explain (format json) ${text}`, parameters };
      const [row] = await ask(explain, [TEXT_COLUMN], signal);
      return typeof row?.[0] === 'string' ? planRowsOf(row[0]) : undefined;
    },
    version: (_, signal) =>
      onOwnConnection(
        name,
        signal,
        () => openPostgresql(name, options),
        closePostgresql,
        async ({ client }) => {
          const { rows } = await client.query<{ server_version: string }>('show server_version');
          return `PostgreSQL ${rows[0]?.server_version.split(' ')[0]}`;
        },
      ),
    failureOf: (error) => postgresqlFailure(name, error, 'running').failure,
  });
};
