import { closeBrowser, newPage } from '../journeys/support/browser.ts';
import { startTown, type Town } from '../journeys/support/town.ts';
import { countTraffic, openAtRest } from '../journeys/support/traffic.ts';
import {
  atLeast,
  atMost,
  type Bench,
  type BenchContext,
  type Result,
  withoutLimit,
} from './bench.ts';
import { load } from './load.ts';
import { pages } from './pages.ts';
import { createScratchDatabase } from './scratch-database.ts';

type Database = 'embedded' | 'PostgreSQL';

/** Requests per second of a busy day. */
const rate = 200;

/** The page with all its parts, in a browser that has nothing of it yet. */
const transferred = async (town: Town): Promise<Result> => {
  const page = await newPage({ width: 390 });
  try {
    const traffic = countTraffic(page);
    const status = await openAtRest(page, `${town.origin}${pages.neighbourhood}`);
    if (status !== 200)
      throw new Error(`${pages.neighbourhood} answers ${status}: see bench/pages.ts`);
    const { bytes } = await traffic();
    return atMost(60, {
      metric: 'page with its parts, compressed',
      value: bytes / 1000,
      unit: 'kB',
    });
  } finally {
    await page.close();
  }
};

/** Numbers are promised on PostgreSQL; the embedded database shares the server's only thread. */
const underLoad = async (town: Town, database: Database): Promise<readonly Result[]> => {
  const url = `${town.origin}${pages.neighbourhood}`;
  const full = await load({ url });
  const steady = await load({ url, rate });
  const isPromised = database === 'PostgreSQL';
  const figure = (metric: string, value: number, unit: string) => ({
    metric: `${database}: ${metric}`,
    value,
    unit,
  });
  const most = figure('requests', full.requestsPerSecond, 'per second');
  const slow = figure(`p95 at ${rate} per second`, steady.p95, 'ms');
  const failures = full.non2xx + full.unanswered + steady.non2xx + steady.unanswered;
  return [
    isPromised ? atLeast(800, most) : withoutLimit(most),
    withoutLimit(figure(`p50 at ${rate} per second`, steady.p50, 'ms')),
    isPromised ? atMost(100, slow) : withoutLimit(slow),
    withoutLimit(figure(`p99 at ${rate} per second`, steady.p99, 'ms')),
    atMost(0, figure('failed or unanswered requests', failures, '')),
  ];
};

const onEmbedded = async ({ product, say }: BenchContext): Promise<readonly Result[]> => {
  say('on the embedded database');
  const town = await startTown({ product });
  try {
    return [await transferred(town), ...(await underLoad(town, 'embedded'))];
  } finally {
    await closeBrowser();
    await town.stop();
  }
};

const onPostgres = async ({
  product,
  databaseUrl,
  say,
}: BenchContext): Promise<readonly Result[]> => {
  if (databaseUrl === undefined) {
    say('not on PostgreSQL: POLDER_BENCH_DATABASE_URL is not set');
    return [];
  }
  say('on PostgreSQL');
  const database = await createScratchDatabase(databaseUrl);
  try {
    const town = await startTown({ product, databaseUrl: database.url });
    return await underLoad(town, 'PostgreSQL').finally(town.stop);
  } finally {
    await database.drop();
  }
};

export default {
  name: 'pages',
  limit:
    'The neighbourhood page without map: at most 60 kB to fetch; on PostgreSQL at least 800 requests per second and at 200 per second 95 % of them within 100 ms. Server, load and database share this machine.',
  run: async (context) => [...(await onEmbedded(context)), ...(await onPostgres(context))],
} satisfies Bench;
