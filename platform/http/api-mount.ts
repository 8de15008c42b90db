import type { Context, Hono } from 'hono';
import type { Person } from '../identity/identity.ts';
import { Problem } from '../problem.ts';
import type { City } from '../service.ts';
import { accessOf, createApi } from './api.ts';
import type { Access } from './routes.ts';

/**
 * Mounts each service's JSON API under `/api/<service>` and describes them together at
 * `/api/openapi.json`. A route's access is checked before it runs.
 */
export const mountApis = <Env extends { Variables: { person: Person | undefined } }>(
  app: Hono<Env>,
  city: City,
  isAllowed: (access: Access, person: Person | undefined) => boolean,
  personOf: (c: Context<Env>) => Person | undefined,
): void => {
  const all = createApi();
  const senders = new WeakMap<Request, Person>();
  all.use(async (c, next) => {
    c.set('person', senders.get(c.req.raw));
    await next();
    // What one person may see is no answer to another.
    if (c.get('person')) c.res.headers.set('cache-control', 'private, no-store');
  });
  for (const service of city.services) {
    const api = service.api?.(city);
    if (!api) continue;
    for (const definition of api.openAPIRegistry.definitions)
      if (definition.type === 'route') accessOf(definition.route); // fails at start, not at the first request
    all.route(`/api/${service.name}`, api);
  }
  const rules = all.openAPIRegistry.definitions
    .filter((definition) => definition.type === 'route')
    .map(({ route }) => ({
      method: route.method.toUpperCase(),
      pattern: new RegExp(`^${route.path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
      access: accessOf(route),
    }));
  const description = all.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: `${city.municipality().name}: open interfaces`, version: '1' },
    servers: [{ url: '/' }],
  });
  app.get('/api/openapi.json', (c) => c.json(description));
  app.all('/api/*', async (c) => {
    const { method, path } = c.req;
    const here = rules.filter(({ pattern }) => pattern.test(path));
    const asked = method === 'HEAD' ? 'GET' : method;
    const rule = here.find((candidate) => candidate.method === asked);
    const allow = here.map((other) => (other.method === 'GET' ? 'GET, HEAD' : other.method));
    if (!rule && here.length > 0)
      throw new Problem('method-not-allowed', { allow: [...new Set(allow)].join(', ') });
    if (!rule) throw new Problem('not-found');
    const person = personOf(c);
    if (!isAllowed(rule.access, person)) throw new Problem(person ? 'forbidden' : 'sign-in-needed');
    if (person) senders.set(c.req.raw, person);
    return all.fetch(c.req.raw);
  });
};
