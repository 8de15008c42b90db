import { describe, expect, it } from 'vitest';
import { parseJson } from '../http/json-text.ts';
import { executable, literalText } from './literal.ts';
import { mayArriveAs, offeredType, readerOf, UnreadableCell } from './types.ts';

describe('values from Trino', () => {
  it.each([
    ['boolean', 'true', true],
    ['integer', '-5', -5],
    ['bigint', '9223372036854775807', 9_223_372_036_854_775_807n],
    ['bigint', '5', 5n],
    ['numeric', '"12.50"', '12.50'],
    ['numeric', '12345678901234567890', '12345678901234567890'],
    ['double', '0.1', 0.1],
    ['double', '1.0E10', 1e10],
    ['double', '"Infinity"', Number.POSITIVE_INFINITY],
    ['double', '"NaN"', Number.NaN],
    ['real', '0.1', Math.fround(0.1)],
    ['text', '"é 😀"', 'é 😀'],
    ['date', '"2026-01-31"', '2026-01-31'],
    ['time', '"13:45:00.500000"', '13:45:00.5'],
    ['timestamp', '"2026-01-31 13:45:00.000"', '2026-01-31 13:45:00'],
    ['timestamp', '"2026-01-31 13:45:00.123456789012"', '2026-01-31 13:45:00.123456'],
    ['date', '"+10000-02-09"', '10000-02-09'],
    ['date', '"-0043-03-15"', '0044-03-15 BC'],
    ['date', '"0000-12-31"', '0001-12-31 BC'],
    ['timestamp', '"+10001-02-28 12:00:00.500000"', '10001-02-28 12:00:00.5'],
    ['timestamp', '"-0043-03-15 12:00:00.000"', '0044-03-15 12:00:00 BC'],
    ['timestamptz', '"-0043-03-15 12:00:00.000 UTC"', '0044-03-15 12:00:00+00 BC'],
    ['timestamptz', '"2026-07-01 10:00:00.250 UTC"', '2026-07-01 10:00:00.25+00'],
    ['timestamptz', '"2026-07-01 00:30:00.250 +02:00"', '2026-06-30 22:30:00.25+00'],
    ['interval', '"2 03:04:05.600"', 'P2DT3H4M5.6S'],
    ['interval', '"-0 00:00:05.000"', 'PT-5S'],
    ['interval', '"0 00:00:00.000"', 'PT0S'],
    ['interval', '"1-2"', 'P1Y2M'],
    ['bytes', '"AP8Q"', new Uint8Array([0, 255, 16])],
  ] as const)('%s %s', (name, json, expected) => {
    expect(readerOf({ name })(parseJson(json))).toEqual(expected);
  });

  it.each([
    ['boolean', '1'],
    ['text', '1'],
    ['timestamptz', '"2026-07-01 10:00:00.250 Europe/Amsterdam"'],
    ['interval', '"soon"'],
    // What its connector makes of PostgreSQL's infinity.
    ['timestamp', '"-171979-09-22 11:55:57.185023"'],
  ] as const)('refuses a %s that is %s', (name, json) => {
    expect(() => readerOf({ name })(parseJson(json))).toThrow(UnreadableCell);
  });

  it.each([
    ['tinyint', { name: 'smallint' }],
    ['decimal(38,0)', { name: 'numeric', precision: 38, scale: 0 }],
    ['decimal(12, 2)', { name: 'numeric', precision: 12, scale: 2 }],
    ['varchar(10)', { name: 'text' }],
    ['timestamp(3)', { name: 'timestamp' }],
    ['timestamp(6) with time zone', { name: 'timestamptz' }],
    ['array(varchar(3))', undefined],
    ['row(a bigint)', undefined],
    ['time(3) with time zone', undefined],
  ])('offers %s as its type', (native, type) => {
    expect(offeredType(native)).toEqual(type);
  });

  it('takes wider types than what arrives, and no others', () => {
    expect(mayArriveAs({ name: 'bigint' }, 'integer')).toBe(true);
    expect(mayArriveAs({ name: 'integer' }, 'bigint')).toBe(false);
    expect(mayArriveAs({ name: 'numeric' }, 'varchar(40)')).toBe(true);
    expect(mayArriveAs({ name: 'text' }, 'date')).toBe(false);
    expect(mayArriveAs({ name: 'text' }, 'unknown')).toBe(true);
  });
});

describe('values for Trino', () => {
  it.each([
    [null, 'NULL'],
    [true, 'TRUE'],
    [-5, "INTEGER '-5'"],
    [2 ** 31, "DOUBLE '2147483648'"],
    [0.1, "DOUBLE '0.1'"],
    [1e300, "DOUBLE '1e+300'"],
    [-0, "DOUBLE '-0'"],
    [Number.NEGATIVE_INFINITY, "DOUBLE '-Infinity'"],
    [-9_223_372_036_854_775_808n, "BIGINT '-9223372036854775808'"],
    [`O'Brien\\ ''`, `'O''Brien\\ '''''`],
    [new Uint8Array([0, 255]), "X'00ff'"],
    [['a', `'`, null], `ARRAY['a', '''', NULL]`],
  ] as const)('%s', (value, text) => {
    expect(literalText(value)).toBe(text);
  });

  it('stand behind the statement, which stays as it is', () => {
    expect(executable({ text: `select '?' where a = ?`, parameters: [`?'`] })).toBe(
      `EXECUTE IMMEDIATE 'select ''?'' where a = ?' USING '?'''`,
    );
    expect(executable({ text: 'select 1', parameters: [] })).toBe('select 1');
  });
});
