/** Connections to Oracle, in a session whose answers mean the same everywhere. */
import type oracledb from 'oracledb';
import { oracleFailure } from './failure.ts';
import type { OracleOptions } from './options.ts';

export interface OracleConnection {
  readonly driver: oracledb.Connection;
  isOpen: boolean;
}

/** Text compares by bytes; numbers and moments have one form, wherever the database turns them to text. */
const SESSION = [
  `alter session set time_zone = 'UTC'`,
  `alter session set nls_comp = binary nls_sort = binary nls_numeric_characters = '.,'
 nls_date_format = 'YYYY-MM-DD HH24:MI:SS' nls_timestamp_format = 'YYYY-MM-DD HH24:MI:SS.FF6'
 nls_timestamp_tz_format = 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM'`,
];

/** Minutes between signs of life on an unused connection. */
const EXPIRE_TIME = 1;

export const loadDriver = async () => (await import('oracledb')).default;

/** Certificates, as the driver takes them; it always checks who signed the server's. */
const walletOf = ({ tls }: OracleOptions): Partial<oracledb.ConnectionAttributes> => {
  if (typeof tls === 'boolean') return {};
  const walletContent = [tls.key, tls.cert, tls.ca].filter(Boolean).join('\n');
  return {
    sslServerDNMatch: tls.verify,
    ...(walletContent && { walletContent }),
    ...(tls.passphrase !== undefined && { walletPassword: tls.passphrase }),
  };
};

/** @throws SourceError */
export const openOracle = async (
  source: string,
  options: OracleOptions,
): Promise<OracleConnection> => {
  const { host, port, database, user, password, connectTimeout, tls } = options;
  const seconds = connectTimeout / 1000;
  let connection: OracleConnection | undefined;
  try {
    const { getConnection } = await loadDriver();
    const driver = await getConnection({
      ...{ user, password },
      connectString: `${tls ? 'tcps' : 'tcp'}://${host}:${port}/${database}`,
      ...{ connectTimeout: seconds, transportConnectTimeout: seconds, expireTime: EXPIRE_TIME },
      ...walletOf(options),
    });
    connection = { driver, isOpen: true };
    driver.callTimeout = connectTimeout;
    for (const setting of SESSION) await driver.execute(setting);
    return connection;
  } catch (error) {
    if (connection) closeOracle(connection);
    throw oracleFailure(source, error, 'connecting');
  }
};

/** Not waited for: one that hangs is ended by the time limit of its call. */
export const closeOracle = (connection: OracleConnection): void => {
  connection.isOpen = false;
  connection.driver.close().catch(() => {}); // It is gone either way.
};
