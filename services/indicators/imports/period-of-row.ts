import { type Calendar, parsePeriod, periodPlus } from '../values/period.ts';

/** The parts in which files write a period; empty where a file has none. */
export interface PeriodCells {
  readonly period: string;
  readonly quarter: string;
  readonly month: string;
  readonly periodEnd: string;
}

export type PeriodTrouble = {
  readonly field: 'period' | 'periodEnd';
  /** `date` for one that does not exist; else the frequency it does not fit. */
  readonly detail: string;
};

const dayMilliseconds = 86_400_000;

const isNoDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return /^\d{4}-\d{2}-\S+$/.test(text);
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text;
};

const written = ({ period, quarter, month }: PeriodCells): string => {
  if (quarter !== '') return `${period}-Q${quarter.replace(/^[QqKk]/, '')}`;
  return month === '' ? period : `${period}-${month.padStart(2, '0')}`;
};

/** Reads a row's period. Files repeat few periods over many rows: each is read once. */
export const createPeriodReader = () => {
  const known = new Map<string, string | PeriodTrouble>();
  return (cells: PeriodCells, calendar: Calendar): string | PeriodTrouble => {
    const text = written(cells);
    const key = `${calendar.frequency} ${calendar.yearKind} ${text} ${cells.periodEnd}`;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const result = read(text, cells.periodEnd, calendar);
    known.set(key, result);
    return result;
  };
};

const read = (text: string, end: string, calendar: Calendar): string | PeriodTrouble => {
  const trouble = (field: PeriodTrouble['field'], what: string): PeriodTrouble => ({
    field,
    detail: isNoDate(what) ? 'date' : calendar.frequency,
  });
  const period = parsePeriod(text, calendar);
  if (period === undefined) return trouble('period', text);
  if (end === '') return period;
  const next = new Date(`${periodPlus(period, 1, calendar)}T00:00:00Z`).getTime();
  const lastDay = new Date(next - dayMilliseconds).toISOString().slice(0, 10);
  return end === lastDay ? period : trouble('periodEnd', end);
};
