/** Whether values lie within a distance of each other: frames of RANGE with an offset. */
import type { LiteralExpression } from '../../plan/window.ts';
import { type Interval, readInterval } from '../../sql/interval-literals.ts';
import { isWhole, type SqlType } from '../../values.ts';
import { DAY_MICROSECONDS, dayNumber, timestampMicroseconds } from '../calendar.ts';
import type { Known } from './comparison.ts';
import { addDecimals, compareDecimals, negateDecimal, readDecimal } from './decimal.ts';
import { NotInMemory } from './expression.ts';
import { moved } from './moved.ts';

/**
 * Compares a value with what lies the distance before (`sign` -1) or behind (1) another.
 *
 * @returns below zero where the value is less, zero where it is the same
 */
export type CompareAt = (value: Known, base: Known, sign: 1 | -1) => number;

const difference = (left: number | bigint, right: number | bigint): number =>
  left < right ? -1 : left > right ? 1 : 0;

/**
 * NaN is above all numbers and a distance away from itself; what lies an infinite distance from infinity is
 * on either side of everything (`in_range_float8_float8` of PostgreSQL's float.c).
 */
const compareFloating = (value: number, base: number, distance: number, sign: 1 | -1): number => {
  if (Number.isNaN(base)) return Number.isNaN(value) ? 0 : -1;
  if (Number.isNaN(value)) return 1;
  const moved = base + distance * sign;
  return Number.isNaN(moved) ? 0 : difference(value, moved);
};

const ofDecimals =
  (offset: string): CompareAt =>
  (value, base, sign) => {
    const [a, b, distance] = [String(value), String(base), offset].map(readDecimal);
    if (!a || !b || !distance)
      return compareFloating(Number(value), Number(base), Number(offset), sign);
    return compareDecimals(a, addDecimals(b, sign < 0 ? negateDecimal(distance) : distance));
  };

/** The infinities stay where they are. */
const isEndless = (microseconds: bigint | number): boolean =>
  typeof microseconds === 'number' ||
  microseconds === timestampMicroseconds('infinity') ||
  microseconds === timestampMicroseconds('-infinity');

const microsecondsOf = (type: SqlType): ((value: Known) => bigint | number) => {
  if (type.name !== 'date') return (value) => timestampMicroseconds(String(value));
  return (value) => {
    const days = dayNumber(String(value));
    return Number.isFinite(days) ? BigInt(days) * DAY_MICROSECONDS : days;
  };
};

const ofMoments = (type: SqlType, interval: Interval): CompareAt => {
  const read = microsecondsOf(type);
  return (value, base, sign) => {
    const from = read(base);
    const to = typeof from === 'number' || isEndless(from) ? from : moved(from, interval, sign);
    return difference(read(value), to);
  };
};

/** @throws NotInMemory for types that have no distances here */
export const distanceOf = (type: SqlType, { value }: LiteralExpression): CompareAt => {
  const notInMemory = () => new NotInMemory(`a range of ${type.name}`);
  if (value === null) throw notInMemory();
  if (isWhole(type)) {
    const distance = BigInt(String(value));
    return (one, base, sign) =>
      difference(BigInt(String(one)), BigInt(String(base)) + distance * BigInt(sign));
  }
  switch (type.name) {
    case 'numeric':
      return ofDecimals(String(value));
    case 'real':
    case 'double':
      return (one, base, sign) => compareFloating(Number(one), Number(base), Number(value), sign);
    case 'date':
    case 'timestamp':
    case 'timestamptz': {
      const interval = readInterval(String(value));
      if (!interval) throw notInMemory();
      return ofMoments(type, interval);
    }
    default:
      throw notInMemory();
  }
};
