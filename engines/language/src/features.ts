/**
 * What a question is told by: its words, pairs of words beside each other or with one between,
 * with the ends of the question, and the pieces of three and four letters inside each word, weighed by
 * how rare they are.
 */
import { hashText } from '@polder/random';
import type { Spelling } from './spelling.ts';
import { wordsOf } from './words.ts';

/** A question as numbers: places in the feature space, and their weights; its length is 1 or 0. */
export interface Features {
  readonly places: Int32Array;
  readonly weights: Float32Array;
  /** How much of the question is made of words that the examples know, weighed by rareness; 0 … 1. */
  readonly known: number;
}

/** The two kinds of features are weighed apart, so that long words do not drown short questions. */
export interface Pieces {
  readonly words: ReadonlyMap<number, number>;
  readonly letters: ReadonlyMap<number, number>;
}

const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 4;
/** What stands beside the first and the last word. */
const [START, END] = ['<', '>'];
/** Kinds of features, told apart by their hashes; pieces of letters are told by their length. */
const [WORD, BESIDE, APART] = [1, 2, 5];

export const wordHash = (word: string): number => hashText(word, WORD);

const pairHash = (one: string, other: string): number => hashText(`${one} ${other}`, BESIDE);

const count = (counts: Map<number, number>, hash: number): void => {
  counts.set(hash, (counts.get(hash) ?? 0) + 1);
};

export const piecesOf = (words: readonly string[]): Pieces => {
  const wordCounts = new Map<number, number>();
  const letterCounts = new Map<number, number>();
  for (const word of words) {
    count(wordCounts, wordHash(word));
    const framed = ` ${word} `;
    for (let size = SHORTEST_PIECE; size <= LONGEST_PIECE; size += 1)
      for (let at = 0; at + size <= framed.length; at += 1)
        count(letterCounts, hashText(framed.slice(at, at + size), size));
  }
  const sentence = [START, ...words, END];
  for (let at = 0; at + 1 < sentence.length; at += 1)
    count(wordCounts, pairHash(sentence[at] ?? START, sentence[at + 1] ?? END));
  for (let at = 0; at + 2 < sentence.length; at += 1)
    count(wordCounts, hashText(`${sentence[at]} ${sentence[at + 2]}`, APART));
  return { words: wordCounts, letters: letterCounts };
};

/** The features that examples have, and how rare each is. */
export interface FeatureSpace {
  /** Hashes in the order of their places. */
  readonly hashes: Uint32Array;
  /** Inverse document frequency at each place: ln((1 + n) / (1 + df)) + 1. */
  readonly rareness: Float32Array;
  /** That of a word which no example has. */
  readonly rarenessUnknown: number;
}

/**
 * @param examples the words of each example
 * @param leastExamples pairs and pieces of fewer examples are left out; words never are
 */
export const fitFeatures = (
  examples: readonly (readonly string[])[],
  leastExamples: number,
): FeatureSpace => {
  const frequency = new Map<number, number>();
  for (const example of examples) {
    const { words: own, letters } = piecesOf(example);
    for (const hashes of [own, letters]) for (const hash of hashes.keys()) count(frequency, hash);
  }
  const words = new Set(examples.flat().map(wordHash));
  const kept = [...frequency].filter(
    ([hash, examplesWith]) => examplesWith >= leastExamples || words.has(hash),
  );
  kept.sort(([one], [other]) => one - other);
  const rarenessOf = (examplesWith: number): number =>
    Math.log((1 + examples.length) / (1 + examplesWith)) + 1;
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rareness: Float32Array.from(kept, ([, examplesWith]) => rarenessOf(examplesWith)),
    rarenessUnknown: rarenessOf(0),
  };
};

/**
 * @param isExample whether the text is one of the examples: words that only it has are then unknown, as
 * they would be had it not been one
 */
export type Encoder = (text: string, isExample?: boolean) => Features;

/** Turns texts into features of a space; one encoder serves any number of texts. */
export const createEncoder = (space: FeatureSpace, spelling: Spelling): Encoder => {
  const placeOf = new Map<number, number>();
  space.hashes.forEach((hash, place) => {
    placeOf.set(hash, place);
  });
  const rarenessOf = (word: string): number => {
    const place = placeOf.get(wordHash(word));
    return place === undefined
      ? space.rarenessUnknown
      : (space.rareness[place] ?? space.rarenessUnknown);
  };
  const isPair = (one: string, other: string): boolean => placeOf.has(pairHash(one, other));
  /** Of the words that may be meant, the one that examples have beside the same neighbours. */
  const meant = (word: string, before: string, after: string): readonly string[] => {
    if (spelling.timesSeen(word) > 0) return [word];
    const nearest = spelling.nearest(word);
    const fit = (one: string): number => Number(isPair(before, one)) + Number(isPair(one, after));
    const [best] = nearest.toSorted((one, other) => fit(other) - fit(one));
    if (best !== undefined) return [best];
    const parts = spelling.apart(word);
    return parts.length > 0 ? parts : [word];
  };
  const asMeant = (words: readonly string[]): readonly string[] =>
    words.flatMap((word, at) => meant(word, words[at - 1] ?? START, words[at + 1] ?? END));
  const knownPart = (words: readonly string[], isExample: boolean): number => {
    let [known, all] = [0, 0];
    for (const word of words) {
      const rareness = rarenessOf(word);
      const own = isExample ? words.filter((other) => other === word).length : 0;
      all += rareness;
      if (spelling.timesSeen(word) > own) known += rareness;
    }
    return all === 0 ? 0 : known / all;
  };
  return (text, isExample = false) => {
    const words = asMeant(wordsOf(text));
    const pieces = piecesOf(words);
    const places: number[] = [];
    const weights: number[] = [];
    for (const counts of [pieces.words, pieces.letters]) {
      const from = weights.length;
      let squares = 0;
      for (const [hash, times] of counts) {
        const place = placeOf.get(hash);
        if (place === undefined) continue;
        const weight = (1 + Math.log(times)) * (space.rareness[place] ?? 0);
        places.push(place);
        weights.push(weight);
        squares += weight * weight;
      }
      const length = Math.sqrt(squares);
      for (let at = from; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) / length;
    }
    const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
    const length = squares === 0 ? 1 : Math.sqrt(squares);
    return {
      places: Int32Array.from(places),
      weights: Float32Array.from(weights, (weight) => weight / length),
      known: knownPart(words, isExample),
    };
  };
};
