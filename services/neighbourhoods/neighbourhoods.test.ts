import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentMail } from '../../platform/database/schema.ts';
import type { FigureAcrossAreas, FigureChangeFound, FigureOffer } from '../../platform/figures.ts';
import { importAreas } from '../../platform/places/import-areas.ts';
import { household, population } from '../../platform/places/schema.ts';
import { defineService } from '../../platform/service.ts';
import { type TestCity, testCity } from '../../platform/testing/city.ts';
import { replaceBusinessKinds, replacePassersBy } from './business/store.ts';
import { findInFollowed, sendNews } from './following/tell.ts';
import neighbourhoods from './index.ts';

const square = (x: number): [number, number][][] => [
  [
    [x, 53],
    [x + 0.1, 53],
    [x + 0.1, 53.1],
    [x, 53.1],
    [x, 53],
  ],
];

const figure: FigureAcrossAreas = {
  code: 'smoking',
  name: { text: 'Smokers', lang: undefined },
  theme: 'health',
  themeName: 'Health',
  polarity: 'lower-is-better',
  isCount: false,
  unit: '%',
  period: '2025-01-01',
  periodLabel: '2025',
  source: { name: 'Survey', url: undefined, licence: 'CC0-1.0', updatedAt: new Date(0) },
  number: (value) => value.toFixed(1),
  measure: (value) => `${value.toFixed(1)} %`,
  path: '/figures/smoking',
  areas: new Map(
    Object.entries({ T: 10, A: 20, B: 9 }).map(([code, value]) => [
      code,
      { value, lower: value - 1, upper: value + 1, reason: undefined },
    ]),
  ),
};

const change: FigureChangeFound = {
  code: 'smoking',
  name: { text: 'Smokers', lang: undefined },
  theme: 'health',
  themeName: 'Health',
  area: 'A',
  meaning: 'worse',
  since: '2025-01-01',
  sinceLabel: '2025',
  before: '10.0 % (2024)',
  latest: '20.0 % (2025)',
  sentence: 'Higher than before.',
  path: '/figures/smoking?area=A',
};

/** What the figures say has changed; tests put changes in. */
let changes: readonly FigureChangeFound[] = [];

const figures: FigureOffer = {
  list: async () => [{ code: 'smoking', name: 'Smokers' }],
  acrossAreas: async () => [figure],
  changes: async (_city, _reader, areas) => changes.filter(({ area }) => areas.includes(area)),
  view: async (_city, _page, { code, view, more }) => `[${view} of ${code}]${more ?? ''}`,
};

const keeper = defineService({
  name: 'figure-keeper',
  offers: { figures },
  events: { emitted: ['indicators.batch-published'] },
});

const people = (area: string, perSex: number) =>
  Array.from({ length: 20 }, (_, band) =>
    (['female', 'male'] as const).map((sex) => ({
      geography: 'town',
      areaCode: area,
      year: 2026,
      sex,
      ageFrom: band * 5,
      ageTo: band === 19 ? 120 : band * 5 + 4,
      count: perSex,
    })),
  ).flat();

let town: TestCity;
beforeAll(async () => {
  town = await testCity({ services: [keeper, neighbourhoods] });
  await town.city.write(async (tx) => {
    await importAreas(tx, {
      geography: { slug: 'town', name: 'Dorp', source: 'Register', licence: 'CC0-1.0' },
      validFrom: '2020-01-01',
      isComplete: true,
      areas: [
        { code: 'T', name: 'Dorp', level: 'municipality', parents: [], outline: null },
        { code: 'D', name: 'Wijk', level: 'district', parents: ['T'], outline: null },
        { code: 'A', name: 'Aa', level: 'neighbourhood', parents: ['D'], outline: [square(4)] },
        { code: 'B', name: 'Bee', level: 'neighbourhood', parents: ['D'], outline: [square(4.1)] },
      ],
    });
    await tx.insert(population).values([...people('A', 41), ...people('B', 1)]);
    await tx.insert(household).values([
      { geography: 'town', areaCode: 'A', year: 2026, kind: 'couple', size: 2, count: 612 },
      { geography: 'town', areaCode: 'B', year: 2026, kind: 'couple', size: 2, count: 17 },
    ]);
    await replacePassersBy(tx, [
      { area: 'A', year: 2025, day: 'weekday', hour: 12, age: '20-39', count: 340 },
    ]);
    await replaceBusinessKinds(tx, [
      { area: 'A', year: 2025, line: 'daily', kind: 'bakery', count: 3 },
    ]);
  });
});
afterAll(() => town.close());

const pageOf = async (path: string, client = town.visitor()): Promise<string> => {
  const response = await client.get(path);
  expect(response.status, path).toBe(200);
  return response.text();
};

describe('a neighbourhood', () => {
  it('is read in three ways, each with its sources', async () => {
    const resident = await pageOf('/en/neighbourhoods/A');
    expect(resident).toContain('about 1,640');
    expect(resident).toContain('Residents and households, 2026: Register, CC0-1.0');
    const policy = await pageOf('/en/neighbourhoods/A/policy');
    expect(policy).toContain('1 figure can be compared with Dorp. Here 1 is worse');
    expect(policy).toContain('Survey (CC0-1.0): Smokers (2025)');
    const business = await pageOf('/en/neighbourhoods/A/business');
    expect(business).toContain('Busiest between 12 and 13 o’clock: about 340 people.');
    expect(business).toContain('bakery');
  });

  it('takes its comparison away as a table', async () => {
    const response = await town.visitor().get('/neighbourhoods/A/policy.csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(await response.text()).toContain('A,smoking,Smokers,health,%,2025-01-01,20,19,21,,10,');
  });

  it.each(['/neighbourhoods/Z', '/neighbourhoods/D', '/neighbourhoods/T/policy'])(
    'is not at %s',
    async (path) => {
      expect((await town.visitor().get(path)).status).toBe(404);
    },
  );

  it('tells nothing of persons where few people live, and says so', async () => {
    for (const reading of ['', '/policy', '/business']) {
      const page = await pageOf(`/en/neighbourhoods/B${reading}`);
      expect(page).not.toContain('residents-table');
      expect(page).not.toMatch(/>40<|>17</);
      expect(page).toMatch(/Few people live here, so we show no ages/);
    }
    expect(await pageOf('/en/neighbourhoods/B')).toContain('fewer than 100');
  });
});

describe('following a neighbourhood', () => {
  const letters = () => town.city.db.select().from(sentMail);

  it('asks whether to mail, and keeps the themes that were chosen meanwhile', async () => {
    const person = await town.as('resident');
    const refused = await person.post('/en/neighbourhoods/A/follow', { themes: 'health' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Choose whether you want e-mail.');
    expect(page).toMatch(/value="health" checked/);
  });

  it('tells once what changed after it began, not what changed before', async () => {
    const person = await town.as('resident');
    const begun = new Date('2026-06-01T10:00:00Z');
    town.setNow(begun);
    changes = [change];
    await person.post('/en/neighbourhoods/A/follow', { mail: 'yes' });
    town.setNow(new Date('2026-06-08T06:30:00Z'));
    expect(await sendNews(town.city)).toBe(0);

    changes = [change, { ...change, code: 'falls', name: { text: 'Falls', lang: undefined } }];
    town.setNow(new Date('2026-06-10T10:00:00Z'));
    expect(await findInFollowed(town.city, { endsToo: false })).toBe(1);
    town.setNow(new Date('2026-06-15T06:30:00Z'));
    expect(await sendNews(town.city)).toBe(1);
    expect(await sendNews(town.city)).toBe(0);
    const [letter] = await letters();
    expect(letter?.text).toContain('Aa. Falls: worse since 2025');
    expect(letter?.text).not.toContain('Smokers');

    const home = await pageOf('/en/me/neighbourhoods', person);
    expect(home).toContain('Falls: worse since 2025');
  });

  it('is mailed no more by the letter’s link, without signing in, and only by its button', async () => {
    const [letter] = await letters();
    const link = /\/en\/stop-mail\?token=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    const visitor = town.visitor();
    const asked = await pageOf(link, visitor);
    expect(asked).toContain('Stop these e-mails');
    const mailed = async () => {
      const { rows } = await town.city.db.execute<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM neighbourhoods.follow WHERE is_mailed`,
      );
      return rows[0]?.count;
    };
    expect(await mailed()).toBe(1);
    const token = new URL(link, 'http://x').searchParams.get('token') ?? '';
    expect((await visitor.post('/en/stop-mail', { token: `${token}x` })).status).toBe(422);
    expect(await mailed()).toBe(1);
    expect((await visitor.post('/en/stop-mail', { token })).status).toBe(200);
    expect(await mailed()).toBe(0);
  });

  it('is in the register: given with the own data and gone with the account', async () => {
    const person = await town.as('resident');
    await person.post('/neighbourhoods/A/follow', { mail: 'no', themes: 'health' });
    const [entry] = neighbourhoods.personalData ?? [];
    expect(await entry?.exportFor(town.city.db, person.personId)).toMatchObject([
      { area: 'A', themes: ['health'], isMailed: false },
    ]);
    await entry?.erase(town.city.db, person.personId, town.city.files);
    expect(await entry?.exportFor(town.city.db, person.personId)).toEqual([]);
  });

  it('asks for changes after a publication', async () => {
    await town.city.write((tx) =>
      town.city.emit(tx, { name: 'indicators.batch-published', subject: '1' }),
    );
    const { rows } = await town.city.db.execute<{ name: string }>(
      sql`SELECT name FROM platform.job_run WHERE name = 'neighbourhoods.find-news'`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a challenge page', () => {
  const whole = {
    language: 'en',
    revision: '1',
    rows: '1',
    title: 'Fewer smokers',
    lead: 'Smoking harms.',
    why: 'First reason.\nSecond reason.',
    contact: 'The health team.',
    'indicator-0': 'smoking',
    'action-0-title': 'Smoke-free squares',
    'action-0-owner': 'Health team',
    'action-0-state': 'running',
    'action-0-from': '2026-01',
    'action-0-outcome': 'smoking',
  };

  it('is not seen before it is published, and lacks nothing then', async () => {
    const editor = await town.as('editor');
    await editor.post('/en/work/challenges', { title: 'Fewer smokers', slug: 'smoking' });
    expect((await town.visitor().get('/challenges/smoking')).status).toBe(404);

    const refused = await editor.post('/en/work/challenges/smoking', {
      ...whole,
      contact: '',
      do: 'publish',
    });
    expect(refused.status).toBe(422);
    const again = await refused.text();
    expect(again).toContain('Enter whom people can reach.');
    expect(again).toContain('Second reason.');

    const published = await editor.post('/en/work/challenges/smoking', { ...whole, do: 'publish' });
    expect(published.status).toBe(303);
    const page = await pageOf('/en/challenges/smoking');
    for (const text of [
      'Fewer smokers',
      'Second reason.',
      '[card of smoking]',
      '[trend of smoking]',
      '[comparison of smoking]',
      'Smoke-free squares',
      'from January 2026',
      'The health team.',
      'version 1',
    ])
      expect(page).toContain(text);
    expect(await pageOf('/en/challenges')).toContain('/challenges/smoking');
  });

  it('marks what is not in the reader’s language', async () => {
    const page = await pageOf('/de/challenges/smoking');
    expect(page).toContain('<span lang="en">Smoking harms.</span>');
    expect(page).toContain('Teile dieser Seite sind noch nicht übersetzt.');
  });

  it('stays as it was while its draft changes, and does not lose what two people enter', async () => {
    const editor = await town.as('editor');
    const draft = { ...whole, revision: '2', 'action-0-place': '0', title: 'No smokers' };
    expect(
      (await editor.post('/en/work/challenges/smoking', { ...draft, do: 'save' })).status,
    ).toBe(303);
    expect(await pageOf('/en/challenges/smoking')).not.toContain('No smokers');
    const late = await editor.post('/en/work/challenges/smoking', {
      ...draft,
      title: 'Other words',
      do: 'save',
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Other words');
  });

  it('is taken off the site, and its draft stays', async () => {
    const editor = await town.as('editor');
    await editor.post('/en/work/challenges/smoking', {
      ...whole,
      revision: '3',
      'action-0-place': '0',
      do: 'take-down',
    });
    expect((await town.visitor().get('/challenges/smoking')).status).toBe(404);
    expect(await pageOf('/en/work/challenges/smoking', editor)).toContain('Smoke-free squares');
  });

  it('is not for residents to write', async () => {
    const resident = await town.as('resident');
    expect((await resident.get('/work/challenges')).status).toBe(403);
  });
});
