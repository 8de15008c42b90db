/**
 * Parameters for Trino, whose protocol carries text only: the statement keeps its question marks, and the
 * values follow it as literals, all of them written here.
 */
import type { Statement } from '../../dialects/dialect.ts';
import type { Value } from '../../values.ts';

/** Trino's strings have no escapes: only the quote itself is doubled. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A value as a literal of the type that it travels in: text, also for dates and decimals, which the
 * statement casts. Numbers are written as typed texts, so that the smallest one is no negated too large
 * one, and `Infinity` and `NaN` have a form.
 */
export const literalText = (value: Value | readonly Value[]): string => {
  if (value === null) return 'NULL';
  switch (typeof value) {
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    case 'bigint':
      return `BIGINT '${value}'`;
    case 'number':
      return Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0)
        ? `INTEGER '${value}'`
        : `DOUBLE '${Object.is(value, -0) ? '-0' : value}'`;
    case 'string':
      return quoted(value);
    default:
      return value instanceof Uint8Array
        ? `X'${hexadecimal(value)}'`
        : `ARRAY[${value.map(literalText).join(', ')}]`;
  }
};

/** The statement that runs another with its parameters. */
export const executable = ({ text, parameters }: Statement): string =>
  parameters.length === 0
    ? text
    : `EXECUTE IMMEDIATE ${quoted(text)} USING ${parameters.map(literalText).join(', ')}`;
