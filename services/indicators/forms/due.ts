/** When a period is over, when it should be in, and when people are reminded. Days are `YYYY-MM-DD`. */
import { dayInTown } from '../../../platform/town-time.ts';
import { type Calendar, parsePeriod, periodPlus } from '../values/period.ts';

const millisecondsPerDay = 86_400_000;

/** The day of the people who enter, at a moment. */
export const dayAt = dayInTown;

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

export const dayPlus = (day: string, count: number): string =>
  new Date(time(day) + count * millisecondsPerDay).toISOString().slice(0, 10);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((time(to) - time(from)) / millisecondsPerDay);

/** First day of the period in which a day lies. */
export const periodOf = (day: string, calendar: Calendar): string => {
  const [year = '', month = ''] = day.split('-');
  if (calendar.frequency === 'month') return `${year}-${month}-01`;
  if (calendar.frequency === 'quarter') {
    const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
    return `${year}-${String(first).padStart(2, '0')}-01`;
  }
  const start = parsePeriod(year, calendar) ?? `${year}-01-01`;
  return start <= day ? start : periodPlus(start, -1, calendar);
};

/** The last period that is over on a day: the first that can be entered. */
export const lastEndedPeriod = (today: string, calendar: Calendar): string =>
  periodPlus(periodOf(today, calendar), -1, calendar);

/** More than that many periods back nobody is asked any more. */
const periodsAtMost = 24;

/** Periods that are over, from the first that was assigned to the latest, in order of time. */
export const periodsToEnter = (
  from: string,
  today: string,
  calendar: Calendar,
): readonly string[] => {
  const periods: string[] = [];
  for (
    let period = lastEndedPeriod(today, calendar);
    period >= from && periods.length < periodsAtMost;
    period = periodPlus(period, -1, calendar)
  )
    periods.unshift(period);
  return periods;
};

/** The day by which a period should be sent: `dueDays` after its last day. */
export const dueDay = (period: string, calendar: Calendar & { readonly dueDays: number }): string =>
  dayPlus(periodPlus(period, 1, calendar), calendar.dueDays - 1);

const soonDays = 3;

/**
 * Which reminder a period that is not sent yet has earned by now. Each stage is sent once; where the
 * server was down on the day itself, the stage goes out on the next day.
 *
 * @returns `soon` from three days before, `due` from the day itself, `late-1` after a week, `late-2` …
 */
export const reminderStage = (due: string, today: string): string | undefined => {
  const late = daysBetween(due, today);
  if (late < -soonDays) return undefined;
  if (late < 0) return 'soon';
  const weeks = Math.floor(late / 7);
  return weeks === 0 ? 'due' : `late-${weeks}`;
};
