/** A database of PostgreSQL's for tests that compare queries with their plans. */
import pg from 'pg';
import type { Server } from '../../test/servers.ts';

/** Types in PostgreSQL's catalogue, as ours are called. */
export const TYPE_NAMES: Readonly<Record<number, string>> = {
  16: 'boolean',
  17: 'bytes',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  114: 'json',
  700: 'real',
  701: 'double precision',
  1043: 'text',
  1082: 'date',
  1083: 'time',
  1114: 'timestamp',
  1184: 'timestamptz',
  1186: 'interval',
  1700: 'numeric',
  2950: 'uuid',
};

/** A database of this name with these tables, whose text compares by bytes. */
export const openSmallDatabase = async (
  { host, port, user, password, database }: Server,
  name: string,
  tables: string,
): Promise<pg.Client> => {
  const setup = new pg.Client({ host, port, user, password, database });
  await setup.connect();
  await setup.query(`create database ${name} template template0 lc_collate "C" lc_ctype "C.UTF-8"`);
  await setup.end();
  const client = new pg.Client({ host, port, user, password, database: name });
  await client.connect();
  await client.query("set timezone to 'UTC'");
  await client.query(tables);
  return client;
};

/** What a statement gives, values as PostgreSQL's texts. */
export const textRows = async (
  client: pg.Client,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ readonly fields: readonly pg.FieldDef[]; readonly rows: unknown[][] }> => {
  const { fields, rows } = await client.query({
    text,
    values: [...values],
    rowMode: 'array',
    types: { getTypeParser: () => String },
  });
  return { fields, rows };
};
