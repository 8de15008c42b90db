/**
 * Passages of a town's articles for questions that no intent covers: found and cited as they stand,
 * never written anew. A recall layer: it finds what may help, it does not decide what was meant.
 */
import MiniSearch from 'minisearch';
import { foldText, wordsOf } from './words.ts';

export interface Passage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface Recalled {
  readonly passage: Passage;
  /** Larger is nearer; comparable within one search. */
  readonly score: number;
  /** Words of the passage that the question brought up. */
  readonly matched: readonly string[];
}

export type Recall = (question: string, most?: number) => readonly Recalled[];

/** A word in the title says more than one in the text. */
const TITLE = 2;
/** Up to a fifth of a word's letters may differ. */
const FUZZINESS = 0.2;
const MOST = 3;

export const createRecall = (passages: readonly Passage[]): Recall => {
  const search = new MiniSearch<Passage>({
    fields: ['title', 'text'],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: (term) => foldText(term),
    searchOptions: { boost: { title: TITLE }, fuzzy: FUZZINESS, prefix: (term) => term.length > 3 },
  });
  search.addAll(passages);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return (question, most = MOST) =>
    search
      .search(question)
      .slice(0, most)
      .flatMap(({ id, score, terms }) => {
        const passage = byId.get(String(id));
        return passage ? [{ passage, score, matched: terms }] : [];
      });
};
