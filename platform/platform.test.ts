import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCity, type TestCity } from './testing/city.ts';

describe('a city without services', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [] });
  });
  afterAll(() => town.close());

  it('answers an unknown address with a page of status 404 in the wanted language', async () => {
    const response = await town.visitor().get('/de/nirgends');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Diese Seite gibt es nicht');
  });
  it('signs people in', async () => {
    const someone = await town.as('resident');
    expect(someone.personId).not.toBe('');
  });
});
