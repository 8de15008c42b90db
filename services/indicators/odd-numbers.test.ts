import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../platform/testing/city.ts';
import { furnishTown } from './imports/testing/stewards.ts';
import indicators from './index.ts';

let town: TestCity;
let steward: Client;

beforeAll(async () => {
  town = await testCity({ services: [indicators] });
  steward = await town.as('data-steward');
  await furnishTown(town);
});
afterAll(() => town.close());

it.each([
  '/work/indicators/imports/N',
  '/work/indicators/imports/N/file.csv',
  '/work/indicators/pulls/N',
  '/work/indicators/cycling/versions/N',
  '/work/indicators/cycling/events/N',
])('%s with a number that no row can have is not found', async (path) => {
  for (const number of ['2147483648', '9007199254740993', '-1', '0', '1.5', 'x'])
    expect((await steward.get(path.replace('N', number))).status, number).toBe(404);
});
