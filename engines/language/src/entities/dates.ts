/** Days that people write in four languages: "volgende week dinsdag", "12. marts", "3/4". */
import type { Language } from '../languages.ts';
import { foldText } from '../words.ts';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  monthOf,
  nextWeekday,
  weekdayOf,
  weekdayOfWeek,
  yearOf,
} from './calendar.ts';
import { type DateWords, dateWords } from './date-words.ts';

export interface FoundDay {
  readonly day: Day;
  /** The words it was read from, as they were written. */
  readonly text: string;
  /** Where they begin in the text. */
  readonly start: number;
}

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(/\d+|[\p{L}\p{M}]+|[-/.]/gu)].map((match) => ({
    word: foldText(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** A day and how many tokens tell it. */
interface Reading {
  readonly day: Day;
  readonly length: number;
}

const longest = (readings: readonly Reading[]): Reading | undefined =>
  readings.reduce<Reading | undefined>(
    (best, one) => (best === undefined || one.length > best.length ? one : best),
    undefined,
  );

type Rule = (at: (offset: number) => string, words: DateWords, today: Day) => Reading | undefined;

const read = (day: Day | undefined, length: number): Reading | undefined =>
  day === undefined ? undefined : { day, length };

const placeIn = (lists: readonly (readonly string[])[], word: string): number =>
  lists.findIndex((names) => names.includes(word)) + 1;

const isNumber = (word: string): boolean => /^\d{1,4}$/.test(word);

/** A year of our time: "1234" before "AB" is a postcode. */
const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word);

const numberIn = (word: string, { numbers }: DateWords): number =>
  isNumber(word) ? Number(word) : numbers.indexOf(word) + 1;

const fullYear = (word: string): number => (word.length <= 2 ? 2000 + Number(word) : Number(word));

/** The next day of that month and number, from today. */
const comingDate = (today: Day, month: number, number: number): Day | undefined => {
  const year = yearOf(today);
  const own = dayOf(year, month, number);
  return own !== undefined && own >= today ? own : (dayOf(year + 1, month, number) ?? own);
};

/** "2027-03-12" */
const isoDate: Rule = (at) =>
  /^\d{4}$/.test(at(0)) && at(1) === '-' && isNumber(at(2)) && at(3) === '-' && isNumber(at(4))
    ? read(dayOf(Number(at(0)), Number(at(2)), Number(at(4))), 5)
    : undefined;

/** "12-3-2027", "12/3", "12.3.": the day comes first in all four countries. */
const numericDate: Rule = (at, _, today) => {
  const sign = at(1);
  if (!/^\d{1,2}$/.test(at(0)) || !/^[-/.]$/.test(sign) || !/^\d{1,2}$/.test(at(2)))
    return undefined;
  const [number, month] = [Number(at(0)), Number(at(2))];
  const hasYear = at(3) === sign && /^(\d{2}|\d{4})$/.test(at(4));
  return hasYear
    ? read(dayOf(fullYear(at(4)), month, number), 5)
    : read(comingDate(today, month, number), at(3) === '.' ? 4 : 3);
};

/** Endings of a number that make it a day: "12th", "12e", "12." */
const afterNumber = (word: string): boolean => /^(st|nd|rd|th|e|de|ste|\.)$/.test(word);

/** "12 March 2027", "the 12th of March", "12. marts" */
const dayThenMonth: Rule = (at, words, today) => {
  const isLed = words.the.includes(at(0));
  // "d. 12. marts"
  let next = isLed ? (at(1) === '.' ? 2 : 1) : 0;
  const day = /^\d{1,2}$/.test(at(next)) ? Number(at(next)) : words.numbers.indexOf(at(next)) + 1;
  const isInWords = day > 0 && !isNumber(at(next));
  if (day === 0) return undefined;
  next += 1;
  const isOrdinal = !isInWords && afterNumber(at(next));
  if (isOrdinal) next += 1;
  const beforeMonth = next;
  while (words.between.includes(at(next))) next += 1;
  const month = placeIn(words.months, at(next));
  if (month === 0) {
    if (!isOrdinal || !isLed) return undefined;
    const own = comingDayOfMonth(today, day);
    return read(own, beforeMonth);
  }
  next += 1;
  if (at(next) === '.') next += 1;
  return isYear(at(next))
    ? read(dayOf(Number(at(next)), month, day), next + 1)
    : read(comingDate(today, month, day), next);
};

/** The next day of that number, in this month or the first that has one. */
const comingDayOfMonth = (today: Day, number: number): Day | undefined => {
  for (let later = 0; later < 3; later += 1) {
    const within = addMonths(`${today.slice(0, 8)}01`, later);
    const day = dayOf(yearOf(within), monthOf(within), number);
    if (day !== undefined && day >= today) return day;
  }
  return undefined;
};

/** "March 12th, 2027" */
const monthThenDay: Rule = (at, words, today) => {
  const month = placeIn(words.months, at(0));
  if (month === 0) return undefined;
  let next = words.the.includes(at(1)) ? 2 : 1;
  const number = at(next);
  if (!/^\d{1,2}$/.test(number)) return undefined;
  next += afterNumber(at(next + 1)) ? 2 : 1;
  return isYear(at(next))
    ? read(dayOf(Number(at(next)), month, Number(number)), next + 1)
    : read(comingDate(today, month, Number(number)), next);
};

/** "today", "i overmorgen" */
const namedDay: Rule = (at, { days }, today) => {
  for (let length = 4; length > 0; length -= 1) {
    const name = Array.from({ length }, (_, offset) => at(offset)).join(' ');
    // Own names only: "constructor" is a word too.
    if (Object.hasOwn(days, name)) return read(addDays(today, days[name] ?? 0), length);
  }
  return undefined;
};

/** "3 weeks", "a day", "a fortnight": what is added to a day, and how many tokens say it. */
const spanOf = (
  at: (offset: number) => string,
  words: DateWords,
): { readonly from: (day: Day) => Day; readonly length: number } | undefined => {
  const count = words.one.includes(at(0)) ? 1 : numberIn(at(0), words);
  const unit = at(1);
  if (count < 1 || count > 366) return undefined;
  const days = words.units.day.includes(unit)
    ? count
    : words.units.week.includes(unit)
      ? 7 * count
      : words.fortnight.includes(unit)
        ? 14 * count
        : 0;
  if (days > 0) return { from: (day) => addDays(day, days), length: 2 };
  return words.units.month.includes(unit)
    ? { from: (day) => addMonths(day, count), length: 2 }
    : undefined;
};

/** "in 3 weeks", "om to dage" */
const fromNow: Rule = (at, words, today) => {
  if (!words.within.includes(at(0))) return undefined;
  const span = spanOf((offset) => at(1 + offset), words);
  return span && read(span.from(today), 1 + span.length);
};

/** "Montag in einer Woche", "Friday week": so much after the day that is named. */
const dayAndSpan: Rule = (at, words, today) => {
  const day = longest([weekdays, namedDay].flatMap((rule) => rule(at, words, today) ?? []));
  if (!day) return undefined;
  const after = (offset: number): string => at(day.length + offset);
  if (words.fortnight.length > 0 && words.units.week[0] === after(0))
    return read(addDays(day.day, 7), day.length + 1);
  if (!words.within.includes(after(0))) return undefined;
  const span = spanOf((offset) => after(1 + offset), words);
  return span && read(span.from(day.day), day.length + 1 + span.length);
};

/** "a week on Friday", "two weeks from tomorrow", "a week today" */
const spanAndDay: Rule = (at, words, today) => {
  // "A day on Friday" is that Friday.
  const isDays = words.units.day.includes(at(1));
  const span = words.countedFrom.length > 0 && !isDays ? spanOf(at, words) : undefined;
  if (!span) return undefined;
  const lead = words.countedFrom.includes(at(span.length)) ? 1 : 0;
  const from = span.length + lead;
  const day = longest(
    [weekdays, namedDay].flatMap((rule) => rule((offset) => at(from + offset), words, today) ?? []),
  );
  return day && read(span.from(day.day), from + day.length);
};

/** How many weeks ahead "next week" is, and how many tokens say so; undefined where they do not. */
const weekAhead = (
  at: (offset: number) => string,
  words: DateWords,
): { readonly weeks: number; readonly length: number } | undefined => {
  const lead = words.between.includes(at(0)) || at(0) === 'in' ? 1 : 0;
  const weeks = words.next.includes(at(lead)) ? 1 : words.afterNext.includes(at(lead)) ? 2 : 0;
  return weeks > 0 && words.week.includes(at(lead + 1)) ? { weeks, length: lead + 2 } : undefined;
};

/** Whether a word is a weekday; some short forms are other words too, and count beside a date alone. */
const weekdayIn = (words: DateWords, word: string): number =>
  words.ambiguous.includes(word) ? 0 : placeIn(words.weekdays, word);

/** "Tuesday", "next Tuesday", "volgende week dinsdag", "tirsdag i næste uge" */
const weekdays: Rule = (at, words, today) => {
  const ahead = weekAhead(at, words);
  if (ahead) {
    const lead = words.coming.includes(at(ahead.length)) ? 1 : 0;
    const weekday = weekdayIn(words, at(ahead.length + lead));
    return weekday === 0
      ? undefined
      : read(weekdayOfWeek(today, ahead.weeks, weekday), ahead.length + lead + 1);
  }
  const [first] = [at(0)];
  const isNext = words.next.includes(first);
  const isAfterNext = words.afterNext.includes(first);
  const lead = isNext || isAfterNext || words.coming.includes(first) ? 1 : 0;
  const weekday = weekdayIn(words, at(lead));
  if (weekday === 0) return undefined;
  const following = weekAhead((offset) => at(lead + 1 + offset), words);
  if (following)
    return read(weekdayOfWeek(today, following.weeks, weekday), lead + 1 + following.length);
  const coming = nextWeekday(today, weekday);
  if (isAfterNext) return read(addDays(coming, 7), lead + 1);
  return read(
    isNext && words.isNextOfNextWeek ? weekdayOfWeek(today, 1, weekday) : coming,
    lead + 1,
  );
};

const dates: readonly Rule[] = [isoDate, numericDate, dayThenMonth, monthThenDay];

/** "Friday, 4 December", "Freitag, den 4.": one day, and the date says which. */
const weekdayAndDate: Rule = (at, words, today) => {
  const lead = words.coming.includes(at(0)) ? 1 : 0;
  if (placeIn(words.weekdays, at(lead)) === 0) return undefined;
  const hasDot = at(lead + 1) === '.' ? 1 : 0;
  const from = lead + 1 + hasDot;
  const date = longest(
    dates.flatMap((rule) => rule((offset) => at(from + offset), words, today) ?? []),
  );
  return date && read(date.day, from + date.length);
};

/** "4 December, Friday": one day where the two agree. */
const dateAndWeekday: Rule = (at, words, today) => {
  const date = longest(dates.flatMap((rule) => rule(at, words, today) ?? []));
  if (!date || placeIn(words.weekdays, at(date.length)) !== weekdayOf(date.day)) return undefined;
  return read(date.day, date.length + 1);
};

const rules: readonly Rule[] = [
  ...dates,
  weekdayAndDate,
  dateAndWeekday,
  fromNow,
  dayAndSpan,
  spanAndDay,
  weekdays,
  namedDay,
];

/**
 * Days in a text, in their order, the longest way of saying each first. Dates without a year are the next such day from today; a weekday
 * alone is the first that comes, never today; "next Tuesday" is that of next week in Dutch, English and
 * Danish, and the first that comes in German. Dates that no calendar has are not found.
 *
 * @param today the day it is for the person who writes
 */
export const findDays = (text: string, language: Language, today: Day): readonly FoundDay[] => {
  const tokens = tokensOf(text);
  const words = dateWords[language];
  const found: FoundDay[] = [];
  for (let place = 0; place < tokens.length; ) {
    const at = (offset: number): string => tokens[place + offset]?.word ?? '';
    const reading = longest(rules.flatMap((rule) => rule(at, words, today) ?? []));
    const [first, last] = [tokens[place], tokens[place + (reading?.length ?? 1) - 1]];
    if (reading && first && last)
      found.push({
        day: reading.day,
        text: text.slice(first.start, last.end),
        start: first.start,
      });
    place += reading?.length ?? 1;
  }
  return found;
};
