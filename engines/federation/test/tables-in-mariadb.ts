/** A MariaDB server with tables and views to be asked for, some of which never end. */
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { startMariadb } from './servers.ts';
import type { PostgresqlServer } from './tables-in-postgresql.ts';

export type MariadbServer = PostgresqlServer;

const many = (database: string, first: number, count: number): string =>
  `create or replace view ${database}.many as
    select cast(${first} + seq as signed) as id from seq_1_to_1000000 where seq <= ${count}`;

/** Undefined where MariaDB is not installed. */
export const openMariadbServer = async (first: number): Promise<MariadbServer | undefined> => {
  const server = await startMariadb();
  if (!server) return undefined;
  const { host, port, user, password } = server;
  const connection = await createConnection({
    ...{ host, port, user, password, multipleStatements: true },
  });
  const name = `reader_${process.pid}_${Date.now()}`;
  const database = `tables_${process.pid}_${Date.now()}`;
  const run = async (text: string): Promise<RowDataPacket[]> => {
    const [rows] = await connection.query<RowDataPacket[]>(text);
    return rows;
  };
  await run(`
    create database ${database} character set utf8mb4;
    create user ${name}@'%' identified by 'reads';
    use ${database};
    create table numbers (id int primary key) as select ${first} + seq as id from seq_1_to_10;
    create table large (id int primary key) as select ${first} + seq as id from seq_1_to_50000;
    ${many(database, first, 10)};
    create view sleeping as select seq as id from seq_1_to_3 where sleep(60) = 0;
    create view busy as select max(a.seq * b.seq % 7) as id
      from seq_1_to_60000 a, seq_1_to_60000 b;
    grant select on ${database}.* to ${name}@'%';
    analyze table numbers, large;
  `);
  const count = async (condition: string): Promise<number> => {
    const [row] = await run(
      `select count(*) as n from information_schema.processlist
        where user = '${name}' and ${condition}`,
    );
    return Number(row?.n);
  };
  return {
    address: { host, port },
    login: { user: name, password: 'reads', database, schemas: [database] },
    run: (text) => run(text.replaceAll('{tables}', database)),
    running: () => count(`command in ('Query', 'Execute')`),
    connections: () => count('true'),
    setPassword: async (given) => {
      await run(`alter user ${name}@'%' identified by '${given}'`);
    },
    endConnections: async () => {
      await run(`kill user '${name}'`);
    },
    grow: async () => {
      await run(many(database, first, 1_000_000));
    },
    close: async () => {
      await run(`drop database ${database}; drop user ${name}@'%'`);
      connection.destroy();
    },
  };
};
