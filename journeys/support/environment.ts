/** The only reader of `process.env` for journeys and measurements, and the folders they share. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Absolute path of the repository. */
export const root = join(import.meta.dirname, '..', '..');

/** What may be thrown away and made again; `npm ci` empties it. */
export const cacheDirectory = join(root, 'node_modules', '.cache', 'polder');

/** Whether this process is a vitest worker. */
export const isTestRun = process.env.VITEST !== undefined;

/** Where the person at this machine says a Chromium is. */
export const chromePath = process.env.CHROME_PATH;

/** Folders in which programs are looked for. */
export const programFolders = (process.env.PATH ?? '').split(':').filter((path) => path !== '');

/** A PostgreSQL server on which measurements may create and drop databases of their own. */
export const benchDatabaseUrl = process.env.POLDER_BENCH_DATABASE_URL ?? process.env.DATABASE_URL;

/** Environment for a child process: what every program needs, and nothing of the test runner. */
export const childEnvironment = (
  extra: Readonly<Record<string, string>>,
): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? tmpdir(),
  TMPDIR: tmpdir(),
  ...extra,
});

/**
 * Runs `start` while `os.tmpdir()` is `directory`; only what `start` does before its first `await` sees it.
 * For libraries that can be told where to write in no other way.
 */
export const withTemporaryDirectory = <T>(directory: string, start: () => T): T => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = directory;
  try {
    return start();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

/** A PostgreSQL server to run the journeys on, instead of the embedded database. */
export const databaseUrl = process.env.DATABASE_URL;
