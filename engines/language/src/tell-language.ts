/** Which language a text is in, told from texts of each. */
import { piecesOf } from './features.ts';
import { softmax } from './learning/network.ts';
import { wordsOf } from './words.ts';

export interface ToldLanguage<Language extends string> {
  readonly language: Language;
  /** 0 … 1; the languages' add up to 1. */
  readonly probability: number;
}

/** @returns the likeliest language first; all alike for a text without words */
export type LanguageTeller<Language extends string> = (
  text: string,
) => readonly ToldLanguage<Language>[];

/** Pieces of a word overlap: the evidence of one word is counted several times. */
const OVERLAP = 4;
/** What a piece counts that a language was never seen to have. */
const UNSEEN = 0.1;

interface Counted {
  readonly times: ReadonlyMap<number, number>;
  readonly total: number;
}

const countPieces = (texts: readonly string[]): Counted => {
  const times = new Map<number, number>();
  let total = 0;
  for (const text of texts)
    for (const [piece, count] of piecesOf(wordsOf(text)).letters) {
      times.set(piece, (times.get(piece) ?? 0) + count);
      total += count;
    }
  return { times, total };
};

/**
 * Naive Bayes over pieces of three and four letters, all languages being as likely beforehand.
 *
 * Source: T. Dunning, "Statistical identification of language", 1994, with the ends of words as letters.
 *
 * @param texts texts in each language; two thousand questions of each tell single words apart
 */
export const createLanguageTeller = <Language extends string>(
  texts: Readonly<Record<Language, readonly string[]>>,
): LanguageTeller<Language> => {
  const languages = Object.keys(texts) as Language[]; // the keys are the languages
  const counted = languages.map((language) => countPieces(texts[language]));
  const kinds = new Set(counted.flatMap(({ times }) => [...times.keys()])).size;
  return (text) => {
    const pieces = [...piecesOf(wordsOf(text)).letters];
    const evidence = counted.map(({ times, total }) =>
      pieces.reduce(
        (sum, [piece, count]) =>
          sum + count * Math.log(((times.get(piece) ?? 0) + UNSEEN) / (total + UNSEEN * kinds)),
        0,
      ),
    );
    const shares = softmax(Float32Array.from(evidence, (one) => one / OVERLAP));
    return languages
      .map((language, at) => ({ language, probability: shares[at] ?? 0 }))
      .sort((one, other) => other.probability - one.probability);
  };
};
