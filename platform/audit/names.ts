/** What actions and tasks are called, in the reader's language. */
import type { ByLanguage, Language } from '../messages/languages.ts';
import type { ChosenText } from '../messages/text.ts';

/** `<service>.<what happened>` → its name. */
export type NameOf = (code: string, language: Language) => ChosenText;

/** `indicators.batch-published` reads as “indicators: batch published”; English, as the code is. */
const wordsOfCode = (code: string): string => code.replace('.', ': ').replaceAll('-', ' ');

/**
 * Names by code, as those who act declare them. The trail outlives its services: a code that nobody
 * declares any more reads as its own words.
 */
export const createNames =
  (declared: Readonly<Record<string, ByLanguage>>): NameOf =>
  (code, language) => {
    const name = Object.hasOwn(declared, code) ? declared[code] : undefined;
    if (name) return { text: name[language], lang: undefined };
    return { text: wordsOfCode(code), lang: language === 'en' ? undefined : 'en' };
  };
