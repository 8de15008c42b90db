/** Passages of the published articles, to be found and cited. */
import { createRecall, type Passage, type Recall } from '@polder/language';
import type { Language } from '../../../platform/messages/languages.ts';
import { type ArticleContent, type Manner, type TextField, textFields, textOf } from './article.ts';
import type { PublishedArticle } from './store.ts';

export interface CitedPassage {
  readonly articleId: number;
  readonly slug: string;
  readonly field: TextField;
  readonly text: string;
}

export interface Passages {
  readonly find: Recall;
  readonly cite: (id: string) => CitedPassage | undefined;
}

/** Paragraphs of a field; the name is no passage but the title of all. */
const paragraphsOf = (content: ArticleContent, language: Language, manner: Manner) =>
  textFields
    .filter((field) => field !== 'name')
    .flatMap((field) =>
      (textOf(content, field, language, manner)?.text ?? '')
        .split(/\n{2,}/)
        .map((text) => text.trim())
        .filter((text) => text !== '')
        .map((text, place) => ({ field, text, place })),
    );

/** @param questions what people usually ask in that language */
export const passagesOf = (
  articles: readonly PublishedArticle[],
  language: Language,
  questions: readonly string[],
  manner: Manner = 'formal',
): Passages => {
  const cited = new Map<string, CitedPassage>();
  const passages: Passage[] = [];
  for (const { id: articleId, slug, content } of articles) {
    const title = textOf(content, 'name', language)?.text ?? slug;
    for (const { field, text, place } of paragraphsOf(content, language, manner)) {
      const id = `${articleId} ${field} ${place}`;
      cited.set(id, { articleId, slug, field, text });
      passages.push({ id, title, text });
    }
  }
  return { find: createRecall(passages, questions), cite: (id) => cited.get(id) };
};
