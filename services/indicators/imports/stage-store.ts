/** Writes accepted rows under an unpublished batch, where nobody sees them yet. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { Problem } from '../../../platform/problem.ts';
import { cutIds } from '../values/cut-store.ts';
import { cutKey } from '../values/cuts.ts';
import type { AcceptedRows } from './accepted-rows.ts';

/** Small enough that the embedded database answers others in between. */
export const rowsPerStatement = 4000;

const quoted = (text: string): string => `"${text.replaceAll('\0', '').replace(/["\\]/g, '\\$&')}"`;

/**
 * An array as PostgreSQL writes it: one text per column is a quarter faster on the embedded database
 * than a parameter whose every element is looked at by its driver.
 */
const array = (items: readonly (string | number | null)[]) => {
  const written = items.map((item) =>
    item === null ? 'NULL' : typeof item === 'number' ? String(item) : quoted(item),
  );
  return sql`${`{${written.join(',')}}`}::text`;
};

export const clearStaged = async (db: Db, batchId: number): Promise<void> => {
  await db.execute(
    sql`DELETE FROM indicators.value v USING indicators.batch b
        WHERE v.batch_id = ${batchId} AND b.id = v.batch_id AND b.state NOT IN ('published', 'withdrawn')`,
  );
};

/**
 * Stores rows in statements of their own: a process that is killed leaves rows of an unpublished
 * batch behind, which the next check of the batch removes.
 *
 * @throws Problem changed-meanwhile when the batch is no longer being checked
 */
export const stageRows = async (
  db: Db,
  batchId: number,
  rows: AcceptedRows,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<void> => {
  await clearStaged(db, batchId);
  const ids = await db.transaction((tx) => cutIds(tx, rows.cuts));
  const ofCut = rows.cuts.map((cut) => ids.get(cutKey(cut)) ?? 0);
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement, ofCut);
    const { rows: written } = await db.execute<{ count: number }>(
      sql`WITH checking AS (SELECT 1 FROM indicators.batch WHERE id = ${batchId} AND state = 'checking' FOR SHARE),
          written AS (
            INSERT INTO indicators.value (batch_id, indicator_id, cut_id, area, period,
              numerator, denominator, value, lower, upper, published_lower, published_upper, note)
            SELECT ${batchId}, x.* FROM unnest(
              ${array(part.indicatorIds)}::int[], ${array(part.cutIds)}::int[],
              ${array(part.areas)}::text[], ${array(part.periods)}::date[],
              ${array(part.numerator)}::float8[], ${array(part.denominator)}::float8[],
              ${array(part.value)}::float8[], ${array(part.lower)}::float8[],
              ${array(part.upper)}::float8[], ${array(part.publishedLower)}::float8[],
              ${array(part.publishedUpper)}::float8[], ${array(part.notes)}::text[]) AS x
            WHERE EXISTS (SELECT 1 FROM checking)
            RETURNING 1)
          SELECT count(*)::int AS count FROM written`,
    );
    if (written[0]?.count !== part.areas.length)
      throw new Problem('changed-meanwhile', { what: 'batch' });
    await onProgress(Math.min(from + rowsPerStatement, rows.length), rows.length);
  }
  // The embedded database has no process of its own that keeps the planner's numbers fresh.
  await db.execute(sql`ANALYZE indicators.value`);
};
