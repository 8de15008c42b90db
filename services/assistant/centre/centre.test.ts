import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSetting } from '../../../platform/settings/settings.ts';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import { conversation } from '../chat/schema.ts';
import assistant from '../index.ts';
import { addIntent } from '../intents/store.ts';
import { agentData } from '../personal-data.ts';
import { ticket } from './schema.ts';
import { centreHoursSetting, retentionSetting } from './settings.ts';
import { conversationState } from './store.ts';

/** Thursday, ten o'clock in the town. */
const officeHour = new Date('2026-11-26T09:00:00Z');
const evening = new Date('2026-11-26T19:00:00Z');

const waitFor = async <T>(
  what: () => Promise<T | undefined | false>,
  milliseconds = 5000,
): Promise<T> => {
  const until = Date.now() + milliseconds;
  for (;;) {
    const found = await what();
    if (found) return found;
    if (Date.now() > until) throw new Error('It did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the contact centre', () => {
  let town: TestCity;
  let anna: Client;
  let bram: Client;

  const text = async (client: Client, path = '/en/ask'): Promise<string> =>
    (await client.get(path)).text();

  /** A resident who asked in vain, and is asked whether a person may read along. */
  const askedInVain = async (): Promise<Client> => {
    const resident = town.visitor();
    for (const question of ['purple elephants dancing', 'xylophone quorum'])
      expect((await resident.post('/en/ask', { text: question })).status).toBe(303);
    return resident;
  };

  const waiting = async (): Promise<{ readonly resident: Client; readonly id: number }> => {
    const resident = await askedInVain();
    expect((await resident.post('/en/ask/person', { consent: 'yes' })).status).toBe(303);
    const rows = await town.city.db.select().from(conversation);
    return { resident, id: Math.max(...rows.map((row) => row.id)) };
  };

  const talk = (id: number): string => `/en/work/inbox/conversations/${id}`;
  const available = (client: Client, value: 'yes' | 'no') =>
    client.post('/work/inbox/available', { available: value });

  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: officeHour });
    anna = await town.as('officer');
    bram = await town.as('officer');
    await town.city.db.transaction((tx) =>
      addIntent(tx, {
        key: 'bins',
        theme: 'waste',
        handledBy: {},
        articleId: null,
        wordings: [],
      }),
    );
  });
  afterAll(() => town.close());

  it('of a town where nobody answers here is named by its telephone', async () => {
    const resident = await askedInVain();
    const page = await text(resident);
    expect(page).toContain('Would you rather talk to somebody?');
    expect(page).not.toContain('name="consent"');
  });

  it('asks before anybody reads along, and a no ends it', async () => {
    await available(anna, 'yes');
    const resident = await askedInVain();
    expect(await text(resident)).toContain('Is that all right?');
    expect(await town.city.db.select().from(ticket)).toEqual([]);
    await resident.post('/en/ask/person', { consent: 'no' });
    expect(await text(resident)).toContain('You are talking to the automated assistant again.');
    expect(await town.city.db.select().from(ticket)).toEqual([]);
  });

  it('takes a yes in words as well', async () => {
    const resident = await askedInVain();
    await resident.post('/en/ask', { text: 'Yes please' });
    expect(await text(resident)).toContain('You are next.');
    await resident.post('/en/ask/person', { consent: 'stop' });
  });

  it('gives a conversation to one agent; the other is told', async () => {
    await available(bram, 'yes');
    const { resident, id } = await waiting();
    expect(await text(anna, '/en/work/inbox')).toContain('xylophone quorum');
    const [first, second] = await Promise.all([
      anna.post(`${talk(id)}/claim`, {}),
      bram.post(`${talk(id)}/claim`, {}),
    ]);
    expect([first.status, second.status]).toEqual([303, 303]);
    const open = await town.city.db.select().from(ticket).where(eq(ticket.conversationId, id));
    expect(open).toHaveLength(1);
    expect([anna.personId, bram.personId]).toContain(open[0]?.agentId);
    const [winner, loser] =
      open[0]?.agentId === anna.personId ? [anna, bram] : ([bram, anna] as const);
    expect(await text(loser, talk(id))).toContain('A colleague was quicker');
    expect(await text(winner, talk(id))).toContain('You have this conversation');
    expect(await text(resident)).toContain('You are now talking to a person');
    // Who does not have it cannot answer in it.
    await loser.post(`${talk(id)}/answer`, { text: 'I answer too' });
    expect(await text(resident)).not.toContain('I answer too');
    await winner.post(`${talk(id)}/answer`, { text: 'Elephants <b>are</b> grey.\nAlways.' });
    const page = await text(resident);
    expect(page).toContain('Elephants &lt;b&gt;are&lt;/b&gt; grey.');
    // The assistant is silent while a person has it.
    await resident.post('/en/ask', { text: 'What about my phone 0612345678?' });
    const after = await text(resident);
    expect(after.slice(after.lastIndexOf('polder-chat__who'))).toContain('What about my phone');
    expect(await text(winner, talk(id))).toContain('[phone]');
    await winner.post(`${talk(id)}/note`, { note: 'Asks about animals' });
    expect(await text(winner, talk(id))).toContain('Asks about animals');
    expect(await text(resident)).not.toContain('Asks about animals');
    await winner.post(`${talk(id)}/close`, {});
    expect(await text(resident)).toContain('You are talking to the automated assistant again.');
    await resident.post('/en/ask', { text: 'Hello again' });
    const last = await text(resident);
    expect(last.slice(last.lastIndexOf('polder-chat__who'))).toContain('Assistant');
  });

  it('passes a conversation only to somebody who is there', async () => {
    const { resident, id } = await waiting();
    await anna.post(`${talk(id)}/claim`, {});
    await available(bram, 'no');
    const refused = await anna.post(`${talk(id)}/transfer`, { to: bram.personId });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('not there any more');
    await available(bram, 'yes');
    expect((await anna.post(`${talk(id)}/transfer`, { to: bram.personId })).status).toBe(303);
    expect(await text(bram, talk(id))).toContain('You have this conversation');
    // Back to the queue, where the resident waits again.
    await bram.post(`${talk(id)}/transfer`, { to: '' });
    expect(await text(resident)).toContain('You are waiting for a person');
    await resident.post('/en/ask/person', { consent: 'stop' });
  });

  it('counts whoever has not been seen for a while as away', async () => {
    const resident = await askedInVain();
    town.setNow(new Date(officeHour.getTime() + 4 * 60_000));
    await resident.post('/en/ask/person', { consent: 'yes' });
    expect(await text(resident)).toContain('Nobody of our contact centre is here');
    expect(await text(resident)).toContain('name="email"');
    // An agent who is away takes nothing.
    const [row] = await town.city.db.select().from(conversation).limit(1);
    await anna.get('/en/work/inbox');
    await available(anna, 'no');
    await anna.post(`${talk(row?.id ?? 0)}/claim`, {});
    expect(await text(anna, talk(row?.id ?? 0))).toContain('Say first that you are available.');
    town.setNow(officeHour);
    await available(anna, 'yes');
    await available(bram, 'yes');
  });

  it('takes a message outside its hours and answers it by e-mail', async () => {
    town.setNow(evening);
    await available(anna, 'yes');
    const resident = await askedInVain();
    const page = await text(resident);
    expect(page).toContain('Friday 27 November 09:00');
    const wrong = await resident.post('/en/ask/leave', { message: 'Call me', email: 'nobody' });
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(again).toContain('Call me');
    expect(again).toContain('Enter an e-mail address');
    await resident.post('/en/ask/leave', {
      message: 'Where is my card? My number is 111222333.',
      email: 'resident@example.org',
    });
    expect(await text(resident)).toContain('the answer comes by e-mail');
    const [left] = await town.city.db.select().from(ticket).where(eq(ticket.kind, 'message'));
    expect(left).toMatchObject({ state: 'waiting', email: 'resident@example.org' });
    const id = left?.conversationId ?? 0;
    await anna.post(`${talk(id)}/claim`, {});
    expect(await text(anna, talk(id))).toContain('[bsn]');
    await anna.post(`${talk(id)}/answer`, { text: 'It lies at the desk.' });
    const { rows } = await town.city.db.execute<{ recipient: string; text: string }>(
      'SELECT recipient, text FROM platform.sent_mail',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.recipient).toBe('resident@example.org');
    expect(rows[0]?.text).toContain('It lies at the desk.');
    expect(rows[0]?.text).not.toContain('111222333');
    town.setNow(officeHour);
  });

  it('takes over from the assistant, and says so', async () => {
    await available(anna, 'yes');
    const resident = town.visitor();
    await resident.post('/en/ask', { text: 'running conversation here' });
    const [row] = (await town.city.db.select().from(conversation)).toSorted(
      (one, other) => other.id - one.id,
    );
    const id = row?.id ?? 0;
    // Nobody reads along before: neither in the list, nor on the page, nor by a note.
    expect(await text(anna, '/en/work/inbox')).not.toContain('running conversation here');
    expect(await text(anna, '/en/work/inbox')).toContain(`Conversation ${id}`);
    expect(await text(anna, talk(id))).not.toContain('running conversation here');
    await anna.post(`${talk(id)}/note`, { note: 'Secretly noted' });
    await anna.post(`${talk(id)}/claim`, {});
    expect(await text(resident)).toContain('You are now talking to a person');
    expect(await text(anna, talk(id))).toContain('running conversation here');
    expect(await text(anna, talk(id))).not.toContain('Secretly noted');
    await anna.post(`${talk(id)}/close`, {});
    expect(await text(anna, talk(id))).not.toContain('running conversation here');
  });

  it('of an agent who has gone can be taken by another; what was written to somebody gone stays', async () => {
    await available(anna, 'yes');
    await available(bram, 'yes');
    const { resident, id } = await waiting();
    await anna.post(`${talk(id)}/claim`, {});
    await bram.post(`${talk(id)}/claim`, {});
    expect(await text(anna, talk(id))).toContain('You have this conversation');
    await available(anna, 'no');
    await bram.post(`${talk(id)}/claim`, {});
    expect(await text(bram, talk(id))).toContain('You have this conversation');
    const late = await anna.post(`${talk(id)}/answer`, { text: 'My long answer' });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('My long answer');
    expect(await text(resident)).not.toContain('My long answer');
    await bram.post(`${talk(id)}/close`, {});
    await available(anna, 'yes');
  });

  it('keeps a message that was left while the resident talks, and while nobody has answered', async () => {
    await available(anna, 'no');
    await available(bram, 'no');
    const resident = await askedInVain();
    await resident.post('/en/ask/leave', { message: 'About my benefit', email: 'one@example.org' });
    await resident.post('/en/ask/leave', { message: 'And my pass', email: 'two@example.org' });
    await resident.post('/en/ask', { text: 'what does it cost' });
    await available(anna, 'yes');
    await resident.post('/en/ask', { text: 'purple' });
    await resident.post('/en/ask/person', { consent: 'yes' });
    await resident.post('/en/ask/person', { consent: 'stop' });
    const left = await town.city.db.select().from(ticket).where(eq(ticket.kind, 'message'));
    const open = left.filter(({ state }) => state === 'waiting');
    expect(open.map(({ email }) => email)).toEqual(['one@example.org', 'two@example.org']);
    const forget = assistant.jobs?.find(({ name }) => name === 'assistant.forget');
    town.setNow(new Date(officeHour.getTime() + 90 * 86_400_000));
    await forget?.run(
      town.city,
      { subject: '', startedBy: '', data: {} },
      { report: async () => {}, signal: new AbortController().signal },
    );
    town.setNow(officeHour);
    const id = open[0]?.conversationId ?? 0;
    await available(anna, 'yes');
    await anna.post(`${talk(id)}/claim`, {});
    await anna.post(`${talk(id)}/answer`, { text: 'Your benefit is on its way.' });
    const { rows } = await town.city.db.execute<{ recipient: string; text: string }>(
      `SELECT recipient, text FROM platform.sent_mail WHERE recipient = 'one@example.org'`,
    );
    expect(rows[0]?.text).toContain('About my benefit');
    expect(rows[0]?.text).not.toContain('what does it cost');
  });

  it('lets a resident stop waiting, however fast they wrote', async () => {
    await available(anna, 'yes');
    const { resident } = await waiting();
    for (let number = 0; number < 20; number += 1)
      await resident.post('/en/ask', { text: `still waiting ${number}` });
    expect((await resident.post('/en/ask', { text: 'too much' })).status).toBe(422);
    await resident.post('/en/ask/person', { consent: 'stop' });
    expect(await text(resident)).toContain('You are talking to the automated assistant again.');
  });

  it('tells of several messages of one conversation without stumbling over them', async () => {
    await available(anna, 'no');
    await available(bram, 'no');
    const resident = await askedInVain();
    for (const email of ['three@example.org', 'four@example.org'])
      await resident.post('/en/ask/leave', { message: 'Two of them', email });
    const rows = await town.city.db.select().from(conversation);
    const id = Math.max(...rows.map((row) => row.id));
    const state = await conversationState(town.city.db, id);
    expect(state).not.toBe('');
    await available(anna, 'yes');
    await anna.post(`${talk(id)}/claim`, {});
    expect(await conversationState(town.city.db, id)).not.toBe(state);
    await anna.post(`${talk(id)}/close`, {});
  });

  it('takes nothing for a yes or a no that is none', async () => {
    const resident = await askedInVain();
    const before = (await text(resident)).split('polder-chat__who').length;
    await resident.post('/en/ask/person', {});
    await resident.post('/en/ask/rate', { message: '1' });
    expect((await text(resident)).split('polder-chat__who').length).toBe(before);
    expect(await text(resident)).not.toContain('did not help');
  });

  it('tells an open page when there is something new', async () => {
    const { resident, id } = await waiting();
    const stream = await resident.get('/ask/stream');
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body?.getReader();
    let heard = '';
    const listening = (async () => {
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) return;
        heard += new TextDecoder().decode(part.value);
      }
    })();
    await waitFor(async () => heard.includes('retry'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).not.toContain('change');
    await anna.post(`${talk(id)}/claim`, {});
    await waitFor(async () => heard.includes('event: change'));
    await reader?.cancel();
    await listening;
    await anna.post(`${talk(id)}/close`, {});
    expect((await town.visitor().get('/ask/stream')).status).toBe(404);
  });

  it('keeps saved replies by language and puts them in', async () => {
    expect((await anna.post('/en/work/inbox/replies', { id: '0', title: '' })).status).toBe(422);
    await anna.post('/en/work/inbox/replies', {
      id: '0',
      title: 'Greeting',
      'text-en': 'Good day, how can I help?',
      'text-nl': 'Goedendag, waarmee kan ik helpen?',
    });
    expect(await text(anna, '/en/work/inbox/replies')).toContain('Greeting');
    const { resident, id } = await waiting();
    await anna.post(`${talk(id)}/claim`, {});
    expect(await text(anna, `${talk(id)}?reply=1`)).toContain('Good day, how can I help?');
    await resident.post('/en/ask/person', { consent: 'stop' });
    expect(await text(anna, talk(id))).toContain('The assistant has this conversation');
  });

  it('follows its settings: hours, retention, sites', async () => {
    const administrator = await town.as('administrator');
    const bad = await administrator.post('/en/work/inbox/settings', {
      'hours-week-0': 'nine to five',
      'hours-rows': '0',
      retention: '0',
      origins: 'https://www.town.example/path',
    });
    expect(bad.status).toBe(422);
    const page = await bad.text();
    expect(page).toContain('nine to five');
    expect(page).toContain('Enter a whole number from 1 to 365.');
    expect(page).toContain('This is no address of a site: https://www.town.example/path');
    const good = await administrator.post('/en/work/inbox/settings', {
      'hours-week-0': '9-12',
      'hours-rows': '1',
      'hours-special-0-day': '2026-12-25',
      'hours-special-0-label': 'Christmas',
      retention: '10',
      origins: 'https://www.town.example\nhttps://other.example/',
    });
    expect(good.status).toBe(303);
    const { rows } = await town.city.db.execute<{ value: unknown }>(
      `SELECT value FROM platform.setting WHERE key = 'assistant.embed-origins'`,
    );
    expect(rows[0]?.value).toEqual(['https://www.town.example', 'https://other.example']);
    expect((await anna.get('/work/inbox/settings')).status).toBe(403);
    for (const setting of [centreHoursSetting, retentionSetting] as const)
      await writeSetting(
        town.city.db,
        setting as typeof centreHoursSetting,
        setting.fallback as typeof centreHoursSetting.fallback,
        'test',
        officeHour,
      );
  });

  it('forgets an agent, and what they had in hand waits again', async () => {
    await available(anna, 'yes');
    const { id } = await waiting();
    await anna.post(`${talk(id)}/claim`, {});
    await anna.post(`${talk(id)}/answer`, { text: 'One moment' });
    const held = (await agentData.exportFor(town.city.db, anna.personId)) as {
      readonly answers: readonly { readonly text: string }[];
    };
    expect(held.answers.map((one) => one.text)).toContain('One moment');
    await town.city.db.transaction((tx) =>
      agentData.erase(tx, anna.personId, { remove: async () => {} }),
    );
    const [open] = await town.city.db.select().from(ticket).where(eq(ticket.conversationId, id));
    expect(open).toMatchObject({ state: 'waiting', agentId: null });
  });
});
