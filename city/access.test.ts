import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../platform/identity/permissions.ts';
import { type Client, type TestCity, testCity } from '../platform/testing/city.ts';
import { services } from './services.ts';

/** Every route × every role: who may not, does not get in; who may, is not turned away. */
describe('access', () => {
  let town: TestCity;
  const people = new Map<string, Client>();
  const permissions = services.flatMap((service) => service.permissions ?? []);
  beforeAll(async () => {
    town = await testCity({ services });
    people.set('visitor', town.visitor());
    for (const role of roles) people.set(role, await town.as(role));
  }, 120_000);
  afterAll(() => town.close());

  const routes = services.flatMap((service) =>
    (service.routes ?? []).map((route) => ({ service: service.name, route })),
  );
  const everyone = ['visitor', ...roles];

  it('every permission that a route asks for is declared, and by the service itself', () => {
    const wrong = routes
      .filter(({ route }) => route.access !== 'public' && route.access !== 'signed-in')
      .filter(
        ({ service, route }) =>
          !route.access.startsWith(`${service}.`) ||
          !permissions.some(({ key }) => key === route.access),
      )
      .map(({ route }) => `${route.method} ${route.path}: ${route.access}`);
    expect(wrong).toEqual([]);
  });

  it.each(everyone)(
    '%s gets through exactly the doors that are open to them',
    { timeout: 240_000 },
    async (who) => {
      const client = people.get(who);
      if (!client) throw new Error(`Nobody is ${who}`);
      const wrong: string[] = [];
      for (const { route } of routes) {
        const path = route.path.replace(/:[a-zA-Z]+/g, '1');
        if (path === '/sign-out' || path.startsWith('/me')) continue; // would end the session of the test itself
        const isOpen =
          route.access === 'public' ||
          (who !== 'visitor' &&
            (route.access === 'signed-in' ||
              permissions
                .find(({ key }) => key === route.access)
                ?.roles.some((role) => role === who) === true));
        const response =
          route.method === 'GET' ? await client.get(path) : await client.post(path, {});
        const location = response.headers.get('location') ?? '';
        const isShut =
          who === 'visitor'
            ? response.status === 303 && location.includes('/sign-in?continue=')
            : response.status === 403;
        if (isOpen ? isShut || response.status === 500 : !isShut)
          wrong.push(
            `${route.method} ${route.path} (${route.access}): ${response.status} ${location}`,
          );
      }
      expect(wrong).toEqual([]);
    },
  );
});
