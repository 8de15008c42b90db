import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { childEnvironment, root } from '../journeys/support/environment.ts';
import { type Server, startServer } from '../journeys/support/server.ts';
import { openServer } from '../platform/database/database.ts';
import { cross, everyone, series } from '../services/indicators/values/store.ts';
import { thePublic } from '../services/indicators/values/viewer.ts';
import { atMost, type Bench, median, type Result, withoutLimit } from './bench.ts';
import {
  areaCodes,
  areasAsGeoJson,
  definitions,
  fillValues,
  indicatorCodes,
  months,
} from './many-values-town.ts';
import { percentile } from './percentile.ts';
import { createScratchDatabase } from './scratch-database.ts';
import { type StewardSession, signInSteward } from './steward.ts';

const run = promisify(execFile);

/** Who signs in to search the catalogue. */
const steward = 'steward@bench.example';

/** Spreads choices over all there is, the same at every run: 7919 is prime and shares no factor with 500. */
const choose = <Item>(items: readonly Item[], turn: number): Item => {
  const item = items[(turn * 7919) % items.length];
  if (item === undefined) throw new RangeError('Nothing to choose from');
  return item;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Milliseconds of `count` turns, one after the other. */
const timesOf = async (
  count: number,
  work: (turn: number) => Promise<unknown>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) times.push(await timed(() => work(turn)));
  return times;
};

/** Makes the town with the command line, as an operator would, and fills it. @returns the steward's password */
const build = async (url: string, data: string, say: (line: string) => void): Promise<string> => {
  const polder = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run(process.execPath, [join(root, 'bin/polder.mjs'), ...args], {
      env: childEnvironment({ POLDER_DATA: data, DATABASE_URL: url, POLDER_DEMO: 'false' }),
      maxBuffer: 10_000_000,
    });
    return stdout;
  };
  const [areas, indicators] = [join(data, 'areas.geojson'), join(data, 'definitions.json')];
  await writeFile(areas, areasAsGeoJson());
  await writeFile(indicators, JSON.stringify(definitions));
  await polder(
    ...['places', 'areas', areas, '--geography', 'town', '--geography-name', 'Bench town'],
    ...['--level-field', 'level', '--parent', 'parent', '--valid-from', '2020-01-01'],
    ...['--source', 'bench', '--licence', 'CC0-1.0'],
  );
  await polder('indicators', 'define', indicators);
  const added = await polder(
    ...['people', 'add', '--name', 'Steward', '--email', steward, '--roles', 'data-steward'],
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await fillValues(client, (month, values) => {
      if (month.endsWith('-12-01')) say(`${values / 1_000_000} million values, up to ${month}`);
    });
  } finally {
    await client.end();
  }
  return added.trim().split(/\s+/).at(-1) ?? '';
};

/** Queries by themselves: a pair that is asked for again is warm. */
const ofQueries = async (url: string): Promise<readonly Result[]> => {
  const database = await openServer(url);
  try {
    const { db } = database;
    const { rows } = await db.execute<{ id: number }>(
      'SELECT id FROM indicators.indicator ORDER BY code',
    );
    const ids = rows.map(({ id }) => id);
    const readSeries = (turn: number) =>
      series(db, thePublic, {
        indicatorId: choose(ids, turn),
        cutId: everyone,
        area: choose(areaCodes, 3 * turn + 1),
      });
    const readRanking = (turn: number) =>
      cross(db, thePublic, {
        indicatorId: choose(ids, turn),
        cutId: everyone,
        period: choose(months, turn),
      });
    await readSeries(4000); // opens the connection
    const first = await timesOf(500, readSeries);
    const again = await timesOf(500, readSeries);
    const ranking = await timesOf(200, readRanking);
    return [
      withoutLimit({
        metric: 'series of 60 months, p50',
        value: percentile(first, 0.5),
        unit: 'ms',
      }),
      atMost(20, {
        metric: 'series of 60 months, p95',
        value: percentile(first, 0.95),
        unit: 'ms',
      }),
      withoutLimit({ metric: 'the same again, p95', value: percentile(again, 0.95), unit: 'ms' }),
      withoutLimit({
        metric: 'ranking of 500 areas, p95',
        value: percentile(ranking, 0.95),
        unit: 'ms',
      }),
    ];
  } finally {
    await database.close();
  }
};

const ofPages = async ({ origin }: Server, session: StewardSession): Promise<readonly Result[]> => {
  const read = async (path: string): Promise<void> => {
    const response = await fetch(`${origin}${path}`);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  };
  const middle = async (metric: string, count: number, path: (turn: number) => string) =>
    withoutLimit({
      metric,
      value: median(await timesOf(count, (turn) => read(path(turn)))),
      unit: 'ms',
    });
  const figure = (turn: number): string => `/en/figures/${choose(indicatorCodes, turn)}`;
  await read(figure(400));
  const indicator = await timesOf(40, (turn) => read(figure(turn)));
  const kept = await timesOf(40, (turn) => read(figure(turn)));
  const searched = await timesOf(5, async (turn) => {
    const page = await session.get(`/en/work/indicators?q=measure+${turn + 10}`);
    if (!page.includes(`Measure ${turn + 10} of residents`))
      throw new Error('The catalogue does not find what it holds');
  });
  return [
    atMost(300, { metric: 'indicator page, p95', value: percentile(indicator, 0.95), unit: 'ms' }),
    withoutLimit({
      metric: 'indicator page, kept, p95',
      value: percentile(kept, 0.95),
      unit: 'ms',
    }),
    await middle(
      'indicator page with map and ranking of neighbourhoods',
      10,
      (turn) => `${figure(turn)}?level=neighbourhood`,
    ),
    await middle('overview', 5, (turn) => `/en/figures?area=${choose(areaCodes, turn)}`),
    await middle('overview, kept', 5, () => `/en/figures?area=${choose(areaCodes, 1)}`),
    await middle('search in the overview', 5, (turn) => `/en/figures?q=measure+${turn + 10}`),
    await middle('neighbourhood page', 3, (turn) => `/en/neighbourhoods/N${200 + turn}`),
    withoutLimit({ metric: 'search in the catalogue', value: median(searched), unit: 'ms' }),
    await middle(
      'download of 30 000 values as CSV',
      3,
      (turn) => `/api/indicators/${choose(indicatorCodes, turn)}/values.csv`,
    ),
    await middle('open catalogue (DCAT)', 1, () => '/api/indicators/catalogue.ttl'),
  ];
};

export default {
  name: 'many-values',
  limit:
    '15 million values (500 indicators, 500 areas, 60 months, a batch each month) on PostgreSQL: a series within 20 ms, the page of an indicator that nobody asked for before within 300 ms. Where no share is named, the median. Everything shares this machine.',
  run: async ({ product, databaseUrl, say }) => {
    if (databaseUrl === undefined) {
      say('left out: POLDER_BENCH_DATABASE_URL is not set');
      return [];
    }
    const scratch = await createScratchDatabase(databaseUrl);
    const data = await mkdtemp(join(tmpdir(), 'polder-many-'));
    try {
      const started = performance.now();
      const password = await build(scratch.url, data, say);
      say(`built in ${Math.round((performance.now() - started) / 1000)} s`);
      const queries = await ofQueries(scratch.url);
      const server = await startServer({
        data,
        product,
        databaseUrl: scratch.url,
        environment: { POLDER_DEMO: 'false' },
      });
      try {
        const session = await signInSteward(server.origin, { email: steward, password });
        return [...queries, ...(await ofPages(server, session))];
      } finally {
        await server.stop();
      }
    } finally {
      await scratch.drop();
      await rm(data, { recursive: true, force: true });
    }
  },
} satisfies Bench;
