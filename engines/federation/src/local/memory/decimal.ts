/** Exact decimals as PostgreSQL's `numeric` has them: an integer and the digits behind the point. */
import { FederationError } from '../../federation-error.ts';

export interface Decimal {
  /** The number without its point. */
  readonly unscaled: bigint;
  /** Digits behind the point; never negative. */
  readonly scale: number;
}

const PATTERN = /^\s*([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d{1,4}))?\s*$/;

const powers: bigint[] = [];

/** Ten to a power that is not negative. */
export const tenTo = (power: number): bigint => {
  const known = powers[power];
  if (known !== undefined) return known;
  const value = 10n ** BigInt(power);
  powers[power] = value;
  return value;
};

/** The number that a text is; undefined when it is none, or none that is finite. */
export const readDecimal = (text: string): Decimal | undefined => {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', fractionOnly = '', exponent] = match;
  const behind = fraction + fractionOnly;
  const digits = BigInt(whole + behind);
  const unscaled = sign === '-' ? -digits : digits;
  if (exponent === undefined) return { unscaled, scale: behind.length };
  const scale = behind.length - Number(exponent);
  return scale >= 0 ? { unscaled, scale } : { unscaled: unscaled * tenTo(-scale), scale: 0 };
};

/**
 * The number that a `numeric` in transit is.
 *
 * @throws FederationError `value` for NaN and infinities, which have no decimals to compute with
 */
export const decimalOf = (value: string | number | bigint): Decimal => {
  if (typeof value === 'bigint') return { unscaled: value, scale: 0 };
  const decimal = readDecimal(typeof value === 'number' ? String(value) : value);
  if (!decimal) throw new FederationError('value', 'numeric without a finite value');
  return decimal;
};

/** As PostgreSQL writes it: all digits of the scale. */
export const decimalText = ({ unscaled, scale }: Decimal): string => {
  if (scale === 0) return unscaled.toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
};

/** The same number with more digits behind the point. */
const widen = ({ unscaled, scale }: Decimal, to: number): bigint =>
  scale === to ? unscaled : unscaled * tenTo(to - scale);

export const addDecimals = (left: Decimal, right: Decimal): Decimal => {
  const scale = Math.max(left.scale, right.scale);
  return { unscaled: widen(left, scale) + widen(right, scale), scale };
};

export const negateDecimal = ({ unscaled, scale }: Decimal): Decimal => ({
  unscaled: -unscaled,
  scale,
});

export const multiplyDecimals = (left: Decimal, right: Decimal): Decimal => ({
  unscaled: left.unscaled * right.unscaled,
  scale: left.scale + right.scale,
});

export const compareDecimals = (left: Decimal, right: Decimal): number => {
  const scale = Math.max(left.scale, right.scale);
  const difference = widen(left, scale) - widen(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Quotient to the nearest whole, halves away from zero. */
const divideRounded = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < (divisor < 0n ? -divisor : divisor)) return quotient;
  return quotient + (dividend < 0n === divisor < 0n ? 1n : -1n);
};

/** To a number of digits behind the point (negative: before it), halves away from zero. */
export const roundDecimal = (value: Decimal, digits: number): Decimal => {
  if (digits >= value.scale) return { unscaled: widen(value, digits), scale: digits };
  const rounded = divideRounded(value.unscaled, tenTo(value.scale - digits));
  return digits >= 0
    ? { unscaled: rounded, scale: digits }
    : { unscaled: rounded * tenTo(-digits), scale: 0 };
};

/** The largest whole number that is not above. */
export const floorDecimal = ({ unscaled, scale }: Decimal): Decimal => {
  const unit = tenTo(scale);
  const quotient = unscaled / unit;
  return { unscaled: unscaled % unit < 0n ? quotient - 1n : quotient, scale: 0 };
};

/** Position and value of the first of PostgreSQL's digits, which count to ten thousand. */
const leadingDigit = ({ unscaled, scale }: Decimal): { weight: number; digit: number } => {
  if (unscaled === 0n) return { weight: 0, digit: 0 };
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  const exponent = digits.length - 1 - scale;
  const weight = Math.floor(exponent / 4);
  const shown = exponent - weight * 4 + 1;
  return { weight, digit: Number(digits.slice(0, shown).padEnd(shown, '0')) };
};

/**
 * Division with as many digits as PostgreSQL gives: at least 16 that count, and no fewer behind the point
 * than either side has (`select_div_scale` of PostgreSQL's numeric.c).
 *
 * @throws FederationError `value` for division by zero
 */
export const divideDecimals = (left: Decimal, right: Decimal): Decimal => {
  if (right.unscaled === 0n) throw new FederationError('value', 'division by zero');
  const dividend = leadingDigit(left);
  const divisor = leadingDigit(right);
  const weight = dividend.weight - divisor.weight - (dividend.digit <= divisor.digit ? 1 : 0);
  const scale = Math.min(Math.max(16 - weight * 4, left.scale, right.scale, 0), 1000);
  const shift = scale + right.scale - left.scale;
  return shift >= 0
    ? { unscaled: divideRounded(left.unscaled * tenTo(shift), right.unscaled), scale }
    : { unscaled: divideRounded(left.unscaled, right.unscaled * tenTo(-shift)), scale };
};

/**
 * What remains after a division towards zero.
 *
 * @throws FederationError `value` for division by zero
 */
export const remainderOfDecimals = (left: Decimal, right: Decimal): Decimal => {
  if (right.unscaled === 0n) throw new FederationError('value', 'division by zero');
  const scale = Math.max(left.scale, right.scale);
  return { unscaled: widen(left, scale) % widen(right, scale), scale };
};

/** One text for all ways of writing the same number: `1.50`, `+1.5` and `01.5` are `1.5`. */
export const canonicalDecimal = (text: string): string => {
  if (/^-?[1-9]\d*$/.test(text) || text === '0') return text;
  const decimal = readDecimal(text);
  if (!decimal) return text;
  let { unscaled, scale } = decimal;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return decimalText({ unscaled, scale });
};
