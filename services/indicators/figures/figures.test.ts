import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { upsertDefinitions } from '../catalogue/store.ts';
import indicators from '../index.ts';
import { eraseFromLineage, lineageOf } from '../lineage-store.ts';
import { latestFigure, townFigures } from '../offers.ts';
import { batch, value } from '../schema.ts';
import { cutIds } from '../values/cut-store.ts';
import { allValues, cross, everyone, latestOfAreas, periodsOf, series } from '../values/store.ts';
import { thePublic } from '../values/viewer.ts';

const definition: IndicatorDefinition = {
  code: 'falls',
  name: { nl: 'Valongevallen', en: 'Falls' },
  definition: { en: 'People who fell' },
  rationale: { en: 'Because' },
  numerator: { en: 'Falls' },
  denominator: { en: 'People' },
  unit: { en: '%', nl: '%', de: '%', da: '%' },
  source: 'Test',
  licence: 'CC0-1.0',
  theme: 'health',
  kind: 'proportion',
  multiplier: 100,
  decimals: 1,
  polarity: 'lower-is-better',
  method: 'wilson',
  frequency: 'year',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'Test',
  audience: 'public',
  dimensions: [],
};

const reports: IndicatorDefinition = {
  ...definition,
  code: 'reports',
  name: { en: 'Reports' },
  unit: { en: 'reports', nl: 'meldingen', de: 'Meldungen', da: 'anmeldelser' },
  kind: 'count',
  multiplier: 1,
  decimals: 0,
  method: 'none',
};

const square = (x: number): [number, number][][] => [
  [
    [x, 53],
    [x + 1, 53],
    [x + 1, 54],
    [x, 54],
    [x, 53],
  ],
];

describe('published values', () => {
  let town: TestCity;
  let indicatorId = 0;

  /** A batch with rows of area, year, value. */
  const addBatch = async (
    state: string,
    publication: number | null,
    rows: readonly (readonly [string, number, number | null])[],
  ) => {
    const [made] = await town.city.db
      .insert(batch)
      .values({ fileName: 'f', sha256: '', state, publication, uploadedBy: 'system' })
      .returning({ id: batch.id });
    if (rows.length === 0) return made?.id ?? 0;
    await town.city.write((tx) =>
      tx.insert(value).values(
        rows.map(([area, year, number]) => ({
          batchId: made?.id ?? 0,
          indicatorId,
          cutId: everyone,
          area,
          period: `${year}-01-01`,
          value: number,
          lower: number === null ? null : number - 1,
          upper: number === null ? null : number + 1,
          ...(number === null ? { note: 'withheld: fewer than 5' } : {}),
        })),
      ),
    );
    return made?.id ?? 0;
  };

  beforeAll(async () => {
    town = await testCity({ services: [indicators] });
    await town.city.write(async (tx) => {
      await importAreas(tx, {
        geography: { slug: 'town', name: 'Dorp', source: 's', licence: 'l' },
        validFrom: '2020-01-01',
        isComplete: true,
        areas: [
          { code: 'T', name: 'Dorp', level: 'municipality', parents: [], outline: null },
          { code: 'A', name: 'Aa', level: 'neighbourhood', parents: ['T'], outline: [square(4)] },
          {
            code: 'B',
            name: 'Bee <script>',
            level: 'neighbourhood',
            parents: ['T'],
            outline: [square(5)],
          },
        ],
      });
      await upsertDefinitions(tx, [definition, reports], new Date());
      await cutIds(tx, []);
    });
    const { rows } = await town.city.db.execute<{ id: number }>(
      sql`SELECT id FROM indicators.indicator WHERE code = 'falls'`,
    );
    indicatorId = rows[0]?.id ?? 0;
    await addBatch('published', 1, [
      ['T', 2023, 10],
      ['A', 2023, 8],
      ['B', 2023, 14],
      ['T', 2024, 11],
      ['A', 2024, 9],
      ['B', 2024, null],
    ]);
  });
  afterAll(() => town.close());

  const seriesOf = async (area: string) =>
    (await series(town.city.db, thePublic, { indicatorId, cutId: everyone, area })).map(
      (one) => one.value,
    );

  it('of a batch that is not published are not seen, and appear and vanish with its state alone', async () => {
    const id = await addBatch('ready', null, [
      ['A', 2024, 99],
      ['A', 2025, 12],
    ]);
    expect(await seriesOf('A')).toEqual([8, 9]);
    await town.city.db.execute(
      sql`UPDATE indicators.batch SET state = 'published', publication = 2 WHERE id = ${id}`,
    );
    expect(await seriesOf('A')).toEqual([8, 99, 12]);
    expect(await periodsOf(town.city.db, indicatorId, everyone)).toEqual([
      { period: '2025-01-01', areas: 1 },
      { period: '2024-01-01', areas: 2 },
      { period: '2023-01-01', areas: 3 },
    ]);
    const all = await cross(town.city.db, thePublic, {
      indicatorId,
      cutId: everyone,
      period: '2024-01-01',
    });
    expect(all.map(({ area, value: number }) => [area, number])).toEqual([
      ['A', 99],
      ['B', null],
      ['T', 11],
    ]);
    await town.city.db.execute(
      sql`UPDATE indicators.batch SET state = 'withdrawn' WHERE id = ${id}`,
    );
    expect(await seriesOf('A')).toEqual([8, 9]);
  });

  it('come as the last few of each area', async () => {
    const latest = await latestOfAreas(town.city.db, thePublic, ['A', 'T'], [indicatorId], 1);
    expect(latest.map(({ area, value: number }) => [area, number])).toEqual([
      ['A', 9],
      ['T', 11],
    ]);
  });

  it('can be filtered by area and period', async () => {
    const rows = await allValues(town.city.db, thePublic, indicatorId, {
      area: 'A',
      from: '2024-01-01',
    });
    expect(rows).toMatchObject([{ area: 'A', period: '2024-01-01', value: 9, sex: 'persons' }]);
  });

  it('are a page with figure, interval, comparison and words', async () => {
    const response = await town.visitor().get('/en/figures/falls?area=A');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('In 2024 it was 9.0 % in Aa.');
    expect(html).toContain('between 8.0 and 10.0');
    expect(html).toContain('Bee &lt;script&gt;');
    expect(html).not.toContain('Bee <script>');
    expect(html).toContain('withheld: too few people');
    expect(await (await town.visitor().get('/nl/figures/falls?area=B')).text()).toContain(
      'niet getoond: te weinig mensen',
    );
  });

  it('open at the whole also when its newest figure has not come yet', async () => {
    const id = await addBatch('published', 3, [
      ['A', 2025, 12],
      ['B', 2025, 13],
    ]);
    const html = await (await town.visitor().get('/en/figures/falls')).text();
    expect(html).toContain('In 2024 it was 11.0 % in Dorp.');
    expect(html).toContain('<option value="T" selected="">Dorp</option>');
    await town.city.db.execute(
      sql`UPDATE indicators.batch SET state = 'withdrawn' WHERE id = ${id}`,
    );
  });

  it('tell none, one and areas that are level without counting wrongly', async () => {
    const { db } = town.city;
    const id = await addBatch('published', 4, []);
    await db.execute(
      sql`INSERT INTO indicators.value (batch_id, indicator_id, cut_id, area, period, value)
          SELECT ${id}, i.id, ${everyone}, v.area, '2024-01-01', v.value
          FROM indicators.indicator i, (VALUES ('T', 1), ('A', 0), ('B', 0)) AS v (area, value)
          WHERE i.code = 'reports'`,
    );
    const text = async (path: string) => (await town.visitor().get(path)).text();
    expect(await text('/en/figures/reports?area=A')).toContain('In 2024 there were none in Aa.');
    expect(await text('/nl/figures/reports?area=A')).toContain('In 2024 waren er geen in Aa.');
    expect(await text('/de/figures/reports?area=A')).toContain('2024: keine in Aa.');
    expect(await text('/da/figures/reports?area=A')).toContain('I 2024 var der ingen i Aa.');
    const whole = await text('/en/figures/reports');
    expect(whole).toContain('In 2024 it was 1 in Dorp.');
    expect(whole).toContain('The figure is 0 everywhere.');
    await db.execute(sql`UPDATE indicators.batch SET state = 'withdrawn' WHERE id = ${id}`);
  });

  it('a text in another language than the page’s is marked as such', async () => {
    expect(await (await town.visitor().get('/da/figures/falls')).text()).toContain(
      'lang="en">People who fell',
    );
  });

  it.each(['?area=NOWHERE', '?period=1800', '?period=%27;drop', '?group=9999', '?level=x'])(
    'an address with %s falls back to what there is',
    async (query) => {
      expect((await town.visitor().get(`/en/figures/falls${query}`)).status).toBe(200);
    },
  );

  it('an address with a NUL is none', async () => {
    expect((await town.visitor().get('/en/figures/falls?area=%00')).status).toBe(404);
  });

  it('an indicator that does not exist is a page that does not exist', async () => {
    expect((await town.visitor().get('/figures/none')).status).toBe(404);
  });

  it('the list finds by words of any language and says how many', async () => {
    const html = await (await town.visitor().get('/de/figures?q=valongevallen')).text();
    expect(html).toContain('1 Zahl gefunden');
    expect(await (await town.visitor().get('/en/figures?q=nothing')).text()).toContain(
      'No figure matches',
    );
  });

  it('are offered to the other services as a fact and as rows', async () => {
    const { city } = town;
    const answer = await latestFigure.answer(city, { indicator: 'falls', area: 'B' }, 'en');
    expect(answer).toEqual({
      text: 'Falls: In 2023 it was 14.0 % in Bee <script>.',
      link: '/figures/falls?area=B',
    });
    expect(
      await latestFigure.answer(city, { indicator: 'falls', area: 'X' }, 'en'),
    ).toBeUndefined();
    const rows: unknown[] = [];
    for await (const row of townFigures.rows(city)) rows.push(row);
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual(['falls', 'A', '2023', 'persons', '', '', 8, 7, 9, 'observed', null]);
  });

  it('forget the person who brought them in, and say before what they know', async () => {
    const { db } = town.city;
    const steward = await town.as('data-steward');
    const id = await addBatch('withdrawn', null, []);
    await db.execute(
      sql`UPDATE indicators.batch SET uploaded_by = ${steward.personId} WHERE id = ${id}`,
    );
    expect((await lineageOf(db, steward.personId)).batches).toMatchObject([{ id, fileName: 'f' }]);
    await eraseFromLineage(db, steward.personId);
    expect((await lineageOf(db, steward.personId)).batches).toEqual([]);
  });

  it('the interface gives JSON and CSV, and describes itself', async () => {
    const visitor = town.visitor();
    const json = await (await visitor.get('/api/indicators/falls/values?area=B')).json();
    expect(json).toMatchObject([
      { area: 'B', period: '2023', value: 14 },
      { period: '2024', value: null, status: 'withheld', note: 'withheld: fewer than 5' },
    ]);
    const file = await visitor.get('/api/indicators/falls/values.csv?area=T&from=2024');
    const csv = Buffer.from(await file.arrayBuffer()).toString('utf8');
    expect(csv).toBe(
      '\uFEFFindicator,indicator_name,unit,area,area_name,level,period,period_start,sex,age,category_type,category,numerator,denominator,value,lower,upper,status,note\n' +
        'falls,Valongevallen,%,T,Dorp,municipality,2024,2024-01-01,persons,,,,,,11,10,12,observed,\n',
    );
    const description = await (await visitor.get('/api/openapi.json')).json();
    expect(Object.keys(description.paths)).toContain('/api/indicators/{code}/values');
    expect((await visitor.get('/api/indicators/none')).status).toBe(404);
  });
});
