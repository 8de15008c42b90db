/** Values in transit as DuckDB's, and back. */
import {
  BIGINT,
  BLOB,
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
  type DuckDBType,
  DuckDBUUIDValue,
  type DuckDBValue,
  FLOAT,
  INTEGER,
  INTERVAL,
  listValue,
  SMALLINT,
  TIME,
  TIMESTAMP,
  TIMESTAMPTZ,
  UUID,
  uuidValue,
  VARCHAR,
} from '@duckdb/node-api';
import { FederationError } from '../../federation-error.ts';
import type { SqlType, TypeName, Value } from '../../values.ts';
import {
  dateText,
  dayNumber,
  timeMicroseconds,
  timestampMicroseconds,
  timestampText,
  timeText,
} from '../calendar.ts';
import { wholeValue } from '../memory/cast.ts';
import { decimalText } from '../memory/decimal.ts';
import { intervalOf, intervalText } from './interval.ts';

const INFINITE_DAYS = 2_147_483_647;

/**
 * The types that fragments' columns are kept in. Decimals come in as text: only when all have come it is
 * known how many digits they need (see fragment-table.ts).
 */
export const STORED: Readonly<Record<TypeName, DuckDBType>> = {
  boolean: BOOLEAN,
  smallint: SMALLINT,
  integer: INTEGER,
  bigint: BIGINT,
  numeric: VARCHAR,
  real: FLOAT,
  double: DOUBLE,
  text: VARCHAR,
  date: DATE,
  time: TIME,
  timestamp: TIMESTAMP,
  timestamptz: TIMESTAMPTZ,
  interval: INTERVAL,
  uuid: UUID,
  json: VARCHAR,
  bytes: BLOB,
  unknown: VARCHAR,
};

/** How a value of a type is handed to DuckDB; undefined when it is the same in both. */
export const toDuckdb = ({ name }: SqlType): ((value: Value) => DuckDBValue) | undefined => {
  switch (name) {
    case 'date':
      return (value) => (value === null ? null : dateValueOf(String(value)));
    case 'time':
      return (value) =>
        value === null ? null : new DuckDBTimeValue(timeMicroseconds(String(value)));
    case 'timestamp':
      return (value) =>
        value === null ? null : new DuckDBTimestampValue(timestampMicroseconds(String(value)));
    case 'timestamptz':
      return (value) =>
        value === null ? null : new DuckDBTimestampTZValue(timestampMicroseconds(String(value)));
    case 'interval':
      return (value) => (value === null ? null : intervalOf(String(value)));
    case 'uuid':
      return (value) =>
        value === null ? null : uuidValue(BigInt(`0x${String(value).replaceAll('-', '')}`));
    case 'bytes':
      return (value) => (value instanceof Uint8Array ? new DuckDBBlobValue(value) : null);
    default:
      return undefined;
  }
};

const dateValueOf = (text: string): DuckDBDateValue => {
  const days = dayNumber(text);
  return new DuckDBDateValue(Number.isFinite(days) ? days : Math.sign(days) * INFINITE_DAYS);
};

const parameterOf = (value: Value): DuckDBValue =>
  value instanceof Uint8Array ? new DuckDBBlobValue(value) : value;

const isList = (parameter: Value | readonly Value[]): parameter is readonly Value[] =>
  Array.isArray(parameter);

/** A statement's parameters; lists stay lists. */
export const parametersOf = (parameters: readonly (Value | readonly Value[])[]): DuckDBValue[] =>
  parameters.map((parameter) =>
    isList(parameter) ? listValue(parameter.map(parameterOf)) : parameterOf(parameter),
  );

const unexpected = (type: SqlType): FederationError =>
  new FederationError('not-supported', `DuckDB gave no ${type.name}`);

const numericText = (value: DuckDBValue, type: SqlType): string => {
  if (value instanceof DuckDBDecimalValue) {
    return decimalText({ unscaled: value.value, scale: value.scale });
  }
  if (typeof value === 'bigint' || typeof value === 'string') return String(value);
  // Whole numbers that DuckDB keeps smaller; a floating number would not be exact.
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw unexpected(type);
};

const floatingOf = (value: DuckDBValue, type: SqlType): number => {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  return Number(numericText(value, type));
};

const wholeOf = (value: DuckDBValue, type: SqlType): Value => {
  const { name } = type;
  if (name !== 'smallint' && name !== 'integer' && name !== 'bigint') throw unexpected(type);
  return wholeValue(BigInt(numericText(value, type)), name);
};

const momentOf = (value: DuckDBValue, type: SqlType): string => {
  if (type.name === 'date' && value instanceof DuckDBDateValue) {
    const isInfinite = Math.abs(value.days) === INFINITE_DAYS;
    return dateText(isInfinite ? Math.sign(value.days) * Number.POSITIVE_INFINITY : value.days);
  }
  if (type.name === 'time' && value instanceof DuckDBTimeValue) return timeText(value.micros);
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return timestampText(value.micros, type.name === 'timestamptz' ? '+00' : '');
  }
  throw unexpected(type);
};

/**
 * How what DuckDB gives for a column becomes a value in transit.
 *
 * @throws FederationError from what it gives: `value` out of the type's range, `not-supported` when it is
 * of another kind
 */
export const fromDuckdb = (type: SqlType): ((value: DuckDBValue) => Value) => {
  switch (type.name) {
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : null);
    case 'smallint':
    case 'integer':
      return (value) =>
        value === null || typeof value === 'number' ? value : wholeOf(value, type);
    case 'bigint':
      return (value) => (value === null ? null : wholeOf(value, type));
    case 'numeric':
      return (value) => (value === null ? null : numericText(value, type));
    case 'real':
    case 'double':
      return (value) => (value === null ? null : floatingOf(value, type));
    case 'date':
    case 'time':
    case 'timestamp':
    case 'timestamptz':
      return (value) => (value === null ? null : momentOf(value, type));
    case 'interval':
      return (value) => (value instanceof DuckDBIntervalValue ? intervalText(value) : null);
    case 'uuid':
      return (value) =>
        value === null || value instanceof DuckDBUUIDValue || typeof value === 'string'
          ? (value?.toString() ?? null)
          : null;
    case 'bytes':
      return (value) => (value instanceof DuckDBBlobValue ? Uint8Array.from(value.bytes) : null);
    case 'text':
    case 'json':
    case 'unknown':
      return (value) => (value === null ? null : String(value));
  }
};
