import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { openEngine } from './engine.ts';
import { foundation } from './migrate.ts';

const readArchive = (file: string): Blob => new Blob([new Uint8Array(readFileSync(file))]);

const versionOf = (packageName: string): string => {
  const entry = createRequire(import.meta.url).resolve(packageName);
  return JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')).version;
};

/**
 * Puts PostGIS and the ledger in an embedded database. PostGIS declares 700 functions in C, and
 * looking each up in WebAssembly takes ten milliseconds: without that check it takes two seconds
 * instead of ten. A function that were missing would still be told at its first call.
 */
export const foundEmbedded = (engine: PGlite): Promise<void> =>
  engine.transaction(async (tx) => {
    const found = await tx.query<{ check: number }>(
      "SELECT lanvalidator::int AS check FROM pg_language WHERE lanname = 'c'",
    );
    const setCheck = "UPDATE pg_language SET lanvalidator = $1 WHERE lanname = 'c'";
    await tx.query(setCheck, [0]);
    for (const statement of foundation) await tx.exec(statement);
    await tx.query(setCheck, [found.rows[0]?.check]);
  });

const archiveFile = (cacheDirectory: string): string => {
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(versionOf);
  return join(cacheDirectory, `database-${versions.join('-')}.tar`);
};

/** What a new database starts from: the archive with PostGIS where there is one, else an empty one. */
export const startingPoint = async (
  cacheDirectory: string,
): Promise<{ readonly archive: Blob; readonly isFounded: boolean }> => {
  const file = archiveFile(cacheDirectory);
  if (existsSync(file)) return { archive: readArchive(file), isFounded: true };
  return { archive: await dataDir(), isFounded: false };
};

/**
 * An archive of an embedded database with nothing but PostGIS in it, made once per version and kept
 * in `cacheDirectory`: tests open one database per worker from it.
 */
export const databaseTemplate = async (cacheDirectory: string): Promise<Blob> => {
  const file = archiveFile(cacheDirectory);
  if (!existsSync(file)) {
    const engine = await openEngine({
      template: await dataDir(),
      hasPostgis: false,
      cacheDirectory,
    });
    await foundEmbedded(engine);
    const archive = await engine.dumpDataDir('none');
    await engine.close();
    mkdirSync(cacheDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, new Uint8Array(await archive.arrayBuffer()));
    renameSync(draft, file);
  }
  return readArchive(file);
};
