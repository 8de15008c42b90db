import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { fingerprint, type Migration } from '../database/migrate.ts';
import { withoutValues } from '../database/query-failure.ts';
import { storedFile } from '../database/schema.ts';
import type { Storage } from '../files/storage.ts';
import { type Checksum, identifier, nameOf, sumsOf } from './checksums.ts';
import { exchangeFiles, type FileExchange } from './file-exchange.ts';
import { BackupUnusable, backupFormat, type Line, linesOf, unusable } from './lines.ts';
import { type TableShape, tablesOf } from './tables.ts';

const insertRows = async (tx: Db, table: TableShape, rows: readonly unknown[]) => {
  const columns = sql.join(
    table.columns.map(({ name }) => identifier(name)),
    sql`, `,
  );
  const overriding = table.columns.some(({ isIdentity }) => isIdentity)
    ? sql`OVERRIDING SYSTEM VALUE`
    : sql``;
  const target = identifier(table.schema, table.name);
  await tx
    .execute(
      sql`INSERT INTO ${target} (${columns}) ${overriding}
          SELECT ${columns} FROM jsonb_populate_recordset(NULL::${target}, ${JSON.stringify(rows)}::jsonb)`,
    )
    .catch((error: unknown) => {
      const { message } = withoutValues(error);
      return unusable(`Rows of ${nameOf(table)} do not fit (${message}).`, error);
    });
};

/** Identity columns go on after the highest restored number; unlike `setval` this can be taken back. */
const restartNumbers = async (tx: Db, table: TableShape) => {
  const target = identifier(table.schema, table.name);
  for (const { name, isIdentity } of table.columns) {
    if (!isIdentity) continue;
    const { rows } = await tx.execute<{ next: number }>(
      sql`SELECT coalesce(max(${identifier(name)}), 0) + 1 AS next FROM ${target}`,
    );
    const next = sql.raw(String(Number(rows[0]?.next ?? 1)));
    await tx.execute(
      sql`ALTER TABLE ${target} ALTER COLUMN ${identifier(name)} RESTART WITH ${next}`,
    );
  }
};

/** Tasks that waited here belong to what was here; those of the backup are sent at the next start. */
const emptyQueue = async (tx: Db) => {
  const { rows } = await tx.execute(sql`SELECT 1 WHERE to_regclass('jobs.job') IS NOT NULL`);
  if (rows.length > 0) await tx.execute(sql`DELETE FROM jobs.job`);
};

/** @throws BackupUnusable unless the first line fits this version */
const readHead = async (lines: AsyncIterator<Line>, expected: string): Promise<Date> => {
  const { value: head } = await lines.next();
  if (head?.line !== 'head') return unusable('The file is no backup of Polder.');
  if (head.format !== backupFormat || head.migrations !== expected)
    return unusable(
      'The backup was made by another version of Polder: restore it with that version, then upgrade.',
    );
  return new Date(head.at);
};

/**
 * Puts the lines after the head where they belong: every table once and to its end, then the files, then
 * the foot, which agrees with all of it.
 *
 * @returns the sums that the backup tells
 * @throws BackupUnusable
 */
const fill = async (
  tx: Db,
  shapes: readonly TableShape[],
  lines: AsyncIterator<Line>,
  files: FileExchange,
): Promise<readonly Checksum[]> => {
  const left = new Map(shapes.map((shape) => [nameOf(shape), shape]));
  const told: Checksum[] = [];
  let open: TableShape | undefined;
  let foot: Extract<Line, { line: 'foot' }> | undefined;
  for (;;) {
    const { value: line, done } = await lines.next();
    if (done) break;
    if (foot) unusable('The backup goes on after its end.');
    if (line.line === 'table' && !open && files.count() === 0) {
      open = left.get(line.name);
      left.delete(line.name);
      if (!open) unusable(`The backup holds a table ${line.name} twice, or one that is unknown.`);
    } else if (line.line === 'rows' && open) await insertRows(tx, open, line.rows);
    else if (line.line === 'table-end' && open && nameOf(open) === line.name) {
      await restartNumbers(tx, open);
      told.push({ table: line.name, count: line.count, sha256: line.sha256 });
      open = undefined;
    } else if (line.line === 'file' && !open && left.size === 0) await files.take(line);
    else if (line.line === 'foot' && !open) foot = line;
    else unusable('The lines of the backup are not in order.');
  }
  if (!foot) return unusable('The backup is cut off.');
  if (left.size > 0) unusable(`The backup lacks the table ${[...left.keys()].join(', ')}.`);
  const rows = told.reduce((total, { count }) => total + count, 0);
  if (foot.tables !== told.length || foot.rows !== rows || foot.files !== files.count())
    unusable('The backup does not hold as much as its end tells.');
  return told;
};

/** @throws BackupUnusable for the first table that differs */
const compare = (told: readonly Checksum[], restored: readonly Checksum[]) => {
  for (const { table, count, sha256 } of told) {
    const now = restored.find((sum) => sum.table === table);
    if (now?.count !== count || now.sha256 !== sha256)
      unusable(`Table ${table} would differ from what the backup tells of it.`);
  }
};

export interface Restored {
  /** When the backup was made. */
  readonly madeAt: Date;
  /** Computed anew from what was restored; equal to the backup's. */
  readonly sums: readonly Checksum[];
}

/**
 * Fills a migrated database and its data directory from a backup. What was there goes. Everything is
 * compared before it counts: on any difference nothing has changed.
 *
 * @param bucket where stored files are when they are not in the data directory
 * @throws BackupUnusable
 */
export const restore = async (
  db: Db,
  dataDirectory: string,
  source: string,
  migrations: readonly Migration[],
  bucket?: Pick<Storage, 'put' | 'remove'>,
): Promise<Restored> => {
  const files = exchangeFiles(dataDirectory, bucket);
  const lines = linesOf(source);
  try {
    const madeAt = await readHead(lines, fingerprint(migrations));
    const earlier = bucket ? await db.select({ id: storedFile.id }).from(storedFile) : [];
    const sums = await db.transaction(async (tx) => {
      const shapes = await tablesOf(tx);
      for (const shape of shapes.toReversed())
        await tx.execute(sql`DELETE FROM ${identifier(shape.schema, shape.name)}`);
      const told = await fill(tx, shapes, lines, files);
      const restored = await sumsOf(tx, shapes);
      compare(told, restored);
      await emptyQueue(tx);
      await files.exchange();
      return restored;
    });
    const ids = files.ids();
    for (const { id } of earlier) if (!ids.has(id)) await bucket?.remove(id);
    return { madeAt, sums };
  } catch (error) {
    await files.undo();
    if (error instanceof BackupUnusable) throw error;
    return unusable(`The backup could not be restored (${withoutValues(error).message}).`, error);
  } finally {
    await lines.return(undefined);
    await files.clear();
  }
};
