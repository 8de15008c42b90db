/**
 * One source of each everyday kind with the same tables, behind networks that can fail: PostgreSQL `crm`,
 * MariaDB `tax`, SQLite `archive`, files `lists` and REST `desk`. The rows of each can be told by their
 * numbers.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Desk, deskDescription, startDesk } from './desk.ts';
import { type FailingNetwork, startProxy } from './proxy.ts';
import { type MariadbServer, openMariadbServer } from './tables-in-mariadb.ts';
import { openPostgresqlServer, type PostgresqlServer } from './tables-in-postgresql.ts';

export const SOURCES = ['crm', 'tax', 'archive', 'lists', 'desk'] as const;
export type SourceName = (typeof SOURCES)[number];

/** Numbers of rows begin after these. */
export const firstOf: Readonly<Record<SourceName, number>> = {
  ...{ crm: 0, tax: 10_000_000, archive: 20_000_000, lists: 30_000_000, desk: 40_000_000 },
};

export interface FiveSources {
  /** An entry for `sources.json`. */
  readonly configuration: { readonly sources: Readonly<Record<SourceName, object>> };
  readonly networks: Readonly<Record<'crm' | 'tax' | 'desk', FailingNetwork>>;
  readonly postgresql: PostgresqlServer;
  readonly mariadb: MariadbServer;
  readonly desk: Desk;
  /** The directory with the files that are sources. */
  readonly directory: string;
  /** Makes `many` a million rows where ten were before, in every source. */
  readonly grow: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const numbers = (source: SourceName, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => firstOf[source] + index + 1);

const csv = (count: number): string => `id\n${numbers('lists', count).join('\n')}\n`;

const makeSqlite = (file: string): void => {
  const database = new DatabaseSync(file);
  database.exec(`
    create table numbers (id integer primary key);
    create table large (id integer primary key);
    create table many (id integer primary key);
  `);
  fill(database, 'numbers', 10);
  fill(database, 'large', 50_000);
  fill(database, 'many', 10);
  database.close();
};

const fill = (database: DatabaseSync, table: string, count: number): void => {
  database.exec(`
    delete from ${table};
    insert into ${table}
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    select ${firstOf.archive} + i from n;
  `);
};

/** Undefined where PostgreSQL or MariaDB is not installed. */
export const openFiveSources = async (): Promise<FiveSources | undefined> => {
  const postgresql = await openPostgresqlServer(firstOf.crm);
  const mariadb = await openMariadbServer(firstOf.tax);
  if (!postgresql || !mariadb) return undefined;
  const directory = await mkdtemp(join(tmpdir(), 'polder-five-sources-'));
  const file = join(directory, 'archive.db');
  makeSqlite(file);
  for (const [table, count] of [
    ['numbers', 10],
    ['large', 50_000],
    ['many', 10],
  ] as const)
    await writeFile(join(directory, `${table}.csv`), csv(count));
  const desk = await startDesk(firstOf.desk);
  const networks = {
    crm: await startProxy(postgresql.address),
    tax: await startProxy(mariadb.address),
    desk: await startProxy(desk.address),
  };
  // A machine that loads drivers and runs servers at once may be slow to connect.
  const at = ({ host, port }: FailingNetwork) => ({ host, port, connectTimeout: 20_000 });
  return {
    configuration: {
      sources: {
        crm: { kind: 'postgresql', ...postgresql.login, ...at(networks.crm) },
        tax: { kind: 'mariadb', ...mariadb.login, ...at(networks.tax) },
        archive: { kind: 'sqlite', file },
        lists: { kind: 'files', directory },
        desk: {
          kind: 'rest',
          description: deskDescription,
          baseUrl: `http://${networks.desk.host}:${networks.desk.port}`,
          operations: ['numbers', 'large', 'many', 'sleeping', 'trickling'].map((table) => ({
            ...{ operationId: table, table, key: ['id'] },
          })),
          retries: 0,
        },
      },
    },
    networks,
    postgresql,
    mariadb,
    desk,
    directory,
    grow: async () => {
      await postgresql.grow();
      await mariadb.grow();
      const database = new DatabaseSync(file);
      fill(database, 'many', 1_000_000);
      database.close();
      await writeFile(join(directory, 'many.csv'), csv(1_000_000));
      desk.grow();
    },
    close: async () => {
      for (const network of Object.values(networks)) await network.stop();
      await desk.stop();
      await postgresql.close();
      await mariadb.close();
      await rm(directory, { recursive: true });
    },
  };
};
