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

/**
 * Indicators without published values are left out. Goes from one indicator of a batch to the next in the
 * index, and so reads as many entries as there are pairs of the two, not values.
 */
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
    sql`SELECT held.id AS "indicatorId", min(part.first)::text AS first, max(part.last)::text AS last,
          min(coalesce(b.published_at, b.uploaded_at)) AS issued,
          max(coalesce(b.published_at, b.uploaded_at)) AS modified
        FROM indicators.batch b
        CROSS JOIN LATERAL (
          WITH RECURSIVE step(id) AS (
            (SELECT v.indicator_id FROM indicators.value v WHERE v.batch_id = b.id
             ORDER BY v.indicator_id LIMIT 1)
            UNION ALL
            SELECT following.id FROM step CROSS JOIN LATERAL (
              SELECT v.indicator_id AS id FROM indicators.value v
              WHERE v.batch_id = b.id AND v.indicator_id > step.id ORDER BY v.indicator_id LIMIT 1) following)
          SELECT id FROM step) held
        CROSS JOIN LATERAL (
          SELECT min(v.period) AS first, max(v.period) AS last FROM indicators.value v
          WHERE v.batch_id = b.id AND v.indicator_id = held.id) part
        WHERE b.state = 'published' AND held.id = ANY(${sql.param([...indicatorIds])}::int[])
        GROUP BY held.id`,
  );
  return new Map(
    rows.map(({ issued, modified, ...row }) => [
      row.indicatorId,
      { ...row, issued: new Date(issued), modified: new Date(modified) },
    ]),
  );
};

/** When the latest figures of an indicator were published; undefined when there are none. */
export const publicationOf = async (db: Db, indicatorId: number): Promise<Date | undefined> => {
  const { rows } = await db.execute<{ latest: string | null }>(
    sql`SELECT max(coalesce(b.published_at, b.uploaded_at)) AS latest FROM indicators.batch b
        WHERE b.state = 'published' AND EXISTS (
          SELECT 1 FROM indicators.value v WHERE v.batch_id = b.id AND v.indicator_id = ${indicatorId})`,
  );
  const latest = rows[0]?.latest;
  return latest ? new Date(latest) : undefined;
};

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
