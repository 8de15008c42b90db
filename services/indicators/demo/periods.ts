/** The periods of the demo's series. */
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { type Calendar, parsePeriod, periodPlus } from '../values/period.ts';

export const demoMonths = 60;
export const demoYears = 5;

const monthly: Calendar = { frequency: 'month', yearKind: 'calendar' };

/** Year of this calendar that is over by the end of the given month, the latest such. */
const lastFullYear = (lastMonth: string, calendar: Calendar): string => {
  const nextMonth = periodPlus(lastMonth, 1, monthly);
  const candidate = parsePeriod(nextMonth.slice(0, 4), calendar) ?? nextMonth;
  return periodPlus(candidate, candidate <= nextMonth ? -1 : -2, calendar);
};

/**
 * First days of an indicator's periods in order of time: 60 months up to and including `lastMonth`,
 * or the five latest years that are over by then.
 *
 * @param lastMonth first day of a month, `YYYY-MM-01`
 * @throws RangeError when it is no first day of a month, or the indicator is quarterly
 */
export const demoPeriods = (
  { frequency, yearKind }: Pick<IndicatorDefinition, 'frequency' | 'yearKind'>,
  lastMonth: string,
): readonly string[] => {
  if (parsePeriod(lastMonth, monthly) !== lastMonth) {
    throw new RangeError(`${lastMonth} is no first day of a month: give one such as 2026-06-01`);
  }
  if (frequency === 'quarter') throw new RangeError('The demo has no quarterly indicators');
  const calendar = { frequency, yearKind };
  const isMonthly = frequency === 'month';
  const last = isMonthly ? lastMonth : lastFullYear(lastMonth, calendar);
  const length = isMonthly ? demoMonths : demoYears;
  return Array.from({ length }, (_, index) => periodPlus(last, index - length + 1, calendar));
};
