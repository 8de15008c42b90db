/** Functions that give NULL when an operand is NULL, with PostgreSQL's meaning under collation "C". */
import { createHmac } from 'node:crypto';
import { FederationError } from '../../federation-error.ts';
import type { FunctionName } from '../../plan/expression.ts';
import { readInterval } from '../../sql/interval-literals.ts';
import type { SqlType, Value } from '../../values.ts';
import {
  civilFromDays,
  DAY_MICROSECONDS,
  dateText,
  dayNumber,
  daysFromCivil,
  timeMicroseconds,
  timestampMicroseconds,
  timestampText,
} from '../calendar.ts';
import { arithmeticOf, isOperator, isUnary, roundingOf, unaryOf } from './arithmetic.ts';
import { castOf } from './cast.ts';
import { comparisonOf, type Known } from './comparison.ts';
import { moved } from './moved.ts';
import {
  characterLength,
  leftOf,
  likeMatcher,
  positionOf,
  replaceIn,
  rightOf,
  substringOf,
  trimmed,
} from './text.ts';

/** Called with as many values as there are operands, none of them NULL. */
export type Strict = (...values: readonly Known[]) => Value;

const COMPARISONS: Partial<Record<FunctionName, (order: number) => boolean>> = {
  equal: (order) => order === 0,
  'not-equal': (order) => order !== 0,
  less: (order) => order < 0,
  'less-or-equal': (order) => order <= 0,
  greater: (order) => order > 0,
  'greater-or-equal': (order) => order >= 0,
};

const isTextual = ({ name }: SqlType): boolean => name === 'text' || name === 'unknown';

/** Under collation "C" only the letters of ASCII have a case. */
export const lowered = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

export const raised = (text: string): string =>
  text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

const text = (value: Known | undefined): string => (value === undefined ? '' : String(value));

const TEXT_FUNCTIONS: Partial<Record<FunctionName, Strict>> = {
  concatenate: (...values) => values.join(''),
  lower: (value) => lowered(text(value)),
  upper: (value) => raised(text(value)),
  trim: (value, removed = ' ') => trimmed(text(value), text(removed), 'both'),
  'left-trim': (value, removed = ' ') => trimmed(text(value), text(removed), 'left'),
  'right-trim': (value, removed = ' ') => trimmed(text(value), text(removed), 'right'),
  replace: (value, sought, by) => replaceIn(text(value), text(sought), text(by)),
};

/** Functions of a text and numbers: only the first operand is text. */
const TEXT_AND_NUMBERS: Partial<Record<FunctionName, Strict>> = {
  substring: (value, from, length) => {
    if (length !== undefined && Number(length) < 0) {
      throw new FederationError('value', 'negative substring length not allowed');
    }
    return substringOf(text(value), Number(from), length === undefined ? length : Number(length));
  },
  left: (value, count) => leftOf(text(value), Number(count)),
  right: (value, count) => rightOf(text(value), Number(count)),
};

const likeOf = (isCaseless: boolean): Strict => {
  let lastPattern: string | undefined;
  let lastEscape: string | undefined;
  let matches: ((text: string) => boolean) | undefined;
  return (value, pattern, escapeBy = '\\') => {
    if (pattern !== lastPattern || escapeBy !== lastEscape) {
      const written = text(pattern);
      matches = likeMatcher(isCaseless ? lowered(written) : written, text(escapeBy));
      lastPattern = written;
      lastEscape = text(escapeBy);
    }
    if (!matches) {
      throw new FederationError('value', 'LIKE pattern must not end with escape character');
    }
    return matches(isCaseless ? lowered(text(value)) : text(value));
  };
};

/** Days and microseconds in the day of a date, timestamp or timestamptz; undefined when it is infinite. */
const momentParts = (value: Known): { days: number; inDay: bigint } | undefined => {
  const written = text(value);
  if (written.endsWith('infinity')) return undefined;
  if (!written.includes(':')) return { days: dayNumber(written), inDay: 0n };
  const microseconds = timestampMicroseconds(written);
  const inDay = ((microseconds % DAY_MICROSECONDS) + DAY_MICROSECONDS) % DAY_MICROSECONDS;
  return { days: Number((microseconds - inDay) / DAY_MICROSECONDS), inDay };
};

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute';

const PARTS: readonly FunctionName[] = ['year', 'month', 'day', 'hour', 'minute'];

const isPart = (name: FunctionName): name is Part => PARTS.includes(name);

const partOf = (part: Part, operand: SqlType, type: SqlType): Strict | undefined => {
  const convert = castOf({ name: 'integer' }, type);
  if (!convert) return undefined;
  const isOfDay = part === 'hour' || part === 'minute';
  const inHours = (microseconds: bigint): number =>
    Number(microseconds / (part === 'hour' ? 3_600_000_000n : 60_000_000n)) %
    (part === 'hour' ? 25 : 60);
  if (operand.name === 'time') {
    return isOfDay ? (value) => convert(inHours(timeMicroseconds(text(value)))) : undefined;
  }
  if (!isMoment(operand)) return undefined;
  return (value = '') => {
    const parts = momentParts(value);
    // PostgreSQL's year of infinity is infinity, which no whole number is.
    if (!parts) return null;
    if (isOfDay) return convert(inHours(parts.inDay));
    const civil = civilFromDays(parts.days);
    return convert(part === 'year' && civil.year <= 0 ? civil.year - 1 : civil[part]);
  };
};

const isMoment = ({ name }: SqlType): boolean =>
  name === 'date' || name === 'timestamp' || name === 'timestamptz';

/** The first day and microsecond of the year, quarter, month, week, day, hour, minute or second. */
const truncated = (unit: string, days: number, inDay: bigint): bigint | undefined => {
  const { year, month } = civilFromDays(days);
  const atDay = (day: number): bigint => BigInt(day) * DAY_MICROSECONDS;
  switch (unit) {
    case 'year':
      return atDay(daysFromCivil(year, 1, 1));
    case 'quarter':
      return atDay(daysFromCivil(year, Math.floor((month - 1) / 3) * 3 + 1, 1));
    case 'month':
      return atDay(daysFromCivil(year, month, 1));
    case 'week':
      // Day 0 was a Thursday; weeks begin on Mondays.
      return atDay(days - ((((days + 3) % 7) + 7) % 7));
    case 'day':
      return atDay(days);
    case 'hour':
      return atDay(days) + inDay - (inDay % 3_600_000_000n);
    case 'minute':
      return atDay(days) + inDay - (inDay % 60_000_000n);
    case 'second':
      return atDay(days) + inDay - (inDay % 1_000_000n);
    default:
      return undefined;
  }
};

const truncationOf = (operand: SqlType, type: SqlType): Strict | undefined => {
  if (!isMoment(operand) || !isMoment(type)) return undefined;
  const name = type.name === 'timestamptz' ? 'timestamptz' : 'timestamp';
  const convert = castOf({ name }, type);
  if (!convert) return undefined;
  return (unit, value = '') => {
    const parts = momentParts(value);
    if (!parts) return value;
    const microseconds = truncated(text(unit).toLowerCase(), parts.days, parts.inDay);
    if (microseconds === undefined) throw new FederationError('value', 'unit that is not known');
    return convert(timestampText(microseconds, name === 'timestamptz' ? '+00' : ''));
  };
};

const dateFunction = (name: FunctionName, types: readonly SqlType[]): Strict | undefined => {
  if (types[0]?.name !== 'date') return undefined;
  if (name === 'add-days') {
    return (date, days) => dateText(dayNumber(text(date)) + Number(days));
  }
  if (types[1]?.name !== 'date') return undefined;
  return (later, earlier) => {
    const days = dayNumber(text(later)) - dayNumber(text(earlier));
    if (!Number.isFinite(days))
      throw new FederationError('value', 'cannot subtract infinite dates');
    return days;
  };
};

/** The moments that PostgreSQL has, but for the infinite ones. */
const EARLIEST = timestampMicroseconds('4714-11-24 00:00:00 BC');
const LATEST = timestampMicroseconds('294276-12-31 23:59:59.999999');

const movedBy = (moment: SqlType, interval: SqlType | undefined): Strict | undefined => {
  const { name } = moment;
  if ((name !== 'timestamp' && name !== 'timestamptz') || interval?.name !== 'interval')
    return undefined;
  return (value, by) => {
    const from = timestampMicroseconds(text(value));
    if (from < EARLIEST || from > LATEST) return value;
    const read = readInterval(text(by));
    if (!read) throw new FederationError('value', 'an interval that is not read here');
    const to = moved(from, read, 1);
    if (to < EARLIEST || to > LATEST) throw new FederationError('value', `${name} out of range`);
    return timestampText(to, name === 'timestamptz' ? '+00' : '');
  };
};

/** Hexadecimal HMAC-SHA-256 of a text under a key. */
const keyedHash: Strict = (value, key) =>
  createHmac('sha256', text(key)).update(text(value), 'utf8').digest('hex');

/** A function that is strict in all operands, made for their types; undefined when it is not made here. */
export const strictFunction = (
  name: FunctionName,
  types: readonly SqlType[],
  type: SqlType,
): Strict | undefined => {
  const [first, second] = types;
  if (!first) return undefined;
  const holds = COMPARISONS[name];
  if (holds) {
    const compare = second && comparisonOf(first, second);
    return compare && ((left, right) => holds(compare(left as Known, right as Known))); // called with both
  }
  if (isOperator(name)) {
    const operate = arithmeticOf(name, types, type);
    return operate && ((left, right) => operate(left as Known, right as Known)); // called with both
  }
  if (isUnary(name)) {
    const operate = unaryOf(name, first, type);
    return operate && ((value) => operate(value as Known)); // called with one
  }
  if (isPart(name)) return partOf(name, first, type);
  if (TEXT_FUNCTIONS[name]) return types.every(isTextual) ? TEXT_FUNCTIONS[name] : undefined;
  if (TEXT_AND_NUMBERS[name]) return isTextual(first) ? TEXT_AND_NUMBERS[name] : undefined;
  switch (name) {
    case 'not':
      return (value) => value === false;
    case 'round':
      return roundingOf(types, type);
    case 'like':
    case 'ilike':
      return types.every(isTextual) ? likeOf(name === 'ilike') : undefined;
    case 'length':
    case 'position': {
      const convert = castOf({ name: 'integer' }, type);
      if (!convert || !types.every(isTextual)) return undefined;
      return name === 'length'
        ? (value) => convert(characterLength(text(value)))
        : (value, sought) => convert(positionOf(text(value), text(sought)));
    }
    case 'date-truncate':
      return second && truncationOf(second, type);
    case 'add-days':
    case 'days-between':
      return dateFunction(name, types);
    case 'add-interval':
      return movedBy(first, second);
    case 'keyed-hash':
      return types.every(isTextual) ? keyedHash : undefined;
    default:
      return undefined;
  }
};
