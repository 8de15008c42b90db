/**
 * Learns what residents ask from the examples of the moment. The first model that goes with the test
 * dialogues is put to use at once; every other one waits for an editor.
 */
import { createClassifier, type Example, readModel } from '@polder/language';
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage, languages } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { factIntents } from '../chat/facts.ts';
import { runAll } from '../dialogues/run-all.ts';
import { messages } from '../messages/index.ts';
import { type Lesson, learnAside } from './learn.ts';
import { addModel, publishedModelId } from './model-store.ts';
import { recognitionOf } from './recognition.ts';
import { allIntents, nearDomainQuestions } from './store.ts';
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

/** What the test dialogues give with a model that was just learned. */
const dialoguesWith = (city: City, bytes: Uint8Array) =>
  runAll(city, createClassifier(readModel(bytes)));

export const trainJob: JobDefinition<City> = {
  name: trainJobName,
  label: byLanguage(messages, ({ jobs }) => jobs.train),
  run: async (city, _, { report, signal }) => {
    const lesson = await lessonOf(city);
    const intents = new Set(lesson.examples.map(({ intent }) => intent)).size;
    // Before anything is written there is nothing to tell apart.
    if (intents < 2) return;
    const from = performance.now();
    // A town that understands nothing yet does not wait for what only editors read.
    const judgesAll = (await publishedModelId(city.db)) !== undefined;
    const told: Promise<void>[] = [];
    const onProgress = (done: number) => {
      told.push(report('learning', Math.round(done * 100), 100));
    };
    const { bytes, heldOut } = await learnAside(
      { ...lesson, judgesAll },
      onProgress,
      signal,
    ).finally(() => Promise.allSettled(told));
    const dialogues = await dialoguesWith(city, bytes);
    await city.db.transaction(async (tx) => {
      const isFirst = (await publishedModelId(tx)) === undefined;
      const trainedAt = city.now();
      await addModel(tx, {
        bytes,
        intents,
        examples: lesson.examples.length,
        seconds: (performance.now() - from) / 1000,
        trainedAt,
        publishedAt: isFirst && dialogues.every(({ passed }) => passed) ? trainedAt : null,
        report: { ...recognitionOf(heldOut), dialogues },
      });
    });
    // So that the next question need not wait for it.
    await understandingOf(city);
  },
};
