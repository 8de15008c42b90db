/** Which figures an address asks for. */
import { Problem } from '../../../platform/problem.ts';
import { type Calendar, isPlausibleYear, parsePeriod } from '../values/period.ts';
import type { Extent } from '../values/store.ts';

const pad = (number: number): string => String(number).padStart(2, '0');

/** First and last day of a month, counted from 1; months may run over the year's end. */
const months = (year: number, first: number, count: number) => {
  const last = new Date(Date.UTC(year, first - 1 + count, 0));
  return { first: `${year}-${pad(first)}-01`, last: last.toISOString().slice(0, 10) };
};

/**
 * The days of a year (`2024`), quarter (`2024-Q3`), month (`2024-03`) or day (`2024-03-01`).
 *
 * @returns undefined for anything else
 */
export const daysOf = (
  text: string,
): { readonly first: string; readonly last: string } | undefined => {
  const [, year, quarter, month, day] =
    /^(\d{4})(?:-?[QqKk]([1-4])|-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(text) ?? [];
  if (year === undefined || !isPlausibleYear(Number(year))) return undefined;
  if (day && Number(day) > Number(months(Number(year), Number(month), 1).last.slice(8)))
    return undefined;
  if (day) return { first: text, last: text };
  if (quarter) return months(Number(year), Number(quarter) * 3 - 2, 3);
  return month ? months(Number(year), Number(month), 1) : months(Number(year), 1, 12);
};

export interface AskedExtent {
  readonly area?: string | undefined;
  readonly level?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sex?: string | undefined;
  readonly age?: string | undefined;
}

const unreadable = (parameter: string): Problem =>
  new Problem('invalid-input', { parameter, reason: 'a period such as 2024, 2024-Q3 or 2024-03' });

/**
 * A period as one indicator writes it (`2024/25`), or plain days that hold for any.
 *
 * @throws Problem invalid-input
 */
const dayFor = (
  text: string | undefined,
  parameter: 'from' | 'to',
  calendar: Calendar | undefined,
): string | undefined => {
  if (text === undefined || text === '') return undefined;
  const days = daysOf(text);
  const own = calendar && parsePeriod(text, calendar);
  if (days === undefined && own === undefined) throw unreadable(parameter);
  return own ?? (parameter === 'from' ? days?.first : days?.last);
};

const given = (text: string | undefined): string | undefined => text || undefined;

/**
 * @param calendar of the one indicator that is asked for; without it periods are calendar days
 * @throws Problem invalid-input for a period that cannot be read
 */
export const extentFrom = (asked: AskedExtent, calendar?: Calendar): Extent => ({
  area: given(asked.area),
  level: given(asked.level),
  sex: given(asked.sex),
  // `all` is everyone: an empty parameter narrows nothing
  age: asked.age === 'all' ? '' : given(asked.age),
  from: dayFor(asked.from, 'from', calendar),
  to: dayFor(asked.to, 'to', calendar),
});
