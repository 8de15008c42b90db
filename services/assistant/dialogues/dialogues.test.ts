import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntry } from '../../../platform/database/schema.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import { message } from '../chat/schema.ts';
import assistant from '../index.ts';
import { candidateModel, publishedModelId, publishedModels } from '../intents/model-store.ts';
import { model } from '../intents/schema.ts';
import { addIntent, addNearDomain } from '../intents/store.ts';
import { trainJobName } from '../intents/train-job.ts';
import { understandingOf } from '../intents/understanding.ts';
import { addExamples } from '../learning/store.ts';
import { dialogueWriterData } from './personal-data.ts';
import { testDialogue } from './schema.ts';
import { addDialogue } from './store.ts';

const teach = '/en/work/assistant';
const path = `${teach}/dialogues`;

const questions = (title: string, ...examples: readonly string[]) =>
  (['nl', 'en', 'de', 'da'] as const).map((language) => ({ language, title, examples }));

const fill = async ({ city }: TestCity) => {
  await city.db.transaction(async (tx) => {
    const shared = { handledBy: {}, articleId: null };
    await addIntent(tx, {
      ...shared,
      key: 'bins',
      theme: 'waste',
      wordings: questions(
        'Bins',
        'when is my bin emptied',
        'empty my bin',
        'bin day',
        'bin collection',
      ),
    });
    await addIntent(tx, {
      ...shared,
      key: 'licence',
      theme: 'papers',
      wordings: questions(
        'Driving licence',
        'renew my driving licence',
        'new licence',
        'driving test',
      ),
    });
    await addNearDomain(tx, 'en', ['who won the match', 'recipe for soup', 'weather in rome']);
  });
};

const learn = async ({ city }: TestCity) => {
  await city.jobs.enqueue(city.db, trainJobName, { subject: 'assistant', startedBy: 'system' });
  await city.jobs.settled();
};

const turn = (question: string, kind: string, intent = '') => ({
  'question-1': question,
  'kind-1': kind,
  'intent-1': intent,
});

const textOf = async (response: Response | Promise<Response>): Promise<string> =>
  (await response).text();

/** The part of a page under a heading. */
const sectionOf = (html: string, id: string): string => {
  const at = html.indexOf(`aria-labelledby="${id}"`);
  return at < 0 ? '' : html.slice(at, html.indexOf('</section>', at));
};

describe('test dialogues', () => {
  let town: TestCity;
  let editor: Client;

  beforeAll(async () => {
    town = await testCity({
      services: [assistant],
      now: new Date('2026-11-26T10:00:00Z'),
      withJobs: true,
    });
    await fill(town);
    editor = await town.as('editor');
  });
  afterAll(() => town.close());

  const firstIntent = async (question: string) =>
    (await understandingOf(town.city))?.classify(question).candidates[0]?.intent;
  const newestAction = async () => {
    const [found] = await town.city.db
      .select()
      .from(auditEntry)
      .orderBy(desc(auditEntry.sequence))
      .limit(1);
    return found?.action;
  };
  const made = async (fields: Readonly<Record<string, string>>): Promise<number> => {
    const response = await editor.post(`${path}/new`, { language: 'en', do: 'save', ...fields });
    expect(response.status).toBe(303);
    return Number(/dialogues\/(\d+)/.exec(response.headers.get('location') ?? '')?.[1]);
  };
  const publish = async () =>
    editor.post(`${teach}/publish`, {
      model: String((await candidateModel(town.city.db))?.id),
    });

  it('are written down before anything was learned', async () => {
    expect(await textOf(editor.get(path))).toContain('No test dialogue yet');
    const id = await made(turn('bin day', 'answer', 'bins'));
    expect(await newestAction()).toBe('assistant.dialogue-made');
    const html = await textOf(editor.get(`${path}/${id}`));
    expect(html).toContain('Nothing has been learned yet');
    expect(html).toContain('value="bin day"');
    const [row] = await town.city.db.select().from(testDialogue);
    expect(row).toMatchObject({
      name: 'bin day',
      language: 'en',
      turns: [{ question: 'bin day', expected: { kind: 'answer', intent: 'bins' } }],
      changedBy: editor.personId,
    });
  });

  it('pass with the first that is learned, which is put to use by itself', async () => {
    await learn(town);
    const [first, ...others] = await publishedModels(town.city.db);
    expect(others).toEqual([]);
    expect(first?.publishedAt).toEqual(first?.trainedAt);
    expect(first?.report?.dialogues).toEqual([
      {
        id: 1,
        name: 'bin day',
        passed: true,
        turns: [
          {
            question: 'bin day',
            expected: { kind: 'answer', intent: 'bins' },
            found: [{ kind: 'answer', intent: 'bins' }],
          },
        ],
      },
    ]);
    // Four languages of a title and its examples, each tried by what did not learn from it.
    expect(first?.report?.recognised.bins?.of).toBe(20);
    expect(await firstIntent('bin day')).toBe('bins');
    expect(await textOf(editor.get(path))).toContain('goes as expected');
  });

  it('refuse what is not complete and lose nothing', async () => {
    const response = await editor.post(`${path}/new`, {
      language: 'de',
      name: 'Tonne',
      'question-1': 'Wann wird die Tonne geleert?',
      'kind-1': 'answer',
      'question-3': 'Und Papier?',
      do: 'save',
    });
    expect(response.status).toBe(422);
    const html = await textOf(response);
    for (const words of [
      'Choose the subject that is expected.',
      'Choose what is expected.',
      'value="Tonne"',
      'value="Wann wird die Tonne geleert?"',
      'value="Und Papier?"',
      '<option value="de" selected',
    ])
      expect(html).toContain(words);
    expect(await town.city.db.select().from(testDialogue)).toHaveLength(1);
  });

  it('are tried without being kept', async () => {
    const html = await textOf(
      editor.post(`${path}/1`, {
        language: 'en',
        ...turn('frobnicate the quuxel', 'answer', 'licence'),
        do: 'try',
      }),
    );
    expect(html).toContain('Tried, not saved.');
    expect(html).toContain('Does not know');
    expect(html).toContain('Answers: Driving licence');
    const [row] = await town.city.db.select().from(testDialogue);
    expect(row?.turns[0]?.question).toBe('bin day');
  });

  it('run over several turns', async () => {
    const id = await made({
      name: 'a person',
      'question-1': 'frobnicate the quuxel',
      'kind-1': 'none',
      'question-2': 'zibbert wompel',
      'kind-2': 'person',
      'question-3': 'renew my driving licence',
      'kind-3': 'answer',
      'intent-3': 'licence',
    });
    const results = sectionOf(await textOf(editor.get(`${path}/${id}`)), 'results');
    expect(results).toContain('Does not know; Offers a person');
    expect(results.match(/polder-status--positive/g)).toHaveLength(3);
  });

  it('let what is learned later wait until an editor puts it to use', async () => {
    const before = await publishedModelId(town.city.db);
    await addExamples(town.city.db, 'licence', 'en', ['frobnicate the quuxel', 'quuxel please']);
    await learn(town);
    expect(await publishedModelId(town.city.db)).toBe(before);
    expect(await firstIntent('bin day')).toBe('bins');
    const html = sectionOf(await textOf(editor.get(teach)), 'candidate');
    expect(html).toContain('Learned, and waiting to be put to use');
    // What was not understood is now: the dialogue that wrote that down no longer holds.
    expect(html).toContain('1 of 2 test dialogues go as expected.');
    expect(html).toContain('frobnicate the quuxel');
    expect(html).toContain('Answers: Driving licence');
    const list = await textOf(editor.get(path));
    expect(list).toContain('Learned last');
    expect(list).toContain('goes otherwise');
  });

  it('that fail keep it from being put to use, with the difference shown', async () => {
    const before = await publishedModelId(town.city.db);
    const response = await publish();
    expect(response.status).toBe(422);
    const html = await textOf(response);
    expect(html).toContain('Not put to use: not all test dialogues go as expected.');
    const differences = html.slice(html.indexOf('id="differences"'));
    for (const words of ['Does not know', 'Answers: Driving licence', 'frobnicate the quuxel'])
      expect(differences).toContain(words);
    expect(await publishedModelId(town.city.db)).toBe(before);
    expect(await candidateModel(town.city.db)).toBeDefined();
  });

  it('run once more when it is put to use, as they may have been mended', async () => {
    const [, person] = await town.city.db.select().from(testDialogue).orderBy(testDialogue.id);
    await editor.post(`${path}/${person?.id}`, {
      language: 'en',
      ...turn('frobnicate the quuxel', 'answer', 'licence'),
      do: 'save',
    });
    const candidate = await candidateModel(town.city.db);
    expect(candidate?.report?.dialogues.map(({ passed }) => passed)).toEqual([true, false]);
    town.setNow(new Date('2026-11-26T11:00:00Z'));
    expect((await publish()).status).toBe(303);
    expect(await newestAction()).toBe('assistant.model-published');
    const [now] = await publishedModels(town.city.db);
    expect(now?.id).toBe(candidate?.id);
    expect(now?.report?.dialogues.map(({ passed }) => passed)).toEqual([true, true]);
    expect(now?.report?.recognised).toEqual(candidate?.report?.recognised);
    expect(await firstIntent('frobnicate the quuxel')).toBe('licence');
    expect(await candidateModel(town.city.db)).toBeUndefined();
  });

  it('do not let one put to use what another has not seen', async () => {
    await learn(town);
    const stale = await candidateModel(town.city.db);
    await learn(town);
    await editor.post(`${teach}/publish`, { model: String(stale?.id) });
    expect(await textOf(editor.get(teach))).toContain('learned or put to use meanwhile');
    expect(await publishedModelId(town.city.db)).not.toBe(stale?.id);
    // Of those that nobody put to use only the last is kept.
    expect(await town.city.db.select({ id: model.id }).from(model)).toHaveLength(3);
  });

  it('leave the way back to what was in use before', async () => {
    town.setNow(new Date('2026-11-26T12:00:00Z'));
    const [now, earlier] = await publishedModels(town.city.db);
    const back = await editor.post(`${teach}/put-back`, { model: String(earlier?.id) });
    expect(back.status).toBe(303);
    expect(await newestAction()).toBe('assistant.model-put-back');
    expect(await publishedModelId(town.city.db)).toBe(earlier?.id);
    expect((await publishedModels(town.city.db))[1]?.id).toBe(now?.id);
    const understanding = await understandingOf(town.city);
    expect(understanding?.classify('frobnicate the quuxel').outcome).toBe('decline');
    // What is in use, a candidate and nothing at all cannot be put back.
    for (const id of [earlier?.id, (await candidateModel(town.city.db))?.id, 0, 'x']) {
      await editor.post(`${teach}/put-back`, { model: String(id) });
      expect(await publishedModelId(town.city.db)).toBe(earlier?.id);
    }
  });

  it('leave the last three that were in use, and one that waits', async () => {
    for (const hour of ['13', '14', '15']) {
      town.setNow(new Date(`2026-11-26T${hour}:00:00Z`));
      await learn(town);
      expect((await publish()).status).toBe(303);
    }
    await learn(town);
    expect(await publishedModels(town.city.db)).toHaveLength(3);
    expect(await town.city.db.select({ id: model.id }).from(model)).toHaveLength(4);
  });

  it('are made of a question that was not understood, once it is added to a subject', async () => {
    const question = 'glimmer my snorkwood';
    await town.visitor().post('/en/ask', { text: question });
    await town.visitor().post('/en/ask', { text: 'bin day' });
    const rows = await town.city.db
      .select()
      .from(message)
      .where(eq(message.sender, 'assistant'))
      .orderBy(message.id);
    const [missed, understood] = rows.slice(-2);
    const fromMessage = (id: number | undefined) =>
      textOf(editor.get(`${path}/new?message=${id}&subject=bins`));
    // Only what somebody looked at as not understood is shown.
    expect(await fromMessage(missed?.id)).not.toContain(question);
    const added = await editor.post(`${teach}/group`, {
      field: 'intent-x',
      'intent-x': 'bins',
      message: [String(missed?.id)],
      do: 'add',
    });
    const offered = await textOf(editor.get(`${added.headers.get('location')}`));
    const link = /href="([^"]+dialogues\/new[^"]+)"/.exec(offered)?.[1]?.replaceAll('&amp;', '&');
    const html = await textOf(editor.get(link ?? ''));
    expect(html).toContain(`value="${question}"`);
    expect(html).toContain('<option value="bins" selected');
    expect(html).toContain('<option value="answer" selected');
    expect(await fromMessage(understood?.id)).not.toContain('value="bin day"');
  });

  it('are removed', async () => {
    const id = await made(turn('bin day', 'answer', 'bins'));
    expect((await editor.post(`${path}/${id}/remove`, {})).status).toBe(303);
    expect(await newestAction()).toBe('assistant.dialogue-removed');
    expect((await editor.get(`${path}/${id}`)).status).toBe(404);
    expect((await editor.post(`${path}/${id}/remove`, {})).status).toBe(404);
    expect((await editor.post(`${path}/${id}`, { ...turn('x', 'none'), do: 'save' })).status).toBe(
      404,
    );
  });

  it('stay without the person who wrote them', async () => {
    const { db, files } = town.city;
    const writer = { person: 'somebody', now: new Date('2026-11-26T10:00:00Z') };
    const id = await addDialogue(db, { name: 'x', language: 'nl', turns: [] }, writer);
    expect(await dialogueWriterData.exportFor(db, 'somebody')).toEqual([
      { name: 'x', changedAt: writer.now },
    ]);
    await dialogueWriterData.erase(db, 'somebody', files);
    const [row] = await db.select().from(testDialogue).where(eq(testDialogue.id, id));
    expect(row).toMatchObject({ name: 'x', changedBy: 'erased' });
  });

  it('are for those who teach', async () => {
    for (const who of [town.visitor(), await town.as('officer')]) {
      for (const address of [path, `${path}/new`, `${path}/1`])
        expect((await who.get(address)).status).not.toBe(200);
      expect((await who.post(`${teach}/publish`, { model: '1' })).status).not.toBe(200);
    }
    expect((await (await town.as('officer')).get(path)).status).toBe(403);
  });
});

describe('a first model whose dialogues fail', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [assistant], withJobs: true });
    await fill(town);
    await addDialogue(
      town.city.db,
      {
        name: 'wrong',
        language: 'en',
        turns: [{ question: 'bin day', expected: { kind: 'answer', intent: 'licence' } }],
      },
      { person: 'system', now: new Date() },
    );
    await learn(town);
  });
  afterAll(() => town.close());

  it('waits, and is put to use once they are mended', async () => {
    expect(await publishedModelId(town.city.db)).toBeUndefined();
    expect(await understandingOf(town.city)).toBeUndefined();
    const editor = await town.as('editor');
    const waiting = await candidateModel(town.city.db);
    const publish = () => editor.post(`${teach}/publish`, { model: String(waiting?.id) });
    expect((await publish()).status).toBe(422);
    await editor.post(`${path}/1/remove`, {});
    expect((await publish()).status).toBe(303);
    expect(await publishedModelId(town.city.db)).toBe(waiting?.id);
  });
});
