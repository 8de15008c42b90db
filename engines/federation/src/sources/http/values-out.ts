/** Values on their way to a source, and when two of them are equal. */
import type { SqlType, Value } from '../../values.ts';
import { isWhole } from '../../values.ts';
import { decimalKey } from './decimal.ts';
import { valueFromText } from './values-in.ts';

/** A value as ISO 8601, XML Schema and most APIs write it. */
export const textOfValue = (value: Exclude<Value, null>, type: SqlType): string => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  const text = String(value);
  if (type.name === 'timestamptz') return text.replace(' ', 'T').replace(/\+00$/, 'Z');
  if (type.name === 'timestamp') return text.replace(' ', 'T');
  return text;
};

/** Equal values of a type have equal keys, as PostgreSQL compares them. */
export const keyOfValue = (value: Exclude<Value, null>, type: SqlType): string => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (type.name === 'numeric') return decimalKey(String(value)) ?? String(value);
  // String(-0) is 0, and NaN equals NaN in PostgreSQL.
  return String(value);
};

const isExact = (type: SqlType): boolean => isWhole(type) || type.name === 'numeric';

export const NO_MATCH = Symbol('no value of the column equals it');

/**
 * The value of a column's type that equals a literal of another type.
 *
 * @returns NO_MATCH when no value does (1.5 in a column of whole numbers); undefined when PostgreSQL
 * compares the two by rules that are not kept here.
 */
export const valueForColumn = (
  value: Exclude<Value, null>,
  type: SqlType,
  column: SqlType,
): Value | typeof NO_MATCH | undefined => {
  if (isExact(type) && isExact(column)) {
    const key = decimalKey(String(value));
    return key === undefined ? NO_MATCH : (valueFromText(key, column) ?? NO_MATCH);
  }
  if (column.name === 'double' && isExact(type)) return Number(value);
  const isComparable = [
    'boolean',
    'double',
    'text',
    'date',
    'time',
    'timestamp',
    'timestamptz',
    'uuid',
  ];
  return type.name === column.name && isComparable.includes(column.name) ? value : undefined;
};
