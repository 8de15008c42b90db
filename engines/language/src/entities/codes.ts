/** Postcodes and licence plates as each country writes them. */

export type Country = 'NL' | 'BE' | 'DE' | 'DK' | 'GB';

export interface FoundCode {
  /** In the country's own manner: "1234 AB". */
  readonly code: string;
  readonly text: string;
  readonly start: number;
}

interface Manner {
  readonly pattern: RegExp;
  readonly write: (...parts: readonly string[]) => string;
}

const joined = (...parts: readonly string[]): string => parts.join(' ');

const postcodes: Readonly<Record<Country, Manner>> = {
  // the letters SA, SD and SS are not given out
  NL: { pattern: /\b([1-9]\d{3})\s?(?!SA|SD|SS)([A-Z]{2})\b/gi, write: joined },
  BE: { pattern: /\b(?:B-)?([1-9]\d{3})\b/gi, write: joined },
  DE: { pattern: /\b(?:D-)?(\d{5})\b/gi, write: joined },
  DK: { pattern: /\b(?:DK-)?(\d{4})\b/gi, write: joined },
  GB: { pattern: /\b([A-Z]{1,2}\d[A-Z\d]?)\s?(\d[A-Z]{2})\b/gi, write: joined },
};

const dashed = (...parts: readonly string[]): string => parts.join('-');

/** Side codes: letters and digits in three groups, of six signs in all. */
const plates: Readonly<Record<Country, Manner>> = {
  NL: {
    pattern:
      /\b(?=(?:[A-Z\d]-?){6}\b)(?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])([A-Z]{1,3}|\d{1,3})-?([A-Z]{2,3}|\d{2,3})-?([A-Z]{1,2}|\d{1,2})\b/gi,
    write: dashed,
  },
  BE: { pattern: /\b([1-9])-?([A-Z]{3})-?(\d{3})\b/gi, write: dashed },
  DE: {
    pattern: /\b([A-ZÄÖÜ]{1,3})[- ]([A-Z]{1,2})[- ]?([1-9]\d{0,3}[EH]?)\b/gi,
    write: (town = '', letters = '', digits = '') => `${town}-${letters} ${digits}`,
  },
  DK: { pattern: /\b([A-Z]{2})\s?(\d{2})\s?(\d{3})\b/gi, write: joined },
  GB: { pattern: /\b([A-Z]{2}\d{2})\s?([A-Z]{3})\b/gi, write: joined },
};

const find = (text: string, { pattern, write }: Manner): readonly FoundCode[] =>
  [...text.matchAll(pattern)].map((match) => ({
    code: write(...match.slice(1).map((part) => (part ?? '').toUpperCase())),
    text: match[0],
    start: match.index,
  }));

/** Postcodes in a text; whether one is given out only a list of addresses can tell. */
export const findPostcodes = (text: string, country: Country): readonly FoundCode[] =>
  find(text, postcodes[country]);

/** Licence plates of cars in a text, in the country's own form. */
export const findPlates = (text: string, country: Country): readonly FoundCode[] =>
  find(text, plates[country]);
