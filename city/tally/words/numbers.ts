/** Numbers and texts as they stand on a terminal: thousands apart, names on one line. */
import type { Money } from '@polder/tally';

/** Keeps a number on one line while words are wrapped; a plain space once they are. */
export const GAP = '\u00A0';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, GAP);

/** Whole numbers: votes, voters, points. */
export const formatWhole = (value: number): string => {
  const text = grouped(Math.abs(Math.round(value)).toFixed(0));
  return value < 0 ? `−${text}` : text;
};

/** Two decimals unless it is whole; small amounts with as many as tell them from zero. */
export const formatAmount = (amount: number): string => {
  const size = Math.abs(amount);
  const isTiny = size > 0 && size < 0.1;
  const places = isTiny ? Math.min(12, 1 - Math.floor(Math.log10(size))) : 2;
  const [whole = '', part = ''] = size.toFixed(Number.isInteger(size) ? 0 : places).split('.');
  const isWhole = /^0*$/.test(part) && !isTiny;
  return `${amount < 0 ? '−' : ''}${grouped(whole)}${isWhole ? '' : `.${part}`}`;
};

/** Exactly where at most two decimals say it, else rounded. */
export const formatMoney = ({ exact, amount }: Money): string => {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(exact);
  if (!parts) return formatAmount(amount);
  const [, sign = '', whole = '', part] = parts;
  return `${sign === '' ? '' : '−'}${grouped(whole)}${part === undefined ? '' : `.${part.padEnd(2, '0')}`}`;
};

/** `1 voter`, `2 voters`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${formatWhole(number)}${GAP}${number === 1 ? one : many}`;

/** Signs that would move the cursor or turn the direction of what follows. */
const unseen = /[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]+/gu;

/** A text of the file on one line, and nothing in it that steers a terminal. */
export const onOneLine = (text: string): string =>
  text.replace(unseen, ' ').replace(/ {2,}/g, ' ').trim();

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most so many letters, with an ellipsis where some were cut. */
export const cut = (text: string, width: number): string => {
  const all = [...letters.segment(text)].map(({ segment }) => segment);
  return all.length <= width
    ? text
    : `${all
        .slice(0, Math.max(0, width - 1))
        .join('')
        .trimEnd()}…`;
};

export const widthOf = (text: string): number => [...letters.segment(text)].length;
