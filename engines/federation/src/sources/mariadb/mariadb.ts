/** MariaDB and MySQL as sources. */
import type { Dialect } from '../../dialects/dialect.ts';
import { createDatabaseSource, onOwnConnection } from '../database-source.ts';
import { createPool } from '../pool.ts';
import type { Source } from '../source.ts';
import { closeMariadb, type MariadbConnection, openMariadb, send } from './connection.ts';
import { createControl } from './control.ts';
import { discoverMariadb } from './discover.ts';
import { estimateMariadb } from './estimate.ts';
import { mariadbFailure } from './failure.ts';
import type { MariadbOptions } from './options.ts';
import { runMariadb } from './running.ts';
import { parameterOf } from './types.ts';

const limitStatement = (isMariadb: boolean, timeout: number): string =>
  isMariadb
    ? `set session max_statement_time = ${timeout / 1000}`
    : `set session max_execution_time = ${timeout}`;

/**
 * @param dialect writes plans in MariaDB's SQL
 *
 * @example
 * const source = createMariadbSource('orders', mariadbOptions.parse(entry), mariadb);
 */
export const createMariadbSource = (
  name: string,
  options: MariadbOptions,
  dialect: Dialect,
): Source => {
  const control = createControl(name, options);
  return createDatabaseSource<MariadbConnection>({
    ...{ name, dialect, kind: options.kind, statementTimeout: options.statementTimeout },
    pool: createPool({
      open: () => {
        control.prepare();
        return openMariadb(name, options);
      },
      close: closeMariadb,
      isOpen: ({ isOpen }) => isOpen,
      limit: options.poolSize,
      idleTime: options.idleTime,
    }),
    begin:
      ({ text, parameters }, columns, timeout) =>
      (connection) =>
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
        }),
    recover: async ({ driver }) => {
      await send(driver, 'do 1');
    },
    discover: (ask, signal) =>
      discoverMariadb(options, ({ statement, columns }) => ask(statement, columns, signal)),
    estimate: (plan, ask, signal) =>
      estimateMariadb(plan, dialect.write(plan), (statement, columns) =>
        ask(statement, columns, signal),
      ),
    version: (_, signal) =>
      onOwnConnection(
        name,
        signal,
        () => openMariadb(name, options),
        closeMariadb,
        ({ isMariadb, version }) => `${isMariadb ? 'MariaDB' : 'MySQL'} ${version}`,
      ),
    failureOf: (error) => mariadbFailure(name, error, 'running').failure,
    onClose: control.close,
  });
};
