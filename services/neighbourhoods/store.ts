import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../platform/database/db.ts';
import { townGeography } from '../../platform/places/areas.ts';
import { areaParent } from '../../platform/places/schema.ts';

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
