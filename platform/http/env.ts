import type { Context } from 'hono';
import type { Person } from '../identity/identity.ts';
import type { Language } from '../messages/languages.ts';

/** What the house knows of a request before a service sees it. */
export interface Env {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: { requestId: string; person: Person | undefined; language: Language; prefix: string };
}

export type RequestContext = Context<Env>;
