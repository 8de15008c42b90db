import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import assistant from '../index.ts';
import { intentsByKey } from '../intents/store.ts';

describe('subjects that people ask about', () => {
  let town: TestCity;
  let editor: Client;
  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: new Date('2026-11-26T10:00:00Z') });
    editor = await town.as('editor');
  });
  afterAll(() => town.close());

  const path = '/en/work/assistant/subjects';
  const intentOf = async (key: string) => (await intentsByKey(town.city.db, [key])).get(key);

  it('are added with a name of their own', async () => {
    const wrong = await editor.post(path, { title: '', key: 'Chickens!', theme: '' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const words of ['Enter what people call it.', 'Use small letters', 'Enter a theme.'])
      expect(html).toContain(words);
    const made = await editor.post(path, { title: 'Chickens', key: 'chickens', theme: 'animals' });
    expect(made.status).toBe(303);
    const taken = await editor.post(path, { title: 'Hens', key: 'chickens', theme: 'animals' });
    expect(await taken.text()).toContain('There is a subject of this name already.');
  });

  it('have examples in each language, each once, and an article', async () => {
    await editor.post('/en/work/answers', { name: 'Keeping chickens', slug: 'chickens' });
    const shown = await (await editor.get(`${path}/chickens`)).text();
    const article = /<option value="(\d+)">Keeping chickens/.exec(shown)?.[1] ?? '';
    await editor.post(`${path}/chickens`, {
      language: 'en',
      title: 'Chickens',
      examples: 'can I keep chickens\n\n  hens in the garden \ncan I keep chickens',
      handledBy: 'the vet',
      article,
      do: 'in-nl',
    });
    await editor.post(`${path}/chickens`, {
      language: 'nl',
      title: 'Kippen',
      examples: 'mag ik kippen houden',
      article,
      do: 'save',
    });
    const found = await intentOf('chickens');
    expect(found).toMatchObject({ articleId: Number(article), handledBy: { en: 'the vet' } });
    expect(found?.wordings.toSorted((a, b) => (a.language < b.language ? -1 : 1))).toMatchObject([
      {
        language: 'en',
        title: 'Chickens',
        examples: ['can I keep chickens', 'hens in the garden'],
      },
      { language: 'nl', title: 'Kippen', examples: ['mag ik kippen houden'] },
    ]);
    const list = await (await editor.get(path)).text();
    expect(list).toContain('Keeping chickens');
  });

  it('refuse what cannot be, and lose nothing', async () => {
    const many = Array.from({ length: 301 }, (_, at) => `question ${at}`).join('\n');
    const refused = await editor.post(`${path}/chickens`, {
      language: 'en',
      title: '',
      examples: many,
      do: 'save',
    });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('at most 300 questions');
    expect(html).toContain('Enter what people call it.');
    expect(html).toContain('question 300');
    expect((await intentOf('chickens'))?.wordings).toHaveLength(2);
    // An article that does not exist is none.
    await editor.post(`${path}/chickens`, {
      language: 'nl',
      title: 'Kippen',
      examples: 'x',
      article: '999',
      do: 'save',
    });
    expect((await intentOf('chickens'))?.articleId).toBeNull();
    expect((await editor.get(`${path}/nothing`)).status).toBe(404);
  });

  it('are removed with their examples', async () => {
    await editor.post(`${path}/chickens/remove`, {});
    expect(await intentOf('chickens')).toBeUndefined();
  });

  it('are for those who teach', async () => {
    expect((await (await town.as('officer')).get(path)).status).toBe(403);
  });
});
