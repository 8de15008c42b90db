import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDirectory, root } from '../journeys/support/environment.ts';
import { startServer } from '../journeys/support/server.ts';
import { atMost, type Bench, median, withoutLimit } from './bench.ts';
import { withSetAside } from './set-aside.ts';

const run = promisify(execFile);

const laterStarts = 5;

/** The product's own entries; the browser and the towns of journeys are not what it starts from. */
const isOfProduct = (name: string): boolean =>
  !name.startsWith('chromium-') && !name.startsWith('journey-town-');

export default {
  name: 'start',
  limit:
    'From `npm start` until `/ready` answers 200, with the embedded database: building and starting for the very first time after `npm ci` (at most 20 s), starting on another empty data directory, and on the same directory again (at most 3 s, median of 5).',
  run: async ({ product, say }) => {
    const folder = await mkdtemp(join(tmpdir(), 'polder-start-'));
    const start = async (directory: string): Promise<number> => {
      const server = await startServer({ data: join(folder, directory), product });
      await server.stop();
      say(`ready after ${Math.round(server.readyAfter)} ms`);
      return server.readyAfter / 1000;
    };
    try {
      await rm(join(root, 'dist/state'), { force: true });
      const buildStarted = performance.now();
      await run(process.execPath, [join(root, 'build/build.mjs')], { cwd: root });
      const build = (performance.now() - buildStarted) / 1000;
      say(`built in ${build.toFixed(1)} s`);
      const first = await withSetAside(cacheDirectory, isOfProduct, () => start('first'));
      const another = await start('another');
      const later: number[] = [];
      while (later.length < laterStarts) later.push(await start('another'));
      return [
        withoutLimit({ metric: 'build', value: build, unit: 's' }),
        atMost(20, {
          metric: 'build and first start after npm ci',
          value: build + first,
          unit: 's',
        }),
        withoutLimit({ metric: 'first start of another town', value: another, unit: 's' }),
        atMost(3, { metric: 'later start', value: median(later), unit: 's' }),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
} satisfies Bench;
