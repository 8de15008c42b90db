/** A PostgreSQL and a MariaDB with tables of a test's own, and catalogues of a running Trino before them. */
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { askTrino, trinoSource } from '../../../../test/running-trino.ts';
import { startMariadb, startPostgresql } from '../../../../test/servers.ts';
import { mariadb } from '../../../dialects/mariadb.ts';
import { postgresql } from '../../../dialects/postgresql.ts';
import { trino } from '../../../dialects/trino.ts';
import type { SourceSchema } from '../../../schema.ts';
import { createMariadbSource } from '../../mariadb/mariadb.ts';
import { mariadbOptions } from '../../mariadb/options.ts';
import { postgresqlOptions } from '../../postgresql/options.ts';
import { createPostgresqlSource } from '../../postgresql/postgresql.ts';
import type { Source } from '../../source.ts';
import type { TrinoPlacement } from '../scale-out.ts';

export interface TwoDatabases {
  /** Of the tables, in both. */
  readonly schema: string;
  readonly runInPostgresql: (text: string) => Promise<pg.QueryArrayResult<(string | null)[]>>;
  readonly runInMariadb: (text: string) => Promise<void>;
  /** What `crm` (PostgreSQL), `desk` (MariaDB) and `lake` (Trino) say that they offer. */
  readonly discover: () => Promise<ReadonlyMap<string, SourceSchema>>;
  readonly placements: Readonly<Record<string, TrinoPlacement>>;
  readonly lake: Source;
  readonly close: () => Promise<void>;
}

const raw = (text: string): string => text;

/** Undefined where one of the servers is not installed. */
export const openTwoDatabases = async (): Promise<TwoDatabases | undefined> => {
  const [first, second] = [await startPostgresql(), await startMariadb()];
  if (!first || !second) return undefined;
  const schema = `town_${process.pid}_${Date.now()}`;
  const [crmCatalogue, deskCatalogue] = [`crm_${schema}`, `desk_${schema}`];

  const { host, user, password } = first;
  const client = new pg.Client({
    host,
    port: first.port,
    user,
    password,
    database: first.database,
  });
  await client.connect();
  const types = { getTypeParser: () => raw };
  const runInPostgresql = (text: string) => {
    // The driver's types take the parsers of one type only.
    const query = { text, rowMode: 'array' as const, types } as pg.QueryArrayConfig;
    return client.query<(string | null)[]>(query);
  };
  await runInPostgresql("set timezone to 'UTC'");
  await runInPostgresql(`create schema ${schema}`);

  const connection = await createConnection({
    ...{ host, port: second.port, user: second.user, password: second.password },
  });
  const runInMariadb = async (text: string): Promise<void> => {
    await connection.query(text);
  };
  await runInMariadb("set sql_mode = 'NO_BACKSLASH_ESCAPES', time_zone = '+00:00'");
  await runInMariadb(`create database ${schema} character set utf8mb4`);
  await runInMariadb(`use ${schema}`);

  const login = `"connection-user" = '${user}', "connection-password" = '${password}'`;
  await askTrino(`create catalog ${crmCatalogue} using postgresql with (
    "connection-url" = 'jdbc:postgresql://${host}:${first.port}/${first.database}', ${login})`);
  await askTrino(`create catalog ${deskCatalogue} using mariadb with (
    "connection-url" = 'jdbc:mariadb://${host}:${second.port}', ${login})`);

  const crm = createPostgresqlSource(
    'crm',
    postgresqlOptions.parse({ kind: 'postgresql', ...access(first), schemas: [schema] }),
    postgresql,
  );
  const desk = createMariadbSource(
    'desk',
    mariadbOptions.parse({ kind: 'mariadb', ...access(second), database: schema }),
    mariadb,
  );
  const lake = trinoSource(trino, {
    ...{ catalogues: [crmCatalogue, deskCatalogue], schemas: [schema], statistics: false },
  });
  return {
    ...{ schema, runInPostgresql, runInMariadb, lake },
    placements: { crm: { catalogue: crmCatalogue }, desk: { catalogue: deskCatalogue } },
    discover: async () => {
      const { signal } = new AbortController();
      const known = await Promise.all(
        [crm, desk, lake].map(
          async (source) => [source.name, await source.discover(signal)] as const,
        ),
      );
      return new Map(known);
    },
    close: async () => {
      for (const source of [crm, desk, lake]) await source.close();
      await askTrino(`drop catalog ${crmCatalogue}`);
      await askTrino(`drop catalog ${deskCatalogue}`);
      await runInPostgresql(`drop schema ${schema} cascade`);
      await client.end();
      await runInMariadb(`drop database ${schema}`);
      await connection.end();
    },
  };
};

const access = ({
  host,
  port,
  user,
  password,
  database,
}: Readonly<Record<'host' | 'user' | 'password' | 'database', string>> & {
  readonly port: number;
}) => ({ host, port, user, password, database });
