/** Counts, sums of money and times of day, as they are written in four languages. */
import type { Language } from '../languages.ts';
import { foldText } from '../words.ts';
import { dateWords } from './date-words.ts';

export interface FoundNumber {
  readonly value: number;
  readonly text: string;
  readonly start: number;
}

export interface FoundMoney extends FoundNumber {
  readonly currency: 'EUR' | 'DKK' | 'GBP';
}

export interface FoundTime {
  /** 24 hours: "15:30". */
  readonly time: string;
  readonly text: string;
  readonly start: number;
}

/** "1.250,50" or "1,250.50": of two different signs the last divides; a lone one does when it is no thousand. */
const numberFrom = (written: string): number => {
  const last = Math.max(written.lastIndexOf(','), written.lastIndexOf('.'));
  const isLone =
    last === Math.min(...[',', '.'].map((sign) => written.indexOf(sign)).filter((at) => at >= 0));
  const isThousand = isLone && /[.,]\d{3}$/.test(written);
  const whole = last < 0 || isThousand ? written : written.slice(0, last);
  const part = last < 0 || isThousand ? '' : written.slice(last + 1);
  return Number(`${whole.replace(/[.,\s]/g, '')}.${part || '0'}`);
};

const NUMBER = String.raw`\d{1,3}(?:[.,\s]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`;

/** A pair: as in "a pair of chairs"; other languages' articles say one of something. */
const counting: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  nl: { een: 1, één: 1, paar: 2 },
  en: { a: 1, an: 1, pair: 2, couple: 2 },
  de: { eine: 1, einen: 1, einem: 1, paar: 2 },
  da: { et: 1, par: 2 },
};

/** Numbers in figures and in words to twelve. */
export const findNumbers = (text: string, language: Language): readonly FoundNumber[] => {
  const inFigures = [...text.matchAll(new RegExp(NUMBER, 'g'))].map((match) => ({
    value: numberFrom(match[0]),
    text: match[0],
    start: match.index,
  }));
  const { numbers } = dateWords[language];
  const inWords = [...text.matchAll(/[\p{L}\p{M}]+/gu)].flatMap((match) => {
    const word = foldText(match[0]);
    const counted = Object.hasOwn(counting[language], word) ? counting[language][word] : undefined;
    const value = numbers.indexOf(word) + 1 || counted;
    return value ? [{ value, text: match[0], start: match.index }] : [];
  });
  return [...inFigures, ...inWords].sort((one, other) => one.start - other.start);
};

const currencies: readonly (readonly [RegExp, FoundMoney['currency']])[] = [
  [/€|eur/i, 'EUR'],
  [/kr|dkk/i, 'DKK'],
  [/£|gbp|pound|pond|pfund|pund/i, 'GBP'],
];

const SIGN = String.raw`€|£|kr\.?|eur(?:o'?s?)?|dkk|kroner|kronen|gbp|pounds?|pond|pfund|pund`;

/** Sums of money with their currency, before or behind the number. */
export const findMoney = (text: string): readonly FoundMoney[] =>
  [...text.matchAll(new RegExp(`(${SIGN})\\s?(${NUMBER})|(${NUMBER})\\s?(${SIGN})`, 'gi'))].flatMap(
    (match) => {
      const [whole, before, first, second, behind] = match;
      const sign = before ?? behind ?? '';
      const currency = currencies.find(([pattern]) => pattern.test(sign))?.[1];
      return currency === undefined
        ? []
        : [
            {
              value: numberFrom((first ?? second ?? '').trim()),
              currency,
              text: whole,
              start: match.index,
            },
          ];
    },
  );

const clock = (hours: number, minutes: number): string | undefined =>
  hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60
    ? `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
    : undefined;

/** Words before or behind a full hour. */
const hourWords: Readonly<Record<Language, RegExp>> = {
  nl: /\b(?:om\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*u(?:ur)?\b/gi,
  en: /\b(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|o'?clock)/gi,
  de: /\b(?:um\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*uhr\b/gi,
  da: /\bkl(?:\.|okken)?\s*(\d{1,2})(?:[:.](\d{2}))?\b/gi,
};

/** "half vier", "halb vier" and "halv fire" are 3:30; "half past three" is too. */
const halfWords: Readonly<Record<Language, { readonly pattern: RegExp; readonly before: number }>> =
  {
    nl: { pattern: /\bhalf\s+(\p{L}+|\d{1,2})/giu, before: 1 },
    en: { pattern: /\bhalf\s+past\s+(\p{L}+|\d{1,2})/giu, before: 0 },
    de: { pattern: /\bhalb\s+(\p{L}+|\d{1,2})/giu, before: 1 },
    da: { pattern: /\bhalv\s+(\p{L}+|\d{1,2})/giu, before: 1 },
  };

/** Hours to which people add "in the afternoon" in their minds: the desk is not open at half past three. */
const asDaytime = (hour: number): number => (hour >= 1 && hour <= 6 ? hour + 12 : hour);

/** Times of day. Half hours in words are taken for daytime, as people mean them. */
export const findTimes = (text: string, language: Language): readonly FoundTime[] => {
  const found: FoundTime[] = [];
  const add = (time: string | undefined, match: RegExpExecArray | RegExpMatchArray): void => {
    const start = match.index ?? 0;
    const isTaken = found.some(
      (one) => start < one.start + one.text.length && one.start < start + match[0].length,
    );
    if (time !== undefined && !isTaken) found.push({ time, text: match[0], start });
  };
  for (const match of text.matchAll(hourWords[language])) {
    const half = (match[3] ?? '').toLowerCase();
    const hour = Number(match[1]);
    const late =
      half.startsWith('p') && hour < 12 ? 12 : half.startsWith('a') && hour === 12 ? -12 : 0;
    add(clock(hour + late, Number(match[2] ?? 0)), match);
  }
  const { pattern, before } = halfWords[language];
  for (const match of text.matchAll(pattern)) {
    const word = foldText(match[1] ?? '');
    const hour = Number(word) || dateWords[language].numbers.indexOf(word) + 1;
    if (hour > 0) add(clock(asDaytime(hour - before), 30), match);
  }
  for (const match of text.matchAll(/\b(\d{1,2}):(\d{2})\b/g))
    add(clock(Number(match[1]), Number(match[2])), match);
  return found.sort((one, other) => one.start - other.start);
};
