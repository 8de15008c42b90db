/** The languages every page of Polder speaks, in the order in which they are offered. */
export const languages = ['nl', 'en', 'de', 'da'] as const;

export type Language = (typeof languages)[number];

/** A language's own name, as its speakers write it. */
export const languageNames: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  en: 'English',
  de: 'Deutsch',
  da: 'Dansk',
};

export const isLanguage = (value: string | undefined): value is Language =>
  languages.some((language) => language === value);

/** One catalogue of texts in every language; `M` is the shape of the English one. */
export type Catalogue<M> = Readonly<Record<Language, M>>;
