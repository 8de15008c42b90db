/** A PostgreSQL server with tables and views to be asked for, some of which never end. */
import pg from 'pg';
import { startPostgresql } from './servers.ts';

export interface PostgresqlServer {
  readonly address: { readonly host: string; readonly port: number };
  /** Of somebody who may only read. */
  readonly login: {
    readonly user: string;
    readonly password: string;
    readonly database: string;
    readonly schemas: readonly string[];
  };
  /** As the administrator. */
  readonly run: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Statements of the reader that run now. */
  readonly running: () => Promise<number>;
  /** Connections of the reader. */
  readonly connections: () => Promise<number>;
  readonly setPassword: (password: string) => Promise<void>;
  /** Ends the reader's connections. */
  readonly endConnections: () => Promise<void>;
  readonly grow: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const many = (schema: string, first: number, count: number): string =>
  `create or replace view ${schema}.many as select ${first} + n as id from generate_series(1, ${count}) n`;

/** Undefined where PostgreSQL is not installed. */
export const openPostgresqlServer = async (
  first: number,
): Promise<PostgresqlServer | undefined> => {
  const server = await startPostgresql();
  if (!server) return undefined;
  const { host, port, user, password, database } = server;
  const client = new pg.Client({ host, port, user, password, database });
  await client.connect();
  const name = `reader_${process.pid}_${Date.now()}`;
  const schema = `tables_${process.pid}_${Date.now()}`;
  const run = async (text: string) => (await client.query(text)).rows ?? [];
  await run(`
    create role ${name} login password 'reads';
    create schema ${schema};
    create table ${schema}.numbers (id int primary key);
    insert into ${schema}.numbers select ${first} + n from generate_series(1, 10) n;
    create table ${schema}.large (id int primary key);
    insert into ${schema}.large select ${first} + n from generate_series(1, 50000) n;
    ${many(schema, first, 10)};
    create view ${schema}.sleeping as select n as id from pg_sleep(60), generate_series(1, 3) n;
    create view ${schema}.busy as select count(*)::int as id
      from generate_series(1, 60000) a, generate_series(1, 60000) b;
    grant usage on schema ${schema} to ${name};
    grant select on all tables in schema ${schema} to ${name};
    analyze ${schema}.numbers, ${schema}.large;
  `);
  const count = async (condition: string): Promise<number> => {
    const [row] = await run(
      `select count(*)::int as n from pg_stat_activity where usename = '${name}' and ${condition}`,
    );
    return Number(row?.n);
  };
  return {
    address: { host, port },
    login: { user: name, password: 'reads', database, schemas: [schema] },
    run: (text) => run(text.replaceAll('{tables}', schema)),
    running: () => count(`state = 'active'`),
    connections: () => count('true'),
    setPassword: async (given) => {
      await run(`alter role ${name} password '${given}'`);
    },
    endConnections: async () => {
      await run(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${name}'`);
    },
    grow: async () => {
      await run(many(schema, first, 1_000_000));
    },
    close: async () => {
      await run(`drop schema ${schema} cascade; drop owned by ${name}; drop role ${name}`);
      await client.end();
    },
  };
};
