/**
 * A MySQL that already runs, for tests: its address stands in `POLDER_MYSQL_URL`, such as
 * `mysql://user:password@127.0.0.1:3307`. Its user makes and drops databases and users.
 */
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Dialect } from '../src/dialects/dialect.ts';
import { createMariadbSource } from '../src/sources/mariadb/mariadb.ts';
import { type MariadbOptions, mariadbOptions } from '../src/sources/mariadb/options.ts';
import type { Source } from '../src/sources/source.ts';

const address = process.env.POLDER_MYSQL_URL ? new URL(process.env.POLDER_MYSQL_URL) : undefined;

/** Undefined where there is none: what needs it is then skipped, and says so. */
export const mysqlAddress = address && {
  host: address.hostname,
  port: Number(address.port || 3306),
  user: decodeURIComponent(address.username),
  password: decodeURIComponent(address.password),
};

export const NEEDS_MYSQL = 'needs a running MySQL, its address in POLDER_MYSQL_URL';

export const mysqlSource = (dialect: Dialect, given: Partial<MariadbOptions>): Source =>
  createMariadbSource(
    'orders',
    mariadbOptions.parse({ kind: 'mysql', database: 'mysql', ...mysqlAddress, ...given }),
    dialect,
  );

/** A connection of its own, by nothing that is under test. */
export const connectMysql = (): Promise<Connection> =>
  createConnection({ ...mysqlAddress, charset: 'utf8mb4', multipleStatements: true });

/** Rows of one statement. */
export const askMysql = async (
  connection: Connection,
  text: string,
): Promise<readonly RowDataPacket[]> => (await connection.query<RowDataPacket[]>(text))[0];
