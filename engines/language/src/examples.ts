/** What a model learns from: questions, each with the intent that a person gave it. */
import { LanguageError } from './language-error.ts';
import { wordsOf } from './words.ts';

export interface Example {
  readonly text: string;
  readonly intent: string;
}

/** Examples as training reads them. */
export interface Lesson {
  /** Intents in the order of their names, so that the order of examples does not matter for it. */
  readonly intents: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly texts: readonly string[];
  readonly labels: Int32Array;
  /** How many of the texts are examples; after them come names of intents. */
  readonly own: number;
  /** How often each word was written. */
  readonly vocabulary: ReadonlyMap<string, number>;
}

/** "wasteBin_collection-day" as words. */
const wordsOfName = (intent: string): string =>
  intent.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}\p{N}]+/gu, ' ');

interface Read extends Example {
  readonly words: readonly string[];
}

const read = ({ text, intent }: Example): Read => ({ text, intent, words: wordsOf(text) });

/** Of a name's words, so many are to be known for it to say what its intent is about. */
const KNOWN_OF_NAME = 0.5;

/**
 * Names of intents that say what they are about, as one more example of each: with ten examples an
 * intent, 1.7 points more of HWU64 are right. Names in another language or in code teach nothing.
 */
const namesWorthLearning = (
  intents: readonly string[],
  vocabulary: ReadonlyMap<string, number>,
): readonly Read[] =>
  intents
    .map((intent) => read({ text: wordsOfName(intent), intent }))
    .filter(({ words }) => {
      const known = words.filter((word) => vocabulary.has(word)).length;
      return words.length > 0 && known >= KNOWN_OF_NAME * words.length;
    });

/**
 * @throws LanguageError `no-examples`; `one-intent` when there is nothing to tell apart; `empty-intent`
 * when no example of an intent has a word
 */
export const lessonOf = (examples: readonly Example[]): Lesson => {
  if (examples.length === 0)
    throw new LanguageError('no-examples', 'There is no example to learn from.');
  const intents = [...new Set(examples.map(({ intent }) => intent))].sort();
  if (intents.length < 2)
    throw new LanguageError(
      'one-intent',
      'All examples have one intent: there is nothing to tell.',
    );
  const labelOf = new Map(intents.map((intent, label) => [intent, label]));
  const own = examples.map(read).filter(({ words }) => words.length > 0);
  const silent = intents.find((intent) => !own.some((one) => one.intent === intent));
  if (silent !== undefined)
    throw new LanguageError('empty-intent', `No example of the intent "${silent}" has a word.`);
  const vocabulary = new Map<string, number>();
  for (const { words } of own)
    for (const word of words) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  const all = [...own, ...namesWorthLearning(intents, vocabulary)];
  return {
    intents,
    words: all.map(({ words }) => words),
    texts: all.map(({ text }) => text),
    labels: Int32Array.from(all, ({ intent }) => labelOf.get(intent) ?? 0),
    own: own.length,
    vocabulary,
  };
};
