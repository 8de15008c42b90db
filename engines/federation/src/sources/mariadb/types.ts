/** MariaDB's and MySQL's types: what a column is offered as, and how values are read and written. */
import type { TypedParameterValue } from 'mysql2';
import type { SqlType, Value } from '../../values.ts';

/** A row of `information_schema.columns`. */
export interface NativeType {
  /** Such as `int`. */
  readonly dataType: string;
  /** Such as `int(10) unsigned`. */
  readonly columnType: string;
  readonly precision: number | undefined;
  readonly scale: number | undefined;
  /** A check constraint says that the text is JSON: what `JSON` means in MariaDB. */
  readonly isJson: boolean;
}

export interface OfferedType {
  readonly type: SqlType;
  /** The source's own name for it, where it compares or sorts in another way than the offered type. */
  readonly nativeType?: string;
}

const WHOLE = ['smallint', 'integer', 'bigint'] as const;

/** Bits need one step more without a sign. */
const wholeNumber = (step: 0 | 1 | 2, isUnsigned: boolean): SqlType => {
  const name = WHOLE[isUnsigned ? step + 1 : step];
  return name ? { name } : { name: 'numeric', precision: 20, scale: 0 };
};

/** Undefined for what is not offered: geometries and vectors. */
export const offeredType = (
  { dataType, columnType, precision, scale, isJson }: NativeType,
  areTinyintsBoolean: boolean,
): OfferedType | undefined => {
  const isUnsigned = columnType.includes('unsigned');
  switch (dataType) {
    case 'tinyint':
      return areTinyintsBoolean && columnType.startsWith('tinyint(1)') && !isUnsigned
        ? { type: { name: 'boolean' }, nativeType: 'tinyint(1)' }
        : { type: { name: 'smallint' } };
    case 'smallint':
      return { type: wholeNumber(0, isUnsigned) };
    case 'mediumint':
      return { type: { name: 'integer' } };
    case 'int':
      return { type: wholeNumber(1, isUnsigned) };
    case 'bigint':
      return { type: wholeNumber(2, isUnsigned) };
    case 'year':
      return { type: { name: 'smallint' }, nativeType: 'year' };
    case 'bit':
      return columnType === 'bit(1)'
        ? { type: { name: 'boolean' }, nativeType: 'bit(1)' }
        : { type: { name: 'bytes' }, nativeType: columnType };
    case 'decimal':
      return {
        type:
          precision === undefined
            ? { name: 'numeric' }
            : { name: 'numeric', precision, scale: scale ?? 0 },
      };
    case 'float':
      return { type: { name: 'real' } };
    case 'double':
      return { type: { name: 'double' } };
    case 'char':
    case 'varchar':
    case 'tinytext':
    case 'text':
    case 'mediumtext':
    case 'longtext':
      return isJson ? { type: { name: 'json' }, nativeType: 'json' } : { type: { name: 'text' } };
    // They sort by their order in the definition.
    case 'enum':
    case 'set':
      return { type: { name: 'text' }, nativeType: dataType };
    case 'inet4':
    case 'inet6':
      return { type: { name: 'text' }, nativeType: dataType };
    case 'json':
      return { type: { name: 'json' }, nativeType: 'json' };
    // Sorts by its time first.
    case 'uuid':
      return { type: { name: 'uuid' }, nativeType: 'uuid' };
    case 'date':
      return { type: { name: 'date' } };
    case 'time':
      return { type: { name: 'time' } };
    case 'datetime':
      return { type: { name: 'timestamp' } };
    case 'timestamp':
      return { type: { name: 'timestamptz' } };
    case 'binary':
    case 'varbinary':
    case 'tinyblob':
    case 'blob':
    case 'mediumblob':
    case 'longblob':
      return { type: { name: 'bytes' } };
    default:
      return undefined;
  }
};

/** Thrown for a value that is not of the type that its column was discovered to have. */
export class UnexpectedValue extends Error {}

/** Thrown for one that MariaDB's type holds and PostgreSQL's does not; the message says of what kind it is. */
export class Misfit extends UnexpectedValue {
  override readonly name = 'Misfit';
}

const wholeText = /^-?\d+$/;
const decimalText = /^-?\d+(\.\d+)?$/;

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value === 'number') return String(value);
  throw new UnexpectedValue();
};

const toNumber = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && decimalText.test(value)) return Number(value);
  throw new UnexpectedValue();
};

const toWhole = (value: unknown): number => {
  const number = toNumber(value);
  if (!Number.isSafeInteger(number)) throw new UnexpectedValue();
  return number;
};

const toBigint = (value: unknown): bigint => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && wholeText.test(value)) return BigInt(value);
  throw new UnexpectedValue();
};

const toDecimal = (value: unknown): string => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && decimalText.test(text)) return text;
  throw new UnexpectedValue();
};

const toBoolean = (value: unknown): boolean => {
  // bit(1) arrives as one byte.
  const number = value instanceof Uint8Array && value.length === 1 ? value[0] : value;
  if (number === 0 || number === '0') return false;
  if (number === 1 || number === '1') return true;
  if (wholeText.test(String(number))) throw new Misfit('a truth other than 0 and 1');
  throw new UnexpectedValue();
};

const withoutZeros = (text: string): string =>
  text.includes('.') ? text.replace(/\.?0+$/, '') : text;

/** Days that do not exist in PostgreSQL (`0000-00-00`, `1950-00-00`) are no known day: NULL. */
const isDay = (text: string): boolean =>
  !text.startsWith('0000') && text.slice(5, 7) !== '00' && text.slice(8, 10) !== '00';

const toDate = (value: unknown): string | null => {
  const text = textOf(value).slice(0, 10);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new UnexpectedValue();
  return isDay(text) ? text : null;
};

const toTimestamp = (value: unknown): string | null => {
  const text = textOf(value);
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(text)) throw new UnexpectedValue();
  return isDay(text) ? withoutZeros(text) : null;
};

/** A time of a day; MariaDB's may also be a length of time, which is none. */
const toTime = (value: unknown): string => {
  const text = textOf(value);
  if (!/^-?\d+:\d\d:\d\d(\.\d+)?$/.test(text)) throw new UnexpectedValue();
  if (!/^([01]\d|2[0-3]):/.test(text)) throw new Misfit('a time outside of a day');
  return withoutZeros(text);
};

const toTimestamptz = (value: unknown): string | null => {
  const text = toTimestamp(value);
  return text === null ? null : `${text}+00`;
};

/** A copy, as the driver's own view keeps the whole message in memory. */
const toBytes = (value: unknown): Uint8Array => {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (typeof value === 'string') return new TextEncoder().encode(value);
  throw new UnexpectedValue();
};

/** Reads what the driver gives for a value that is not NULL. @throws UnexpectedValue */
export const readerOf = (type: SqlType): ((value: unknown) => Value) => {
  switch (type.name) {
    case 'boolean':
      return toBoolean;
    case 'smallint':
    case 'integer':
      return toWhole;
    case 'bigint':
      return toBigint;
    case 'numeric':
      return toDecimal;
    case 'real':
      return (value) => Math.fround(toNumber(value));
    case 'double':
      return toNumber;
    case 'date':
      return toDate;
    case 'time':
      return toTime;
    case 'timestamp':
      return toTimestamp;
    case 'timestamptz':
      return toTimestamptz;
    case 'bytes':
      return toBytes;
    case 'text':
    case 'uuid':
    case 'json':
    case 'interval':
    case 'unknown':
      return textOf;
  }
};

/** Makers of parameters with a type of their own. */
export interface ParameterMakers {
  readonly whole: (value: bigint) => TypedParameterValue;
}

type Parameter = TypedParameterValue | string | number | boolean | null | Buffer;

const elementOf = (value: Value): string => {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('hex'));
  return JSON.stringify(value);
};

/**
 * A parameter as the driver takes it. Whole numbers keep their type (it would send them as floating point
 * or text), lists become JSON for `json_table`, bytes inside lists hexadecimal text.
 */
export const parameterOf = (
  value: Value | readonly Value[],
  { whole }: ParameterMakers,
): Parameter => {
  if (typeof value === 'bigint') return whole(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? whole(BigInt(value)) : value;
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === 'object' && value !== null) return `[${value.map(elementOf).join(',')}]`;
  return value;
};
