/**
 * What of a sentence must be right to the letter: numbers, sums, dates, hours, telephone numbers, addresses.
 * Read in one form whatever way it is written, so that "€ 12,50" and "12.50 euro", or "3 november" and "3-11",
 * are the same.
 */
import { findTimes } from '@polder/language';
import type { Language } from '../../../platform/messages/languages.ts';
import { alsoOtherWords, calendars, spans, units } from './calendar-words.ts';
import { numberWords } from './number-words.ts';
import { plainLetters } from './plain-letters.ts';

export interface Particular {
  /** As it stands in the text. */
  readonly written: string;
  /** Ways to be borne out: of one of them every key must be given. */
  readonly needs: readonly (readonly string[])[];
  /** What it bears out where it stands in a source. */
  readonly gives: readonly string[];
}

const same = (key: string): Pick<Particular, 'needs' | 'gives'> => ({
  needs: [[key]],
  gives: [key],
});

/**
 * "1.250,50", "1,250.50", "12.5", "7:30": of two signs the last one divides; one with three digits behind it
 * is a thousand's. An hour's minutes are read as a part, so that "9.00" and "9" are one.
 */
const amountOf = (written: string): number => {
  const signs = written.replace(/\d/g, '');
  const last = Math.max(...['.', ',', ':'].map((sign) => written.lastIndexOf(sign)));
  const isThousand = last >= 0 && new Set(signs).size === 1 && /[.,]\d{3}$/.test(written);
  const digits = (part: string) => part.replace(/\D/g, '');
  return last < 0 || isThousand
    ? Number(digits(written))
    : Number(`${digits(written.slice(0, last))}.${digits(written.slice(last + 1))}`);
};

const number = String.raw`\d+(?:[.,:]\d+)*`;
const currency = String.raw`€|eur(?:os?)?\b|£|gbp\b|kr\b\.?|kroner\b|dkk\b`;

const currencyOf = (sign: string): string =>
  /^(?:€|eur)/.test(sign) ? 'eur' : /^(?:£|gbp)/.test(sign) ? 'gbp' : 'dkk';

/** Without the country's code and the zero before an area's. */
const nationalNumber = (written: string): string =>
  written
    .replace(/\(0\)/, '')
    .replace(/^\s*(?:\+|00)\s*(?:31|32|44|45|49)/, '')
    .replace(/\D/g, '')
    .replace(/^0/, '');

const webAddressOf = (written: string): string =>
  written
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');

interface Found extends Particular {
  readonly start: number;
}

/** Takes what it finds out of the text, so that nothing is read twice. */
const createReading = (text: string) => {
  let rest = text;
  const found: Found[] = [];
  const takeAt = (
    start: number,
    written: string,
    particular: Pick<Particular, 'needs' | 'gives'>,
  ): void => {
    found.push({ ...particular, written: written.trim(), start });
    rest = rest.slice(0, start) + ' '.repeat(written.length) + rest.slice(start + written.length);
  };
  return {
    rest: () => rest,
    found,
    takeAt,
    take: (
      pattern: RegExp,
      read: (match: RegExpExecArray) => Pick<Particular, 'needs' | 'gives'> | undefined,
    ): void => {
      for (const match of rest.matchAll(pattern)) {
        const particular = read(match);
        if (particular) takeAt(match.index, match[0], particular);
      }
    },
  };
};

type Reading = ReturnType<typeof createReading>;

const takeAddresses = ({ take }: Reading): void => {
  take(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, ([mail]) => same(`mail:${mail}`));
  take(/(?:https?:\/\/|www\.)[^\s<>"')\]]*[^\s<>"')\].,;:!?]/g, ([url]) =>
    same(`web:${webAddressOf(url)}`),
  );
  // A name without a sign before it: "f.eks." and "o.a." have one letter before the point.
  take(
    /(?<![\w.])(?:[a-z0-9-]+\.)*[a-z0-9-]{2,}\.[a-z]{2,}(?![\w.]*\d)(?:\/[^\s<>"')\],;]*[^\s<>"')\],;.!?])?/g,
    ([url]) => same(`web:${webAddressOf(url)}`),
  );
  // From seven digits on that begin as telephone numbers do; or four pairs, as in Denmark.
  take(/(?:\+|\b00?)[\d\s()./-]{5,}\d\b|\b\d\d(?: \d\d){3}\b/g, ([phone]) => {
    const digits = nationalNumber(phone);
    return digits.length < 6 ? undefined : same(`phone:${digits}`);
  });
};

const dateOf = (day: number, month: number, year: string | undefined) => {
  if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
  const date = `date:${month}-${day}`;
  const full = year && (year.length === 2 ? `20${year}` : year);
  return {
    needs: [[date, ...(full ? [`number:${full}`] : [])]],
    gives: [date, `month:${month}`, ...(full ? [`number:${full}`] : [])],
  };
};

const takeDates = ({ take }: Reading, language: Language): void => {
  const { months = [] } = calendars.get(language) ?? {};
  const names = months.join('|');
  const monthOf = (name: string | undefined) => months.indexOf(name ?? '') + 1;
  take(/\b(\d{4})-(\d\d)-(\d\d)\b/g, ([, year, month, day]) =>
    dateOf(Number(day), Number(month), year),
  );
  take(/\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\b/g, ([, day, , month, year]) =>
    dateOf(Number(day), Number(month), year),
  );
  take(
    new RegExp(
      String.raw`\b(\d{1,2})(?:\.|st|nd|rd|th|e|de|ste)?\s+(?:of\s+|van\s+)?(${names})\b(?:,?\s+(\d{4})\b)?`,
      'g',
    ),
    ([, day, name, year]) => dateOf(Number(day), monthOf(name), year),
  );
  take(
    new RegExp(String.raw`\b(${names})\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?`, 'g'),
    ([, name, day, year]) => dateOf(Number(day), monthOf(name), year),
  );
  // "3-11" may be a day, or from three to eleven.
  take(/(?<![\d.,-])(\d{1,2})([-/])(\d{1,2})(?![\d.,/-]*\d)/g, ([, first, , second]) => {
    const [one, other] = [Number(first), Number(second)];
    const date = dateOf(one, other, undefined);
    return {
      needs: [...(date?.needs ?? []), [`number:${one}`, `number:${other}`]],
      gives: [
        ...(date?.gives ?? []),
        ...[one, other].flatMap((value) => [`number:${value}`, `bare:${value}`]),
      ],
    };
  });
};

const takeTimes = ({ takeAt, rest }: Reading, language: Language): void => {
  for (const { time, text: written, start } of findTimes(rest(), language)) {
    const [hours = '', minutes = ''] = time.split(':');
    const value = Number(`${Number(hours)}.${minutes}`);
    takeAt(start, written, {
      needs: [[`time:${time}`], [`bare:${value}`]],
      gives: [`time:${time}`, `number:${value}`],
    });
  }
};

const takeNames = ({ take }: Reading, language: Language): void => {
  const { months = [], weekdays = [] } = calendars.get(language) ?? {};
  for (const [place, name] of months.entries()) {
    const isOther = alsoOtherWords.has(name);
    take(new RegExp(isOther ? `(?<=\\bin )${name}\\b` : `\\b${name}\\b`, 'g'), () =>
      same(`month:${place + 1}`),
    );
  }
  for (const [place, name] of weekdays.entries())
    take(new RegExp(`\\b${name}(?:s|e|en)?\\b`, 'g'), () => same(`weekday:${place + 1}`));
};

/** A number with what is counted: that many of these, or in a source that many of nothing said. */
const counted = (value: number, behind: string): Pick<Particular, 'needs' | 'gives'> => {
  const unit = units.find(([, pattern]) => pattern.test(behind.trimStart()))?.[0];
  if (unit === undefined)
    return { needs: [[`number:${value}`]], gives: [`number:${value}`, `bare:${value}`] };
  return {
    needs: unit === 'percent' ? [[`${unit}:${value}`]] : [[`${unit}:${value}`], [`bare:${value}`]],
    gives: [`${unit}:${value}`, `number:${value}`],
  };
};

const takeNumbers = ({ take, rest }: Reading, language: Language): void => {
  take(
    new RegExp(`(${currency})\\s?(${number})|(${number})\\s?(${currency})`, 'g'),
    ([, before, first, second, behind]) => {
      const key = `${currencyOf(before ?? behind ?? '')}:${amountOf(first ?? second ?? '')}`;
      return { needs: [[key]], gives: [key, `number:${amountOf(first ?? second ?? '')}`] };
    },
  );
  const words = numberWords[language];
  const all = rest();
  take(new RegExp(`${number}|\\p{L}+`, 'gu'), (match) => {
    const [written] = match;
    const value = /^\d/.test(written) ? amountOf(written) : words.get(written);
    return value === undefined
      ? undefined
      : counted(value, all.slice(match.index + written.length));
  });
};

const takeSpans = ({ take }: Reading): void => {
  for (const [span, pattern] of spans) take(pattern, () => same(`span:${span}`));
};

const readingOf = (text: string, language: Language): Reading => {
  const reading = createReading(plainLetters(text.normalize('NFC')));
  takeAddresses(reading);
  takeDates(reading, language);
  takeTimes(reading, language);
  takeNames(reading, language);
  takeNumbers(reading, language);
  takeSpans(reading);
  return reading;
};

/** In the order in which they stand. */
export const particularsIn = (text: string, language: Language): readonly Particular[] =>
  readingOf(text, language).found.toSorted((one, other) => one.start - other.start);

/** What is left of a text without them, in plain letters. */
export const withoutParticulars = (text: string, language: Language): string =>
  readingOf(text, language).rest();

/** Keys that a source bears out. */
export const givenBy = (source: string, language: Language): ReadonlySet<string> =>
  new Set(particularsIn(source, language).flatMap(({ gives }) => gives));

export const isBorneOut = ({ needs }: Particular, given: ReadonlySet<string>): boolean =>
  needs.some((keys) => keys.every((key) => given.has(key)));

/** The first particular that a source does not bear out. */
export const unfoundIn = (
  text: string,
  source: string,
  language: Language,
): Particular | undefined => {
  const given = givenBy(source, language);
  return particularsIn(text, language).find((particular) => !isBorneOut(particular, given));
};
