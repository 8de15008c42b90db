/**
 * SQLite keeps a kind of value with each value, whatever the column declares. What a column is offered as
 * follows its declared type; a value of another kind is converted where nothing is lost (whole numbers in
 * decimal or floating columns, decimals that a floating number holds with 15 digits, `T` in timestamps) and
 * otherwise refused: reading it fails, as PostgreSQL would never have let it in.
 */
import type { SqlType, Value } from '../../values.ts';

/** As node:sqlite gives them, with bigints for whole numbers. */
export type StoredValue = null | number | bigint | string | Uint8Array;

/** A stored value does not fit its column's type; says nothing of the value. */
export class Misfit extends Error {
  override readonly name = 'Misfit';
}

const misfit = (): never => {
  throw new Misfit();
};

/** The type that a declared type stands for (sqlite.org/datatype3.html, 3.1, and names of dates and booleans). */
export const offeredType = (declared: string): SqlType => {
  const name = declared.toLowerCase().trim();
  if (/^bool/.test(name)) return { name: 'boolean' };
  if (name === 'smallint' || name === 'int2') return { name: 'smallint' };
  if (name.includes('int') && !name.includes('interval') && !name.includes('point')) {
    return { name: 'bigint' };
  }
  if (/char|clob|text|string/.test(name)) return { name: 'text' };
  if (/blob|binary|bytea/.test(name)) return { name: 'bytes' };
  if (/real|floa|doub/.test(name)) return { name: 'double' };
  if (name === 'date') return { name: 'date' };
  if (name.startsWith('timestamptz') || name.includes('with time zone')) {
    return { name: 'timestamptz' };
  }
  if (/^(datetime|timestamp)/.test(name)) return { name: 'timestamp' };
  if (name === 'time') return { name: 'time' };
  if (name === 'uuid' || name === 'guid') return { name: 'uuid' };
  if (/^jsonb?$/.test(name)) return { name: 'json' };
  if (/^(numeric|decimal|dec|money)/.test(name)) {
    const [, precision, scale = '0'] = /\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(name) ?? [];
    return precision === undefined
      ? { name: 'numeric' }
      : { name: 'numeric', precision: Number(precision), scale: Number(scale) };
  }
  return { name: 'text' };
};

/** The kinds of stored values that a type takes, for `typeof` of SQLite. */
export const kindsOf = ({ name }: SqlType): readonly string[] => {
  switch (name) {
    case 'boolean':
    case 'smallint':
    case 'integer':
    case 'bigint':
      return ['integer'];
    case 'numeric':
    case 'real':
    case 'double':
      return ['integer', 'real'];
    case 'bytes':
      return ['blob'];
    default:
      return ['text'];
  }
};

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/;

const timeText = (text: string): string => {
  if (!TIME.test(text)) return misfit();
  const whole = text.length === 5 ? `${text}:00` : text;
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
};

const dateText = (text: string): string => (DATE.test(text) ? text : misfit());

const timestampText = (value: StoredValue): string => {
  if (typeof value !== 'string') return misfit();
  const text = value.replace(/(Z|\+00(:?00)?)$/, '');
  const [date = '', time = '00:00:00'] = text.split(/[ T]/, 2);
  return `${dateText(date)} ${timeText(time)}`;
};

/** A sum of many digits: about how much it is, and the sums of its numbers' upper and lower 32 bits. */
const LONG_SUM = /^-?\d\.\d+e\+\d+ (-?\d+) (\d+)$/;

const numericOfText = (text: string): string => {
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [, upper, lower] = LONG_SUM.exec(text) ?? misfit();
  return String(BigInt(upper ?? 0) * 2n ** 32n + BigInt(lower ?? 0));
};

/** Floating numbers stand for the decimal that their 15 digits write. */
const numericText = (value: StoredValue): string => {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return numericOfText(value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return misfit();
  const short = Number(value.toPrecision(15));
  const text = String(value);
  if (short !== value || /e/.test(text)) return misfit();
  return text;
};

const wholeWithin = (value: StoredValue, bits: 16 | 32): number => {
  if (typeof value !== 'bigint' || BigInt.asIntN(bits, value) !== value) return misfit();
  return Number(value);
};

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** How a stored value that is not NULL is read; throws Misfit. */
const decoderOf = ({ name, ...type }: SqlType): ((value: StoredValue) => Value) => {
  switch (name) {
    case 'boolean':
      return (value) => (value === 1n ? true : value === 0n ? false : misfit());
    case 'smallint':
      return (value) => wholeWithin(value, 16);
    case 'integer':
      return (value) => wholeWithin(value, 32);
    case 'bigint':
      return (value) => (typeof value === 'bigint' ? value : misfit());
    case 'numeric': {
      const scale = 'scale' in type ? type.scale : undefined;
      return (value) => withScale(numericText(value), scale);
    }
    case 'real':
      return (value) => Math.fround(floating(value));
    case 'double':
      return floating;
    case 'date':
      return (value) => (typeof value === 'string' ? dateText(value) : misfit());
    case 'time':
      return (value) => (typeof value === 'string' ? timeText(value) : misfit());
    case 'timestamp':
      return timestampText;
    case 'timestamptz':
      return (value) => `${timestampText(value)}+00`;
    case 'uuid':
      return (value) => (typeof value === 'string' && UUID.test(value) ? value : misfit());
    case 'bytes':
      return (value) => (value instanceof Uint8Array ? value : misfit());
    case 'text':
    case 'json':
    case 'interval':
    case 'unknown':
      return (value) => (typeof value === 'string' ? value : misfit());
  }
};

const floating = (value: StoredValue): number =>
  typeof value === 'number' || typeof value === 'bigint' ? Number(value) : misfit();

/** With as many digits behind the point as declared; more than that do not fit. */
const withScale = (text: string, scale: number | undefined): string => {
  if (scale === undefined) return text;
  const [whole = '0', fraction = ''] = text.split('.');
  if (fraction.length > scale) return misfit();
  return scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, '0')}`;
};

/** Readers of rows' values, by column. */
export const rowDecoder = (
  types: readonly SqlType[],
): ((row: readonly StoredValue[]) => readonly Value[]) => {
  const decoders = types.map(decoderOf);
  return (row) =>
    decoders.map((decode, index) => {
      const value = row[index] ?? null;
      return value === null ? null : decode(value);
    });
};
