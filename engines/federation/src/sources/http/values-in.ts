/** What a source's JSON or text becomes in transit. */
import type { SqlType, Value } from '../../values.ts';
import { decimalKey, decimalText } from './decimal.ts';
import { dateValue, timestamptzValue, timestampValue, timeValue } from './instant.ts';
import { isWrittenNumber } from './json-text.ts';

const WHOLE_RANGES = {
  smallint: [-(2n ** 15n), 2n ** 15n - 1n],
  integer: [-(2n ** 31n), 2n ** 31n - 1n],
  bigint: [-(2n ** 63n), 2n ** 63n - 1n],
} as const;

const wholeValue = (text: string, name: keyof typeof WHOLE_RANGES): Value | undefined => {
  const key = decimalKey(text);
  if (key === undefined || key.includes('.') || key.length > 20) return undefined;
  const number = BigInt(key);
  const [least, greatest] = WHOLE_RANGES[name];
  if (number < least || number > greatest) return undefined;
  return name === 'bigint' ? number : Number(number);
};

/** XML Schema and OData write infinity as INF. */
const NOT_FINITE: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['INF', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

const floatValue = (text: string): Value | undefined => {
  const special = NOT_FINITE.get(text);
  if (special !== undefined) return special;
  const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/.test(text);
  const number = isNumber ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
};

const bytesValue = (text: string): Value | undefined =>
  /^[A-Za-z0-9+/_-]*={0,2}$/.test(text)
    ? Uint8Array.from(
        Buffer.from(text, text.includes('-') || text.includes('_') ? 'base64url' : 'base64'),
      )
    : undefined;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INTERVAL =
  /^-?P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** @returns undefined when the text is no value of the type. */
export const valueFromText = (text: string, type: SqlType): Value | undefined => {
  switch (type.name) {
    case 'text':
    case 'unknown':
      return text;
    case 'boolean':
      if (text === 'true' || text === '1') return true;
      return text === 'false' || text === '0' ? false : undefined;
    case 'smallint':
    case 'integer':
    case 'bigint':
      return wholeValue(text, type.name);
    case 'numeric':
      return decimalText(text);
    case 'real':
    case 'double':
      return floatValue(text);
    case 'date':
      return dateValue(text);
    case 'time':
      return timeValue(text);
    case 'timestamp':
      return timestampValue(text);
    case 'timestamptz':
      return timestamptzValue(text);
    case 'interval':
      return INTERVAL.test(text) ? text : undefined;
    case 'uuid':
      return UUID.test(text) ? text.toLowerCase() : undefined;
    case 'json':
      return JSON.stringify(text);
    case 'bytes':
      return bytesValue(text);
  }
};

/**
 * A member of an answer as a value: text becomes a number where the schema says number, and the other way
 * round; objects and arrays only become `json`.
 *
 * @returns undefined when it is no value of the type.
 */
export const valueFromJson = (json: unknown, type: SqlType): Value | undefined => {
  if (json === null || json === undefined) return null;
  if (type.name === 'json') return JSON.stringify(json);
  if (typeof json === 'string') return valueFromText(json, type);
  if (typeof json === 'boolean') {
    if (type.name === 'boolean') return json;
    return type.name === 'text' ? String(json) : undefined;
  }
  // A number is never a truth, a date or the like.
  if (!['text', 'smallint', 'integer', 'bigint', 'numeric', 'real', 'double'].includes(type.name)) {
    return undefined;
  }
  if (typeof json === 'number') return valueFromText(String(json), type);
  return isWrittenNumber(json) ? valueFromText(json.rawJSON, type) : undefined;
};
