/** Days without hours and time zones, written as ISO 8601: 2026-11-26. */

export type Day = string;

const MS_PER_DAY = 86_400_000;

const numbersOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

const fromNumber = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** @returns undefined for a day that no calendar has, such as 31 February */
export const dayOf = (year: number, month: number, day: number): Day | undefined => {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? fromNumber(date.getTime()) : undefined;
};

export const addDays = (day: Day, days: number): Day =>
  fromNumber(numbersOf(day) + days * MS_PER_DAY);

/** The same day of a later month, or its last day where it is too short. */
export const addMonths = (day: Day, months: number): Day => {
  const date = new Date(numbersOf(day));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0));
  return fromNumber(
    Date.UTC(
      last.getUTCFullYear(),
      last.getUTCMonth(),
      Math.min(date.getUTCDate(), last.getUTCDate()),
    ),
  );
};

/** 1 for Monday … 7 for Sunday (ISO 8601). */
export const weekdayOf = (day: Day): number => ((new Date(numbersOf(day)).getUTCDay() + 6) % 7) + 1;

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

export const monthOf = (day: Day): number => Number(day.slice(5, 7));

/** The first such weekday after a day. */
export const nextWeekday = (day: Day, weekday: number): Day =>
  addDays(day, ((weekday - weekdayOf(day) + 6) % 7) + 1);

/** The weekday of the calendar week that many weeks ahead; weeks begin on Monday. */
export const weekdayOfWeek = (day: Day, weeks: number, weekday: number): Day =>
  addDays(day, weeks * 7 + weekday - weekdayOf(day));
