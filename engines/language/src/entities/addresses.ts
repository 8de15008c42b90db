/** Addresses in a text, held against the streets that a town has. */
import { areOneSlipApart } from '../spelling.ts';
import { foldText } from '../words.ts';

export interface FoundAddress {
  /** The street as the town writes it. */
  readonly street: string;
  readonly number?: number;
  /** What follows the number: "a", "bis", "2 tv". */
  readonly addition?: string;
  readonly start: number;
}

interface Token {
  readonly word: string;
  readonly start: number;
}

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(/[\p{L}\p{M}'’]+|\d+/gu)].map((match) => ({
    word: foldText(match[0]),
    start: match.index,
  }));

/** "street" and "str." are one, as are their like; the dot is no part of a word. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/strasse$/, 'str'],
  [/straat$/, 'str'],
  [/^street$/, 'st'],
  [/^road$/, 'rd'],
  [/vej$/, 'v'],
  [/laan$/, 'ln'],
  [/plein$/, 'pln'],
];

const shortened = (word: string): string =>
  endings.reduce((left, [ending, short]) => left.replace(ending, short), word);

const isSame = (written: string, name: string): boolean =>
  written === name ||
  shortened(written) === shortened(name) ||
  (name.length >= 6 && areOneSlipApart(written, name));

export type AddressFinder = (text: string) => readonly FoundAddress[];

/** House numbers have at most five figures; letters behind them are short. */
const isNumber = (word: string): boolean => /^[1-9]\d{0,4}$/.test(word);
const isAddition = (word: string): boolean => /^([a-z]|bis|ter|hs|tv|th|mf)$/.test(word);

/**
 * @param streets names as the town writes them; a few thousand are found in well under a millisecond
 * @returns a finder of addresses in a text, in their order: the street, with its house number behind or
 * before it where one is given
 */
export const createAddressFinder = (streets: readonly string[]): AddressFinder => {
  const byFirstLetter = new Map<
    string,
    { readonly name: string; readonly parts: readonly string[] }[]
  >();
  for (const name of new Set(streets)) {
    const parts = tokensOf(name).map(({ word }) => word);
    const letter = parts[0]?.[0];
    if (letter === undefined) continue;
    const known = byFirstLetter.get(letter);
    if (known) known.push({ name, parts });
    else byFirstLetter.set(letter, [{ name, parts }]);
  }
  // Of "Lange Molenstraat" and "Molenstraat" the longer is meant; an exact name before a slip of one.
  for (const known of byFirstLetter.values())
    known.sort((one, other) => other.parts.length - one.parts.length);
  return (text) => {
    const tokens = tokensOf(text);
    const wordAt = (at: number): string => tokens[at]?.word ?? '';
    const found: FoundAddress[] = [];
    for (let at = 0; at < tokens.length; ) {
      const candidates = (byFirstLetter.get(wordAt(at)[0] ?? '') ?? []).filter(({ parts }) =>
        parts.every((part, offset) => isSame(wordAt(at + offset), part)),
      );
      const street =
        candidates.find(({ parts }) =>
          parts.every((part, offset) => wordAt(at + offset) === part),
        ) ?? candidates[0];
      if (!street) {
        at += 1;
        continue;
      }
      const behind = at + street.parts.length;
      const before = isNumber(wordAt(at - 1)) ? wordAt(at - 1) : undefined;
      const number = isNumber(wordAt(behind)) ? wordAt(behind) : before;
      const addition =
        isNumber(wordAt(behind)) && isAddition(wordAt(behind + 1)) ? wordAt(behind + 1) : undefined;
      found.push({
        street: street.name,
        ...(number === undefined ? {} : { number: Number(number) }),
        ...(addition === undefined ? {} : { addition }),
        start: tokens[at]?.start ?? 0,
      });
      at = behind;
    }
    return found;
  };
};
