/** Connections to PostgreSQL, in a session whose answers mean the same everywhere. */
import type { Client, ClientConfig, QueryResult } from 'pg';
import { given } from '../http/tls.ts';
import { postgresqlFailure } from './failure.ts';
import type { PostgresqlOptions } from './options.ts';
import { createPreparedStatements, type PreparedStatements } from './prepared.ts';

export interface PostgresqlConnection {
  readonly client: Client;
  readonly prepared: PreparedStatements;
  /** Tells servers apart that stand behind one address. */
  server: string;
  /** Of the session on that server; a pooler in between gives clients another one. */
  processId: number;
  /** Milliseconds of `statement_timeout`, where known. */
  statementTimeout: number | undefined;
  isOpen: boolean;
}

/**
 * Functions and operators are those of PostgreSQL itself, whatever others have put into the schemas;
 * a parallel plan takes long to cancel, and while a plan is compiled (0.9 s for the first one of a
 * connection, where both cores were busy) no cancel is heard; `client_connection_check_interval` exists since version 14.
 */
const SESSION = `
set session characteristics as transaction read only;
set search_path = pg_catalog;
set timezone = 'UTC';
set datestyle = 'ISO, YMD';
set intervalstyle = 'iso_8601';
set extra_float_digits = 1;
set bytea_output = 'hex';
set standard_conforming_strings = on;
set max_parallel_workers_per_gather = 0;
set jit = off;
set lock_timeout = 0;
select set_config(name, '2000', false) from pg_settings
 where name = 'client_connection_check_interval' and current_setting('server_version_num')::int >= 140000;
select pg_backend_pid() as process,
       concat_ws(' ', inet_server_addr(), inet_server_port(), pg_postmaster_start_time()) as server;
`;

const configOf = (options: PostgresqlOptions): ClientConfig => {
  const { host, port, user, password, database, tls, connectTimeout } = options;
  const ssl =
    typeof tls === 'boolean'
      ? tls
      : {
          rejectUnauthorized: tls.verify,
          ...given(tls),
        };
  return {
    ...{ host, port, user, password, database, ssl },
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    application_name: 'polder',
    client_encoding: 'UTF8',
  };
};

const loadDriver = async () => (await import('pg')).default;

/** @throws SourceError */
export const openPostgresql = async (
  source: string,
  options: PostgresqlOptions,
): Promise<PostgresqlConnection> => {
  const { Client } = await loadDriver();
  const client = new Client(configOf(options));
  const connection: PostgresqlConnection = {
    ...{ client, prepared: createPreparedStatements(), server: '', processId: 0 },
    ...{ statementTimeout: undefined, isOpen: true },
  };
  const onLost = () => {
    connection.isOpen = false;
  };
  client.on('error', onLost); // What runs is told by its own failure.
  client.on('end', onLost);
  try {
    await client.connect();
    // Several statements give several results, which the driver's types do not tell.
    const results = (await client.query(SESSION)) as unknown as readonly QueryResult[];
    const [session] = results.at(-1)?.rows ?? [];
    connection.processId = Number(session?.process);
    connection.server = String(session?.server);
    return connection;
  } catch (error) {
    closePostgresql(connection);
    throw postgresqlFailure(source, error, 'connecting');
  }
};

/** Also while something runs: the socket is gone at once. */
export const closePostgresql = (connection: PostgresqlConnection): void => {
  const wasOpen = connection.isOpen;
  connection.isOpen = false;
  const { client } = connection;
  if (wasOpen) client.end().catch(() => {});
  setTimeout(() => destroySocket(client), 1_000).unref();
};

/** The driver's types leave out its connection, the way to its socket. */
const destroySocket = (client: Client): void =>
  (
    client as unknown as { readonly connection: { readonly stream: { destroy: () => void } } }
  ).connection.stream.destroy();

/** Resolves when the server has ended the session. */
export const leavePostgresql = async (connection: PostgresqlConnection): Promise<void> => {
  const { client } = connection;
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  const wasOpen = connection.isOpen;
  closePostgresql(connection);
  if (wasOpen) await ended;
};

/**
 * Has the server stop what others compute, by the numbers of their processes.
 *
 * @throws Error when they are on another server
 */
export const stopPostgresql = async (
  messenger: PostgresqlConnection,
  targets: readonly PostgresqlConnection[],
): Promise<void> => {
  if (targets.some(({ server }) => server !== messenger.server)) throw new Error('Another server');
  await messenger.client.query('select pg_cancel_backend(process) from unnest($1::int[]) process', [
    targets.map(({ processId }) => processId),
  ]);
};

/** The members of a client that name its session, which the driver's types leave out. */
const keysOf = (client: Client) =>
  client as unknown as { readonly processID: number; readonly secretKey: number };

/** Whether the client speaks with its session without a pooler that gives sessions to others meanwhile. */
export const isDirect = ({ client, processId }: PostgresqlConnection): boolean =>
  keysOf(client).processID === processId;

/**
 * Asks the server, on a socket of its own and without logging in (the protocol's CancelRequest, which also
 * passes connection poolers and works when no more connections are allowed), to stop what a connection
 * computes. Resolves when the server has done so, which is no promise that anything stopped.
 */
export const cancelPostgresql = async (
  options: PostgresqlOptions,
  { client }: PostgresqlConnection,
): Promise<void> => {
  const { Connection } = await loadDriver();
  const { host, port } = options;
  // The driver's types do not know these members of a connection.
  const messenger = new Connection() as unknown as {
    readonly stream: { destroy: () => void };
    readonly connect: (port: number, host: string) => void;
    readonly cancel: (processId: number, secretKey: number) => void;
    readonly once: (event: string, listener: (error: unknown) => void) => void;
    readonly on: (event: string, listener: (error: unknown) => void) => void;
  };
  const { processID, secretKey } = keysOf(client);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(reject, options.connectTimeout, new Error('The cancel was not taken'));
  messenger.on('error', reject);
  messenger.once('connect', () => messenger.cancel(processID, secretKey));
  messenger.once('end', () => resolve());
  messenger.connect(port, host);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    messenger.stream.destroy();
  }
};
