/** Connections to MariaDB and MySQL, in a session whose answers mean what PostgreSQL's mean. */
import type { Connection, ConnectionOptions } from 'mysql2';
import { given } from '../http/tls.ts';
import { mariadbFailure } from './failure.ts';
import type { MariadbOptions } from './options.ts';
import type { ParameterMakers } from './types.ts';

export interface MariadbConnection {
  readonly driver: Connection;
  readonly isMariadb: boolean;
  /** Such as `10.11.19`. */
  readonly version: string;
  /** Tells servers apart that stand behind one address. */
  readonly server: string;
  readonly makers: ParameterMakers;
  /** Milliseconds of the session's time limit, where known. */
  statementTimeout: number | undefined;
  isOpen: boolean;
  /** Called once the connection is gone: statements that run are not told by the driver. */
  onLost: ((error: unknown) => void) | undefined;
}

/**
 * Quotes, `||` and backslashes as in the standard; subtraction of numbers without a sign may go below
 * zero; literals and results compare by bytes; long texts of `group_concat` are not cut; a reader may be
 * slow. Sent one by one, as several at once would have to be allowed for all statements.
 */
const sessionOf = (isMariadb: boolean): readonly string[] => [
  `set session sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_UNSIGNED_SUBTRACTION',
   session time_zone = '+00:00', session group_concat_max_len = 4294967295, session net_write_timeout = 3600`,
  `set names utf8mb4 collate ${isMariadb ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin'}`,
  'set session transaction read only',
  isMariadb
    ? // A long list that becomes a table cuts its texts to the longest of the statement's first run.
      'set session in_predicate_conversion_threshold = 0'
    : // Numbers of rows would be up to a day old.
      'set session information_schema_stats_expiry = 0',
];

const configOf = (options: MariadbOptions): ConnectionOptions => {
  const { host, port, user, password, database, tls, connectTimeout } = options;
  const secured = typeof tls === 'boolean' ? { verify: true } : tls;
  const ssl = tls !== false && {
    rejectUnauthorized: secured.verify,
    verifyIdentity: secured.verify,
    ...given(secured),
  };
  return {
    ...{ host, port, user, password, database, connectTimeout, ...(ssl && { ssl }) },
    ...{ supportBigNumbers: true, bigNumberStrings: true, dateStrings: true, jsonStrings: true },
    // Statements stay prepared on the server, one for each text that was used lately.
    maxPreparedStatements: 64,
    enableKeepAlive: true,
    charset: 'utf8mb4',
    timezone: 'Z',
    // Files of this machine are nothing that a server may ask for.
    flags: ['-LOCAL_FILES'],
  };
};

const loadDriver = async () => (await import('mysql2')).default;

/** Sends text without parameters. */
export const send = (driver: Connection, text: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const lost = (error: unknown) => reject(error);
    driver.once('error', lost);
    driver.query(text, (error: unknown, rows: unknown) => {
      driver.removeListener('error', lost);
      if (error) reject(error);
      else resolve(rows);
    });
  });

const connect = (driver: Connection): Promise<string> =>
  new Promise((resolve, reject) => {
    driver.once('error', reject);
    // The driver's types leave out what the server says first.
    driver.once('connect', (handshake: { readonly serverVersion?: string }) => {
      driver.removeListener('error', reject);
      resolve(handshake.serverVersion ?? '');
    });
  });

/** @throws SourceError */
export const openMariadb = async (
  source: string,
  options: MariadbOptions,
): Promise<MariadbConnection> => {
  const { createConnection, TypedParameter } = await loadDriver();
  const driver = createConnection(configOf(options));
  const lost = (error: unknown) => {
    if (connection) {
      connection.isOpen = false;
      connection.onLost?.(error);
    }
  };
  let connection: MariadbConnection | undefined;
  // For as long as it lives: without a listener an error of a connection ends the process.
  driver.on('error', lost);
  driver.on('end', lost);
  try {
    const greeting = await connect(driver);
    const isMariadb = /mariadb/i.test(greeting);
    // Old MariaDB puts 5.5.5 before its version, so that old clients take it for MySQL.
    const version = /\d+\.\d+\.\d+/.exec(greeting.replace(/^5\.5\.5-/, ''))?.[0] ?? '';
    for (const text of sessionOf(isMariadb)) await send(driver, text);
    const server = JSON.stringify(await send(driver, 'select @@hostname, @@port, @@server_id'));
    connection = {
      ...{ driver, isMariadb, version, server, isOpen: true },
      makers: { whole: TypedParameter.BIGINT },
      ...{ statementTimeout: undefined, onLost: undefined },
    };
    return connection;
  } catch (error) {
    destroySocket(driver);
    throw mariadbFailure(source, error, 'connecting');
  }
};

/** `destroy` of the driver lets the server send all that it still has; the types leave out the socket. */
const destroySocket = (driver: Connection): void => {
  driver.destroy();
  (driver as unknown as { readonly stream: { destroy: () => void } }).stream.destroy();
};

/**
 * Tells the server to stop what others compute. The numbers of sessions are the server's own.
 *
 * @throws Error when they are on another server
 */
export const stopMariadb = async (
  messenger: MariadbConnection,
  targets: readonly MariadbConnection[],
): Promise<void> => {
  for (const { driver, server } of targets) {
    if (server !== messenger.server) throw new Error('Another server');
    try {
      await send(messenger.driver, `kill query ${Number(driver.threadId)}`);
    } catch (error) {
      if (messenger.isOpen && isNoSuchSession(error)) continue;
      throw error;
    }
  }
};

const isNoSuchSession = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errno' in error && error.errno === 1094;

/** Also while something runs: the socket is gone at once. */
export const closeMariadb = (connection: MariadbConnection): void => {
  connection.isOpen = false;
  connection.onLost = undefined;
  destroySocket(connection.driver);
};
