import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jobRun } from '../../../platform/database/schema.ts';
import { createApi } from '../../../platform/http/api.ts';
import { createApp } from '../../../platform/http/app.ts';
import { defineService } from '../../../platform/service.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import { agent, ticket } from '../centre/schema.ts';
import { longestQuestion, mostMessages, mostPerMinute } from '../chat/rules.ts';
import { conversation, message } from '../chat/schema.ts';
import { keepMessages } from '../chat/store.ts';
import { addPublishedArticle } from '../content/store.ts';
import { addIntent } from '../intents/store.ts';
import { trainJob } from '../intents/train-job.ts';
import { registerChannels } from './meta/webhook.ts';
import { undeliveredNote } from './notes.ts';
import { queueOutgoing, undelivered } from './outgoing-store.ts';
import { channelAddress, channelDelivery, channelOutgoing } from './schema.ts';
import { mostAttempts, sendJob } from './send-job.ts';
import { forgetDeliveries } from './store.ts';
import {
  appSecret,
  ofType,
  pageDelivery,
  pageEvent,
  pageId,
  phoneNumberId,
  pressedBy,
  signatureOf,
  statusOnly,
  textFrom,
  toOtherNumber,
  type WhatsappMessage,
  whatsappDelivery,
} from './testing/deliveries.ts';
import { type GraphStub, openGraphStub, refusal, type Sent } from './testing/graph-stub.ts';

const path = '/api/assistant/channels/meta';
const start = new Date('2026-11-26T10:00:00Z');
const verifyToken = 'a word agreed on';

const channels = defineService({
  name: 'assistant',
  api: (city) => {
    const api = createApi();
    registerChannels(api, city);
    return api;
  },
  jobs: [trainJob, sendJob],
});

const examples = {
  nl: ['wanneer wordt mijn afvalbak geleegd', 'ophaaldag van de vuilnisbak', 'afvalbak legen'],
  en: ['when is my bin emptied', 'which day is the bin collected', 'please empty my bin'],
  de: ['wann wird meine Tonne geleert', 'an welchem Tag kommt die Müllabfuhr', 'Tonne leeren'],
  da: ['hvornår bliver min skraldespand tømt', 'hvilken dag hentes affaldet', 'tøm min spand'],
};
const others = {
  nl: ['mijn rijbewijs verlengen', 'een nieuw rijbewijs aanvragen', 'rijbewijs verlopen'],
  en: ['renew my driving licence', 'apply for a new driving licence', 'my licence has expired'],
  de: ['meinen Führerschein verlängern', 'einen neuen Führerschein', 'Führerschein abgelaufen'],
  da: ['forny mit kørekort', 'søge om nyt kørekort', 'mit kørekort er udløbet'],
};
const input = (subject: string) => ({ subject, startedBy: 'system', data: {} });
const progress = { report: async () => {}, signal: new AbortController().signal };

const languages = ['nl', 'en', 'de', 'da'] as const;

describe('WhatsApp and Messenger', () => {
  let town: TestCity;
  let graph: GraphStub;
  let app: ReturnType<typeof createApp>['app'];
  let people = 0;

  /** Somebody who has not written before. */
  const somebody = () => {
    people += 1;
    return `3160000${1000 + people}`;
  };

  beforeAll(async () => {
    graph = await openGraphStub();
    town = await testCity({ services: [channels], now: start });
    const { city } = town;
    Object.assign(city.config, {
      meta: {
        verifyToken,
        appSecret,
        accessToken: 'access',
        pageToken: 'page access',
        phoneNumberId,
        pageId,
        graphUrl: graph.url,
      },
    });
    ({ app } = createApp(city, { address: (entry) => entry, respond: () => undefined }));
    await city.db.transaction(async (tx) => {
      const articleId = await addPublishedArticle(
        tx,
        'bins',
        {
          central: {
            texts: {
              name: { en: 'Emptying bins', nl: 'Afvalbakken legen' },
              summary: { en: 'We empty bins on Mondays.', nl: 'We legen bakken op maandag.' },
            },
            themes: ['waste'],
            checkedOn: '2026-11-02',
            owner: 'Waste',
          },
          local: [],
        },
        { person: 'system', now: start },
      );
      for (const [key, own, title] of [
        ['bins', examples, 'Bins'],
        ['licence', others, 'Driving licence of long standing'],
      ] as const)
        await addIntent(tx, {
          key,
          theme: key,
          handledBy: {},
          articleId: key === 'bins' ? articleId : null,
          wordings: languages.map((language) => ({
            language,
            title: language === 'en' ? title : `${own[language][0]}`,
            examples: own[language],
          })),
        });
    });
    await trainJob.run(city, input('assistant'), progress);
  });

  afterAll(async () => {
    Object.assign(town.city.config, { meta: undefined });
    await town.close();
    await graph.close();
  });

  beforeEach(() => {
    graph.sent.length = 0;
    town.setNow(start);
  });

  const post = (body: string | Uint8Array<ArrayBuffer>, signature?: string) =>
    app.request(`http://polder.test${path}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': signature ?? signatureOf(body),
      },
    });

  const deliver = async (delivery: object): Promise<number> => {
    const response = await post(JSON.stringify(delivery));
    return response.status;
  };

  /** Does what the queue of tasks would do, without its waits: tries again what was not done. */
  const settled = async (): Promise<void> => {
    const { city } = town;
    const waiting = and(eq(jobRun.name, sendJob.name), eq(jobRun.state, 'waiting'));
    for (let tries = 0; tries < 200; tries++) {
      const [task] = await city.db.select().from(jobRun).where(waiting).limit(1);
      if (!task) return;
      const isDone = await sendJob.run(city, input(task.subject), progress).then(
        () => true,
        () => false,
      );
      if (isDone) await city.db.update(jobRun).set({ state: 'done' }).where(eq(jobRun.id, task.id));
    }
    throw new Error('The tasks come to no end');
  };

  /** Delivers messages and waits until what is said to them has been sent. */
  const said = async (...messages: readonly (readonly WhatsappMessage[])[]) => {
    expect(await deliver(whatsappDelivery(...messages))).toBe(200);
    await settled();
  };

  const textOf = ({ body }: Sent): string => {
    const { text, interactive } = body as {
      text?: { body: string };
      interactive?: { body: { text: string } };
    };
    return text?.body ?? interactive?.body.text ?? '';
  };

  const sentTo = (address: string): readonly string[] =>
    graph.sent.filter(({ body }) => body.to === address).map(textOf);

  const conversationOf = async (address: string) => {
    const [found] = await town.city.db
      .select()
      .from(channelAddress)
      .innerJoin(conversation, eq(conversation.id, channelAddress.conversationId))
      .where(eq(channelAddress.address, address));
    return found?.conversation;
  };

  const messagesWith = async (address: string) => {
    const own = await conversationOf(address);
    return town.city.db
      .select()
      .from(message)
      .where(eq(message.conversationId, own?.id ?? 0))
      .orderBy(asc(message.id));
  };

  const everything = async () =>
    JSON.stringify([
      await town.city.db.select().from(message),
      await town.city.db.select().from(conversation),
      await town.city.db.select().from(channelDelivery),
      await town.city.db.select().from(channelOutgoing),
    ]);

  describe('the address that Meta makes sure of', () => {
    const ask = (query: Readonly<Record<string, string>>) =>
      app.request(`http://polder.test${path}?${new URLSearchParams(query)}`);

    it('gives the challenge back to whoever knows the word', async () => {
      const response = await ask({
        'hub.mode': 'subscribe',
        'hub.verify_token': verifyToken,
        'hub.challenge': '1158201444',
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(await response.text()).toBe('1158201444');
    });

    it.each([
      ['another word', { 'hub.mode': 'subscribe', 'hub.verify_token': 'x', 'hub.challenge': '1' }],
      ['no word', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }],
      [
        'another mode',
        { 'hub.mode': 'unsubscribe', 'hub.verify_token': verifyToken, 'hub.challenge': '1' },
      ],
      ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken }],
      [
        'markup as challenge',
        { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': '<b>' },
      ],
    ])('refuses %s', async (_, query) => {
      expect((await ask(query)).status).toBe(403);
    });

    it('is not there while the channels are not used', async () => {
      const { meta } = town.city.config;
      Object.assign(town.city.config, { meta: undefined });
      expect((await ask({})).status).toBe(404);
      expect(await deliver(whatsappDelivery([]))).toBe(404);
      Object.assign(town.city.config, { meta });
    });
  });

  describe('a delivery', () => {
    it('is refused without Meta’s signature over its very bytes, and leaves nothing', async () => {
      const before = await everything();
      const body = JSON.stringify(whatsappDelivery([textFrom(somebody(), 'bin', start)]));
      const wrong = [
        '',
        'sha256=00',
        signatureOf(body, 'another secret'),
        signatureOf(`${body} `),
        signatureOf(JSON.stringify(JSON.parse(body), null, 1)),
      ];
      for (const signature of wrong) expect((await post(body, signature)).status).toBe(403);
      expect(await everything()).toBe(before);
      expect(graph.sent).toEqual([]);
    });

    it('that is no JSON is refused in words', async () => {
      const response = await post('{"object":');
      expect(response.status).toBe(422);
      expect(response.headers.get('content-type')).toMatch(/problem\+json/);
    });

    it('of more than a megabyte is refused', async () => {
      expect((await post(`"${'x'.repeat(1_000_000)}"`)).status).toBe(413);
    });

    it.each([
      ['nothing', null],
      ['a list', []],
      ['another object', { object: 'instagram', entry: [] }],
      ['no entries', { object: 'page' }],
      ['entries of another kind', { object: 'page', entry: [{ id: pageId, messaging: [7, {}] }] }],
      ['a status only', statusOnly(start)],
    ])('of %s is taken, and nothing is said', async (_, delivery) => {
      const before = await everything();
      expect(await deliver(delivery as object)).toBe(200);
      await settled();
      expect(graph.sent).toEqual([]);
      expect(await everything()).toBe(before);
    });

    it('for another number of the same app is left alone', async () => {
      const address = somebody();
      expect(await deliver(toOtherNumber(textFrom(address, 'bin', start)))).toBe(200);
      expect(await conversationOf(address)).toBeUndefined();
    });

    it('of several entries is answered to each person, what cannot be read left out', async () => {
      const [one, other] = [somebody(), somebody()];
      await said(
        [textFrom(one, 'when is my bin emptied', start), { id: 'wamid.half' }],
        [textFrom(other, 'please empty my bin', start)],
      );
      for (const address of [one, other]) {
        expect(sentTo(address)).toHaveLength(1);
        expect(sentTo(address)[0]).toContain('We empty bins on Mondays.');
      }
    });

    it('that comes twice is answered once', async () => {
      const address = somebody();
      const delivery = whatsappDelivery([textFrom(address, 'when is my bin emptied', start)]);
      expect(await deliver(delivery)).toBe(200);
      expect(await Promise.all([deliver(delivery), deliver(delivery)])).toEqual([200, 200]);
      await settled();
      expect(sentTo(address)).toHaveLength(1);
      expect(await messagesWith(address)).toHaveLength(2);
    });

    it('is asked for again when one of its messages was not taken; the others stand', async () => {
      const [fine, unlucky] = [somebody(), somebody()];
      const delivery = whatsappDelivery([
        textFrom(unlucky, 'when is my bin emptied', start),
        textFrom(fine, 'when is my bin emptied', start),
      ]);
      const { enqueue } = town.city.jobs;
      let isFirst = true;
      Object.assign(town.city.jobs, {
        enqueue: (...given: Parameters<typeof enqueue>) => {
          if (!isFirst) return enqueue(...given);
          isFirst = false;
          throw new Error('the queue is away');
        },
      });
      expect(await deliver(delivery)).toBe(500);
      Object.assign(town.city.jobs, { enqueue });
      expect(await deliver(delivery)).toBe(200);
      await settled();
      expect(sentTo(unlucky)).toHaveLength(1);
      expect(sentTo(fine)).toHaveLength(1);
    });
  });

  describe('an answer', () => {
    it('goes to the person who asked, by the number that was written to', async () => {
      const address = somebody();
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const [sent] = graph.sent;
      expect(sent?.path).toBe(`/v26.0/${phoneNumberId}/messages`);
      expect(sent?.token).toBe('Bearer access');
      expect(sent?.body).toMatchObject({
        messaging_product: 'whatsapp',
        to: address,
        type: 'text',
      });
    });

    it('says that it is automated before the first, and not again', async () => {
      const address = somebody();
      await said([textFrom(address, 'when is my bin emptied', start)]);
      await said([textFrom(address, 'which day is the bin collected', start)]);
      const [first = '', second = ''] = sentTo(address);
      expect(first).toMatch(/^You are talking to an automated assistant\./);
      expect(first).toContain('Write DELETE to delete this conversation');
      expect(second).not.toContain('automated');
      expect(second).toMatch(/^Your question is about: Bins\./);
    });

    it('names its article by a whole address, and when it was checked', async () => {
      const address = somebody();
      await said([textFrom(address, 'when is my bin emptied', start)]);
      expect(sentTo(address)[0]).toContain(
        'Read more: Emptying bins\nhttp://polder.test/en/answers/bins\nLast checked on 2 November 2026',
      );
    });

    it('is in the language of the question', async () => {
      const address = somebody();
      await said([textFrom(address, 'wanneer wordt mijn afvalbak geleegd', start)]);
      expect(sentTo(address)[0]).toMatch(/^U praat met een automatische assistent\./);
      expect(sentTo(address)[0]).toContain('We legen bakken op maandag.');
      expect(sentTo(address)[0]).toContain('http://polder.test/nl/answers/bins');
    });

    it('goes to Meta’s id of a person whose number is not told', async () => {
      const { from: _, ...unnamed } = textFrom('', 'when is my bin emptied', start);
      await said([{ ...unnamed, from_user_id: 'NL.1349120865530274' } as typeof unnamed]);
      expect(graph.sent[0]?.body).toMatchObject({ recipient: 'NL.1349120865530274' });
      expect(graph.sent[0]?.body).not.toHaveProperty('to');
    });
  });

  it('keeps the number in one place, and it goes with the conversation', async () => {
    const address = somebody();
    const written = { ...textFrom(address, 'my BSN is 111222333, when is my bin emptied', start) };
    // An id of WhatsApp holds the number, in base 64.
    const id = `wamid.${Buffer.from(address).toString('base64')}`;
    await said([{ ...written, id }]);
    const kept = await everything();
    expect(kept).not.toContain(address);
    expect(kept).not.toContain(id);
    expect(kept).not.toMatch(/111222333|Jansen/);
    const own = await conversationOf(address);
    await town.city.db.delete(conversation).where(eq(conversation.id, own?.id ?? 0));
    const left = await town.city.db
      .select()
      .from(channelAddress)
      .where(eq(channelAddress.address, address));
    expect(left).toEqual([]);
  });

  it('answers two messages of one person at once one after the other', async () => {
    const address = somebody();
    const statuses = await Promise.all(
      ['when is my bin emptied', 'renew my driving licence'].map((text) =>
        deliver(whatsappDelivery([textFrom(address, text, start)])),
      ),
    );
    expect(statuses).toEqual([200, 200]);
    await settled();
    const kept = await messagesWith(address);
    expect(kept.map(({ sender }) => sender)).toEqual([
      'resident',
      'assistant',
      'resident',
      'assistant',
    ]);
    const order = kept.filter(({ sender }) => sender === 'resident').map(({ text }) => text);
    const topics = sentTo(address).map((text) => (text.includes('Bins') ? 'bin' : 'licence'));
    expect(topics).toEqual(order.map((text) => (text?.includes('bin') ? 'bin' : 'licence')));
  });

  it.each(['image', 'audio', 'video', 'document', 'location', 'sticker', 'unsupported'])(
    'says once that it cannot read what is of the type %s',
    async (type) => {
      const address = somebody();
      await said([ofType(address, type, start), ofType(address, type, start)]);
      await said([ofType(address, type, start)]);
      expect(sentTo(address)).toHaveLength(1);
      // Nobody knows this person's language yet: the town's own.
      expect(sentTo(address)[0]).toContain('Ik kan alleen tekst lezen');
    },
  );

  it.each(['reaction', 'system', 'something-new'])('leaves a %s alone', async (type) => {
    const address = somebody();
    await said([ofType(address, type, start)]);
    expect(graph.sent).toEqual([]);
    expect(await conversationOf(address)).toBeUndefined();
  });

  it('takes any text', async () => {
    const address = somebody();
    const texts = ['\u0000when is my bin emptied\u0000', '\ud800', '🙂', 'مرحبا', '   ', "'; --"];
    for (const text of texts) {
      const message = textFrom(address, '?', start);
      const body = JSON.stringify(whatsappDelivery([message])).replace('"?"', JSON.stringify(text));
      expect((await post(body)).status).toBe(200);
    }
    await settled();
    const written = (await messagesWith(address)).filter(({ sender }) => sender === 'resident');
    expect(written.map(({ text }) => text)).toEqual([
      'when is my bin emptied',
      '\ufffd',
      '🙂',
      'مرحبا',
      "'; --",
    ]);
  });

  it('asks for fewer words where there are too many, and for patience where it is too fast', async () => {
    const address = somebody();
    await said([textFrom(address, 'when is my bin emptied', start)]);
    await said([textFrom(address, 'x'.repeat(longestQuestion + 1), start)]);
    expect(sentTo(address)[1]).toContain('at most 1,000 characters');
    await said(
      Array.from({ length: mostPerMinute + 5 }, () => textFrom(address, 'empty my bin', start)),
    );
    const all = sentTo(address);
    expect(all.at(-1)).toContain('wait a minute');
    expect(all).toHaveLength(2 + mostPerMinute);
  });

  it('goes on in another conversation when one has become very long', async () => {
    const address = somebody();
    await said([textFrom(address, 'when is my bin emptied', start)]);
    const before = await conversationOf(address);
    await town.city.db.insert(message).values(
      Array.from({ length: mostMessages }, () => ({
        conversationId: before?.id ?? 0,
        at: new Date('2026-11-20'),
        sender: 'resident' as const,
        language: 'en' as const,
        text: 'x',
      })),
    );
    await said([textFrom(address, 'which day is the bin collected', start)]);
    const after = await conversationOf(address);
    expect(after?.id).not.toBe(before?.id);
    expect(sentTo(address)[1]).toContain('We empty bins on Mondays.');
  });

  describe('what was offered', () => {
    /** Has the assistant ask which of two was meant. */
    const offered = async (address: string): Promise<number> => {
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const { db, jobs } = town.city;
      const own = await conversationOf(address);
      const id = await db.transaction(async (tx) => {
        const intents = ['licence', 'bins'];
        const [asked] = await keepMessages(
          tx,
          own?.id ?? 0,
          [{ sender: 'assistant', language: 'en', replies: [{ kind: 'choices', intents }] }],
          { state: { ...own?.state, misses: 0, choice: { question: 'it', intents } } as never },
          start,
        );
        await queueOutgoing(tx, jobs, own?.id ?? 0, asked?.id ?? 0);
        return asked?.id ?? 0;
      });
      await settled();
      return id;
    };

    it('stands in the text and as a list', async () => {
      const address = somebody();
      const id = await offered(address);
      const { body } = graph.sent.at(-1) as Sent;
      expect(sentTo(address).at(-1)).toBe(
        'Do you mean one of these?\n\n1. Driving licence of long standing\n2. Bins\n0. None of these\n\nChoose one, or answer with its number.',
      );
      expect(body).toMatchObject({
        interactive: {
          type: 'list',
          action: {
            sections: [
              {
                rows: [
                  {
                    id: `choice:${id}:1`,
                    title: 'Driving licence of long…',
                    description: 'Driving licence of long standing',
                  },
                  { id: `choice:${id}:2`, title: 'Bins' },
                  { id: `choice:${id}:0`, title: 'None of these' },
                ],
              },
            ],
          },
        },
      });
    });

    it.each([
      [
        'pressed',
        (from: string, id: number) =>
          pressedBy(from, 'list_reply', `choice:${id}:2`, 'Bins', start),
      ],
      [
        'pressed as a button',
        (from: string, id: number) =>
          pressedBy(from, 'button_reply', `choice:${id}:2`, 'Bins', start),
      ],
      ['answered by number', (from: string) => textFrom(from, '2', start)],
    ])('is taken when it is %s', async (_, choose) => {
      const address = somebody();
      const id = await offered(address);
      await said([choose(address, id)]);
      expect(sentTo(address).at(-1)).toContain('We empty bins on Mondays.');
    });

    it.each(['0', 'None of these'])('is turned down with %s', async (text) => {
      const address = somebody();
      await offered(address);
      await said([textFrom(address, text, start)]);
      expect(sentTo(address).at(-1)).toContain('I do not know the answer');
      expect(sentTo(address).at(-1)).toContain('Call');
    });

    it('means the same when it is pressed later, though the choice is over', async () => {
      const address = somebody();
      const id = await offered(address);
      await said([textFrom(address, 'renew my driving licence', start)]);
      await said([pressedBy(address, 'list_reply', `choice:${id}:2`, 'Bins', start)]);
      const kept = await messagesWith(address);
      expect(kept.findLast(({ sender }) => sender === 'resident')?.text).toBe('Bins');
      expect(sentTo(address).at(-1)).toContain('We empty bins on Mondays.');
    });

    it('is a text where the button is none of ours, or of another conversation', async () => {
      const [address, other] = [somebody(), somebody()];
      const foreign = await offered(other);
      await said([pressedBy(address, 'button_reply', 'x:1', 'when is my bin emptied', start)]);
      await said([
        pressedBy(address, 'button_reply', `choice:${foreign}:1`, 'please empty my bin', start),
      ]);
      expect(sentTo(address)).toHaveLength(2);
      for (const text of sentTo(address)) expect(text).toContain('We empty bins on Mondays.');
    });
  });

  describe('a person of the contact centre', () => {
    /** The assistant has asked whether a person may read along; somebody is there. */
    const asked = async (address: string): Promise<number> => {
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const { db, jobs } = town.city;
      const own = await conversationOf(address);
      const [offer] = await keepMessages(
        db,
        own?.id ?? 0,
        [{ sender: 'assistant', language: 'en', replies: [{ kind: 'consent' }] }],
        {},
        start,
      );
      await db.transaction((tx) => queueOutgoing(tx, jobs, own?.id ?? 0, offer?.id ?? 0));
      await settled();
      return offer?.id ?? 0;
    };

    beforeAll(async () => {
      const person = await town.as('administrator');
      const { db } = town.city;
      await db.insert(agent).values({ userId: person.personId, isAvailable: true, seenAt: start });
      const { rolePermission } = await import('../../../platform/identity/schema.ts');
      await db
        .insert(rolePermission)
        .values({ role: 'administrator', permission: 'assistant.answer' })
        .onConflictDoNothing();
    });

    it('is asked for with a button, and then the assistant is silent', async () => {
      const address = somebody();
      const id = await asked(address);
      expect(graph.sent.at(-1)?.body).toMatchObject({ type: 'interactive' });
      await said([pressedBy(address, 'button_reply', `consent:${id}:1`, 'Yes', start)]);
      expect((await conversationOf(address))?.handling).toBe('waiting');
      const waiting = sentTo(address).length;
      await said([textFrom(address, 'are you there?', start)]);
      expect(sentTo(address)).toHaveLength(waiting);
      expect((await messagesWith(address)).at(-1)).toMatchObject({
        sender: 'resident',
        text: 'are you there?',
      });
    });

    it('is asked for once: a yes that is pressed again changes nothing', async () => {
      const address = somebody();
      const id = await asked(address);
      const press = () => pressedBy(address, 'button_reply', `consent:${id}:1`, 'Yes', start);
      await said([press()]);
      await said([press()]);
      const own = await conversationOf(address);
      const tickets = await town.city.db
        .select()
        .from(ticket)
        .where(eq(ticket.conversationId, own?.id ?? 0));
      expect(tickets).toHaveLength(1);
      expect(own?.handling).toBe('waiting');
    });

    it('answers in order, within the hours of the channel', async () => {
      const address = somebody();
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const { db, jobs } = town.city;
      const own = await conversationOf(address);
      const say = (text: string) =>
        db.transaction(async (tx) => {
          const [kept] = await keepMessages(
            tx,
            own?.id ?? 0,
            [{ sender: 'agent', author: 'a', language: 'en', text }],
            {},
            town.city.now(),
          );
          await queueOutgoing(tx, jobs, own?.id ?? 0, kept?.id ?? 0);
          await queueOutgoing(tx, jobs, own?.id ?? 0, kept?.id ?? 0);
          return kept?.id ?? 0;
        });
      town.setNow(new Date(start.getTime() + 23 * 3_600_000));
      for (const text of ['one', 'two', 'three']) await say(text);
      await settled();
      expect(sentTo(address).slice(1)).toEqual(['one', 'two', 'three']);

      town.setNow(new Date(start.getTime() + 24 * 3_600_000));
      const late = await say('too late');
      await settled();
      expect(sentTo(address)).toHaveLength(4);
      const states = await undelivered(db, [late]);
      expect(states.get(late)).toBe('too-late');
      expect(undeliveredNote('too-late', 'en')).toContain('more than 24 hours');

      // They write again: it can be answered again.
      await said([textFrom(address, 'hello?', town.city.now())]);
      await say('again');
      await settled();
      expect(sentTo(address).at(-1)).toBe('again');
    });

    it('does not stand in the way of a conversation on the town’s pages', async () => {
      const { db, jobs } = town.city;
      const [web] = await db
        .insert(conversation)
        .values({
          tokenHash: randomUUID(),
          language: 'en',
          state: { misses: 0 } as never,
          startedAt: start,
          lastAt: start,
        })
        .returning();
      const [kept] = await keepMessages(
        db,
        web?.id ?? 0,
        [{ sender: 'agent', language: 'en', text: 'hello' }],
        {},
        start,
      );
      await db.transaction((tx) => queueOutgoing(tx, jobs, web?.id ?? 0, kept?.id ?? 0));
      expect(await undelivered(db, [kept?.id ?? 0])).toEqual(new Map());
    });
  });

  describe('sending', () => {
    const outgoingOf = async (address: string) => {
      const own = await conversationOf(address);
      return town.city.db
        .select()
        .from(channelOutgoing)
        .where(eq(channelOutgoing.conversationId, own?.id ?? 0))
        .orderBy(asc(channelOutgoing.id));
    };

    it('is tried again after trouble on Meta’s side, and what follows waits for it', async () => {
      const address = somebody();
      graph.next({ status: 500, body: '<html>' }, refusal(400, 131_000));
      await said([
        textFrom(address, 'when is my bin emptied', start),
        textFrom(address, 'renew my driving licence', start),
      ]);
      const tried = graph.sent.map((sent) => textOf(sent).includes('Bins'));
      expect(tried).toEqual([true, true, true, false]);
      expect(await outgoingOf(address)).toMatchObject([
        { state: 'sent', attempts: 3, error: null },
        { state: 'sent', attempts: 1 },
      ]);
    });

    it('leaves Meta alone as long as it asks', async () => {
      const address = somebody();
      graph.next({ status: 429, headers: { 'retry-after': '1' } });
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const [first, second] = graph.sent;
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
      expect(sentTo(address)).toHaveLength(2);
    });

    it.each([
      ['failed', refusal(400, 131_026), '400 131026'],
      ['failed', refusal(401, 190, 463), '401 190 463'],
      ['too-late', refusal(400, 131_047), '400 131047'],
      ['too-late', refusal(400, 10, 2_018_278), '400 10 2018278'],
    ])('counts as %s at once for %o, and what follows goes out', async (state, answer, error) => {
      const address = somebody();
      graph.next(answer);
      await said([
        textFrom(address, 'when is my bin emptied', start),
        textFrom(address, 'renew my driving licence', start),
      ]);
      expect(await outgoingOf(address)).toMatchObject([
        { state, error, attempts: 1, sentAt: null },
        { state: 'sent' },
      ]);
      // What did not arrive told nobody that this is automated.
      expect(sentTo(address)[1]).toContain('automated assistant');
    });

    it('is given up after some tries', async () => {
      const address = somebody();
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const [first] = await outgoingOf(address);
      const { db } = town.city;
      await db
        .update(channelOutgoing)
        .set({ state: 'waiting', attempts: mostAttempts - 2 })
        .where(eq(channelOutgoing.id, first?.id ?? 0));
      const run = () => sendJob.run(town.city, input(String(first?.id)), progress);
      graph.next({ status: 503 }, { status: 503 });
      await expect(run()).rejects.toThrow('503');
      await run();
      expect(await outgoingOf(address)).toMatchObject([{ state: 'failed', error: '503' }]);
      await run();
      expect(sentTo(address)).toHaveLength(3);
    });

    it('ends with a channel that is switched off, and with a conversation that is gone', async () => {
      const address = somebody();
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const [first] = await outgoingOf(address);
      const { db, config } = town.city;
      await db.update(channelOutgoing).set({ state: 'waiting' });
      const run = () => sendJob.run(town.city, input(String(first?.id)), progress);
      const { meta } = config;
      Object.assign(config, { meta: undefined });
      await run();
      Object.assign(config, { meta });
      expect(await outgoingOf(address)).toMatchObject([
        { state: 'failed', error: 'channel is off' },
      ]);
      await db.delete(conversation).where(eq(conversation.id, first?.conversationId ?? 0));
      await run();
      expect(sentTo(address)).toHaveLength(1);
    });

    it('is tried again when nothing listens there', async () => {
      const address = somebody();
      const gone = await openGraphStub();
      await gone.close();
      const { meta } = town.city.config;
      Object.assign(town.city.config, { meta: { ...meta, graphUrl: gone.url } });
      await deliver(whatsappDelivery([textFrom(address, 'when is my bin emptied', start)]));
      const [waiting] = await outgoingOf(address);
      const run = () => sendJob.run(town.city, input(String(waiting?.id)), progress);
      await expect(run()).rejects.toThrow('ECONNREFUSED');
      Object.assign(town.city.config, { meta });
      await settled();
      expect(sentTo(address)).toHaveLength(1);
    });
  });

  it.each([
    ['DELETE', 'This conversation has been deleted.'],
    ['verwijder', 'Dit gesprek is gewist.'],
  ])(
    'deletes the conversation for the word %s, says so once, and keeps nothing',
    async (word, words) => {
      const address = somebody();
      await said([textFrom(address, 'when is my bin emptied', start)]);
      const own = await conversationOf(address);
      const deletion = whatsappDelivery([textFrom(address, word, start)]);
      expect(await deliver(deletion)).toBe(200);
      expect(await deliver(deletion)).toBe(200);
      await settled();
      expect(sentTo(address).slice(1)).toEqual([expect.stringContaining(words)]);
      const { db } = town.city;
      expect(await conversationOf(address)).toBeUndefined();
      expect(
        await db
          .select()
          .from(message)
          .where(eq(message.conversationId, own?.id ?? 0)),
      ).toEqual([]);
      await said([textFrom(address, 'when is my bin emptied', start)]);
      expect(sentTo(address).at(-1)).toContain('automated assistant');
    },
  );

  it('forgets deliveries after a week', async () => {
    const { db } = town.city;
    await db.delete(channelDelivery);
    const delivery = whatsappDelivery([textFrom(somebody(), 'when is my bin emptied', start)]);
    await deliver(delivery);
    const day = 86_400_000;
    await forgetDeliveries(db, new Date(start.getTime() + 7 * day));
    expect((await db.select().from(channelDelivery)).length).toBeGreaterThan(0);
    await forgetDeliveries(db, new Date(start.getTime() + 7 * day + 1));
    expect(await db.select().from(channelDelivery)).toEqual([]);
  });

  describe('Messenger', () => {
    const mid = () => `m_${randomUUID()}`;
    const write = (sender: string, text: string, more: object = {}) =>
      pageEvent(sender, start, { message: { mid: mid(), text, ...more } });

    const toPerson = (id: string) =>
      graph.sent.filter(({ body }) => (body.recipient as { id?: string })?.id === id);

    it('is answered from the page, with its own token', async () => {
      expect(await deliver(pageDelivery(write('psid-1', 'when is my bin emptied')))).toBe(200);
      await settled();
      const [sent] = toPerson('psid-1');
      expect(sent?.path).toBe(`/v26.0/${pageId}/messages`);
      expect(sent?.token).toBe('Bearer page access');
      expect(sent?.body).toMatchObject({ messaging_type: 'RESPONSE' });
      expect(JSON.stringify(sent?.body)).toContain('We empty bins on Mondays.');
    });

    it('leaves echoes, receipts and other pages alone, and says what it cannot read', async () => {
      const echo = write(pageId, 'our own answer', { is_echo: true });
      const read = pageEvent('psid-2', start, { read: { watermark: 1 } });
      const picture = pageEvent('psid-2', start, {
        message: { mid: mid(), attachments: [{ type: 'image', payload: { url: 'https://x' } }] },
      });
      const elsewhere = {
        object: 'page',
        entry: [{ id: '1', time: 1, messaging: [write('psid-3', 'bin')] }],
      };
      for (const delivery of [pageDelivery(echo, read), elsewhere]) await deliver(delivery);
      await settled();
      expect(graph.sent).toEqual([]);
      await deliver(pageDelivery(picture));
      await settled();
      expect(JSON.stringify(toPerson('psid-2')[0]?.body)).toContain('alleen tekst');
    });

    it('takes quick replies and buttons', async () => {
      await deliver(pageDelivery(write('psid-4', 'when is my bin emptied')));
      const pressed = write('psid-4', 'please empty my bin', { quick_reply: { payload: 'old' } });
      const postback = pageEvent('psid-4', start, {
        postback: { mid: mid(), title: 'which day is the bin collected', payload: 'START' },
      });
      await deliver(pageDelivery(pressed, postback));
      await settled();
      expect(toPerson('psid-4')).toHaveLength(3);
    });
  });
});
