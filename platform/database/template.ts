import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '@electric-sql/pglite-prepopulatedfs';
import { embedded, openEngine, readArchive } from './database.ts';
import { fingerprint, type Migration, migrate } from './migrate.ts';

/**
 * An archive of an empty, migrated embedded database. Making PostGIS takes seconds, so it is made
 * once per set of migrations and kept in `cacheDirectory`.
 */
export const databaseTemplate = async (
  cacheDirectory: string,
  migrations: readonly Migration[],
): Promise<Blob> => {
  const file = join(cacheDirectory, `database-${fingerprint(migrations)}.tar`);
  if (!existsSync(file)) {
    const engine = await openEngine({ template: await dataDir(), cacheDirectory });
    const { db } = embedded(engine, async () => {});
    await migrate(db, migrations);
    const archive = await engine.dumpDataDir('none');
    await engine.close();
    mkdirSync(cacheDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, new Uint8Array(await archive.arrayBuffer()));
    renameSync(draft, file);
  }
  return readArchive(file);
};
