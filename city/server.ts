import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { recordRestoreNote } from '../platform/backup/restore-note.ts';
import { claimFurnishing, isFurnished, type OpenCity, openCity } from '../platform/city.ts';
import type { Config } from '../platform/config.ts';
import { createApp } from '../platform/http/app.ts';
import { loadAssets } from '../platform/http/assets.ts';
import type { Service } from '../platform/service.ts';
import { demoSeed, furnishDemo } from './demo.ts';
import { drawTown } from './draw-town.ts';

export interface RunningCity {
  readonly city: OpenCity;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Opens the city, furnishes a new one with the demo town, and listens. */
export const startCity = async (
  config: Config,
  services: readonly Service[],
  report: (step: string) => void,
): Promise<RunningCity> => {
  const assets = loadAssets(join(config.root, 'dist/web'));
  report('Opening the database');
  // A new directory will want the demo town: it is drawn while the database opens.
  const isNew =
    config.demo && !config.databaseUrl && !existsSync(join(config.dataDirectory, 'database.whole'));
  const early = isNew ? drawTown(demoSeed) : undefined;
  const city = await openCity({ config, services, assets });
  try {
    if (!(await isFurnished(city.db)))
      if (config.demo) await furnishDemo(city, early ?? drawTown(demoSeed), report);
      else await city.db.transaction((tx) => claimFurnishing(tx, undefined));
  } catch (error) {
    await city.close();
    throw error;
  }
  await recordRestoreNote(city.db, config.dataDirectory, city.now());
  const { app } = createApp(city, assets);
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () =>
      resolve(listening),
    );
    listening.once('error', reject);
  }).catch(async (error: unknown) => {
    await city.close();
    throw error;
  });
  // People are let in first; jobs wait half a second anyway.
  city.markComplete();
  await city.start().catch(async (error: unknown) => {
    server.close();
    await city.close();
    throw error;
  });
  const address = server.address();
  return {
    city,
    port: typeof address === 'object' && address ? address.port : config.port,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        // Whoever still reads after two seconds is cut off: a stop must come to its end.
        setTimeout(
          () => 'closeAllConnections' in server && server.closeAllConnections(),
          2000,
        ).unref();
      });
      await city.close();
    },
  };
};
