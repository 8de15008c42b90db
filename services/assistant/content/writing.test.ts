import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import assistant from '../index.ts';
import { differencesBetween } from './differences.ts';
import { articleVersion } from './schema.ts';
import { articleBySlug, forgetEditor } from './store.ts';
import { turnOfDayJob } from './turn-of-day-job.ts';

const content = (cost: string) => ({
  texts: { name: { en: 'Passport' }, cost: { en: cost, nl: '€ 80' } },
  themes: [],
  checkedOn: '2026-11-01',
  owner: 'Papers',
});

describe('what changed in an article', () => {
  it('is told word by word, of the fields and languages that differ', () => {
    const changed = differencesBetween(
      content('It costs 78 euros.'),
      content('It costs 80 euros.'),
    );
    expect(changed).toEqual([
      {
        field: 'cost',
        language: 'en',
        changes: [
          { text: 'It costs ', kind: 'kept' },
          { text: '78', kind: 'removed' },
          { text: '80', kind: 'added' },
          { text: ' euros.', kind: 'kept' },
        ],
      },
    ]);
    expect(differencesBetween(content('a'), content('a'))).toEqual([]);
  });
});

describe('what changed beside the texts', () => {
  it('is told as well: contact point, hours, days, audiences, informal texts', () => {
    const closed = Array.from({ length: 6 }, () => []);
    const hours = (to: string) => ({ week: [[{ from: '09:00', to }], ...closed], special: [] });
    const before = { ...content('a'), contact: { name: { nl: 'Loket' }, hours: hours('12:00') } };
    const after = {
      ...content('a'),
      informal: { cost: { nl: 'Je betaalt' } },
      contact: { name: { nl: 'Balie' }, telephone: '14 000', hours: hours('17:00') },
      audiences: ['citizen' as const],
      validUntil: '2026-12-31',
      owner: 'Desk',
    };
    expect(
      differencesBetween(before, after).map(({ field, language, manner }) =>
        [field, language, manner].filter(Boolean).join(' '),
      ),
    ).toEqual([
      'cost nl informal',
      'contactName nl',
      'telephone',
      'hours',
      'audiences',
      'validUntil',
      'owner',
    ]);
  });
});

describe('writing an article', () => {
  let town: TestCity;
  let editor: Client;
  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: new Date('2026-11-26T10:00:00Z') });
    editor = await town.as('editor');
  });
  afterAll(() => town.close());

  const path = '/en/work/answers/passport';
  const draftOf = async () => (await articleBySlug(town.city.db, 'passport')).draft;
  const send = async (fields: Readonly<Record<string, string>>, by = editor) => {
    const { revision } = await articleBySlug(town.city.db, 'passport');
    return by.post(path, {
      revision: String(revision),
      language: 'en',
      do: 'save',
      name: 'Passport',
      summary: 'You apply at the counter.',
      cost: 'It costs € 78.',
      checkedOn: '2026-11-20',
      owner: 'Papers',
      ...fields,
    });
  };

  it('begins with a name and an address', async () => {
    const wrong = await editor.post('/en/work/answers', { name: '', slug: 'A b' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Enter the name of the article.');
    const made = await editor.post('/en/work/answers', { name: 'Passport', slug: 'passport' });
    expect(made.status).toBe(303);
    const taken = await editor.post('/en/work/answers', { name: 'Again', slug: 'passport' });
    expect(await taken.text()).toContain('There is an article with this address already.');
    expect((await town.visitor().get('/en/answers/passport')).status).toBe(404);
  });

  it('keeps one language when another is written', async () => {
    await send({ do: 'in-nl' });
    await send({ language: 'nl', name: 'Paspoort', summary: 'Aan het loket.', cost: '€ 78.' });
    const { central } = await draftOf();
    expect(central.texts.name).toEqual({ en: 'Passport', nl: 'Paspoort' });
    expect(central.texts.cost).toEqual({ en: 'It costs € 78.', nl: '€ 78.' });
  });

  it.each([
    [{ checkedOn: '2026-13-01' }, 'Enter a day such as 2026-12-31.'],
    [{ validFrom: '2026-05-01', validUntil: '2026-04-01' }, 'The last day lies before the first.'],
    [{ owner: ' ' }, 'Enter who answers for this article.'],
    [{ 'local-cost': 'Free here.' }, 'Say why this town says it otherwise.'],
    [{ summary: 'x'.repeat(8001) }, 'That is too long.'],
    [{ 'informal-cost': 'x'.repeat(8001) }, 'That is too long.'],
    [{ 'local-informal-cost': 'You pay nothing' }, 'Write the formal text of this town as well.'],
    [{ 'contact-telephone': 'call us' }, 'Enter a telephone number.'],
    [{ 'contact-email': 'desk' }, 'Enter an e-mail address such as name@town.example.'],
    [{ 'contact-website': 'javascript:alert(1)' }, 'that begins with https:// or http://'],
    [{ 'contact-hours-week-0': 'in the morning' }, 'Write hours such as'],
    [{ 'local-contact-telephone': '14 001' }, 'Say why this town says it otherwise.'],
  ])('refuses %j in words, and loses nothing', async (fields, words) => {
    const before = await draftOf();
    const refused = await send({ ...fields, conditions: 'Kept as typed' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(words);
    expect(html).toContain('Kept as typed');
    expect(await draftOf()).toEqual(before);
  });

  it('is read with the local text in place of the central one, once it is published', async () => {
    await send({
      do: 'publish',
      'local-cost': 'It costs € 70 here.',
      'reason-cost': 'Council decision',
    });
    const read = async () => (await town.visitor().get('/en/answers/passport')).text();
    expect(await read()).toContain('It costs €\u00a070 here.');
    // The central text is renewed: the town's own stays.
    await send({
      do: 'publish',
      cost: 'It costs € 99.',
      'local-cost': 'It costs € 70 here.',
      'reason-cost': 'Council decision',
    });
    expect(await read()).toContain('It costs €\u00a070 here.');
    expect(await read()).not.toContain('€\u00a099');
    const { local } = await draftOf();
    expect(local).toEqual([
      {
        language: 'en',
        field: 'cost',
        text: 'It costs € 70 here.',
        reason: 'Council decision',
        author: editor.personId,
      },
    ]);
  });

  it('shows what changed since a version, and goes back to it', async () => {
    await send({ summary: 'You apply by post.' });
    const changes = await (await editor.get(`${path}/versions/1`)).text();
    expect(changes).toMatch(/<del>.*at the counter/s);
    expect(changes).toMatch(/<ins>.*by post/s);
    const { revision } = await articleBySlug(town.city.db, 'passport');
    await editor.post(path, { revision: String(revision), do: 'restore-1' });
    expect((await draftOf()).central.texts.summary?.en).toBe('You apply at the counter.');
    expect(await town.city.db.select().from(articleVersion)).toHaveLength(2);
    expect((await editor.get(`${path}/versions/9`)).status).toBe(404);
    expect((await editor.get(`${path}/versions/x`)).status).toBe(404);
  });

  it('tells who comes late that somebody else has saved, and keeps what was typed', async () => {
    const { revision } = await articleBySlug(town.city.db, 'passport');
    await send({ audience: 'Everybody' });
    const late = await editor.post(path, {
      revision: String(revision),
      language: 'en',
      do: 'save',
      name: 'Passport',
      summary: 'Typed meanwhile',
      checkedOn: '2026-11-20',
      owner: 'Papers',
    });
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(html).toContain('Somebody else has saved this article meanwhile.');
    expect(html).toContain('Typed meanwhile');
  });

  it('is checked with one press, and taken down with another', async () => {
    await send({ do: 'checked' });
    expect((await draftOf()).central.checkedOn).toBe('2026-11-26');
    await send({ do: 'take-down' });
    expect((await town.visitor().get('/en/answers/passport')).status).toBe(404);
  });

  it('needs a summary before people read it', async () => {
    await editor.post('/en/work/answers', { name: 'Bare', slug: 'bare' });
    const refused = await editor.post('/en/work/answers/bare', {
      revision: '1',
      language: 'en',
      do: 'publish',
      name: 'Bare',
      checkedOn: '2026-11-20',
      owner: 'Papers',
    });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Enter a summary in at least one language.');
  });

  it('is for editors', async () => {
    const officer = await town.as('officer');
    expect((await officer.get(path)).status).toBe(403);
    expect((await officer.post(path, { revision: '1', do: 'publish' })).status).toBe(403);
  });
});

describe('who to turn to, how people are addressed, and when an article holds', () => {
  let town: TestCity;
  let editor: Client;
  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: new Date('2026-11-26T10:00:00Z') });
    editor = await town.as('editor');
    await editor.post('/en/work/answers', { name: 'Permit', slug: 'permit' });
  });
  afterAll(() => town.close());

  const path = '/nl/work/answers/permit';
  const fields = {
    language: 'nl',
    name: 'Vergunning',
    summary: 'U vraagt hem aan. Zie https://town.example/permit.\n\nMeer hierover.',
    'informal-summary': 'Je vraagt hem aan.',
    'contact-name': 'Loket vergunningen',
    'contact-telephone': '14 000',
    'contact-email': 'loket@town.example',
    'contact-website': 'https://town.example/loket',
    'contact-address': 'Dam 2\n1234 AB Polderdam',
    'contact-hours-week-3': '9-12, 13-17',
    'contact-hours-rows': '1',
    'contact-hours-special-0-day': '2026-12-25',
    'contact-hours-special-0-label': 'Kerst',
    audiences: ['citizen', 'business', 'nobody'],
    themes: 'Bouwen, wonen\nNatuur',
    validFrom: '2026-11-01',
    validUntil: '2026-11-27',
    checkedOn: '2026-11-20',
    owner: 'Vergunningen',
  };
  const send = async (more: Readonly<Record<string, string | readonly string[]>> = {}) => {
    const { revision } = await articleBySlug(town.city.db, 'permit');
    const response = await editor.post(path, {
      revision: String(revision),
      do: 'publish',
      ...fields,
      ...more,
    });
    expect(response.status).toBe(303);
  };
  const read = async () => (await town.visitor().get('/nl/answers/permit')).text();

  it('is kept as it was entered, and shown again', async () => {
    await send();
    const { draft } = await articleBySlug(town.city.db, 'permit');
    expect(draft.central).toMatchObject({
      informal: { summary: { nl: 'Je vraagt hem aan.' } },
      contact: {
        name: { nl: 'Loket vergunningen' },
        telephone: '14 000',
        email: 'loket@town.example',
        website: 'https://town.example/loket',
        address: 'Dam 2\n1234 AB Polderdam',
        hours: { special: [{ day: '2026-12-25', spans: [], label: 'Kerst' }] },
      },
      audiences: ['citizen', 'business'],
      themes: ['Bouwen, wonen', 'Natuur'],
    });
    const form = await (await editor.get(`${path}?in=nl`)).text();
    expect(form).toContain('value="09:00–12:00, 13:00–17:00"');
    expect(form).toContain('value="loket@town.example"');
    expect(form).toMatch(/value="business" checked/);
    expect(form).toContain('Je vraagt hem aan.');
  });

  it('is read with hours, special days and validity', async () => {
    const html = await read();
    expect(html).toContain('Loket vergunningen');
    expect(html).toContain('href="tel:14000"');
    expect(html).toContain('href="mailto:loket@town.example"');
    expect(html).toContain('Dam 2<br/>1234 AB Polderdam');
    // The 26th is a Thursday.
    expect(html).toMatch(/Donderdag \(vandaag\).{0,120}09:00–12:00, 13:00–17:00/s);
    expect(html).toMatch(/25 december.{0,120}gesloten \(Kerst\)/s);
    expect(html).toContain('Geldt van 1 november 2026 tot en met 27 november 2026.');
    expect(html).toContain('Voor: Inwoners en Ondernemingen.');
    expect(html).toContain('<a href="https://town.example/permit">');
    expect(html).toMatch(/<p>Meer hierover\.<\/p>/);
  });

  it('addresses people as the town chose, from the next reading on', async () => {
    expect(await read()).toContain('U vraagt hem aan.');
    const list = await (await editor.get('/en/work/answers')).text();
    expect(list).toContain('How we address people');
    const chosen = await editor.post('/en/work/answers/manner', {
      'manner-nl': 'informal',
      'manner-de': 'rude',
    });
    expect(chosen.status).toBe(303);
    expect(await read()).toContain('Je vraagt hem aan.');
    expect(await read()).not.toContain('U vraagt hem aan.');
    const officer = await town.as('officer');
    expect((await officer.post('/en/work/answers/manner', {})).status).toBe(403);
    await editor.post('/en/work/answers/manner', { 'manner-nl': 'formal' });
  });

  it('has the town’s own contact point in the place of the shared one', async () => {
    const own = { 'local-contact-telephone': '14 001', 'local-contact-reason': 'own desk' };
    await send(own);
    const html = await read();
    expect(html).toContain('14 001');
    expect(html).not.toContain('Loket vergunningen');
    const { draft } = await articleBySlug(town.city.db, 'permit');
    expect(draft.central.contact?.telephone).toBe('14 000');
    expect(draft.localContact).toEqual({
      contact: { telephone: '14 001' },
      reason: 'own desk',
      author: editor.personId,
    });
    await send({ 'contact-hours-week-3': '', 'contact-hours-rows': '0' });
    expect(await read()).not.toContain('Openingstijden');
  });

  it('says that it does not hold any more on the day after its last, though the page was kept', async () => {
    const expired = 'Dit geldt niet meer';
    town.setNow(new Date('2026-11-27T22:30:00Z'));
    expect(await read()).not.toContain(expired);
    // Half past midnight in the town.
    town.setNow(new Date('2026-11-27T23:30:00Z'));
    const kept = await read();
    await runTurnOfDay();
    expect(kept).not.toContain(expired);
    expect(await read()).toContain(expired);
  });

  it('says when it will hold', async () => {
    await send({ validFrom: '2026-12-24', validUntil: '' });
    expect(await read()).toContain('Dit geldt nog niet: pas vanaf 24 december 2026.');
    town.setNow(new Date('2026-12-23T23:30:00Z'));
    await runTurnOfDay();
    expect(await read()).not.toContain('Dit geldt nog niet');
  });

  it('leaves kept pages alone on a day on which nothing turns', async () => {
    const revision = async () =>
      (await town.city.db.execute('SELECT number FROM platform.revision')).rows[0];
    await send({ 'contact-hours-week-3': '', 'contact-hours-rows': '0', validUntil: '' });
    town.setNow(new Date('2027-03-01T01:00:00Z'));
    const before = await revision();
    await runTurnOfDay();
    expect(await revision()).toEqual(before);
  });

  const runTurnOfDay = () =>
    turnOfDayJob.run(
      town.city,
      { subject: 'day', startedBy: 'system', data: {} },
      { report: async () => {}, signal: AbortSignal.timeout(60_000) },
    );

  it('forgets who wrote the own contact point, and keeps it', async () => {
    await send({ 'local-contact-telephone': '14 002', 'local-contact-reason': 'own desk' });
    await forgetEditor(town.city.db, editor.personId);
    const { draft } = await articleBySlug(town.city.db, 'permit');
    expect(draft.localContact).toMatchObject({
      contact: { telephone: '14 002' },
      author: 'erased',
    });
    const versions = await town.city.db.select().from(articleVersion);
    expect(JSON.stringify(versions)).not.toContain(editor.personId);
  });
});
