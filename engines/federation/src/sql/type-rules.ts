/** Which types meet, and in which type they do, as in PostgreSQL. */
import { isNumeric, isWhole, type SqlType, type TypeName } from '../values.ts';

export const TEXT: SqlType = { name: 'text' };
export const INTEGER: SqlType = { name: 'integer' };
export const BIGINT: SqlType = { name: 'bigint' };
export const DOUBLE: SqlType = { name: 'double' };
export const DATE: SqlType = { name: 'date' };
export const TIMESTAMP: SqlType = { name: 'timestamp' };
/** Exact decimals of which neither precision nor scale is known. */
export const NUMERIC: SqlType = { name: 'numeric' };
export const UNKNOWN: SqlType = { name: 'unknown' };

const NUMBERS: readonly TypeName[] = ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double'];
const MOMENTS: readonly TypeName[] = ['date', 'timestamp', 'timestamptz'];

export const isFloating = ({ name }: SqlType): boolean => name === 'real' || name === 'double';

/** Decimal digits that hold every number of a type of whole numbers. */
const WHOLE_DIGITS: Readonly<Partial<Record<TypeName, number>>> = {
  smallint: 5,
  integer: 10,
  bigint: 19,
};

/** A whole type as numeric with scale 0; numeric as it is. */
export const asNumeric = (type: SqlType): SqlType => {
  const precision = WHOLE_DIGITS[type.name];
  if (type.name === 'numeric') return type;
  return precision === undefined ? NUMERIC : { name: 'numeric', precision, scale: 0 };
};

/** PostgreSQL's limit of declared precision; results beyond it are numeric without one. */
const MAXIMUM_PRECISION = 1000;

export const numeric = (precision: number | undefined, scale: number | undefined): SqlType => ({
  name: 'numeric',
  ...(precision !== undefined && precision <= MAXIMUM_PRECISION && { precision }),
  ...(scale !== undefined && { scale }),
});

/** A numeric type in which both have their places; a scale only where both have the same. */
const widerNumeric = (left: SqlType, right: SqlType): SqlType => {
  const [a, b] = [asNumeric(left), asNumeric(right)];
  if (a.name !== 'numeric' || b.name !== 'numeric') return NUMERIC;
  if (a.scale === undefined || a.scale !== b.scale) return NUMERIC;
  if (a.precision === undefined || b.precision === undefined) return numeric(undefined, a.scale);
  return numeric(Math.max(a.precision, b.precision), a.scale);
};

/**
 * The type in which values of both can stand in one column: branches of CASE, sides of UNION.
 *
 * @returns undefined when there is none, such as of text and numbers
 */
export const commonType = (left: SqlType, right: SqlType): SqlType | undefined => {
  if (left.name === 'unknown') return right;
  if (right.name === 'unknown') return left;
  if (left.name === 'numeric' && right.name === 'numeric') return widerNumeric(left, right);
  if (left.name === right.name) return left;
  for (const family of [NUMBERS, MOMENTS]) {
    if (!family.includes(left.name) || !family.includes(right.name)) continue;
    const wider = family.indexOf(left.name) > family.indexOf(right.name) ? left : right;
    return wider.name === 'numeric' ? widerNumeric(left, right) : wider;
  }
  return undefined;
};

export type Arithmetic = 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo';

/** Digits of the result as PostgreSQL's numeric computes them; a quotient's depend on the values. */
const numericResult = (operation: Arithmetic, left: SqlType, right: SqlType): SqlType => {
  const [a, b] = [asNumeric(left), asNumeric(right)];
  if (a.name !== 'numeric' || b.name !== 'numeric' || operation === 'divide') return NUMERIC;
  if (a.scale === undefined || b.scale === undefined) return NUMERIC;
  const scale = operation === 'multiply' ? a.scale + b.scale : Math.max(a.scale, b.scale);
  if (a.precision === undefined || b.precision === undefined) return numeric(undefined, scale);
  if (operation === 'multiply') return numeric(a.precision + b.precision, scale);
  const inFront = Math.max(a.precision - a.scale, b.precision - b.scale);
  return numeric(inFront + scale + (operation === 'modulo' ? 0 : 1), scale);
};

/** The type of a result of two numbers; its operands are cast to the same type, numeric aside. */
export const arithmeticType = (
  operation: Arithmetic,
  left: SqlType,
  right: SqlType,
): SqlType | undefined => {
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  // real with anything but real is computed in double.
  const either = isFloating(left) || isFloating(right);
  if (either && operation === 'modulo') return undefined;
  if (either) return left.name === 'real' && right.name === 'real' ? left : DOUBLE;
  if (left.name === 'numeric' || right.name === 'numeric')
    return numericResult(operation, left, right);
  return commonType(left, right);
};

/**
 * The type that two values are compared in; whole numbers of different sizes compare as they are.
 *
 * @returns undefined when they do not compare
 */
export const comparisonType = (left: SqlType, right: SqlType): SqlType | undefined => {
  if (left.name === 'json' || right.name === 'json') return undefined;
  if (isNumeric(left) && isNumeric(right) && left.name !== right.name) {
    if (isFloating(left) || isFloating(right)) return DOUBLE;
    return isWhole(left) && isWhole(right) ? commonType(left, right) : NUMERIC;
  }
  return commonType(left, right);
};

/** Whether values of a type can be sorted, grouped and made distinct by. */
export const isComparable = ({ name }: SqlType): boolean => name !== 'json';

/** Types that a value of a type can be cast to, other than its own, text, and numbers among each other. */
const CASTS: Readonly<Partial<Record<TypeName, readonly TypeName[]>>> = {
  boolean: ['integer'],
  integer: ['boolean'],
  date: ['timestamp', 'timestamptz'],
  timestamp: ['date', 'time', 'timestamptz'],
  timestamptz: ['date', 'time', 'timestamp'],
  time: ['interval'],
  interval: ['time'],
};

export const canCast = (from: SqlType, to: SqlType): boolean =>
  from.name === to.name ||
  from.name === 'unknown' ||
  from.name === 'text' ||
  to.name === 'text' ||
  (isNumeric(from) && isNumeric(to)) ||
  (CASTS[from.name]?.includes(to.name) ?? false);
