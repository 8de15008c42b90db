/** Which of the published articles a reader is shown, in which order, and under which theme. */
import type { Language } from '../../../platform/messages/languages.ts';
import type { ChosenText } from '../../../platform/messages/text.ts';
import { fold } from '../../../platform/places/fold.ts';
import {
  type ArticleContent,
  type Audience,
  audiences,
  type Manner,
  type TextField,
  textFields,
  textOf,
} from './article.ts';
import type { PublishedArticle } from './store.ts';
import { nameOfTheme, themeKey } from './themes.ts';

/** What the reader chose; unknown themes and audiences choose nothing, as an old address may hold them. */
export interface AnswersChoice {
  readonly words: string;
  readonly theme: string;
  readonly audience: string;
}

/** How the reader is addressed, and how people ask about each article, by its id, in their language. */
export interface AnswersReader {
  readonly language: Language;
  readonly manner: Manner;
  readonly questions: ReadonlyMap<number, readonly string[]>;
}

export interface ListedArticle {
  readonly slug: string;
  readonly name: ChosenText;
  /** The first paragraph of it. */
  readonly summary: ChosenText | undefined;
  readonly content: ArticleContent;
}

export interface ThemeOfArticles {
  /** Empty for articles without a theme. */
  readonly key: string;
  readonly name: string;
  readonly articles: readonly ListedArticle[];
}

export interface Answers {
  /** The choice as far as it is known. */
  readonly chosen: {
    readonly words: string;
    readonly theme: string;
    readonly audience: Audience | '';
  };
  /** Every theme of the published articles, by name, to choose from. */
  readonly themes: readonly Pick<ThemeOfArticles, 'key' | 'name'>[];
  /** Those that an article names, in the order of the code list. */
  readonly audiences: readonly Audience[];
  /** How many there are. */
  readonly total: number;
  /** How many were found, each counted once. */
  readonly count: number;
  /** What was found, by theme. */
  readonly groups: readonly ThemeOfArticles[];
  /** What was found, what comes closest to the words first. */
  readonly closest: readonly ListedArticle[];
}

export const longestSearch = 200;
/** Further words of a long question are not looked for. */
const mostTerms = 12;

const listed = (
  { slug, content }: PublishedArticle,
  { language, manner }: AnswersReader,
): ListedArticle => {
  const summary = textOf(content, 'summary', language, manner);
  return {
    slug,
    name: textOf(content, 'name', language, manner) ?? { text: slug, lang: undefined },
    summary: summary && { ...summary, text: summary.text.split(/\n{2,}/)[0] ?? '' },
    content,
  };
};

/** Texts in which words are looked for, and what a word counts that stands there as it is. */
interface Place {
  readonly text: string;
  readonly weight: number;
}

const placesOf = (
  { id, content }: PublishedArticle,
  { language, manner, questions }: AnswersReader,
): readonly Place[] => {
  const say = (field: TextField) => textOf(content, field, language, manner)?.text ?? '';
  const themes = content.themes.map((theme) => nameOfTheme(theme, language));
  const rest = textFields.filter((field) => field !== 'name' && field !== 'summary').map(say);
  return [
    { text: fold(say('name')), weight: 8 },
    { text: fold((questions.get(id) ?? []).join(' ')), weight: 4 },
    { text: fold(say('summary')), weight: 3 },
    { text: fold([...themes, ...rest].join(' ')), weight: 1 },
  ];
};

/** Letters from which on a word is also found within others, as `vergunning` in `parkeervergunning`. */
const lettersWithin = 4;
/** Shorter ones only as they are or with an ending, such as `bins`: else `pas` would find every `passer`. */
const lettersOfEnding = 2;

const likenessIn = (text: string, term: string): number => {
  if (` ${text} `.includes(` ${term} `)) return 1;
  if (term.length < lettersWithin)
    return new RegExp(` ${term}\\S{1,${lettersOfEnding}} `, 'u').test(` ${text} `) ? 0.9 : 0;
  if (` ${text}`.includes(` ${term}`)) return 0.9;
  return text.includes(term) ? 0.75 : 0;
};

/** How close an article comes to all of the words; 0 when one of them is nowhere in it. */
const closenessOf = (
  article: PublishedArticle,
  terms: readonly string[],
  reader: AnswersReader,
): number => {
  const places = placesOf(article, reader);
  const each = terms.map((term) =>
    Math.max(...places.map(({ text, weight }) => weight * likenessIn(text, term))),
  );
  return each.includes(0) ? 0 : each.reduce((sum, one) => sum + one, 0);
};

/** Who names no audience is for everyone. */
const isFor = ({ audiences: named = [] }: ArticleContent, audience: Audience | ''): boolean =>
  audience === '' || named.length === 0 || named.includes(audience);

const hasTheme = ({ themes }: ArticleContent, key: string): boolean =>
  themes.some((theme) => themeKey(theme) === key);

/** Each article once under each of its themes; those without any at the end. */
const byTheme = (
  articles: readonly ListedArticle[],
  themes: Answers['themes'],
): readonly ThemeOfArticles[] =>
  [
    ...themes.map((theme) => ({
      ...theme,
      articles: articles.filter(({ content }) => hasTheme(content, theme.key)),
    })),
    {
      key: '',
      name: '',
      articles: articles.filter(({ content }) =>
        content.themes.every((one) => themeKey(one) === ''),
      ),
    },
  ].filter((group) => group.articles.length > 0);

/** What a reader is shown of the published articles. */
export const answersFor = (
  articles: readonly PublishedArticle[],
  choice: AnswersChoice,
  reader: AnswersReader,
): Answers => {
  const { language } = reader;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const named = new Map(
    articles
      .flatMap(({ content }) => content.themes)
      .map((theme) => [themeKey(theme), nameOfTheme(theme, language)] as const),
  );
  named.delete('');
  const themes = [...named]
    .map(([key, name]) => ({ key, name }))
    .toSorted((one, other) => compare(one.name, other.name));
  const theme = themes.find(({ key }) => key === choice.theme)?.key ?? '';
  const audience = audiences.find((one) => one === choice.audience) ?? '';
  const words = choice.words.trim().slice(0, longestSearch);
  const terms = [...new Set(fold(words).split(' '))]
    .filter((term) => term !== '')
    .slice(0, mostTerms);
  const found = articles
    .filter(({ content }) => isFor(content, audience) && (theme === '' || hasTheme(content, theme)))
    .map((article) => ({
      article: listed(article, reader),
      closeness: words === '' ? 1 : closenessOf(article, terms, reader),
    }))
    .filter(({ closeness }) => closeness > 0)
    .toSorted(
      (one, other) =>
        other.closeness - one.closeness || compare(one.article.name.text, other.article.name.text),
    )
    .map(({ article }) => article);
  return {
    chosen: { words, theme, audience },
    themes,
    audiences: audiences.filter((one) =>
      articles.some(({ content }) => content.audiences?.includes(one)),
    ),
    total: articles.length,
    count: found.length,
    groups: byTheme(found, theme === '' ? themes : themes.filter(({ key }) => key === theme)),
    closest: found,
  };
};
