/** Casts between simple types, as PostgreSQL 15 makes them; others are undefined and made by DuckDB. */
import { FederationError } from '../../federation-error.ts';
import { type SqlType, shortestReal, type TypeName, typeText, type Value } from '../../values.ts';
import {
  dateText,
  dayNumber,
  timeMicroseconds,
  timestampMicroseconds,
  timestampText,
  timeText,
} from '../calendar.ts';
import type { Known } from './comparison.ts';
import {
  type Decimal,
  decimalOf,
  decimalText,
  readDecimal,
  roundDecimal,
  tenTo,
} from './decimal.ts';

/** NULL only of what has none in the type, such as the time of infinity. */
export type Cast = (value: Known) => Value;

const LIMITS = {
  smallint: [-32_768n, 32_767n],
  integer: [-2_147_483_648n, 2_147_483_647n],
  bigint: [-9_223_372_036_854_775_808n, 9_223_372_036_854_775_807n],
} as const;

type WholeName = keyof typeof LIMITS;

const isWholeName = (name: TypeName): name is WholeName => name in LIMITS;

export const outOfRange = (type: SqlType): FederationError =>
  new FederationError('value', `${typeText(type)} out of range`);

const unreadable = (type: SqlType): FederationError =>
  new FederationError('value', `text that is no ${typeText(type)}`);

/**
 * A whole number as its type has it in transit.
 *
 * @throws FederationError `value` when it is out of range
 */
export const wholeValue = (value: bigint, name: WholeName): number | bigint => {
  const [least, most] = LIMITS[name];
  if (value < least || value > most) throw outOfRange({ name });
  return name === 'bigint' ? value : Number(value);
};

/**
 * A decimal as `numeric(precision, scale)` keeps it: rounded, and refused when it does not fit.
 *
 * @throws FederationError `value`
 */
export const fitted = (value: Decimal, type: SqlType): Decimal => {
  if (type.name !== 'numeric' || type.precision === undefined) return value;
  const rounded = roundDecimal(value, type.scale ?? 0);
  const size = rounded.unscaled < 0n ? -rounded.unscaled : rounded.unscaled;
  if (size >= tenTo(type.precision)) throw outOfRange(type);
  return rounded;
};

/** Half to even, as `rint` of C has it. */
export const roundHalfEven = (value: number): number => {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value) + 0;
  return floor % 2 === 0 ? floor : floor + 1;
};

/** A number as PostgreSQL writes it: with an exponent from 1e+15 (real: 1e+06) and below 1e-04. */
export const floatingText = (value: number, name: 'real' | 'double'): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const shortest = String(name === 'real' ? shortestReal(value) : value);
  const [mantissa = '', exponentText = '0'] = Number(shortest).toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= (name === 'real' ? 6 : 15) || exponent < -4) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  const decimal = readDecimal(shortest);
  return decimal ? decimalText(decimal) : shortest;
};

const BOOLEAN_WORDS: readonly (readonly [string, boolean])[] = [
  ['true', true],
  ['yes', true],
  ['on', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['off', false],
  ['0', false],
];

/** PostgreSQL takes any unambiguous beginning of its words. */
const booleanOfText = (text: string): boolean => {
  const word = text.trim().toLowerCase();
  const found = BOOLEAN_WORDS.filter(([whole]) => word !== '' && whole.startsWith(word));
  const [first] = found;
  if (!first || found.some(([, value]) => value !== first[1]))
    throw unreadable({ name: 'boolean' });
  return first[1];
};

const floatingOfText = (text: string, type: SqlType): number => {
  const word = text.trim();
  if (/^[+-]?inf(inity)?$/i.test(word)) return word.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(word)) return Number.NaN;
  if (!readDecimal(word)) throw unreadable(type);
  return floatingValue(Number(word), type);
};

/**
 * A number as `real` or `double` keep it.
 *
 * @throws FederationError `value` when it is finite and becomes infinite
 */
export const floatingValue = (value: number, type: SqlType): number => {
  const kept = type.name === 'real' ? Math.fround(value) : value;
  if (!Number.isFinite(kept) && Number.isFinite(value)) throw outOfRange(type);
  return kept;
};

/** PostgreSQL turns floating numbers to decimals by 15 digits that count, of `real` by 6. */
const decimalOfFloating = (value: number, from: TypeName): Decimal => {
  if (!Number.isFinite(value)) throw new FederationError('value', 'numeric without a finite value');
  return decimalOf(String(Number(value.toPrecision(from === 'real' ? 6 : 15))));
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const fromText = (to: SqlType): Cast | undefined => {
  const { name } = to;
  if (isWholeName(name)) {
    return (value) => {
      const text = String(value).trim();
      if (!/^[+-]?\d+$/.test(text)) throw unreadable(to);
      return wholeValue(BigInt(text.replace('+', '')), name);
    };
  }
  switch (name) {
    case 'numeric':
      return (value) => {
        const decimal = readDecimal(String(value));
        if (!decimal) throw unreadable(to);
        return decimalText(fitted(decimal, to));
      };
    case 'real':
    case 'double':
      return (value) => floatingOfText(String(value), to);
    case 'boolean':
      return (value) => booleanOfText(String(value));
    case 'date':
      return (value) => dateText(dayNumber(String(value).trim()));
    case 'time':
      return (value) => timeText(timeMicroseconds(String(value).trim()));
    case 'timestamp':
    case 'timestamptz':
      return (value) => timestampOfText(String(value).trim(), name === 'timestamptz' ? '+00' : '');
    case 'uuid':
      return (value) => {
        const text = String(value).trim().toLowerCase();
        if (!UUID.test(text)) throw unreadable(to);
        return text;
      };
    default:
      return undefined;
  }
};

const timestampOfText = (text: string, zone: '' | '+00'): string => {
  const isDate = /^\d{4,7}-\d{2}-\d{2}$/.test(text);
  return timestampText(timestampMicroseconds(isDate ? `${text} 00:00:00` : text), zone);
};

const toText = (from: SqlType): Cast | undefined => {
  switch (from.name) {
    case 'real':
    case 'double': {
      const { name } = from;
      return (value) => floatingText(Number(value), name);
    }
    case 'interval':
      return undefined;
    case 'bytes':
      return (value) =>
        value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : '';
    default:
      return (value) => String(value);
  }
};

const toWhole = (from: SqlType, name: WholeName): Cast | undefined => {
  if (isWholeName(from.name)) {
    return (value) => wholeValue(BigInt(value as number | bigint), name); // by its type a whole number
  }
  if (from.name === 'numeric') {
    return (value) => wholeValue(roundDecimal(decimalOf(String(value)), 0).unscaled, name);
  }
  if (from.name === 'real' || from.name === 'double') {
    return (value) => {
      const rounded = roundHalfEven(Number(value));
      if (!Number.isFinite(rounded)) throw outOfRange({ name });
      return wholeValue(BigInt(rounded), name);
    };
  }
  return from.name === 'boolean' && name === 'integer' ? (value) => (value ? 1 : 0) : undefined;
};

const toNumeric = (from: SqlType, to: SqlType): Cast | undefined => {
  if (isWholeName(from.name) || from.name === 'numeric') {
    return (value) => decimalText(fitted(decimalOf(String(value)), to));
  }
  if (from.name !== 'real' && from.name !== 'double') return undefined;
  return (value) => decimalText(fitted(decimalOfFloating(Number(value), from.name), to));
};

const floatingOfNumber = (value: Known, from: SqlType, to: SqlType): number => {
  const number = Number(value);
  const isTooLarge = from.name === 'numeric' && !Number.isFinite(number);
  if (isTooLarge && readDecimal(String(value))) throw outOfRange(to);
  return floatingValue(number, to);
};

const ofMoments = (from: TypeName, to: TypeName): Cast | undefined => {
  switch (`${from} ${to}`) {
    case 'date timestamp':
      return (value) => withTime(String(value), '');
    case 'date timestamptz':
      return (value) => withTime(String(value), '+00');
    case 'timestamp timestamptz':
      return (value) => timestampText(timestampMicroseconds(String(value)), '+00');
    case 'timestamptz timestamp':
      return (value) => timestampText(timestampMicroseconds(String(value)), '');
    case 'timestamp date':
    case 'timestamptz date':
      return (value) => {
        const text = String(value);
        if (text.endsWith('infinity')) return text;
        return `${text.slice(0, text.indexOf(' '))}${text.endsWith(' BC') ? ' BC' : ''}`;
      };
    case 'timestamp time':
    case 'timestamptz time':
      return (value) => {
        const text = String(value);
        if (text.endsWith('infinity')) return null;
        return text
          .slice(text.indexOf(' ') + 1)
          .replace('+00', '')
          .replace(' BC', '');
      };
    default:
      return undefined;
  }
};

const withTime = (date: string, zone: '' | '+00'): string => {
  if (date.endsWith('infinity')) return date;
  return date.endsWith(' BC')
    ? `${date.slice(0, -3)} 00:00:00${zone} BC`
    : `${date} 00:00:00${zone}`;
};

/** How a value that is not NULL becomes one of another type; undefined when that is not done here. */
export const castOf = (from: SqlType, to: SqlType): Cast | undefined => {
  if (from.name === to.name && from.name !== 'numeric') return (value) => value;
  if (to.name === 'unknown') return undefined;
  if (from.name === 'text' || from.name === 'unknown') {
    return to.name === 'text' ? (value) => String(value) : fromText(to);
  }
  if (to.name === 'text') return toText(from);
  if (isWholeName(to.name)) return toWhole(from, to.name);
  switch (to.name) {
    case 'numeric':
      return toNumeric(from, to);
    case 'real':
    case 'double':
      return isWholeName(from.name) || ['numeric', 'real', 'double'].includes(from.name)
        ? (value) => floatingOfNumber(value, from, to)
        : undefined;
    case 'boolean':
      return from.name === 'integer' ? (value) => value !== 0 : undefined;
    default:
      return ofMoments(from.name, to.name);
  }
};
