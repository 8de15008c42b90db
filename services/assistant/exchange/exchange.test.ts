import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byLanguage } from '../../../platform/messages/languages.ts';
import { defineService } from '../../../platform/service.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import { contentMessages } from '../content/messages/index.ts';
import { contentRoutes } from '../content/routes.tsx';
import { addPublishedArticle, articleBySlug, publishedArticle } from '../content/store.ts';
import { contentWorkRoutes, writePermission } from '../content/work-routes.tsx';
import { addIntent } from '../intents/store.ts';
import { exchangeRoutes } from './routes.tsx';

/** What the house needs of the service for these pages. */
const service = defineService({
  name: 'assistant',
  routes: [...exchangeRoutes, ...contentRoutes, ...contentWorkRoutes],
  permissions: [
    {
      key: writePermission,
      roles: ['editor', 'administrator'],
      label: byLanguage(contentMessages, ({ work }) => work.permission),
    },
  ],
});

const path = '/en/work/answers/import';

const concept = (cost: string, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    member: [
      {
        '@type': 'ConceptSnapshot',
        isVersionOf: 'urn:concept:7',
        laatstGewijzigd: '2026-05-02T10:00:00Z',
        naam: { nl: 'Kapvergunning', en: 'Felling permit' },
        beschrijving: { en: '<p>For <b>trees</b> &lt;script&gt;.</p>' },
        kosten: [{ beschrijving: { en: cost } }],
        ...more,
      },
    ],
  });

const hidden = (html: string, name: string): string => {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
};

const ticks = (html: string): readonly string[] =>
  [...html.matchAll(/name="take" value="([0-9a-f]{16})"/g)].map(([, key = '']) => key);

describe('taking over articles', () => {
  let town: TestCity;
  let editor: Client;
  beforeAll(async () => {
    town = await testCity({ services: [service], now: new Date('2026-11-27T10:00:00Z') });
    editor = await town.as('editor');
  });
  afterAll(() => town.close());

  const draftOf = async (slug: string) => (await articleBySlug(town.city.db, slug)).draft;
  const look = async (text: string): Promise<string> => {
    const response = await editor.post(path, { text });
    expect(response.status).toBe(200);
    return response.text();
  };
  const confirm = (html: string, more: Readonly<Record<string, string | readonly string[]>> = {}) =>
    editor.post(path, {
      text: hidden(html, 'text'),
      seen: hidden(html, 'seen'),
      take: ticks(html),
      do: 'take',
      ...more,
    });

  it('is for editors', async () => {
    const officer = await town.as('officer');
    for (const one of [path, '/en/work/answers/export.json', '/en/work/answers/export.csv'])
      expect((await officer.get(one)).status).toBe(403);
    expect((await officer.post(path, { text: concept('€ 1') })).status).toBe(403);
  });

  it('begins with a file or a text, and says what is wrong with it', async () => {
    expect(await (await editor.get(path)).text()).toContain('name="file"');
    const wrong = async (fields: Readonly<Record<string, string | File>>) => {
      const response = await editor.post(path, fields);
      expect(response.status).toBe(422);
      return response.text();
    };
    expect(await wrong({})).toContain('Choose a file, or paste its contents.');
    const bad = await wrong({ text: '{"a":\n\n]' });
    expect(bad).toContain('That is not right JSON. See line 3.');
    expect(bad).toContain('{&quot;a&quot;:');
    const latin = new Uint8Array(Buffer.from('<a>\ncaf\xe9</a>', 'latin1'));
    expect(await wrong({ file: new File([latin], 'x.xml') })).toContain(
      'That is not text in UTF-8. Save it as UTF-8. See line 2.',
    );
    expect(await wrong({ text: '<!DOCTYPE a><a/>' })).toContain('Document types (DOCTYPE)');
    const large = new File(['x'.repeat(5_000_001)], 'x.json');
    expect(await wrong({ file: large })).toContain('at most 5 MB');
  });

  it('shows what would happen and writes nothing, then makes a draft that nobody reads', async () => {
    const file = new File([concept('€ 10')], 'page-0.json');
    const html = await (await editor.post(path, { file })).text();
    expect(html).toContain('New articles: 1');
    expect(html).toContain('Felling permit (kapvergunning)');
    await expect(draftOf('kapvergunning')).rejects.toThrow('not-found');
    const done = await confirm(html);
    expect(done.status).toBe(303);
    const { central, local } = await draftOf('kapvergunning');
    expect(central).toEqual({
      texts: {
        name: { nl: 'Kapvergunning', en: 'Felling permit' },
        summary: { en: 'For trees <script>.' },
        cost: { en: '€ 10' },
      },
      themes: [],
      checkedOn: '2026-05-02',
      owner: 'Person 1',
      source: { kind: 'ipdc', id: 'urn:concept:7', modified: '2026-05-02T10:00:00Z' },
    });
    expect(local).toEqual([]);
    expect((await town.visitor().get('/en/answers/kapvergunning')).status).toBe(404);
    expect(await look(concept('€ 10'))).toContain('Nothing would change');
  });

  it('renews the shared text; the town’s own and what people read stay', async () => {
    const { revision } = await articleBySlug(town.city.db, 'kapvergunning');
    const published = await editor.post('/en/work/answers/kapvergunning', {
      revision: String(revision),
      language: 'en',
      do: 'publish',
      name: 'Felling permit',
      summary: 'For trees.',
      cost: '€ 10',
      'local-cost': '€ 3 here',
      'reason-cost': 'Council decision',
      checkedOn: '2026-11-20',
      owner: 'Green',
    });
    expect(published.status).toBe(303);
    const html = await look(concept('€ 12'));
    expect(html).toContain('Renewed articles: 1');
    expect(html).toContain('What changes: Felling permit');
    expect(html).toMatch(/<ins>.*12.*<\/ins>/s);
    expect((await confirm(html)).status).toBe(303);
    const draft = await draftOf('kapvergunning');
    expect(draft.central.texts.cost?.en).toBe('€ 12');
    expect(draft.central).toMatchObject({ owner: 'Green', checkedOn: '2026-11-20' });
    expect(draft.local).toEqual([
      {
        language: 'en',
        field: 'cost',
        text: '€ 3 here',
        reason: 'Council decision',
        author: editor.personId,
      },
    ]);
    const { content } = await publishedArticle(town.city.db, 'kapvergunning');
    expect(content.texts.cost?.en).toBe('€ 3 here');
    expect(content.texts.summary?.en).toBe('For trees.');
    const page = await (await town.visitor().get('/en/answers/kapvergunning')).text();
    expect(page).toContain('€\u00a03 here');
  });

  it('takes only what is ticked, and asks again when an article changed meanwhile', async () => {
    const html = await look(concept('€ 14'));
    const none = await confirm(html, { take: [] });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain('Tick at least one thing.');
    const { revision, draft } = await articleBySlug(town.city.db, 'kapvergunning');
    await editor.post('/en/work/answers/kapvergunning', {
      revision: String(revision),
      language: 'en',
      name: 'Felling permit',
      summary: 'Somebody else wrote this.',
      checkedOn: '2026-11-20',
      owner: 'Green',
    });
    const late = await confirm(html);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Something has been changed here since you looked.');
    const now = await draftOf('kapvergunning');
    expect(now).not.toEqual(draft);
    expect(now.central.texts.summary?.en).toBe('Somebody else wrote this.');
  });

  it('can be looked at in another language with what was sent', async () => {
    const file = new File([concept('€ 15')], 'page-0.json');
    const html = await (await editor.post(path, { file })).text();
    expect(html).toContain('action="/de/work/answers/import"');
    const german = await editor.post('/de/work/answers/import', {
      text: hidden(html, 'text'),
      _again: 'yes',
    });
    expect(await german.text()).toContain('Erneuerte Artikel: 1');
  });

  it('leaves a trace of each article', async () => {
    const { rows } = await town.city.db.execute<{ action: string; subject: string }>(
      "SELECT action, subject FROM platform.audit_entry WHERE action = 'assistant.article-imported'",
    );
    expect(rows.map(({ subject }) => subject)).toEqual(['kapvergunning', 'kapvergunning']);
  });

  it('does not give an article the address of a page', async () => {
    const taken = await editor.post('/en/work/answers', { name: 'Import', slug: 'import' });
    expect(await taken.text()).toContain('There is an article with this address already.');
    const html = await look(
      concept('€ 1', { isVersionOf: 'urn:concept:8', naam: { nl: 'Import' } }),
    );
    expect(html).toContain('(import-2)');
  });
});

describe('giving everything away', () => {
  let town: TestCity;
  let editor: Client;
  beforeAll(async () => {
    town = await testCity({ services: [service], now: new Date('2026-11-27T10:00:00Z') });
    editor = await town.as('editor');
    const by = { person: 'somebody', now: new Date('2026-11-01T10:00:00Z') };
    await town.city.write(async (tx) => {
      const articleId = await addPublishedArticle(
        tx,
        'bins',
        {
          central: {
            texts: { name: { en: 'Bins' }, summary: { en: '=1+1', nl: 'Elke "maandag"' } },
            informal: { summary: { nl: 'Zet je bak buiten' } },
            contact: { name: { nl: 'Milieu' }, email: 'bins@town.test' },
            audiences: ['citizen'],
            themes: ['waste', 'Milieu, energie'],
            checkedOn: '2026-11-02',
            owner: 'Waste',
          },
          local: [
            { language: 'en', field: 'summary', text: 'Here', author: 'secret-id', reason: 'own' },
          ],
          localContact: {
            contact: { telephone: '14 000' },
            author: 'secret-id',
            reason: 'own desk',
          },
        },
        by,
      );
      await addIntent(tx, {
        key: 'bins',
        theme: 'waste',
        handledBy: {},
        articleId,
        wordings: [{ language: 'en', title: 'Bins', examples: ['when is my bin emptied'] }],
      });
    });
  });
  afterAll(() => town.close());

  const exported = async (): Promise<string> =>
    (await editor.get('/en/work/answers/export.json')).text();

  it('is one document with layers, versions and subjects, and without persons', async () => {
    const response = await editor.get('/en/work/answers/export.json');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="answers-2026-11-27.json"',
    );
    const text = await response.text();
    expect(text).not.toMatch(/secret-id|somebody/);
    expect(JSON.parse(text)).toMatchObject({
      kind: 'polder-assistant',
      town: { address: 'http://polder.test' },
      articles: [
        {
          slug: 'bins',
          published: 1,
          versions: [{ version: 1, publishedAt: '2026-11-01T10:00:00.000Z' }],
          draft: {
            central: { texts: { name: { en: 'Bins' } }, owner: 'Waste' },
            local: [{ text: 'Here', reason: 'own' }],
            localContact: { reason: 'own desk' },
          },
        },
      ],
      subjects: [
        {
          key: 'bins',
          article: 'bins',
          wordings: [{ language: 'en', examples: ['when is my bin emptied'] }],
        },
      ],
    });
  });

  it('leaves out what was taught for an editor who may not teach', async () => {
    const text = (await exported()).replaceAll('"key": "bins"', '"key": "other"');
    const html = await (await editor.post(path, { text })).text();
    expect(html).toContain('You may write articles, but not teach the assistant.');
    expect(ticks(html)).toEqual([]);
  });

  it('is a table of texts that no spreadsheet runs', async () => {
    const bytes = new Uint8Array(
      await (await editor.get('/en/work/answers/export.csv')).arrayBuffer(),
    );
    expect([...bytes.subarray(0, 3)]).not.toEqual([0xef, 0xbb, 0xbf]);
    const rows: string[][] = parse(new TextDecoder().decode(bytes));
    const [header, ...lines] = rows;
    expect(header).toEqual([
      'article',
      'published_version',
      'layer',
      'field',
      'language',
      'manner',
      'text',
      'reason',
    ]);
    expect(lines).toContainEqual(['bins', '1', 'central', 'summary', 'en', 'formal', "'=1+1", '']);
    expect(lines).toContainEqual([
      'bins',
      '1',
      'central',
      'summary',
      'nl',
      'formal',
      'Elke "maandag"',
      '',
    ]);
    expect(lines).toContainEqual([
      'bins',
      '1',
      'central',
      'summary',
      'nl',
      'informal',
      'Zet je bak buiten',
      '',
    ]);
    expect(lines).toContainEqual(['bins', '1', 'local', 'summary', 'en', 'formal', 'Here', 'own']);
    expect(lines).toContainEqual([
      'bins',
      '1',
      'local',
      'contact.telephone',
      '',
      '',
      '14 000',
      'own desk',
    ]);
    expect(lines).toContainEqual([
      'bins',
      '1',
      'central',
      'themes',
      '',
      '',
      'waste; Milieu, energie',
      '',
    ]);
    expect(lines).toHaveLength(12);
  });

  it('comes back: nothing changes here, and what was lost is there again with its own texts', async () => {
    const text = await exported();
    expect(await (await editor.post(path, { text })).text()).toContain('Nothing would change');
    const renamed = text.replaceAll('"bins"', '"boxes"');
    const html = await (await editor.post(path, { text: renamed })).text();
    expect(html).toContain('Bins (boxes)');
    const done = await editor.post(path, {
      text: renamed,
      seen: hidden(html, 'seen'),
      take: ticks(html),
      do: 'take',
    });
    expect(done.status).toBe(303);
    const [before, after] = await Promise.all(
      ['bins', 'boxes'].map(async (slug) => (await articleBySlug(town.city.db, slug)).draft),
    );
    expect(after?.central.texts).toEqual(before?.central.texts);
    expect(after?.central).toMatchObject({ owner: 'Waste', checkedOn: '2026-11-02' });
    expect(after?.local).toEqual([{ ...before?.local[0], author: editor.personId }]);
    expect(after?.localContact?.contact).toEqual({ telephone: '14 000' });
  });

  it('goes to another town without what this one says its own way', async () => {
    const text = (await exported()).replaceAll('http://polder.test', 'https://elsewhere.test');
    const html = await (await editor.post(path, { text })).text();
    expect(html).toContain('Bins (bins-2)');
    expect(html).toContain('What the other town says its own way was left out: 2.');
    await editor.post(path, {
      text,
      seen: hidden(html, 'seen'),
      take: ticks(html).slice(0, 1),
      do: 'take',
    });
    const { draft } = await articleBySlug(town.city.db, 'bins-2');
    expect(draft).toMatchObject({
      local: [],
      central: {
        owner: expect.stringContaining('Person'),
        source: { kind: 'polder', id: 'https://elsewhere.test/answers/bins' },
      },
    });
    expect(draft.localContact).toBeUndefined();
  });
});
