/** What a conversation's page needs to know of the intents and articles in it. */
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import type { TextField } from '../content/article.ts';
import { textOf } from '../content/article.ts';
import type { Manners } from '../content/manner.ts';
import { type PublishedArticle, publishedArticlesById } from '../content/store.ts';
import { type Intent, intentsByKey } from '../intents/store.ts';
import { factOf } from './facts.ts';
import type { Message } from './store.ts';

/** An intent as a conversation names and answers it. */
export interface IntentView {
  readonly key: string;
  readonly title: (language: Language) => string;
  readonly authority: (language: Language) => string | undefined;
  readonly article: PublishedArticle | undefined;
}

export type IntentViews = ReadonlyMap<string, IntentView>;

const intentsIn = (messages: readonly Message[]): readonly string[] =>
  messages.flatMap(({ replies }) =>
    (replies ?? []).flatMap((reply) => {
      if (reply.kind === 'answer') return [reply.intent];
      return reply.kind === 'choices' ? reply.intents : [];
    }),
  );

const articleIdsIn = (messages: readonly Message[]): readonly number[] =>
  messages.flatMap(({ replies }) =>
    (replies ?? []).flatMap((reply) =>
      reply.kind === 'none' || reply.kind === 'composed'
        ? reply.passages.map(({ articleId }) => articleId)
        : [],
    ),
  );

const titleOf = (city: City, intent: Intent | undefined, key: string) => (language: Language) =>
  factOf(city, key)?.question[language] ??
  intent?.wordings.find((one) => one.language === language)?.title ??
  intent?.wordings[0]?.title ??
  key;

/** What an intent is called; its key where it has no name. */
export const titleOfIntent = async (city: City, key: string, language: Language): Promise<string> =>
  titleOf(city, (await intentsByKey(city.db, [key])).get(key), key)(language);

export interface ConversationView {
  readonly messages: readonly Message[];
  readonly intents: IntentViews;
  /** Published articles that passages are cited from, by number. */
  readonly articles: ReadonlyMap<number, PublishedArticle>;
  /** How readers of each language are addressed. */
  readonly manners: Manners;
}

export const viewOf = async (
  city: City,
  messages: readonly Message[],
  manners: Manners,
): Promise<ConversationView> => {
  const keys = [...new Set(intentsIn(messages))];
  const found = await intentsByKey(city.db, keys);
  const articles = await publishedArticlesById(city.db, [
    ...[...found.values()].flatMap(({ articleId }) => articleId ?? []),
    ...articleIdsIn(messages),
  ]);
  return {
    messages,
    articles,
    manners,
    intents: new Map(
      keys.map((key) => {
        const intent = found.get(key);
        return [
          key,
          {
            key,
            title: titleOf(city, intent, key),
            authority: (language) => intent?.handledBy[language] ?? undefined,
            article: intent?.articleId ? articles.get(intent.articleId) : undefined,
          },
        ];
      }),
    ),
  };
};

/** Fields that an answer in a conversation gives at once; the article has the rest. */
export const answeredFields: readonly TextField[] = ['summary', 'bring', 'cost'];

export const articleName = (article: PublishedArticle, language: Language): string =>
  textOf(article.content, 'name', language)?.text ?? article.slug;
