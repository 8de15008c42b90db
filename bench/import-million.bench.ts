import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { childEnvironment, root } from '../journeys/support/environment.ts';
import { startServer } from '../journeys/support/server.ts';
import { demoAccount } from '../journeys/support/sign-in.ts';
import { atMost, type Bench, withoutLimit } from './bench.ts';
import { watchResponsiveness } from './responsiveness.ts';
import { createScratchDatabase } from './scratch-database.ts';
import { signInSteward } from './steward.ts';

const run = promisify(execFile);
const token = 'bench-metrics-token';

const pad = (number: number): string => String(number).padStart(2, '0');
const codes = Array.from({ length: 58 }, (_, index) => `bench-${pad(index + 1)}`);
const areas = Array.from({ length: 24 }, (_, index) => `PD${pad(index + 1)}`);
const sexes = ['persons', 'female', 'male'];
const months = Array.from(
  { length: 240 },
  (_, index) => `${2004 + Math.floor(index / 12)}-${pad((index % 12) + 1)}`,
);

const definitions = codes.map((code) => ({
  code,
  name: { en: `Bench ${code}` },
  definition: {},
  rationale: {},
  numerator: {},
  denominator: {},
  unit: { en: '%' },
  source: 'bench',
  licence: 'CC0-1.0',
  theme: 'people',
  kind: 'proportion',
  multiplier: 100,
  decimals: 1,
  polarity: 'neutral',
  method: 'wilson',
  frequency: 'month',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'bench',
  dimensions: ['sex'],
}));

/** 58 indicators × 24 areas × 240 months × 3 groups: 1 002 240 rows, about 40 MB. */
const rowsOfMillion = (): string => {
  const lines = ['indicator,area,period,sex,numerator,denominator'];
  let count = 0;
  for (const code of codes)
    for (const area of areas)
      for (const month of months)
        for (const sex of sexes) {
          count++;
          lines.push(`${code},${area},${month},${sex},${count % 97},${100 + (count % 400)}`);
        }
  return lines.join('\n');
};

const secondsAtMost = 600;

export default {
  name: 'import-million',
  limit:
    'A file of a million rows, brought by a steward through the workspace on PostgreSQL: read, checked, stored and compared within a minute, while the product goes on answering.',
  run: async ({ product, databaseUrl, say }) => {
    if (databaseUrl === undefined) {
      say('left out: POLDER_BENCH_DATABASE_URL is not set');
      return [];
    }
    const scratch = await createScratchDatabase(databaseUrl);
    const data = await mkdtemp(join(tmpdir(), 'polder-million-'));
    const server = await startServer({
      data,
      product,
      databaseUrl: scratch.url,
      environment: { POLDER_METRICS_TOKEN: token },
    });
    try {
      const file = join(data, 'bench-definitions.json');
      await writeFile(file, JSON.stringify(definitions));
      await run(process.execPath, [join(root, 'bin/polder.mjs'), 'indicators', 'define', file], {
        env: childEnvironment({ POLDER_DATA: data, DATABASE_URL: scratch.url }),
        maxBuffer: 10_000_000,
      });
      const steward = await signInSteward(server.origin, await demoAccount(data, 'data-steward'));
      const imports = '/en/work/indicators/imports';
      const columns = await steward.send(`${imports}/new`, imports, {
        file: new File([rowsOfMillion()], 'million.csv', { type: 'text/csv' }),
      });
      const idle = watchResponsiveness(server.origin, token);
      await pause(5000);
      const before = await idle.stop();
      const watch = watchResponsiveness(server.origin, token);
      const started = performance.now();
      const batch = await steward.send(columns, columns, {
        'column-indicator': 'indicator',
        'column-area': 'area',
        'column-period': 'period',
        'column-sex': 'sex',
        'column-numerator': 'numerator',
        'column-denominator': 'denominator',
        decimalSign: '.',
      });
      let page = '';
      while (!/The file is right|The file has errors|The check has stopped/.test(page)) {
        if (performance.now() - started > secondsAtMost * 1000)
          throw new Error('It takes too long');
        await pause(500);
        page = await steward.get(batch);
      }
      const seconds = (performance.now() - started) / 1000;
      const during = await watch.stop();
      if (!page.includes('The file is right')) throw new Error('The file was not accepted');
      say(`idle: p95 ${before.p95.toFixed(0)} ms, longest ${before.longest.toFixed(0)} ms`);
      return [
        atMost(60, { metric: 'check of 1 002 240 rows', value: seconds, unit: 's' }),
        atMost(100, { metric: 'p95 of /health meanwhile', value: during.p95, unit: 'ms' }),
        withoutLimit({ metric: 'longest /health meanwhile', value: during.longest, unit: 'ms' }),
        withoutLimit({
          metric: 'longest delay of the event loop meanwhile',
          value: during.loopDelay,
          unit: 'ms',
        }),
      ];
    } finally {
      await server.stop();
      await scratch.drop();
      await rm(data, { recursive: true, force: true });
    }
  },
} satisfies Bench;
