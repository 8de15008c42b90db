import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { type TableShape, tablesOf } from './tables.ts';

export interface Checksum {
  /** `schema.name`. */
  readonly table: string;
  readonly count: number;
  readonly sha256: string;
}

const pageSize = 2000;

export const identifier = (...names: readonly string[]) =>
  sql.raw(names.map((name) => `"${name.replaceAll('"', '""')}"`).join('.'));

export const nameOf = ({ schema, name }: TableShape): string => `${schema}.${name}`;

/** Rows of one table as JSON in key order, page by page, within the caller's snapshot. */
async function* pages(tx: Db, table: TableShape): AsyncGenerator<readonly string[]> {
  const columns = table.columns.map(({ name, isGeometry }) =>
    isGeometry ? sql`${identifier(name)}::text AS ${identifier(name)}` : identifier(name),
  );
  const order = (table.key.length > 0 ? table.key : table.columns.map(({ name }) => name)).map(
    (name) => identifier(name),
  );
  await tx.execute(
    sql`DECLARE backup_rows CURSOR FOR SELECT row_to_json(r)::text AS row FROM
        (SELECT ${sql.join(columns, sql`, `)} FROM ${identifier(table.schema, table.name)} ORDER BY ${sql.join(order, sql`, `)}) r`,
  );
  for (;;) {
    const { rows } = await tx.execute<{ row: string }>(
      sql.raw(`FETCH ${pageSize} FROM backup_rows`),
    );
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await tx.execute(sql`CLOSE backup_rows`);
}

/**
 * Reads a table to its end.
 * @param give gets each page of rows, as JSON
 */
export const sumOf = async (
  tx: Db,
  table: TableShape,
  give: (page: readonly string[]) => Promise<void> = async () => {},
): Promise<Checksum> => {
  const hash = createHash('sha256');
  let count = 0;
  for await (const page of pages(tx, table)) {
    for (const row of page) hash.update(row).update('\n');
    count += page.length;
    await give(page);
  }
  return { table: nameOf(table), count, sha256: hash.digest('hex') };
};

/** Sums of tables, within the caller's transaction. */
export const sumsOf = async (
  tx: Db,
  tables: readonly TableShape[],
): Promise<readonly Checksum[]> => {
  const sums: Checksum[] = [];
  for (const table of tables) sums.push(await sumOf(tx, table));
  return sums;
};

/** Count and hash of every table, over its rows in key order: equal content, equal checksums. */
export const checksums = (db: Db): Promise<readonly Checksum[]> =>
  db.transaction(async (tx) => sumsOf(tx, await tablesOf(tx)), {
    isolationLevel: 'repeatable read',
  });
