import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  record,
  string,
  uniqueArray,
} from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../platform/database/db.ts';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import type { ArticleDraft } from '../content/article.ts';
import { addArticle, allArticles } from '../content/store.ts';
import { addDialogue, allDialogues, type WrittenDialogue } from '../dialogues/store.ts';
import assistant from '../index.ts';
import { candidateModel, newestModel, publishedModelId } from '../intents/model-store.ts';
import { addIntent, allIntents, allNearDomains, putNearDomain } from '../intents/store.ts';
import { trainJobName } from '../intents/train-job.ts';
import { teachPermission } from '../learning/permission.ts';
import { type AssistantExport, exportEverything } from './polder.ts';
import { previewOf } from './preview.ts';
import { chosenOf, takeChosen } from './take.ts';

const path = '/en/work/answers/import';
const elsewhere = { name: 'Elsewhere', address: 'https://elsewhere.test' };
const now = new Date('2026-11-26T10:00:00Z');

const draft = (name: string): ArticleDraft => ({
  central: {
    texts: { name: { en: name }, summary: { en: `About ${name}.` } },
    themes: ['waste'],
    checkedOn: '2026-11-02',
    owner: 'Waste',
  },
  local: [],
});

interface Town {
  readonly subjects: readonly {
    readonly key: string;
    readonly theme: string;
    readonly article: string | undefined;
    readonly wordings: readonly {
      readonly language: Language;
      readonly title: string;
      readonly examples: readonly string[];
    }[];
  }[];
  readonly nearDomains: readonly {
    readonly language: Language;
    readonly questions: readonly string[];
  }[];
  readonly dialogues: readonly WrittenDialogue[];
}

const fill = async (tx: Db, { subjects, nearDomains, dialogues }: Town): Promise<void> => {
  const by = { person: 'somebody', now };
  const ids = new Map<string, number>();
  for (const slug of new Set(subjects.flatMap(({ article }) => article ?? [])))
    ids.set(slug, (await addArticle(tx, slug, draft(slug), by))?.id ?? 0);
  for (const { key, theme, article, wordings } of subjects)
    await addIntent(tx, {
      key,
      theme,
      wordings,
      handledBy: { nl: 'De regio' },
      articleId: ids.get(article ?? '') ?? null,
    });
  for (const one of nearDomains) await putNearDomain(tx, one);
  for (const one of dialogues) await addDialogue(tx, one, by);
};

const bins = (examples: readonly string[]): Town['subjects'][number] => ({
  key: 'bins',
  theme: 'waste',
  article: 'emptying-bins',
  wordings: [{ language: 'en', title: 'Bins', examples }],
});

const licence: Town['subjects'][number] = {
  key: 'licence',
  theme: 'papers',
  article: undefined,
  wordings: [
    {
      language: 'en',
      title: 'Driving licence',
      examples: ['renew my driving licence', 'new licence', 'driving test'],
    },
  ],
};

const otherTown: Town = {
  subjects: [
    bins(['when is my bin emptied', 'empty my bin', 'bin day', 'bin collection']),
    licence,
  ],
  nearDomains: [{ language: 'en', questions: ['who won the match', 'weather in rome'] }],
  dialogues: [
    {
      name: 'Bin day',
      language: 'en',
      turns: [{ question: 'bin day', expected: { kind: 'answer', intent: 'bins' } }],
    },
  ],
};

const hidden = (html: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const ticks = (html: string): readonly string[] =>
  [...html.matchAll(/name="take" value="([0-9a-f]{16})"/g)].map(([, key = '']) => key);

const countsOf = (html: string, list: string): readonly number[] =>
  [
    ...(new RegExp(`<tr[^>]*>(?:(?!</tr>).)*${list}.*?</tr>`, 's').exec(html)?.[0] ?? '').matchAll(
      /(?:>|\s)(\d+)\s*(?:<\/span>)?<\/td>/g,
    ),
  ].map(([, count]) => Number(count));

describe('taking over what another assistant was taught', () => {
  let town: TestCity;
  let editor: Client;
  beforeAll(async () => {
    town = await testCity({ services: [assistant], now, withJobs: true });
    editor = await town.as('editor');
  });
  afterAll(() => town.close());

  const emptied = () =>
    town.city.db.execute(
      'TRUNCATE assistant.intent, assistant.near_domain, assistant.test_dialogue, assistant.article, assistant.model RESTART IDENTITY CASCADE',
    );
  afterEach(emptied);
  // As many documents as an editor may send in a minute are few for all of these.
  let minutes = 0;
  beforeEach(() => {
    minutes += 1;
    town.setNow(new Date(now.getTime() + minutes * 60_000));
  });

  const exported = (from = elsewhere): Promise<AssistantExport> =>
    exportEverything(town.city.db, from, now);
  /** What another town gives away; nothing of it stays here. */
  const exportOf = async (other: Town): Promise<AssistantExport> => {
    await town.city.write((tx) => fill(tx, other));
    const all = await exported();
    await emptied();
    return all;
  };
  const look = async (document: unknown, as = editor, page = path): Promise<string> => {
    const response = await as.post(page, { text: JSON.stringify(document, undefined, 1) });
    expect(response.status).toBe(200);
    return response.text();
  };
  const confirm = (html: string, take = ticks(html), as = editor) =>
    as.post(path, { text: hidden(html, 'text'), seen: hidden(html, 'seen'), take, do: 'take' });
  const takeAll = async (document: unknown): Promise<void> => {
    expect((await confirm(await look(document))).status).toBe(303);
  };
  const taughtHere = async () => {
    const { subjects, nearDomains, dialogues } = await exported();
    return { subjects, nearDomains, dialogues };
  };

  it('counts what is new, writes nothing before it is confirmed, and then adds everything', async () => {
    const document = await exportOf(otherTown);
    const html = await look(document);
    expect(countsOf(html, 'Subjects')).toEqual([2, 0, 0, 0]);
    expect(countsOf(html, 'Test dialogues')).toEqual([1, 0, 0, 0]);
    expect(await allIntents(town.city.db)).toEqual([]);
    const done = await confirm(html);
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toContain('/en/work/assistant');
    expect(await taughtHere()).toEqual({
      subjects: document.subjects,
      nearDomains: document.nearDomains,
      dialogues: document.dialogues,
    });
    const [article] = await allArticles(town.city.db);
    expect(article).toMatchObject({ slug: 'emptying-bins', publishedVersion: null });
    const [subject] = await allIntents(town.city.db);
    expect(subject).toMatchObject({ key: 'bins', articleId: article?.id });
  });

  it('changes nothing when it is done again', async () => {
    const document = await exportOf(otherTown);
    await takeAll(document);
    const again = await look(document);
    expect(again).toContain('Nothing would change: everything in it is here already.');
    expect(countsOf(again, 'Subjects')).toEqual([0, 0, 2, 0]);
    expect(countsOf(again, 'none of the town’s')).toEqual([0, 0, 1, 0]);
    expect(countsOf(again, 'Test dialogues')).toEqual([0, 0, 1, 0]);
  });

  it('adds to a subject that is here and keeps what the town has of it', async () => {
    const document = await exportOf(otherTown);
    await town.city.write((tx) =>
      fill(tx, {
        subjects: [{ ...bins(['Bin day!', 'our own words']), article: 'our-bins', theme: 'ours' }],
        nearDomains: [{ language: 'en', questions: ['Who won the match?', 'a joke'] }],
        dialogues: [],
      }),
    );
    const html = await look(document);
    expect(countsOf(html, 'Subjects')).toEqual([1, 1, 0, 0]);
    expect(html).toContain('English +3.');
    await confirm(html);
    const [subject] = await allIntents(town.city.db);
    expect(subject?.theme).toBe('ours');
    expect(subject?.wordings[0]?.examples).toEqual([
      'Bin day!',
      'our own words',
      'when is my bin emptied',
      'empty my bin',
      'bin collection',
    ]);
    const ours = (await allArticles(town.city.db)).find(({ slug }) => slug === 'our-bins');
    expect(subject?.articleId).toBe(ours?.id);
    expect(await allNearDomains(town.city.db)).toEqual([
      { language: 'en', questions: ['Who won the match?', 'a joke', 'weather in rome'] },
    ]);
  });

  it('links an article that was taken over before, by where it comes from', async () => {
    const document = await exportOf(otherTown);
    await takeAll({ ...document, subjects: [], nearDomains: [], dialogues: [] });
    await takeAll({ ...document, articles: [] });
    const [article] = await allArticles(town.city.db);
    const [subject] = await allIntents(town.city.db);
    expect(subject?.articleId).toBe(article?.id);
  });

  it('leaves a subject without an answer where its article is not ticked, and answers it later', async () => {
    const document = await exportOf(otherTown);
    const html = await look(document);
    await confirm(html, ticks(html).slice(1));
    expect((await allIntents(town.city.db))[0]?.articleId).toBeNull();
    const later = await look(document);
    expect(countsOf(later, 'Subjects')).toEqual([0, 1, 1, 0]);
    await confirm(later);
    const [article] = await allArticles(town.city.db);
    expect((await allIntents(town.city.db))[0]?.articleId).toBe(article?.id);
  });

  it('takes no dialogue without the subject it expects', async () => {
    const html = await look(await exportOf(otherTown));
    const [, , , ...withoutSubjects] = ticks(html);
    const refused = await confirm(html, withoutSubjects);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('The test dialogue “Bin day” needs the subject “Bins”.');
    expect(await allDialogues(town.city.db)).toEqual([]);
  });

  it('refuses what is wrong where it stands, in the reader’s language, and takes the others', async () => {
    const document = await exportOf(otherTown);
    const [first, second] = document.subjects;
    const bad = {
      ...document,
      articles: [...document.articles, { slug: 'half' }],
      subjects: [
        first,
        { ...second, key: 'Not A Key' },
        first,
        { ...second, wordings: [{ language: 'xx', title: 'X', examples: [] }] },
        { ...second, wordings: [{ language: 'en', title: 'X', examples: ['a', '  '] }] },
      ],
      dialogues: [
        ...document.dialogues,
        {
          name: 'Lost',
          language: 'en',
          turns: [{ question: 'x', expected: { kind: 'answer', intent: 'nowhere' } }],
        },
      ],
    };
    const lines = JSON.stringify(bad, undefined, 1).split('\n');
    const lineOf = (part: string) => lines.findIndex((line) => line.includes(part)) + 1;
    const html = await look(bad);
    expect(countsOf(html, 'Subjects')).toEqual([1, 0, 0, 4]);
    expect(countsOf(html, 'Articles')).toEqual([1, 0, 0, 1]);
    expect(html).toContain(`Line ${lineOf('Not A Key')}: <code>subjects[1].key</code>`);
    expect(html).toContain('It stands there twice; the first one counts.');
    expect(html).toContain('<code>subjects[3].wordings[0].language</code>');
    expect(html).toContain(
      `Line ${lineOf('"  "')}: <code>subjects[4].wordings[0].examples[1]</code>`,
    );
    expect(html).toContain('It expects a subject that is neither here nor in the document.');
    const dutch = await look(bad, editor, '/nl/work/answers/import');
    expect(dutch).toContain('De sleutel mag alleen kleine letters');
    expect(dutch).toContain(`Regel ${lineOf('Not A Key')}:`);
    await confirm(html);
    expect((await allIntents(town.city.db)).map(({ key }) => key)).toEqual(['bins']);
  });

  it('says where the document as a whole is wrong', async () => {
    const { formatVersion: _, ...document } = await exportOf(otherTown);
    const response = await editor.post(path, {
      text: JSON.stringify({ ...document, formatVersion: 9 }, undefined, 1),
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(
      /not as this program writes it\. See line \d+ \(formatVersion\)\./,
    );
    const nothing = await editor.post(path, {
      text: JSON.stringify({
        ...document,
        formatVersion: 1,
        articles: [],
        subjects: [],
        nearDomains: [],
        dialogues: [],
      }),
    });
    expect(await nothing.text()).toContain('There is nothing to take over in it.');
  });

  it('holds no sign that a database cannot keep', async () => {
    const document = await exportOf({
      ...otherTown,
      subjects: [bins(['a plain question'])],
    });
    const text = JSON.stringify(document).replaceAll('a plain', 'a\\u0000 pl\\ud800\\u202eain');
    await confirm(await (await editor.post(path, { text })).text());
    expect((await allIntents(town.city.db))[0]?.wordings[0]?.examples).toEqual([
      'a pl\ufffdain question',
    ]);
  });

  it('asks again when a subject was changed meanwhile, and writes nothing', async () => {
    const document = await exportOf(otherTown);
    const html = await look(document);
    await town.city.write((tx) =>
      fill(tx, { ...otherTown, subjects: [licence], dialogues: [], nearDomains: [] }),
    );
    const late = await confirm(html);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Something has been changed here since you looked.');
    expect(await allArticles(town.city.db)).toEqual([]);
  });

  it('happens once when it is confirmed twice at the same time', async () => {
    const html = await look(await exportOf(otherTown));
    const both = await Promise.all([confirm(html), confirm(html)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await allDialogues(town.city.db)).toHaveLength(1);
  });

  it('leaves a trace of everything with the town it comes from', async () => {
    await takeAll(await exportOf(otherTown));
    const { rows } = await town.city.db.execute<{ action: string; subject: string }>(
      `SELECT action, subject FROM platform.audit_entry WHERE details ->> 'source' LIKE '${elsewhere.address}%' ORDER BY sequence DESC LIMIT 5`,
    );
    expect(rows.map(({ action, subject }) => `${action} ${subject}`).toSorted()).toEqual([
      'assistant.article-imported emptying-bins',
      'assistant.dialogue-made 1',
      'assistant.examples-added near-domain',
      'assistant.subject-made bins',
      'assistant.subject-made licence',
    ]);
  });

  it('learns nothing of itself; what is learned then must go with the dialogues', async () => {
    const document = await exportOf(otherTown);
    const [dialogue] = document.dialogues;
    const failing = {
      ...dialogue,
      name: 'Fails',
      turns: [
        { question: 'renew my driving licence', expected: { kind: 'answer', intent: 'bins' } },
      ],
    };
    await takeAll({ ...document, dialogues: [dialogue, failing] });
    await town.city.jobs.settled();
    expect(await newestModel(town.city.db)).toBeUndefined();
    await town.city.jobs.enqueue(town.city.db, trainJobName, {
      subject: 'assistant',
      startedBy: 'system',
    });
    await town.city.jobs.settled();
    expect(await publishedModelId(town.city.db)).toBeUndefined();
    const candidate = await candidateModel(town.city.db);
    expect(candidate?.report?.dialogues.map(({ name, passed }) => [name, passed])).toEqual([
      ['Bin day', true],
      ['Fails', false],
    ]);
  });

  const looking = (tx: Db) => ({
    city: town.city,
    tx,
    person: { id: 'me', name: 'Me', permissions: new Set([teachPermission]) },
    page: { language: 'en' } as const,
    audit: async () => {},
  });
  const question = string({ minLength: 1, maxLength: 20 }).filter(
    (text) => /\S/.test(text) && !/[\p{Cc}\p{Cf}]/u.test(text),
  );
  const slug = constantFrom('bins', 'rent', 'trees', 'lights', 'pools');
  const language = constantFrom(...languages);
  const spoken = <Part extends { readonly language: Language }>(
    one: Parameters<typeof uniqueArray<Part, Language>>[0],
  ) => uniqueArray(one, { selector: (part: Part) => part.language, maxLength: languages.length });
  const towns = record({
    subjects: uniqueArray(
      record({
        key: slug,
        theme: question,
        article: constantFrom(undefined, 'one', 'two'),
        wordings: spoken(
          record({ language, title: question, examples: uniqueArray(question, { maxLength: 6 }) }),
        ),
      }),
      { selector: ({ key }) => key },
    ),
    nearDomains: spoken(record({ language, questions: array(question, { maxLength: 4 }) })),
    dialogues: uniqueArray(
      record({
        name: question,
        language,
        turns: array(
          record({
            question,
            expected: constantFrom({ kind: 'none' as const }, { kind: 'person' as const }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      }),
      { selector: (one) => JSON.stringify(one), maxLength: 4 },
    ),
  });

  it('gives the same again from an empty town, whatever was taught, and is then here already', async () => {
    await assert(
      asyncProperty(towns, async (given) => {
        await emptied();
        const document = await exportOf(given);
        const { subjects, nearDomains, dialogues } = document;
        if (subjects.length + nearDomains.length + dialogues.length === 0) return;
        const text = JSON.stringify(document);
        await town.city.write(async (tx) => {
          const preview = await previewOf(looking(tx), text);
          await takeChosen(looking(tx), preview.town, chosenOf(preview, preview.ticked));
        });
        expect(await taughtHere()).toEqual({ subjects, nearDomains, dialogues });
        expect((await previewOf(looking(town.city.db), text)).ticked).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
