/** Intervals as they are written in queries, as ISO 8601 durations. */
import { dateText, dayNumber } from '../local/calendar.ts';

/** Calendar months, days and microseconds are kept apart, as their lengths vary. */
export interface Interval {
  readonly months: number;
  readonly days: number;
  readonly microseconds: number;
}

const SECOND = 1_000_000;

const UNITS: Readonly<Record<string, Interval>> = {
  year: { months: 12, days: 0, microseconds: 0 },
  month: { months: 1, days: 0, microseconds: 0 },
  week: { months: 0, days: 7, microseconds: 0 },
  day: { months: 0, days: 1, microseconds: 0 },
  hour: { months: 0, days: 0, microseconds: 3600 * SECOND },
  minute: { months: 0, days: 0, microseconds: 60 * SECOND },
  second: { months: 0, days: 0, microseconds: SECOND },
};

/** How unit names may be shortened in PostgreSQL. */
const SHORT: Readonly<Record<string, string>> = {
  y: 'year',
  yr: 'year',
  mon: 'month',
  w: 'week',
  d: 'day',
  h: 'hour',
  hr: 'hour',
  m: 'minute',
  min: 'minute',
  s: 'second',
  sec: 'second',
};

const unitOf = (word: string): Interval | undefined => {
  const name = word.toLowerCase();
  const singular = name.length > 1 ? name.replace(/s$/, '') : name;
  return UNITS[SHORT[name] ?? SHORT[singular] ?? singular];
};

const add = (to: Interval, unit: Interval, count: number): Interval | undefined => {
  const sum = {
    months: to.months + unit.months * count,
    days: to.days + unit.days * count,
    microseconds: to.microseconds + Math.round(unit.microseconds * count),
  };
  // Half a month has no fixed length; PostgreSQL takes 15 days, which is not offered.
  return Object.values(sum).every(Number.isSafeInteger) ? sum : undefined;
};

const NONE: Interval = { months: 0, days: 0, microseconds: 0 };

const addTime = (to: Interval, time: string): Interval | undefined => {
  const match = /^([+-]?)(\d+):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/.exec(time);
  if (!match) return undefined;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return add(to, { ...NONE, microseconds: SECOND }, match[1] === '-' ? -seconds : seconds);
};

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/** Number and unit by turns: `1 day`, `2 hours 30 minutes`, `1day`, `1 day 02:30`. */
const readWords = (text: string, bareUnit: string): Interval | undefined => {
  const words = text
    .replaceAll(/(?<=\d)(?=[a-z])/gi, ' ')
    .split(/\s+/)
    .filter(Boolean);
  let interval: Interval | undefined = NONE;
  for (let at = 0; at < words.length && interval; at += 1) {
    const word = words[at] ?? '';
    if (word.includes(':')) interval = addTime(interval, word);
    else {
      const following = words[at + 1];
      const unit = unitOf(following ?? bareUnit);
      if (!NUMBER.test(word) || !unit) return undefined;
      if (following !== undefined) at += 1;
      interval = add(interval, unit, Number(word));
    }
  }
  return words.length > 0 ? interval : undefined;
};

const ISO =
  /^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?)?$/;
const ISO_UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];

const readIso = (text: string): Interval | undefined => {
  const match = ISO.exec(text);
  if (!match || text.length < 3) return undefined;
  return ISO_UNITS.reduce<Interval | undefined>((sum, name, index) => {
    const unit = UNITS[name];
    const count = match[index + 1];
    return sum && unit && count !== undefined ? add(sum, unit, Number(count)) : sum;
  }, NONE);
};

/**
 * @param bareUnit unit of a number that has none, as in `INTERVAL '3' DAY`
 * @returns undefined for text that is none of the forms read here
 */
export const readInterval = (text: string, bareUnit = 'second'): Interval | undefined =>
  readIso(text.trim()) ?? readWords(text.trim(), bareUnit);

const part = (count: number, letter: string): string => (count === 0 ? '' : `${count}${letter}`);

/** As PostgreSQL writes it with `intervalstyle = iso_8601`. */
export const intervalText = ({ months, days, microseconds }: Interval): string => {
  const seconds = Math.trunc(microseconds / SECOND);
  const fraction = Math.abs(microseconds % SECOND);
  const sign = microseconds < 0 && seconds % 60 === 0 && fraction > 0 ? '-' : '';
  const behind = fraction > 0 ? `.${String(fraction).padStart(6, '0').replace(/0+$/, '')}` : '';
  const hasSeconds = seconds % 60 !== 0 || fraction > 0;
  const date = part(Math.trunc(months / 12), 'Y') + part(months % 12, 'M') + part(days, 'D');
  const time =
    part(Math.trunc(seconds / 3600), 'H') +
    part(Math.trunc(seconds / 60) % 60, 'M') +
    (hasSeconds ? `${sign}${seconds % 60}${behind}S` : '');
  if (date === '' && time === '') return 'PT0S';
  return `P${date}${time && `T${time}`}`;
};

/** A date moved by whole months; days that the month does not have become its last. */
const addMonths = (date: string, months: number): string | undefined => {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  if (year < 1 || year > 9999) return undefined;
  const month = (count % 12) + 1;
  const last = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = Math.min(Number(date.slice(8, 10)), last);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
};

/** A date moved by the months and days of an interval; undefined outside the years 1 to 9999. */
export const addToDate = (date: string, { months, days }: Interval): string | undefined => {
  const moved = addMonths(date, months);
  if (moved === undefined) return undefined;
  const text = dateText(dayNumber(moved) + days);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
};
