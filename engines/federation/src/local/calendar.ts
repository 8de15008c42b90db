/** Dates, times and moments in transit (see values.ts) as day numbers and microseconds, and back. */
import { FederationError } from '../federation-error.ts';

const DATE = /^\d{4,7}-\d{2}-\d{2}(?: BC)?$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?$/;
const TIMESTAMP =
  /^(\d{4,7}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(?:\+00|Z)?( BC)?$/;

export const DAY_MICROSECONDS = 86_400_000_000n;

const unreadable = (type: string): FederationError =>
  new FederationError('value', `text that is no ${type}`);

/** Days from 1970-01-01 of a day in the proleptic Gregorian calendar (Hinnant, `days_from_civil`). */
export const daysFromCivil = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** Year (0 is 1 BC), month and day of a day number (Hinnant, `civil_from_days`). */
export const civilFromDays = (
  days: number,
): { readonly year: number; readonly month: number; readonly day: number } => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
};

const ZERO = 48;

/** The number that digits of a text are: many dates pass here. */
const digitsOf = (text: string, from: number, to: number): number => {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
};

/**
 * Days from 1970-01-01 of a date in transit; infinite for `infinity` and `-infinity`.
 *
 * @throws FederationError `value` for text that is no date, such as `2023-02-30`
 */
export const dayNumber = (text: string): number => {
  if (text === 'infinity') return Number.POSITIVE_INFINITY;
  if (text === '-infinity') return Number.NEGATIVE_INFINITY;
  if (!DATE.test(text)) throw unreadable('date');
  const isBeforeChrist = text.endsWith('C');
  const end = isBeforeChrist ? text.length - 3 : text.length;
  const written = digitsOf(text, 0, end - 6);
  const year = isBeforeChrist ? 1 - written : written;
  const month = digitsOf(text, end - 5, end - 3);
  const day = digitsOf(text, end - 2, end);
  const days = daysFromCivil(year, month, day);
  const back = civilFromDays(days);
  if (written === 0 || back.month !== month || back.day !== day) throw unreadable('date');
  return days;
};

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** A date in transit of days from 1970-01-01. */
export const dateText = (days: number): string => {
  if (days === Number.POSITIVE_INFINITY) return 'infinity';
  if (days === Number.NEGATIVE_INFINITY) return '-infinity';
  const { year, month, day } = civilFromDays(days);
  const shown = year > 0 ? year : 1 - year;
  return `${String(shown).padStart(4, '0')}-${two(month)}-${two(day)}${year > 0 ? '' : ' BC'}`;
};

/**
 * Microseconds from midnight of a time in transit.
 *
 * @throws FederationError `value` for text that is no time
 */
export const timeMicroseconds = (text: string): bigint => {
  const match = TIME.exec(text);
  const [hour, minute, second] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3] ?? 0)];
  const isInDay = (hour < 24 && minute < 60 && second < 60) || text === '24:00:00';
  if (!match || !isInDay) throw unreadable('time');
  const fraction = Number((match[4] ?? '').padEnd(6, '0'));
  return BigInt((hour * 3600 + minute * 60 + second) * 1_000_000 + fraction);
};

/** A time in transit of microseconds from midnight. */
export const timeText = (microseconds: bigint): string => {
  const all = Number(microseconds);
  const fraction = all % 1_000_000;
  const seconds = (all - fraction) / 1_000_000;
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
};

/**
 * Microseconds from 1970-01-01 of a timestamp, or of a timestamptz in UTC, in transit. The infinities have
 * the largest and smallest numbers of 64 bits, as DuckDB has them.
 *
 * @throws FederationError `value` for text that is no timestamp
 */
export const timestampMicroseconds = (text: string): bigint => {
  if (text === 'infinity') return 9_223_372_036_854_775_807n;
  if (text === '-infinity') return -9_223_372_036_854_775_807n;
  const match = TIMESTAMP.exec(text);
  if (!match) throw unreadable('timestamp');
  const days = dayNumber(`${match[1]}${match[3] ?? ''}`);
  return BigInt(days) * DAY_MICROSECONDS + timeMicroseconds(match[2] ?? '');
};

/** A timestamp in transit of microseconds from 1970-01-01; `zone` is `+00` for a timestamptz. */
export const timestampText = (microseconds: bigint, zone: '' | '+00'): string => {
  if (microseconds === 9_223_372_036_854_775_807n) return 'infinity';
  if (microseconds === -9_223_372_036_854_775_807n) return '-infinity';
  const inDay = ((microseconds % DAY_MICROSECONDS) + DAY_MICROSECONDS) % DAY_MICROSECONDS;
  const date = dateText(Number((microseconds - inDay) / DAY_MICROSECONDS));
  const era = date.endsWith(' BC') ? ' BC' : '';
  return `${era ? date.slice(0, -3) : date} ${timeText(inDay)}${zone}${era}`;
};
