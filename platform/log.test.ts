import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from './http/app.ts';
import { get } from './http/routes.ts';
import { createLog } from './log.ts';
import { defineService } from './service.ts';
import { type TestCity, testCity } from './testing/city.ts';

const person = { email: 'noor@polder.test' };
const service = defineService({
  name: 'broken',
  routes: [
    get('/broken', 'public', ({ city }) =>
      city.db.execute(sql`SELECT ${person.email}::text::int AS number`),
    ),
  ],
});

let town: TestCity;
beforeAll(async () => {
  town = await testCity({ services: [service] });
});
afterAll(() => town.close());

it('a query that fails is logged without what people entered', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const assets = { address: () => '', respond: () => undefined };
  const { app } = createApp({ ...town.city, log }, assets);
  expect((await app.request('http://polder.test/broken')).status).toBe(500);
  const logged = lines.join('');
  expect(logged).toContain('invalid input syntax for type integer');
  expect(logged).toContain('SELECT $1::text::int');
  expect(logged).not.toContain('noor@');
});
