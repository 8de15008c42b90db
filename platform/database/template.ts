import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { embedded, openEngine, readArchive } from './database.ts';
import { layFoundation } from './migrate.ts';

const versionOf = (packageName: string): string => {
  const entry = createRequire(import.meta.url).resolve(packageName);
  return JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')).version;
};

/**
 * An archive of an embedded database with nothing but PostGIS in it. Making that takes seconds, so
 * it is made once per version and kept in `cacheDirectory`; migrations then run in a moment.
 */
export const databaseTemplate = async (cacheDirectory: string): Promise<Blob> => {
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(versionOf);
  const file = join(cacheDirectory, `database-${versions.join('-')}.tar`);
  if (!existsSync(file)) {
    const engine = await openEngine({ template: await dataDir(), cacheDirectory });
    await layFoundation(embedded(engine, async () => {}).db);
    const archive = await engine.dumpDataDir('none');
    await engine.close();
    mkdirSync(cacheDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, new Uint8Array(await archive.arrayBuffer()));
    renameSync(draft, file);
  }
  return readArchive(file);
};
