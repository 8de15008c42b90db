import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Viewer } from './viewer.ts';
import { seenBy } from './viewer-store.ts';

/** A value of the latest published batch that holds it, as its viewer may see it. */
export interface Value {
  readonly area: string;
  /** First day of the period, `YYYY-MM-DD`. */
  readonly period: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Null when the source has none, or when it is withheld from this viewer; `note` says why. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly note: string | null;
}

/** Cut 1 is everyone; made with the first migration's data (see `ensureEveryone`). */
export const everyone = 1;

const published = sql`indicators.value v
        JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'`;

/** One area through time, as the viewer may see it. */
export const series = async (
  db: Db,
  viewer: Viewer,
  key: { readonly indicatorId: number; readonly cutId: number; readonly area: string },
): Promise<readonly Value[]> => {
  const seen = seenBy(viewer);
  const { rows } = await db.execute<Value & Record<string, unknown>>(
    sql`${seen.with} SELECT DISTINCT ON (v.period) ${seen.columns}
        FROM ${published} ${seen.joins}
        WHERE v.indicator_id = ${key.indicatorId} AND v.cut_id = ${key.cutId} AND v.area = ${key.area}
        ORDER BY v.period, b.publication DESC`,
  );
  return rows;
};

/** All areas at one time, as the viewer may see them. */
export const cross = async (
  db: Db,
  viewer: Viewer,
  key: { readonly indicatorId: number; readonly cutId: number; readonly period: string },
): Promise<readonly Value[]> => {
  const seen = seenBy(viewer);
  const { rows } = await db.execute<Value & Record<string, unknown>>(
    sql`${seen.with} SELECT DISTINCT ON (v.area) ${seen.columns}
        FROM ${published} ${seen.joins}
        WHERE v.indicator_id = ${key.indicatorId} AND v.cut_id = ${key.cutId} AND v.period = ${key.period}
        ORDER BY v.area, b.publication DESC`,
  );
  return rows;
};

/** A period with how many areas have a value of it. */
export interface FilledPeriod {
  readonly period: string;
  readonly areas: number;
}

/** Periods of which any area has a value, the latest first. */
export const periodsOf = async (
  db: Db,
  indicatorId: number,
  cutId: number,
): Promise<readonly FilledPeriod[]> => {
  const { rows } = await db.execute<FilledPeriod & Record<string, unknown>>(
    sql`SELECT v.period::text AS period, count(DISTINCT v.area)::int AS areas
        FROM ${published}
        WHERE v.indicator_id = ${indicatorId} AND v.cut_id = ${cutId} AND v.value IS NOT NULL
        GROUP BY v.period ORDER BY v.period DESC`,
  );
  return rows;
};

/** The last `count` values of every indicator for some areas, everyone only: cards of an area's page. */
export const latestOfAreas = async (
  db: Db,
  viewer: Viewer,
  areas: readonly string[],
  indicatorIds: readonly number[],
  count: number,
): Promise<readonly (Value & { readonly indicatorId: number })[]> => {
  if (areas.length === 0 || indicatorIds.length === 0) return [];
  const seen = seenBy(viewer);
  const { rows } = await db.execute<Value & { indicatorId: number } & Record<string, unknown>>(
    sql`${seen.with} SELECT wanted.id AS "indicatorId", latest.*
        FROM unnest(${sql.param([...indicatorIds])}::int[]) AS wanted(id)
        CROSS JOIN unnest(${sql.param([...areas])}::text[]) AS a(code)
        CROSS JOIN LATERAL (
          SELECT DISTINCT ON (v.period) ${seen.columns}
          FROM ${published} ${seen.joins}
          WHERE v.indicator_id = wanted.id AND v.cut_id = ${everyone} AND v.area = a.code
          ORDER BY v.period DESC, b.publication DESC LIMIT ${count}) latest
        ORDER BY wanted.id, a.code, latest.period`,
  );
  return rows;
};

const rowsAtMost = 100_000;

export interface CutValue extends Value {
  readonly sex: string;
  readonly age: string;
  readonly category: string;
}

/** Every published value of one indicator, all cuts, by area and period; at most 100 000. */
export const allValues = async (
  db: Db,
  viewer: Viewer,
  indicatorId: number,
  filter: {
    readonly area?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
): Promise<readonly CutValue[]> => {
  const seen = seenBy(viewer);
  const { rows } = await db.execute<CutValue & Record<string, unknown>>(
    sql`${seen.with} SELECT DISTINCT ON (v.area, v.period, v.cut_id) ${seen.columns}, c.sex, c.age, c.category
        FROM ${published} ${seen.joins}
        JOIN indicators.cut c ON c.id = v.cut_id
        WHERE v.indicator_id = ${indicatorId}
          ${filter.area === undefined ? sql`` : sql`AND v.area = ${filter.area}`}
          ${filter.from === undefined ? sql`` : sql`AND v.period >= ${filter.from}`}
          ${filter.to === undefined ? sql`` : sql`AND v.period <= ${filter.to}`}
        ORDER BY v.area, v.period, v.cut_id, b.publication DESC LIMIT ${rowsAtMost}`,
  );
  return rows;
};
