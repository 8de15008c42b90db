import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import type { MultiPolygon } from './areas.ts';
import type { LevelNames } from './level-names.ts';
import { areaParent, geography } from './schema.ts';

/** An area as a file gives it. */
export interface AreaInput {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parents: readonly string[];
  readonly outline: MultiPolygon | null;
}

export interface AreaImport {
  readonly geography: {
    readonly slug: string;
    readonly name: string;
    readonly source: string;
    readonly licence: string;
    /** Added to those that earlier files brought. */
    readonly levelNames?: LevelNames;
  };
  /** First day on which these boundaries hold, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly areas: readonly AreaInput[];
  /** When true, areas that the file leaves out end on `validFrom`. */
  readonly isComplete: boolean;
}

export interface AreaImportResult {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly ended: number;
}

/** Tolerance for drawing, in degrees: about five metres, a third of a pixel on a town's map. */
const drawingTolerance = 0.00005;

const chunkSize = 2000;

/**
 * Takes a version of boundaries in. An area whose name, level and outline are the same stays as it
 * is; a changed one gets a new version from `validFrom` and the old one ends there. Runs in the
 * caller's transaction.
 */
export const importAreas = async (tx: Db, input: AreaImport): Promise<AreaImportResult> => {
  const { slug } = input.geography;
  await tx
    .insert(geography)
    .values(input.geography)
    .onConflictDoUpdate({
      target: geography.slug,
      set: {
        ...input.geography,
        levelNames: sql`${geography.levelNames} || excluded.level_names`,
      },
    });
  await tx.execute(
    sql`CREATE TEMPORARY TABLE incoming_area (
          code text PRIMARY KEY, name text NOT NULL, level text NOT NULL,
          geometry postgis.geometry(MultiPolygon, 4326)) ON COMMIT DROP`,
  );
  for (let from = 0; from < input.areas.length; from += chunkSize) {
    const rows = input.areas
      .slice(from, from + chunkSize)
      .map(({ code, name, level, outline }) => ({
        code,
        name,
        level,
        outline: outline && JSON.stringify({ type: 'MultiPolygon', coordinates: outline }),
      }));
    await tx.execute(
      sql`INSERT INTO incoming_area
          SELECT code, name, level, postgis.ST_SetSRID(postgis.ST_GeomFromGeoJSON(outline), 4326)
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            AS x(code text, name text, level text, outline text)`,
    );
  }
  const { rows: compared } = await tx.execute<{
    code: string;
    state: 'added' | 'changed' | 'unchanged';
  }>(
    sql`SELECT i.code, CASE
          WHEN a.id IS NULL THEN 'added'
          WHEN a.name = i.name AND a.level = i.level
            AND (a.geometry IS NOT DISTINCT FROM i.geometry OR postgis.ST_Equals(a.geometry, i.geometry)) THEN 'unchanged'
          ELSE 'changed' END AS state
        FROM incoming_area i
        LEFT JOIN places.area a ON a.geography = ${slug} AND a.code = i.code AND a.valid_to IS NULL`,
  );
  const count = (state: string) => compared.filter((row) => row.state === state).length;
  const fresh = JSON.stringify(
    compared.filter(({ state }) => state !== 'unchanged').map(({ code }) => code),
  );

  // A version that began on the same day never held: it is replaced instead of ended.
  await tx.execute(
    sql`DELETE FROM places.area WHERE geography = ${slug} AND valid_from = ${input.validFrom}
        AND code IN (SELECT jsonb_array_elements_text(${fresh}::jsonb))`,
  );
  await tx.execute(
    sql`UPDATE places.area SET valid_to = ${input.validFrom} WHERE geography = ${slug} AND valid_to IS NULL
        AND code IN (SELECT jsonb_array_elements_text(${fresh}::jsonb))`,
  );
  await tx.execute(
    sql`INSERT INTO places.area (geography, code, name, level, valid_from, geometry, outline, square_kilometres)
        SELECT ${slug}, code, name, level, ${input.validFrom}::date, geometry,
          postgis.ST_AsGeoJSON(postgis.ST_Multi(postgis.ST_SimplifyPreserveTopology(geometry, ${drawingTolerance})), 6)::jsonb -> 'coordinates',
          postgis.ST_Area(geometry::postgis.geography) / 1e6
        FROM incoming_area WHERE code IN (SELECT jsonb_array_elements_text(${fresh}::jsonb))`,
  );
  let ended = 0;
  if (input.isComplete) {
    const { rows } = await tx.execute<{ code: string }>(
      sql`UPDATE places.area SET valid_to = ${input.validFrom} WHERE geography = ${slug} AND valid_to IS NULL
          AND code NOT IN (SELECT code FROM incoming_area) RETURNING code`,
    );
    ended = rows.length;
  }
  const codes = JSON.stringify(input.areas.map(({ code }) => code));
  await tx.execute(
    sql`DELETE FROM places.area_parent WHERE geography = ${slug}
        AND code IN (SELECT jsonb_array_elements_text(${codes}::jsonb))`,
  );
  const links = input.areas.flatMap(({ code, parents }) =>
    parents.map((parentCode) => ({ geography: slug, code, parentCode })),
  );
  for (let from = 0; from < links.length; from += chunkSize)
    await tx
      .insert(areaParent)
      .values(links.slice(from, from + chunkSize))
      .onConflictDoNothing();
  await tx.execute(sql`DROP TABLE incoming_area`);
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), ended };
};
