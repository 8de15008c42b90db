import { PGlite } from '@electric-sql/pglite';
import { slimPostgis } from './postgis.ts';

/** numeric and bigint come as numbers: counts and figures stay far below 2^53. */
export const bigintType = 20;
export const numericType = 1700;

const settings = "SET search_path TO public, postgis; SET timezone TO 'UTC'";

/** Starts PostgreSQL inside this process, on a directory or (without one) in memory. */
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
