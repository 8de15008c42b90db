/** The part of the driver that is used: types of its own names, and of its answers. */
import type oracledb from 'oracledb';
import type { Statement } from '../../dialects/dialect.ts';
import type { Value } from '../../values.ts';

/** The driver's namespace, in thin mode: in JavaScript, without Oracle's libraries. */
export type Driver = typeof oracledb;

/** Milliseconds are all that JavaScript's dates have, and all that the driver reads. */
const MILLISECONDS = 3;

/**
 * How the driver is told to fetch a column: numbers with all their digits, large texts whole, and dates as
 * moments of the session's zone, which is UTC, instead of this machine's, which may lack some hours.
 */
export const fetchedAs =
  (driver: Driver) =>
  ({ dbType }: { readonly dbType?: unknown }): { readonly type: oracledb.DbType } | undefined => {
    switch (dbType) {
      case driver.DB_TYPE_NUMBER:
      case driver.DB_TYPE_CLOB:
      case driver.DB_TYPE_NCLOB:
        return { type: driver.STRING };
      case driver.DB_TYPE_BLOB:
        return { type: driver.BUFFER };
      case driver.DB_TYPE_DATE:
      case driver.DB_TYPE_TIMESTAMP:
        return { type: driver.DB_TYPE_TIMESTAMP_LTZ };
      default:
        return undefined;
    }
  };

/** Whether the driver would cut the digits of a moment: the statement has to give it as text. */
export const losesDigits =
  (driver: Driver) =>
  ({ dbType, precision }: { readonly dbType?: unknown; readonly precision?: number }): boolean =>
    (dbType === driver.DB_TYPE_TIMESTAMP ||
      dbType === driver.DB_TYPE_TIMESTAMP_TZ ||
      dbType === driver.DB_TYPE_TIMESTAMP_LTZ) &&
    (precision ?? 9) > MILLISECONDS;

const jsonText = (value: Value): string =>
  typeof value === 'bigint' ? String(value) : JSON.stringify(value);

/** A parameter; lists as the text of a JSON array, for `json_table`. The empty text is NULL in Oracle. */
const parameterOf =
  (driver: Driver) =>
  (value: Value | readonly Value[]): oracledb.BindParameter => {
    const text = (val: string | null) => ({ val, type: driver.STRING, dir: driver.BIND_IN });
    if (value === null) return text(null);
    switch (typeof value) {
      case 'boolean':
        return { val: value ? 1 : 0, type: driver.NUMBER };
      // Exact also where it is no safe integer: Oracle reads the text as the number it is compared with.
      case 'bigint':
        return Number.isSafeInteger(Number(value))
          ? { val: Number(value), type: driver.NUMBER }
          : text(String(value));
      case 'number':
        return Number.isSafeInteger(value)
          ? { val: value, type: driver.NUMBER }
          : { val: value, type: driver.DB_TYPE_BINARY_DOUBLE };
      case 'string':
        return text(value);
      default:
        return value instanceof Uint8Array
          ? { val: Buffer.from(value), type: driver.BUFFER }
          : text(`[${value.map(jsonText).join(',')}]`);
    }
  };

/** By their numbers as names: given as a list, one that stands twice would have to be given twice. */
export const parametersOf = (
  driver: Driver,
  parameters: Statement['parameters'],
): Record<string, oracledb.BindParameter> =>
  Object.fromEntries(
    parameters.map((value, index) => [String(index + 1), parameterOf(driver)(value)]),
  );
