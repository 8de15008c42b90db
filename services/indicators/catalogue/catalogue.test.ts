import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { eraseFromLineage, lineageOf } from '../lineage-store.ts';
import { batch, definitionVersion, protectedSlice, value } from '../schema.ts';
import { cutIds } from '../values/cut-store.ts';
import { everyone } from '../values/store.ts';
import { eventsOf } from './events-store.ts';
import { definitionByCode, listDefinitions } from './store.ts';
import { versionsOf } from './versions-store.ts';

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

describe('versions of a definition', () => {
  const changed = (version: string, more: Readonly<Record<string, string>>) =>
    post('/work/indicators/cycling', { version, 'name-en': 'People who cycle', ...more });

  it('are kept with who changed what', async () => {
    await changed('2', { 'definition-nl': 'Deel dat dagelijks fietst.', target: '50' });
    const list = await (await analyst.get('/en/work/indicators/cycling/versions')).text();
    expect(list).toContain('Version 3');
    expect(list).toContain('Definition and Target');
    expect(list).toContain('Person 1');
    expect(list).toContain('First version');
  });

  it('are held against the one before, language by language', async () => {
    const page = await (await analyst.get('/en/work/indicators/cycling/versions/3')).text();
    expect(page).toContain('Definition (Nederlands)');
    expect(page).toContain('Deel van de inwoners dat wekelijks fietst.');
    expect(page).toContain('Deel dat dagelijks fietst.');
    expect(page).toContain('42.5');
    expect(page).not.toContain('Definition (Dansk)');
  });

  it('can be restored, which is a version of its own', async () => {
    const restore = (version: string) =>
      analyst.post('/work/indicators/cycling/versions/2/restore', {
        _key: crypto.randomUUID(),
        version,
      });
    expect((await restore('2')).status).toBe(409);
    expect((await restore('3')).status).toBe(303);
    expect(await definitionByCode(town.city.db, 'cycling')).toMatchObject({
      version: 4,
      target: 42.5,
      definition: { nl: 'Deel van de inwoners dat wekelijks fietst.' },
    });
  });

  it('hold what stood before versions were kept', async () => {
    await town.city.db.delete(definitionVersion);
    await changed('4', { owner: 'Roads' });
    const { id } = await definitionByCode(town.city.db, 'cycling');
    const kept = await versionsOf(town.city.db, id);
    expect(kept.map(({ version, changedBy }) => [version, changedBy])).toEqual([
      [5, analyst.personId],
      [4, 'system'],
    ]);
    expect(kept[1]?.definition.owner).toBe('Mobility');
  });

  it('forget the person who made them when that person is erased', async () => {
    expect((await lineageOf(town.city.db, analyst.personId)).definitions).toHaveLength(1);
    await eraseFromLineage(town.city.db, analyst.personId);
    expect((await lineageOf(town.city.db, analyst.personId)).definitions).toEqual([]);
  });
});

describe('who may see a figure', () => {
  const save = async (more: Readonly<Record<string, string>>) => {
    const { version } = await definitionByCode(town.city.db, 'cycling');
    return post('/work/indicators/cycling', { version: String(version), ...more });
  };

  it('is part of the description, with the day by which a figure is expected', async () => {
    await save({ hideUpTo: '4', hides: 'complement', audience: 'staff', expectedWithin: '30' });
    expect(await definitionByCode(town.city.db, 'cycling')).toMatchObject({
      disclosure: { hideUpTo: 4, hidesZero: false, hidesComplement: true },
      audience: 'staff',
      expectedWithin: 30,
    });
    const page = await (await analyst.get('/en/work/indicators/cycling')).text();
    expect(page).toContain('1 to 4, also of those left over');
    expect(page).toContain('Staff only');
  });

  it('asks up to which count, where something is to be withheld', async () => {
    const response = await save({ hides: 'zero' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#field-hideUpTo"');
  });

  it('is checked anew when the rule changes: until then the public sees nothing', async () => {
    const { id } = await definitionByCode(town.city.db, 'cycling');
    const slice = {
      indicatorId: id,
      period: '2024-01-01',
      recoverable: 0,
      protectedAt: new Date(),
    };
    await town.city.db.insert(protectedSlice).values(slice);
    await save({ hideUpTo: '4', hides: 'complement', owner: 'Streets' });
    expect(await town.city.db.select().from(protectedSlice)).toHaveLength(1);
    await save({ hideUpTo: '9', owner: 'Streets' });
    expect(await town.city.db.select().from(protectedSlice)).toEqual([]);
  });

  it('falls back to everyone and every count where nothing is filled in', async () => {
    await save({});
    expect(await definitionByCode(town.city.db, 'cycling')).toMatchObject({
      disclosure: null,
      audience: 'public',
      expectedWithin: null,
    });
  });
});

describe('what happened beside the figures', () => {
  const path = '/work/indicators/cycling/events';
  const event = (more: Readonly<Record<string, string>> = {}) => ({
    _key: crypto.randomUUID(),
    'title-nl': 'Nieuw fietspad',
    'explanation-da': 'En ny sti',
    period: '2024',
    areas: 'N01',
    isRebase: 'yes',
    ...more,
  });

  it('is written down, shown and changed', async () => {
    expect((await analyst.post(path, event())).status).toBe(303);
    const { id: indicatorId } = await definitionByCode(town.city.db, 'cycling');
    const [added] = await eventsOf(town.city.db, indicatorId);
    expect(added).toMatchObject({
      period: '2024-01-01',
      areas: ['N01'],
      isRebase: true,
      title: { nl: 'Nieuw fietspad' },
      explanation: { da: 'En ny sti' },
    });
    const list = await (await analyst.get(`/en${path}`)).text();
    expect(list).toContain('Nieuw fietspad');
    expect(list).toContain('North');
    await analyst.post(`${path}/${added?.id}`, event({ period: '2023', areas: '' }));
    expect(await eventsOf(town.city.db, indicatorId)).toMatchObject([
      { period: '2023-01-01', areas: [] },
    ]);
  });

  it.each([
    ['no words', { 'title-nl': '' }, 'title-nl'],
    ['a period of another calendar', { period: '2024-03' }, 'period'],
    ['an area that does not exist', { areas: 'N01, X9' }, 'areas'],
  ])('is refused with %s, and keeps the entry', async (_, more, field) => {
    const response = await analyst.post(path, event({ 'explanation-en': 'Kept words', ...more }));
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain(`href="#field-${field}"`);
    expect(page).toContain('Kept words');
  });

  it('can be removed, and each step is in the audit trail', async () => {
    const { id: indicatorId } = await definitionByCode(town.city.db, 'cycling');
    const [one] = await eventsOf(town.city.db, indicatorId);
    await analyst.post(`${path}/${one?.id}/remove`, { _key: crypto.randomUUID() });
    expect(await eventsOf(town.city.db, indicatorId)).toEqual([]);
    const { rows } = await town.city.db.execute<{ action: string }>(
      sql`SELECT action FROM platform.audit_entry WHERE action LIKE 'indicators.event%' ORDER BY sequence`,
    );
    expect(rows.slice(-3).map(({ action }) => action)).toEqual([
      'indicators.event-added',
      'indicators.event-changed',
      'indicators.event-removed',
    ]);
  });

  it('of another indicator is none of this one', async () => {
    expect((await analyst.get(`${path}/99`)).status).toBe(404);
    expect((await analyst.get(`${path}/x`)).status).toBe(404);
  });
});

describe('the list', () => {
  it('says which figures are late', async () => {
    const { id, version } = await definitionByCode(town.city.db, 'cycling');
    await post('/work/indicators/cycling', { version: String(version), expectedWithin: '30' });
    const [made] = await town.city.db
      .insert(batch)
      .values({ fileName: 'f', sha256: '', state: 'published', publication: 1, uploadedBy: 'x' })
      .returning({ id: batch.id });
    await town.city.write((tx) => cutIds(tx, []));
    await town.city.db.insert(value).values({
      batchId: made?.id ?? 0,
      indicatorId: id,
      cutId: everyone,
      area: 'N01',
      period: '2024-01-01',
      value: 1,
    });
    town.setNow(new Date('2026-01-30T12:00:00Z'));
    expect(await (await analyst.get('/en/work/indicators')).text()).not.toContain('late');
    town.setNow(new Date('2026-01-31T12:00:00Z'));
    const page = await (await analyst.get('/en/work/indicators')).text();
    expect(page).toContain('1 figure is late');
    expect(page).toContain('Expected by 30 January 2026');
  });
});
