/** When a source is looked at, in the hours of the town. */
import { z } from 'zod';
import { dayInTown, momentInTown } from '../../../platform/town-time.ts';

export const scheduleShape = z.object({
  every: z.enum(['day', 'week', 'month']),
  /** Of the week, Monday is 1; of the month, 1 to 28. */
  day: z.number().int().min(1).max(28).default(1),
  hour: z.number().int().min(0).max(23),
});
export type PullSchedule = z.infer<typeof scheduleShape>;

const dayMilliseconds = 86_400_000;

const isRightDay = ({ every, day }: PullSchedule, iso: string): boolean => {
  if (every === 'day') return true;
  if (every === 'month') return Number(iso.slice(8)) === day;
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay() || 7;
  return weekday === day;
};

/** The next time after `after`: looks ahead a month and a day at most. */
export const nextTime = (schedule: PullSchedule, after: Date): Date => {
  const today = Date.parse(`${dayInTown(after)}T00:00:00Z`);
  for (let ahead = 0; ahead <= 32; ahead++) {
    const iso = new Date(today + ahead * dayMilliseconds).toISOString().slice(0, 10);
    if (!isRightDay(schedule, iso)) continue;
    const moment = momentInTown(iso, `${String(schedule.hour).padStart(2, '0')}:00`);
    if (moment.getTime() > after.getTime()) return moment;
  }
  return new Date(after.getTime() + dayMilliseconds);
};

const firstRetryMinutes = 15;
const longestRetryMinutes = 24 * 60;

/** A source that fails is tried again after 15 minutes, 30, an hour … and no later than its next turn. */
export const retryTime = (schedule: PullSchedule, failures: number, after: Date): Date => {
  const minutes = Math.min(
    longestRetryMinutes,
    firstRetryMinutes * 2 ** Math.min(failures - 1, 10),
  );
  const retry = after.getTime() + minutes * 60_000;
  return new Date(Math.min(retry, nextTime(schedule, after).getTime()));
};
