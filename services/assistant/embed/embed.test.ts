import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSetting } from '../../../platform/settings/settings.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import { originsSetting } from '../centre/settings.ts';
import { conversation } from '../chat/schema.ts';
import assistant from '../index.ts';

const site = 'https://www.town.example';
const token = (letter: string): string => letter.repeat(32);

interface Parts {
  readonly html: string;
  readonly isFollowed: boolean;
  readonly styles: readonly string[];
}

describe('the assistant on another site', () => {
  let town: TestCity;
  let anyone: Client;

  const from = (origin: string, own?: string) => ({
    origin,
    'sec-fetch-site': 'cross-site',
    ...(own === undefined ? {} : { authorization: `Bearer ${own}` }),
  });

  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: new Date('2026-11-26T09:00:00Z') });
    anyone = town.visitor();
    await writeSetting(town.city.db, originsSetting, [site], 'test', town.city.now());
  });
  afterAll(() => town.close());

  it('is let in from listed sites alone', async () => {
    const good = await anyone.get('/en/ask/embed', from(site));
    expect(good.status).toBe(200);
    expect(good.headers.get('access-control-allow-origin')).toBe(site);
    expect(good.headers.get('vary')).toContain('Origin');
    expect(good.headers.get('access-control-allow-credentials')).toBe(null);
    for (const origin of ['https://evil.example', 'http://www.town.example', 'null']) {
      const refused = await anyone.get('/en/ask/embed', from(origin));
      expect(refused.status).toBe(403);
      expect(refused.headers.get('access-control-allow-origin')).toBe(null);
      const written = await anyone.post(
        '/en/ask/embed',
        { text: 'hello' },
        from(origin, token('a')),
      );
      expect(written.status).toBe(403);
    }
    expect(await town.city.db.select().from(conversation)).toEqual([]);
  });

  it('keeps a conversation by the key that the browser chose, for its holder alone', async () => {
    const sent = await anyone.post(
      '/en/ask/embed',
      { do: 'ask', text: 'purple' },
      from(site, token('b')),
    );
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe('/en/ask/embed');
    const own = (await (await anyone.get('/en/ask/embed', from(site, token('b')))).json()) as Parts;
    expect(own.html).toContain('purple');
    expect(own.html).toContain('You are talking to an automated assistant');
    const other = await anyone.get('/en/ask/embed', from(site, token('c')));
    expect(((await other.json()) as Parts).html).not.toContain('purple');
    // The key is no cookie: the town's own page knows nothing of it.
    expect(await (await anyone.get('/en/ask')).text()).not.toContain('purple');
  });

  it('takes no key that could be guessed, and none from a cookie', async () => {
    const before = (await town.city.db.select().from(conversation)).length;
    for (const headers of [from(site, 'abc'), from(site), from(site, `${token('e')}!`)])
      expect(
        (await anyone.post('/en/ask/embed', { do: 'ask', text: 'short' }, headers)).status,
      ).toBe(422);
    expect(await town.city.db.select().from(conversation)).toHaveLength(before);
  });

  it('answers what must be corrected with the parts, and nothing is lost', async () => {
    const wrong = await anyone.post(
      '/en/ask/embed',
      { do: 'leave', message: 'Call <me>', email: 'x' },
      from(site, token('d')),
    );
    expect(wrong.status).toBe(422);
    expect(wrong.headers.get('access-control-allow-origin')).toBe(site);
    const { html } = (await wrong.json()) as Parts;
    expect(html).toContain('Call &lt;me&gt;');
    expect(html).toContain('Enter an e-mail address');
  });

  it('deletes a conversation', async () => {
    const before = (await town.city.db.select().from(conversation)).length;
    await anyone.post('/en/ask/embed', { do: 'delete' }, from(site, token('b')));
    expect(await town.city.db.select().from(conversation)).toHaveLength(before - 1);
  });

  it('is one script at one address, open to every site', async () => {
    const script = await anyone.get('/assistant.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await script.text()).toContain('/assets/polder-assistant');
  });
});

describe('a conversation', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: new Date('2026-11-26T09:00:00Z') });
  });
  afterAll(() => town.close());

  it('is not written faster than anybody writes', async () => {
    const client = town.visitor();
    for (let number = 0; number < 20; number += 1)
      expect((await client.post('/en/ask', { text: `question ${number}` })).status).toBe(303);
    const refused = await client.post('/en/ask', { text: 'one more' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('faster than I can read');
    expect(page).toContain('one more');
    town.setNow(new Date('2026-11-26T09:01:05Z'));
    expect((await client.post('/en/ask', { text: 'one more' })).status).toBe(303);
  });
});
