import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import type { Db } from './db.ts';
import { lockDirectory } from './lock.ts';
import { slimPostgis } from './postgis.ts';

/** An open database: the embedded one (PostgreSQL inside this process) or a server. */
export type Database = {
  readonly db: Db;
  /** Copies rows in bulk; `columns` are trusted names, `rows` hold one value per column. */
  readonly close: () => Promise<void>;
} & (
  | { readonly kind: 'embedded'; readonly engine: PGlite }
  | { readonly kind: 'server'; readonly pool: pg.Pool }
);

// Both drivers answer `{ rows }`; their declared result types differ in fields that nobody here reads.
const asDb = (database: unknown): Db => database as Db;

/** numeric and bigint come as numbers: counts and figures stay far below 2^53. */
const bigintType = 20;
const numericType = 1700;

const settings = "SET search_path TO public, postgis; SET timezone TO 'UTC'";

export const openEngine = async (options: {
  readonly directory?: string;
  readonly template?: Blob;
  readonly cacheDirectory: string;
}): Promise<PGlite> => {
  const engine = await PGlite.create({
    ...(options.directory === undefined ? {} : { dataDir: options.directory }),
    ...(options.template === undefined ? {} : { loadDataDir: options.template }),
    extensions: { postgis: slimPostgis(options.cacheDirectory) },
    parsers: { [bigintType]: Number, [numericType]: Number },
  });
  await engine.exec(settings);
  return engine;
};

export const embedded = (engine: PGlite, close: () => Promise<void>): Database => ({
  kind: 'embedded',
  engine,
  db: asDb(drizzlePglite(engine)),
  close,
});

/**
 * Opens the embedded database of a data directory, for one writer.
 *
 * @param template called for the archive of a migrated empty database when the directory is new
 * @throws DirectoryInUse
 */
export const openEmbedded = async (
  dataDirectory: string,
  cacheDirectory: string,
  template: () => Promise<Blob>,
): Promise<Database> => {
  const release = lockDirectory(dataDirectory);
  try {
    const directory = join(dataDirectory, 'database');
    const isNew = !existsSync(join(directory, 'PG_VERSION'));
    if (isNew) mkdirSync(directory, { recursive: true });
    const engine = await openEngine({
      directory,
      cacheDirectory,
      ...(isNew ? { template: await template() } : {}),
    });
    return embedded(engine, async () => {
      await engine.close();
      release();
    });
  } catch (error) {
    release();
    throw error;
  }
};

export const openServer = async (url: string, connections = 10): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === bigintType || type === numericType
          ? Number
          : pg.types.getTypeParser(type, format as 'text'), // its overloads want a literal
    },
    options: '-c search_path=public,postgis -c timezone=UTC',
  });
  pool.on('error', () => {}); // an idle connection that breaks is replaced by the pool at the next query
  return { kind: 'server', pool, db: asDb(drizzlePostgres(pool)), close: () => pool.end() };
};

export const readArchive = (file: string): Blob => new Blob([new Uint8Array(readFileSync(file))]);
