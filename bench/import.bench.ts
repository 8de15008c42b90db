import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment, root } from '../journeys/support/environment.ts';
import { atMost, type Bench, withoutLimit } from './bench.ts';

const run = promisify(execFile);

/** The real extract, which is no part of the project: without it there is nothing to measure. */
const extract = join(root, '../shared/data/indicators/fingertips/next');

export default {
  name: 'import',
  limit:
    'The 44 452 rows of the Fingertips extract through the ordinary importer into the embedded database, checked, stored, compared and published by one command (at most 10 s, opening the database included).',
  run: async ({ say }) => {
    if (!existsSync(extract)) {
      say('left out: the extract is not beside the project');
      return [];
    }
    const data = await mkdtemp(join(tmpdir(), 'polder-import-'));
    const polder = async (...args: readonly string[]): Promise<number> => {
      const started = performance.now();
      await run(process.execPath, [join(root, 'bin/polder.mjs'), ...args], {
        env: childEnvironment({ POLDER_DATA: data, POLDER_DEMO: 'false' }),
        maxBuffer: 10_000_000,
      });
      const seconds = (performance.now() - started) / 1000;
      say(`${args.slice(0, 2).join(' ')}: ${seconds.toFixed(1)} s`);
      return seconds;
    };
    try {
      await polder(
        ...[
          'places',
          'areas',
          join(extract, 'areas.csv'),
          '--geography',
          'england',
          '--code',
          'AreaCode',
        ],
        ...['--name', 'AreaName', '--level-field', 'AreaTypeCode', '--children', 'Children'],
        ...['--source', 'Fingertips', '--licence', 'OGL-UK-3.0', '--valid-from', '2024-04-01'],
      );
      for (const file of ['indicators.csv', 'indicators-metadata-35.json'])
        await polder('indicators', 'define', join(extract, file), '--format', 'fingertips');
      const whole = await polder(
        ...[
          'indicators',
          'import',
          join(extract, 'healthdata_33e18454.csv'),
          '--mapping',
          'fingertips',
        ],
        ...[
          '--duplicates',
          'first',
          '--unknown-areas',
          'set-aside',
          '--unfit-periods',
          'set-aside',
          '--publish',
        ],
      );
      const opening = await polder('indicators', 'batches');
      return [
        atMost(10, { metric: 'import of 44 452 rows, whole command', value: whole, unit: 's' }),
        withoutLimit({ metric: 'of which opening and closing', value: opening, unit: 's' }),
      ];
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  },
} satisfies Bench;
