/** Oracle's types: what a column is offered as, and how values are read and written. */
import type { SqlType, Value } from '../../values.ts';

/** As in `all_tab_columns`. */
export interface NativeType {
  /** Such as `NUMBER` or `TIMESTAMP(6) WITH TIME ZONE`. */
  readonly name: string;
  readonly precision: number | undefined;
  readonly scale: number | undefined;
}

const BY_NAME: Readonly<Record<string, SqlType>> = {
  VARCHAR2: { name: 'text' },
  NVARCHAR2: { name: 'text' },
  CHAR: { name: 'text' },
  NCHAR: { name: 'text' },
  CLOB: { name: 'text' },
  NCLOB: { name: 'text' },
  // Also its dates have a time.
  DATE: { name: 'timestamp' },
  TIMESTAMP: { name: 'timestamp' },
  'TIMESTAMP WITH TIME ZONE': { name: 'timestamptz' },
  'TIMESTAMP WITH LOCAL TIME ZONE': { name: 'timestamptz' },
  'INTERVAL YEAR TO MONTH': { name: 'interval' },
  'INTERVAL DAY TO SECOND': { name: 'interval' },
  BINARY_FLOAT: { name: 'real' },
  BINARY_DOUBLE: { name: 'double' },
  // Digits are decimal, whatever the name says.
  FLOAT: { name: 'numeric' },
  RAW: { name: 'bytes' },
  BLOB: { name: 'bytes' },
  BOOLEAN: { name: 'boolean' },
};

const numberType = (precision: number | undefined, scale: number | undefined): SqlType => {
  // `INTEGER` is a number of any precision without decimals.
  if (precision === undefined)
    return scale === 0 ? { name: 'numeric', precision: 38, scale: 0 } : { name: 'numeric' };
  if (scale === undefined || scale < 0 || scale > precision) return { name: 'numeric' };
  if (scale > 0 || precision > 18) return { name: 'numeric', precision, scale };
  return { name: precision <= 4 ? 'smallint' : precision <= 9 ? 'integer' : 'bigint' };
};

/** Undefined for what is not offered: objects, XML, JSON, vectors, row identifiers, files, `LONG`. */
export const offeredType = ({ name, precision, scale }: NativeType): SqlType | undefined =>
  name === 'NUMBER' ? numberType(precision, scale) : BY_NAME[name.replaceAll(/\(\d+\)/g, '')];

/** Thrown where a value is not what its type promises; never holds the value. */
export class UnexpectedValue extends Error {
  override readonly name = 'UnexpectedValue';
}

const unexpected = (type: SqlType): never => {
  throw new UnexpectedValue(type.name);
};

/** Digits as PostgreSQL writes them: a zero before the point, and decimals as many as the type has. */
const decimalText = (text: string, scale: number | undefined, type: SqlType): string => {
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d*)(?:\.(\d*))?$/.exec(text) ?? unexpected(type);
  const digits = scale === undefined ? fraction : fraction.padEnd(scale, '0');
  return `${sign}${whole || '0'}${digits && `.${digits}`}`;
};

const fractionCut = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.slice(0, 6).replace(/0+$/, '');
  return digits ? `${whole}.${digits}` : whole;
};

const MOMENT =
  /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d(?:\.\d+)?))?(?: ?(?:\+00(?::?00)?|Z|UTC))?$/;

/** Date and time of a moment in UTC. */
const momentOf = (value: unknown, type: SqlType): readonly [string, string] => {
  const text =
    value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value;
  if (typeof text !== 'string') return unexpected(type);
  const [, date = '', time = '00:00:00'] = MOMENT.exec(text) ?? unexpected(type);
  return [date, fractionCut(time)];
};

/** The driver's intervals; of one kind the members of the other are not there. */
const UNITS = [
  ...[['years', 'Y'] as const, ['months', 'M'] as const, ['days', 'D'] as const],
  ...[['hours', 'H'] as const, ['minutes', 'M'] as const],
];

const durationOf = (value: unknown, type: SqlType): string => {
  if (typeof value === 'string') return /^P[-0-9A-Z.]+$/.test(value) ? value : unexpected(type);
  if (typeof value !== 'object' || value === null) return unexpected(type);
  const part = (name: string): number => Number(Reflect.get(value, name) ?? 0);
  const written = UNITS.map(([name, unit]) => (part(name) ? `${part(name)}${unit}` : ''));
  const date = written.slice(0, 3).join('');
  // Both have the same sign; the fraction is in nanoseconds.
  const micros = part('seconds') * 1_000_000 + Math.trunc(part('fseconds') / 1000);
  const sign = micros < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(micros) / 1_000_000);
  const fraction = String(Math.abs(micros) % 1_000_000).padStart(6, '0');
  const seconds = micros ? `${sign}${fractionCut(`${whole}.${fraction}`)}S` : '';
  const time = `${written.slice(3).join('')}${seconds}`;
  return date || time ? `P${date}${time && `T${time}`}` : 'PT0S';
};

const booleanOf = (value: unknown, type: SqlType): boolean => {
  if (typeof value === 'boolean') return value;
  const text = String(value);
  return text === '1' || text === '0' ? text === '1' : unexpected(type);
};

const numberText = (value: unknown, type: SqlType): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : unexpected(type);

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

const doubleOf = (value: unknown, type: SqlType): number => {
  if (typeof value === 'number') return value;
  const text = numberText(value, type).trim();
  return NUMBER.test(text) ? Number(text) : unexpected(type);
};

/**
 * Reads a value that is not NULL, in the form that `fetchedAs` asks for or that a statement has given it:
 * dates and times may come as text, numbers always do.
 *
 * @throws UnexpectedValue
 */
export const readerOf = (type: SqlType): ((value: unknown) => Value) => {
  switch (type.name) {
    case 'boolean':
      return (value) => booleanOf(value, type);
    case 'smallint':
    case 'integer':
    case 'double':
      return (value) => doubleOf(value, type);
    case 'real':
      return (value) => Math.fround(doubleOf(value, type));
    case 'bigint':
      return (value) => {
        const text = numberText(value, type);
        return /^-?\d+$/.test(text) ? BigInt(text) : unexpected(type);
      };
    case 'numeric':
      return (value) => decimalText(numberText(value, type), type.scale, type);
    case 'date':
      return (value) => momentOf(value, type)[0];
    case 'timestamp':
      return (value) => momentOf(value, type).join(' ');
    case 'timestamptz':
      return (value) => `${momentOf(value, type).join(' ')}+00`;
    case 'time':
      return (value) =>
        typeof value === 'string' && /^\d\d:\d\d:\d\d/.test(value)
          ? fractionCut(value)
          : unexpected(type);
    case 'interval':
      return (value) => durationOf(value, type);
    case 'bytes':
      return (value) => (value instanceof Uint8Array ? new Uint8Array(value) : unexpected(type));
    default:
      return (value) => (typeof value === 'string' ? value : unexpected(type));
  }
};
