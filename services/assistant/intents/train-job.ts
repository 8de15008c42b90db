/** Learns what residents ask from the examples of the moment, and puts it to use. */
import type { Example } from '@polder/language';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage, languages } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { factIntents } from '../chat/facts.ts';
import { messages } from '../messages/index.ts';
import { type Lesson, learnAside } from './learn.ts';
import { addModel, allIntents, nearDomainQuestions } from './store.ts';
import { understandingOf } from './understanding.ts';

export const trainJobName = 'assistant.train';

/** Titles are examples too; facts of other services bring their own. */
export const lessonOf = async (city: City): Promise<Lesson> => {
  const intents = await allIntents(city.db);
  const own: readonly Example[] = intents.flatMap(({ key, wordings }) =>
    wordings.flatMap(({ title, examples }) =>
      [title, ...examples].map((text) => ({ text, intent: key })),
    ),
  );
  const ofFacts = factIntents(city).flatMap(({ key, fact }) =>
    languages.flatMap((language) =>
      [fact.question[language], ...(fact.examples?.[language] ?? [])].map((text) => ({
        text,
        intent: key,
      })),
    ),
  );
  return { examples: [...own, ...ofFacts], nearDomain: await nearDomainQuestions(city.db) };
};

export const trainJob: JobDefinition<City> = {
  name: trainJobName,
  label: byLanguage(messages, ({ jobs }) => jobs.train),
  run: async (city, _, { report }) => {
    const lesson = await lessonOf(city);
    const intents = new Set(lesson.examples.map(({ intent }) => intent)).size;
    // Before anything is written there is nothing to tell apart.
    if (intents < 2) return;
    const from = performance.now();
    const told: Promise<void>[] = [];
    const bytes = await learnAside(lesson, (done) => {
      told.push(report('learning', Math.round(done * 100), 100));
    });
    await Promise.all(told);
    await city.db.transaction((tx) =>
      addModel(tx, {
        bytes,
        intents,
        examples: lesson.examples.length,
        seconds: (performance.now() - from) / 1000,
        trainedAt: city.now(),
      }),
    );
    // So that the next question need not wait for it.
    await understandingOf(city);
  },
};
