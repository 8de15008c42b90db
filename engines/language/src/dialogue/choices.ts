/** Choosing among what was offered: by number, by order, by name, or none of them. */
import type { Candidate, Understanding } from '../classify.ts';
import { findNumbers } from '../entities/amounts.ts';
import type { Language } from '../languages.ts';
import { wordsOf } from '../words.ts';
import { isSignal, placeTold } from './signals.ts';

/** A candidate is offered beside the first when it is at least this likely, compared with it. */
const WORTH_NAMING = 0.1;
/** "The second one, please": longer replies are questions of their own. */
const LONGEST_CHOICE = 4;

export const worthNaming = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter(
    ({ probability }) => probability >= WORTH_NAMING * (candidates[0]?.probability ?? 0),
  );

export const choiceOf = (question: string, offered: readonly Candidate[]) => ({
  question,
  intents: offered.map(({ intent }) => intent),
});

/** The number that a reply is, and not only holds: "2", "two", but not "an emergency". */
const numberIn = (text: string, language: Language): number | undefined => {
  const words = wordsOf(text);
  const [number] = findNumbers(text, language);
  const isAlone = words.length === 1 || (words.length === 2 && /\d/.test(number?.text ?? ''));
  return number && isAlone ? number.value : undefined;
};

/** The intent that a reply points at, of those offered: by its number or place, or with a yes where it is one. */
export const pickedOf = (
  intents: readonly string[],
  text: string,
  language: Language,
): string | undefined => {
  if (intents.length === 0) return undefined;
  const isShort = wordsOf(text).length <= LONGEST_CHOICE;
  const place = numberIn(text, language) ?? (isShort ? placeTold(text, language) : undefined);
  if (place !== undefined) return intents[place - 1];
  return intents.length === 1 && isSignal(text, 'yes', language) ? intents[0] : undefined;
};

/** The intent that a reply is about, of those offered; none where it is a question of its own. */
export const meantOf = (
  intents: readonly string[],
  { outcome, candidates }: Understanding,
): string | undefined => {
  const [best] = candidates;
  const isOwn = outcome === 'answer' && best && !intents.includes(best.intent);
  if (isOwn || outcome === 'decline') return undefined;
  return candidates.find(({ intent }) => intents.includes(intent))?.intent;
};
