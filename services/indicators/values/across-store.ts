import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { everyone, type FilledPeriod, type Value } from './store.ts';
import type { Viewer } from './viewer.ts';
import { seenBy } from './viewer-store.ts';

/** Periods of several indicators with how many areas have a value, the latest first; everyone only. */
export const periodsOfAll = async (
  db: Db,
  indicatorIds: readonly number[],
): Promise<ReadonlyMap<number, readonly FilledPeriod[]>> => {
  const { rows } = await db.execute<
    FilledPeriod & { indicatorId: number } & Record<string, unknown>
  >(
    sql`SELECT v.indicator_id AS "indicatorId", v.period::text AS period, count(DISTINCT v.area)::int AS areas
        FROM indicators.value v JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
        WHERE v.indicator_id = ANY(${sql.param([...indicatorIds])}::int[]) AND v.cut_id = ${everyone}
          AND v.value IS NOT NULL
        GROUP BY v.indicator_id, v.period ORDER BY v.period DESC`,
  );
  return Map.groupBy(rows, ({ indicatorId }) => indicatorId);
};

/** All areas of several indicators, each at its own period, as the viewer may see them. */
export const crossOfAll = async (
  db: Db,
  viewer: Viewer,
  wanted: readonly { readonly indicatorId: number; readonly period: string }[],
): Promise<readonly (Value & { readonly indicatorId: number })[]> => {
  const seen = seenBy(viewer);
  const { rows } = await db.execute<Value & { indicatorId: number } & Record<string, unknown>>(
    sql`${seen.with} SELECT DISTINCT ON (v.indicator_id, v.area) v.indicator_id AS "indicatorId", ${seen.columns}
        FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS one("indicatorId" int, period date)
        JOIN indicators.value v ON v.indicator_id = one."indicatorId" AND v.period = one.period
          AND v.cut_id = ${everyone}
        JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
        ${seen.joins}
        ORDER BY v.indicator_id, v.area, b.publication DESC`,
  );
  return rows;
};
