import { type SQL, sql } from 'drizzle-orm';
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

/** A value with its part of the population. */
export interface CutValue extends Value {
  readonly cutId: number;
  readonly sex: string;
  readonly age: string;
  readonly categoryType: string;
  readonly category: string;
}

/** Which values; what is left out does not narrow. */
export interface Extent {
  /** Code of one area. */
  readonly area?: string | undefined;
  /** Level of the areas, such as `district`. */
  readonly level?: string | undefined;
  /** First and last day on which a period may begin, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sex?: string | undefined;
  readonly age?: string | undefined;
}

const within = ({ area, level, from, to, sex, age }: Extent): SQL => {
  const cuts = [
    sex === undefined ? undefined : sql`c.sex = ${sex}`,
    age === undefined ? undefined : sql`c.age = ${age}`,
  ].filter((condition) => condition !== undefined);
  const conditions = [
    area === undefined ? undefined : sql`v.area = ${area}`,
    from === undefined ? undefined : sql`v.period >= ${from}`,
    to === undefined ? undefined : sql`v.period <= ${to}`,
    cuts.length === 0
      ? undefined
      : sql`v.cut_id IN (SELECT c.id FROM indicators.cut c WHERE ${sql.join(cuts, sql` AND `)})`,
    level === undefined
      ? undefined
      : sql`v.area IN (SELECT a.code FROM places.area a
          JOIN indicators.indicator own ON own.geography = a.geography AND own.id = v.indicator_id
          WHERE a.level = ${level})`,
  ];
  return sql.join(conditions.flatMap((condition) => (condition ? [sql` AND `, condition] : [])));
};

/** Few enough that no query keeps the embedded database for long. */
const rowsPerPage = 2000;

/**
 * Every published value of one indicator, all cuts, page by page in the order of cut, area and
 * period: however many there are, one page is in memory. What is published while they are read is
 * left out.
 *
 * A page is first cut from the index alone, whatever the state of the batches, so that each query
 * takes as long as the first (`WITH TIES` keeps what several batches hold of one cell together).
 */
export const valuePages = async function* (
  db: Db,
  viewer: Viewer,
  indicatorId: number,
  extent: Extent,
  pageSize = rowsPerPage,
): AsyncGenerator<readonly CutValue[]> {
  const seen = seenBy(viewer);
  const { rows: state } = await db.execute<{ latest: number }>(
    sql`SELECT coalesce(max(publication), 0)::int AS latest FROM indicators.batch WHERE state = 'published'`,
  );
  let after: CutValue | undefined;
  do {
    const { rows } = await db.execute<
      CutValue & { isPublished: boolean } & Record<string, unknown>
    >(
      sql`${seen.with} SELECT DISTINCT ON (v.cut_id, v.area, v.period) ${seen.columns},
            v.cut_id AS "cutId", c.sex, c.age, c.category_type AS "categoryType", c.category,
            b.id IS NOT NULL AS "isPublished"
          FROM (
            SELECT v.* FROM indicators.value v
            WHERE v.indicator_id = ${indicatorId}${within(extent)}
              ${after ? sql`AND (v.cut_id, v.area, v.period) > (${after.cutId}, ${after.area}, ${after.period}::date)` : sql``}
            ORDER BY v.cut_id, v.area, v.period FETCH FIRST ${sql.raw(String(Math.trunc(pageSize)))} ROWS WITH TIES) v
          LEFT JOIN indicators.batch b ON b.id = v.batch_id AND b.state = 'published'
            AND b.publication <= ${state[0]?.latest ?? 0}
          ${seen.joins}
          JOIN indicators.cut c ON c.id = v.cut_id
          ORDER BY v.cut_id, v.area, v.period, b.publication DESC NULLS LAST`,
    );
    const shown = rows.filter(({ isPublished }) => isPublished);
    if (shown.length > 0) yield shown.map(({ isPublished, ...value }) => value);
    after = rows.at(-1);
  } while (after !== undefined);
};

/** The same in one piece, for extents that are known to be small. */
export const allValues = async (
  db: Db,
  viewer: Viewer,
  indicatorId: number,
  extent: Extent,
): Promise<readonly CutValue[]> => {
  const all: CutValue[] = [];
  for await (const page of valuePages(db, viewer, indicatorId, extent)) all.push(...page);
  return all;
};

/** How many values an extent has at most: those that batches hold more than once count each time. */
export const countOfValues = async (
  db: Db,
  indicatorId: number,
  extent: Extent,
): Promise<number> => {
  const { rows } = await db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ${published}
        WHERE v.indicator_id = ${indicatorId}${within(extent)}`,
  );
  return rows[0]?.count ?? 0;
};
