/** Connections to SQL Server, in a session whose answers mean the same everywhere. */

import type { ConnectionPool, config as DriverConfig } from 'mssql';
import type { Connection } from 'tedious';
import { given } from '../http/tls.ts';
import { sqlserverFailure } from './failure.ts';
import type { SqlserverOptions } from './options.ts';

export interface SqlserverConnection {
  /** The driver's pool, of one connection: it offers no connection without. */
  readonly driver: ConnectionPool;
  isOpen: boolean;
}

/** The driver closes a connection whose server has not answered a cancel by then, in milliseconds. */
const CANCEL_TIMEOUT = 2_500;

export const loadDriver = async () => (await import('mssql')).default;

/** The session is set as part of logging in, also when the driver's pool logs in anew. */
export const configOf = (options: SqlserverOptions): DriverConfig => {
  const { host, port, user, password, database, tls, connectTimeout, statementTimeout } = options;
  return {
    ...{ server: host, port, user, password, database },
    connectionTimeout: connectTimeout,
    requestTimeout: statementTimeout,
    ...{ stream: true, arrayRowMode: true, parseJSON: false },
    // Seen at the socket: a statement of its own would be one more round trip for each.
    validateConnection: 'socket',
    pool: { max: 1, min: 0, idleTimeoutMillis: options.idleTime + 60_000 },
    options: {
      encrypt: tls !== false,
      trustServerCertificate: typeof tls === 'object' && !tls.verify,
      cryptoCredentialsDetails: typeof tls === 'object' ? given(tls) : {},
      ...{ appName: 'polder', readOnlyIntent: true, useUTC: true, cancelTimeout: CANCEL_TIMEOUT },
      ...{ language: 'us_english', dateFormat: 'ymd', datefirst: 1 },
      ...{ enableArithAbort: true, enableAnsiNull: true, enableAnsiWarnings: true },
      ...{ enableAnsiPadding: true, enableConcatNullYieldsNull: true },
      ...{ enableQuotedIdentifier: true, enableNumericRoundabort: false },
      maxRetriesOnTransientErrors: 0,
    },
  };
};

/** The connections below, as the driver's configuration tells of them, to be closed whatever they do. */
const sockets = new WeakMap<ConnectionPool, Set<Connection>>();

/**
 * The driver logs in twice: first to see whether it can, then for good.
 *
 * @throws SourceError
 */
export const openSqlserver = async (
  source: string,
  options: SqlserverOptions,
): Promise<SqlserverConnection> => {
  const sql = await loadDriver();
  const opened = new Set<Connection>();
  const driver = new sql.ConnectionPool({
    ...configOf(options),
    beforeConnect: (connection) => {
      opened.add(connection);
      connection.once('end', () => opened.delete(connection));
    },
  });
  sockets.set(driver, opened);
  const connection: SqlserverConnection = { driver, isOpen: true };
  driver.on('error', () => {
    connection.isOpen = false; // What runs is told by its own failure.
  });
  try {
    await driver.connect();
    return connection;
  } catch (error) {
    closeSqlserver(connection);
    throw sqlserverFailure(source, error, 'connecting');
  }
};

/** Also while something runs: the socket is gone at once. */
export const closeSqlserver = (connection: SqlserverConnection): void => {
  connection.isOpen = false;
  for (const socket of sockets.get(connection.driver) ?? []) socket.close();
  connection.driver.close().catch(() => {}); // It is gone either way.
};
