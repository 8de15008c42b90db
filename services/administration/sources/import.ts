import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../../platform/database/db.ts';
import type { Upload } from '../../../platform/http/form.ts';
import { importAddresses } from '../../../platform/places/addresses.ts';
import { type AreaInput, importAreas } from '../../../platform/places/import-areas.ts';
import { parseLevelNames } from '../../../platform/places/level-names.ts';
import { addressesFromCsv } from '../../../platform/places/read-addresses.ts';
import {
  type AreaFields,
  areasFromCsv,
  areasFromGeoJson,
} from '../../../platform/places/read-areas.ts';
import { readGeoPackage } from '../../../platform/places/read-geopackage.ts';
import { isProblem, Problem } from '../../../platform/problem.ts';
import { addressesEntry, areaFields, areasEntry } from './entry.ts';
import { beginsLater } from './store.ts';

export type ImportKind = 'areas' | 'addresses';

/** Counts of what changed, by their names in `messages.sources.counts`. */
export type ImportResult = Readonly<Record<string, number>>;

/** @throws Problem wrong-encoding */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem('wrong-encoding', {}, { cause });
  }
};

/** A reader's own error is about the file as a whole: what is no JSON, no CSV, no GeoPackage. */
const readable = async <Result>(
  name: string,
  read: () => Promise<Result> | Result,
): Promise<Result> => {
  try {
    return await read();
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    throw new Problem('unsupported-type', { what: name }, { cause });
  }
};

const fromGeoPackage = async (
  tx: Db,
  bytes: Uint8Array,
  fields: AreaFields,
): Promise<readonly AreaInput[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'polder-areas-'));
  try {
    const path = join(folder, `${randomUUID()}.gpkg`);
    await writeFile(path, bytes);
    const features = (await readGeoPackage(tx, path)).map(({ properties, outline }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPolygon', coordinates: outline },
    }));
    return areasFromGeoJson(JSON.stringify({ type: 'FeatureCollection', features }), fields);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const readAreas = (
  tx: Db,
  { name, bytes }: Upload,
  fields: AreaFields,
): Promise<readonly AreaInput[]> =>
  readable(name, () => {
    const kind = name.toLowerCase().split('.').at(-1);
    if (kind === 'gpkg') return fromGeoPackage(tx, bytes, fields);
    return kind === 'csv'
      ? areasFromCsv(textOf(bytes), fields)
      : areasFromGeoJson(textOf(bytes), fields);
  });

const runAreas = async (
  tx: Db,
  upload: Upload,
  options: Readonly<Record<string, string>>,
): Promise<ImportResult> => {
  const entry = areasEntry.parse(options);
  const areas = await readAreas(tx, upload, areaFields(entry));
  if (await beginsLater(tx, entry.slug, entry.validFrom))
    throw new Problem('changed-meanwhile', { what: 'areas' });
  const result = await importAreas(tx, {
    geography: {
      slug: entry.slug,
      name: entry.familyName,
      source: entry.source,
      licence: entry.licence,
      levelNames: parseLevelNames(entry.levelNames),
    },
    validFrom: entry.validFrom,
    areas,
    isComplete: entry.isComplete === 'yes',
  });
  return { ...result };
};

const runAddresses = async (
  tx: Db,
  upload: Upload,
  options: Readonly<Record<string, string>>,
): Promise<ImportResult> => {
  const fields = addressesEntry.parse(options);
  const addresses = await readable(upload.name, () =>
    addressesFromCsv(textOf(upload.bytes), fields),
  );
  return { addresses: await importAddresses(tx, addresses) };
};

/**
 * Loads a file of places within the caller's transaction: all of it, or nothing.
 * @throws Problem invalid-input, conflict, wrong-encoding, unsupported-type, changed-meanwhile
 */
export const runImport = (
  tx: Db,
  kind: ImportKind,
  upload: Upload,
  options: Readonly<Record<string, string>>,
): Promise<ImportResult> => (kind === 'areas' ? runAreas : runAddresses)(tx, upload, options);
