/** PostgreSQL's types: what a column is offered as, and how values are read and written. */
import type { SqlType, TypeName, Value } from '../../values.ts';

export interface NativeType {
  /** As in `pg_type.typname`. */
  readonly name: string;
  /** As in `pg_attribute.atttypmod`; -1 for none. */
  readonly modifier: number;
}

const BY_NAME: Readonly<Record<string, SqlType>> = {
  bool: { name: 'boolean' },
  int2: { name: 'smallint' },
  int4: { name: 'integer' },
  int8: { name: 'bigint' },
  float4: { name: 'real' },
  float8: { name: 'double' },
  text: { name: 'text' },
  varchar: { name: 'text' },
  date: { name: 'date' },
  time: { name: 'time' },
  timestamp: { name: 'timestamp' },
  timestamptz: { name: 'timestamptz' },
  interval: { name: 'interval' },
  uuid: { name: 'uuid' },
  json: { name: 'json' },
  jsonb: { name: 'json' },
  bytea: { name: 'bytes' },
};

/**
 * What a column is offered as. All that queries have no type for is offered as text, in the form that
 * `::text` gives it: enumerations, arrays (`{1,2}`), ranges, addresses, geometries, money.
 * `isNative` tells whether the column's own type compares and sorts as the offered one does; when not,
 * the column has to be cast where it is read.
 */
export const offeredType = ({
  name,
  modifier,
}: NativeType): { readonly type: SqlType; readonly isNative: boolean } => {
  if (name === 'numeric') {
    if (modifier < 4) return { type: { name }, isNative: true };
    const packed = modifier - 4;
    // Scales are 11 bits with a sign since PostgreSQL 15; below zero they round left of the point.
    const scale = ((packed & 0x7ff) ^ 1024) - 1024;
    const type =
      scale < 0 ? ({ name } as const) : ({ name, precision: packed >> 16, scale } as const);
    return { type, isNative: true };
  }
  const known = BY_NAME[name];
  if (known) return { type: known, isNative: name !== 'json' && name !== 'jsonb' };
  return { type: { name: 'text' }, isNative: false };
};

/** Types (`pg_type.oid`) that values of an expected type may arrive in. */
const ARRIVING: Readonly<Record<TypeName, readonly number[] | 'any'>> = {
  boolean: [16],
  smallint: [21],
  integer: [21, 23],
  bigint: [20, 21, 23, 26],
  numeric: [20, 21, 23, 1700],
  real: [700],
  double: [20, 21, 23, 700, 701, 1700],
  text: 'any',
  date: [1082],
  time: [1083],
  timestamp: [1114],
  timestamptz: [1184],
  interval: [1186],
  uuid: [2950],
  json: [114, 3802],
  bytes: [17],
  unknown: 'any',
};

/** Whether a column still gives what it was discovered to give. */
export const mayArriveAs = (type: SqlType, oid: number): boolean => {
  const arriving = ARRIVING[type.name];
  return arriving === 'any' || arriving.includes(oid);
};

const fromHex = (text: string): Uint8Array => {
  const bytes = new Uint8Array((text.length - 2) / 2);
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(text.slice(2 + index * 2, 4 + index * 2), 16);
  return bytes;
};

const asIs = (text: string): Value => text;

/** Reads a value of a type from the text form that sessions of ours are set to. */
export const readerOf = (type: SqlType): ((text: string) => Value) => {
  switch (type.name) {
    case 'boolean':
      return (text) => text === 't';
    case 'smallint':
    case 'integer':
    case 'double':
      return Number;
    // As exact as the server has it: the nearest value of 32 bits to its shortest text.
    case 'real':
      return (text) => Math.fround(Number(text));
    case 'bigint':
      return BigInt;
    case 'bytes':
      return fromHex;
    default:
      return asIs;
  }
};

const elementText = (value: Value): string => {
  if (value === null) return 'NULL';
  const text = value instanceof Uint8Array ? `\\x${toHex(value)}` : String(value);
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
};

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A parameter as the protocol takes it: text, or bytes as they are; lists as array text. */
export const parameterOf = (value: Value | readonly Value[]): string | Buffer | null => {
  if (value === null) return null;
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value === 'object') return `{${value.map(elementText).join(',')}}`;
  return String(value);
};
