import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { batchById } from './store.ts';
import { bodyOf, bringFile, furnishTown, imports } from './testing/stewards.ts';

let town: TestCity;
let steward: Client;

beforeAll(async () => {
  town = await testCity({
    services: [indicators],
    withJobs: true,
    now: new Date('2026-03-02T08:00:00Z'),
  });
  steward = await town.as('data-steward');
  await furnishTown(town);
});
afterAll(() => town.close());

it('the example is a file that passes every check as it is', async () => {
  expect(await bodyOf(steward.get(`/en${imports}/new`))).toContain('example.csv');
  const text = await bodyOf(steward.get(`${imports}/example.csv`));
  expect(text).toContain('cycling,N01,2025,10,100');
  const id = await bringFile(town, steward, new File([text], 'example.csv'), {
    'column-numerator': 'numerator',
    'column-denominator': 'denominator',
  });
  const { state, rowsAccepted } = await batchById(town.city.db, id);
  expect({ state, rowsAccepted }).toEqual({ state: 'ready', rowsAccepted: 3 });
});

it('the codes are those of every indicator and area, with their names', async () => {
  const lines = (await bodyOf(steward.get(`/en${imports}/codes.csv`))).split('\r\n');
  expect(lines).toContain('indicator,cycling,People who cycle,town,year');
  expect(lines).toContain('area,N09,N09,town,neighbourhood');
  expect((await (await town.as('resident')).get(`${imports}/codes.csv`)).status).toBe(403);
});
