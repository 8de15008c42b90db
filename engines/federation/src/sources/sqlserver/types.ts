/** SQL Server's types: what a column is offered as, and how values are read. */
import type { SqlType, Value } from '../../values.ts';

/** As in `sys.columns`. */
export interface NativeType {
  /** Of the system's types, such as `nvarchar`. */
  readonly name: string;
  readonly precision: number;
  readonly scale: number;
}

const BY_NAME: Readonly<Record<string, SqlType>> = {
  bit: { name: 'boolean' },
  tinyint: { name: 'smallint' },
  smallint: { name: 'smallint' },
  int: { name: 'integer' },
  bigint: { name: 'bigint' },
  money: { name: 'numeric', precision: 19, scale: 4 },
  smallmoney: { name: 'numeric', precision: 10, scale: 4 },
  real: { name: 'real' },
  float: { name: 'double' },
  char: { name: 'text' },
  varchar: { name: 'text' },
  nchar: { name: 'text' },
  nvarchar: { name: 'text' },
  text: { name: 'text' },
  ntext: { name: 'text' },
  xml: { name: 'text' },
  json: { name: 'json' },
  date: { name: 'date' },
  time: { name: 'time' },
  datetime: { name: 'timestamp' },
  datetime2: { name: 'timestamp' },
  smalldatetime: { name: 'timestamp' },
  datetimeoffset: { name: 'timestamptz' },
  uniqueidentifier: { name: 'uuid' },
  binary: { name: 'bytes' },
  varbinary: { name: 'bytes' },
  image: { name: 'bytes' },
  // A counter of changes, and no time.
  timestamp: { name: 'bytes' },
  rowversion: { name: 'bytes' },
};

/** Undefined for what is not offered: geometries, hierarchies, variants, vectors, types of .NET. */
export const offeredType = ({ name, precision, scale }: NativeType): SqlType | undefined =>
  name === 'decimal' || name === 'numeric' ? { name: 'numeric', precision, scale } : BY_NAME[name];

/** Thrown where a value is not what its type promises; never holds the value. */
export class UnexpectedValue extends Error {
  override readonly name = 'UnexpectedValue';
}

const unexpected = (type: SqlType): never => {
  throw new UnexpectedValue(type.name);
};

/**
 * The driver reads decimals as JavaScript's numbers. Up to so many digits the number tells the decimal;
 * with more, statements have to give them as text.
 */
export const EXACT_DIGITS = 15;

/** A zero before the point, as PostgreSQL has it, where the server leaves it out. */
const decimalText = (text: string, type: SqlType): string => {
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d*)(?:\.(\d+))?$/.exec(text.trim()) ?? unexpected(type);
  return `${sign}${whole || '0'}${fraction && `.${fraction}`}`;
};

const fractionCut = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.slice(0, 6).replace(/0+$/, '');
  return digits ? `${whole}.${digits}` : whole;
};

/** The driver puts what is finer than a millisecond beside the date: seconds, in steps of 100 ns. */
const microsOf = (value: Date): string => {
  const delta = Number(Reflect.get(value, 'nanosecondsDelta') ?? 0);
  return String(Math.trunc(Math.round(delta * 1e7) / 10)).padStart(3, '0');
};

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d(?:\.\d+)?))?(?: ?(?:\+00(?::?00)?|Z))?$/;

/** Date and time of a moment in UTC. */
const momentOf = (value: unknown, type: SqlType): readonly [string, string] => {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return unexpected(type);
    const [date = '', time = ''] = value.toISOString().slice(0, -1).split('T');
    return [date, fractionCut(time + microsOf(value))];
  }
  if (typeof value !== 'string') return unexpected(type);
  const [, date = '', time = '00:00:00'] = MOMENT.exec(value) ?? unexpected(type);
  return [date, fractionCut(time)];
};

const timeOf = (value: unknown, type: SqlType): string => {
  if (value instanceof Date) return momentOf(value, type)[1];
  return typeof value === 'string' && /^\d\d:\d\d:\d\d(?:\.\d+)?$/.test(value)
    ? fractionCut(value)
    : unexpected(type);
};

const numberOf = (value: unknown, type: SqlType): number =>
  typeof value === 'number' ? value : unexpected(type);

/**
 * Reads a value that is not NULL, as the driver gives it or as a text that a statement has made of it.
 *
 * @param scale of the column that arrives, where it is a decimal
 * @throws UnexpectedValue
 */
export const readerOf = (type: SqlType, scale: number): ((value: unknown) => Value) => {
  switch (type.name) {
    case 'boolean':
      return (value) => {
        if (typeof value === 'boolean') return value;
        return value === 1 || value === 0 ? value === 1 : unexpected(type);
      };
    case 'smallint':
    case 'integer':
    case 'double':
      return (value) => numberOf(value, type);
    case 'real':
      return (value) => Math.fround(numberOf(value, type));
    case 'bigint':
      return (value) => {
        if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
        return typeof value === 'string' && /^-?\d+$/.test(value)
          ? BigInt(value)
          : unexpected(type);
      };
    case 'numeric':
      return (value) => {
        if (typeof value === 'number') return value.toFixed(scale);
        return typeof value === 'string' ? decimalText(value, type) : unexpected(type);
      };
    case 'date':
      return (value) => momentOf(value, type)[0];
    case 'time':
      return (value) => timeOf(value, type);
    case 'timestamp':
      return (value) => momentOf(value, type).join(' ');
    case 'timestamptz':
      return (value) => `${momentOf(value, type).join(' ')}+00`;
    case 'uuid':
      return (value) => (typeof value === 'string' ? value.toLowerCase() : unexpected(type));
    case 'bytes':
      return (value) => (value instanceof Uint8Array ? new Uint8Array(value) : unexpected(type));
    default:
      return (value) => (typeof value === 'string' ? value : unexpected(type));
  }
};
