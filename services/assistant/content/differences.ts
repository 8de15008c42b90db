/** What changed between two contents of an article, word by word. */
import { diffWords } from 'diff';
import type { Language } from '../../../platform/messages/languages.ts';
import { languages } from '../../../platform/messages/languages.ts';
import { spansAsText } from '../../../platform/opening-hours/entry.ts';
import type { OpeningHours } from '../../../platform/opening-hours/opening-hours.ts';
import { type ArticleContent, type Audience, type TextField, textFields } from './article.ts';

export interface Change {
  readonly text: string;
  readonly kind: 'kept' | 'added' | 'removed';
}

/** What an article has beside its texts. */
export const factFields = [
  'contactName',
  'telephone',
  'email',
  'website',
  'address',
  'hours',
  'audiences',
  'themes',
  'validFrom',
  'validUntil',
  'checkedOn',
  'owner',
] as const;

export type FactField = (typeof factFields)[number];

export interface Difference {
  readonly field: TextField | FactField;
  /** Undefined for what is the same in every language. */
  readonly language?: Language;
  /** Set for the informal variant. */
  readonly manner?: 'informal';
  readonly changes: readonly Change[];
}

/** Texts that share less than this are told apart as a whole: nobody reads so many single words. */
const mostEdits = 600;

const changesOf = (before: string, after: string): readonly Change[] => {
  const words = diffWords(before, after, { maxEditLength: mostEdits });
  if (!words)
    return [
      { text: before, kind: 'removed' },
      { text: after, kind: 'added' },
    ];
  return words.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'kept',
  }));
};

/** Differences of one thing in each language. */
const byLanguage = (
  of: Omit<Difference, 'language' | 'changes'>,
  before: Partial<Record<Language, string>> = {},
  after: Partial<Record<Language, string>> = {},
): readonly Difference[] =>
  languages.flatMap((language) => {
    const [one = '', other = ''] = [before[language], after[language]];
    return one === other ? [] : [{ ...of, language, changes: changesOf(one, other) }];
  });

/** How codes and weekdays (Monday 0) are called. */
export interface DifferenceWords {
  readonly audience: (code: Audience) => string;
  readonly weekday: (place: number) => string;
}

const plainWords: DifferenceWords = {
  audience: (code) => code,
  weekday: (place) => String(place + 1),
};

const hoursAsLines = ({ week, special }: OpeningHours, { weekday }: DifferenceWords): string =>
  [
    ...week.map((spans, place) => `${weekday(place)}: ${spansAsText(spans) || '–'}`),
    ...special.map(
      ({ day, until, spans, label }) =>
        `${day}${until ? ` – ${until}` : ''}: ${spansAsText(spans) || '–'} ${label}`,
    ),
  ].join('; ');

const factsOf = (
  { contact, audiences = [], themes, validFrom, validUntil, checkedOn, owner }: ArticleContent,
  words: DifferenceWords,
): Readonly<Partial<Record<FactField, string | undefined>>> => ({
  telephone: contact?.telephone,
  email: contact?.email,
  website: contact?.website,
  address: contact?.address,
  hours: contact?.hours && hoursAsLines(contact.hours, words),
  audiences: audiences.map(words.audience).join(', '),
  themes: themes.join('; '),
  validFrom,
  validUntil,
  checkedOn,
  owner,
});

/** Fields that differ, in the order in which people read them. */
export const differencesBetween = (
  before: ArticleContent,
  after: ArticleContent,
  words: DifferenceWords = plainWords,
): readonly Difference[] => {
  const [one, other] = [factsOf(before, words), factsOf(after, words)];
  return [
    ...textFields.flatMap((field) => [
      ...byLanguage({ field }, before.texts[field], after.texts[field]),
      ...byLanguage(
        { field, manner: 'informal' },
        before.informal?.[field],
        after.informal?.[field],
      ),
    ]),
    ...byLanguage({ field: 'contactName' }, before.contact?.name, after.contact?.name),
    ...factFields.flatMap((field): readonly Difference[] => {
      const [was = '', is = ''] = [one[field], other[field]];
      return was === is ? [] : [{ field, changes: changesOf(was, is) }];
    }),
  ];
};
