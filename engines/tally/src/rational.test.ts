import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  ceiling,
  compare,
  divide,
  floor,
  formatRational,
  greatestCommonDivisor,
  leastCommonMultiple,
  multiply,
  parseRational,
  type Rational,
  ratioAsNumber,
  rational,
  subtract,
  toNumber,
} from './rational.ts';

const whole = fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 29n });
const fraction = fc.tuple(whole, positive).map(([top, bottom]) => rational(top, bottom));

describe('fractions', () => {
  it('are kept in lowest terms with the sign above', () => {
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
    expect(rational(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n });
    expect(rational(-8n, -2n)).toEqual({ numerator: 4n, denominator: 1n });
  });

  it('have no denominator of zero', () => {
    expect(() => rational(1n, 0n)).toThrowError(expect.objectContaining({ code: 'not-a-number' }));
    expect(() => divide(rational(1n), rational(0n))).toThrowError(
      expect.objectContaining({ code: 'not-a-number' }),
    );
  });

  it('obey the laws of arithmetic', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        expect(compare(a, a)).toBe(0);
      }),
    );
  });

  it('have a floor and a ceiling that are at most one apart', () => {
    const values: readonly (readonly [string, bigint, bigint])[] = [
      ['7/2', 3n, 4n],
      ['-7/2', -4n, -3n],
      ['3', 3n, 3n],
      ['-3', -3n, -3n],
      ['0', 0n, 0n],
      ['-1/3', -1n, 0n],
    ];
    for (const [text, low, high] of values) {
      expect(floor(parseRational(text))).toBe(low);
      expect(ceiling(parseRational(text))).toBe(high);
    }
  });

  it('have divisors and multiples in common', () => {
    expect(greatestCommonDivisor(-12n, 18n)).toBe(6n);
    expect(greatestCommonDivisor(0n, 5n)).toBe(5n);
    expect(leastCommonMultiple(4n, 6n)).toBe(12n);
  });
});

describe('texts of numbers', () => {
  it.each([
    ['12', '12'],
    ['+12', '12'],
    ['-12.50', '-12.5'],
    ['308298.85', '308298.85'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e6', '1000000'],
    ['2.5E-3', '0.0025'],
    ['10/4', '2.5'],
    [' 1 / 3 ', '1/3'],
    ['-1/3', '-1/3'],
    ['-0.00', '0'],
    ['1000000000000000000', '1000000000000000000'],
  ])('“%s” is %s', (text, formatted) => {
    expect(formatRational(parseRational(text))).toBe(formatted);
  });

  it.each([
    '',
    ' ',
    'x',
    '1,5',
    '1 000',
    '0x10',
    '1e',
    'e5',
    '--1',
    'NaN',
    'Infinity',
    '1/0',
    '.',
    '1/-3',
  ])('“%s” is no number', (text) => {
    expect(() => parseRational(text)).toThrowError(
      expect.objectContaining({ code: 'not-a-number' }),
    );
  });

  it.each(['1e400', '1e-400', '9'.repeat(61), `1e${'9'.repeat(30)}`, '1'.repeat(100_000)])(
    'a number of far too many digits is refused: %#',
    (text) => {
      expect(() => parseRational(text)).toThrowError(
        expect.objectContaining({ code: 'number-too-long' }),
      );
    },
  );

  it('come back the same', () => {
    fc.assert(
      fc.property(fraction, (value) => {
        expect(parseRational(formatRational(value))).toEqual(value);
      }),
    );
  });

  it('are decimals wherever those end', () => {
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        (n, a, b) => {
          const value = rational(n, 2n ** BigInt(a) * 5n ** BigInt(b));
          const text = formatRational(value);
          expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
          expect(parseRational(text)).toEqual(value);
        },
      ),
    );
  });
});

describe('fractions as floating-point numbers', () => {
  /** The floating-point number as the fraction that it is. */
  const exactly = (value: number): Rational => {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is no fraction`);
    let power = 0n;
    let scaled = value;
    while (!Number.isInteger(scaled)) {
      scaled *= 2;
      power += 1n;
    }
    return rational(BigInt(scaled), 2n ** power);
  };

  const isClose = (top: bigint, bottom: bigint): boolean => {
    const truth = rational(top, bottom);
    const distance = subtract(exactly(ratioAsNumber(top, bottom)), truth);
    const size = top < 0n ? -top : top;
    // |distance| ≤ 2⁻⁵⁰ × |truth|
    return (
      (distance.numerator < 0n ? -distance.numerator : distance.numerator) * bottom * 2n ** 50n <=
      size * distance.denominator
    );
  };

  const ofLength = (bits: number): fc.Arbitrary<bigint> =>
    fc
      .bigInt({ min: 2n ** 63n, max: 2n ** 64n - 1n })
      .map((head) =>
        bits > 64 ? (head << BigInt(bits - 64)) + 12_345n : head >> BigInt(64 - bits),
      );

  it('are right to 2⁻⁵⁰, whatever the lengths above and below', () => {
    const bits = fc.integer({ min: 1, max: 3000 });
    const lengths = fc
      .tuple(bits, fc.integer({ min: -900, max: 900 }))
      .map(([length, more]) => [length, Math.max(1, length + more)] as const);
    fc.assert(
      fc.property(
        lengths.chain(([above, below]) => fc.tuple(ofLength(above), ofLength(below))),
        fc.boolean(),
        ([above, below], isNegative) => {
          expect(isClose(isNegative ? -above : above, below)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are right where only one side is longer than floating point can hold', () => {
    expect(ratioAsNumber(2n ** 1500n, 2n ** 1020n)).toBe(2 ** 480);
    expect(ratioAsNumber(2n ** 1020n, 2n ** 1500n)).toBe(2 ** -480);
    expect(ratioAsNumber(-(2n ** 1100n), 3n)).toBe(Number.NEGATIVE_INFINITY);
    expect(ratioAsNumber(1n, 2n ** 1100n)).toBe(0);
    expect(ratioAsNumber(0n, 2n ** 1100n)).toBe(0);
  });

  it('are whole where the fraction is', () => {
    expect(toNumber(rational(10n ** 15n))).toBe(1e15);
    expect(toNumber(rational(1n, 3n))).toBe(1 / 3);
  });
});
