import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../../platform/messages/languages.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import assistant from '../index.ts';
import { addIntent } from '../intents/store.ts';
import { type AnswersChoice, answersFor, longestSearch } from './answers.ts';
import type { ArticleContent } from './article.ts';
import { addPublishedArticle, type PublishedArticle } from './store.ts';

const words = (name: string, summary: string): ArticleContent['texts'] => ({
  name: { nl: name },
  summary: { nl: summary },
});

const content = (
  texts: ArticleContent['texts'],
  themes: readonly string[],
  more: Partial<ArticleContent> = {},
): ArticleContent => ({
  texts,
  themes: [...themes],
  checkedOn: '2026-11-01',
  owner: 'Gemeente',
  ...more,
});

const bike = content(words('Fiets terughalen', 'In het dépôt aan de kade.'), ['streets']);
const dogs = content(words('Hond aanmelden', 'Binnen twee weken.'), ['animals', 'taxes'], {
  audiences: ['citizen'],
});
const permit = content(
  {
    ...words('Parkeervergunning', 'Voor uw eigen straat.'),
    bring: { nl: 'Het kenteken van uw auto.' },
  },
  ['parking'],
  { audiences: ['citizen', 'business'] },
);
const terrace = content(words('Terras voor een café', 'U vraagt een vergunning aan.'), ['Horeca'], {
  audiences: ['business'],
});
const danger = content(words('Gevaar', 'Bel 112.'), []);

const articles: readonly PublishedArticle[] = Object.entries({
  bike,
  dogs,
  permit,
  terrace,
  danger,
}).map(([slug, own], place) => ({
  id: place + 1,
  slug,
  version: 1,
  content: own,
  publishedAt: new Date('2026-11-01T10:00:00Z'),
}));

const answers = (
  choice: Partial<AnswersChoice> = {},
  language: Language = 'nl',
  questions: ReadonlyMap<number, readonly string[]> = new Map(),
) =>
  answersFor(
    articles,
    { words: '', theme: '', audience: '', ...choice },
    { language, manner: 'formal', questions },
  );

const slugsOf = (found: readonly { readonly slug: string }[]) => found.map(({ slug }) => slug);

describe('the published articles', () => {
  it('stand by theme, the themes in the order of the reader’s alphabet, what has none at the end', () => {
    expect(answers().groups.map(({ name, articles: own }) => [name, ...slugsOf(own)])).toEqual([
      ['Belastingen', 'dogs'],
      ['Dieren', 'dogs'],
      ['Horeca', 'terrace'],
      ['Parkeren', 'permit'],
      ['Straten', 'bike'],
      ['', 'danger'],
    ]);
    expect(answers({}, 'en').groups.map(({ name }) => name)).toEqual([
      'Animals',
      'Horeca',
      'Parking',
      'Streets',
      'Taxes',
      '',
    ]);
  });

  it('are counted once, though they stand under two themes', () => {
    expect(answers().count).toBe(5);
  });

  it.each([
    ['HOND', ['dogs']],
    ['depot', ['bike']],
    ['CAFE', ['terrace']],
    ['café', ['terrace']],
    // The name before the summary.
    ['vergunning', ['permit', 'terrace']],
    ['vergunning terras', ['terrace']],
    ['kenteken', ['permit']],
    ['belastingen', ['dogs']],
    // Short words are found as they are or with an ending, not within others.
    ['hon', ['dogs']],
    ['fi', []],
    ['et', []],
    ['de', ['bike']],
    ['ruimtevaart', []],
    ['?!', []],
  ])('are found by words: %s', (sought, found) => {
    expect(slugsOf(answers({ words: sought }).closest).toSorted()).toEqual(found.toSorted());
    if (sought === 'vergunning') expect(slugsOf(answers({ words: sought }).closest)).toEqual(found);
  });

  it('are found by how people ask for them, after what is called so', () => {
    const asked = new Map([[1, ['waar is mijn hond gebleven']]]);
    expect(slugsOf(answers({ words: 'hond' }, 'nl', asked).closest)).toEqual(['dogs', 'bike']);
  });

  it('are found by theme and audience together; what names no audience is for everyone', () => {
    const business = answers({ audience: 'business' });
    expect(slugsOf(business.closest)).toEqual(['bike', 'danger', 'permit', 'terrace']);
    expect(slugsOf(answers({ audience: 'business', theme: 'parking' }).closest)).toEqual([
      'permit',
    ]);
    expect(answers({ audience: 'business', theme: 'taxes' }).count).toBe(0);
    expect(business.audiences).toEqual(['citizen', 'business']);
  });

  it('stand under the chosen theme alone', () => {
    const { groups, themes } = answers({ theme: 'taxes' });
    expect(groups.map(({ key }) => key)).toEqual(['taxes']);
    expect(themes).toHaveLength(5);
  });

  it('are all shown where the address names a theme or audience that there is not', () => {
    const all = answers({ theme: 'gone', audience: 'nobody' });
    expect(all.count).toBe(5);
    expect(all.chosen).toEqual({ words: '', theme: '', audience: '' });
  });

  it('are sought by no more words than fit', () => {
    expect(answers({ words: 'a'.repeat(1000) }).chosen.words).toHaveLength(longestSearch);
  });
});

describe('the page of answers', () => {
  let town: TestCity;
  let visitor: Client;
  const page = async (query = '', language = 'nl') => {
    const response = await visitor.get(`/${language}/answers${query}`);
    expect(response.status).toBe(200);
    return response.text();
  };

  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: new Date('2026-11-26T10:00:00Z') });
    visitor = town.visitor();
    expect(await page('', 'da')).toContain('Der er endnu ikke skrevet noget.');
    const by = { person: 'system', now: town.city.now() };
    await town.city.db.transaction(async (tx) => {
      for (const { slug, content: own } of articles)
        await addPublishedArticle(tx, slug, { central: own, local: [] }, by);
      await addPublishedArticle(
        tx,
        'over',
        {
          central: {
            ...content(words('IJsbaan', 'Elke winter.'), ['leisure']),
            validUntil: '2026-11-25',
          },
          local: [],
        },
        by,
      );
    });
  });
  afterAll(() => town.close());

  it('leads to each theme, with how much it holds', async () => {
    const html = await page();
    expect(html).toMatch(/<a href="#theme-animals">Dieren<\/a> \(1\)/);
    expect(html).toContain('<h2 id="theme-animals">Dieren</h2>');
    expect(html).toContain('<h2 id="other">Andere antwoorden</h2>');
    expect(html).toContain('Nagekeken op <time datetime="2026-11-01">1 november 2026</time>');
    expect(html).toContain('Geldt niet meer');
  });

  it('keeps what was chosen in the form, and says what was found', async () => {
    const html = await page('?q=VERGUNNING&theme=parking&audience=business');
    expect(html).toContain('value="VERGUNNING"');
    expect(html).toMatch(/<option value="parking" selected/);
    expect(html).toMatch(/<option value="business" selected/);
    expect(html).toContain('1 antwoord gevonden voor “VERGUNNING”');
    expect(html).not.toContain('/nl/answers/terrace');
  });

  it('says that it found nothing, and asks the assistant with the same words', async () => {
    const html = await page('?q=%3Cruimtevaart%3E');
    expect(html).toContain('We vonden geen antwoord met “&lt;ruimtevaart&gt;”');
    expect(html).toMatch(/<form[^>]*action="\/nl\/ask"/);
    expect(html).toMatch(/<button[^>]*name="text" value="&lt;ruimtevaart&gt;"/);
    const asked = await visitor.post('/nl/ask', { text: 'ruimtevaart' });
    expect(asked.status).toBe(303);
  });

  it('finds by examples of an intent as soon as they are there', async () => {
    expect(await page('?q=rijwiel')).toContain('We vonden geen antwoord');
    await town.city.db.transaction((tx) =>
      addIntent(tx, {
        key: 'bike',
        theme: 'streets',
        handledBy: {},
        articleId: 1,
        wordings: [{ language: 'nl', title: 'Fiets', examples: ['Waar is mijn rijwiel?'] }],
      }),
    );
    expect(await page('?q=rijwiel')).toContain('href="/nl/answers/bike"');
    expect(await page('?q=rijwiel', 'en')).toContain('We found no answer with “rijwiel”');
  });
});
