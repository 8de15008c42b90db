/** Two hundred residents who talk to the assistant at the same time. */
import { setTimeout as pause } from 'node:timers/promises';
import { uniformDraws } from '@polder/random';
import { startTown } from '../journeys/support/town.ts';
import { atLeast, atMost, type Bench, withoutLimit } from './bench.ts';
import { percentile } from './percentile.ts';
import { createScratchDatabase } from './scratch-database.ts';

const residents = 200;
const questionsEach = 6;
/** Milliseconds that a resident reads and writes: six on average, which is fast. */
const leastPause = 3000;
const mostPause = 9000;
const patience = 90_000;

const questions = [
  'wat kost een paspoort?',
  'wanneer is de milieustraat open?',
  'how do I get a residents parking permit',
  'wo kann ich meinen Reisepass beantragen?',
  'hvornår er genbrugspladsen åben?',
  'mijn buurman maakt lawaai in de nacht',
  'wanneer wordt mijn container geleegd',
  'verhuizing doorgeven',
  'zxcv qwerty asdf',
  'aanvragen',
] as const;

/** A resident: the answer has come when the page with it is there. */
const createResident = (origin: string, number: number) => {
  const headers = { 'x-forwarded-for': `10.0.${Math.floor(number / 250)}.${(number % 250) + 1}` };
  let cookie = '';
  let said = 0;
  return {
    /** @returns milliseconds; undefined when the answer was not right */
    ask: async (question: string): Promise<number | undefined> => {
      const started = performance.now();
      const sent = await fetch(`${origin}/nl/ask`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...headers, cookie, origin },
        body: new URLSearchParams({ text: question, _key: crypto.randomUUID() }),
      });
      await sent.arrayBuffer();
      const own = /polder_conversation=[\w-]+/.exec(sent.headers.getSetCookie().join(';'))?.[0];
      if (own) cookie = own;
      if (sent.status !== 303) return undefined;
      const page = await (
        await fetch(`${origin}/nl/ask`, { headers: { ...headers, cookie } })
      ).text();
      const took = performance.now() - started;
      said += 2;
      const shown = page.split('class="polder-chat__who"').length - 1;
      return shown === said ? took : undefined;
    },
  };
};

const learned = async (origin: string): Promise<void> => {
  const until = Date.now() + patience;
  const probe = createResident(origin, 500);
  for (;;) {
    await probe.ask('wat kost een paspoort?');
    const parts = await (await fetch(`${origin}/nl/ask/embed`)).text();
    if (!/nog aan het leren|leert nog/.test(parts)) return;
    if (Date.now() > until) throw new Error('The town has not learned');
    await pause(1000);
  }
};

const measure = async (databaseUrl: string | undefined, say: (line: string) => void) => {
  const town = await startTown({ environment: { POLDER_TRUST_PROXY: 'true' }, databaseUrl });
  try {
    await learned(town.origin);
    const draw = uniformDraws(7);
    const people = Array.from({ length: residents }, (_, number) => ({
      ...createResident(town.origin, number),
      pauses: Array.from(
        { length: questionsEach },
        () => leastPause + draw() * (mostPause - leastPause),
      ),
      asked: Array.from(
        { length: questionsEach },
        () => questions[Math.floor(draw() * questions.length)] ?? questions[0],
      ),
    }));
    const times: (number | undefined)[] = [];
    await Promise.all(
      people.map(async ({ ask, pauses, asked }) => {
        for (const [place, question] of asked.entries()) {
          await pause(pauses[place]);
          times.push(await ask(question));
        }
      }),
    );
    const answered = times.filter((one) => one !== undefined);
    say(`${answered.length} of ${times.length} answered`);
    await pause(65_000); // the limit per conversation and minute starts anew
    const burst = await Promise.all(people.map(({ ask }) => ask('wat kost een paspoort?')));
    return { times, answered, burst: burst.filter((one) => one !== undefined) };
  } finally {
    await town.stop();
  }
};

export default {
  name: 'conversations',
  limit: `${residents} residents in conversation at once, ${questionsEach} questions each with 3 to 9 s between them: from sending a question until the page with the answer is there (p95 at most 300 ms), and that every answer stands in its conversation. Then all of them ask in the same moment.`,
  run: async ({ databaseUrl, say }) => {
    const results = [];
    const scratch = databaseUrl ? await createScratchDatabase(databaseUrl) : undefined;
    for (const [where, url] of [
      ['embedded', undefined],
      ...(scratch ? ([['PostgreSQL', scratch.url]] as const) : []),
    ] as const) {
      const { times, answered, burst } = await measure(url, say);
      results.push(
        atLeast(times.length, {
          metric: `${where}: answers that arrived, of ${times.length}`,
          value: answered.length,
          unit: '',
        }),
        atMost(300, {
          metric: `${where}: answer, p95`,
          value: percentile(answered, 0.95),
          unit: 'ms',
        }),
        withoutLimit({
          metric: `${where}: answer, median`,
          value: percentile(answered, 0.5),
          unit: 'ms',
        }),
        withoutLimit({
          metric: `${where}: all ${burst.length} in the same moment, p95`,
          value: percentile(burst, 0.95),
          unit: 'ms',
        }),
      );
    }
    await scratch?.drop();
    return results;
  },
} satisfies Bench;
