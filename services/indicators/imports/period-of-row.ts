import { type Calendar, parsePeriod, periodPlus } from '../values/period.ts';
import { type DateOrder, readWrittenPeriod } from './written-period.ts';

/** The parts in which files write a period; empty where a file has none. */
export interface PeriodCells {
  readonly period: string;
  readonly quarter: string;
  readonly month: string;
  readonly periodEnd: string;
}

export type PeriodTrouble = {
  readonly field: 'period' | 'periodEnd';
  /** `date` for one that does not exist; `a|b` for one that may be either; else the frequency it does not fit. */
  readonly detail: string;
  readonly isAmbiguous: boolean;
};

const dayMilliseconds = 86_400_000;

const isNoDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return /^\d{4}-\d{2}-\S+$/.test(text);
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text;
};

const written = ({ period, quarter, month }: PeriodCells): string => {
  if (quarter !== '') return `${period}-Q${quarter.replace(/^[QqKk]/, '')}`;
  if (month === '') return period;
  return /^\d+$/.test(month) ? `${period}-${month.padStart(2, '0')}` : `${month} ${period}`;
};

/** Reads a row's period. Files repeat few periods over many rows: each is read once. */
export const createPeriodReader = (order: DateOrder) => {
  const known = new Map<string, string | PeriodTrouble>();
  return (cells: PeriodCells, calendar: Calendar): string | PeriodTrouble => {
    const text = written(cells);
    const key = `${calendar.frequency} ${calendar.yearKind} ${text} ${cells.periodEnd}`;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const result = read(text, cells.periodEnd, calendar, order);
    known.set(key, result);
    return result;
  };
};

const read = (
  begin: string,
  end: string,
  calendar: Calendar,
  order: DateOrder,
): string | PeriodTrouble => {
  const trouble = (field: PeriodTrouble['field'], what: string): PeriodTrouble => ({
    field,
    detail: isNoDate(what) ? 'date' : calendar.frequency,
    isAmbiguous: false,
  });
  const ambiguous = (field: PeriodTrouble['field'], readings: readonly string[]) => ({
    field,
    detail: readings.join('|'),
    isAmbiguous: true,
  });
  const first = readWrittenPeriod(begin, order);
  if (first.kind === 'ambiguous') return ambiguous('period', first.readings);
  const period = parsePeriod(first.text, calendar);
  if (period === undefined) return trouble('period', first.text);
  if (end === '') return period;
  const last = readWrittenPeriod(end, order);
  if (last.kind === 'ambiguous') return ambiguous('periodEnd', last.readings);
  const next = new Date(`${periodPlus(period, 1, calendar)}T00:00:00Z`).getTime();
  const lastDay = new Date(next - dayMilliseconds).toISOString().slice(0, 10);
  return last.text === lastDay ? period : trouble('periodEnd', last.text);
};
