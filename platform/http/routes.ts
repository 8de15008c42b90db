import type { Db } from '../database/db.ts';
import type { Person } from '../identity/identity.ts';
import type { City } from '../service.ts';
import type { PageContext } from '../ui/page.ts';
import type { Form } from './form.ts';

/** Who may use a route: everyone, whoever is signed in, or holders of a permission (`service.verb`). */
export type Access = 'public' | 'signed-in' | `${string}.${string}`;

/** Markup for a page, or a finished response. */
export type Answer = unknown;

interface ReadContext {
  readonly city: City;
  readonly page: PageContext;
  readonly request: Request;
  /** Address of the client, for limits; never stored. */
  readonly client: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export type PublicContext = ReadContext & { readonly person: Person | undefined };
export type PersonContext = ReadContext & { readonly person: Person };

interface WriteParts {
  /** What `prepare` of the route gave. */
  readonly prepared?: unknown;
  /** The transaction of this write: its effects, its trace and its idempotency key stand or fall together. */
  readonly tx: Db;
  readonly form: Form;
  /** Adds to the audit trail within the transaction. */
  readonly audit: (
    action: string,
    subject: string,
    details?: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
}

type ContextFor<A extends Access> = A extends 'public' ? PublicContext : PersonContext;

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly access: Access;
  readonly options: RouteOptions;
  readonly handle: (context: never) => Promise<Answer> | Answer;
}

export interface RouteOptions {
  /** Bytes a request body may have; files need more than the default of 1 MB. */
  readonly bodyAtMost?: number;
  /** Requests per minute and client. */
  readonly perMinute?: number;
  /** Requests per minute with the same value of a field, from whatever client: an account, a receiver. */
  readonly perMinuteOf?: { readonly field: string; readonly atMost: number };
  /**
   * The handler manages its own transactions (sign-in through better-auth). No key guards it: sent twice
   * it must do no harm of itself, as a code, a link or the old password counts only once.
   */
  readonly isOwnTransaction?: boolean;
  /**
   * What takes long and writes nothing, such as asking another server: runs before the transaction, which
   * would else hold the database meanwhile.
   */
  readonly prepare?: (context: PublicContext & { readonly form: Form }) => Promise<unknown>;
  /** What is written here stands on no public page: pages that are kept for everybody stay. */
  readonly isUnseen?: boolean;
  /**
   * Sites that may use the route from their own pages, by origin (CORS). It then knows nobody: no cookie
   * is read, so that there is nothing another site could make use of.
   */
  readonly origins?: (city: City) => Promise<readonly string[]>;
  /** The page is everybody's own (it holds a conversation): none is kept, and none is looked for. */
  readonly isOwn?: boolean;
  /** Passwords and codes are entered here: an entry whose session is over is not kept, but asked again. */
  readonly isSecret?: boolean;
}

/** @example get('/neighbourhoods/:code', 'public', async ({ page, params }) => <Profile … />) */
export const get = <A extends Access>(
  path: string,
  access: A,
  handle: (context: ContextFor<A>) => Promise<Answer> | Answer,
  options: RouteOptions = {},
): Route => ({ method: 'GET', path, access, handle, options });

/**
 * A form's target. The handler runs in one transaction together with the form's idempotency key; it
 * answers with `seeOther`, with a page of status 422 when the entry must be corrected (nothing is then
 * written), or with one of status 200 that writes nothing either, such as a preview.
 */
export const post = <A extends Access>(
  path: string,
  access: A,
  handle: (context: ContextFor<A> & WriteParts) => Promise<Answer> | Answer,
  options: RouteOptions = {},
): Route => ({ method: 'POST', path, access, handle, options });

export type PostContext = PublicContext & WriteParts;

/** Where a form leads, with what the next page should say. */
export interface SeeOther {
  readonly seeOther: string;
  readonly notice?: { readonly kind: 'success' | 'warning' | 'error'; readonly text: string };
  readonly cookies?: readonly string[];
}

export const seeOther = (
  path: string,
  notice?: SeeOther['notice'],
  cookies?: readonly string[],
): SeeOther => ({
  seeOther: path,
  ...(notice === undefined ? {} : { notice }),
  ...(cookies === undefined ? {} : { cookies }),
});

export const isSeeOther = (answer: unknown): answer is SeeOther =>
  typeof answer === 'object' && answer !== null && 'seeOther' in answer;

/** A page with another status than 200; one of 400 or more undoes what the handler wrote. */
export interface PageWithStatus {
  readonly status: number;
  readonly markup: unknown;
}

export const withStatus = (status: number, markup: unknown): PageWithStatus => ({ status, markup });

export const isPageWithStatus = (answer: unknown): answer is PageWithStatus =>
  typeof answer === 'object' && answer !== null && 'markup' in answer && 'status' in answer;
