/** Exact fractions: no outcome of an election hangs on the last bit of a floating-point number. */
import { TallyError } from './tally-error.ts';

/** A fraction in lowest terms; the denominator is positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Digits that a number in a file or an argument may have. */
const MAXIMUM_DIGITS = 60;

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

export const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [larger, smaller] = [absolute(a), absolute(b)];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
};

/**
 * The fraction without looking for common factors: for long numbers that are compared once and thrown
 * away.
 */
export const unreduced = (numerator: bigint, denominator: bigint): Rational => ({
  numerator,
  denominator,
});

export const leastCommonMultiple = (a: bigint, b: bigint): bigint =>
  (a / greatestCommonDivisor(a, b)) * b;

/** @throws TallyError `not-a-number` for a denominator of zero */
export const rational = (numerator: bigint, denominator = 1n): Rational => {
  if (denominator === 0n) throw new TallyError('not-a-number', 'A denominator of zero');
  const common = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / common, denominator: denominator / common };
};

export const ZERO: Rational = { numerator: 0n, denominator: 1n };

export const add = (a: Rational, b: Rational): Rational =>
  rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );

export const subtract = (a: Rational, b: Rational): Rational =>
  add(a, { numerator: -b.numerator, denominator: b.denominator });

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** @throws TallyError `not-a-number` when `b` is zero */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Negative, zero or positive as a < b, a = b or a > b. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const isZero = ({ numerator }: Rational): boolean => numerator === 0n;

/** The largest whole number that is not above the fraction. */
export const floor = ({ numerator, denominator }: Rational): bigint => {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
};

/** The smallest whole number that is not below the fraction. */
export const ceiling = (value: Rational): bigint =>
  -floor({ numerator: -value.numerator, denominator: value.denominator });

/** Bits that survive when a long number is cut before it becomes a floating-point one. */
const KEPT_BITS = 128;

/** A whole number as a floating-point one times a power of two, whatever its length. */
const scaled = (value: bigint): readonly [number, number] => {
  const direct = Number(value);
  if (Number.isFinite(direct)) return [direct, 0];
  const excess = absolute(value).toString(16).length * 4 - KEPT_BITS;
  return [Number(value >> BigInt(excess)), excess];
};

/** numerator / denominator as a floating-point number, relative error below 2⁻⁵⁰, whatever their lengths. */
export const ratioAsNumber = (numerator: bigint, denominator: bigint): number => {
  const [top, topShift] = scaled(numerator);
  const [bottom, bottomShift] = scaled(denominator);
  // In two steps: the power alone may be too large for a number though the ratio is not.
  const shift = topShift - bottomShift;
  const half = Math.trunc(shift / 2);
  return (top / bottom) * 2 ** half * 2 ** (shift - half);
};

export const toNumber = ({ numerator, denominator }: Rational): number =>
  ratioAsNumber(numerator, denominator);

const fractionPattern = /^(?<top>[+-]?\d+)\s*\/\s*(?<bottom>\d+)$/;
const decimalPattern =
  /^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<part>\d*))?(?:[eE](?<exponent>[+-]?\d+))?$/;

/**
 * Reads `12`, `308298.85`, `1e6` or `1/3` exactly.
 *
 * @throws TallyError `not-a-number`, `number-too-long` (more than 60 digits)
 */
export const parseRational = (text: string): Rational => {
  if (text.length > 2 * MAXIMUM_DIGITS + 2)
    throw new TallyError('number-too-long', `A number of ${text.length} characters`);
  const fraction = fractionPattern.exec(text.trim())?.groups;
  if (fraction) return rational(BigInt(fraction.top ?? ''), BigInt(fraction.bottom ?? ''));
  const decimal = decimalPattern.exec(text.trim())?.groups;
  const digits = `${decimal?.whole ?? ''}${decimal?.part ?? ''}`;
  if (!decimal || digits === '') throw new TallyError('not-a-number', `“${text}” is not a number`);
  const exponent = Number(decimal.exponent ?? '0') - (decimal.part ?? '').length;
  if (digits.length + Math.abs(exponent) > 2 * MAXIMUM_DIGITS || digits.length > MAXIMUM_DIGITS)
    throw new TallyError('number-too-long', `“${text}” has more than ${MAXIMUM_DIGITS} digits`);
  const whole = BigInt(digits) * (decimal.sign === '-' ? -1n : 1n);
  return exponent >= 0
    ? rational(whole * 10n ** BigInt(exponent))
    : rational(whole, 10n ** BigInt(-exponent));
};

/**
 * Exactly as a decimal where it ends (`308298.85`), else as a fraction (`1/3`); `parseRational` reads
 * both back.
 */
export const formatRational = ({ numerator, denominator }: Rational): string => {
  let rest = denominator;
  let places = 0;
  for (const factor of [10n, 5n, 2n])
    while (rest % factor === 0n) {
      rest /= factor;
      places += 1;
    }
  if (rest !== 1n || places > MAXIMUM_DIGITS) return `${numerator}/${denominator}`;
  if (places === 0) return String(numerator);
  const scaled = (absolute(numerator) * 10n ** BigInt(places)) / denominator;
  const digits = String(scaled).padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${numerator < 0n ? '-' : ''}${digits.slice(0, -places)}${decimals && `.${decimals}`}`;
};
