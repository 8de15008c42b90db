import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { houseActions } from './audit/house-actions.ts';
import { createNames } from './audit/names.ts';
import type { Config } from './config.ts';
import { type Database, openEmbedded, openServer } from './database/database.ts';
import type { Db } from './database/db.ts';
import { type Migration, migrate, readMigrations, refuseNewer } from './database/migrate.ts';
import { setting } from './database/schema.ts';
import { createFiles } from './files/files.ts';
import { diskStorage, type Storage, s3Storage } from './files/storage.ts';
import type { Assets } from './http/assets.ts';
import { dropOldEntries } from './http/held-entries.ts';
import { forgetOldKeys } from './http/idempotency.ts';
import { raiseRevision } from './http/page-cache.ts';
import { createIdentity } from './identity/identity.ts';
import { signInLetter, twoStepLetter } from './identity/letters.ts';
import { seedRoles } from './identity/permissions.ts';
import { user } from './identity/schema.ts';
import { forgetEnded } from './identity/sign-ins.ts';
import { createJobs, forgetOldRuns, type JobDefinition } from './jobs/jobs.ts';
import { createLog } from './log.ts';
import { createMail } from './mail/mail.ts';
import { type ByLanguage, isLanguage } from './messages/languages.ts';
import { loadMunicipalities } from './municipalities.ts';
import { originOf } from './origin.ts';
import type { City, CityEvent, Service } from './service.ts';
import { followSettings } from './settings/city-settings.ts';
import type { Municipality } from './ui/page.ts';

export interface OpenCity extends City {
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly markComplete: () => void;
  /** Reads the settings again; on a server, where other processes may change them, it happens by itself. */
  readonly followSettings: () => Promise<void>;
}

/** How long another process may show what was changed in this one. */
const settingsMilliseconds = 3000;

const settingEvents = ['administration.municipality-chosen', 'administration.settings-changed'];

const platformOwners = ['database', 'identity', 'places'] as const;

/** Every migration of platform and services, the platform's first. */
export const migrationsOf = (root: string, services: readonly Service[]): readonly Migration[] => [
  ...platformOwners.flatMap((owner) =>
    readMigrations(`platform/${owner}`, join(root, 'platform', owner, 'migrations')),
  ),
  ...services.flatMap(({ name }) =>
    readMigrations(name, join(root, 'services', name, 'migrations')),
  ),
];

export const cacheDirectory = (root: string): string => join(root, 'node_modules/.cache/polder');

/** Upkeep that no service owns. */
export const houseJobs = (config: Config): readonly JobDefinition<City>[] => [
  ...(config.mail.url === undefined
    ? []
    : [
        {
          name: 'platform.deliver-mail',
          label: {
            nl: 'E-mail versturen',
            en: 'Send e-mail',
            de: 'E-Mails versenden',
            da: 'Send e-mail',
          },
          schedule: '* * * * *',
          run: async ({ mail, db }: City) => {
            await mail.deliverWaiting(db);
          },
        },
      ]),
  {
    name: 'platform.forget',
    label: {
      nl: 'Opruimen wat niet meer nodig is',
      en: 'Clear away what is no longer needed',
      de: 'Aufräumen, was nicht mehr nötig ist',
      da: 'Ryd op i det, der ikke længere skal bruges',
    },
    schedule: '17 3 * * *',
    run: async ({ db, files, now }) => {
      await forgetOldKeys(db, now());
      await dropOldEntries(db, files, now());
      await forgetOldRuns(db, now());
      await forgetEnded(db, now());
    },
  },
];

/** Names of all actions and tasks, by their code. */
const declaredNames = (
  services: readonly Service[],
  jobs: readonly JobDefinition<City>[],
): Readonly<Record<string, ByLanguage>> =>
  Object.assign(
    { ...houseActions },
    ...services.map(({ actions = {} }) => actions),
    ...jobs.map(({ name, label }) => ({ [name]: label })),
  );

/** Where stored files are when they are not in the data directory. */
export const bucketOf = ({ s3 }: Config): Storage | undefined => (s3 ? s3Storage(s3) : undefined);

const storageOf = (config: Config): Storage =>
  bucketOf(config) ?? diskStorage(join(config.dataDirectory, 'files'));

export const openDatabase = async (
  config: Config,
  services: readonly Service[],
): Promise<Database> => {
  const migrations = migrationsOf(config.root, services);
  const cache = cacheDirectory(config.root);
  mkdirSync(cache, { recursive: true });
  const database = config.databaseUrl
    ? await openServer(config.databaseUrl)
    : await openEmbedded(config.dataDirectory, cache);
  try {
    await refuseNewer(database.db, migrations);
    await migrate(database.db, migrations);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
};

/**
 * Puts a city together: database, people, jobs, mail, files, and the services on top.
 *
 * @param now the clock; tests give their own
 */
export const openCity = async (options: {
  readonly config: Config;
  readonly services: readonly Service[];
  readonly assets: Pick<Assets, 'address'>;
  readonly now?: () => Date;
  readonly database?: Database;
  readonly log?: Logger;
}): Promise<OpenCity> => {
  const { config, services } = options;
  const now = options.now ?? (() => new Date());
  const log = options.log ?? createLog(config.logLevel);
  const database = options.database ?? (await openDatabase(config, services));
  const { db } = database;
  await seedRoles(
    db,
    services.flatMap((service) => service.permissions ?? []),
  );

  const municipalities = loadMunicipalities(
    join(config.root, 'city/municipalities'),
    options.assets.address,
  );
  const municipality = (): Municipality => {
    const { municipality: chosen, contact } = settings.current();
    const found =
      municipalities.get(config.municipality ?? chosen) ?? municipalities.values().next().value;
    if (!found) throw new Error('No municipality in city/municipalities');
    return contact ? { ...found, contact } : found;
  };

  const mail = createMail(config.mail);
  const files = createFiles(storageOf(config));
  const origin = originOf(config);
  const identity = createIdentity(
    db,
    config,
    origin,
    async ({ email, token, target, language: asked }) => {
      const [person] = await db.select().from(user).where(eq(user.email, email));
      if (!person || person.isBlocked) return;
      const language = isLanguage(person.language)
        ? person.language
        : (asked ?? municipality().defaultLanguage);
      // A link alone must not stand in for the second step.
      const letter = person.twoFactorEnabled ? twoStepLetter : signInLetter;
      const query = new URLSearchParams({ token, continue: target });
      const url = `${origin}/${language}/sign-in/link/confirm?${query}`;
      await mail.send(db, { to: email, ...letter(language, municipality().name, url) });
    },
    log,
  );
  const settings = await followSettings(db, log, ({ sessionHours }) =>
    identity.limitSessions(sessionHours),
  );

  const handlers = services.flatMap((service) => Object.entries(service.events?.handled ?? {}));
  const declared = new Set(services.flatMap((service) => service.events?.emitted ?? []));
  const jobs = [...houseJobs(config), ...services.flatMap((service) => service.jobs ?? [])];
  let isComplete = false;
  const city: OpenCity = {
    config,
    database,
    db,
    services,
    identity,
    mail,
    files,
    log,
    now,
    municipality,
    edition: settings.edition,
    municipalities,
    isComplete: () => isComplete,
    nameOf: createNames(declaredNames(services, jobs)),
    markComplete: () => {
      isComplete = true;
    },
    write: (work) =>
      db.transaction(async (tx) => {
        const result = await work(tx);
        await raiseRevision(tx);
        return result;
      }),
    emit: async (tx: Db, event: CityEvent) => {
      if (!declared.has(event.name)) throw new Error(`No service declares the event ${event.name}`);
      for (const [name, handle] of handlers) if (name === event.name) await handle(city, tx, event);
      if (settingEvents.includes(event.name)) await settings.follow(tx);
    },
    jobs: createJobs(database, jobs, () => city, log, now),
    followSettings: () => settings.follow(db),
    start: async () => {
      if (database.kind === 'server') settings.start(settingsMilliseconds);
      await city.jobs.start();
    },
    close: async () => {
      await settings.stop();
      await city.jobs.stop();
      await database.close();
    },
  };
  return city;
};

/**
 * Claims the making of the demo town, within its transaction; of two processes that start together the
 * second waits for the first.
 *
 * @param seed undefined when the town shall stay without demo
 * @returns false when the installation is no new one: it was furnished, or has people or places of its own
 */
export const claimFurnishing = async (tx: Db, seed: number | undefined): Promise<boolean> => {
  const { rows: own } = await tx.execute(
    sql`SELECT 1 WHERE EXISTS (SELECT FROM identity."user") OR EXISTS (SELECT FROM places.geography)`,
  );
  const value = { seed: own.length > 0 ? null : (seed ?? null) };
  const claimed = await tx
    .insert(setting)
    .values({ key: 'city.furnished', value, changedBy: 'system' })
    .onConflictDoNothing()
    .returning({ key: setting.key });
  return claimed.length > 0 && own.length === 0;
};

/** Whether the installation was furnished, or begun without the demo. */
export const isFurnished = async (db: Db): Promise<boolean> => {
  const [row] = await db.select().from(setting).where(eq(setting.key, 'city.furnished'));
  return row !== undefined;
};
