/** What is read of another system's articles, before anybody decides about it. */
import type { Language } from '../../../platform/messages/languages.ts';
import type {
  ArticleContent,
  ArticleDraft,
  ArticleSource,
  Audience,
  Manner,
  TextField,
} from '../content/article.ts';
import {
  longestName,
  longestText,
  longestTheme,
  mostThemes,
  textFields,
} from '../content/article.ts';

/** What an editor should look at before publishing. */
export type Warning =
  | { readonly kind: 'generated'; readonly language: Language }
  | { readonly kind: 'languages-left-out'; readonly tags: readonly string[] }
  | { readonly kind: 'cut'; readonly field: TextField; readonly language: Language }
  | { readonly kind: 'no-summary' }
  | { readonly kind: 'dates' }
  | { readonly kind: 'date-unsure'; readonly text: string }
  | { readonly kind: 'audience-unknown'; readonly text: string }
  | { readonly kind: 'contact-unread'; readonly text: string }
  | { readonly kind: 'hours-unread'; readonly text: string }
  | { readonly kind: 'further-contacts'; readonly count: number }
  | { readonly kind: 'local-left-out'; readonly count: number }
  | { readonly kind: 'languages-stay'; readonly languages: readonly Language[] }
  | { readonly kind: 'informal-dropped'; readonly count: number };

/** What a source says; who answers for it and when it was checked is this town's. */
export type SourceContent = Omit<ArticleContent, 'owner' | 'checkedOn' | 'source'>;

export interface ImportedArticle {
  readonly source: ArticleSource;
  /** The address it would like to have. */
  readonly slug: string;
  readonly content: SourceContent;
  readonly warnings: readonly Warning[];
  /** What only an export of this house knows. */
  readonly own?: Pick<ArticleContent, 'owner' | 'checkedOn'> &
    Pick<ArticleDraft, 'local' | 'localContact'>;
}

export type SkipReason = 'no-name' | 'no-id' | 'archived' | 'internal';

export interface Skipped {
  readonly id: string;
  readonly name: string;
  readonly reason: SkipReason;
}

export interface Reading {
  readonly articles: readonly ImportedArticle[];
  readonly skipped: readonly Skipped[];
}

/** Articles of one document. */
export const mostArticles = 2000;

/** Says each thing once. */
export const createWarnings = () => {
  const said = new Map<string, Warning>();
  return {
    add: (warning: Warning): void => {
      said.set(JSON.stringify(warning), warning);
    },
    all: (): readonly Warning[] => [...said.values()],
  };
};

export type Warnings = ReturnType<typeof createWarnings>;

type Texts = ArticleContent['texts'];

/** Ends a text before a limit, at a paragraph, a line or a word. */
const cutAt = (text: string, limit: number): string => {
  const start = text.slice(0, limit);
  const end = ['\n\n', '\n', ' ']
    .map((sign) => start.lastIndexOf(sign))
    .find((place) => place > limit / 2);
  return start.slice(0, end ?? limit).trimEnd();
};

export type SaidTexts = Readonly<
  Partial<Record<TextField, Readonly<Partial<Record<Language, string>>>>>
>;

/** Texts of bearable length, and none that say nothing. */
const bearable = (given: SaidTexts, warnings: Warnings): Texts => {
  const texts: Texts = {};
  for (const field of textFields)
    for (const [language, text] of Object.entries(given[field] ?? {}) as [Language, string][]) {
      if (text === '') continue;
      const limit = field === 'name' ? longestName : longestText;
      if (text.length > limit) warnings.add({ kind: 'cut', field, language });
      texts[field] = {
        ...texts[field],
        [language]: text.length > limit ? cutAt(text, limit) : text,
      };
    }
  return texts;
};

/** Informal texts that say what the formal ones do not. */
const onlyOther = (informal: Texts, formal: Texts): Texts => {
  const other: Texts = {};
  for (const field of textFields)
    for (const [language, text] of Object.entries(informal[field] ?? {}) as [Language, string][])
      if (formal[field]?.[language] !== text) other[field] = { ...other[field], [language]: text };
  return other;
};

/** What was read of an article, part by part; days as `2026-12-31`. */
export interface SourceParts {
  readonly texts: Readonly<Record<Manner, SaidTexts>>;
  readonly contact: ArticleContent['contact'];
  readonly audiences: readonly Audience[];
  readonly themes: readonly string[];
  readonly validFrom: string | undefined;
  readonly validUntil: string | undefined;
}

/** Puts together what was read, within what an article can hold. */
export const contentOf = (parts: SourceParts, warnings: Warnings): SourceContent => {
  const texts = bearable(parts.texts.formal, warnings);
  const informal = onlyOther(bearable(parts.texts.informal, warnings), texts);
  if (texts.summary === undefined && informal.summary === undefined)
    warnings.add({ kind: 'no-summary' });
  const { contact, audiences, validFrom, validUntil } = parts;
  const isTurned = validFrom !== undefined && validUntil !== undefined && validUntil < validFrom;
  if (isTurned) warnings.add({ kind: 'dates' });
  const themes = [...new Set(parts.themes.map((theme) => theme.trim()))];
  return {
    texts,
    ...(Object.keys(informal).length > 0 ? { informal } : {}),
    ...(contact ? { contact } : {}),
    ...(audiences.length > 0 ? { audiences: [...new Set(audiences)] } : {}),
    themes: themes
      .filter((theme) => theme !== '')
      .slice(0, mostThemes)
      .map((theme) => theme.slice(0, longestTheme)),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined || isTurned ? {} : { validUntil }),
  };
};
