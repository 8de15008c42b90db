/** The screen's three questions, each asked of its source by the source's driver and nothing else. */
import { DatabaseSync } from 'node:sqlite';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Server } from '../../engines/federation/test/servers.ts';
import { connect, type Lab } from './lab.ts';

export interface Direct {
  /** Name of the source and its question, which resolves to the keys of the orders that it saw, if any. */
  readonly sources: readonly {
    readonly name: string;
    readonly ask: (customer: number, orders: readonly number[]) => Promise<readonly number[]>;
  }[];
  readonly close: () => Promise<void>;
}

const overSqlite = (file: string) => {
  const database = new DatabaseSync(file, { readOnly: true });
  const statement = database.prepare(
    'select name, segment, city from customer where customer_key = ?',
  );
  return {
    name: 'SQLite',
    ask: async (customer: number) => {
      statement.get(customer);
      return [];
    },
    close: async () => database.close(),
  };
};

const overPostgresql = async (server: Server) => {
  const client = await connect(server, 'sales');
  return {
    name: 'PostgreSQL',
    ask: async (customer: number) => {
      const { rows } = await client.query<[number]>({
        text: 'select order_key, placed, priority, total from orders where customer_key = $1',
        values: [customer],
        rowMode: 'array',
      });
      return rows.map(([key]) => key);
    },
    close: () => client.end(),
  };
};

const overLinesInPostgresql = async (server: Server) => {
  const client = await connect(server, 'shipping');
  return {
    name: 'PostgreSQL (lines)',
    ask: async (_: number, orders: readonly number[]) => {
      await client.query({
        text: 'select order_key, line_number, quantity, price, shipped, mode from lineitem where order_key = any ($1)',
        values: [orders],
        rowMode: 'array',
      });
      return [];
    },
    close: () => client.end(),
  };
};

const overMariadb = async ({ host, port, user, password }: Server) => {
  const connection = await createConnection({
    ...{ host, port, user, password, database: 'shipping' },
    ...{ dateStrings: true, rowsAsArray: true },
  });
  return {
    name: 'MariaDB',
    ask: async (_: number, orders: readonly number[]) => {
      if (orders.length > 0)
        await connection.query<RowDataPacket[]>(
          'select order_key, line_number, quantity, price, shipped, mode from lineitem where order_key in (?)',
          [orders],
        );
      return [];
    },
    close: () => connection.end(),
  };
};

export const openDirect = async ({ crm, sales, shipping }: Lab): Promise<Direct> => {
  const overLines = shipping.kind === 'mariadb' ? overMariadb : overLinesInPostgresql;
  const sources = [overSqlite(crm), await overPostgresql(sales), await overLines(shipping.server)];
  return {
    sources,
    close: async () => {
      for (const { close } of sources) await close();
    },
  };
};
