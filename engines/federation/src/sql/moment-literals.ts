/**
 * Dates and times as people write them in queries, as values in transit.
 *
 * Of the many forms that PostgreSQL reads, those are read that mean the same under every `DateStyle`:
 * ISO 8601 with blank or T, years of four digits.
 */
import {
  DAY_MICROSECONDS,
  dateText,
  dayNumber,
  timestampMicroseconds,
  timestampText,
  timeText,
} from '../local/calendar.ts';

const DATE = /^(\d{4})([-/]?)(\d{2})\2(\d{2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?$/;
const MOMENT =
  /^(?<date>\d{4}[-/]?\d{2}[-/]?\d{2})(?:[ T]+(?<time>[\d:.]+))? ?(?<zone>[zZ]|UTC|[+-]\d{2}(?::?\d{2})?)?$/;

/** Years that PostgreSQL, the other sources and the calendar here all have: 0001 to 9999. */
const readDate = (text: string): string | undefined => {
  const match = DATE.exec(text);
  if (!match || match[1] === '0000') return undefined;
  const date = `${match[1]}-${match[3]}-${match[4]}`;
  try {
    return dateText(dayNumber(date));
  } catch {
    // A day that no month has; the caller says where it stands.
    return undefined;
  }
};

/** Microseconds of a day; further digits round. 24:00 is the end of the day. */
const readTime = (text: string): bigint | undefined => {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [hour, minute, second] = [match[1], match[2], match[3] ?? '0'].map(Number);
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  if (minute > 59 || second > 59) return undefined;
  const fraction = Math.round(Number(`0.${match[4] ?? '0'}`) * 1_000_000);
  const microseconds = BigInt((hour * 3600 + minute * 60 + second) * 1_000_000 + fraction);
  return microseconds > DAY_MICROSECONDS ? undefined : microseconds;
};

const MINUTE_MICROSECONDS = 60_000_000n;

const readZone = (text: string | undefined): bigint => {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text ?? '');
  if (!match) return 0n;
  const minutes = BigInt(Number(match[2]) * 60 + Number(match[3] ?? 0));
  return (match[1] === '-' ? -minutes : minutes) * MINUTE_MICROSECONDS;
};

/** Microseconds from 1970-01-01 of a moment, and of its time zone. */
const readMoment = (
  text: string,
): { readonly local: bigint; readonly zone: bigint; readonly date: string } | undefined => {
  const parts = MOMENT.exec(text.trim())?.groups;
  const date = readDate(parts?.date ?? '');
  const time = parts?.time === undefined ? 0n : readTime(parts.time);
  if (date === undefined || time === undefined) return undefined;
  const midnight = timestampMicroseconds(`${date} 00:00:00`);
  return { local: midnight + time, zone: readZone(parts?.zone), date };
};

/** `2026-01-31`, `20260131`, or the day of a timestamp; undefined for anything else. */
export const dateValue = (text: string): string | undefined => readMoment(text)?.date;

/** `13:45`, `13:45:00.5`. */
export const timeValue = (text: string): string | undefined => {
  const time = readTime(text.trim());
  return time === undefined ? undefined : timeText(time);
};

/** A time zone in the text is passed over, as in PostgreSQL. */
export const timestampValue = (text: string): string | undefined => {
  const moment = readMoment(text);
  return moment && timestampText(moment.local, '');
};

/** Without a time zone it is taken as UTC. */
export const zonedTimestampValue = (text: string): string | undefined => {
  const moment = readMoment(text);
  return moment && timestampText(moment.local - moment.zone, '+00');
};
