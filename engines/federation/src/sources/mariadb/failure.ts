/** What MariaDB, MySQL and their driver say when something goes wrong, in the words of the federation. */
import { SourceError, type SourceFailure } from '../../federation-error.ts';

/** By the server's error number (mariadb.com/kb/en/mariadb-error-codes); the driver does not name all. */
const BY_NUMBER: Readonly<Record<number, SourceFailure>> = {
  1040: 'rate-limited', // too many connections
  1203: 'rate-limited', // too many of this user
  1226: 'rate-limited', // a resource of this user is used up
  1044: 'forbidden', // database
  1142: 'forbidden', // table
  1143: 'forbidden', // column
  1227: 'forbidden',
  1370: 'forbidden', // routine
  1045: 'credentials',
  1698: 'credentials',
  1820: 'credentials', // the password has expired
  1862: 'credentials',
  3118: 'credentials', // the account is locked, in MySQL
  3955: 'credentials', // for some days, after wrong passwords
  4151: 'credentials', // the account is locked, in MariaDB
  1053: 'connection-lost', // the server shuts down
  1077: 'connection-lost',
  1927: 'connection-lost', // the connection was killed
  1054: 'schema-changed', // column
  1146: 'schema-changed', // table
  1049: 'schema-changed', // database
  1305: 'schema-changed', // function
  1356: 'schema-changed', // a view whose tables are gone
  1412: 'schema-changed', // a table changed while it was read
  1242: 'value', // a subquery gives more than one row
  1264: 'value', // out of range
  1292: 'value', // text that is no number or date
  1365: 'value', // division by zero
  1366: 'value', // text that is no number
  1406: 'value', // too long
  1690: 'value', // a computed number out of range
  1317: 'cancelled', // by others: for our own cancels nobody waits any more
  1969: 'deadline', // max_statement_time
  3024: 'deadline', // max_execution_time of MySQL
};

const partsOf = (error: unknown): { readonly number?: number; readonly code?: string } => {
  if (typeof error !== 'object' || !error) return {};
  const number = 'errno' in error && typeof error.errno === 'number' ? error.errno : undefined;
  const code =
    'code' in error && typeof error.code === 'string' && /^\w{1,60}$/.test(error.code)
      ? error.code
      : undefined;
  return { ...(number !== undefined && { number }), ...(code !== undefined && { code }) };
};

/** `phase`: of an error that is not the server's, whether there was a connection already. */
export const mariadbFailure = (
  source: string,
  error: unknown,
  phase: 'connecting' | 'running',
): SourceError => {
  if (error instanceof SourceError) return error;
  const { number, code } = partsOf(error);
  const driverCode = code ?? (number === undefined ? undefined : String(number));
  // Errors of the system have negative numbers, those of the driver none.
  const failure =
    number !== undefined && number >= 1000
      ? (BY_NUMBER[number] ?? 'rejected')
      : phase === 'connecting'
        ? 'unreachable'
        : 'connection-lost';
  return new SourceError(source, failure, driverCode);
};
