import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineService } from '../../platform/service.ts';
import { type Client, type TestCity, testCity } from '../../platform/testing/city.ts';
import { retentionSetting } from './centre/settings.ts';
import { conversation, message } from './chat/schema.ts';
import { article } from './content/schema.ts';
import { addPublishedArticle } from './content/store.ts';
import assistant from './index.ts';
import { addIntent, addNearDomain } from './intents/store.ts';
import { trainJobName } from './intents/train-job.ts';
import { editorData } from './personal-data.ts';

/** A service that knows one fact, for the assistant to look up. */
const knowing = defineService({
  name: 'knowing',
  offers: {
    facts: [
      {
        name: 'tide',
        question: {
          nl: 'Hoe hoog is het water?',
          en: 'How high is the water?',
          de: 'Wie hoch ist das Wasser?',
          da: 'Hvor højt er vandet?',
        },
        examples: {
          nl: ['waterstand', 'hoe hoog staat het water', 'hoog water vandaag', 'getij'],
          en: ['tide', 'how high is the tide', 'high water today', 'water level'],
          de: ['wasserstand', 'wie hoch steht das wasser', 'hochwasser heute', 'flut'],
          da: ['vandstand', 'hvor højt står vandet', 'højvande i dag', 'tidevand'],
        },
        prompts: { place: { nl: 'Waar?', en: 'Where?', de: 'Wo?', da: 'Hvor?' } },
        inputs: z.object({ place: z.string() }),
        answer: async (_, inputs) =>
          inputs.place === 'harbour'
            ? { text: 'The water stands at 2 metres.', link: '/tide' }
            : undefined,
      },
    ],
  },
});

const questions = (title: string, ...examples: readonly string[]) =>
  (['nl', 'en', 'de', 'da'] as const).map((language) => ({ language, title, examples }));

const tokenOf = (response: Response): string =>
  /polder_conversation=([\w-]+)/.exec(response.headers.getSetCookie().join(';'))?.[1] ?? '';

describe('the assistant', () => {
  let town: TestCity;
  let visitor: Client;

  beforeAll(async () => {
    town = await testCity({
      services: [assistant, knowing],
      now: new Date('2026-11-26T10:00:00Z'),
      withJobs: true,
    });
    const { city } = town;
    await city.db.transaction(async (tx) => {
      const articleId = await addPublishedArticle(
        tx,
        'bins',
        {
          central: {
            texts: {
              name: { en: 'Emptying bins' },
              summary: { en: 'We empty bins on <Mondays>.' },
              cost: { en: 'It costs € 12.' },
            },
            themes: ['waste'],
            checkedOn: '2026-11-02',
            owner: 'Waste',
          },
          local: [
            {
              language: 'en',
              field: 'cost',
              text: 'It costs € 10.',
              author: 'me',
              reason: 'cheaper',
            },
          ],
        },
        { person: 'system', now: city.now() },
      );
      await addIntent(tx, {
        key: 'bins',
        theme: 'waste',
        handledBy: {},
        articleId,
        wordings: questions(
          'Bins',
          'when is my bin emptied',
          'empty my bin',
          'bin day',
          'bin collection',
          'which day is the bin',
        ),
      });
      await addIntent(tx, {
        key: 'licence',
        theme: 'papers',
        handledBy: { en: 'the licensing authority' },
        articleId: null,
        wordings: questions(
          'Driving licence',
          'renew my driving licence',
          'driving licence expired',
          'new licence',
          'driving test',
        ),
      });
      await addNearDomain(tx, 'en', [
        'who won the match',
        'recipe for soup',
        'the weather in rome',
      ]);
      await city.jobs.enqueue(tx, trainJobName, { subject: 'assistant', startedBy: 'system' });
    });
  });
  afterAll(() => town.close());

  const said = async (client: Client, question: string): Promise<string> => {
    const response = await client.post('/en/ask', { text: question });
    expect(response.status).toBe(303);
    const html = await (await client.get('/en/ask')).text();
    return html.slice(html.lastIndexOf('polder-chat__who'));
  };

  it('adds the municipal questions to an assistant that knows none, once', async () => {
    const [starter] = assistant.commands ?? [];
    const given = { positional: [], options: {}, print: () => {}, progress: () => {} };
    await expect(starter?.run(town.city, given)).rejects.toThrow('knows intents already');
  });

  it('says that it learns until it has', async () => {
    visitor = town.visitor();
    // The job may have ended already; either is said in words.
    expect(await said(visitor, 'when is my bin emptied')).toMatch(/still learning|Emptying bins/);
    await town.city.jobs.settled();
  });

  it('tells that it is automated before the first question', async () => {
    const html = await (await town.visitor().get('/en/ask')).text();
    expect(html).toContain('You are talking to an automated assistant');
    expect(html).not.toContain('polder-chat__who');
  });

  it('answers from the article, the local text before the central one, with source and date', async () => {
    visitor = town.visitor();
    const answer = await said(visitor, 'which day is my bin emptied?');
    expect(answer).toContain('We empty bins on &lt;Mondays&gt;.');
    expect(answer).toContain('It costs €\u00a010.');
    expect(answer).toContain('href="/en/answers/bins"');
    expect(answer).toContain('Last checked on 2 November 2026');
  });

  it('names who does what the town does not', async () => {
    expect(await said(town.visitor(), 'renew my driving licence')).toContain(
      'Please turn to the licensing authority',
    );
  });

  it('looks a fact up after asking for what it needs', async () => {
    const client = town.visitor();
    expect(await said(client, 'how high is the tide')).toContain('Where?');
    expect(await said(client, 'harbour')).toContain('The water stands at 2 metres.');
    expect(await said(client, 'how high is the tide')).toContain('Where?');
    expect(await said(client, 'elsewhere')).toContain('could not find');
  });

  it('shows a conversation to its own browser alone', async () => {
    const client = town.visitor();
    await said(client, 'bin day');
    expect(await (await town.visitor().get('/en/ask')).text()).not.toContain('bin day');
    const forged = await town
      .visitor()
      .get('/en/ask', { cookie: `polder_conversation=${'a'.repeat(32)}` });
    expect(await forged.text()).not.toContain('polder-chat__who');
    const [row] = await town.city.db.select().from(conversation).limit(1);
    const stolen = await town
      .visitor()
      .get('/en/ask', { cookie: `polder_conversation=${row?.tokenHash.slice(0, 32)}` });
    expect(await stolen.text()).not.toContain('polder-chat__who');
  });

  it('stores no personal number, and shows markup as it was written', async () => {
    const client = town.visitor();
    const written = '<script>alert(1)</script> bin, BSN 111222333, an@example.org';
    const answer = await said(client, written);
    expect(answer).not.toContain('<script>alert');
    const html = await (await client.get('/en/ask')).text();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; bin, BSN [bsn], [email]');
    const rows = await town.city.db.select().from(message);
    expect(JSON.stringify(rows)).not.toMatch(/111222333|an@example/);
    const states = await town.city.db.select().from(conversation);
    expect(JSON.stringify(states)).toContain('bin, BSN');
    expect(JSON.stringify(states)).not.toMatch(/111222333|an@example/);
  });

  it.each([
    ['nothing', '   ', 'Write your question first.'],
    ['too much', 'x'.repeat(1001), 'at most 1,000 characters'],
  ])('refuses %s in words and keeps what was entered', async (_, text, words) => {
    const response = await town.visitor().post('/en/ask', { text });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(words);
  });

  it('answers any text', async () => {
    for (const text of ['🙂', 'مرحبا', '\u0000\u0007', '?'.repeat(900), "'; DROP TABLE x; --"]) {
      const response = await town.visitor().post('/en/ask', { text });
      expect([303, 422]).toContain(response.status);
    }
  });

  it('takes a rating of its own answers alone', async () => {
    const [mine, other] = [town.visitor(), town.visitor()];
    await said(mine, 'bin day');
    const [answer] = await town.city.db
      .select()
      .from(message)
      .where(eq(message.sender, 'assistant'))
      .orderBy(message.id)
      .then((rows) => rows.slice(-1));
    const rate = (client: Client) =>
      client.post('/en/ask/rate', { message: String(answer?.id), rating: '-1' });
    const ratingNow = async () =>
      (
        await town.city.db
          .select()
          .from(message)
          .where(eq(message.id, answer?.id ?? 0))
      )[0]?.rating;
    await said(other, 'bin day');
    await rate(other);
    expect(await ratingNow()).toBeNull();
    await rate(mine);
    expect(await ratingNow()).toBe(-1);
  });

  it('is taught what it did not understand, by one editor, and understands it then', async () => {
    const client = town.visitor();
    const question = 'frobnicate the quuxel for me';
    const other = 'please frobnicate my quuxel';
    expect(await said(client, question)).toContain('I do not know the answer');
    expect(await said(client, other)).toContain('I do not know the answer');
    const editor = await town.as('editor');
    const html = await (await editor.get('/en/work/assistant')).text();
    const at = html.indexOf(question);
    const start = html.lastIndexOf('<div class="polder-card">', at);
    const group = html.slice(start, html.indexOf('</form>', at));
    expect(group).toContain(other);
    const field = /name="field" value="([^"]+)"/.exec(group)?.[1] ?? '';
    const ids = [...group.matchAll(/name="message" value="(\d+)"/g)].map(([, id = '']) => id);
    expect(ids).toHaveLength(2);

    const without = await editor.post('/en/work/assistant/group', {
      field,
      message: ids,
      do: 'add',
    });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('Choose what the questions belong to.');
    const decide = (by: Client) =>
      by.post('/en/work/assistant/group', { field, [field]: 'bins', message: ids, do: 'add' });
    expect((await decide(editor)).status).toBe(303);
    const late = await town.as('editor');
    await decide(late);
    expect(await (await late.get('/en/work/assistant')).text()).toContain(
      'Somebody else has looked at these already.',
    );
    const after = await (await editor.get('/en/work/assistant')).text();
    expect(after).not.toContain(question);
    expect(after).toContain('Examples were added since');

    await editor.post('/en/work/assistant/learn', {});
    await town.city.jobs.settled();
    expect(await (await editor.get('/en/work/assistant')).text()).not.toContain(
      'Examples were added since',
    );
    // What was learned is a candidate until an editor publishes it.
    expect(await said(town.visitor(), 'frobnicate a quuxel')).not.toContain('Emptying bins');
    const teach = await (await editor.get('/en/work/assistant')).text();
    const candidate = /name="model" value="(\d+)"/.exec(teach)?.[1] ?? '';
    expect((await editor.post('/en/work/assistant/publish', { model: candidate })).status).toBe(
      303,
    );
    expect(await said(town.visitor(), 'frobnicate a quuxel')).toContain('Emptying bins');
  });

  it('shows what an answer was rated down for, and lets it be set aside', async () => {
    const client = town.visitor();
    await said(client, 'bin day in autumn');
    const html = await (await client.get('/en/ask')).text();
    const id = /name="message" value="(\d+)"/.exec(html)?.[1] ?? '';
    await client.post('/en/ask/rate', { message: id, rating: '-1' });
    const editor = await town.as('editor');
    const shown = await (await editor.get('/en/work/assistant')).text();
    expect(shown).toContain('bin day in autumn');
    expect(shown).toContain('did not help, taken for: Bins');
    await editor.post('/en/work/assistant/group', { field: 'x', message: [id], do: 'aside' });
    expect(await (await editor.get('/en/work/assistant')).text()).not.toContain(
      'bin day in autumn',
    );
  });

  it('is taught by those who may alone', async () => {
    for (const who of [town.visitor(), await town.as('officer')])
      expect((await who.get('/en/work/assistant')).status).not.toBe(200);
  });

  it('keeps articles without the person who wrote in them', async () => {
    await editorData.erase(town.city.db, 'me', town.city.files);
    const [kept] = await town.city.db.select().from(article);
    expect(kept?.draft.local.map(({ author, text }) => [author, text])).toEqual([
      ['erased', 'It costs € 10.'],
    ]);
  });

  it('deletes a conversation when it is told to', async () => {
    const client = town.visitor();
    const token = tokenOf(await client.post('/en/ask', { text: 'bin day' }));
    expect(token).toHaveLength(32);
    const before = (await town.city.db.select().from(conversation)).length;
    await client.post('/en/ask/delete', {});
    expect((await town.city.db.select().from(conversation)).length).toBe(before - 1);
    expect(await (await client.get('/en/ask')).text()).not.toContain('polder-chat__who');
  });

  it('forgets conversations after thirty days, with everything in them', async () => {
    await said(town.visitor(), 'bin day');
    const forget = assistant.jobs?.find(({ name }) => name === 'assistant.forget');
    const run = () =>
      forget?.run(
        town.city,
        { subject: '', startedBy: '', data: {} },
        { report: async () => {}, signal: new AbortController().signal },
      );
    const many = async () => (await town.city.db.select().from(message)).length;
    expect(await many()).toBeGreaterThan(0);
    town.setNow(
      new Date(Date.parse('2026-11-26T10:00:00Z') + (retentionSetting.fallback - 1) * 86_400_000),
    );
    await run();
    expect(await many()).toBeGreaterThan(0);
    town.setNow(
      new Date(Date.parse('2026-11-26T10:00:00Z') + (retentionSetting.fallback + 1) * 86_400_000),
    );
    await run();
    expect(await many()).toBe(0);
    expect(await town.city.db.select().from(conversation)).toEqual([]);
  });
});
