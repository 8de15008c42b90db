/** Routes that other sites may use from their own pages: cross-origin resource sharing, without cookies. */
import type { Next } from 'hono';
import { Problem } from '../problem.ts';
import type { City } from '../service.ts';
import type { RequestContext } from './env.ts';
import { splitLanguage } from './language.ts';
import { matchPath } from './match-path.ts';
import type { Route } from './routes.ts';

const preflightSeconds = '600';

export const createOpenRoutes = (city: City, routes: readonly Route[]) => {
  const routeOf = (url: URL): Route | undefined => {
    const { path } = splitLanguage(url.pathname);
    return routes.find((route) => matchPath(route.path, path) !== undefined);
  };

  /** Lets a listed site in, and answers what browsers ask beforehand. @throws Problem cross-site */
  const admitOrigin = async (c: RequestContext, next: Next): Promise<Response | undefined> => {
    c.set('person', undefined);
    const origin = c.req.header('origin');
    const own = new URL(city.config.publicUrl ?? c.req.url).origin;
    const listed = (await routeOf(new URL(c.req.url))?.options.origins?.(city)) ?? [];
    if (origin !== undefined && origin !== own && !listed.includes(origin))
      throw new Problem('cross-site');
    const headers: Record<string, string> = {
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'Origin',
      ...(origin === undefined ? {} : { 'access-control-allow-origin': origin }),
    };
    if (c.req.method === 'OPTIONS')
      return new Response(null, {
        status: 204,
        headers: {
          ...headers,
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'authorization, content-type',
          'access-control-max-age': preflightSeconds,
        },
      });
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    return undefined;
  };

  return { isOpen: (url: URL): boolean => routeOf(url) !== undefined, admitOrigin };
};
