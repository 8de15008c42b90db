import type { Format } from '../../../platform/messages/format.ts';
import type { Frequency, YearKind } from '../catalogue/definition.ts';

/** How an indicator divides time. */
export interface Calendar {
  readonly frequency: Frequency;
  readonly yearKind: YearKind;
}

const firstMonth: Readonly<Record<YearKind, number>> = { calendar: 1, financial: 4, academic: 9 };

const pad = (number: number): string => String(number).padStart(2, '0');
const isoDay = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${pad(month)}-01`;

/** Whether figures of a year can be meant: `0000` and `9999` stand for something else, or are a slip. */
export const isPlausibleYear = (year: number): boolean => year >= 1500 && year <= 2200;

/**
 * Reads a period as files write it: `2024`, `2024/25`, `2024-Q3`, `2024Q3`, `2024-03`, `202403`, or
 * its first day `2024-03-01`; of the years 1500 to 2200.
 *
 * @returns the first day of the period (ISO 8601), or undefined when it is none of this calendar
 */
export const parsePeriod = (text: string, calendar: Calendar): string | undefined => {
  if (!isPlausibleYear(Number(text.slice(0, 4)))) return undefined;
  const { frequency, yearKind } = calendar;
  const start = firstMonth[yearKind];
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day) {
    const [, year = '', month = '', dayOfMonth] = day;
    const number = Number(month);
    if (dayOfMonth !== '01' || number < 1 || number > 12) return undefined;
    const fits =
      frequency === 'month' ||
      (frequency === 'quarter' && number % 3 === 1) ||
      (frequency === 'year' && number === start);
    return fits ? isoDay(Number(year), number) : undefined;
  }
  if (frequency === 'year') {
    const year = /^(\d{4})(?:[/-](\d{2}|\d{4}))?$/.exec(text);
    if (!year) return undefined;
    const [, from = '', to] = year;
    if (to !== undefined && Number(to.slice(-2)) !== (Number(from) + 1) % 100) return undefined;
    return isoDay(Number(from), start);
  }
  if (frequency === 'quarter') {
    const quarter = /^(\d{4})[- ]?[QqKk]([1-4])$/.exec(text);
    return quarter ? isoDay(Number(quarter[1]), Number(quarter[2]) * 3 - 2) : undefined;
  }
  const month = /^(\d{4})-?(\d{2})$/.exec(text);
  if (!month) return undefined;
  const number = Number(month[2]);
  return number >= 1 && number <= 12 ? isoDay(Number(month[1]), number) : undefined;
};

const parts = (period: string) => ({
  year: Number(period.slice(0, 4)),
  month: Number(period.slice(5, 7)),
});

/** The period as people read it: `2024`, `2024/25`, `third quarter` as `2024 Q3`, `March 2024`. */
export const periodLabel = (period: string, calendar: Calendar, format: Format): string => {
  const { year, month } = parts(period);
  if (calendar.frequency === 'month') return format.date(new Date(`${period}T00:00:00Z`), 'month');
  if (calendar.frequency === 'quarter') return `${year} Q${Math.ceil(month / 3)}`;
  return calendar.yearKind === 'calendar' ? String(year) : `${year}/${pad((year + 1) % 100)}`;
};

/** A shorter one for axes: `Mar 2024`. */
export const shortPeriodLabel = (period: string, calendar: Calendar, format: Format): string =>
  calendar.frequency === 'month'
    ? format.date(new Date(`${period}T00:00:00Z`), 'shortMonth')
    : periodLabel(period, calendar, format);

/** As files and addresses write it: `2024`, `2024-Q3`, `2024-03`. */
export const periodKey = (period: string, calendar: Calendar): string => {
  const { year, month } = parts(period);
  if (calendar.frequency === 'month') return `${year}-${pad(month)}`;
  return calendar.frequency === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : String(year);
};

/** The period `count` steps later; negative for earlier. */
export const periodPlus = (period: string, count: number, calendar: Calendar): string => {
  const months = { month: 1, quarter: 3, year: 12 }[calendar.frequency] * count;
  const { year, month } = parts(period);
  const total = year * 12 + (month - 1) + months;
  return isoDay(Math.floor(total / 12), (total % 12) + 1);
};

/** A period counts as complete when at least this part of the areas that usually have a value has one. */
const completeShare = 0.6;

/** The latest periods, of which the fullest tells how many areas usually have a value. */
export const periodsLookedAt = 6;

/**
 * The newest period that is reasonably complete: figures that trickle in for a few areas do not push
 * out those that all areas have.
 *
 * @param filled periods with how many areas have a value, the latest first
 */
export const latestComplete = (
  filled: readonly { readonly period: string; readonly areas: number }[],
): string | undefined => {
  const usual = Math.max(0, ...filled.slice(0, periodsLookedAt).map(({ areas }) => areas));
  return filled.find(({ areas }) => areas >= completeShare * usual)?.period;
};
