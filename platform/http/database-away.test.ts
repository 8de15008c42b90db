import { DrizzleQueryError } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../database/db.ts';
import { doesAnswer } from '../database/readiness.ts';
import { defineService } from '../service.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { get } from './routes.ts';

const shutDown = () =>
  new DrizzleQueryError(
    'select 1',
    [],
    Object.assign(new Error('terminating connection'), { code: '57P01' }),
  );

const archive = defineService({
  name: 'archive',
  routes: [
    get('/archive', 'public', () => {
      throw shutDown();
    }),
  ],
});

describe('while the database is away', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [archive] });
  });
  afterAll(() => town.close());

  it('a page says so in words, as something that passes', async () => {
    const response = await town.visitor().get('/nl/archive');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await response.text()).toContain('Dit lukt nu even niet');
  });

  it('the city is not ready: not when queries fail, and not when they get no answer', async () => {
    const failing = { execute: () => Promise.reject(shutDown()) } as unknown as Db; // all that is asked of it
    const silent = { execute: () => new Promise(() => {}) } as unknown as Db;
    expect(await doesAnswer(failing)).toBe(false);
    expect(await doesAnswer(silent, 20)).toBe(false);
    expect(await doesAnswer(town.city.db)).toBe(true);
    expect((await town.visitor().get('/ready')).status).toBe(200);
  });
});
