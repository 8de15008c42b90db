/** What the totals of larger areas are made of, and the batches that hold them. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { batch } from '../schema.ts';
import { everyone } from '../values/store.ts';

const isTotals = sql`b.summary->'totals' IS NOT NULL`;

/** Periods of which a form has entries and a batch has figures of these indicators; none for a batch of totals. */
export const periodsTouched = async (
  db: Db,
  batchId: number,
  formId: number,
  indicatorIds: readonly number[],
): Promise<readonly string[]> => {
  const { rows } = await db.execute<{ period: string }>(
    sql`SELECT DISTINCT v.period::text AS period FROM indicators.value v
        JOIN indicators.batch b ON b.id = v.batch_id AND NOT (${isTotals})
        JOIN indicators.form_entry e ON e.form_id = ${formId} AND e.period = v.period
        WHERE v.batch_id = ${batchId}
          AND v.indicator_id = ANY(${sql.param([...indicatorIds])}::int[])
        ORDER BY 1`,
  );
  return rows.map(({ period }) => period);
};

export interface PublishedCounts {
  readonly indicatorId: number;
  readonly area: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
}

/** Published figures of everyone in a period, but those that are totals themselves. */
export const publishedCounts = async (
  db: Db,
  indicatorIds: readonly number[],
  period: string,
): Promise<readonly PublishedCounts[]> => {
  const { rows } = await db.execute<PublishedCounts & Record<string, unknown>>(
    sql`SELECT DISTINCT ON (v.indicator_id, v.area)
          v.indicator_id AS "indicatorId", v.area, v.numerator, v.denominator, v.value
        FROM indicators.value v
        JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published' AND NOT (${isTotals})
        WHERE v.indicator_id = ANY(${sql.param([...indicatorIds])}::int[])
          AND v.cut_id = ${everyone} AND v.period = ${period}
        ORDER BY v.indicator_id, v.area, b.publication DESC`,
  );
  return rows;
};

/** The published totals of a form in a period. @param period as addresses write it */
export const publishedTotals = async (
  db: Db,
  code: string,
  period: string,
): Promise<{ readonly id: number; readonly sha256: string } | undefined> => {
  const [row] = await db
    .select({ id: batch.id, sha256: batch.sha256 })
    .from(batch)
    .where(
      and(
        eq(batch.origin, 'form'),
        eq(batch.originName, code),
        eq(batch.state, 'published'),
        sql`${batch.summary}->'totals'->>'period' = ${period}`,
      ),
    );
  return row;
};
