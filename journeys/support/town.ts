/** Demo towns for journeys: one is prepared per build, each journey gets a copy of its own. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atEnd } from './at-end.ts';
import { cacheDirectory } from './environment.ts';
import { builtProduct, type Product, type Server, startServer } from './server.ts';

export interface TownOptions {
  /** Default `builtProduct`. */
  readonly product?: Product;
  /** An empty database of a PostgreSQL server; the town is then not copied but made in it. */
  readonly databaseUrl?: string | undefined;
  /** A data directory to copy instead of the prepared town. */
  readonly from?: string;
  /** Further environment variables of the product. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A product with a town that belongs to this journey alone. */
export interface Town extends Omit<Server, 'readyAfter'> {
  /** Starts again after `kill9()`, on the same data and address. */
  readonly restart: () => Promise<void>;
  /** Stops the product and throws its data away. */
  readonly stop: () => Promise<void>;
}

const filesWithin = async (path: string): Promise<readonly string[]> => {
  if (!existsSync(path)) return [];
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

/** Changes with the program and with what it is told, not with where the repository stands. */
const fingerprint = async (
  product: Product,
  environment: Readonly<Record<string, string>>,
): Promise<string> => {
  const hash = createHash('sha256').update(JSON.stringify([process.version, environment]));
  for (const path of product.madeOf)
    for (const file of await filesWithin(path))
      hash
        .update(file.slice(path.length))
        .update('\0')
        .update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
};

/** At once: Node's asynchronous copy takes ten times as long for a thousand files. */
const copy = (from: string, to: string): void => cpSync(from, to, { recursive: true });

/** A town of a former build is of no use any more; those of today may be in use by another run. */
const removeOldTowns = async (): Promise<void> => {
  const yesterday = Date.now() - 24 * 3600 * 1000;
  for (const name of await readdir(cacheDirectory)) {
    const path = join(cacheDirectory, name);
    if (name.startsWith('journey-town-') && (await stat(path)).mtimeMs < yesterday)
      await rm(path, { recursive: true, force: true });
  }
};

/** Milliseconds between looks at it, and how many: a minute and a half. */
const learningPause = 500;
const learningTries = 180;

/** So that not every copy of the town has to teach its assistant anew. */
const untilLearned = async (origin: string): Promise<void> => {
  for (let tries = 0; tries < learningTries; tries += 1) {
    const page = await (await fetch(`${origin}/en/ask`)).text();
    if (!page.includes('still learning')) return;
    await pause(learningPause);
  }
};

/**
 * Makes the town that journeys copy, unless this build has made it before: starts the product once on
 * an empty directory and stops it cleanly.
 *
 * @returns the data directory, to be read only
 */
export const prepareTown = async (
  options: Omit<TownOptions, 'databaseUrl'> = {},
): Promise<string> => {
  const product = options.product ?? builtProduct;
  const environment = options.environment ?? {};
  const directory = join(cacheDirectory, `journey-town-${await fingerprint(product, environment)}`);
  if (existsSync(directory)) return directory;
  await mkdir(cacheDirectory, { recursive: true });
  await removeOldTowns();
  const draft = `${directory}.${process.pid}`;
  try {
    const server = await startServer({ data: draft, product, environment });
    await untilLearned(server.origin);
    await server.stop();
    await rename(draft, directory);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(directory)) throw error; // otherwise another run was first: its town is as good
  }
  return directory;
};

const isAlive = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

/** A run that was killed could not throw away its towns. Their names hold the run's process id. */
const removeOrphans = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const owner = /^polder-town-(\d+)-/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner)))
      await rm(join(tmpdir(), name), { recursive: true, force: true });
  }
};

/**
 * Starts the product on a copy of the prepared town.
 *
 * @example
 * const town = await startTown();
 * afterAll(() => town.stop());
 */
export const startTown = async (options: TownOptions = {}): Promise<Town> => {
  await removeOrphans();
  const folder = await mkdtemp(join(tmpdir(), `polder-town-${process.pid}-`));
  const forget = atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const remove = async (): Promise<void> => {
    forget();
    await rm(folder, { recursive: true, force: true });
  };
  const start = (port?: number): Promise<Server> =>
    startServer({ ...options, data, ...(port === undefined ? {} : { port }) });
  try {
    if (options.databaseUrl === undefined) copy(options.from ?? (await prepareTown(options)), data);
    let server = await start();
    // As a prepared town: what a new one does in the background would come between.
    if (options.databaseUrl !== undefined) await untilLearned(server.origin);
    const { origin, port } = server;
    return {
      origin,
      port,
      data,
      logs: () => server.logs(),
      kill9: () => server.kill9(),
      restart: async () => {
        server = await start(port);
      },
      stop: () => server.stop().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
};
