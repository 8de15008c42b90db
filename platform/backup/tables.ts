import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';

/** A table as a backup sees it. */
export interface TableShape {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly isGeometry: boolean;
    readonly isIdentity: boolean;
  }[];
  readonly key: readonly string[];
  /** Tables that must be filled before this one, as `schema.name`. */
  readonly needs: readonly string[];
}

/** Schemas that a backup leaves out: the queue restarts empty, PostGIS and the ledger belong to the program. */
const leftOut = [
  'jobs',
  'postgis',
  'ledger',
  'public',
  'information_schema',
  'pg_catalog',
  'pg_toast',
];

interface Column extends Record<string, unknown> {
  schema: string;
  table: string;
  column: string;
  type: string;
  identity: string;
}

/** All tables of the city, each after those it refers to. */
export const tablesOf = async (db: Db): Promise<readonly TableShape[]> => {
  const { rows: columns } = await db.execute<Column>(
    sql`SELECT table_schema AS schema, table_name AS "table", column_name AS "column",
          udt_name AS type, is_identity AS identity
        FROM information_schema.columns
        WHERE table_schema NOT IN ${leftOut} AND is_generated = 'NEVER'
          AND table_schema NOT LIKE 'pg_temp%'
        ORDER BY table_schema, table_name, ordinal_position`,
  );
  const { rows: keys } = await db.execute<{ table: string; column: string }>(
    sql`SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column"
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, position)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indisprimary AND n.nspname NOT IN ${leftOut} ORDER BY 1, k.position`,
  );
  const { rows: references } = await db.execute<{ table: string; needs: string }>(
    sql`SELECT n.nspname || '.' || c.relname AS "table", fn.nspname || '.' || fc.relname AS needs
        FROM pg_constraint x JOIN pg_class c ON c.oid = x.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class fc ON fc.oid = x.confrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
        WHERE x.contype = 'f'`,
  );
  const byName = new Map<string, Column[]>();
  for (const column of columns) {
    const name = `${column.schema}.${column.table}`;
    byName.set(name, [...(byName.get(name) ?? []), column]);
  }
  const shapes = new Map(
    [...byName].map(([name, members]): [string, TableShape] => [
      name,
      {
        schema: members[0]?.schema ?? '',
        name: members[0]?.table ?? '',
        columns: members.map((member) => ({
          name: member.column,
          isGeometry: member.type === 'geometry',
          isIdentity: member.identity === 'YES',
        })),
        key: keys.filter((key) => key.table === name).map((key) => key.column),
        needs: references
          .filter((row) => row.table === name && row.needs !== name)
          .map((row) => row.needs),
      },
    ]),
  );
  const ordered: TableShape[] = [];
  const visit = (name: string) => {
    const shape = shapes.get(name);
    if (!shape) return;
    shapes.delete(name);
    for (const needed of shape.needs) visit(needed);
    ordered.push(shape);
  };
  for (const name of [...shapes.keys()]) visit(name);
  return ordered;
};
