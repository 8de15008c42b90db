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
/**
 * Of a question, weighed by how rare its words are in questions, so much is to be found in a passage: one that
 * only shares "who has the" with it does not help. A word that no question has counts as the rarest.
 */
const LEAST_COVERED = 0.4;
/** Up to a fifth of a word's letters may differ. */
const FUZZINESS = 0.2;
const MOST = 3;

/**
 * @param questions what people usually ask, to tell words that say something from those that do not; without
 * any, every passage that shares a word is found
 */
export const createRecall = (
  passages: readonly Passage[],
  questions: readonly string[] = [],
): Recall => {
  const search = new MiniSearch<Passage>({
    fields: ['title', 'text'],
    tokenize: (text) => [...wordsOf(text)],
    processTerm: (term) => foldText(term),
    searchOptions: { boost: { title: TITLE }, fuzzy: FUZZINESS, prefix: (term) => term.length > 3 },
  });
  search.addAll(passages);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const frequency = new Map<string, number>();
  for (const question of questions)
    for (const word of new Set(wordsOf(question)))
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const rareness = (word: string): number =>
    Math.log((1 + questions.length) / (1 + (frequency.get(word) ?? 0)));
  const covers = (words: readonly string[], found: readonly string[]): boolean => {
    if (questions.length === 0) return true;
    const weigh = (some: readonly string[]): number =>
      some.reduce((sum, word) => sum + rareness(word), 0);
    const all = weigh(words);
    return all > 0 && weigh(words.filter((word) => found.includes(word))) >= LEAST_COVERED * all;
  };
  return (question, most = MOST) => {
    const words = [...new Set(wordsOf(question))];
    return search
      .search(question)
      .filter(({ queryTerms }) => covers(words, queryTerms))
      .slice(0, most)
      .flatMap(({ id, score, terms }) => {
        const passage = byId.get(String(id));
        return passage ? [{ passage, score, matched: terms }] : [];
      });
  };
};
