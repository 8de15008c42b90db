/** What publishing a batch would change for those who read the figures. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { everyone } from '../values/store.ts';
import type { Coverage, IndicatorChange, Preview, ValueChange } from './batch.ts';

const largestShown = 12;

/** A number that grows with every publication and every withdrawal: the state a preview was made against. */
export const lastPublication = async (db: Db): Promise<number> => {
  const { rows } = await db.execute<{ number: number }>(
    sql`SELECT coalesce(max(publication), 0)::int + count(*) FILTER (WHERE state = 'withdrawn')::int AS number
        FROM indicators.batch`,
  );
  return rows[0]?.number ?? 0;
};

/** New values beside those that are published now, by key. */
const compared = (batchId: number) => sql`
  WITH incoming AS (SELECT * FROM indicators.value WHERE batch_id = ${batchId}),
  present AS (
    SELECT DISTINCT ON (v.indicator_id, v.cut_id, v.area, v.period)
      v.indicator_id, v.cut_id, v.area, v.period, v.value, v.numerator, v.denominator
    FROM incoming n
      JOIN indicators.value v USING (indicator_id, cut_id, area, period)
      JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
    WHERE v.batch_id <> ${batchId}
    ORDER BY v.indicator_id, v.cut_id, v.area, v.period, b.publication DESC),
  compared AS (
    SELECT n.indicator_id, n.cut_id, n.area, n.period, n.value AS after, p.value AS before,
      CASE WHEN p.indicator_id IS NULL THEN 'added'
        WHEN (p.value, p.numerator, p.denominator) IS NOT DISTINCT FROM (n.value, n.numerator, n.denominator) THEN 'same'
        ELSE 'changed' END AS change
    FROM incoming n LEFT JOIN present p USING (indicator_id, cut_id, area, period))`;

export const previewOf = async (db: Db, batchId: number): Promise<Preview> => {
  const comparedWith = await lastPublication(db);
  const { rows: indicators } = await db.execute<IndicatorChange & Record<string, unknown>>(
    sql`${compared(batchId)}
        SELECT i.code, i.name, count(*)::int AS rows,
          count(*) FILTER (WHERE change = 'added')::int AS added,
          count(*) FILTER (WHERE change = 'changed')::int AS changed,
          count(*) FILTER (WHERE change = 'same')::int AS same
        FROM compared c JOIN indicators.indicator i ON i.id = c.indicator_id
        GROUP BY i.code, i.name ORDER BY i.code`,
  );
  const hasChanges = indicators.some(({ changed }) => changed > 0);
  const { rows: largest } = hasChanges
    ? await db.execute<ValueChange & Record<string, unknown>>(
        sql`${compared(batchId)}
            SELECT i.code, i.name, i.unit, i.decimals, a.name AS "areaName", i.frequency, i.year_kind AS "yearKind", c.area, c.period::text AS period, c.before, c.after,
              concat_ws(', ', nullif(k.sex, 'persons'), nullif(k.age, ''), nullif(k.category, '')) AS "group"
            FROM compared c JOIN indicators.indicator i ON i.id = c.indicator_id
              JOIN indicators.cut k ON k.id = c.cut_id
              LEFT JOIN places.area a ON a.geography = i.geography AND a.code = c.area
                AND a.valid_to IS NULL
            WHERE change = 'changed' AND c.before IS NOT NULL AND c.after IS NOT NULL
            ORDER BY abs(c.after - c.before) / greatest(abs(c.before), abs(c.after), 1e-9) DESC, i.code, c.area
            LIMIT ${largestShown}`,
      )
    : { rows: [] };
  return { comparedWith, indicators, largest, coverage: await coverageOf(db, batchId) };
};

const indicatorsCovered = 25;
const missingShown = 10;

/** Areas of the newest period of each indicator, beside those of the period before it; everyone only. */
const coverageOf = async (db: Db, batchId: number): Promise<readonly Coverage[]> => {
  const { rows } = await db.execute<Coverage & Record<string, unknown>>(
    sql`WITH newest AS (
          SELECT indicator_id AS id, max(period) AS period FROM indicators.value
          WHERE batch_id = ${batchId} AND cut_id = ${everyone}
          GROUP BY indicator_id ORDER BY indicator_id LIMIT ${indicatorsCovered})
        SELECT i.code, i.name, i.frequency, i.year_kind AS "yearKind", n.period::text AS period,
          earlier.period::text AS before, cardinality(present.areas) AS areas,
          coalesce(cardinality(usual.areas), 0) AS "areasBefore",
          coalesce((
            SELECT array_agg(one.name) FROM (
              SELECT a.name FROM unnest(usual.areas) AS gone(code)
              JOIN places.area a ON a.geography = i.geography AND a.code = gone.code AND a.valid_to IS NULL
              WHERE gone.code <> ALL(present.areas) ORDER BY a.name LIMIT ${missingShown}) one), '{}') AS missing
        FROM newest n JOIN indicators.indicator i ON i.id = n.id
        LEFT JOIN LATERAL (
          SELECT v.period FROM indicators.value v
          JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
          WHERE v.indicator_id = n.id AND v.cut_id = ${everyone} AND v.period < n.period
            AND v.value IS NOT NULL
          ORDER BY v.period DESC LIMIT 1) earlier ON true
        CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(DISTINCT v.area), '{}') AS areas FROM indicators.value v
          JOIN indicators.batch b ON b.id = v.batch_id
          WHERE v.indicator_id = n.id AND v.cut_id = ${everyone} AND v.period = n.period
            AND v.value IS NOT NULL AND (b.state = 'published' OR b.id = ${batchId})) present
        LEFT JOIN LATERAL (
          SELECT array_agg(DISTINCT v.area) AS areas FROM indicators.value v
          JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
          WHERE v.indicator_id = n.id AND v.cut_id = ${everyone} AND v.period = earlier.period
            AND v.value IS NOT NULL) usual ON true
        ORDER BY i.code`,
  );
  return rows;
};
