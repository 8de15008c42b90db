import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { defineService } from '../service.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { ResidentPage } from '../ui/components/resident-page/resident-page.tsx';
import { createApp } from './app.ts';
import { parseForm } from './form.ts';
import { get, post, seeOther, withStatus } from './routes.ts';

const entry = z.object({ text: z.string().min(2).max(20) });

const rendered = { count: 0 };

/** A guest book: enough of a service to see what the house does for every one. */
const guestBook = defineService({
  name: 'guestbook',
  permissions: [
    { key: 'guestbook.write', roles: ['editor'], label: { nl: 'n', en: 'e', de: 'd', da: 'd' } },
  ],
  routes: [
    get('/book', 'public', async ({ city, page }) => {
      rendered.count++;
      const { rows } = await city.db.execute<{ value: string }>(
        sql`SELECT value #>> '{}' AS value FROM platform.setting WHERE key LIKE 'book.%' ORDER BY key`,
      );
      return (
        <ResidentPage page={page} title="Book">
          {rows.map(({ value }) => (
            <p>{value}</p>
          ))}
        </ResidentPage>
      );
    }),
    get('/book/:page', 'guestbook.write', ({ params }) =>
      withStatus(200, <p>page {params.page}</p>),
    ),
    post('/book/preview', 'guestbook.write', ({ form }) =>
      withStatus(200, <p>{form.text('text')}</p>),
    ),
    post(
      '/book/lock',
      'guestbook.write',
      ({ page }) => withStatus(422, <ResidentPage page={page} title="Locked" />),
      { isOwnTransaction: true },
    ),
    post('/book', 'guestbook.write', async ({ tx, form, page, audit, person }) => {
      const parsed = parseForm(form, entry, page.language);
      await tx.execute(
        sql`INSERT INTO platform.setting (key, value, changed_by) VALUES (${`book.${crypto.randomUUID()}`}, ${JSON.stringify(form.text('text'))}::jsonb, ${person.id})`,
      );
      if (!parsed.ok)
        return withStatus(
          422,
          <ResidentPage page={page} title="Book">
            <p>{parsed.errors.text}</p>
          </ResidentPage>,
        );
      if (parsed.value.text === 'explode') throw new Problem('conflict');
      await audit('guestbook.written', 'book');
      return seeOther('/book', { kind: 'success', text: 'Thank you' });
    }),
  ],
});

const countEntries = async ({ city }: TestCity): Promise<number> => {
  const { rows } = await city.db.execute<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM platform.setting WHERE key LIKE 'book.%'`,
  );
  return rows[0]?.count ?? 0;
};

describe('what the house does for every service', () => {
  let town: TestCity;
  beforeEach(async () => {
    town = await testCity({ services: [guestBook] });
    rendered.count = 0;
  });
  afterAll(() => town.close());

  it('answers an unknown address with a page of status 404 in the wanted language', async () => {
    const response = await town.visitor().get('/de/nirgends');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Diese Seite gibt es nicht');
    expect(await (await town.visitor().get('/x', { 'accept-language': 'da' })).text()).toContain(
      'Siden findes ikke',
    );
  });

  it('sends nothing inline and nothing from elsewhere', async () => {
    const response = await town.visitor().get('/book');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('keeps a page until the next write, then shows the new one', async () => {
    const visitor = town.visitor();
    await visitor.get('/book');
    const second = await visitor.get('/book');
    expect(rendered.count).toBe(1);
    const etag = second.headers.get('etag') ?? '';
    expect((await visitor.get('/book', { 'if-none-match': etag })).status).toBe(304);
    const editor = await town.as('editor');
    expect((await editor.post('/book', { text: 'Moin' })).status).toBe(303);
    expect(await (await visitor.get('/book')).text()).toContain('Moin');
    expect((await visitor.get('/book', { 'if-none-match': etag })).status).toBe(200);
  });

  it('keeps no page of one language for another', async () => {
    const visitor = town.visitor();
    expect(await (await visitor.get('/book', { 'accept-language': 'de' })).text()).toContain(
      'lang="de"',
    );
    expect(await (await visitor.get('/book', { 'accept-language': 'en' })).text()).toContain(
      'lang="en"',
    );
  });

  it('a form sent twice counts once, also at the same moment', async () => {
    const editor = await town.as('editor');
    const fields = { text: 'Hello', _key: 'f0000000-0000-4000-8000-000000000001' };
    const answers = await Promise.all([editor.post('/book', fields), editor.post('/book', fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await editor.post('/book', fields)).headers.get('location')).toBe('/book');
    expect(await countEntries(town)).toBe(1);
  });

  it('the same key with other content is refused, the first stays', async () => {
    const editor = await town.as('editor');
    await editor.post('/book', { text: 'First', _key: 'f0000000-0000-4000-8000-000000000002' });
    expect(
      (await editor.post('/book', { text: 'Second', _key: 'f0000000-0000-4000-8000-000000000002' }))
        .status,
    ).toBe(409);
    expect(await countEntries(town)).toBe(1);
  });

  it('takes no key but one of its own kind', async () => {
    const editor = await town.as('editor');
    for (const _key of ['key-1', 'a'.repeat(5000), "';--"])
      expect((await editor.post('/book', { text: 'Hello', _key })).status).toBe(422);
    expect(await countEntries(town)).toBe(0);
  });

  it('a page that is only looked at can be asked for again with the same key', async () => {
    const editor = await town.as('editor');
    const _key = 'f0000000-0000-4000-8000-000000000009';
    for (const text of ['Hello', 'Hello', 'Other'])
      expect(await (await editor.post('/book/preview', { text, _key })).text()).toContain(text);
  });

  it('says which ways of asking an address knows', async () => {
    const { app } = createApp(town.city, { address: () => '', respond: () => undefined });
    const ask = (method: string, path: string) =>
      app.request(`http://polder.test${path}`, {
        method,
        headers: { origin: 'http://polder.test' },
      });
    const refused = await ask('PUT', '/en/book');
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await ask('GET', '/book/x/y')).status).toBe(404);
  });

  it('answers HEAD with the headers of GET', async () => {
    const { app } = createApp(town.city, { address: () => '', respond: () => undefined });
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => app.request('http://polder.test/book', { method })),
    );
    expect(await head?.text()).toBe('');
    for (const name of ['etag', 'cache-control', 'vary', 'content-type'])
      expect([name, head?.headers.get(name)]).toEqual([name, get?.headers.get(name)]);
  });

  it('reads a form whatever letters its kind is written in', async () => {
    const editor = await town.as('editor');
    const kind = { 'content-type': 'Application/X-WWW-Form-URLEncoded' };
    expect((await editor.post('/book', { text: 'Hello' }, kind)).status).toBe(303);
  });

  it('an entry that must be corrected or fails writes nothing, and its key can be used again', async () => {
    const editor = await town.as('editor');
    const wrong = await editor.post(
      '/book',
      { text: 'x', _key: 'f0000000-0000-4000-8000-000000000003' },
      { 'accept-language': 'en' },
    );
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('at least 2 characters');
    expect(
      (
        await editor.post('/book', {
          text: 'explode',
          _key: 'f0000000-0000-4000-8000-000000000004',
        })
      ).status,
    ).toBe(409);
    expect(await countEntries(town)).toBe(0);
    expect(
      (await editor.post('/book', { text: 'right', _key: 'f0000000-0000-4000-8000-000000000003' }))
        .status,
    ).toBe(303);
    expect(await countEntries(town)).toBe(1);
  });

  it('an entry that must be corrected can be read in another language with nothing lost', async () => {
    const editor = await town.as('editor');
    const wrong = await (await editor.post('/en/book', { text: 'x' })).text();
    expect(wrong).toContain('<input type="hidden" name="text" value="x"/>');
    expect(wrong).toContain('formaction="/de/book"');
    const german = await editor.post('/de/book', { text: 'x', _again: 'yes' });
    expect(german.status).toBe(422);
    expect(await german.text()).toContain('Verwenden Sie mindestens 2 Zeichen.');
  });

  it('an entry sent to be read in another language is never written', async () => {
    const editor = await town.as('editor');
    const answer = await editor.post('/de/book', { text: 'Right by now', _again: 'yes' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/de/book']);
    expect(await countEntries(town)).toBe(0);
  });

  it('where passwords are entered, another language leads to the page of the form', async () => {
    const editor = await town.as('editor');
    const page = await (await editor.post('/en/book/lock', { password: 'secret' })).text();
    expect(page).toContain('href="/de/book/lock"');
    expect(page).not.toContain('secret');
  });

  it('refuses a form from another site', async () => {
    const editor = await town.as('editor');
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'https://polder.test' },
      { origin: 'null' },
      { origin: 'not an address' },
      { 'sec-fetch-site': 'cross-site' },
    ])
      expect(
        (await editor.post('/book', { text: 'Hi there' }, headers as Record<string, string>))
          .status,
      ).toBe(403);
    expect(await countEntries(town)).toBe(0);
  });

  it('shuts a route to whoever lacks the permission, and shows the way in to strangers', async () => {
    const resident = await town.as('resident');
    expect((await resident.get('/book/1')).status).toBe(403);
    expect((await resident.post('/book', { text: 'Hello' })).status).toBe(403);
    const stranger = await town.visitor().get('/en/book/1?x=1');
    expect(stranger.status).toBe(303);
    expect(stranger.headers.get('location')).toBe(
      `/en/sign-in?continue=${encodeURIComponent('/book/1?x=1')}`,
    );
  });

  it('keeps what was entered when the session is over, and sends it on after signing in', async () => {
    const author = await town.as('editor');
    await author.get('/book/1');
    const signInAgain = author.loseSession();
    const refused = await author.post('/book', {
      text: 'Long entry',
      _key: 'f0000000-0000-4000-8000-000000000005',
    });
    expect(refused.headers.get('location')).toBe('/sign-in?continue=%2Fheld-entry');
    expect(await countEntries(town)).toBe(0);
    const held =
      refused.headers
        .getSetCookie()
        .find((cookie) => cookie.startsWith('polder_held='))
        ?.split(';')[0] ?? '';
    const other = await town.as('editor');
    expect((await other.post('/held-entry', { choice: 'send' }, {}, held)).status).toBe(404);
    expect(await countEntries(town)).toBe(0);
    signInAgain();
    const sent = await author.post('/held-entry', { choice: 'send' });
    expect(sent.headers.get('location')).toBe('/book');
    expect(await countEntries(town)).toBe(1);
    const { rows } = await town.city.db.execute(sql`SELECT 1 FROM platform.held_entry`);
    expect(rows).toEqual([]);
  });

  it('stores nothing of strangers', async () => {
    const refused = await town.visitor().post('/book', { text: 'Long entry' });
    expect(refused.headers.get('location')).toContain('/sign-in');
    const { rows } = await town.city.db.execute(sql`SELECT 1 FROM platform.held_entry`);
    expect(rows).toEqual([]);
  });

  it('takes no cookie for another, and a broken one for none', async () => {
    const author = await town.as('editor');
    const known = (await author.get('/book')).headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('polder_known='))
      ?.split(';')[0]
      ?.replace('polder_known=', '');
    for (const cookie of [`polder_notice=${known}`, 'polder_notice=broken', 'polder_notice=%7B'])
      expect((await town.visitor().get('/book', { cookie })).status).toBe(200);
    const visitor = town.visitor();
    await visitor.post('/book', { text: 'Long entry' }, {}, `polder_visitor=${known}`);
    const { rows } = await town.city.db.execute(sql`SELECT 1 FROM platform.held_entry`);
    expect(rows).toEqual([]);
  });

  it('keeps five entries of one person and lets the oldest go', async () => {
    const author = await town.as('editor');
    await author.get('/book/1');
    author.loseSession();
    for (const number of [1, 2, 3, 4, 5, 6, 7])
      await author.post('/book', { text: `Entry ${number}` });
    const { rows } = await town.city.db.execute<{ text: string }>(
      sql`SELECT fields -> 0 ->> 1 AS text FROM platform.held_entry ORDER BY at`,
    );
    expect(rows.map(({ text }) => text)).toEqual([3, 4, 5, 6, 7].map((n) => `Entry ${n}`));
  });

  it('an address that is not well encoded is no page, kept entry or not', async () => {
    const author = await town.as('editor');
    await author.get('/book/1');
    const signInAgain = author.loseSession();
    const refused = await author.post('/book', { text: 'Entry' });
    expect(refused.status).toBe(303);
    await town.city.db.execute(sql`UPDATE platform.held_entry SET path = '/book/%E0%A4%A'`);
    signInAgain();
    expect((await author.post('/held-entry', { choice: 'send' })).status).toBe(404);
    expect((await author.post('/book/%E0%A4%A', { text: 'Entry' })).status).toBe(404);
  });

  it('a body that is too large is refused with words, whatever its length says', async () => {
    const editor = await town.as('editor');
    const response = await editor.post(
      '/book',
      { text: 'a'.repeat(1_200_000) },
      { 'accept-language': 'en' },
    );
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('too large');
  });

  it('limits how often one client may write', async () => {
    town.setNow(new Date('2026-11-22T10:00:18Z')); // all within one minute
    const editor = await town.as('editor');
    const answers: Response[] = [];
    for (let count = 0; count < 125; count++)
      answers.push(await editor.post('/book', { text: 'x' }));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused.at(-1)).toBe(answers.at(-1));
    expect(refused[0]?.headers.get('retry-after')).toBe('42');
  });

  it('answers failures of the API as problem+json', async () => {
    const response = await town.visitor().get('/api/nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'about:polder:not-found', status: 404 });
  });
});
