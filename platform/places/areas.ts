import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { Problem } from '../problem.ts';
import { area, areaParent, geography, mapLayer } from './schema.ts';

export type MultiPolygon = GeoJSON.MultiPolygon['coordinates'];

/** An area in its present version. */
export interface Area {
  readonly geography: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  /** Outline for drawing, longitude-latitude; null for areas without one (a practice's patients). */
  readonly outline: MultiPolygon | null;
  readonly squareKilometres: number | null;
}

/** The town's own areas; other geographies come with the figures that need them. */
export const townGeography = 'town';

const columns = {
  geography: area.geography,
  code: area.code,
  name: area.name,
  level: area.level,
  outline: area.outline,
  squareKilometres: area.squareKilometres,
};

export const areasOfLevel = (db: Db, slug: string, level: string): Promise<Area[]> =>
  db
    .select(columns)
    .from(area)
    .where(and(eq(area.geography, slug), eq(area.level, level), isNull(area.validTo)))
    .orderBy(asc(area.name));

export const areasByCode = (db: Db, slug: string, codes: readonly string[]): Promise<Area[]> =>
  db
    .select(columns)
    .from(area)
    .where(and(eq(area.geography, slug), inArray(area.code, [...codes]), isNull(area.validTo)));

/** @throws Problem not-found */
export const areaByCode = async (db: Db, slug: string, code: string): Promise<Area> => {
  const [found] = await areasByCode(db, slug, [code]);
  if (!found) throw new Problem('not-found', { what: 'area', code });
  return found;
};

export const parentsOf = (db: Db, slug: string, code: string): Promise<Area[]> =>
  db
    .select(columns)
    .from(areaParent)
    .innerJoin(
      area,
      and(eq(area.geography, areaParent.geography), eq(area.code, areaParent.parentCode)),
    )
    .where(and(eq(areaParent.geography, slug), eq(areaParent.code, code), isNull(area.validTo)))
    .orderBy(asc(area.name));

export const childrenOf = (db: Db, slug: string, code: string): Promise<Area[]> =>
  db
    .select(columns)
    .from(areaParent)
    .innerJoin(area, and(eq(area.geography, areaParent.geography), eq(area.code, areaParent.code)))
    .where(
      and(eq(areaParent.geography, slug), eq(areaParent.parentCode, code), isNull(area.validTo)),
    )
    .orderBy(asc(area.name));

/** Of each present area the codes of all those it lies in, whatever their level. */
export const areasAbove = async (
  db: Db,
  slug: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows } = await db.execute<{ code: string; above: string[] }>(
    sql`WITH RECURSIVE up AS (
          SELECT code, parent_code AS above FROM places.area_parent WHERE geography = ${slug}
          UNION
          SELECT up.code, p.parent_code FROM up
          JOIN places.area_parent p ON p.geography = ${slug} AND p.code = up.above)
        SELECT a.code, coalesce(array_agg(up.above ORDER BY up.above)
          FILTER (WHERE up.above IS NOT NULL), '{}') AS above
        FROM places.area a LEFT JOIN up USING (code)
        WHERE a.geography = ${slug} AND a.valid_to IS NULL GROUP BY a.code`,
  );
  return new Map(rows.map(({ code, above }) => [code, above]));
};

export const allCodes = async (db: Db, slug: string): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectDistinct({ code: area.code })
    .from(area)
    .where(eq(area.geography, slug));
  return new Set(rows.map(({ code }) => code));
};

export const geographies = (db: Db) => db.select().from(geography).orderBy(asc(geography.name));

/** Levels of a geography with how many areas each has, the largest areas first. */
export const levelsOf = async (db: Db, slug: string) => {
  const { rows } = await db.execute<{ level: string; count: number }>(
    sql`SELECT level, count(*)::int AS count FROM places.area
        WHERE geography = ${slug} AND valid_to IS NULL GROUP BY level ORDER BY count(*), level`,
  );
  return rows;
};

/** The neighbourhood (or area of another level) in which a point lies. */
export const areaAt = async (
  db: Db,
  slug: string,
  level: string,
  longitude: number,
  latitude: number,
): Promise<string | undefined> => {
  const { rows } = await db.execute<{ code: string }>(
    sql`SELECT code FROM places.area
        WHERE geography = ${slug} AND level = ${level} AND valid_to IS NULL
          AND postgis.ST_Covers(geometry, postgis.ST_SetSRID(postgis.ST_MakePoint(${longitude}, ${latitude}), 4326))
        LIMIT 1`,
  );
  return rows[0]?.code;
};

export const mapLayers = async (
  db: Db,
): Promise<ReadonlyMap<string, GeoJSON.FeatureCollection>> => {
  const rows = await db.select().from(mapLayer);
  return new Map(rows.map(({ name, features }) => [name, features]));
};
