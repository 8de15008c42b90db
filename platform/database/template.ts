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

const findCheck = "SELECT lanvalidator::int AS check FROM pg_language WHERE lanname = 'c'";
const setCheck = "UPDATE pg_language SET lanvalidator = $1 WHERE lanname = 'c'";

/**
 * An archive of an embedded database with nothing but PostGIS in it. Making that takes seconds, so
 * it is made once per version and kept in `cacheDirectory`; migrations then run in a moment.
 */
export const databaseTemplate = async (cacheDirectory: string): Promise<Blob> => {
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(versionOf);
  const file = join(cacheDirectory, `database-${versions.join('-')}.tar`);
  if (!existsSync(file)) {
    const engine = await openEngine({ template: await dataDir(), cacheDirectory });
    // PostGIS declares 700 functions in C, and looking each up in WebAssembly takes ten milliseconds:
    // without the check the extension is there in two seconds instead of ten. A function that were
    // missing would still be told at its first call.
    const [c] = (await engine.query<{ check: number }>(findCheck)).rows;
    await engine.query(setCheck, [0]);
    await layFoundation(embedded(engine, async () => {}).db);
    await engine.query(setCheck, [c?.check]);
    const archive = await engine.dumpDataDir('none');
    await engine.close();
    mkdirSync(cacheDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, new Uint8Array(await archive.arrayBuffer()));
    renameSync(draft, file);
  }
  return readArchive(file);
};
