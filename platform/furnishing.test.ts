import { beforeEach, describe, expect, it } from 'vitest';
import { claimFurnishing, isFurnished } from './city.ts';
import { type TestCity, testCity } from './testing/city.ts';

describe('the demo town', () => {
  let town: TestCity;
  beforeEach(async () => {
    town = await testCity({ services: [] });
  });
  const claim = (seed?: number) => town.city.db.transaction((tx) => claimFurnishing(tx, seed));

  it('is made in a new installation, by one of two processes that start together', async () => {
    expect(await isFurnished(town.city.db)).toBe(false);
    const both = await Promise.all([claim(1), claim(1)]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await isFurnished(town.city.db)).toBe(true);
  });

  it('is never made where a town was begun without it', async () => {
    await claim(undefined);
    expect(await isFurnished(town.city.db)).toBe(true);
    expect(await claim(1)).toBe(false);
  });

  it('is never made where people have accounts, as after restoring a backup', async () => {
    await town.as('administrator');
    expect(await claim(1)).toBe(false);
  });
});
