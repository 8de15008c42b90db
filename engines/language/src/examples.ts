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
  /** How often each word was written. */
  readonly vocabulary: ReadonlyMap<string, number>;
}

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
  const read = examples
    .map(({ text, intent }) => ({ text, intent, words: wordsOf(text) }))
    .filter(({ words }) => words.length > 0);
  const silent = intents.find((intent) => !read.some((one) => one.intent === intent));
  if (silent !== undefined)
    throw new LanguageError('empty-intent', `No example of the intent "${silent}" has a word.`);
  const vocabulary = new Map<string, number>();
  for (const { words } of read)
    for (const word of words) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  return {
    intents,
    words: read.map(({ words }) => words),
    texts: read.map(({ text }) => text),
    labels: Int32Array.from(read, ({ intent }) => labelOf.get(intent) ?? 0),
    vocabulary,
  };
};
