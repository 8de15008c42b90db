import { z } from 'zod';

/** An entry of `sources.json` for an SQLite file, which is only read. */
export const sqliteOptions = z.strictObject({
  kind: z.literal('sqlite'),
  /** Path of the file. */
  file: z.string().min(1),
  /** Threads that read at once; each answers one statement at a time. Long statements run in up to two processes. */
  poolSize: z.int().min(1).max(32).default(2),
  /** Milliseconds after which an unused thread ends. */
  idleTime: z.int().min(100).default(60_000),
  /** Milliseconds to wait for a writer that has locked the file. */
  busyTimeout: z.int().min(0).default(2_000),
});

export type SqliteOptions = z.output<typeof sqliteOptions>;
