/** What is published of each indicator, for catalogues and documents. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { Indicator } from '../catalogue/store.ts';
import { indicator } from '../schema.ts';

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

export interface GeographyBox {
  readonly slug: string;
  readonly name: string;
  /** Well-known text, longitude before latitude; null where no area has an outline. */
  readonly box: string | null;
}

/** Geographies with the box around their present areas. */
export const geographyBoxes = async (
  db: Db,
  slugs: readonly string[],
): Promise<readonly GeographyBox[]> => {
  const { rows } = await db.execute<GeographyBox & Record<string, unknown>>(
    sql`SELECT g.slug, g.name, postgis.ST_AsText(postgis.ST_Envelope(postgis.ST_SetSRID(
          postgis.ST_Extent(a.geometry)::postgis.geometry, 4326))) AS box
        FROM places.geography g
        LEFT JOIN places.area a ON a.geography = g.slug AND a.valid_to IS NULL
        WHERE g.slug = ANY(${sql.param([...slugs])}::text[])
        GROUP BY g.slug, g.name ORDER BY g.slug`,
  );
  return rows;
};

/** Public indicators, whatever their geography. */
export const publicIndicators = (db: Db): Promise<readonly Indicator[]> =>
  db
    .select()
    .from(indicator)
    .where(eq(indicator.audience, 'public'))
    .orderBy(asc(indicator.geography), asc(indicator.theme), asc(indicator.code));
