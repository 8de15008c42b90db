/** The demo town that the journeys of one file share, on the embedded database or on PostgreSQL. */
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { databaseUrl } from './environment.ts';
import { startTown, type Town, type TownOptions } from './town.ts';

/** An empty database of its own on the server, and how to drop it. */
const scratchDatabase = async (server: string) => {
  const name = `polder_journey_${process.pid}_${Date.now()}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`CREATE DATABASE ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};

/** @example const town = sharedTown(); … await page.goto(`${town().origin}/figures`) */
export const sharedTown = (options: Omit<TownOptions, 'databaseUrl'> = {}): (() => Town) => {
  let town: Town | undefined;
  let drop = async () => {};
  beforeAll(async () => {
    const scratch = databaseUrl ? await scratchDatabase(databaseUrl) : undefined;
    if (scratch) drop = scratch.drop;
    town = await startTown({ ...options, databaseUrl: scratch?.url });
  });
  afterAll(async () => {
    await town?.stop();
    await drop();
  });
  return () => {
    if (!town) throw new Error('The town has not started');
    return town;
  };
};
