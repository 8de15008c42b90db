/** Text of literals as values of a type, and values of literals in another type. */
import { decimalText, readDecimal, roundDecimal } from '../local/memory/decimal.ts';
import { isNumeric, isWhole, type SqlType, type TypeName, type Value } from '../values.ts';
import { intervalText, readInterval } from './interval-literals.ts';
import { dateValue, timestampValue, timeValue, zonedTimestampValue } from './moment-literals.ts';

const LIMITS: Readonly<Partial<Record<TypeName, bigint>>> = {
  smallint: 2n ** 15n,
  integer: 2n ** 31n,
  bigint: 2n ** 63n,
};

/** The value of a whole number; undefined when the type does not reach that far. */
export const wholeValue = (number: bigint, type: SqlType): Value | undefined => {
  const limit = LIMITS[type.name];
  if (limit === undefined || number < -limit || number >= limit) return undefined;
  return type.name === 'bigint' ? number : Number(number);
};

/** Digits of exponents are limited: `1e99999` would be text of that length. */
const MAXIMUM_DIGITS = 1000;

const numericValue = (text: string, type: SqlType): Value | undefined => {
  const decimal = readDecimal(text);
  if (!decimal || type.name !== 'numeric') return undefined;
  const rounded = type.precision === undefined ? decimal : roundDecimal(decimal, type.scale ?? 0);
  const written = decimalText(rounded);
  const digits = written.replace(/^-?0*\.?|\./g, '').length;
  if (digits > (type.precision ?? MAXIMUM_DIGITS)) return undefined;
  return written;
};

const FLOATING = /^\s*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan|[+-]?inf(?:inity)?)\s*$/i;

const floatingValue = (text: string, type: SqlType): Value | undefined => {
  if (!FLOATING.test(text)) return undefined;
  const folded = text.trim().toLowerCase();
  if (folded === 'nan') return Number.NaN;
  if (folded.includes('inf'))
    return folded.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const number = Number(folded);
  const reaches = type.name === 'real' ? Math.fround(number) : number;
  return Number.isFinite(reaches) ? number : undefined;
};

const BOOLEANS: readonly (readonly [value: boolean, words: readonly string[]])[] = [
  [true, ['t', 'tr', 'tru', 'true', 'y', 'ye', 'yes', 'on', '1']],
  [false, ['f', 'fa', 'fal', 'fals', 'false', 'n', 'no', 'of', 'off', '0']],
];

const booleanValue = (text: string): Value | undefined =>
  BOOLEANS.find(([, words]) => words.includes(text.trim().toLowerCase()))?.[0];

const uuidValue = (text: string): Value | undefined => {
  const bare = text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  const digits = bare.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(digits) || !/^(?:[0-9a-f]{4}-?){8}$/.test(bare)) return undefined;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const jsonValue = (text: string): Value | undefined => {
  try {
    JSON.parse(text);
    return text;
  } catch {
    // Not JSON; the caller says where it stands.
    return undefined;
  }
};

const bytesValue = (text: string): Value | undefined => {
  const digits = /^\\x((?:[0-9a-f]{2})*)$/i.exec(text)?.[1];
  if (digits === undefined) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};

/** What text means as a value of a type; undefined when it is no such value. */
export const valueOfText = (text: string, type: SqlType): Value | undefined => {
  switch (type.name) {
    case 'boolean':
      return booleanValue(text);
    case 'smallint':
    case 'integer':
    case 'bigint':
      return /^\s*[+-]?\d+\s*$/.test(text)
        ? wholeValue(BigInt(text.trim().replace('+', '')), type)
        : undefined;
    case 'numeric':
      return numericValue(text, type);
    case 'real':
    case 'double':
      return floatingValue(text, type);
    case 'text':
    case 'unknown':
      return text;
    case 'date':
      return dateValue(text);
    case 'time':
      return timeValue(text);
    case 'timestamp':
      return timestampValue(text);
    case 'timestamptz':
      return zonedTimestampValue(text);
    case 'interval': {
      const interval = readInterval(text);
      return interval && intervalText(interval);
    }
    case 'uuid':
      return uuidValue(text);
    case 'json':
      return jsonValue(text);
    case 'bytes':
      return bytesValue(text);
  }
};

const MOMENTS: readonly TypeName[] = ['date', 'timestamp', 'timestamptz'];

/**
 * A literal's value in another type where the answer is known without computing: numbers among each other
 * and moments among each other.
 *
 * @returns undefined where the cast has to be made when the query runs, also because it fails then
 */
export const valueInType = (value: Value, from: SqlType, to: SqlType): Value | undefined => {
  if (value === null) return null;
  if (isWhole(from) && isWhole(to)) return wholeValue(BigInt(String(value)), to);
  if (isNumeric(from) && isNumeric(to) && from.name !== 'real' && from.name !== 'double') {
    const decimal = readDecimal(String(value));
    if (!decimal) return undefined;
    if (isWhole(to)) return wholeValue(roundDecimal(decimal, 0).unscaled, to);
    return valueOfText(String(value), to);
  }
  if (MOMENTS.includes(from.name) && MOMENTS.includes(to.name) && typeof value === 'string')
    return valueOfText(value, to);
  return from.name === to.name && from.name !== 'numeric' ? value : undefined;
};

/** The type of a number as it is written: whole numbers as small as they fit, others with their digits. */
export const numberLiteral = (
  written: string,
): { readonly value: Value; readonly type: SqlType } | undefined => {
  if (/^[+-]?\d+$/.test(written)) {
    const number = BigInt(written.replace('+', ''));
    for (const name of ['integer', 'bigint'] as const) {
      const value = wholeValue(number, { name });
      if (value !== undefined) return { value, type: { name } };
    }
  }
  const decimal = readDecimal(written);
  const value = numericValue(written, { name: 'numeric' });
  if (!decimal || typeof value !== 'string') return undefined;
  const digits = value.replace(/^-?0*\.?|\./g, '').length;
  return {
    value,
    type: {
      name: 'numeric',
      precision: Math.max(digits, decimal.scale, 1),
      scale: decimal.scale,
    },
  };
};
