import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import pg from 'pg';
import type { Db } from './db.ts';
import { bigintType, numericType, openEngine } from './engine.ts';
import { lockDirectory } from './lock.ts';
import { ServerPool } from './server-pool.ts';
import { foundEmbedded, startingPoint } from './template.ts';

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

export const embedded = (engine: PGlite, close: () => Promise<void>): Database => ({
  kind: 'embedded',
  engine,
  db: asDb(drizzlePglite(engine)),
  close,
});

const keptAside = 3;

/**
 * Puts an unfinished database aside. Starts that are broken off again and again must not fill the disk: of
 * what was put aside the first stays, which may hold something, and the last ones.
 */
export const putAside = (directory: string): void => {
  renameSync(directory, `${directory}.unfinished-${Date.now()}`);
  const aside = readdirSync(dirname(directory))
    .filter((name) => name.startsWith(`${basename(directory)}.unfinished-`))
    .toSorted();
  for (const name of aside.slice(1, -keptAside))
    rmSync(join(dirname(directory), name), { recursive: true, force: true });
};

/**
 * Opens the embedded database of a data directory, for one writer. A database that was left before it
 * was whole (no mark beside it) is put aside, never thrown away, and begun again.
 *
 * @throws DirectoryInUse
 */
export const openEmbedded = async (
  dataDirectory: string,
  cacheDirectory: string,
): Promise<Database> => {
  const release = lockDirectory(dataDirectory);
  try {
    const directory = join(dataDirectory, 'database');
    const mark = join(dataDirectory, 'database.whole');
    const isWhole = existsSync(mark);
    if (!isWhole && existsSync(directory)) putAside(directory);
    mkdirSync(directory, { recursive: true });
    const start = isWhole ? undefined : await startingPoint(cacheDirectory);
    const engine = await openEngine({
      directory,
      hasPostgis: start === undefined || start.isFounded,
      cacheDirectory,
      ...(start ? { template: start.archive } : {}),
    });
    if (start && !start.isFounded) await foundEmbedded(engine);
    if (!isWhole) writeFileSync(mark, '');
    return embedded(engine, async () => {
      await engine.close();
      release();
    });
  } catch (error) {
    release();
    throw error;
  }
};

/** Whether a data directory or a server holds a database of Polder; looks without making one. */
export const hasDatabase = async (
  dataDirectory: string,
  url: string | undefined,
): Promise<boolean> => {
  if (url === undefined) return existsSync(join(dataDirectory, 'database.whole'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT to_regclass('ledger.migration') AS ledger");
    return rows[0]?.ledger !== null;
  } finally {
    await client.end();
  }
};

export const openServer = async (url: string, connections = 10): Promise<Database> => {
  const pool = new ServerPool({
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
  return { kind: 'server', pool, db: asDb(drizzlePostgres(pool)), close: () => pool.end() };
};
