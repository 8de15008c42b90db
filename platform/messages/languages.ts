/** The languages every page of Polder speaks, in the order in which they are offered. */
export const languages = ['nl', 'en', 'de', 'da'] as const;

export type Language = (typeof languages)[number];

/** One text in every language, as manifests carry it. */
export type ByLanguage = Readonly<Record<Language, string>>;

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

/**
 * One text of a catalogue in every language, as manifests want it.
 * @example byLanguage(messages, (t) => t.title)
 */
export const byLanguage = <M, Value>(
  catalogue: Catalogue<M>,
  choose: (messages: M) => Value,
): Readonly<Record<Language, Value>> => ({
  nl: choose(catalogue.nl),
  en: choose(catalogue.en),
  de: choose(catalogue.de),
  da: choose(catalogue.da),
});
