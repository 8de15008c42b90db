import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry, heldEntry, sentMail, storedFile } from '../../platform/database/schema.ts';
import { dropOldEntries } from '../../platform/http/held-entries.ts';
import {
  rolePermission,
  session,
  user,
  account as waysIn,
} from '../../platform/identity/schema.ts';
import { type Client, type TestCity, testCity } from '../../platform/testing/city.ts';
import account from './index.ts';

const password = 'a long enough password';

/** Code of the moment for a key in base 32 (RFC 6238, six digits in steps of 30 s). */
const codeFor = (key: string, at = Date.now()): string => {
  const bits = [...key.replaceAll(' ', '')]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
};

describe('the account of a person', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [account] });
    await town.city.db
      .insert(rolePermission)
      .values({ role: 'administrator', permission: 'administration.roles' });
  });
  afterAll(() => town.close());

  /** Every test has its own minute, and so its own ten tries. */
  let minutes = 0;
  beforeEach(() => {
    minutes++;
    town.setNow(new Date(Date.now() + minutes * 60_000));
  });

  const open = (email: string, roles: readonly string[] = ['resident']) =>
    town.city.identity.create(town.city.db, { name: 'Noor', email, password, roles });
  const signIn = async (
    email: string,
    given = password,
    target = '',
  ): Promise<[Client, Response]> => {
    const client = town.visitor();
    return [client, await client.post('/sign-in', { email, password: given, continue: target })];
  };
  const idOf = async (email: string) => {
    const [row] = await town.city.db
      .select({ id: user.id })
      .from(user)
      .where(eq(user.email, email));
    return row?.id ?? '';
  };

  const tracesOf = (action: string) =>
    town.city.db.select().from(auditEntry).where(eq(auditEntry.action, action));
  const refusals = () => tracesOf('account.sign-in-refused');
  const block = (email: string) =>
    town.city.db.update(user).set({ isBlocked: true }).where(eq(user.email, email));
  const sessionsOf = async (email: string) =>
    town.city.db
      .select()
      .from(session)
      .where(eq(session.userId, await idOf(email)));

  describe('signing in', () => {
    beforeAll(() => open('noor@polder.test'));

    it('leads on to where the person was going', async () => {
      const [client, response] = await signIn('noor@polder.test', password, '/me/details');
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe('/me/details');
      expect((await client.get('/me/details')).status).toBe(200);
    });

    it('never leads to another site', async () => {
      const [, response] = await signIn('noor@polder.test', password, '//evil.example/');
      expect(response.headers.get('location')).toBe('/sign-in');
    });

    it('says the same for a wrong password, an unknown address and a blocked account', async () => {
      await open('blocked@polder.test');
      await town.city.db
        .update(user)
        .set({ isBlocked: true })
        .where(eq(user.email, 'blocked@polder.test'));
      const strip = (html: string, email: string) =>
        html.replaceAll(email, '').replace(/value="[0-9a-f-]{36}"/g, '');
      const answers: string[] = [];
      for (const [email, given] of [
        ['noor@polder.test', 'not my password'],
        ['nobody@polder.test', password],
        ['blocked@polder.test', password],
      ] as const) {
        const [, response] = await signIn(email, given);
        expect(response.status).toBe(422);
        expect(response.headers.getSetCookie().join()).not.toContain('session_token=ey');
        answers.push(strip(await response.text(), email));
      }
      expect(new Set(answers).size).toBe(1);
      const left = await town.city.db
        .select()
        .from(session)
        .where(eq(session.userId, await idOf('blocked@polder.test')));
      expect(left).toEqual([]);
    });

    it('asks again when a field is empty, and keeps the address', async () => {
      const response = await town
        .visitor()
        .post('/en/sign-in', { email: 'noor@polder.test', password: '' });
      expect(response.status).toBe(422);
      const page = await response.text();
      expect(page).toContain('value="noor@polder.test"');
      expect(page).toMatch(/<a href="#field-password">Password: [A-Z]/);
    });

    it('leaves a trace without personal data', async () => {
      await signIn('noor@polder.test');
      const traces = await town.city.db
        .select()
        .from(auditEntry)
        .where(eq(auditEntry.action, 'account.signed-in'));
      expect(traces.at(-1)).toMatchObject({
        subject: await idOf('noor@polder.test'),
        details: { how: 'password' },
      });
      expect(JSON.stringify(traces)).not.toContain('noor@');
    });

    it('leaves a trace when it is refused, if there is such an account', async () => {
      const id = await idOf('noor@polder.test');
      await signIn('noor@polder.test', 'not my password');
      await signIn('nobody@polder.test', 'not my password');
      const traces = await refusals();
      expect(traces.at(-1)).toMatchObject({
        actor: 'visitor',
        subject: id,
        details: { how: 'password' },
      });
      expect(new Set(traces.map(({ subject }) => subject))).toEqual(
        new Set([id, await idOf('blocked@polder.test')]),
      );
      expect(JSON.stringify(traces)).not.toContain('@');
    });

    it('is refused for a while after ten tries in a minute', async () => {
      for (let tries = 0; tries < 10; tries++) await signIn('nobody@polder.test', 'wrong');
      const [, response] = await signIn('noor@polder.test');
      expect(response.status).toBe(429);
    });

    it('keeps no address of the network, least of all one that anybody can write', async () => {
      const given = { email: 'noor@polder.test', password };
      await town.visitor().post('/sign-in', given, { 'x-forwarded-for': '203.0.113.9' });
      const sessions = await sessionsOf('noor@polder.test');
      expect(sessions.length).toBeGreaterThan(0);
      expect(sessions.filter(({ ipAddress }) => ipAddress)).toEqual([]);
    });

    it('ends by signing out', async () => {
      const [client] = await signIn('noor@polder.test');
      await client.post('/sign-out', {});
      expect((await client.get('/me')).headers.get('location')).toContain('/sign-in');
    });
  });

  describe('a link by mail', () => {
    const lettersTo = (email: string) =>
      town.city.db.select().from(sentMail).where(eq(sentMail.recipient, email));
    const linkIn = (letter: { readonly text: string } | undefined) =>
      new URL(/https?:\S+/.exec(letter?.text ?? '')?.[0] ?? '');

    const ask = async (email: string) => {
      await open(email);
      const asked = await town
        .visitor()
        .post('/en/sign-in/link', { email: email.toUpperCase(), continue: '/me' });
      expect(asked.headers.get('location')).toBe('/en/sign-in/link');
      return linkIn((await lettersTo(email)).at(-1));
    };
    /** Presses the button of the page that a link leads to. */
    const press = (client: Client, url: URL) =>
      client.post(url.pathname, {
        token: url.searchParams.get('token') ?? '',
        continue: url.searchParams.get('continue') ?? '',
      });

    it('signs in whoever presses its button, once', async () => {
      const url = await ask('link@polder.test');
      const client = town.visitor();
      expect((await press(client, url)).headers.get('location')).toBe('/en/me');
      expect((await client.get('/me')).status).toBe(200);
      expect((await tracesOf('account.signed-in')).at(-1)).toMatchObject({
        actor: await idOf('link@polder.test'),
        details: { how: 'link' },
      });
      const again = await press(town.visitor(), url);
      expect(again.headers.get('location')).toBe('/en/sign-in?error=over');
    });

    it('is not used up by a program that opens it, and is kept nowhere', async () => {
      const url = await ask('scanned@polder.test');
      for (const accept of ['*/*', 'text/html']) {
        const opened = await town.visitor().get(`${url.pathname}${url.search}`, { accept });
        expect(opened.status).toBe(200);
        expect(opened.headers.get('cache-control')).toBe('private, no-store');
        expect(opened.headers.getSetCookie().join()).not.toContain('session_token');
        expect(await opened.text()).toContain(`value="${url.searchParams.get('token')}"`);
      }
      const direct = await town.visitor().get(`/api/auth/magic-link/verify${url.search}`);
      expect(direct.status).toBe(404);
      expect((await press(town.visitor(), url)).headers.get('location')).toBe('/en/me');
    });

    it('does not let in who was blocked since it was sent', async () => {
      const url = await ask('late@polder.test');
      await block('late@polder.test');
      const pressed = await press(town.visitor(), url);
      expect(pressed.headers.get('location')).toBe('/en/sign-in?error=refused');
      expect(pressed.headers.getSetCookie().join()).not.toContain('session_token');
      expect(await sessionsOf('late@polder.test')).toEqual([]);
      expect((await refusals()).at(-1)).toMatchObject({
        subject: await idOf('late@polder.test'),
        details: { how: 'link' },
      });
    });

    it('does not stand in for a second step that was turned on since', async () => {
      const url = await ask('later@polder.test');
      await town.city.db
        .update(user)
        .set({ twoFactorEnabled: true })
        .where(eq(user.email, 'later@polder.test'));
      const pressed = await press(town.visitor(), url);
      expect(pressed.headers.get('location')).toBe('/en/sign-in');
      expect(await sessionsOf('later@polder.test')).toEqual([]);
      await town.city.db
        .update(user)
        .set({ twoFactorEnabled: false })
        .where(eq(user.email, 'later@polder.test'));
      const again = await press(town.visitor(), url);
      expect(again.headers.get('location')).toBe('/en/sign-in?error=over');
    });

    it('ends when the password changes', async () => {
      const url = await ask('changed@polder.test');
      const [client] = await signIn('changed@polder.test');
      await client.post('/me/password', { current: password, next: 'another long password' });
      const pressed = await press(town.visitor(), url);
      expect(pressed.headers.get('location')).toBe('/en/sign-in?error=over');
    });

    it('is sent to one address three times a minute at most', async () => {
      const email = 'often@polder.test';
      await open(email);
      const answers = [];
      for (let count = 0; count < 5; count++)
        answers.push((await town.visitor().post('/sign-in/link', { email })).status);
      expect(answers).toEqual([303, 303, 303, 429, 429]);
      expect(await lettersTo(email)).toHaveLength(3);
    });

    it('answers the same for an unknown address, and sends nothing', async () => {
      const asked = await town.visitor().post('/sign-in/link', { email: 'unknown@polder.test' });
      expect(asked.headers.get('location')).toBe('/sign-in/link');
      expect(await lettersTo('unknown@polder.test')).toEqual([]);
    });
  });

  describe('two-step verification', () => {
    it('is set up with a proof, asked for at sign-in, and not passed by a link', async () => {
      await open('two@polder.test');
      const [client] = await signIn('two@polder.test');
      expect((await client.post('/me/two-factor/start', { password: 'wrong' })).status).toBe(422);
      const setUp = await (await client.post('/me/two-factor/start', { password })).text();
      const key = /<code>([A-Z2-7 ]+)<\/code>/.exec(setUp)?.[1] ?? '';
      expect(setUp).toMatch(/<svg class="polder-qr" role="img" aria-label="[^"]+"/);
      const backupCodes = [...setUp.matchAll(/name="codes" value="([^"]+)"/g)].map(
        ([, code]) => code ?? '',
      );
      expect(backupCodes.length).toBeGreaterThan(5);
      const uri = /name="uri" value="([^"]+)"/.exec(setUp)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const wrong = await client.post('/me/two-factor/confirm', {
        code: '000000',
        uri,
        codes: backupCodes,
      });
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain(key);
      expect(new URL(uri).searchParams.get('issuer')).toBe(town.city.municipality().name);
      const right = await client.post('/me/two-factor/confirm', { code: codeFor(key) });
      expect(right.headers.get('location')).toBe('/me');

      const [second, halfway] = await signIn('two@polder.test', password, '/me');
      expect(halfway.headers.get('location')).toBe('/sign-in/two-factor?continue=%2Fme');
      expect((await second.get('/me')).headers.get('location')).toContain('/sign-in');
      expect((await second.post('/sign-in/two-factor', { code: '000000' })).status).toBe(422);
      expect((await refusals()).at(-1)).toMatchObject({
        subject: await idOf('two@polder.test'),
        details: { how: 'code' },
      });
      const arrived = await second.post('/sign-in/two-factor', {
        code: codeFor(key),
        continue: '/me',
      });
      expect(arrived.headers.get('location')).toBe('/me');
      expect((await second.get('/me')).status).toBe(200);

      const [third] = await signIn('two@polder.test');
      const byBackup = await third.post('/sign-in/two-factor', { code: backupCodes[0] ?? '' });
      expect(byBackup.status).toBe(303);
      expect((await third.get('/me')).status).toBe(200);

      await town.visitor().post('/sign-in/link', { email: 'two@polder.test' });
      const [letter] = await town.city.db
        .select()
        .from(sentMail)
        .where(eq(sentMail.recipient, 'two@polder.test'));
      expect(letter?.text).not.toContain('token=');

      expect((await second.post('/me/two-factor/off', { password })).status).toBe(303);
      const [, direct] = await signIn('two@polder.test');
      expect(direct.headers.get('location')).toBe('/sign-in');
    });
  });

  describe('own data', () => {
    it('shows and changes name and language', async () => {
      const client = await town.as('resident');
      expect((await client.post('/me/details', { name: '', language: '' })).status).toBe(422);
      await client.post('/me/details', { name: 'Noor Aksoy', language: 'da' });
      const page = await (await client.get('/me')).text();
      expect(page).toContain('Noor Aksoy');
      expect(page).toContain('lang="da"');
    });

    it('changes the password and ends other sessions', async () => {
      await open('change@polder.test');
      const [first] = await signIn('change@polder.test');
      const [second] = await signIn('change@polder.test');
      const fresh = 'another long password';
      expect((await first.post('/me/password', { current: 'wrong', next: fresh })).status).toBe(
        422,
      );
      expect((await first.post('/me/password', { current: password, next: 'short' })).status).toBe(
        422,
      );
      expect((await first.post('/me/password', { current: password, next: fresh })).status).toBe(
        303,
      );
      expect((await first.get('/me')).status).toBe(200);
      expect((await second.get('/me')).status).toBe(303);
      const [, response] = await signIn('change@polder.test', fresh);
      expect(response.status).toBe(303);
    });

    it('lists sessions and ends one of them, but never another person’s', async () => {
      await open('sessions@polder.test');
      const [mine] = await signIn('sessions@polder.test');
      const [other] = await signIn('sessions@polder.test');
      const stranger = await town.as('resident');
      const page = await (await mine.get('/me')).text();
      const id = /name="session" value="([^"]+)"/.exec(page)?.[1] ?? '';
      await stranger.post('/me/sessions/end', { session: id });
      expect((await other.get('/me')).status).toBe(200);
      await mine.post('/me/sessions/end', { session: id });
      expect((await other.get('/me')).status).toBe(303);
    });

    it('is handed over without secrets', async () => {
      const client = await town.as('resident');
      const response = await client.get('/me/data');
      expect(response.headers.get('content-disposition')).toContain('attachment');
      const text = await response.text();
      expect(JSON.parse(text).services.account.accounts).toMatchObject({
        id: client.personId,
        roles: ['resident'],
      });
      expect(text).not.toMatch(/password"|token/);
      expect((await tracesOf('account.data-downloaded')).at(-1)).toMatchObject({
        actor: client.personId,
        details: {},
      });
    });

    it('is removed on request, with the account', async () => {
      await open('gone@polder.test');
      await town.visitor().post('/sign-in/link', { email: 'gone@polder.test' });
      const id = await idOf('gone@polder.test');
      const [client] = await signIn('gone@polder.test');
      expect((await client.post('/me/erase', { password })).status).toBe(422);
      const wrong = await client.post('/en/me/erase', { confirm: 'yes', password: 'a guess' });
      expect(wrong.status).toBe(422);
      expect(await wrong.text()).toContain('This is not your password.');
      expect(await idOf('gone@polder.test')).toBe(id);
      const right = await client.post('/me/erase', { confirm: 'yes', password });
      expect(right.headers.get('location')).toBe('/');
      expect(await idOf('gone@polder.test')).toBe('');
      expect(
        await town.city.db
          .select()
          .from(sentMail)
          .where(eq(sentMail.recipient, 'gone@polder.test')),
      ).toEqual([]);
      const traces = await town.city.db.select().from(auditEntry).where(eq(auditEntry.subject, id));
      expect(traces.at(-1)?.action).toBe('account.erased');
      expect((await client.get('/me')).status).toBe(303);
    });

    it('is removed without a password only shortly after a sign-in', async () => {
      const id = await open('linked@polder.test');
      const [client] = await signIn('linked@polder.test');
      await town.city.db.delete(waysIn).where(eq(waysIn.userId, id));
      expect(await (await client.get('/me/erase')).text()).not.toContain('name="password"');
      const anHourAgo = new Date(Date.now() - 3_600_000);
      await town.city.db
        .update(session)
        .set({ createdAt: anHourAgo })
        .where(eq(session.userId, id));
      expect(await (await client.get('/en/me/erase')).text()).toContain('Sign in again');
      expect((await client.post('/me/erase', { confirm: 'yes' })).status).toBe(422);
      expect(await idOf('linked@polder.test')).toBe(id);
      const out = await client.post('/sign-out', { continue: '/me/erase' });
      expect(out.headers.get('location')).toBe('/sign-in?continue=%2Fme%2Ferase');
      expect((await client.get('/me')).status).toBe(303);
    });

    it('stays when the person is the last who can give rights', async () => {
      await open('keeper@polder.test', ['administrator']);
      const [administrator] = await signIn('keeper@polder.test');
      const sure = { confirm: 'yes', password };
      expect(await (await administrator.get('/me/erase')).text()).not.toContain('name="confirm"');
      expect((await administrator.post('/me/erase', sure)).status).toBe(422);
      expect((await administrator.get('/me')).status).toBe(200);
      const second = await town.as('administrator');
      expect((await administrator.post('/me/erase', sure)).status).toBe(303);
      expect((await second.get('/me')).status).toBe(200);
    });
  });

  describe('an entry whose session had ended', () => {
    it('is shown after signing in, and sent on', async () => {
      await open('held@polder.test');
      const client = town.visitor();
      await client.post('/sign-in', { email: 'held@polder.test', password });
      await client.get('/me');
      client.loseSession();
      const kept = await client.post('/me/details', {
        name: 'Kept name',
        language: 'en',
        _key: 'f0000000-0000-4000-8000-000000000001',
      });
      expect(kept.headers.get('location')).toBe('/sign-in?continue=%2Fheld-entry');
      expect(await (await client.get('/en/sign-in?continue=/held-entry')).text()).toContain(
        'We kept what you entered',
      );
      await client.post('/sign-in', {
        email: 'held@polder.test',
        password,
        continue: '/held-entry',
      });
      const page = await (await client.get('/held-entry')).text();
      expect(page).toContain('Kept name');
      expect(page).not.toContain('key-1');
      expect((await client.post('/held-entry', { choice: 'send' })).headers.get('location')).toBe(
        '/me',
      );
      expect(await (await client.get('/me')).text()).toContain('Kept name');
      expect((await client.get('/held-entry')).status).toBe(200);
    });

    /** Signed in once, then the session is over, then an entry with a file. */
    const heldBy = async (email: string): Promise<Client> => {
      await open(email);
      const client = town.visitor();
      await client.post('/sign-in', { email, password });
      await client.get('/me');
      client.loseSession();
      const kept = await client.post('/me/details', {
        name: 'My secret plan',
        language: 'en',
        photo: new File(['a,b\n1,2\n'], 'plan.csv'),
      });
      expect(kept.headers.get('location')).toBe('/sign-in?continue=%2Fheld-entry');
      return client;
    };

    it('cannot be read or sent by someone else who signs in on the same browser', async () => {
      const client = await heldBy('owner@polder.test');
      await open('other@polder.test');
      await client.post('/sign-in', { email: 'other@polder.test', password });
      expect(await (await client.get('/held-entry')).text()).not.toContain('My secret plan');
      for (const choice of ['send', 'drop'])
        expect((await client.post('/held-entry', { choice })).status).toBe(404);
      expect(await (await client.get('/me')).text()).not.toContain('My secret plan');
      client.loseSession();
      expect((await client.post('/held-entry', { choice: 'send' })).headers.get('location')).toBe(
        '/sign-in?continue=%2Fheld-entry',
      );
      await client.post('/sign-in', { email: 'owner@polder.test', password });
      expect(await (await client.get('/held-entry')).text()).toContain('My secret plan');
    });

    it('belongs to whoever signed in last on the browser', async () => {
      const client = await heldBy('first@polder.test');
      await open('second@polder.test');
      await client.post('/sign-in', { email: 'second@polder.test', password });
      await client.get('/me');
      client.loseSession();
      await client.post('/me/details', { name: 'Of the second', language: '' });
      const owners = await town.city.db
        .select({ owner: heldEntry.owner })
        .from(heldEntry)
        .where(like(heldEntry.path, '/me/details'));
      expect(owners.map(({ owner }) => owner)).toContain(await idOf('second@polder.test'));
    });

    it('is handed over and removed with the rest of the person’s data', async () => {
      const client = await heldBy('rights@polder.test');
      const id = await idOf('rights@polder.test');
      await client.post('/sign-in', { email: 'rights@polder.test', password });
      const mine = await (await client.get('/me/data')).json();
      expect(mine.services.account['kept-entries']).toMatchObject([
        {
          path: '/me/details',
          fields: [
            ['name', 'My secret plan'],
            ['language', 'en'],
          ],
          files: [['photo', 'plan.csv']],
        },
      ]);
      const [file] = await town.city.db.select().from(storedFile).where(eq(storedFile.owner, id));
      await client.post('/me/erase', { confirm: 'yes', password });
      expect(await town.city.db.select().from(heldEntry).where(eq(heldEntry.owner, id))).toEqual(
        [],
      );
      await expect(town.city.files.read(town.city.db, file?.id ?? '')).rejects.toThrow();
      expect(existsSync(join(town.city.config.dataDirectory, 'files', file?.id ?? ''))).toBe(false);
    });

    it('is not kept when it holds a password or a code', async () => {
      await open('secrets@polder.test');
      const client = town.visitor();
      await client.post('/sign-in', { email: 'secrets@polder.test', password });
      await client.get('/me');
      client.loseSession();
      for (const [path, back] of [
        ['/me/password', '/me/password'],
        ['/me/two-factor/start', '/me/two-factor'],
      ] as const) {
        const response = await client.post(path, { current: password, password, next: password });
        expect(response.headers.get('location')).toBe(
          `/sign-in?continue=${encodeURIComponent(back)}`,
        );
      }
      expect(
        await town.city.db
          .select()
          .from(heldEntry)
          .where(eq(heldEntry.owner, await idOf('secrets@polder.test'))),
      ).toEqual([]);
    });

    it('is not kept for an account that is gone or blocked', async () => {
      await open('closed@polder.test');
      const client = town.visitor();
      await client.post('/sign-in', { email: 'closed@polder.test', password });
      await client.get('/me');
      client.loseSession();
      await block('closed@polder.test');
      const response = await client.post('/me/details', { name: 'x', language: '' });
      expect(response.headers.get('location')).toBe('/sign-in?continue=%2Fwork');
    });

    it('is gone after a day, and so is a file whose entry was never written', async () => {
      await heldBy('late-held@polder.test');
      const { db, files } = town.city;
      await town.city.files.store(
        db,
        { name: 'lost.csv', bytes: new TextEncoder().encode('a\n1\n'), owner: undefined },
        { purpose: 'held-entry', types: ['text/csv'], sizeAtMost: 100 },
      );
      await dropOldEntries(db, files, new Date(Date.now() + 25 * 3_600_000));
      expect(await db.select().from(heldEntry)).toEqual([]);
      expect(await db.select().from(storedFile)).toEqual([]);
    });
  });
});
