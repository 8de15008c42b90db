import type { Context } from 'hono';
import type { Person } from '../identity/identity.ts';
import type { Language } from '../messages/languages.ts';

/** What the house knows of a request before a service sees it. */
export interface Env {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: { requestId: string; person: Person | undefined; language: Language; prefix: string };
}

export type RequestContext = Context<Env>;

/** Cookies of the house itself; the session's is better-auth's. */
export const noticeCookie = 'polder_notice';
export const visitorCookie = 'polder_visitor';
/** Says who was signed in on this browser last (the account's id, signed); outlives the session. */
export const knownCookie = 'polder_known';

export const cookieOptions = (isSecure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure }) as const;
