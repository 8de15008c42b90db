/** Moments and intervals. */
import type { Interval } from '../../sql/interval-literals.ts';
import { civilFromDays, DAY_MICROSECONDS, daysFromCivil } from '../calendar.ts';

/** Months first, where days that a month does not have become its last; then days, then the rest. */
export const moved = (microseconds: bigint, interval: Interval, sign: 1 | -1): bigint => {
  const inDay = ((microseconds % DAY_MICROSECONDS) + DAY_MICROSECONDS) % DAY_MICROSECONDS;
  const { year, month, day } = civilFromDays(Number((microseconds - inDay) / DAY_MICROSECONDS));
  const months = year * 12 + month - 1 + interval.months * sign;
  const newYear = Math.floor(months / 12);
  const newMonth = months - newYear * 12 + 1;
  const [afterYear, afterMonth] = newMonth === 12 ? [newYear + 1, 1] : [newYear, newMonth + 1];
  const first = daysFromCivil(newYear, newMonth, 1);
  const length = daysFromCivil(afterYear, afterMonth, 1) - first;
  const days = first + Math.min(day, length) - 1 + interval.days * sign;
  return BigInt(days) * DAY_MICROSECONDS + inDay + BigInt(interval.microseconds * sign);
};
