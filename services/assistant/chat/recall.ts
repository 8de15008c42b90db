/** Passages of the published articles, in a language and as its readers are addressed. */
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { mannerSetting } from '../content/manner.ts';
import { type Passages, passagesOf } from '../content/passages.ts';
import { publishedArticles } from '../content/store.ts';
import type { Understanding } from '../intents/understanding.ts';

export const passagesIn = async (
  { db }: Pick<City, 'db'>,
  { questions }: Understanding,
  language: Language,
): Promise<Passages> =>
  passagesOf(
    await publishedArticles(db),
    language,
    questions[language],
    (await readSetting(db, mannerSetting))[language],
  );
