/**
 * What is told of a public service, in the terms of CPSV-AP (the Core Public Service Vocabulary) and the
 * Flemish IPDC: one central text, which several towns may share, and what this town says otherwise.
 */
import { z } from 'zod';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { type ChosenText, chooseText } from '../../../platform/messages/text.ts';

/** Texts of an article, in the order in which people read them. */
export const textFields = [
  'name',
  'summary',
  'audience',
  'conditions',
  'bring',
  'procedure',
  'cost',
  'exceptions',
  'legalBasis',
] as const;

export type TextField = (typeof textFields)[number];

const longestText = 8000;

const text = z.partialRecord(z.enum(languages), z.string().max(longestText));

const texts = z.partialRecord(z.enum(textFields), text);

const day = z.iso.date();

export const articleContentShape = z.object({
  /** By field and language. Paragraphs are divided by empty lines; lines that begin with "- " are a list. */
  texts,
  themes: z.array(z.string().max(60)).max(12),
  /** The day from which and to which it holds. */
  validFrom: day.optional(),
  validUntil: day.optional(),
  /** The day on which somebody last made sure that it is right, and who answers for it. */
  checkedOn: day,
  owner: z.string().max(120),
});

export type ArticleContent = z.infer<typeof articleContentShape>;

/** One field that the town says in its own way. */
export interface LocalText {
  readonly language: Language;
  readonly field: TextField;
  readonly text: string;
  readonly author: string;
  readonly reason: string;
}

/** An article as it is written: two layers from the start, so that the central one can be renewed. */
export interface ArticleDraft {
  readonly central: ArticleContent;
  readonly local: readonly LocalText[];
}

/** The text that people read: the town's own where it has one, the central one elsewhere. */
export const effective = ({ central, local }: ArticleDraft): ArticleContent => {
  const merged: Partial<Record<TextField, Partial<Record<Language, string>>>> = {};
  for (const field of textFields) {
    const own = local.filter((one) => one.field === field);
    const all = {
      ...central.texts[field],
      ...Object.fromEntries(own.map(({ language, text: written }) => [language, written])),
    };
    if (Object.keys(all).length > 0) merged[field] = all;
  }
  return { ...central, texts: merged };
};

/** A field in the reader's language, else in another that has it. */
export const textOf = (
  { texts: all }: ArticleContent,
  field: TextField,
  language: Language,
): ChosenText | undefined => {
  const chosen = chooseText(all[field] ?? {}, language);
  return chosen.text === '' ? undefined : chosen;
};

/** Whether an article holds on a day. */
export const holdsOn = ({ validFrom, validUntil }: ArticleContent, today: string): boolean =>
  (validFrom === undefined || validFrom <= today) &&
  (validUntil === undefined || today <= validUntil);
