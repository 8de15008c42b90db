import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { erasedPerson } from '../../../platform/identity/work-traces.ts';
import type { LevelNames } from '../../../platform/places/level-names.ts';
import { Problem } from '../../../platform/problem.ts';
import { placeImport } from '../schema.ts';

export interface AreaVersion {
  readonly geography: string;
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  readonly level: string;
  readonly levelNames: LevelNames;
  /** `2026-05-21` */
  readonly validFrom: string;
  readonly count: number;
  /** How many of them still hold. */
  readonly present: number;
}

/** Every version of every level of every family, the newest first within its family. */
export const areaVersions = async (db: Db): Promise<readonly AreaVersion[]> => {
  const { rows } = await db.execute<{ [Key in keyof AreaVersion]: AreaVersion[Key] }>(
    sql`SELECT g.slug AS geography, g.name, g.source, g.licence, g.level_names AS "levelNames", a.level,
          to_char(a.valid_from, 'YYYY-MM-DD') AS "validFrom",
          count(*)::int AS count, (count(*) FILTER (WHERE a.valid_to IS NULL))::int AS present
        FROM places.geography g JOIN places.area a ON a.geography = g.slug
        GROUP BY g.slug, a.level, a.valid_from
        ORDER BY g.slug, a.valid_from DESC, count(*), a.level`,
  );
  return rows;
};

export const addressCounts = async (
  db: Db,
): Promise<{ readonly all: number; readonly unplaced: number }> => {
  const { rows } = await db.execute<{ all: number; unplaced: number }>(
    sql`SELECT count(*)::int AS all, (count(*) FILTER (WHERE area_code = ''))::int AS unplaced FROM places.address`,
  );
  return rows[0] ?? { all: 0, unplaced: 0 };
};

/** Whether a version that holds now begins after this day: an older one cannot be put before it. */
export const beginsLater = async (db: Db, geography: string, day: string): Promise<boolean> => {
  const { rows } = await db.execute<{ later: boolean }>(
    sql`SELECT EXISTS (SELECT 1 FROM places.area
          WHERE geography = ${geography} AND valid_to IS NULL AND valid_from > ${day}::date) AS later`,
  );
  return rows[0]?.later ?? false;
};

export type PlaceImport = typeof placeImport.$inferSelect;

export const recordImport = async (tx: Db, entry: PlaceImport): Promise<void> => {
  await tx.insert(placeImport).values(entry);
};

export const finishImport = async (
  tx: Db,
  id: string,
  result: Readonly<Record<string, number>>,
): Promise<void> => {
  await tx.update(placeImport).set({ result, fileId: null }).where(eq(placeImport.id, id));
};

/** @throws Problem not-found */
export const importById = async (db: Db, id: string): Promise<PlaceImport> => {
  const [row] = await db.select().from(placeImport).where(eq(placeImport.id, id));
  if (!row) throw new Problem('not-found', { what: 'import' });
  return row;
};

export const recentImports = (db: Db, limit: number): Promise<PlaceImport[]> =>
  db.select().from(placeImport).orderBy(desc(placeImport.at)).limit(limit);

export const importsOf = (db: Db, personId: string) =>
  db
    .select({ kind: placeImport.kind, fileName: placeImport.fileName, at: placeImport.at })
    .from(placeImport)
    .where(eq(placeImport.startedBy, personId));

export const eraseFromImports = async (db: Db, personId: string): Promise<void> => {
  await db
    .update(placeImport)
    .set({ startedBy: erasedPerson })
    .where(eq(placeImport.startedBy, personId));
};
