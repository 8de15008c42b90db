/** Servers with the data: each table at its source, all in one database, and all as foreign tables. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import {
  type Server,
  startMariadb,
  startPostgresql,
} from '../../engines/federation/test/servers.ts';
import { customers, type Files, writeFiles } from './data.ts';

/** Databases of the PostgreSQL server. */
export type Database = 'sales' | 'shipping' | 'whole' | 'linked';

export interface Lab {
  /** File of the customers. */
  readonly crm: string;
  /** Server of the orders. */
  readonly sales: Server;
  /** Server of the lines: MariaDB, or PostgreSQL where the machine has no other. */
  readonly shipping: { readonly kind: 'mariadb' | 'postgresql'; readonly server: Server };
  /** Why no foreign tables are there; undefined when they are. */
  readonly withoutForeignTables: string | undefined;
  readonly stop: () => Promise<void>;
}

const ofCustomers = `create table customer (
  customer_key integer primary key, name text not null, segment text not null, city text not null,
  balance numeric(12, 2) not null)`;
const ofOrders = `create table orders (
  order_key integer primary key, customer_key integer not null, placed date not null,
  priority varchar(20) not null, total numeric(12, 2) not null)`;
const ofLines = `create table lineitem (
  order_key integer not null, line_number integer not null, quantity integer not null,
  price numeric(12, 2) not null, discount numeric(4, 2) not null, shipped date not null,
  mode varchar(10) not null, primary key (order_key, line_number))`;

const indexes = {
  customer: ['create index customer_segment on customer (segment)'],
  orders: [
    'create index orders_customer on orders (customer_key)',
    'create index orders_placed on orders (placed)',
  ],
  lineitem: ['create index lineitem_shipped on lineitem (shipped)'],
};

export const connect = async (
  { host, port, user, password }: Server,
  database: Database | 'postgres',
): Promise<pg.Client> => {
  const client = new pg.Client({ host, port, user, password, database });
  await client.connect();
  return client;
};

/** Runs statements one after the other on a connection of their own. */
const perform = async (
  server: Server,
  database: Database | 'postgres',
  statements: readonly string[],
): Promise<void> => {
  const client = await connect(server, database);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

const fillSqlite = (file: string): void => {
  const database = new DatabaseSync(file);
  database.exec(ofCustomers);
  database.exec('begin');
  const insert = database.prepare('insert into customer values (?, ?, ?, ?, ?)');
  for (const [key, name, segment, city, balance] of customers())
    insert.run(key, name, segment, city, Number(balance));
  database.exec('commit');
  for (const index of indexes.customer) database.exec(index);
  database.exec('analyze');
  database.close();
};

const copied = (table: keyof Files, files: Files): string =>
  `copy ${table} from '${files[table]}' (format csv)`;

const fillPostgresql = async (server: Server, files: Files): Promise<void> => {
  await perform(server, 'postgres', ['create database sales', 'create database whole']);
  await perform(server, 'sales', [
    ...[ofOrders, copied('orders', files), ...indexes.orders],
    'vacuum analyze',
  ]);
  await perform(server, 'whole', [
    ...[ofCustomers, ofOrders, ofLines],
    ...[copied('customer', files), copied('orders', files), copied('lineitem', files)],
    ...[...indexes.customer, ...indexes.orders, ...indexes.lineitem],
    'vacuum analyze',
  ]);
};

const fillShipping = async (server: Server, files: Files): Promise<void> => {
  await perform(server, 'postgres', ['create database shipping']);
  await perform(server, 'shipping', [
    ...[ofLines, copied('lineitem', files), ...indexes.lineitem],
    'vacuum analyze',
  ]);
};

const fillMariadb = async (server: Server, files: Files): Promise<void> => {
  const { host, port, user, password } = server;
  const connection = await createConnection({ host, port, user, password });
  try {
    for (const statement of [
      'create database shipping character set utf8mb4',
      'use shipping',
      ofLines,
      `load data infile '${files.lineitem}' into table lineitem fields terminated by ','`,
      ...indexes.lineitem,
      'analyze table lineitem persistent for all',
    ])
      await connection.query(statement);
  } finally {
    await connection.end();
  }
};

/**
 * Customers are the linking database's own, as no wrapper for SQLite is packaged: to its advantage. Many
 * rows are fetched at once, as somebody who cares for speed sets it.
 *
 * @returns why it cannot be done; undefined when it is
 */
const link = async (
  postgresql: Server,
  mariadb: Server,
  files: Files,
): Promise<string | undefined> => {
  await perform(postgresql, 'postgres', ['create database linked']);
  try {
    await perform(postgresql, 'linked', [
      'create extension postgres_fdw',
      'create extension mysql_fdw',
    ]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const mapped = ({ user, password }: Server, name: string, as: string): string =>
    `create user mapping for current_user server ${name} options (${as} '${user}', password '${password}')`;
  await perform(postgresql, 'linked', [
    `create server sales foreign data wrapper postgres_fdw options (
       host '${postgresql.host}', port '${postgresql.port}', dbname 'sales', fetch_size '10000')`,
    mapped(postgresql, 'sales', 'user'),
    'import foreign schema public limit to (orders) from server sales into public',
    `create server shipping foreign data wrapper mysql_fdw options (
       host '${mariadb.host}', port '${mariadb.port}', fetch_size '10000')`,
    mapped(mariadb, 'shipping', 'username'),
    'import foreign schema shipping limit to (lineitem) from server shipping into public',
    ofCustomers,
    copied('customer', files),
    ...indexes.customer,
    'vacuum analyze customer',
    'analyze orders',
  ]);
  return undefined;
};

/**
 * Makes files and servers, and fills them; says what the machine lacks.
 *
 * @returns undefined without PostgreSQL, beside which nothing can be compared
 */
export const openLab = async (say: (line: string) => void): Promise<Lab | undefined> => {
  const [sales, mariadb] = await Promise.all([startPostgresql(), startMariadb()]);
  if (!sales) return undefined;
  if (!mariadb) say('no MariaDB (package mariadb-server): lines are in PostgreSQL, too');
  const folder = await mkdtemp(join(tmpdir(), 'polder-bench-federation-'));
  // The servers' own accounts read from it.
  await chmod(folder, 0o755);
  const files = await writeFiles(folder);
  say('filling the databases');
  const crm = join(folder, 'crm.sqlite');
  fillSqlite(crm);
  await fillPostgresql(sales, files);
  if (mariadb) await fillMariadb(mariadb, files);
  else await fillShipping(sales, files);
  return {
    crm,
    sales,
    shipping: mariadb
      ? { kind: 'mariadb', server: mariadb }
      : { kind: 'postgresql', server: sales },
    withoutForeignTables: mariadb ? await link(sales, mariadb, files) : 'they need MariaDB',
    stop: async () => {
      // Servers that end keep no process alive by themselves.
      const awake = setInterval(() => {}, 1_000);
      await Promise.all([sales.stop(), mariadb?.stop()]);
      await rm(folder, { recursive: true, force: true });
      clearInterval(awake);
    },
  };
};
