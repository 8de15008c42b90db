/** Finds descriptions by words as people type them, the best first. */
import type { Language } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';
import { fold } from '../../../platform/places/fold.ts';
import { synonyms } from './synonyms.ts';

/** What a search looks through. */
export interface Searchable {
  readonly code: string;
  readonly name: Text;
  readonly definition: Text;
  readonly source: string;
  readonly owner: string;
}

/** What is added to a stem in one of the four languages; longer words are other words. */
const endings = new Set(
  ' s es e n en er ers ern ed d t te ing ings ingen ung ungen ment ne ene erne et ets r re en heid heit hed'.split(
    ' ',
  ),
);

const shortestStem = 4;

const commonLength = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};

/** An ending, or one after a doubled consonant: `ongeval`, `ongevallen`. */
const isEnding = (word: string, stem: number): boolean => {
  const rest = word.slice(stem);
  return endings.has(rest) || (rest[0] === word[stem - 1] && endings.has(rest.slice(1)));
};

/** Whether two folded words are forms of one: `cyclists` and `cyclist`, `fietsers` and `fietsen`. */
export const areForms = (one: string, other: string): boolean => {
  for (let stem = commonLength(one, other); stem >= shortestStem; stem--)
    if (isEnding(one, stem) && isEnding(other, stem)) return true;
  return one === other;
};

/** Words that mean the same as a searched one. */
const alike = (term: string): readonly string[] =>
  synonyms
    .filter((group) => group.some((word) => areForms(word, term)))
    .flat()
    .filter((word) => !areForms(word, term));

/** How well a word of a text answers a searched one: 1 for the same, 0 for another. */
const closeness = (word: string, term: string): number => {
  if (word === term) return 1;
  if (word.startsWith(term)) return 0.9;
  if (areForms(word, term)) return 0.8;
  // Germanic languages write compounds as one word.
  return term.length >= shortestStem && word.includes(term) ? 0.5 : 0;
};

/** Of a word that only means the same, nothing but its forms count, and compounds of a longer one. */
const closenessOfAlike = (word: string, other: string): number =>
  areForms(word, other) ? 0.8 : other.length > shortestStem && word.includes(other) ? 0.5 : 0;

const best = (
  words: readonly string[],
  term: string,
  measure: typeof closeness = closeness,
): number => words.reduce((highest, word) => Math.max(highest, measure(word, term)), 0);

const synonymShare = 0.5;

interface Field {
  readonly words: readonly string[];
  readonly weight: number;
}

const wordsOf = (text: string): readonly string[] => fold(text).split(' ').filter(Boolean);

const fieldsOf = (item: Searchable, language: Language): readonly Field[] => {
  const texts = (content: Text, own: number, other: number): readonly Field[] =>
    Object.entries(content).map(([written, text]) => ({
      words: wordsOf(text),
      weight: written === language ? own : other,
    }));
  return [
    { words: [fold(item.code), ...wordsOf(item.code)], weight: 6 },
    ...texts(item.name, 5, 4),
    ...texts(item.definition, 2, 1.5),
    { words: wordsOf(`${item.source} ${item.owner}`), weight: 1 },
  ];
};

/** How well a description answers all words together; 0 when one of them occurs nowhere. */
const scoreOf = (
  fields: readonly Field[],
  terms: readonly { readonly term: string; readonly alike: readonly string[] }[],
): number => {
  let total = 0;
  for (const { term, alike: others } of terms) {
    const score = Math.max(
      ...fields.map(({ words, weight }) => {
        const own = best(words, term);
        const other = Math.max(0, ...others.map((one) => best(words, one, closenessOfAlike)));
        return weight * Math.max(own, synonymShare * other);
      }),
    );
    if (score === 0) return 0;
    total += score;
  }
  return total;
};

/**
 * Those in which every word occurs (as it is, inflected, within a compound, or by a word that means
 * the same), ordered by where and how closely; all in their order when nothing is searched.
 */
export const searchDefinitions = <Item extends Searchable>(
  items: readonly Item[],
  search: string,
  language: Language,
): readonly Item[] => {
  const terms = wordsOf(search).map((term) => ({ term, alike: alike(term) }));
  if (terms.length === 0) return items;
  return items
    .map((item) => ({ item, score: scoreOf(fieldsOf(item, language), terms) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
};
