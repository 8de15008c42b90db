/** Trino's types by their names, and how values are read from the JSON that they arrive in. */
import type { SqlType, TypeName, Value } from '../../values.ts';
import { isWrittenNumber } from '../http/json-text.ts';

const BY_NAME: Readonly<Record<string, SqlType>> = {
  boolean: { name: 'boolean' },
  tinyint: { name: 'smallint' },
  smallint: { name: 'smallint' },
  integer: { name: 'integer' },
  bigint: { name: 'bigint' },
  real: { name: 'real' },
  double: { name: 'double' },
  varchar: { name: 'text' },
  char: { name: 'text' },
  date: { name: 'date' },
  time: { name: 'time' },
  timestamp: { name: 'timestamp' },
  'timestamp with time zone': { name: 'timestamptz' },
  uuid: { name: 'uuid' },
  json: { name: 'json' },
  varbinary: { name: 'bytes' },
  'interval day to second': { name: 'interval' },
  'interval year to month': { name: 'interval' },
};

/** `timestamp(6) with time zone` without its parameter. */
const baseName = (native: string): string => native.replace(/\([^)]*\)/, '').trim();

/**
 * What a column is offered as; undefined for what queries have no type for (arrays, maps, rows, sketches,
 * times with a zone).
 */
export const offeredType = (native: string): SqlType | undefined => {
  const decimal = /^decimal\((\d+),\s*(\d+)\)$/.exec(native);
  if (decimal) return { name: 'numeric', precision: Number(decimal[1]), scale: Number(decimal[2]) };
  if (/^(?:array|map|row)\(/.test(native)) return undefined;
  return BY_NAME[baseName(native)];
};

/** Other types than its own that values of an expected type may arrive in. */
const ARRIVING: Readonly<Partial<Record<TypeName, readonly TypeName[]>>> = {
  integer: ['smallint'],
  bigint: ['smallint', 'integer'],
  // Decimals that are cast to text keep their digits there; whole numbers are written as they are.
  numeric: ['smallint', 'integer', 'bigint', 'text'],
  double: ['real', 'smallint', 'integer'],
  text: ['uuid', 'json'],
  json: ['text'],
  uuid: ['text'],
};

/** Whether a column still gives what it was discovered to give. */
export const mayArriveAs = (type: SqlType, native: string): boolean => {
  if (type.name === 'unknown' || native === 'unknown') return true;
  const arriving = offeredType(native)?.name;
  if (arriving === undefined) return false;
  return arriving === type.name || (ARRIVING[type.name]?.includes(arriving) ?? false);
};

/** Thrown where a cell is not what its type promises; never holds the cell. */
export class UnreadableCell extends Error {
  override readonly name = 'UnreadableCell';
}

const unreadable = (type: SqlType): never => {
  throw new UnreadableCell(type.name);
};

/** A number's text, with all digits that were sent. */
const digitsOf = (cell: unknown, type: SqlType): string => {
  if (isWrittenNumber(cell)) return cell.rawJSON;
  return typeof cell === 'number' || typeof cell === 'string' ? String(cell) : unreadable(type);
};

const textOf = (cell: unknown, type: SqlType): string =>
  typeof cell === 'string' ? cell : unreadable(type);

/** Cuts what is finer than a microsecond, and the zeros at the end. */
const fractionCut = (text: string): string => {
  const [whole = '', fraction = ''] = text.split('.');
  const digits = fraction.slice(0, 6).replace(/0+$/, '');
  return digits ? `${whole}.${digits}` : whole;
};

/** The first year of PostgreSQL's days, 4713 BC, counted with a year 0 as Trino does. */
const FIRST_YEAR = -4712;

/** `+10000-01-01` and `-0043-03-15` as PostgreSQL writes them: `10000-01-01`, `0044-03-15 BC`. */
const inEra = (text: string, type: SqlType, zone = ''): string => {
  const [, sign = '', digits = '', rest = ''] = /^([+-]?)(\d+)(.*)$/.exec(text) ?? unreadable(type);
  const year = Number(digits) * (sign === '-' ? -1 : 1);
  if (year > 0) return `${digits}${rest}${zone}`;
  // Not a day that anybody wrote: connectors read PostgreSQL's `infinity` as some year before all.
  if (year < FIRST_YEAR) return unreadable(type);
  return `${String(1 - year).padStart(4, '0')}${rest}${zone} BC`;
};

const MOMENT = /^([+-]?\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d)(\.\d+)? ?(UTC|Z|[+-]\d\d:\d\d)$/;

/** A moment in UTC. Zones by name are not read: statements give moments `at time zone 'UTC'`. */
const utcOf = (text: string, type: SqlType): string => {
  const [, seconds = '', fraction = '', zone = ''] = MOMENT.exec(text) ?? unreadable(type);
  if (zone === 'UTC' || zone === 'Z' || zone.endsWith('00:00'))
    return inEra(fractionCut(seconds + fraction), type, '+00');
  const moment = new Date(`${seconds.replace(' ', 'T')}${zone}`);
  if (Number.isNaN(moment.getTime())) return unreadable(type);
  const whole = moment.toISOString().slice(0, -5).replace('T', ' ');
  return `${fractionCut(whole + fraction)}+00`;
};

/** `-2 03:04:05.600` and `1-2`, as ISO 8601 has them; signs stand at each part, as in PostgreSQL. */
const durationOf = (text: string, type: SqlType): string => {
  const months = /^(-?)(\d+)-(\d+)$/.exec(text);
  const seconds = /^(-?)(\d+) (\d+):(\d+):(\d+(?:\.\d+)?)$/.exec(text);
  const [, sign = '', ...parts] = months ?? seconds ?? unreadable(type);
  const units = months ? ['Y', 'M'] : ['D', 'H', 'M', 'S'];
  const written = units.map((unit, index) => {
    const digits = fractionCut(parts[index] ?? '0').replace(/^0+(?=\d)/, '');
    return digits === '0' ? '' : `${sign}${digits}${unit}`;
  });
  const date = months ? written.join('') : (written[0] ?? '');
  const time = months ? '' : written.slice(1).join('');
  return date || time ? `P${date}${time && `T${time}`}` : 'PT0S';
};

/** Reads a cell that is not null. @throws UnreadableCell */
export const readerOf = (type: SqlType): ((cell: unknown) => Value) => {
  switch (type.name) {
    case 'boolean':
      return (cell) => (typeof cell === 'boolean' ? cell : unreadable(type));
    case 'smallint':
    case 'integer':
    case 'double':
      return (cell) => Number(digitsOf(cell, type));
    case 'real':
      return (cell) => Math.fround(Number(digitsOf(cell, type)));
    case 'bigint':
      return (cell) => BigInt(digitsOf(cell, type));
    case 'numeric':
      return (cell) => digitsOf(cell, type);
    case 'date':
      return (cell) => inEra(textOf(cell, type), type);
    case 'time':
      return (cell) => fractionCut(textOf(cell, type));
    case 'timestamp':
      return (cell) => inEra(fractionCut(textOf(cell, type)), type);
    case 'timestamptz':
      return (cell) => utcOf(textOf(cell, type), type);
    case 'interval':
      return (cell) => durationOf(textOf(cell, type), type);
    case 'bytes':
      return (cell) => new Uint8Array(Buffer.from(textOf(cell, type), 'base64'));
    default:
      return (cell) => textOf(cell, type);
  }
};
