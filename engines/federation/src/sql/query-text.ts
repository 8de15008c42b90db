/**
 * A query's text and places in it. The parser counts UTF-8 bytes in trees and code points in errors;
 * everybody else here counts UTF-16 units, as JavaScript's strings do.
 */
export interface QueryText {
  readonly text: string;
  /** The index at a byte offset of the tree; undefined for the parser's -1, "somewhere". */
  readonly atByte: (offset: number | undefined) => number | undefined;
  /** The index at a count of code points. */
  readonly atCodePoint: (count: number) => number;
}

/** Bytes that a code point takes in UTF-8; half a surrogate pair is sent as U+FFFD, three bytes. */
const bytesOf = (codePoint: number): number => {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
};

/** @param shift units in front of `text` that only the parser has seen and that positions leave out */
export const queryText = (text: string, shift = 0): QueryText => {
  const isPlain = !/[^\0-\x7f]/.test(text);
  const walk = (target: number, weigh: (codePoint: number) => number): number => {
    if (isPlain) return target;
    let index = 0;
    let passed = 0;
    for (const character of text) {
      if (passed >= target) break;
      passed += weigh(character.codePointAt(0) ?? 0);
      index += character.length;
    }
    return index;
  };
  const within = (index: number): number => Math.max(0, Math.min(text.length, index) - shift);
  return {
    text,
    atByte: (offset) =>
      offset === undefined || offset < 0 ? undefined : within(walk(offset, bytesOf)),
    atCodePoint: (count) => within(walk(count, () => 1)),
  };
};
