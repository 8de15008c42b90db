import { createHash, randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { record } from '../audit/audit.ts';
import type { Db } from '../database/db.ts';
import type { Person } from '../identity/identity.ts';
import { formats } from '../messages/format.ts';
import type { Language } from '../messages/languages.ts';
import { problemTexts } from '../messages/problems.ts';
import { isProblem, Problem } from '../problem.ts';
import type { City } from '../service.ts';
import type { PageContext } from '../ui/page.ts';
import { mountApis } from './api-mount.ts';
import type { Assets } from './assets.ts';
import { readForm } from './body.ts';
import { ErrorPage } from './error-page.tsx';
import type { Form } from './form.ts';
import { dropHeldEntry, heldCookie, heldEntryById, holdEntry } from './held-entries.ts';
import { claimKey, rememberAnswer } from './idempotency.ts';
import { preferredLanguage, splitLanguage } from './language.ts';
import { createMetrics } from './metrics.ts';
import { createNavigation } from './navigation.ts';
import { createPageCache, raiseRevision, respondCached, sharedRevision } from './page-cache.ts';
import { createRateLimit } from './rate-limit.ts';
import {
  type Access,
  isPageWithStatus,
  isSeeOther,
  type PostContext,
  type Route,
  type SeeOther,
} from './routes.ts';
import { securityHeaders } from './security-headers.ts';

interface Env {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: { requestId: string; person: Person | undefined; language: Language; prefix: string };
}

type RequestContext = Context<Env>;

const writesPerMinute = 120;
const noticeCookie = 'polder_notice';
const visitorCookie = 'polder_visitor';
/** Says that this browser was signed in before; outlives the session. */
const knownCookie = 'polder_known';
const knownSeconds = 30 * 86_400;

/** Thrown to leave a transaction: what the handler wrote is undone, its page is shown. */
class CorrectionNeeded extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super('The entry must be corrected');
    this.response = response;
  }
}

const isAllowed = (access: Access, person: Person | undefined): boolean =>
  access === 'public' ||
  (person !== undefined && (access === 'signed-in' || person.permissions.has(access)));

const fingerprintOf = (path: string, form: Form): string => {
  const hash = createHash('sha256').update(path);
  for (const [name, value] of form.entries)
    if (!name.startsWith('_')) hash.update(`\0${name}\0${value}`);
  for (const [name, { bytes }] of form.files) hash.update(`\0${name}\0`).update(bytes);
  return hash.digest('base64url');
};

/** The whole web side of a city: pages, forms, APIs, assets, and what protects them. */
export const createApp = (city: City, assets: Assets) => {
  const { config, log } = city;
  const app = new Hono<Env>({
    getPath: (request) => splitLanguage(new URL(request.url).pathname).path,
  });
  const limits = createRateLimit(city.now);
  const cache = createPageCache();
  const revisionNow = sharedRevision(city.db);
  const metrics = createMetrics();
  const navigation = createNavigation(city.services);
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure } as const;

  const clientOf = (c: RequestContext): string => {
    const forwarded = config.trustProxy
      ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
      : undefined;
    return forwarded ?? c.env?.incoming?.socket?.remoteAddress ?? 'unknown';
  };

  /** `used` tells afterwards whether the page is one of a kind and must not be kept for others. */
  const pageFor = (
    c: RequestContext,
    notice: PageContext['notice'],
    used: { formKey: boolean },
  ): PageContext => {
    const url = new URL(c.req.url);
    const person = c.get('person');
    const language = c.get('language');
    const prefix = c.get('prefix');
    const { path } = splitLanguage(url.pathname);
    const can = (permission: string) => person?.permissions.has(permission) ?? false;
    const href = (target: string) =>
      target.startsWith('/') ? `${prefix}${target === '/' && prefix ? '' : target}` : target;
    return {
      language,
      format: formats[language],
      municipality: city.municipality(),
      origin: config.publicUrl ?? `http://localhost:${config.port}`,
      path,
      search: url.search,
      person: person && { id: person.id, name: person.name },
      can,
      href,
      inLanguage: (other) => `/${other}${path === '/' ? '' : path}${url.search}`,
      asset: assets.address,
      nav: navigation(language, can, href),
      formKey: () => {
        used.formKey = true;
        return randomUUID();
      },
      notice,
    };
  };

  const readNotice = async (c: RequestContext): Promise<PageContext['notice']> => {
    if (!getCookie(c, noticeCookie)) return undefined;
    const value = await getSignedCookie(c, config.secret, noticeCookie);
    deleteCookie(c, noticeCookie, cookieOptions);
    if (!value) return undefined;
    return JSON.parse(value) as PageContext['notice']; // signed, so it is what `redirect` wrote
  };

  const html = (markup: unknown, status = 200, headers: Record<string, string> = {}): Response =>
    new Response(String(markup), {
      status,
      headers: {
        'content-type': 'text/html; charset=UTF-8',
        'cache-control': 'private, no-store',
        vary: 'Accept-Language, Cookie',
        ...headers,
      },
    });

  const redirect = async (
    c: RequestContext,
    page: PageContext,
    to: SeeOther,
  ): Promise<Response> => {
    if (to.notice)
      await setSignedCookie(c, noticeCookie, JSON.stringify(to.notice), config.secret, {
        ...cookieOptions,
        maxAge: 60,
      });
    const response = c.redirect(page.href(to.seeOther), 303);
    for (const cookie of to.cookies ?? []) response.headers.append('set-cookie', cookie);
    return response;
  };

  const answer = async (
    c: RequestContext,
    page: PageContext,
    given: unknown,
  ): Promise<Response> => {
    const result = await given;
    if (result instanceof Response) return result;
    if (isSeeOther(result)) return redirect(c, page, result);
    const { status, markup } = isPageWithStatus(result) ? result : { status: 200, markup: result };
    const response = html(await (markup as Promise<unknown>), status);
    for (const cookie of c.res.headers.getSetCookie())
      response.headers.append('set-cookie', cookie);
    return response;
  };

  const failure = async (c: RequestContext, error: unknown): Promise<Response> => {
    const problem = isProblem(error) ? error : new Problem('internal', {}, { cause: error });
    const requestId = c.get('requestId') ?? '';
    if (problem.status >= 500)
      log.error({ err: error, requestId, route: routePath(c) }, 'request failed');
    const language = c.get('language') ?? city.municipality().defaultLanguage;
    const text = problemTexts[language][problem.code];
    const { path } = splitLanguage(new URL(c.req.url).pathname);
    if (path.startsWith('/api/'))
      return new Response(
        JSON.stringify({
          type: `about:polder:${problem.code}`,
          title: text.title,
          detail: text.advice,
          status: problem.status,
          instance: requestId,
          ...problem.details,
        }),
        {
          status: problem.status,
          headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
        },
      );
    const page = pageFor(c, undefined, { formKey: false });
    return html(<ErrorPage page={page} problem={problem} requestId={requestId} />, problem.status);
  };

  const signInFirst = (c: RequestContext, to: string): Response =>
    c.redirect(`${c.get('prefix')}/sign-in?continue=${encodeURIComponent(to)}`, 303);

  const holderOf = async (c: RequestContext, person: Person | undefined): Promise<string> => {
    if (person) return person.id;
    const known = await getSignedCookie(c, config.secret, visitorCookie);
    if (known) return known;
    const fresh = `visitor-${randomUUID()}`;
    await setSignedCookie(c, visitorCookie, fresh, config.secret, {
      ...cookieOptions,
      maxAge: 86_400,
    });
    return fresh;
  };

  const contextOf = (c: RequestContext, page: PageContext) => ({
    city,
    page,
    request: c.req.raw,
    client: clientOf(c),
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
      route.access === 'public' && !person && c.req.method === 'GET' && !getCookie(c, noticeCookie);
    const url = new URL(c.req.url);
    const key = `${c.get('language')} ${url.pathname}${url.search}`;
    const revision = isShared ? await revisionNow() : 0;
    if (isShared) {
      const kept = cache.get(key, revision);
      if (kept) return respondCached(c.req.raw, kept);
    }
    const used = { formKey: false };
    const page = pageFor(c, await readNotice(c), used);
    const result = await (route.handle as (context: unknown) => unknown)(contextOf(c, page)); // the access decides the context's type
    const isMarkup =
      !(result instanceof Response) && !isSeeOther(result) && !isPageWithStatus(result);
    if (isShared && isMarkup && !used.formKey && key.length < 500) {
      const markup = String(await (result as Promise<unknown>));
      // A page that asked for a form key while it was rendered (components are lazy) is one of a kind too.
      if (!used.formKey) return respondCached(c.req.raw, cache.put(key, revision, markup));
      return new Response(markup, {
        headers: {
          'content-type': 'text/html; charset=UTF-8',
          'cache-control': 'private, no-store',
        },
      });
    }
    return answer(c, page, result);
  };

  const write = async (
    c: RequestContext,
    route: Route,
    form: Form,
    target: { readonly path: string; readonly params: Readonly<Record<string, string>> },
  ): Promise<Response> => {
    const person = c.get('person');
    const page = { ...pageFor(c, undefined, { formKey: false }), path: target.path };
    const context = { ...contextOf(c, page), params: target.params, form };
    const handle = route.handle as (context: PostContext) => unknown; // the access decides the context's type
    const audit =
      (tx: PostContext['tx']): PostContext['audit'] =>
      (action, subject, details = {}) =>
        record(tx, { actor: person?.id ?? 'visitor', action, subject, details }, city.now());
    if (route.options.isOwnTransaction) {
      // The chain of the audit trail needs a transaction, be it one of its own.
      const own: PostContext['audit'] = (...event) =>
        city.db.transaction((tx) => audit(tx)(...event));
      return answer(c, page, await handle({ ...context, tx: city.db, audit: own }));
    }

    const key = form.text('_key');
    const holder = await holderOf(c, person);
    try {
      return await city.db.transaction(async (tx) => {
        if (key) {
          const earlier = await claimKey(tx, {
            key,
            holder,
            fingerprint: fingerprintOf(target.path, form),
          });
          if (earlier) return c.redirect(page.href(earlier.location), 303);
        }
        // Within a write there is one database: the transaction. Another query would wait for its end.
        const within = {
          ...city,
          db: tx,
          write: <R,>(work: (inner: Db) => Promise<R>) => work(tx),
        };
        const result = await handle({ ...context, city: within, tx, audit: audit(tx) });
        const response = await answer(c, page, result);
        if (response.status >= 400) throw new CorrectionNeeded(response);
        if (key && isSeeOther(result))
          await rememberAnswer(tx, { key, holder }, { location: result.seeOther });
        await raiseRevision(tx);
        return response;
      });
    } catch (error) {
      if (error instanceof CorrectionNeeded) return error.response;
      throw error;
    }
  };

  const receive = async (c: RequestContext, route: Route): Promise<Response> => {
    if (!limits.allows(clientOf(c), route.path, route.options.perMinute ?? writesPerMinute))
      throw new Problem('too-many-requests');
    const person = c.get('person');
    const { path } = splitLanguage(new URL(c.req.url).pathname);
    const readEntry = () => readForm(c.req.raw, route.options.bodyAtMost);
    if (isAllowed(route.access, person))
      return write(c, route, await readEntry(), { path, params: c.req.param() });
    if (person) throw new Problem('forbidden');
    // Only for those who were signed in here before: strangers get nothing stored.
    if (!(await getSignedCookie(c, config.secret, knownCookie))) return signInFirst(c, '/work');
    const held = await holdEntry(city.db, city.files, path, await readEntry());
    await setSignedCookie(c, heldCookie, held, config.secret, { ...cookieOptions, maxAge: 86_400 });
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

  app.get(
    '/assets/*',
    (c) => assets.respond(c.req.raw, c.req.path) ?? failure(c, new Problem('not-found')),
  );
  app.get('/health', (c) => c.text('ok'));
  app.get('/ready', async (c) => {
    const isComplete = city.isComplete();
    return c.text(isComplete ? 'ready' : 'starting', isComplete ? 200 : 503);
  });
  app.get('/metrics', async (c) => {
    const isLocal =
      ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(clientOf(c)) &&
      !c.req.header('x-forwarded-for');
    const isTold =
      config.metricsToken !== undefined &&
      c.req.header('authorization') === `Bearer ${config.metricsToken}`;
    if (!isLocal && !isTold) return failure(c, new Problem('not-found'));
    return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });

  app.use(async (c, next) => {
    // PostgreSQL's text holds no NUL; no honest address has one.
    if (c.req.url.includes('%00')) throw new Problem('not-found');
    const person = await city.identity.personOf(c.req.raw.headers);
    c.set('person', person);
    if (!c.get('prefix') && person?.language) c.set('language', person.language);
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
      // Browsers name the origin of every write; a client without one (curl, a script) has no cookies to steal.
      const origin = c.req.header('origin');
      const site = c.req.header('sec-fetch-site');
      const own = config.publicUrl ? new URL(config.publicUrl).host : c.req.header('host');
      const isForeign =
        (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== own)) ||
        (site !== undefined && site !== 'same-origin' && site !== 'none');
      if (isForeign) throw new Problem('cross-site');
    }
    await next();
    if (person && !getCookie(c, knownCookie))
      await setSignedCookie(c, knownCookie, 'yes', config.secret, {
        ...cookieOptions,
        maxAge: knownSeconds,
      });
  });

  for (const path of ['/api/auth/callback/:provider', '/api/auth/magic-link/verify'] as const)
    app.get(path, (c) => city.identity.auth().handler(c.req.raw));

  const routes = city.services.flatMap((service) => service.routes ?? []);
  for (const route of routes)
    if (route.method === 'GET') app.get(route.path, (c) => read(c, route));
    else app.post(route.path, (c) => receive(c, route));

  // An entry that was kept while its author signed in again goes on to where it was meant for.
  app.post('/held-entry', async (c) => {
    const id = await getSignedCookie(c, config.secret, heldCookie);
    const entry = id ? await heldEntryById(city.db, city.files, id) : undefined;
    if (!entry) throw new Problem('not-found');
    if ((await readForm(c.req.raw)).text('choice') !== 'send') {
      await dropHeldEntry(city.db, city.files, entry.id);
      deleteCookie(c, heldCookie, cookieOptions);
      return c.redirect(`${c.get('prefix')}/work`, 303);
    }
    const match = routes
      .filter(({ method }) => method === 'POST')
      .map((route) => ({ route, params: matchPath(route.path, entry.path) }))
      .find(({ params }) => params !== undefined);
    if (!match?.params) throw new Problem('not-found');
    if (!isAllowed(match.route.access, c.get('person'))) throw new Problem('forbidden');
    const response = await write(c, match.route, entry.form, {
      path: entry.path,
      params: match.params,
    });
    if (response.status < 400) await dropHeldEntry(city.db, city.files, entry.id);
    if (response.status < 400) deleteCookie(c, heldCookie, cookieOptions);
    return response;
  });

  mountApis(app, city, isAllowed, (c) => c.get('person'));

  app.notFound((c) => failure(c, new Problem('not-found')));
  app.onError((error, c) => failure(c, error));
  return { app, routes };
};

/** Parameters when `path` fits `pattern` (`/work/batches/:id`), else undefined. */
const matchPath = (pattern: string, path: string): Readonly<Record<string, string>> | undefined => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return params;
};
