import { createHash, randomUUID } from 'node:crypto';
import { record } from '../audit/audit.ts';
import type { Db } from '../database/db.ts';
import type { Person } from '../identity/identity.ts';
import { Problem } from '../problem.ts';
import type { City } from '../service.ts';
import type { Again, PageContext } from '../ui/page.ts';
import type { Answers } from './answers.tsx';
import type { RequestContext } from './env.ts';
import { type Form, isHouseField } from './form.ts';
import { pageOfEntry } from './held-entries.ts';
import { claimKey, releaseKey, rememberAnswer } from './idempotency.ts';
import { raiseRevision } from './page-cache.ts';
import {
  isSeeOther,
  type PostContext,
  type PublicContext,
  type Route,
  seeOther,
} from './routes.ts';
import { createHouseCookies } from './signed-cookies.ts';

const visitorSeconds = 86_400;

/** Keys are made by us or by scripts of ours; anything else is no key of a form. */
const keyShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Thrown to leave a transaction: what the handler wrote is undone, its page is shown. */
class CorrectionNeeded extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super('The entry must be corrected');
    this.response = response;
  }
}

/** On a route that other sites may use, which reads no cookie: whoever sends the same authorization. */
const bearerOf = (c: RequestContext): string =>
  `bearer ${createHash('sha256')
    .update(c.req.header('authorization') ?? '')
    .digest('base64url')}`;

const fingerprintOf = (path: string, form: Form): string => {
  const hash = createHash('sha256').update(path);
  for (const [name, value] of form.entries)
    if (!name.startsWith('_')) hash.update(`\0${name}\0${value}`);
  for (const [name, { bytes }] of form.files) hash.update(`\0${name}\0`).update(bytes);
  return hash.digest('base64url');
};

/** A field of the house: the entry is sent to see its answer once more, in another language. */
export const againField = '_again';

/** What to send to see the answer once more. Passwords stay out of pages, and sign-in counts every try. */
const againOf = (route: Route, form: Form, { path }: Target): Again | undefined =>
  route.options.isOwnTransaction || route.options.isSecret
    ? undefined
    : {
        path,
        fields: [...form.entries.filter(([name]) => !isHouseField(name)), [againField, 'yes']],
      };

/** Where an entry is meant for: a held one comes from another address than its own. */
export interface Target {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Runs a form's handler together with its idempotency key, its trace and the revision: all or nothing. */
export const createWrites = (
  city: City,
  answer: Answers['answer'],
  contextOf: (c: RequestContext, target: Target) => PublicContext,
) => {
  const cookies = createHouseCookies(city.config);

  const holderOf = async (c: RequestContext, person: Person | undefined): Promise<string> => {
    if (person) return person.id;
    const known = await cookies.read(c, 'visitor');
    if (known) return known;
    const fresh = `visitor-${randomUUID()}`;
    await cookies.write(c, 'visitor', fresh, visitorSeconds);
    return fresh;
  };

  const routes = city.services.flatMap((service) => service.routes ?? []);
  /** What was sent to be looked at turns out to be right meanwhile: its author decides, on the form. */
  const toForm = (c: RequestContext, page: PageContext, { path }: Target): Promise<Response> =>
    answer(c, page, seeOther(pageOfEntry(routes, path)));

  return async (c: RequestContext, route: Route, form: Form, target: Target): Promise<Response> => {
    const person = c.get('person');
    const asked = contextOf(c, target);
    const page = { ...asked.page, again: againOf(route, form, target) };
    const context = { ...asked, page, form };
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
    if (key && !keyShape.test(key)) throw new Problem('invalid-input', { parameter: '_key' });
    const holder = route.options.origins ? bearerOf(c) : await holderOf(c, person);
    const prepared = await route.options.prepare?.({ ...asked, form });
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
          write: <R>(work: (inner: Db) => Promise<R>) => work(tx),
        };
        const result = await handle({ ...context, city: within, tx, prepared, audit: audit(tx) });
        const response = await answer(c, page, result);
        if (response.status >= 400) throw new CorrectionNeeded(response);
        if (form.text(againField))
          throw new CorrectionNeeded(isSeeOther(result) ? await toForm(c, page, target) : response);
        if (key && isSeeOther(result))
          await rememberAnswer(tx, { key, holder }, { location: result.seeOther });
        // A page that was only looked at (a preview) is made anew when it is asked for again.
        else if (key) await releaseKey(tx, { key, holder });
        if (!route.options.isUnseen) await raiseRevision(tx);
        return response;
      });
    } catch (error) {
      if (error instanceof CorrectionNeeded) return error.response;
      throw error;
    }
  };
};
