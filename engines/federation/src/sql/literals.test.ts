import { describe, expect, test } from 'vitest';
import type { SqlType, Value } from '../values.ts';
import { addToDate, intervalText, readInterval } from './interval-literals.ts';
import { numberLiteral, valueInType, valueOfText } from './literals.ts';

const type = (name: Exclude<SqlType['name'], 'numeric'>): SqlType => ({ name });
const money: SqlType = { name: 'numeric', precision: 6, scale: 2 };

// What PostgreSQL 15 makes of the same text (DateStyle ISO, time zone UTC).
const texts: readonly (readonly [text: string, type: SqlType, value: Value])[] = [
  [' 42 ', type('integer'), 42],
  ['+7', type('smallint'), 7],
  ['-9223372036854775808', type('bigint'), -9223372036854775808n],
  ['1e3', { name: 'numeric' }, '1000'],
  ['.50', { name: 'numeric' }, '0.50'],
  ['1.005', money, '1.01'],
  ['-1.005', money, '-1.01'],
  ['1e-3', type('double'), 0.001],
  ['-Infinity', type('double'), Number.NEGATIVE_INFINITY],
  ['YES', type('boolean'), true],
  ['off', type('boolean'), false],
  ['20260131', type('date'), '2026-01-31'],
  ['2026-01-31 23:59', type('date'), '2026-01-31'],
  ['2024-02-29', type('date'), '2024-02-29'],
  ['9:05', type('time'), '09:05:00'],
  ['2026-01-31T13:45:00.500', type('timestamp'), '2026-01-31 13:45:00.5'],
  ['2026-01-31 13:45:00+02', type('timestamp'), '2026-01-31 13:45:00'],
  ['2026-01-31 24:00', type('timestamp'), '2026-02-01 00:00:00'],
  ['2026-01-31 01:00:00+02', type('timestamptz'), '2026-01-30 23:00:00+00'],
  ['2026-01-31T12:00:00Z', type('timestamptz'), '2026-01-31 12:00:00+00'],
  ['2026-01-31 12:00-05:30', type('timestamptz'), '2026-01-31 17:30:00+00'],
  ['{A0EEBC99-9C0B4EF8-BB6D6BB9-BD380A11}', type('uuid'), 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'],
  ['{"a": 1}', type('json'), '{"a": 1}'],
  ['\\xDEad', type('bytes'), Uint8Array.of(0xde, 0xad)],
  ['1 day 02:03', type('interval'), 'P1DT2H3M'],
];

const noValues: readonly (readonly [text: string, type: SqlType])[] = [
  ['1.5', type('integer')],
  ['32768', type('smallint')],
  ['', type('integer')],
  ['12345.67', money],
  ['1e99999', { name: 'numeric' }],
  ['1e400', type('double')],
  ['maybe', type('boolean')],
  ['2026-02-29', type('date')],
  ['31-01-2026', type('date')],
  ['0000-01-01', type('date')],
  ['2026-1-1', type('date')],
  ['tomorrow', type('date')],
  ['25:00', type('time')],
  ['2026-01-31 10:61', type('timestamp')],
  ['a0eebc99', type('uuid')],
  ['{a: 1}', type('json')],
  ['\\x1', type('bytes')],
  ['three days', type('interval')],
];

describe('text of a literal', () => {
  test.each(texts)('%s as %o is %s', (text, of, value) => {
    expect(valueOfText(text, of)).toEqual(value);
  });

  test.each(noValues)('%s is no %o', (text, of) => {
    expect(valueOfText(text, of)).toBeUndefined();
  });
});

describe('a literal in another type', () => {
  test('numbers keep their value and round halves away from zero', () => {
    expect(valueInType(5, type('integer'), type('bigint'))).toBe(5n);
    expect(valueInType(5, type('integer'), money)).toBe('5.00');
    expect(valueInType('-2.5', { name: 'numeric' }, type('integer'))).toBe(-3);
    expect(valueInType('0.1', { name: 'numeric' }, type('double'))).toBe(0.1);
  });

  test('what does not fit is left to be cast when the query runs', () => {
    expect(valueInType(40_000, type('integer'), type('smallint'))).toBeUndefined();
    expect(valueInType('x', type('text'), type('integer'))).toBeUndefined();
  });

  test('a date is its midnight', () => {
    expect(valueInType('2026-01-31', type('date'), type('timestamp'))).toBe('2026-01-31 00:00:00');
  });
});

describe('a number as it is written', () => {
  test.each([
    ['2147483647', { name: 'integer' }],
    ['2147483648', { name: 'bigint' }],
    ['9223372036854775808', { name: 'numeric', precision: 19, scale: 0 }],
    ['1.50', { name: 'numeric', precision: 3, scale: 2 }],
    ['0.001', { name: 'numeric', precision: 3, scale: 3 }],
    ['-12.5', { name: 'numeric', precision: 3, scale: 1 }],
  ])('%s is %o', (written, of) => {
    expect(numberLiteral(written)?.type).toEqual(of);
  });
});

describe('intervals', () => {
  test.each([
    ['1 year 2 months 3 days 04:05:06.7', 'P1Y2M3DT4H5M6.7S'],
    ['P1Y2M3DT4H5M6.7S', 'P1Y2M3DT4H5M6.7S'],
    ['90 mins', 'PT1H30M'],
    ['2 weeks', 'P14D'],
    ['-1 day', 'P-1D'],
    ['-00:00:00.5', 'PT-0.5S'],
    ['0 days', 'PT0S'],
  ])('%s is %s', (text, iso) => {
    const interval = readInterval(text);
    expect(interval && intervalText(interval)).toBe(iso);
  });

  test('months end where the month ends', () => {
    const month = { months: 1, days: 0, microseconds: 0 };
    expect(addToDate('2026-01-31', month)).toBe('2026-02-28');
    expect(addToDate('2024-01-31', month)).toBe('2024-02-29');
    expect(addToDate('9999-12-01', month)).toBeUndefined();
  });
});
