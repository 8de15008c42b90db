import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { pino } from 'pino';
import { cacheDirectory, migrationsOf, type OpenCity, openCity } from '../city.ts';
import { type Config, readConfig } from '../config.ts';
import { type Database, embedded, openServer } from '../database/database.ts';
import { openEngine } from '../database/engine.ts';
import { migrate } from '../database/migrate.ts';
import { databaseTemplate } from '../database/template.ts';
import { createApp } from '../http/app.ts';
import type { Assets } from '../http/assets.ts';
import type { Route } from '../http/routes.ts';
import type { Service } from '../service.ts';

/** Addresses without files: tests read markup, not style sheets. */
const noAssets: Assets = { address: (entry) => `/assets/${entry}`, respond: () => undefined };

const origin = 'http://polder.test';

/** A database of this worker alone on the server that `DATABASE_URL` names. */
const openTestServer = async (url: string): Promise<Database> => {
  const name = `polder_test_${process.pid}`;
  const administration = new pg.Client({ connectionString: url });
  await administration.connect();
  await administration.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await administration.query(`CREATE DATABASE ${name}`);
  await administration.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return openServer(own.href, 5);
};

const openTestDatabase = async (config: Config): Promise<Database> => {
  if (config.databaseUrl) return openTestServer(config.databaseUrl);
  const cache = cacheDirectory(config.root);
  const engine = await openEngine({
    template: await databaseTemplate(cache),
    hasPostgis: true,
    cacheDirectory: cache,
  });
  return embedded(engine, async () => {});
};

/** Opening takes a second, emptying a moment: each worker opens one database for all its files. */
let shared: Promise<{ readonly config: Config; readonly database: Database }> | undefined;

const open = async () => {
  const config = readConfig({
    ...process.env,
    POLDER_DATA: mkdtempSync(join(tmpdir(), 'polder-test-')),
    POLDER_URL: origin,
    LOG_LEVEL: 'silent',
  });
  return { config, database: await openTestDatabase(config) };
};

const empty = async (database: Database): Promise<void> => {
  const { rows } = await database.db.execute<{ name: string }>(
    sql`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'postgis', 'ledger', 'public', 'jobs')`,
  );
  if (rows.length > 0)
    await database.db.execute(
      sql.raw(`TRUNCATE ${rows.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`),
    );
};

/** A visitor or signed-in person who sends requests to the application itself, with cookies kept. */
export interface Client {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  /** Posts a form as a browser would; files as `File`. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | readonly string[] | File>>,
    headers?: Readonly<Record<string, string>>,
    /** A further cookie, as another tab of the same browser would have it. */
    cookie?: string,
  ) => Promise<Response>;
  readonly personId: string;
  /** Empty for a visitor. */
  readonly password: string;
  /** Loses the session's cookie, as a browser does when it has expired. @returns how it is signed in again */
  readonly loseSession: () => () => void;
}

export interface TestCity {
  readonly city: OpenCity;
  readonly routes: readonly Route[];
  /** Someone without an account. */
  readonly visitor: () => Client;
  /** A new person with these roles, signed in. */
  readonly as: (...roles: readonly string[]) => Promise<Client>;
  /** Moves the city's clock. */
  readonly setNow: (moment: Date) => void;
  readonly close: () => Promise<void>;
}

/**
 * A city for tests: real routes, rules and database (embedded, or a server when `DATABASE_URL` is
 * set), emptied first. Jobs run only when `withJobs` is set.
 *
 * @example const { as } = await testCity({ services: [indicators] });
 *          const page = await (await as('data-steward')).get('/work/indicators');
 */
export const testCity = async (options: {
  readonly services: readonly Service[];
  readonly now?: Date;
  readonly withJobs?: boolean;
}): Promise<TestCity> => {
  shared ??= open();
  const { config, database } = await shared;
  await migrate(database.db, migrationsOf(config.root, options.services));
  await empty(database);
  let moment = options.now;
  const city = await openCity({
    config,
    services: options.services,
    assets: noAssets,
    database,
    now: () => moment ?? new Date(),
    log: pino({ level: 'silent' }),
  });
  if (options.withJobs) await city.jobs.start();
  city.markComplete();
  const { app, routes } = createApp(city, noAssets);

  const client = (personId: string, password: string, jar: Map<string, string>): Client => {
    const send = async (path: string, init: RequestInit): Promise<Response> => {
      const headers = new Headers(init.headers);
      if (jar.size > 0)
        headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await app.request(new Request(`${origin}${path}`, { ...init, headers }));
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const [name = '', ...value] = pair.split('=');
        if (/max-age=0/i.test(cookie)) jar.delete(name);
        else jar.set(name, value.join('='));
      }
      return response;
    };
    return {
      personId,
      password,
      loseSession: () => {
        const lost = [...jar].filter(([name]) => name.includes('session'));
        for (const [name] of lost) jar.delete(name);
        return () => {
          for (const [name, value] of lost) jar.set(name, value);
        };
      },
      get: (path, headers = {}) => send(path, { headers }),
      post: (path, fields, headers = {}, cookie) => {
        if (cookie) {
          const [name = '', ...value] = cookie.split('=');
          jar.set(name, value.join('='));
        }
        const hasFile = Object.values(fields).some((value) => value instanceof File);
        const body = hasFile ? new FormData() : new URLSearchParams();
        for (const [name, value] of Object.entries(fields))
          if (value instanceof File) (body as FormData).append(name, value);
          else for (const one of [value].flat()) body.append(name, one as string);
        return send(path, { method: 'POST', body, headers: { origin, ...headers } });
      },
    };
  };

  let people = 0;
  return {
    city,
    routes,
    visitor: () => client('', '', new Map()),
    as: async (...roles) => {
      people++;
      const password = `test-password-${people}`;
      const email = `person-${people}@polder.test`;
      const id = await city.identity.create(city.db, {
        name: `Person ${people}`,
        email,
        password,
        roles,
      });
      const jar = new Map<string, string>();
      const response = await city.identity.auth().api.signInEmail({
        body: { email, password },
        asResponse: true,
        headers: new Headers({ origin }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ''] = cookie.split(';');
        const [name = '', ...value] = pair.split('=');
        jar.set(name, value.join('='));
      }
      return client(id, password, jar);
    },
    setNow: (next) => {
      moment = next;
    },
    close: async () => {
      if (options.withJobs) await city.jobs.stop();
    },
  };
};
