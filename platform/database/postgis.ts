import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';

/**
 * What PostGIS needs at run time: the library and the projection database. Rasters stay out for good
 * (after that extension queries silently return nothing).
 */
const needed = /^(lib\/postgresql\/postgis-3\.so|share\/proj\/proj\.(db|ini))$/;

/** And its own installation script, for a database that has no PostGIS yet. */
const neededToInstall =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/proj\.(db|ini)|share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql))$/;

const blockSize = 512;

/** Keeps the entries of a tar archive (POSIX ustar) whose name matches. */
const filterTar = (tar: Buffer, keep: RegExp): Buffer => {
  const kept: Buffer[] = [];
  let offset = 0;
  while (offset + blockSize <= tar.length && tar[offset] !== 0) {
    const name = tar
      .toString('utf8', offset, offset + 100)
      .replace(/\0.*$/s, '')
      .replace(/^\.\//, '');
    const size = Number.parseInt(tar.toString('ascii', offset + 124, offset + 136), 8);
    const end = offset + blockSize + Math.ceil(size / blockSize) * blockSize;
    if (keep.test(name)) kept.push(tar.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * blockSize)]);
};

/**
 * PostGIS for the embedded database as a slim bundle (a third of the size, so that every start is
 * faster). The bundle is made once from the npm package and kept in `cacheDirectory`, stored rather than
 * compressed: unpacking cost each start a tenth of a second. A database that has PostGIS gets it without
 * the script that installs it, a quarter of the bundle.
 */
export const slimPostgis = (cacheDirectory: string, isInstalled: boolean): Extension => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis');
  const version = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')).version;
  const bundle = join(
    cacheDirectory,
    `postgis-${version}-${isInstalled ? 'installed' : 'to-install'}.tar.gz`,
  );
  if (!existsSync(bundle)) {
    const full = gunzipSync(readFileSync(join(dirname(entry), 'postgis.tar.gz')));
    mkdirSync(cacheDirectory, { recursive: true });
    const draft = `${bundle}.${process.pid}`;
    writeFileSync(
      draft,
      gzipSync(filterTar(full, isInstalled ? needed : neededToInstall), { level: 0 }),
    );
    renameSync(draft, bundle);
  }
  return {
    name: 'postgis',
    setup: async (_database, emscripten) => {
      emscripten.PGLITE_ENV.PROJ_DATA = '/pglite/share/proj';
      return { emscriptenOpts: emscripten, bundlePath: pathToFileURL(bundle) };
    },
  };
};
