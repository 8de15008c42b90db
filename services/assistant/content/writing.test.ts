import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import assistant from '../index.ts';
import { differencesBetween } from './differences.ts';
import { articleVersion } from './schema.ts';
import { articleBySlug } from './store.ts';

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
