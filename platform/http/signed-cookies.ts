import { createHmac } from 'node:crypto';
import { deleteCookie, setSignedCookie } from 'hono/cookie';
import { parseSigned } from 'hono/utils/cookie';
import type { Config } from '../config.ts';
import type { RequestContext } from './env.ts';

/** Cookies of the house itself; the session's is better-auth's. */
export const houseCookies = {
  /** What the next page says once. */
  notice: 'polder_notice',
  /** Tells visitors without an account apart, so that a form sent twice counts once. */
  visitor: 'polder_visitor',
  /** Id of the account that was signed in on this browser last; outlives the session. */
  known: 'polder_known',
  /** Id of the entry that is kept for this browser. */
  held: 'polder_held',
} as const;

export type HouseCookie = keyof typeof houseCookies;

const shapes: Readonly<Record<HouseCookie, RegExp>> = {
  notice: /^\{.*\}$/s,
  visitor: /^visitor-[0-9a-f-]{36}$/,
  known: /^[\w-]{8,64}$/,
  held: /^[0-9a-f-]{36}$/,
};

/** Each cookie has a key of its own, so that a value that was signed for one is nothing in another. */
const keyOf = (secret: string, name: HouseCookie): string =>
  createHmac('sha256', secret).update(`cookie ${houseCookies[name]}`).digest('base64url');

/** @returns undefined for a cookie that is not there, not signed by us, or of another shape */
export const readHouseCookie = async (
  headers: Headers,
  secret: string,
  name: HouseCookie,
): Promise<string | undefined> => {
  const cookies = headers.get('cookie') ?? '';
  if (!cookies.includes(houseCookies[name])) return undefined;
  const { [houseCookies[name]]: value } = await parseSigned(
    cookies,
    keyOf(secret, name),
    houseCookies[name],
  );
  return value && shapes[name].test(value) ? value : undefined;
};

/** The house's cookies of one request. */
export const createHouseCookies = (config: Pick<Config, 'secret' | 'publicUrl'>) => {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  } as const;
  return {
    read: (c: RequestContext, name: HouseCookie) =>
      readHouseCookie(c.req.raw.headers, config.secret, name),
    /** @param maxAge seconds */
    write: (c: RequestContext, name: HouseCookie, value: string, maxAge: number) =>
      setSignedCookie(c, houseCookies[name], value, keyOf(config.secret, name), {
        ...options,
        maxAge,
      }),
    drop: (c: RequestContext, name: HouseCookie): void => {
      deleteCookie(c, houseCookies[name], options);
    },
  };
};
