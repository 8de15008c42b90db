/**
 * Microsoft SQL Server as a source, by `mssql` (and `tedious` below it).
 *
 * Never run against a real SQL Server: there is none for tests. Checked are the conversions by the driver's
 * own pieces, the course of a statement against a request that a test makes up, what a network does that
 * refuses, hangs or cuts, and failures by their numbers. Not checked are logging in, the session's
 * settings, the questions to the catalogue and the attention that cancels.
 *
 * SQL Server has no time limit for statements that a client could set: only waiting for locks ends on the
 * server by itself. All else ends by the attention that the driver sends when the time is up, or when the
 * server notices that the connection is gone. Neither can a session be made read-only: the connection only
 * says that it means to read (`ApplicationIntent`), and accounts should have no right to write.
 */
import type { Dialect, Statement } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import { createDatabaseSource } from '../database-source.ts';
import { createPool } from '../pool.ts';
import type { Source } from '../source.ts';
import {
  closeSqlserver,
  loadDriver,
  openSqlserver,
  type SqlserverConnection,
} from './connection.ts';
import { discoverSqlserver } from './discover.ts';
import { sqlserverFailure } from './failure.ts';
import type { SqlserverOptions } from './options.ts';
import { isSendable, parameterOf } from './parameter.ts';
import { runSqlserver } from './running.ts';

const TEXT_COLUMN: OutputColumn = { id: 0, name: 'c0', type: { name: 'text' } };

type Library = Awaited<ReturnType<typeof loadDriver>>;

interface Opened extends SqlserverConnection {
  readonly library: Library;
}

const VERSION = `select cast(serverproperty('ProductVersion') as nvarchar(128))`;

const requestOf = (
  { driver, library }: Opened,
  parameters: Statement['parameters'],
  timeout: number,
) => {
  // The driver's types leave out what each request may set for itself.
  const Request = library.Request as unknown as new (
    pool: typeof driver,
    overrides: { readonly requestTimeout: number },
  ) => InstanceType<Library['Request']>;
  const request = new Request(driver, { requestTimeout: timeout });
  parameters.map(parameterOf(library)).forEach(({ type, value }, index) => {
    request.input(`p${index + 1}`, type, value);
  });
  return request;
};

/**
 * @param dialect writes plans in SQL Server's SQL, with `@p1`, `@p2` … for parameters; decimals of more
 * than 15 digits and money have to come out as text
 *
 * @example
 * const source = createSqlserverSource('hr', sqlserverOptions.parse(entry), sqlserver);
 */
export const createSqlserverSource = (
  name: string,
  options: SqlserverOptions,
  dialect: Dialect,
): Source =>
  createDatabaseSource<Opened>({
    ...{ name, dialect, kind: 'sqlserver', statementTimeout: options.statementTimeout },
    pool: createPool({
      open: async () =>
        Object.assign(await openSqlserver(name, options), { library: await loadDriver() }),
      close: closeSqlserver,
      isOpen: ({ isOpen }) => isOpen,
      limit: options.poolSize,
      idleTime: options.idleTime,
    }),
    check: ({ parameters }) => {
      if (!parameters.every(isSendable)) throw new SourceError(name, 'rejected', 'NOT_FINITE');
    },
    begin:
      ({ text, parameters }, columns, timeout) =>
      (connection) => {
        const { library } = connection;
        const request = requestOf(connection, parameters, timeout);
        const wait = Math.min(options.lockTimeout, timeout);
        return runSqlserver({
          ...{ source: name, columns, request },
          // The setting ends with the batch that it stands in.
          send: () => {
            request.query(`set lock_timeout ${wait}; ${text}`, () => {}); // Told by its events.
          },
          isMoney: ({ type, length }) =>
            type === library.Money || (type === library.SmallMoney && length === 8),
          onLost: () => {
            connection.isOpen = false;
          },
        });
      },
    recover: async () => {}, // A cancel is answered before its statement settles.
    discover: (ask, signal) =>
      discoverSqlserver(options.schemas, ({ statement, columns }) =>
        ask(statement, columns, signal),
      ),
    version: async (ask, signal) => {
      const [[version] = []] = await ask({ text: VERSION, parameters: [] }, [TEXT_COLUMN], signal);
      return `SQL Server ${String(version)}`;
    },
    failureOf: (error) => sqlserverFailure(name, error, 'running').failure,
  });
