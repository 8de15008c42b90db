/** Passages of the published articles, in a language and as its readers are addressed. */
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { mannerSetting } from '../content/manner.ts';
import { type Passages, passagesOf } from '../content/passages.ts';
import { publishedArticles, publishedStamp } from '../content/store.ts';
import type { Understanding } from '../intents/understanding.ts';

interface Kept {
  readonly stamp: string;
  readonly passages: Passages;
}

/** What was made of the articles for a model, by language and manner, while no other is published. */
const kept = new WeakMap<Understanding, Map<string, Kept>>();

export const passagesIn = async (
  { db }: Pick<City, 'db'>,
  understanding: Understanding,
  language: Language,
): Promise<Passages> => {
  const manner = (await readSetting(db, mannerSetting))[language];
  const stamp = await publishedStamp(db);
  const name = `${language} ${manner}`;
  const known = kept.get(understanding)?.get(name);
  if (known?.stamp === stamp) return known.passages;
  const articles = await publishedArticles(db);
  const passages = passagesOf(articles, language, understanding.questions[language], manner);
  const own = kept.get(understanding) ?? new Map<string, Kept>();
  own.set(name, { stamp, passages });
  kept.set(understanding, own);
  return passages;
};
