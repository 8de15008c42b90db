/** Any text as the words a question is understood by. */

/** Characters that are read of a text; the rest of a longer one is not a question. */
export const LONGEST_TEXT = 2000;

/** Letters that Unicode does not take apart, written as people without that key do. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
};

/** Accents, Arabic vowels, and signs that choose how the letter before them looks. */
const MARKS = /[\u0300-\u036f]|[\u064b-\u065f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

/**
 * Text in one form: Unicode compatibility forms, lower case, without accents on letters (of Indian scripts
 * marks are vowels, and stay), so that
 * "Größe", "GROSSE" and "groesse" differ by a letter at most.
 *
 * @param text anything: lone surrogates and control characters are no words
 */
export const foldText = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[ßæøœðþłđ]/g, (letter) => spelledOut[letter] ?? letter);

/** Folded words in their order: runs of letters and digits, with apostrophes inside. */
export const wordsOf = (text: string): readonly string[] =>
  foldText(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/gu) ?? [];
