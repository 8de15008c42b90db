/** Arithmetic with dates: days are added and counted; intervals where the result is certain here. */

import {
  DAY_MICROSECONDS,
  dateText,
  timestampMicroseconds,
  timestampText,
} from '../local/calendar.ts';
import { call, type Expression, literal } from '../plan/expression.ts';
import { isWhole, type SqlType, typeText } from '../values.ts';
import { failure, type Location, notSupported, type QueryContext } from './context.ts';
import { coerced } from './conversion.ts';
import { addToDate, type Interval, intervalText, readInterval } from './interval-literals.ts';
import { DATE, INTEGER } from './type-rules.ts';

export const isMoment = ({ name }: SqlType): boolean =>
  ['date', 'time', 'timestamp', 'timestamptz', 'interval'].includes(name);

const negated = (days: Expression): Expression =>
  days.kind === 'literal' && typeof days.value === 'number'
    ? literal(0 - days.value, days.type)
    : call('negate', [days], days.type);

const scaled = ({ months, days, microseconds }: Interval, sign: 1 | -1): Interval => ({
  months: months * sign,
  days: days * sign,
  microseconds: microseconds * sign,
});

/** A timestamp in transit moved by an interval; undefined outside the years 1 to 9999. */
const moved = (text: string, interval: Interval, zone: '' | '+00'): string | undefined => {
  const microseconds = timestampMicroseconds(text);
  const days = microseconds / DAY_MICROSECONDS;
  const floor = days * DAY_MICROSECONDS > microseconds ? days - 1n : days;
  const timeOfDay = microseconds - floor * DAY_MICROSECONDS;
  const date = addToDate(dateText(Number(floor)), interval);
  if (date === undefined) return undefined;
  const start = timestampMicroseconds(`${date} 00:00:00`);
  const result = timestampText(start + timeOfDay + BigInt(interval.microseconds), zone);
  return /^\d{4}-/.test(result) ? result : undefined;
};

const literalInterval = (expression: Expression): Interval | undefined =>
  expression.kind === 'literal' &&
  expression.type.name === 'interval' &&
  typeof expression.value === 'string'
    ? readInterval(expression.value)
    : undefined;

/** A moment plus or minus an interval: literals are computed, whole days are added to dates as such. */
const withInterval = (
  query: QueryContext,
  moment: Expression,
  interval: Interval,
  location: Location,
): Expression => {
  const type: SqlType = moment.type.name === 'date' ? { name: 'timestamp' } : moment.type;
  if (moment.kind === 'literal' && typeof moment.value === 'string') {
    const zone = type.name === 'timestamptz' ? '+00' : '';
    const start = moment.type.name === 'date' ? `${moment.value} 00:00:00` : moment.value;
    const value = moved(start, interval, zone);
    if (value === undefined)
      throw failure(query, 'value', `${typeText(type)} out of range`, location);
    return literal(value, type);
  }
  if (moment.type.name === 'date' && interval.months === 0 && interval.microseconds === 0) {
    const days = call('add-days', [moment, literal(interval.days + 0, INTEGER)], DATE);
    return coerced(query, days, type);
  }
  return call(
    'add-interval',
    [coerced(query, moment, type), literal(intervalText(interval), { name: 'interval' })],
    type,
  );
};

/** `+` and `-` with a moment on at least one side. */
export const momentArithmetic = (
  query: QueryContext,
  operator: string,
  left: Expression,
  right: Expression,
  location: Location,
): Expression => {
  const fail = () =>
    failure(
      query,
      'wrong-type',
      `${typeText(left.type)} ${operator} ${typeText(right.type)} has no meaning`,
      location,
    );
  const isPlus = operator === '+';
  if (!isPlus && operator !== '-') {
    if (left.type.name === 'interval' || right.type.name === 'interval')
      throw notSupported(query, `${operator} with an interval`, location);
    throw fail();
  }
  // Only what is added may stand in front.
  const [moment, amount] =
    isPlus && (isWhole(left.type) || left.type.name === 'interval') ? [right, left] : [left, right];

  if (moment.type.name === 'date' && isWhole(amount.type) && amount.type.name !== 'bigint') {
    const days = coerced(query, amount, INTEGER);
    return call('add-days', [moment, isPlus ? days : negated(days)], DATE);
  }
  if (!isPlus && moment.type.name === 'date') {
    const other = amount.type.name === 'unknown' ? coerced(query, amount, DATE) : amount;
    if (other.type.name === 'date') return call('days-between', [moment, other], INTEGER);
  }
  if (!isPlus && left.type.name === 'unknown' && right.type.name === 'date')
    return call('days-between', [coerced(query, left, DATE), right], INTEGER);
  const interval = literalInterval(amount);
  if (interval && ['date', 'timestamp', 'timestamptz'].includes(moment.type.name))
    return withInterval(query, moment, scaled(interval, isPlus ? 1 : -1), location);
  const isKnown = [left, right].every(({ type }) => isMoment(type));
  if (isKnown)
    throw notSupported(
      query,
      `${typeText(left.type)} ${operator} ${typeText(right.type)}`,
      location,
    );
  throw fail();
};
