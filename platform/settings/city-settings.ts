/** The settings that every page or session of a city depends on, as this process knows them. */
import type { Logger } from 'pino';
import type { Db } from '../database/db.ts';
import {
  type Contact,
  contactSetting,
  municipalitySetting,
  sessionHoursSetting,
} from './definitions.ts';
import { readSetting } from './settings.ts';

export interface CitySettings {
  readonly municipality: string;
  readonly contact: Contact | null;
  readonly sessionHours: number;
}

const read = async (db: Db): Promise<CitySettings> => ({
  municipality: await readSetting(db, municipalitySetting),
  contact: await readSetting(db, contactSetting),
  sessionHours: await readSetting(db, sessionHoursSetting),
});

export interface FollowedSettings {
  readonly current: () => CitySettings;
  /** How often they changed since the start: pages made before are of another look. */
  readonly edition: () => number;
  /** Reads them again. @param db a transaction, when they were changed within it */
  readonly follow: (db: Db) => Promise<void>;
  /** Reads them again and again, as other processes on the same server may change them. */
  readonly start: (everyMilliseconds: number) => void;
  /** Resolves once nothing reads any more. */
  readonly stop: () => Promise<void>;
}

/** @param onChange is told of each change, and of the settings at the start */
export const followSettings = async (
  db: Db,
  log: Logger,
  onChange: (settings: CitySettings) => void,
): Promise<FollowedSettings> => {
  let current = await read(db);
  let edition = 0;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;
  onChange(current);

  const follow = async (from: Db): Promise<void> => {
    const next = await read(from);
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    edition++;
    onChange(current);
  };

  return {
    current: () => current,
    edition: () => edition,
    follow,
    start: (everyMilliseconds) => {
      timer ??= setInterval(() => {
        reading ??= follow(db)
          .catch((error: unknown) => log.warn({ err: error }, 'settings could not be read again'))
          .finally(() => {
            reading = undefined;
          });
      }, everyMilliseconds).unref();
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await reading;
    },
  };
};
