import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { doesAnswer } from '../database/readiness.ts';
import type { Person } from '../identity/identity.ts';
import { admitAnswer, admits } from '../identity/sign-ins.ts';
import { Problem } from '../problem.ts';
import type { City } from '../service.ts';
import type { PageContext } from '../ui/page.ts';
import { createAnswers } from './answers.tsx';
import { mountApis } from './api-mount.ts';
import type { Assets } from './assets.ts';
import { readForm } from './body.ts';
import { createClients } from './client.ts';
import type { Env, RequestContext } from './env.ts';
import { dropHeldEntry, heldEntryById, holdEntry, pageOfEntry } from './held-entries.ts';
import { preferredLanguage, splitLanguage } from './language.ts';
import { matchPath } from './match-path.ts';
import { createMetrics } from './metrics.ts';
import { createOpenRoutes } from './open-routes.ts';
import {
  type CachedPage,
  createPageCache,
  createSharedMaking,
  respondCached,
  sharedRevision,
} from './page-cache.ts';
import { createPageContexts } from './page-context.ts';
import { createRateLimit } from './rate-limit.ts';
import { type Access, isPageWithStatus, isSeeOther, type Route } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { createHouseCookies, houseCookies } from './signed-cookies.ts';
import { againField, createWrites } from './writes.ts';

const knownSeconds = 30 * 86_400;
const heldSeconds = 86_400;
/** Longer addresses are somebody's own: their pages are not kept. */
const longestKey = 500;
const writesPerMinute = 120;
const isAllowed = (access: Access, person: Person | undefined): boolean =>
  access === 'public' ||
  (person !== undefined && (access === 'signed-in' || person.permissions.has(access)));

/** The whole web side of a city: pages, forms, APIs, assets, and what protects them. */
export const createApp = (city: City, assets: Assets) => {
  const { config, log } = city;
  const routes = city.services.flatMap((service) => service.routes ?? []);
  const app = new Hono<Env>({
    getPath: (request) => splitLanguage(new URL(request.url).pathname).path,
  });
  const limits = createRateLimit(city.now);
  const cache = createPageCache();
  const making = createSharedMaking();
  const revisionNow = sharedRevision(city.db);
  const metrics = createMetrics();
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  const cookies = createHouseCookies(config);
  const pageFor = createPageContexts(city, assets);
  const { readNotice, answer, failure } = createAnswers(city, pageFor);

  const clients = createClients(config, log);

  const signInFirst = (c: RequestContext, to: string): Response =>
    c.redirect(`${c.get('prefix')}/sign-in?continue=${encodeURIComponent(to)}`, 303);

  const contextOf = (c: RequestContext, page: PageContext) => ({
    city,
    page,
    request: c.req.raw,
    client: clients.addressOf(c),
    params: c.req.param() as Record<string, string>, // Hono types them by path literal, ours come as data
    query: new URL(c.req.url).searchParams,
    person: c.get('person'),
  });

  const read = async (c: RequestContext, route: Route): Promise<Response> => {
    const person = c.get('person');
    if (!isAllowed(route.access, person)) {
      if (!person)
        return signInFirst(
          c,
          `${splitLanguage(new URL(c.req.url).pathname).path}${new URL(c.req.url).search}`,
        );
      throw new Problem('forbidden');
    }
    const isShared =
      route.access === 'public' &&
      !route.options.isOwn &&
      !person &&
      !getCookie(c, houseCookies.notice);
    const url = new URL(c.req.url);
    const key = `${city.edition()} ${c.get('language')} ${url.pathname}${url.search}`;
    const send = (made: Response | CachedPage): Response =>
      made instanceof Response ? made : respondCached(c.req.raw, made);
    if (!isShared || key.length >= longestKey) return send(await render(c, route));
    const revision = await revisionNow();
    const kept = cache.get(key, revision);
    if (kept) return respondCached(c.req.raw, kept);
    return send(
      await making(route.path, `${revision} ${key}`, () => render(c, route, { key, revision })),
    );
  };

  /** With a place to keep it, a page that is the same for everyone is kept. */
  const render = async (
    c: RequestContext,
    route: Route,
    place?: { readonly key: string; readonly revision: number },
  ): Promise<Response | CachedPage> => {
    const used = { formKey: false };
    const page = pageFor(c, await readNotice(c), used);
    const result = await (route.handle as (context: unknown) => unknown)(contextOf(c, page)); // the access decides the context's type
    const isMarkup =
      !(result instanceof Response) && !isSeeOther(result) && !isPageWithStatus(result);
    if (place && isMarkup && !used.formKey) {
      const markup = String(await (result as Promise<unknown>));
      // A page that asked for a form key while it was rendered (components are lazy) is one of a kind too.
      if (!used.formKey) return cache.put(place.key, place.revision, markup);
      return new Response(markup, {
        headers: {
          'content-type': 'text/html; charset=UTF-8',
          'cache-control': 'private, no-store',
        },
      });
    }
    return answer(c, page, result);
  };

  const openRoutes = routes.filter(({ options }) => options.origins !== undefined);
  const { isOpen, admitOrigin } = createOpenRoutes(city, openRoutes);

  const write = createWrites(city, answer, (c, { path, params }) => ({
    ...contextOf(c, { ...pageFor(c, undefined, { formKey: false }), path }),
    params,
  }));

  const receive = async (c: RequestContext, route: Route): Promise<Response> => {
    if (
      !limits.allows(clients.addressOf(c), route.path, route.options.perMinute ?? writesPerMinute)
    )
      throw new Problem('too-many-requests');
    const person = c.get('person');
    const { path } = splitLanguage(new URL(c.req.url).pathname);
    const readEntry = () => readForm(c.req.raw, route.options.bodyAtMost);
    if (isAllowed(route.access, person)) {
      const form = await readEntry();
      const limit = route.options.perMinuteOf;
      const whom = limit && form.text(limit.field).toLowerCase();
      if (limit && whom && !limits.allows(whom, `${route.path} of`, limit.atMost))
        throw new Problem('too-many-requests');
      return write(c, route, form, { path, params: c.req.param() });
    }
    if (person) throw new Problem('forbidden');
    // Only for those who were signed in here before, and only for them: strangers get nothing stored.
    const owner = await cookies.read(c, 'known');
    if (!owner || !(await admits(city.db, owner))) return signInFirst(c, '/work');
    if (route.options.isSecret) return signInFirst(c, pageOfEntry(routes, path));
    const entry = await readEntry();
    if (entry.text(againField)) return signInFirst(c, pageOfEntry(routes, path));
    const held = await holdEntry(city.db, city.files, owner, path, entry);
    await cookies.write(c, 'held', held, heldSeconds);
    return signInFirst(c, '/held-entry');
  };

  app.use(async (c, next) => {
    const started = performance.now();
    const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(
      c.req.header('traceparent') ?? '',
    )?.[1];
    const requestId = trace ?? randomUUID().replaceAll('-', '');
    c.set('requestId', requestId);
    const { language: prefixed } = splitLanguage(new URL(c.req.url).pathname);
    c.set('prefix', prefixed ? `/${prefixed}` : '');
    c.set(
      'language',
      prefixed ??
        preferredLanguage(
          c.req.header('accept-language') ?? null,
          city.municipality().defaultLanguage,
        ),
    );
    await next();
    const duration = performance.now() - started;
    const route = routePath(c);
    metrics.observe(c.req.method, route, c.res.status, duration / 1000);
    c.res.headers.set('x-request-id', requestId);
    if (c.res.status < 400 && c.req.path.startsWith('/assets/')) return;
    log.debug(
      { requestId, method: c.req.method, route, status: c.res.status, ms: Math.round(duration) },
      'request',
    );
  });
  app.use(
    securityHeaders({
      isSecure,
      formTargets: config.oidc ? [new URL(config.oidc.issuer).origin] : [],
    }),
  );

  app.get('/assets/*', (c) => {
    const response = assets.respond(c.req.raw, c.req.path);
    if (!response) return failure(c, new Problem('not-found'));
    // Other sites show what the town offers them.
    response.headers.set('cross-origin-resource-policy', 'cross-origin');
    response.headers.set('access-control-allow-origin', '*');
    return response;
  });
  app.get('/health', (c) => c.text('ok'));
  app.get('/ready', async (c) => {
    if (!city.isComplete()) return c.text('starting', 503);
    return (await doesAnswer(city.db))
      ? c.text('ready')
      : c.text('no answer from the database', 503);
  });
  app.get('/metrics', async (c) => {
    const isTold =
      config.metricsToken !== undefined &&
      c.req.header('authorization') === `Bearer ${config.metricsToken}`;
    if (!clients.isLocal(c) && !isTold) return failure(c, new Problem('not-found'));
    return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });

  app.use(async (c, next) => {
    // PostgreSQL's text holds no NUL; no honest address has one.
    if (c.req.url.includes('%00')) throw new Problem('not-found');
    if (isOpen(new URL(c.req.url))) return admitOrigin(c, next);
    const person = await city.identity.personOf(c.req.raw.headers);
    c.set('person', person);
    if (!c.get('prefix') && person?.language) c.set('language', person.language);
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
      // Browsers name the origin of every write; a client without one (curl, a script) has no cookies to steal.
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const own = new URL(config.publicUrl ?? c.req.url).origin;
      const isForeign =
        (origin !== undefined && (!URL.canParse(origin) || new URL(origin).origin !== own)) ||
        (site !== undefined && site !== 'same-origin' && site !== 'none');
      if (isForeign) throw new Problem('cross-site');
    }
    await next();
    if (person && (await cookies.read(c, 'known')) !== person.id)
      await cookies.write(c, 'known', person.id, knownSeconds);
  });

  app.get('/api/auth/callback/:provider', (c) =>
    admitAnswer({ auth: city.identity.auth(), db: city.db, now: city.now }, c.req.raw),
  );

  for (const route of routes)
    if (route.method === 'GET') app.get(route.path, (c) => read(c, route));
    else app.post(route.path, (c) => receive(c, route));

  // An entry that was kept while its author signed in again goes on to where it was meant for.
  app.post('/held-entry', async (c) => {
    const person = c.get('person');
    if (!person) return signInFirst(c, '/held-entry');
    const id = await cookies.read(c, 'held');
    const entry = id ? await heldEntryById(city.db, city.files, id, person.id) : undefined;
    if (!entry) throw new Problem('not-found');
    if ((await readForm(c.req.raw)).text('choice') !== 'send') {
      await dropHeldEntry(city.db, city.files, entry.id);
      cookies.drop(c, 'held');
      return c.redirect(`${c.get('prefix')}/work`, 303);
    }
    const match = routes
      .filter(({ method }) => method === 'POST')
      .map((route) => ({ route, params: matchPath(route.path, entry.path) }))
      .find(({ params }) => params !== undefined);
    if (!match?.params) throw new Problem('not-found');
    if (!isAllowed(match.route.access, person)) throw new Problem('forbidden');
    const response = await write(c, match.route, entry.form, {
      path: entry.path,
      params: match.params,
    });
    if (response.status < 400) await dropHeldEntry(city.db, city.files, entry.id);
    if (response.status < 400) cookies.drop(c, 'held');
    return response;
  });

  mountApis(app, city, isAllowed, (c) => c.get('person'));

  app.notFound((c) => {
    const { path } = splitLanguage(new URL(c.req.url).pathname);
    const methods = routes
      .filter((route) => matchPath(route.path, path))
      .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const allow = [...new Set(methods)].join(', ');
    return failure(
      c,
      allow ? new Problem('method-not-allowed', { allow }) : new Problem('not-found'),
    );
  });
  app.onError((error, c) => failure(c, error));
  return { app, routes };
};
