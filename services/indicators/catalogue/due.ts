/** When the next figure is expected, and whether that has passed. */
import { type Calendar, periodPlus } from '../values/period.ts';

/**
 * The day by which the figure after the last one is expected: `expectedWithin` days after its period
 * ends.
 *
 * @param last first day of the last period that has a figure, `YYYY-MM-DD`
 */
export const expectedBy = (last: string, calendar: Calendar, expectedWithin: number): string => {
  const day = new Date(`${periodPlus(last, 2, calendar)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + expectedWithin - 1);
  return day.toISOString().slice(0, 10);
};

/** The day that has passed without the figure; undefined while nothing is late or promised. */
export const overdueSince = (
  last: string | null,
  calendar: Calendar,
  expectedWithin: number | null,
  today: Date,
): string | undefined => {
  if (last === null || expectedWithin === null) return undefined;
  const day = expectedBy(last, calendar, expectedWithin);
  return day < today.toISOString().slice(0, 10) ? day : undefined;
};
