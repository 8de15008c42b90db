import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import { upsertDefinitions } from '../catalogue/store.ts';
import { cycling } from '../imports/testing/stewards.ts';
import indicators from '../index.ts';
import { batch, indicator, value } from '../schema.ts';
import { everyone } from '../values/store.ts';
import { thePublic } from '../values/viewer.ts';
import { loadOverview } from './overview.ts';

let town: TestCity;

const area = (code: string, level: string, ...parents: readonly string[]) => ({
  code,
  name: code,
  level,
  parents,
  outline: null,
});

beforeAll(async () => {
  town = await testCity({ services: [indicators] });
  await town.city.write(async (tx) => {
    await importAreas(tx, {
      geography: { slug: 'town', name: 'Town', source: 's', licence: 'l' },
      validFrom: '2020-01-01',
      isComplete: true,
      areas: [
        area('T', 'municipality'),
        ...['A', 'B', 'C'].map((code) => area(code, 'neighbourhood', 'T')),
      ],
    });
    await upsertDefinitions(
      tx,
      [{ ...cycling, code: 'median', kind: 'score', method: 'none', dimensions: [] }, cycling],
      new Date('2026-01-01'),
    );
    const [median] = (await tx.select().from(indicator)).filter(({ code }) => code === 'median');
    const [made] = await tx
      .insert(batch)
      .values({ fileName: 'f', sha256: '', state: 'published', publication: 1, uploadedBy: 'x' })
      .returning({ id: batch.id });
    await tx.insert(value).values(
      (
        [
          ['A', '2024-01-01', 90],
          ['A', '2025-01-01', 12],
          ['B', '2025-01-01', 31.5],
          ['C', '2025-01-01', null],
        ] as const
      ).map(([code, period, number]) => ({
        batchId: made?.id ?? 0,
        indicatorId: median?.id ?? 0,
        cutId: everyone,
        area: code,
        period,
        value: number,
      })),
    );
  });
});

afterAll(() => town.close());

describe('an indicator that is known of areas but not of the whole', () => {
  it('shows how far the areas lie apart in the newest period', async () => {
    const { items } = await loadOverview(town.city.db, thePublic, { words: '' });
    const median = items.find((item) => item.indicator.code === 'median');
    expect(median?.span).toEqual({ period: '2025-01-01', lowest: 12, highest: 31.5 });
    const page = await (await town.visitor().get('/en/figures')).text();
    expect(page).toContain('12.0 – 31.5');
    expect(page).toContain('Lowest and highest area');
  });

  it('opens its own page at the comparison, with no area in the place of all', async () => {
    const page = await (await town.visitor().get('/en/figures/median')).text();
    expect(page).toContain('<option value="">Choose an area</option>');
    expect(page).toContain('Highest in B, lowest in A.');
    expect(page).not.toContain('Through time');
    expect(page).not.toContain('Compared with');
    const ofOne = await (await town.visitor().get('/en/figures/median?area=B')).text();
    expect(ofOne).toContain('Through time');
    expect(ofOne).not.toContain('Choose an area');
  });

  it('shows nothing of others on the page of one area', async () => {
    const { items } = await loadOverview(town.city.db, thePublic, { area: 'C', words: '' });
    expect(items.every(({ span }) => span === undefined)).toBe(true);
  });

  it('makes no span where there are no figures at all', async () => {
    const { items } = await loadOverview(town.city.db, thePublic, { words: '' });
    expect(items.find((item) => item.indicator.code === 'cycling')?.span).toBeUndefined();
  });
});

describe('very many indicators', () => {
  it('are begun by theme, and each theme has a page of its own', async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({
      ...cycling,
      code: `many-${index}`,
      theme: index < 100 ? ('health' as const) : ('work' as const),
    }));
    await town.city.write((tx) => upsertDefinitions(tx, many, new Date('2026-01-01')));
    const { items, found } = await loadOverview(town.city.db, thePublic, { words: '' });
    expect(found.get('health')).toBe(100);
    expect(items.filter((item) => item.indicator.theme === 'health')).toHaveLength(12);
    const page = await (await town.visitor().get('/en/figures')).text();
    expect(page).toContain('All 100 figures: Health and care');
    const health = await (await town.visitor().get('/en/figures?theme=health')).text();
    expect(health.match(/href="\/en\/figures\/many-/g)).toHaveLength(100);
    expect(health).not.toContain('theme-work');
    const searched = await (await town.visitor().get('/en/figures?q=cycle')).text();
    expect(searched).toContain('132 figures found');
  });
});
