/** What is published of each indicator, for catalogues and documents. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';

export interface PublishedSummary {
  readonly indicatorId: number;
  /** First days of the first and last period with a published value, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
  /** When its first and its latest figures were published. */
  readonly issued: Date;
  readonly modified: Date;
}

/** Indicators without published values are left out. */
export const publishedSummaries = async (
  db: Db,
  indicatorIds: readonly number[],
): Promise<ReadonlyMap<number, PublishedSummary>> => {
  const { rows } = await db.execute<{
    indicatorId: number;
    first: string;
    last: string;
    issued: string;
    modified: string;
  }>(
    sql`SELECT part."indicatorId", min(part.first)::text AS first, max(part.last)::text AS last,
          min(coalesce(b.published_at, b.uploaded_at)) AS issued,
          max(coalesce(b.published_at, b.uploaded_at)) AS modified
        FROM (SELECT v.indicator_id AS "indicatorId", v.batch_id, min(v.period) AS first, max(v.period) AS last
              FROM indicators.value v WHERE v.indicator_id = ANY(${sql.param([...indicatorIds])}::int[])
              GROUP BY v.indicator_id, v.batch_id) part
        JOIN indicators.batch b ON b.id = part.batch_id AND b.state = 'published'
        GROUP BY part."indicatorId"`,
  );
  return new Map(
    rows.map(({ issued, modified, ...row }) => [
      row.indicatorId,
      { ...row, issued: new Date(issued), modified: new Date(modified) },
    ]),
  );
};

/** When the latest figures of an indicator were published; undefined when there are none. */
export const publicationOf = async (db: Db, indicatorId: number): Promise<Date | undefined> =>
  (await publishedSummaries(db, [indicatorId])).get(indicatorId)?.modified;
