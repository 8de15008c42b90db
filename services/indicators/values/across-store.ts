import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { periodsLookedAt } from './period.ts';
import { everyone, type FilledPeriod, type Value } from './store.ts';
import type { Viewer } from './viewer.ts';
import { seenBy } from './viewer-store.ts';

const published = sql`indicators.value v
  JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'`;

/**
 * The latest periods of several indicators with how many areas have a value, the latest first; everyone
 * only. As many as `latestComplete` looks at: each is found by a step back in the index, so that values
 * of earlier periods are not read, however many there are.
 */
export const latestPeriodsOfAll = async (
  db: Db,
  indicatorIds: readonly number[],
): Promise<ReadonlyMap<number, readonly FilledPeriod[]>> => {
  const ofIndicator = sql`v.indicator_id = wanted.id AND v.cut_id = ${everyone} AND v.value IS NOT NULL`;
  const { rows } = await db.execute<
    FilledPeriod & { indicatorId: number } & Record<string, unknown>
  >(
    sql`SELECT wanted.id AS "indicatorId", filled.period::text AS period, filled.areas
        FROM unnest(${sql.param([...indicatorIds])}::int[]) AS wanted(id)
        CROSS JOIN LATERAL (
          WITH RECURSIVE latest(period, place) AS (
            (SELECT v.period, 1 FROM ${published} WHERE ${ofIndicator} ORDER BY v.period DESC LIMIT 1)
            UNION ALL
            SELECT earlier.period, latest.place + 1 FROM latest CROSS JOIN LATERAL (
              SELECT v.period FROM ${published} WHERE ${ofIndicator} AND v.period < latest.period
              ORDER BY v.period DESC LIMIT 1) earlier
            WHERE latest.place < ${periodsLookedAt})
          SELECT latest.period, (
            SELECT count(*)::int FROM (
              SELECT DISTINCT v.area FROM ${published}
              WHERE ${ofIndicator} AND v.period = latest.period) area) AS areas
          FROM latest) filled
        ORDER BY filled.period DESC`,
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
