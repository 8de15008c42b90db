/** Things of a list that a town keeps: kinds of waste, rooms, subjects, each with its names. */
import { areOneSlipApart } from '../spelling.ts';
import { wordsOf } from '../words.ts';

export interface ListedThing {
  readonly value: string;
  /** As people call it, in one language; several words are written with spaces. */
  readonly names: readonly string[];
}

/** Shorter words are too near to others to forgive a slip. */
const FORGIVEN_FROM = 6;

/** Endings of plurals, cases and articles in the four languages: "sofas", "Matratzen", "juletræet". */
const ENDING = /^(?:'?s|en|n|e|er|es|r|et|ne|ene|erne|rne)$/;

const isSame = (written: string, name: string): boolean => {
  if (written === name) return true;
  if (written.startsWith(name)) {
    const rest = written.slice(name.length);
    // "matrassen": the last letter is doubled before an ending.
    if (ENDING.test(rest) || (rest[0] === name.at(-1) && ENDING.test(rest.slice(1)))) return true;
  }
  // People rarely miss the first letter: a bridge is no fridge.
  return name.length >= FORGIVEN_FROM && written[0] === name[0] && areOneSlipApart(written, name);
};

/** @returns values that a text names, in the order of the text; each once, the longest names first */
export const findListed = (text: string, things: readonly ListedThing[]): readonly string[] => {
  const words = wordsOf(text);
  const named = things
    .flatMap(({ value, names }) => names.map((name) => ({ value, parts: wordsOf(name) })))
    .filter(({ parts }) => parts.length > 0)
    .sort((one, other) => other.parts.length - one.parts.length);
  const taken = new Set<number>();
  const found: { value: string; at: number }[] = [];
  for (const { value, parts } of named)
    for (let at = 0; at + parts.length <= words.length; at += 1) {
      const places = parts.map((_, offset) => at + offset);
      const fits = parts.every((part, offset) => isSame(words[at + offset] ?? '', part));
      if (!fits || places.some((place) => taken.has(place))) continue;
      for (const place of places) taken.add(place);
      found.push({ value, at });
    }
  found.sort((one, other) => one.at - other.at);
  return [...new Set(found.map(({ value }) => value))];
};
