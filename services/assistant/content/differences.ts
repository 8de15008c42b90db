/** What changed between two contents of an article, word by word. */
import { diffWords } from 'diff';
import type { Language } from '../../../platform/messages/languages.ts';
import { languages } from '../../../platform/messages/languages.ts';
import { type ArticleContent, type TextField, textFields } from './article.ts';

export interface Change {
  readonly text: string;
  readonly kind: 'kept' | 'added' | 'removed';
}

export interface Difference {
  readonly field: TextField;
  readonly language: Language;
  readonly changes: readonly Change[];
}

/** Fields that differ, in the order in which people read them. */
export const differencesBetween = (
  before: ArticleContent,
  after: ArticleContent,
): readonly Difference[] =>
  textFields.flatMap((field) =>
    languages.flatMap((language) => {
      const [one, other] = [before, after].map(({ texts }) => texts[field]?.[language] ?? '');
      if (one === other) return [];
      const changes = diffWords(one ?? '', other ?? '').map(({ value, added, removed }) => ({
        text: value,
        kind: added ? ('added' as const) : removed ? ('removed' as const) : ('kept' as const),
      }));
      return [{ field, language, changes }];
    }),
  );
