/**
 * What is told of a public service, in the terms of CPSV-AP (the Core Public Service Vocabulary) and the
 * Flemish IPDC: one central text, which several towns may share, and what this town says otherwise.
 */
import { z } from 'zod';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { type ChosenText, chooseText } from '../../../platform/messages/text.ts';
import { openingHoursShape } from '../../../platform/opening-hours/opening-hours.ts';

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

/** How people are addressed: `u` and `Sie`, or `je` and `du`. */
export const manners = ['formal', 'informal'] as const;

export type Manner = (typeof manners)[number];

/** Whom a service is for: the code list of audiences of the Flemish IPDC. */
export const audiences = [
  'citizen',
  'business',
  'association',
  'organisation',
  'local-government',
  'regional-government',
] as const;

export type Audience = (typeof audiences)[number];

/** Systems that articles come from. */
export const sourceKinds = ['ipdc', 'lpdc', 'polder'] as const;

export type SourceKind = (typeof sourceKinds)[number];

export const longestText = 8000;
export const longestName = 160;
export const longestOwner = 120;
export const mostThemes = 12;
export const longestTheme = 60;
export const longestAddress = 400;

const text = z.partialRecord(z.enum(languages), z.string().max(longestText));

const texts = z.partialRecord(z.enum(textFields), text);

const day = z.iso.date();

/** Addresses that may become links: nothing that a browser would run. */
export const webAddress = z.url({ protocol: /^https?$/ }).max(500);
export const mailAddress = z.email({ pattern: z.regexes.html5Email }).max(200);
/** Digits with signs and words around them, such as `03 790 02 12 (ext. 4)`. */
export const telephoneShape = z
  .string()
  .max(60)
  .regex(/\d.*\d/);

export const contactShape = z.object({
  /** Of the counter or the department. */
  name: z.partialRecord(z.enum(languages), z.string().max(longestName)).optional(),
  telephone: telephoneShape.optional(),
  email: mailAddress.optional(),
  website: webAddress.optional(),
  /** As it stands on an envelope, line by line. */
  address: z.string().max(longestAddress).optional(),
  hours: openingHoursShape.optional(),
});

/** Where people turn to: by telephone, in writing, at the counter. */
export type ContactPoint = z.infer<typeof contactShape>;

export const articleContentShape = z.object({
  /** By field and language. Paragraphs are divided by empty lines; lines that begin with "- " are a list. */
  texts,
  /** The same texts for a town that says `je` and `du`, where they were written. */
  informal: texts.optional(),
  contact: contactShape.optional(),
  audiences: z.array(z.enum(audiences)).max(audiences.length).optional(),
  themes: z.array(z.string().max(longestTheme)).max(mostThemes),
  /** The day from which and to which it holds. */
  validFrom: day.optional(),
  validUntil: day.optional(),
  /** The day on which somebody last made sure that it is right, and who answers for it. */
  checkedOn: day,
  owner: z.string().max(longestOwner),
  /** Where it was taken from, to be renewed from there. */
  source: z
    .object({
      kind: z.enum(sourceKinds),
      id: z.string().max(500),
      /** When it was last changed there, as the source writes it. */
      modified: z.string().max(40).optional(),
    })
    .optional(),
});

export type ArticleContent = z.infer<typeof articleContentShape>;

export type ArticleSource = NonNullable<ArticleContent['source']>;

export const longestReason = 300;

const localTextShape = z.object({
  language: z.enum(languages),
  field: z.enum(textFields),
  text: z.string().max(longestText),
  /** The same for who is addressed informally. */
  informal: z.string().max(longestText).optional(),
  author: z.string().max(120),
  reason: z.string().max(longestReason),
});

/** One field that the town says in its own way. */
export type LocalText = Readonly<z.infer<typeof localTextShape>>;

const localContactShape = z.object({
  contact: contactShape,
  author: z.string().max(120),
  reason: z.string().max(longestReason),
});

/** The town's own contact point in the place of the central one. */
export type LocalContact = Readonly<z.infer<typeof localContactShape>>;

export const articleDraftShape = z.object({
  central: articleContentShape,
  local: z.array(localTextShape).max(textFields.length * languages.length),
  localContact: localContactShape.optional(),
});

/** An article as it is written: two layers from the start, so that the central one can be renewed. */
export interface ArticleDraft {
  readonly central: ArticleContent;
  readonly local: readonly LocalText[];
  readonly localContact?: LocalContact | undefined;
}

type Texts = ArticleContent['texts'];

/** Central texts with the town's own in their place. @param own undefined takes a text away */
const merged = (
  central: Texts,
  local: readonly LocalText[],
  own: (text: LocalText) => string | undefined,
): Texts => {
  const all: Texts = {};
  for (const field of textFields) {
    const texts = { ...central[field] };
    for (const one of local) {
      if (one.field !== field) continue;
      const text = own(one);
      if (text === undefined) delete texts[one.language];
      else texts[one.language] = text;
    }
    if (Object.keys(texts).length > 0) all[field] = texts;
  }
  return all;
};

/**
 * The content that people read: the town's own where it has one, the central one elsewhere. Where the
 * town says a text its own way, the central informal one is no variant of it any more.
 */
export const effective = ({ central, local, localContact }: ArticleDraft): ArticleContent => {
  const { informal: centralInformal = {}, ...rest } = central;
  const informal = merged(centralInformal, local, (one) => one.informal);
  return {
    ...rest,
    texts: merged(central.texts, local, ({ text }) => text),
    ...(Object.keys(informal).length > 0 ? { informal } : {}),
    ...(localContact ? { contact: localContact.contact } : {}),
  };
};

/**
 * A field in the reader's language, else in another that has it; in the asked manner, else in the other
 * one.
 */
export const textOf = (
  { texts: formal, informal }: Pick<ArticleContent, 'texts' | 'informal'>,
  field: TextField,
  language: Language,
  manner: Manner = 'formal',
): ChosenText | undefined => {
  const variants = [formal[field] ?? {}, informal?.[field] ?? {}];
  const [asked = {}, other = {}] = manner === 'formal' ? variants : variants.toReversed();
  const chosen = chooseText({ ...other, ...withoutEmpty(asked) }, language);
  return chosen.text === '' ? undefined : chosen;
};

const withoutEmpty = (texts: Partial<Record<Language, string>>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

/** Whether an article holds on a day. */
export const holdsOn = (
  { validFrom, validUntil }: Pick<ArticleContent, 'validFrom' | 'validUntil'>,
  today: string,
): boolean =>
  (validFrom === undefined || validFrom <= today) &&
  (validUntil === undefined || today <= validUntil);
