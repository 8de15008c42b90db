/** The municipal questions that stand beside the language engine, read and checked. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Classifier,
  createClassifier,
  createLanguageTeller,
  type Example,
  type Language,
  type LanguageTeller,
  type ListedThing,
  languages,
  type Model,
  train,
} from '@polder/language';
import { z } from 'zod';
import { installationRoot } from '../../../platform/config.ts';

const questions = z.array(z.string().min(1));

const setShape = z.object({
  language: z.enum(languages),
  /** What people call the authorities that do what a town does not; null where the town does it itself. */
  authorities: z.record(z.string(), z.string().nullable()),
  intents: z.record(
    z.string(),
    z.object({
      title: z.string(),
      train: questions,
      /** As most people ask it, in other words than those learned. */
      test: questions,
      /** Without the words that the matter is known by: a situation, a hint. */
      hard: questions,
    }),
  ),
  nearDomain: z.object({ tuning: questions, test: questions }),
});

const intentsShape = z.object({
  intents: z.array(
    z.object({
      id: z.string(),
      theme: z.string(),
      describes: z.string(),
      /** Another authority, which does it. */
      handledBy: z.string().optional(),
    }),
  ),
});

export type MunicipalSet = z.infer<typeof setShape>;
export type MunicipalIntent = z.infer<typeof intentsShape>['intents'][number];

const wasteShape = z.object({
  kinds: z.array(z.object({ value: z.string(), names: z.record(z.enum(languages), questions) })),
});

const acrossShape = z.array(
  z.object({ text: z.string(), intent: z.string(), language: z.enum(languages) }),
);

/** Questions that no language owns, each with the one that most of it is in. */
const acrossLanguagesShape = z.object({
  /** Two languages in one question. */
  mixed: acrossShape,
  /** A word or two. */
  short: acrossShape,
});

const fileOf = (name: string): string =>
  join(installationRoot(), 'engines/language/municipal', `${name}.json`);

const read = (name: string): unknown => JSON.parse(readFileSync(fileOf(name), 'utf8'));

export const municipalIntents = (): readonly MunicipalIntent[] =>
  intentsShape.parse(read('intents')).intents;

/** Kinds of house waste as people call them, for `findListed`. */
export const wasteKinds = (language: Language): readonly ListedThing[] =>
  wasteShape
    .parse(read('waste-kinds'))
    .kinds.map(({ value, names }) => ({ value, names: names[language] }));

const unseenShape = z.record(
  z.enum(languages),
  z.array(z.object({ text: z.string(), intent: z.string() })),
);

/** Questions by an author who knew what the intents cover and none of the other questions. */
export const unseenQuestions = (language: Language): readonly Example[] =>
  unseenShape.parse(read('unseen'))[language];

export const questionsAcrossLanguages = (): z.infer<typeof acrossLanguagesShape> =>
  acrossLanguagesShape.parse(read('across-languages'));

/** The languages that there are questions in. */
export const municipalLanguages = (): readonly Language[] =>
  languages.filter((language) => existsSync(fileOf(language)));

export const readMunicipal = (language: Language): MunicipalSet => setShape.parse(read(language));

/** Every question to learn from; the title of an intent is one of them. */
export const municipalExamples = ({ intents }: MunicipalSet): readonly Example[] =>
  Object.entries(intents).flatMap(([intent, { title, train }]) =>
    [title, ...train].map((text) => ({ text, intent })),
  );

const asked = ({ intents }: MunicipalSet, which: 'test' | 'hard'): readonly Example[] =>
  Object.entries(intents).flatMap(([intent, questionsOf]) =>
    questionsOf[which].map((text) => ({ text, intent })),
  );

/** Questions that were not learned, as most people ask them. */
export const municipalTests = (set: MunicipalSet): readonly Example[] => asked(set, 'test');

/** Questions that were not learned and avoid the usual words. */
export const municipalHardTests = (set: MunicipalSet): readonly Example[] => asked(set, 'hard');

/**
 * Learns the questions of all languages together, in about fifteen seconds: words that languages share
 * help each of them, and a question in two languages is understood.
 */
export const trainMunicipal = (onProgress: (done: number) => void = () => {}): Model => {
  const sets = municipalLanguages().map(readMunicipal);
  return train(sets.flatMap(municipalExamples), {
    outOfScope: sets.flatMap(({ nearDomain }) => nearDomain.tuning),
    onProgress,
  });
};

export const municipalClassifier = (): Classifier => createClassifier(trainMunicipal());

/** Tells the language of a question by all that stands in the questions of each. */
export const municipalTeller = (): LanguageTeller<Language> => {
  const texts = (language: Language): readonly string[] =>
    municipalExamples(readMunicipal(language)).map(({ text }) => text);
  return createLanguageTeller({
    nl: texts('nl'),
    en: texts('en'),
    de: texts('de'),
    da: texts('da'),
  });
};
