import { statfsSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { slimPostgis } from './postgis.ts';

/** numeric and bigint come as numbers: counts and figures stay far below 2^53. */
export const bigintType = 20;
export const numericType = 1700;

const settings = "SET search_path TO public, postgis; SET timezone TO 'UTC'";

/** With less room than this PostgreSQL does not start. */
const bytesAtLeast = 1_000_000;

/**
 * Why the engine did not open. What fails in WebAssembly comes without words, and not always as an error
 * of JavaScript; a full disk is told as what it is.
 */
const openingFailure = (thrown: unknown, directory: string | undefined): Error => {
  if (directory !== undefined) {
    const { bavail, bsize } = statfsSync(directory);
    if (bavail * bsize < bytesAtLeast)
      return Object.assign(
        new Error(`no space left on the disk of ${directory}`, { cause: thrown }),
        {
          code: 'ENOSPC',
        },
      );
  }
  if (thrown instanceof Error) return thrown;
  return new Error(`The embedded database did not open: ${JSON.stringify(thrown)}`);
};

/**
 * The engine copies what reads and writes each type for every query, and knows one for the arrays of every
 * table's rows. Nobody asks for these; without them a small query takes two thirds of the time.
 */
const dropUnusedCodecs = async (engine: PGlite): Promise<void> => {
  const { parsers, serializers } = engine;
  const { rows } = await engine.query<{ readonly oid: number }>(
    `SELECT own.oid FROM pg_type own JOIN pg_type element ON element.oid = own.typelem
     WHERE own.typcategory = 'A' AND element.typtype = 'c'`,
  );
  for (const { oid } of rows) {
    delete parsers[oid];
    delete serializers[oid];
  }
};

/** Starts PostgreSQL inside this process, on a directory or (without one) in memory. */
export const openEngine = async (options: {
  readonly directory?: string;
  readonly template?: Blob;
  /** Whether the directory or the template holds PostGIS already. */
  readonly hasPostgis: boolean;
  readonly cacheDirectory: string;
}): Promise<PGlite> => {
  const engine = await PGlite.create({
    ...(options.directory === undefined ? {} : { dataDir: options.directory }),
    ...(options.template === undefined ? {} : { loadDataDir: options.template }),
    extensions: { postgis: slimPostgis(options.cacheDirectory, options.hasPostgis) },
    parsers: { [bigintType]: Number, [numericType]: Number },
  }).catch((thrown: unknown) => {
    throw openingFailure(thrown, options.directory);
  });
  await engine.exec(settings);
  await dropUnusedCodecs(engine);
  return engine;
};
