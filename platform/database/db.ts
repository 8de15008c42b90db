import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What both drivers answer to a raw statement. */
interface Rows<Row> {
  rows: Row[];
}

interface RowsHKT extends PgQueryResultHKT {
  type: Rows<this['row']>;
}

/** One type for the embedded database, a PostgreSQL server, and a transaction on either. */
export type Db = PgDatabase<RowsHKT, Record<string, never>>;
