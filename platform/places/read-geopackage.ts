import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { Problem } from '../problem.ts';
import type { MultiPolygon } from './areas.ts';

/** A row of a GeoPackage's feature table: its attributes, and the outline in WGS 84. */
export interface GeoPackageRow {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly outline: MultiPolygon;
}

/** Bytes of the envelope by its indicator (GeoPackage Encoding Standard 1.3, 2.1.3.1.1). */
const envelopeBytes = [0, 32, 48, 48, 64];

const wellKnownBinary = (blob: Uint8Array): Uint8Array => {
  const envelope = envelopeBytes[((blob[3] ?? 0) >> 1) & 7];
  if (blob[0] !== 0x47 || blob[1] !== 0x50 || envelope === undefined)
    throw new Problem('invalid-input', { row: 0, column: 'geometry' });
  return blob.subarray(8 + envelope);
};

/**
 * Reads one feature table of a GeoPackage, in any coordinate system that PostGIS knows.
 *
 * @param path of the file on disk
 * @param table its name; left out, the file's only one
 * @throws Problem invalid-input
 */
export const readGeoPackage = async (
  db: Db,
  path: string,
  table?: string,
): Promise<readonly GeoPackageRow[]> => {
  const { DatabaseSync } = await import('node:sqlite'); // of Node 24, which travels with Polder
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = file
      .prepare(
        'SELECT table_name AS name, column_name AS geometry, srs_id AS srid FROM gpkg_geometry_columns',
      )
      .all();
    const found = table ? tables.find(({ name }) => name === table) : tables[0];
    if (!found || (!table && tables.length > 1))
      throw new Problem('invalid-input', {
        row: 0,
        column: tables.map(({ name }) => name).join(', '),
      });
    const { name, geometry, srid } = found;
    const quoted = `"${String(name).replaceAll('"', '""')}"`;
    const rows: GeoPackageRow[] = [];
    for (const row of file.prepare(`SELECT * FROM ${quoted}`).iterate()) {
      const { [String(geometry)]: blob, ...properties } = row;
      if (!(blob instanceof Uint8Array)) continue;
      const hex = Buffer.from(wellKnownBinary(blob)).toString('hex');
      const { rows: transformed } = await db.execute<{ coordinates: MultiPolygon }>(
        sql`SELECT postgis.ST_AsGeoJSON(postgis.ST_ForcePolygonCCW(postgis.ST_Multi(postgis.ST_Force2D(
              postgis.ST_Transform(postgis.ST_SetSRID(postgis.ST_GeomFromWKB(decode(${hex}, 'hex')), ${Number(srid)}), 4326)))), 7)::jsonb -> 'coordinates' AS coordinates`,
      );
      rows.push({ properties, outline: transformed[0]?.coordinates ?? [] });
    }
    return rows;
  } finally {
    file.close();
  }
};
