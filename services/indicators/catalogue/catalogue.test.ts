import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { definitionByCode, listDefinitions } from './store.ts';

let town: TestCity;
let analyst: Client;

beforeAll(async () => {
  town = await testCity({ services: [indicators] });
  analyst = await town.as('analyst');
  await town.city.write((tx) =>
    importAreas(tx, {
      geography: { slug: 'town', name: 'Town', source: 'test', licence: 'CC0-1.0' },
      validFrom: '2020-01-01',
      isComplete: true,
      areas: [{ code: 'N01', name: 'North', level: 'neighbourhood', parents: [], outline: null }],
    }),
  );
});

afterAll(() => town.close());

const fields = {
  code: 'cycling',
  'name-nl': 'Mensen die fietsen',
  'name-da': 'Folk, der cykler på arbejde',
  'definition-nl': 'Deel van de inwoners dat wekelijks fietst.',
  'unit-nl': '%',
  kind: 'proportion',
  multiplier: '100',
  decimals: '1',
  method: 'wilson',
  polarity: 'higher-is-better',
  target: '42,5',
  frequency: 'year',
  yearKind: 'calendar',
  theme: 'mobility',
  geography: 'town',
  source: 'Survey',
  licence: 'CC-BY-4.0',
  owner: 'Mobility',
  dimensions: ['sex', 'age'],
};

const post = (path: string, more: Readonly<Record<string, string>> = {}) =>
  analyst.post(path, { _key: crypto.randomUUID(), ...fields, ...more });

describe('the catalogue', () => {
  it('takes a new definition, with decimals as the reader writes them', async () => {
    expect((await post('/work/indicators')).status).toBe(303);
    expect(await definitionByCode(town.city.db, 'cycling')).toMatchObject({
      version: 1,
      target: 42.5,
      dimensions: ['sex', 'age'],
      name: { nl: 'Mensen die fietsen', da: 'Folk, der cykler på arbejde' },
    });
  });

  it('refuses a code that is in use, or stands for a page', async () => {
    expect((await post('/work/indicators')).status).toBe(422);
    expect((await post('/work/indicators', { code: 'imports' })).status).toBe(422);
  });

  it('shows it, and finds it by words of any language without their accents', async () => {
    const page = await (await analyst.get('/nl/work/indicators/cycling')).text();
    expect(page).toContain('Mensen die fietsen');
    const search = async (words: string) =>
      (await listDefinitions(town.city.db, { search: words })).map(({ code }) => code);
    expect(await search('fietst wekelijks')).toEqual(['cycling']);
    expect(await search('PA ARBEJDE')).toEqual(['cycling']);
    expect(await search('swimming')).toEqual([]);
  });

  it('counts a version for each change, and none where nothing changed', async () => {
    const changed = await post('/work/indicators/cycling', {
      version: '1',
      'name-en': 'People who cycle',
    });
    expect(changed.status).toBe(303);
    expect((await definitionByCode(town.city.db, 'cycling')).version).toBe(2);
    await post('/work/indicators/cycling', { version: '2', 'name-en': 'People who cycle' });
    expect((await definitionByCode(town.city.db, 'cycling')).version).toBe(2);
  });

  it('does not overwrite what someone else changed: the entry comes back', async () => {
    const late = await post('/work/indicators/cycling', { version: '1', 'name-en': 'Cyclists' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Cyclists');
    expect((await definitionByCode(town.city.db, 'cycling')).name.en).toBe('People who cycle');
  });

  it.each([
    ['no name at all', { 'name-nl': '', 'name-da': '' }],
    ['a multiplier of nothing', { multiplier: '' }],
    ['Wilson for a rate', { kind: 'rate' }],
  ])('refuses %s, and keeps the entry', async (_, more) => {
    const response = await post('/work/indicators/cycling', {
      version: '2',
      owner: 'Kept words',
      ...more,
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Kept words');
  });
});
