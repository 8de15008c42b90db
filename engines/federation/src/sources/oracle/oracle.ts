/**
 * Oracle as a source, by `oracledb` in thin mode.
 *
 * Never run against a real Oracle: there is none for tests. Checked are the conversions by the driver's own
 * pieces, the course of a statement against rows that a test makes up, what a network does that refuses,
 * hangs or cuts, and failures by their codes. Not checked are logging in, the session's settings, the
 * questions to the data dictionary, `break` and `callTimeout` on a server.
 *
 * Oracle's accounts should have nothing but the right to read: the connector sends only what the dialect
 * writes, and a session has no setting that forbids writing without freezing what it reads.
 */
import type { Dialect } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import { createDatabaseSource, onOwnConnection } from '../database-source.ts';
import { createPool } from '../pool.ts';
import type { Source } from '../source.ts';
import { closeOracle, loadDriver, type OracleConnection, openOracle } from './connection.ts';
import { discoverOracle } from './discover.ts';
import { type Driver, fetchedAs, losesDigits, parametersOf } from './driver.ts';
import { oracleFailure } from './failure.ts';
import type { OracleOptions } from './options.ts';
import { type OpenRows, runOracle } from './running.ts';

/** Rows that come with the answer to the statement itself. */
const PREFETCH = 257;

interface Opened extends OracleConnection {
  readonly library: Driver;
}

/**
 * @param dialect writes plans in Oracle's SQL, with `:1`, `:2` … for parameters; times, moments finer than
 * milliseconds and intervals have to come out as text, moments with a zone in UTC
 *
 * @example
 * const source = createOracleSource('erp', oracleOptions.parse(entry), oracle);
 */
export const createOracleSource = (
  name: string,
  options: OracleOptions,
  dialect: Dialect,
): Source =>
  createDatabaseSource<Opened>({
    ...{ name, dialect, kind: 'oracle', statementTimeout: options.statementTimeout },
    pool: createPool({
      open: async () =>
        Object.assign(await openOracle(name, options), { library: await loadDriver() }),
      close: closeOracle,
      isOpen: ({ isOpen, driver }) => isOpen && driver.isHealthy(),
      limit: options.poolSize,
      idleTime: options.idleTime,
    }),
    begin:
      ({ text, parameters }, columns, timeout) =>
      (connection) => {
        const { driver, library } = connection;
        return runOracle({
          ...{ source: name, columns },
          open: async (): Promise<OpenRows> => {
            // For each round trip, and kept by the driver, which then breaks the call off on the server.
            driver.callTimeout = timeout;
            const { resultSet, metaData } = await driver.execute<readonly unknown[]>(
              text,
              parametersOf(library, parameters),
              {
                ...{ resultSet: true, outFormat: library.OUT_FORMAT_ARRAY },
                ...{ prefetchRows: PREFETCH, fetchTypeHandler: fetchedAs(library) },
              },
            );
            if (!resultSet) throw new SourceError(name, 'rejected', 'NO_ROWS');
            return {
              metaData: metaData ?? resultSet.metaData,
              getRows: (count) => resultSet.getRows(count),
              close: () => resultSet.close(),
            };
          },
          losesDigits: losesDigits(library),
          cancel: () => driver.break(),
          onLost: () => {
            connection.isOpen = false;
          },
        });
      },
    recover: ({ driver }) => driver.ping(),
    discover: (ask, signal) =>
      discoverOracle(options.schemas, ({ statement, columns }) => ask(statement, columns, signal)),
    version: (_, signal) =>
      onOwnConnection(
        name,
        signal,
        () => openOracle(name, options),
        closeOracle,
        ({ driver }) => `Oracle ${driver.oracleServerVersionString}`,
      ),
    failureOf: (error) => oracleFailure(name, error, 'running').failure,
  });
