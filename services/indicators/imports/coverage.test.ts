import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { batchById } from './store.ts';
import { bodyOf, bringRows, furnishTown, imports, take } from './testing/stewards.ts';

let town: TestCity;
let steward: Client;
let second: Client;

beforeAll(async () => {
  town = await testCity({ services: [indicators], withJobs: true });
  [steward, second] = [await town.as('data-steward'), await town.as('data-steward')];
  await furnishTown(town);
});
afterAll(() => town.close());

const rowsOf = (year: number, ...areas: readonly string[]) =>
  areas.map((area) => `cycling,${area},${year},20,40`);

describe('a preview', () => {
  it('says that nothing was there before', async () => {
    const id = await bringRows(town, steward, rowsOf(2023, 'N01', 'N02', 'N03'));
    const { summary } = await batchById(town.city.db, id);
    expect(summary.preview?.coverage).toMatchObject([
      {
        code: 'cycling',
        period: '2023-01-01',
        areas: 3,
        before: null,
        areasBefore: 0,
        missing: [],
      },
    ]);
    await take(id, 'submit', steward);
    await take(id, 'approve', second);
  });

  it('names the areas that a new period would leave without a figure', async () => {
    const id = await bringRows(town, steward, rowsOf(2024, 'N03', 'N04'));
    const { summary } = await batchById(town.city.db, id);
    expect(summary.preview?.coverage).toMatchObject([
      {
        period: '2024-01-01',
        areas: 2,
        before: '2023-01-01',
        areasBefore: 3,
        missing: ['N01', 'N02'],
      },
    ]);
    const page = await bodyOf(steward.get(`/en${imports}/${id}`));
    expect(page).toContain('2 areas in 2024');
    expect(page).toContain('N01 and N02');
    await take(id, 'submit', steward);
    await take(id, 'approve', second);
    const published = await bodyOf(steward.get(`/en${imports}/${id}`));
    expect(published).toContain('href="/en/figures/cycling"');
  });

  it('counts what is published of the period already', async () => {
    const id = await bringRows(town, steward, rowsOf(2024, 'N01', 'N02'));
    const { summary } = await batchById(town.city.db, id);
    expect(summary.preview?.coverage).toMatchObject([{ areas: 4, missing: [] }]);
  });
});
