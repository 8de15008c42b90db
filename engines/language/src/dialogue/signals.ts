/** What a text signals in a conversation: yes, no, stop, another thing, one of several. */
import type { Language } from '../languages.ts';
import { wordsOf } from '../words.ts';
import { type Signals, signals } from './signal-words.ts';

export type Signal = Exclude<keyof Signals, 'polite' | 'places'>;

const whole: readonly Signal[] = ['yes', 'no', 'cancel'];
const anywhere: readonly Signal[] = ['also', 'without', 'but'];
/** Longer texts say something beside a yes, a no or a cancel. */
const LONGEST_SIGNAL = 5;

/** Whether nothing but such signals and politeness is said: "yes, that is correct", "please cancel". */
const saysOnly = (
  words: readonly string[],
  known: readonly string[],
  polite: readonly string[],
) => {
  if (known.includes(words.join(' '))) return true;
  if (words.length > LONGEST_SIGNAL) return false;
  const own = new Set(known.filter((one) => !one.includes(' ')));
  return (
    words.some((word) => own.has(word)) &&
    words.every((word) => own.has(word) || polite.includes(word))
  );
};

/** "No. 12 High Street" corrects nothing. */
const isHouseNumber = (text: string): boolean => /^\s*no\.?\s*\d/i.test(text);

/**
 * Whether a text is such a signal: yes, no and cancel as a whole, with politeness around it; also, without and
 * but by any word; the others by how they begin.
 */
export const isSignal = (text: string, signal: Signal, language: Language): boolean => {
  const words = wordsOf(text);
  const written = words.join(' ');
  const known = signals[language][signal];
  if (whole.includes(signal)) return saysOnly(words, known, signals[language].polite);
  if (anywhere.includes(signal)) return known.some((one) => ` ${written} `.includes(` ${one} `));
  if (signal === 'correct' && isHouseNumber(text)) return false;
  return known.some((one) => written === one || written.startsWith(`${one} `));
};

/** What a text says after the words that it puts something right with: "no, by the gate" without the no. */
export const afterCorrection = (text: string, language: Language): string => {
  const written = wordsOf(text).join(' ');
  const led = signals[language].correct
    .filter((one) => written.startsWith(`${one} `))
    .reduce((most, one) => Math.max(most, one.split(' ').length), 0);
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu)];
  const next = words[led];
  return led === 0 || next === undefined ? text.trim() : text.slice(next.index).trim();
};

/** 1 for the first of several, 2 for the second, 3 for the third; undefined where none is told. */
export const placeTold = (text: string, language: Language): number | undefined => {
  const words = wordsOf(text);
  const at = signals[language].places.findIndex((names) =>
    names.some((name) => words.includes(name)),
  );
  return at < 0 ? undefined : at + 1;
};

/** The parts of a text before and after each "but". */
export const partsByBut = (text: string, language: Language): readonly string[] => {
  const parts: string[][] = [[]];
  for (const word of wordsOf(text))
    if (signals[language].but.includes(word)) parts.push([]);
    else parts.at(-1)?.push(word);
  return parts.map((words) => words.join(' '));
};
