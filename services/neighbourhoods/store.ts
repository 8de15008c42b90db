import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../platform/database/db.ts';
import { townGeography } from '../../platform/places/areas.ts';
import { areaParent, household } from '../../platform/places/schema.ts';

export interface AgeBand {
  readonly from: number;
  /** Last year of age, inclusive; 120 for the open band. */
  readonly to: number;
  readonly female: number;
  readonly male: number;
}

/** Residents by age band in the last year there is; the whole town when `area` is undefined. */
export const ageBands = async (
  db: Db,
  area: string | undefined,
): Promise<{ readonly year: number; readonly bands: readonly AgeBand[] }> => {
  const { rows } = await db.execute<AgeBand & { year: number } & Record<string, unknown>>(
    sql`SELECT year, age_from AS "from", age_to AS "to",
          coalesce(sum(count) FILTER (WHERE sex = 'female'), 0)::int AS female,
          coalesce(sum(count) FILTER (WHERE sex = 'male'), 0)::int AS male
        FROM places.population
        WHERE geography = ${townGeography} ${area === undefined ? sql`` : sql`AND area_code = ${area}`}
          AND year = (SELECT max(year) FROM places.population WHERE geography = ${townGeography})
        GROUP BY year, age_from, age_to ORDER BY age_from`,
  );
  return { year: rows[0]?.year ?? 0, bands: rows };
};

/** Private households of an area and the people in them, in the last year there is. */
export const householdsOf = async (
  db: Db,
  area: string,
): Promise<{ readonly households: number; readonly people: number }> => {
  const [row] = await db
    .select({
      households: sql<number>`coalesce(sum(${household.count}), 0)::int`,
      people: sql<number>`coalesce(sum(${household.count} * ${household.size}), 0)::int`,
    })
    .from(household)
    .where(and(eq(household.geography, townGeography), eq(household.areaCode, area)));
  return row ?? { households: 0, people: 0 };
};

/** Codes of the areas of the same level that share a border. */
export const neighboursOf = async (db: Db, code: string): Promise<readonly string[]> => {
  const { rows } = await db.execute<{ code: string }>(
    sql`SELECT b.code FROM places.area a JOIN places.area b ON b.geography = a.geography AND b.level = a.level
          AND b.code <> a.code AND b.valid_to IS NULL AND postgis.ST_Touches(a.geometry, b.geometry)
        WHERE a.geography = ${townGeography} AND a.code = ${code} AND a.valid_to IS NULL ORDER BY b.name`,
  );
  return rows.map((row) => row.code);
};

/** Codes of what each area is part of. */
export const parentByArea = async (db: Db): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await db.select().from(areaParent).where(eq(areaParent.geography, townGeography));
  const parents = new Map<string, string[]>();
  for (const { code, parentCode } of rows)
    parents.set(code, [...(parents.get(code) ?? []), parentCode]);
  return parents;
};
