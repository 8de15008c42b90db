/** What the trail keeps of an action, in the reader's words instead of as data. */
import { formats } from '../messages/format.ts';
import type { ByLanguage, Language } from '../messages/languages.ts';
import type { ChosenText } from '../messages/text.ts';

/**
 * Words by key (`reason`), by key and value (`how:link`), and by value whatever its key (`:true`).
 * Keys that several services use are the house's; a service adds its own.
 */
export type DetailWords = Readonly<Record<string, ByLanguage>>;

export interface Detail {
  readonly name: ChosenText;
  readonly values: readonly ChosenText[];
}

/** What a value stands for that only the database knows: a person, a role. */
export type WordOf = (value: string) => string | undefined;

const isMoment = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text);
const isDigest = (text: string): boolean => /^[0-9a-f]{40,}$/.test(text);

/** Enough to hold a fingerprint beside another; the whole is in the database. */
const digestShown = 12;

/** `approvedBy` and `approved-by` read as “approved by”; English, as the code is. */
const wordsOfKey = (key: string): string =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]+/g, ' ')
    .toLowerCase();

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @returns one line for each thing that is known, in the order in which the words are declared (the
 * database keeps none); what is empty is left out
 */
export const createDetails =
  (declared: DetailWords) =>
  (
    details: Readonly<Record<string, unknown>>,
    language: Language,
    wordOf: WordOf,
  ): readonly Detail[] => {
    const order = Object.keys(declared);
    const placeOf = (key: string): number =>
      order.includes(key) ? order.indexOf(key) : order.length;
    const own = (text: string): ChosenText => ({ text, lang: undefined });
    const declaredAs = (key: string): ChosenText | undefined =>
      Object.hasOwn(declared, key) ? own(declared[key]?.[language] ?? '') : undefined;
    const nameOf = (key: string): ChosenText =>
      declaredAs(key) ?? { text: wordsOfKey(key), lang: language === 'en' ? undefined : 'en' };

    const inWords = (key: string, value: unknown): readonly ChosenText[] => {
      if (value === null || value === undefined || value === '') return [];
      if (Array.isArray(value)) return value.flatMap((member) => inWords(key, member));
      const plain = declaredAs(`${key}:${value}`) ?? declaredAs(`:${value}`);
      if (plain) return [plain];
      if (typeof value === 'number') return [own(formats[language].number(value))];
      const text = String(value);
      if (isMoment(text)) return [own(formats[language].date(new Date(text), 'moment'))];
      if (isDigest(text)) return [own(`${text.slice(0, digestShown)}…`)];
      return [own(wordOf(text) ?? text)];
    };

    const lines = (given: Readonly<Record<string, unknown>>): readonly Detail[] =>
      Object.entries(given)
        .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
        .flatMap(([key, value]) => {
          if (isObject(value)) return lines(value);
          const values = inWords(key, value);
          return values.length > 0 ? [{ name: nameOf(key), values }] : [];
        });
    return lines(details);
  };
