/** What follows a sign-in, however it was done: its trace, and the end of what a blocked person began. */
import { eq, lt } from 'drizzle-orm';
import { record } from '../audit/audit.ts';
import type { Db } from '../database/db.ts';
import { splitLanguage } from '../http/language.ts';
import type { Auth } from './identity.ts';
import { session, user, verification } from './schema.ts';

export type SignInWay = 'password' | 'code' | 'backup-code' | 'link' | 'provider';

/** Whether an account exists and is not blocked. */
export const admits = async (db: Db, personId: string): Promise<boolean> => {
  const [row] = await db
    .select({ isBlocked: user.isBlocked })
    .from(user)
    .where(eq(user.id, personId));
  return row !== undefined && !row.isBlocked;
};

export const endSessions = async (db: Db, personId: string): Promise<void> => {
  await db.delete(session).where(eq(session.userId, personId));
};

/** Sessions, links and codes that are over. */
export const forgetEnded = async (db: Db, now: Date): Promise<void> => {
  await db.delete(session).where(lt(session.expiresAt, now));
  await db.delete(verification).where(lt(verification.expiresAt, now));
};

/** A trace of a sign-in that was refused; nothing is kept of addresses that have no account. */
export const refuse = async (
  db: Db,
  personId: string | undefined,
  how: SignInWay,
  at: Date,
): Promise<void> => {
  if (personId === undefined) return;
  const event = { action: 'account.sign-in-refused', subject: personId, details: { how } } as const;
  await db.transaction((tx) => record(tx, { actor: 'visitor', ...event }, at));
};

/**
 * Ends what a blocked person just began; leaves a trace of everyone.
 *
 * @returns whether the person may come in
 */
export const welcome = async (
  db: Db,
  personId: string,
  how: SignInWay,
  at: Date,
): Promise<boolean> => {
  if (!(await admits(db, personId))) {
    await endSessions(db, personId);
    await refuse(db, personId, how, at);
    return false;
  }
  const event = { action: 'account.signed-in', subject: personId, details: { how } } as const;
  await db.transaction((tx) => record(tx, { actor: personId, ...event }, at));
  return true;
};

/** The account behind an address, as it was entered; undefined when there is none. */
export const accountWith = async (db: Db, email: string): Promise<string | undefined> => {
  const [row] = await db
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, email.toLowerCase()));
  return row?.id;
};

/** Id of the person whose session an answer of better-auth begins. */
const personOfAnswer = async (db: Db, answer: Response): Promise<string | undefined> => {
  const cookies = answer.headers.getSetCookie();
  const token = cookies
    .map((cookie) => /^(?:__Secure-)?polder\.session_token=([^;.]+)\./.exec(cookie)?.[1])
    .find((found) => found !== undefined);
  if (token === undefined) return undefined;
  const [row] = await db
    .select({ personId: session.userId })
    .from(session)
    .where(eq(session.token, decodeURIComponent(token)));
  return row?.personId;
};

/**
 * The return from a provider, which better-auth answers by itself, held to the rule of all other ways in.
 * A blocked person gets no session and the page of someone whom the provider refused.
 */
export const admitAnswer = async (
  { auth, db, now }: { readonly auth: Auth; readonly db: Db; readonly now: () => Date },
  request: Request,
): Promise<Response> => {
  const answer = await auth.handler(request);
  const { origin } = new URL(request.url);
  const { pathname } = new URL(answer.headers.get('location') ?? '/', origin);
  // What was begun is not known (any more): better-auth leads to a page that is not there.
  const isLost = pathname === '/api/auth/error';
  const personId = isLost ? undefined : await personOfAnswer(db, answer);
  const mayStay = personId === undefined || (await welcome(db, personId, 'provider', now()));
  if (!isLost && mayStay) return answer;
  const { language } = splitLanguage(pathname);
  return new Response(null, {
    status: 303,
    headers: {
      location: `${language ? `/${language}` : ''}/sign-in?provider=1&error=refused`,
      'cache-control': 'no-store',
    },
  });
};
