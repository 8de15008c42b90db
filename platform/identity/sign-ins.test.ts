import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '../database/schema.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import type { Auth } from './identity.ts';
import { session, user, verification } from './schema.ts';
import { admitAnswer, forgetEnded } from './sign-ins.ts';

const password = 'a long enough password';

describe('what is over', () => {
  it('is forgotten: sessions, links and codes', async () => {
    const town = await testCity({ services: [] });
    const { db } = town.city;
    const now = new Date('2026-05-01T00:00:00Z');
    const [before, after] = [new Date('2026-04-30T23:59:59Z'), new Date('2026-05-01T00:00:01Z')];
    const userId = await town.city.identity.create(db, {
      name: 'Noor',
      email: 'over@polder.test',
      roles: [],
    });
    for (const [id, expiresAt] of [
      ['old', before],
      ['new', after],
    ] as const) {
      await db.insert(session).values({ id, token: id, expiresAt, userId });
      await db.insert(verification).values({ id, identifier: id, value: id, expiresAt });
    }
    await forgetEnded(db, now);
    expect((await db.select().from(session)).map(({ id }) => id)).toEqual(['new']);
    expect((await db.select().from(verification)).map(({ id }) => id)).toEqual(['new']);
    await town.close();
  });
});

describe('the return from a provider', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [] });
  });
  afterAll(() => town.close());

  /** What better-auth answers when the provider has said who someone is: a session, and where to go. */
  const returnOf = async (email: string): Promise<Response> => {
    const { api } = town.city.identity.auth();
    const begun = await api.signInEmail({ body: { email, password }, asResponse: true });
    const headers = new Headers(begun.headers);
    headers.set('location', '/de/me');
    return new Response(null, { status: 302, headers });
  };
  const admit = (answer: Response): Promise<Response> => {
    const auth = { handler: async () => answer } as unknown as Auth; // the only part that is used
    const { db, now } = town.city;
    const request = new Request('http://polder.test/api/auth/callback/oidc?code=x');
    return admitAnswer({ auth, db, now }, request);
  };
  const open = (email: string) =>
    town.city.identity.create(town.city.db, { name: 'Noor', email, password, roles: [] });
  const tracesOf = (id: string) =>
    town.city.db.select().from(auditEntry).where(eq(auditEntry.subject, id));

  it('lets people in and leaves a trace', async () => {
    const id = await open('provided@polder.test');
    const answer = await returnOf('provided@polder.test');
    expect(await admit(answer)).toBe(answer);
    expect(await tracesOf(id)).toMatchObject([
      { actor: id, action: 'account.signed-in', details: { how: 'provider' } },
    ]);
  });

  it('ends the session of whoever is blocked', async () => {
    const id = await open('shut@polder.test');
    await town.city.db.update(user).set({ isBlocked: true }).where(eq(user.id, id));
    const answer = await admit(await returnOf('shut@polder.test'));
    expect(answer.headers.get('location')).toBe('/de/sign-in?provider=1&error=refused');
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await town.city.db.select().from(session).where(eq(session.userId, id))).toEqual([]);
    expect(await tracesOf(id)).toMatchObject([
      { actor: 'visitor', action: 'account.sign-in-refused', details: { how: 'provider' } },
    ]);
  });

  it('leaves an answer without a session as it is', async () => {
    const answer = new Response(null, { status: 302, headers: { location: '/sign-in?error=x' } });
    expect(await admit(answer)).toBe(answer);
  });

  it('leads back to signing in when what was begun is not known any more', async () => {
    const location = 'http://polder.test/api/auth/error?error=state_not_found';
    const answer = await admit(new Response(null, { status: 302, headers: { location } }));
    expect(answer.headers.get('location')).toBe('/sign-in?provider=1&error=refused');
  });
});
