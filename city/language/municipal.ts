/** The municipal questions that stand beside the language engine, read and checked. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, type Language, type ListedThing, languages } from '@polder/language';
import { z } from 'zod';
import { installationRoot } from '../../platform/config.ts';

const questions = z.array(z.string().min(1));

const setShape = z.object({
  language: z.enum(languages),
  /** What people call the authorities that do what a town does not. */
  authorities: z.record(z.string(), z.string()),
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
