import { type Language, languages } from './languages.ts';

/** Content in the languages its author wrote; at least one. Interface texts are catalogues, not this. */
export type Text = Readonly<Partial<Record<Language, string>>>;

export interface ChosenText {
  readonly text: string;
  /** Set when the text is not in the reader's language: for the element's `lang` attribute. */
  readonly lang: Language | undefined;
}

/** The reader's language, else English, else the first there is. */
export const chooseText = (content: Text, language: Language): ChosenText => {
  const own = content[language];
  if (own) return { text: own, lang: undefined };
  for (const other of ['en', ...languages] as const) {
    const text = content[other];
    if (text) return { text, lang: other };
  }
  return { text: '', lang: undefined };
};
