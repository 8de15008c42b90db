/** How values that are not NULL compare and which are the same, by their types. */
import { isNumeric, isWhole, type SqlType, type TypeName, type Value } from '../../values.ts';
import { dayNumber, timestampMicroseconds } from '../calendar.ts';
import { canonicalDecimal, compareDecimals, readDecimal } from './decimal.ts';
import { compareText } from './text.ts';

export type Known = Exclude<Value, null>;

/** Below zero, zero or above. */
export type Compare = (left: Known, right: Known) => number;

/** What a value is found by in a Map: the same for equal values of the two types it was made for. */
export type MapKey = (value: Known) => string | number | boolean | bigint;

const isFloating = ({ name }: SqlType): boolean => name === 'real' || name === 'double';

const MOMENTS: readonly TypeName[] = ['date', 'timestamp', 'timestamptz'];

/** NaN equals itself and is above all numbers, as in PostgreSQL. */
const compareFloating: Compare = (left, right) => {
  const a = Number(left);
  const b = Number(right);
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  return Number.isNaN(b) || a < b ? -1 : 1;
};

/** Numbers, bigints and both together compare exactly in JavaScript. */
const compareOrdered: Compare = (left, right) => (left < right ? -1 : left > right ? 1 : 0);

const compareNumeric: Compare = (left, right) => {
  if (left === right) return 0;
  const a = readDecimal(String(left));
  const b = readDecimal(String(right));
  return a && b ? compareDecimals(a, b) : compareFloating(String(left), String(right));
};

const compareBytes: Compare = (left, right) => {
  if (!(left instanceof Uint8Array && right instanceof Uint8Array)) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};

const SHORT_YEAR = /^\d{4}-[^B]*$/;

/** `2026-01-31`: no other year is written in as many characters. */
const USUAL_DATE = 10;

/** Dates of four-digit years are in order as text; others have to be counted. */
const compareDates: Compare = (left, right) => {
  if (left === right) return 0;
  const a = String(left);
  const b = String(right);
  if (a.length === USUAL_DATE && b.length === USUAL_DATE) return compareOrdered(a, b);
  return compareOrdered(dayNumber(a), dayNumber(b));
};

/** One way of writing for the three types, all in UTC. */
const momentText = (type: SqlType): ((value: Known) => string) => {
  if (type.name === 'date') {
    return (value) => {
      const text = String(value);
      return text.endsWith(' BC') ? `${text.slice(0, -3)} 00:00:00 BC` : `${text} 00:00:00`;
    };
  }
  return type.name === 'timestamptz'
    ? (value) => String(value).replace('+00', '')
    : (value) => String(value);
};

const compareMoments = (left: SqlType, right: SqlType): Compare => {
  if (left.name === 'date' && right.name === 'date') return compareDates;
  const leftText = momentText(left);
  const rightText = momentText(right);
  return (leftValue, rightValue) => {
    const a = leftText(leftValue);
    const b = rightText(rightValue);
    if (SHORT_YEAR.test(a) && SHORT_YEAR.test(b)) return compareOrdered(a, b);
    return compareOrdered(timestampMicroseconds(a), timestampMicroseconds(b));
  };
};

/** Literals without a type of their own take that of the other side. */
const settled = (left: SqlType, right: SqlType): readonly [SqlType, SqlType] => {
  if (left.name === 'unknown') return right.name === 'unknown' ? [TEXT, TEXT] : [right, right];
  return right.name === 'unknown' ? [left, left] : [left, right];
};

const TEXT: SqlType = { name: 'text' };

/** How values of two types compare; undefined for types that are not compared here. */
export const comparisonOf = (leftType: SqlType, rightType: SqlType): Compare | undefined => {
  const [left, right] = settled(leftType, rightType);
  if (isNumeric(left) && isNumeric(right)) {
    if (isFloating(left) || isFloating(right)) return compareFloating;
    return isWhole(left) && isWhole(right) ? compareOrdered : compareNumeric;
  }
  if (MOMENTS.includes(left.name) && MOMENTS.includes(right.name)) {
    return compareMoments(left, right);
  }
  if (left.name !== right.name) return undefined;
  switch (left.name) {
    case 'text':
      return (a, b) => compareText(String(a), String(b));
    case 'uuid':
    case 'time':
    case 'boolean':
      return compareOrdered;
    case 'bytes':
      return compareBytes;
    default:
      return undefined;
  }
};

/** A Map's key for values of the first type, so that equal values of the second have the same. */
export const mapKeyOf = (type: SqlType, otherType: SqlType = type): MapKey | undefined => {
  const [own, other] = settled(type, otherType);
  if (!comparisonOf(own, other)) return undefined;
  if (isNumeric(own)) {
    if (isFloating(own) || isFloating(other)) return (value) => Number(value);
    if (!isWhole(own) || !isWhole(other)) return (value) => canonicalDecimal(String(value));
    return own.name === 'bigint' || other.name === 'bigint'
      ? (value) => String(value)
      : (value) => (typeof value === 'number' ? value : Number(value));
  }
  if (MOMENTS.includes(own.name) && own.name !== other.name) return momentText(own);
  if (own.name === 'bytes') {
    return (value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : '');
  }
  return (value) => (typeof value === 'boolean' ? value : String(value));
};

/** One text for a list of values, NULLs included: different lists have different texts. */
export const compositeKey = (values: readonly Value[], keys: readonly MapKey[]): string => {
  let text = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) {
      text += '-';
      continue;
    }
    const part = String(keys[index]?.(value));
    text += `${part.length}:${part}`;
  }
  return text;
};
