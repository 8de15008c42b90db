import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sentMail } from '../../../platform/database/schema.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import { batchById } from '../imports/store.ts';
import {
  bodyOf,
  cycling,
  furnishTown,
  imports,
  key,
  shownValue,
  take,
} from '../imports/testing/stewards.ts';
import indicators from '../index.ts';
import { startDuePulls } from './jobs.ts';
import { listSources, runsOf, sourceById } from './pull-store.ts';

let town: TestCity;
let steward: Client;
let colleague: Client;
let server: Server;
let answer: RequestListener;
let origin = '';

const residents = {
  ...cycling,
  code: 'residents',
  name: { en: 'Residents' },
  kind: 'count' as const,
  multiplier: 1,
  method: 'none' as const,
  dimensions: [],
};

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // a TCP server has one
  origin = `http://127.0.0.1:${port}`;
  town = await testCity({
    services: [indicators],
    withJobs: true,
    now: new Date('2026-03-02T08:00:00Z'),
  });
  Object.assign(town.city.config, { pullHosts: [`127.0.0.1:${port}`] });
  steward = await town.as('data-steward');
  colleague = await town.as('data-steward');
  await furnishTown(town, [cycling, residents]);
});

afterAll(async () => {
  await town.close();
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  answer = (_, response) => response.writeHead(500).end('sorry');
});

const pulls = '/en/work/indicators/pulls';
let sources = 0;

const cbs = (): Record<string, string> => ({
  name: `Key figures ${++sources}`,
  kind: 'cbs-odata',
  url: `${origin}/TypedDataSet`,
  indicators: 'AantalInwoners_5 = residents',
  areaDimension: 'WijkenEnBuurten',
  periodDimension: 'Perioden',
  every: 'week',
  day: '1',
  hour: '6',
  onChange: 'submit',
});

const add = async (entry: Record<string, string>, who = steward): Promise<number> => {
  const added = await who.post(pulls, { ...key(), ...entry });
  expect(added.status).toBe(303);
  return Number(added.headers.get('location')?.split('/').at(-1));
};

const look = async (id: number, who = steward) => {
  await who.post(`${pulls}/${id}/now`, key());
  await town.city.jobs.settled();
  const [run] = await runsOf(town.city.db, id, 1);
  return run;
};

const page = (id: number, who = steward) => bodyOf(who.get(`${pulls}/${id}`));

const table =
  (...rows: readonly (readonly [string, number | null])[]): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        value: rows.map(([area, count], ID) => ({
          ID,
          WijkenEnBuurten: area.padEnd(10),
          Perioden: '2024JJ00',
          AantalInwoners_5: count,
        })),
      }),
    );

describe('setting up a source', () => {
  it('tells what is wrong beside each field, and keeps what was entered', async () => {
    const entry = {
      ...cbs(),
      url: 'ftp://x',
      indicators: 'no pair',
      areaDimension: '',
      hour: '24',
    };
    const answered = await steward.post(pulls, { ...key(), ...entry });
    expect(answered.status).toBe(422);
    const body = await answered.text();
    for (const field of ['url', 'indicators', 'areaDimension', 'hour'])
      expect(body).toContain(`field-${field}-error`);
    expect(body).toContain('no pair');
  });

  it('is for stewards, and names are given once', async () => {
    const analyst = await town.as('analyst');
    expect((await analyst.get(pulls)).status).toBe(403);
    const entry = cbs();
    await add(entry);
    expect((await steward.post(pulls, { ...key(), ...entry })).status).toBe(422);
  });

  it('tells two stewards of each other', async () => {
    const id = await add(cbs());
    const version = String((await sourceById(town.city.db, id)).version);
    const entry = { ...cbs(), version };
    expect((await steward.post(`${pulls}/${id}/edit`, { ...key(), ...entry })).status).toBe(303);
    const late = await colleague.post(`${pulls}/${id}/edit`, { ...key(), ...entry, hour: '9' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Someone else changed this source in the meantime');
  });
});

describe('a look at a source', () => {
  it('brings figures, which a second person approves; areas that are not ours are left out', async () => {
    const id = await add(cbs());
    answer = table(['N01', 1200], ['GM9999', 80_000], ['N02', null]);
    const run = await look(id);
    expect(run).toMatchObject({ outcome: 'submitted', rowsNew: 2, rowsChanged: 0, rowsSame: 0 });
    const batchId = run?.batchId ?? 0;
    expect(await batchById(town.city.db, batchId)).toMatchObject({
      origin: 'pull',
      rowsRead: 3,
      rowsAccepted: 2,
      rowsSetAside: 1,
    });
    expect((await take(batchId, 'approve', steward)).status).toBe(422);
    await take(batchId, 'approve', colleague);
    expect(await shownValue(town, 'N01', 'residents')).toBe(1200);
  });

  it('makes no batch when nothing changed, whether the source says so or not', async () => {
    const id = await add(cbs());
    answer = table(['N03', 10]);
    await look(id);
    expect((await look(id))?.outcome).toBe('unchanged');
    let asked: string | undefined;
    const id2 = await add(cbs());
    answer = (request, response) => {
      asked = request.headers['if-none-match'];
      if (asked === '"7"') response.writeHead(304).end();
      else {
        response.setHeader('etag', '"7"');
        table(['N04', 10])(request, response);
      }
    };
    await look(id2);
    expect((await look(id2))?.outcome).toBe('unchanged');
    expect(asked).toBe('"7"');
  });

  it('makes no batch when the same figures come in another order', async () => {
    const entry = { ...cbs(), onChange: 'publish' };
    const id = await add(entry);
    const { version } = await sourceById(town.city.db, id);
    await colleague.post(`${pulls}/${id}/confirm`, { ...key(), version: String(version) });
    answer = table(['N05', 50], ['N06', 60]);
    expect((await look(id))?.outcome).toBe('published');
    answer = table(['N06', 60], ['N05', 50]);
    expect(await look(id)).toMatchObject({ outcome: 'same', rowsSame: 2, batchId: null });
    answer = table(['N06', 61], ['N05', 50]);
    expect(await look(id)).toMatchObject({ outcome: 'published', rowsChanged: 1, rowsSame: 1 });
    expect(await shownValue(town, 'N06', 'residents')).toBe(61);
  });

  it('follows a table over several pages', async () => {
    const id = await add(cbs());
    answer = ({ url = '' }, response) => {
      const isFirst = !url.includes('skip');
      const row = {
        WijkenEnBuurten: isFirst ? 'N07' : 'N08',
        Perioden: '2023JJ00',
        AantalInwoners_5: 5,
      };
      response.end(
        JSON.stringify({
          value: [row],
          ...(isFirst ? { 'odata.nextLink': `${origin}/TypedDataSet?skip=1` } : {}),
        }),
      );
    };
    expect(await look(id)).toMatchObject({ outcome: 'submitted', rowsNew: 2 });
  });

  it('replaces what still waits from the look before', async () => {
    const id = await add(cbs());
    answer = table(['N09', 1]);
    const first = (await look(id))?.batchId ?? 0;
    answer = table(['N09', 2]);
    const second = (await look(id))?.batchId ?? 0;
    expect((await batchById(town.city.db, first)).state).toBe('discarded');
    expect((await batchById(town.city.db, second)).state).toBe('submitted');
  });
});

describe('publishing by itself', () => {
  it('needs someone else who agrees; until then figures are submitted', async () => {
    const id = await add({ ...cbs(), onChange: 'publish' });
    const { version } = await sourceById(town.city.db, id);
    const entry = { ...key(), version: String(version) };
    await steward.post(`${pulls}/${id}/confirm`, entry);
    expect((await sourceById(town.city.db, id)).confirmedBy).toBeNull();
    answer = table(['N01', 1201]);
    expect((await look(id))?.outcome).toBe('submitted');
    expect(await page(id, colleague)).toContain('Someone else has to agree');
  });
});

describe('a source that fails', () => {
  const letters = async () =>
    (await town.city.db.select().from(sentMail).orderBy(desc(sentMail.at))).filter(({ subject }) =>
      subject.includes('Key figures'),
    );

  it.each<[string, RequestListener, string]>([
    [
      'with an error',
      (_, response) => response.writeHead(500).end(),
      'answered with an error (500)',
    ],
    [
      'with a web page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'a web page instead of figures',
    ],
    [
      'with half an answer',
      (_, response) => response.end('{"value":[{"ID":0,'),
      'broke off in the middle',
    ],
    [
      'with something else',
      (_, response) => response.end('{"items":[]}'),
      'not in the format we expect',
    ],
    [
      'without the topic',
      (_, response) => response.end('{"value":[{"WijkenEnBuurten":"N01","Perioden":"2024JJ00"}]}'),
      '“AantalInwoners_5” is not in what the source sent',
    ],
    [
      'with other areas only',
      table(['GM1', 5]),
      'Nothing of what the source sent is about our areas',
    ],
  ])('%s is told in words, and leaves what is published', async (_, listener, words) => {
    const before = await shownValue(town, 'N01', 'residents');
    const id = await add(cbs());
    answer = listener;
    expect((await look(id))?.outcome).toBe('failed');
    expect(await page(id)).toContain(words);
    expect(await shownValue(town, 'N01', 'residents')).toBe(before);
  });

  it('whose figures have errors is refused as a whole, row by row', async () => {
    const id = await add({ ...cbs(), periodDimension: '', periodConstant: '2024-13' });
    answer = table(['N01', 5]);
    const run = await look(id);
    expect(run?.outcome).toBe('rejected');
    expect(await bodyOf(steward.get(`/en${imports}/${run?.batchId}`))).toContain(
      'is not a period we can use',
    );
    expect(await page(id)).toContain('The figures have errors');
  });

  it('is tried again, told to its owner once, and well again when it answers', async () => {
    const id = await add(cbs());
    const before = (await letters()).length;
    await look(id);
    await look(id);
    const failing = await sourceById(town.city.db, id);
    expect(failing.failures).toBe(2);
    expect(failing.nextAt.toISOString()).toBe('2026-03-02T08:30:00.000Z');
    expect((await letters()).length).toBe(before + 1);
    expect((await letters())[0]?.text).toContain('De bron antwoordde met een fout (500).');
    answer = table(['N02', 7]);
    const run = await look(id);
    expect((await sourceById(town.city.db, id)).failures).toBe(0);
    answer = (_, response) => response.writeHead(500).end();
    await look(id);
    expect(await bodyOf(steward.get(`/en${imports}/${run?.batchId}`))).toContain(
      'These are the last good figures.',
    );
    await take(run?.batchId ?? 0, 'approve', colleague);
    const figure = () => bodyOf(town.visitor().get('/en/figures/residents?area=N02'));
    expect(await figure()).toContain('These are the last good figures');
    answer = table(['N02', 7]);
    await look(id);
    expect(await figure()).not.toContain('These are the last good figures');
    expect((await letters()).length).toBe(before + 2);
  });

  it('that leads into a private network is refused', async () => {
    const id = await add({ ...cbs(), url: 'http://127.0.0.2:9/x' });
    expect(await look(id)).toMatchObject({ outcome: 'failed', reason: 'refused-address' });
  });
});

describe('other formats', () => {
  const shared = (kind: string) => ({
    ...cbs(),
    kind,
    indicators: 'POP = residents',
    indicatorDimension: 'measure',
    areaDimension: 'geo',
    periodDimension: 'time',
    fixed: 'sex = T',
  });

  it('JSON-stat is taken in, its other dimensions held at one value', async () => {
    const id = await add(shared('json-stat'));
    const category = (...codes: string[]) => ({ category: { index: codes } });
    answer = (_, response) =>
      response.end(
        JSON.stringify({
          version: '2.0',
          class: 'dataset',
          id: ['measure', 'geo', 'sex', 'time'],
          size: [1, 2, 2, 1],
          dimension: {
            measure: category('POP'),
            geo: category('N01', 'N02'),
            sex: category('T', 'M'),
            time: category('2022'),
          },
          value: [10, 5, 20, 9],
        }),
      );
    expect(await look(id)).toMatchObject({ outcome: 'submitted', rowsNew: 2 });
  });

  it('with a dimension that is not held is told, not guessed', async () => {
    const id = await add({ ...shared('sdmx-csv'), fixed: '' });
    answer = (_, response) =>
      response.end('measure,geo,sex,time,OBS_VALUE\nPOP,N01,T,2021,10\nPOP,N01,M,2021,5\n');
    await look(id);
    expect(await page(id)).toContain('“sex” has several values. Say which one is meant.');
  });

  it('SDMX as CSV is taken in, and a figure that is kept back is not missing', async () => {
    const id = await add(shared('sdmx-csv'));
    answer = (_, response) =>
      response.end(
        'measure,geo,sex,time,OBS_VALUE,CONF_STATUS\nPOP,N03,T,2021,10,\nPOP,N04,T,2021,,C\n',
      );
    const run = await look(id);
    const { rows } = await town.city.db.execute<{ note: string }>(
      `SELECT note FROM indicators.value WHERE batch_id = ${run?.batchId} AND area = 'N04'`,
    );
    expect(rows).toEqual([{ note: 'withheld: by the source' }]);
  });

  it('a CSV is read by a saved mapping', async () => {
    const id = await add({ ...cbs(), kind: 'csv', mappingName: 'fingertips-values' }).catch(
      () => 0,
    );
    expect(id).toBe(0);
    const body = await bodyOf(steward.get(`${pulls}/new`));
    const mappingName = /<option value="(fingertips[^"]*)"/.exec(body)?.[1] ?? '';
    const made = await add({ ...cbs(), kind: 'csv', mappingName });
    answer = (_, response) => response.end('a,b\n1,2\n');
    expect((await look(made))?.outcome).toBe('rejected');
  });
});

describe('the clock', () => {
  it('starts each look once, when its time has come, and none that is paused', async () => {
    const id = await add(cbs());
    const paused = await add(cbs());
    await steward.post(`${pulls}/${paused}/pause`, key());
    answer = table(['N08', 80]);
    town.setNow(new Date('2026-03-09T05:00:00Z'));
    const active = (await listSources(town.city.db)).filter(
      ({ state, nextAt }) => state === 'active' && nextAt <= town.city.now(),
    );
    expect(await startDuePulls(town.city)).toBe(active.length);
    expect(await startDuePulls(town.city)).toBe(0);
    await town.city.jobs.settled();
    expect(await runsOf(town.city.db, id, 5)).toHaveLength(1);
    expect(await runsOf(town.city.db, paused, 5)).toHaveLength(0);
    expect((await sourceById(town.city.db, id)).nextAt.toISOString()).toBe(
      '2026-03-16T05:00:00.000Z',
    );
  });
});
