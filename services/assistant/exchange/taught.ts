/**
 * What an assistant was taught, as an export writes it: subjects with their examples, questions that are
 * none of the town's, and test dialogues.
 */
import { z } from 'zod';
import { languages } from '../../../platform/messages/languages.ts';
import { longestQuestion } from '../chat/rules.ts';
import type { ArticleSource } from '../content/article.ts';
import { longestName, mostTurns } from '../dialogues/entry.ts';
import type { Place } from './json-place.ts';

/** More than editors enter: questions of residents become examples too. */
const mostQuestions = 2000;
const longestKey = 60;
const longestTitle = 160;

const written = (longest: number) => z.string().max(longest).regex(/\S/);

const questions = z.array(written(longestQuestion)).max(mostQuestions).readonly();

const key = z
  .string()
  .max(longestKey)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

const wordingShape = z
  .object({ language: z.enum(languages), title: written(longestTitle), examples: questions })
  .readonly();

export const subjectShape = z
  .object({
    key,
    theme: written(longestTitle),
    /** Who does it, where the town does not. */
    handledBy: z.partialRecord(z.enum(languages), z.string().max(longestTitle)).readonly(),
    /** Slug, in the same export, of the article that answers it. */
    article: z.string().max(120).nullable(),
    wordings: z.array(wordingShape).max(languages.length).readonly(),
  })
  .readonly()
  .superRefine(({ wordings }, context) => {
    for (const [index, { language }] of wordings.entries())
      if (wordings.findIndex((one) => one.language === language) < index)
        context.addIssue({ code: 'custom', path: ['wordings', index, 'language'] });
  });

export type ExportedSubject = z.infer<typeof subjectShape>;

export const nearDomainShape = z.object({ language: z.enum(languages), questions }).readonly();

export type NearDomain = z.infer<typeof nearDomainShape>;

const onSubject = z.string().max(200);

const expectedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), intent: onSubject }).readonly(),
  z.object({ kind: z.literal('choices'), intent: onSubject }).readonly(),
  z.object({ kind: z.literal('ask'), intent: onSubject }).readonly(),
  z.object({ kind: z.literal('none') }).readonly(),
  z.object({ kind: z.literal('person') }).readonly(),
]);

export const dialogueShape = z
  .object({
    name: written(longestName),
    language: z.enum(languages),
    turns: z
      .array(z.object({ question: written(longestQuestion), expected: expectedShape }).readonly())
      .min(1)
      .max(mostTurns)
      .readonly(),
  })
  .readonly();

export type ExportedDialogue = z.infer<typeof dialogueShape>;

/** An entry of a document, and where it stands there. */
export interface Found<Entry> {
  readonly entry: Entry;
  readonly place: Place;
}

export interface ImportedSubject extends Omit<ExportedSubject, 'article'> {
  /** The article that answers it, by where it comes from. */
  readonly article: ArticleSource | undefined;
}

export interface Taught {
  readonly subjects: readonly Found<ImportedSubject>[];
  readonly nearDomains: readonly Found<NearDomain>[];
  readonly dialogues: readonly Found<ExportedDialogue>[];
}

export const nothingTaught: Taught = { subjects: [], nearDomains: [], dialogues: [] };

/** Lists of an export, as it names them. */
export type ListName = 'articles' | keyof Taught;

export const refusalReasons = [
  'wrong-shape',
  'empty',
  'too-long',
  'key-wrong',
  'language-unknown',
  'twice',
  'subject-unknown',
  'nothing-to-tell',
  'too-many-dialogues',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** An entry that is not taken over, while the others are. */
export interface Refused {
  readonly list: ListName;
  /** What it calls itself; empty where it does not. */
  readonly name: string;
  readonly reason: RefusalReason;
  readonly place: Place;
}
