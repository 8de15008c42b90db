import { describe, expect, it } from 'vitest';
import { readTypedNumber } from './typed-number.ts';

const value = (typed: string, decimals: number) => {
  const read = readTypedNumber(typed, decimals);
  return read.ok ? read.value : read.trouble;
};

describe('a number as it is typed', () => {
  it.each([
    ['41', 0, 41],
    [' 41 ', 0, 41],
    ['+41', 0, 41],
    ['-3', 0, -3],
    ['−3', 0, -3],
    ['12,5', 1, 12.5],
    ['12.5', 1, 12.5],
    ['12,50', 1, 12.5],
    [',5', 1, 0.5],
    ['41,', 1, 41],
    ['41,0', 0, 41],
    ['1 234', 0, 1234],
    ['1\u00A0234', 0, 1234],
    ['1\u2009234', 0, 1234],
    ['1\u202F234,5', 1, 1234.5],
    ["1'234", 0, 1234],
    ['1.234', 0, 1234],
    ['1,234', 0, 1234],
    ['1.234.567', 0, 1234567],
    ['1.234,5', 1, 1234.5],
    ['1,234.5', 1, 1234.5],
    ['0.125', 3, 0.125],
    ['1.234', 3, 1.234],
  ])('“%s” with %d decimals asked is %d', (typed, decimals, expected) => {
    expect(value(typed, decimals)).toBe(expected);
  });

  it.each([
    ['', 0, 'not-a-number'],
    ['about 40', 0, 'not-a-number'],
    ['4 1', 0, 'not-a-number'],
    ['4-1', 0, 'not-a-number'],
    ['1.23.4', 0, 'not-a-number'],
    ['1e3', 0, 'not-a-number'],
    ['.', 0, 'not-a-number'],
    ['999999999999999999999', 0, 'not-a-number'],
    ['12,5', 0, 'too-many-decimals'],
    ['12,55', 1, 'too-many-decimals'],
    ['0.123', 2, 'too-many-decimals'],
    ['1.234', 1, 'unclear-number'],
    ['1,234', 2, 'unclear-number'],
  ])('“%s” with %d decimals asked is refused: %s', (typed, decimals, trouble) => {
    expect(value(typed, decimals)).toBe(trouble);
  });
});
