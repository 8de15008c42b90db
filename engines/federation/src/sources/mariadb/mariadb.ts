/** MariaDB and MySQL as sources. */
import type { Dialect } from '../../dialects/dialect.ts';
import { createControl } from '../control.ts';
import { createDatabaseSource, onOwnConnection } from '../database-source.ts';
import { createPool } from '../pool.ts';
import type { Source } from '../source.ts';
import {
  closeMariadb,
  type MariadbConnection,
  openMariadb,
  send,
  stopMariadb,
} from './connection.ts';
import { discoverMariadb } from './discover.ts';
import { estimateMariadb } from './estimate.ts';
import { mariadbFailure } from './failure.ts';
import type { MariadbOptions } from './options.ts';
import { runMariadb } from './running.ts';
import { parameterOf } from './types.ts';

/** Milliseconds; a server that does not answer a control connection by then is asked on another. */
const CONTROL_PATIENCE = 900;

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
  const open = (): Promise<MariadbConnection> => openMariadb(name, options);
  const isOpen = (connection: MariadbConnection): boolean => connection.isOpen;
  const control = createControl<MariadbConnection>({
    ...{ open, isOpen, send: stopMariadb, patience: CONTROL_PATIENCE },
    close: async (messenger) => closeMariadb(messenger),
  });
  return createDatabaseSource<MariadbConnection>({
    ...{ name, dialect, kind: options.kind, statementTimeout: options.statementTimeout },
    pool: createPool({
      open: async () => {
        const connection = await open();
        control.guard();
        return connection;
      },
      close: (connection) => {
        closeMariadb(connection);
        control.leave();
      },
      isOpen,
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
          cancel: () => control.stop(connection),
        }),
    recover: async ({ driver }) => {
      await send(driver, 'do 1');
    },
    discover: (ask, signal) =>
      discoverMariadb(options, ({ statement, columns }) => ask(statement, columns, signal)),
    estimate: (plan, ask, signal) =>
      estimateMariadb(options.kind, plan, dialect.write(plan), (statement, columns) =>
        ask(statement, columns, signal),
      ),
    version: (_, signal) =>
      onOwnConnection(
        name,
        signal,
        open,
        closeMariadb,
        ({ isMariadb, version }) => `${isMariadb ? 'MariaDB' : 'MySQL'} ${version}`,
      ),
    failureOf: (error) => mariadbFailure(name, error, 'running').failure,
  });
};
