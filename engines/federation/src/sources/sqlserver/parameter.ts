/** Parameters as the driver takes them: a value with the type that it is declared with on the server. */
import type { ISqlType } from 'mssql';
import type { Value } from '../../values.ts';

/** The driver's types that are used. */
export interface ParameterTypes {
  readonly Bit: () => ISqlType;
  readonly Int: () => ISqlType;
  readonly BigInt: () => ISqlType;
  readonly Float: () => ISqlType;
  readonly NVarChar: (length: number) => ISqlType;
  readonly VarBinary: (length: number) => ISqlType;
  readonly MAX: number;
}

export interface TypedParameter {
  readonly type: ISqlType;
  readonly value: null | boolean | number | bigint | string | Buffer;
}

/** Units of UTF-16, and bytes, up to which a parameter is declared with a length: one for all of them. */
const TEXT_LENGTH = 4_000;
const BYTES_LENGTH = 8_000;

/** Whether SQL Server has the value: of what is no finite number the driver would make NULL. */
export const isSendable = (value: Value | readonly Value[]): boolean =>
  typeof value !== 'number' || Number.isFinite(value);

const jsonText = (value: Value): string =>
  typeof value === 'bigint' ? String(value) : JSON.stringify(value);

const isInteger = (value: number): boolean =>
  Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0);

/**
 * Dates, decimals and the like are text, which statements cast. Lists are the text of a JSON array, for
 * `openjson`.
 */
export const parameterOf =
  (types: ParameterTypes) =>
  (value: Value | readonly Value[]): TypedParameter => {
    const text = (given: string | null): TypedParameter => ({
      type: types.NVarChar((given?.length ?? 0) > TEXT_LENGTH ? types.MAX : TEXT_LENGTH),
      value: given,
    });
    if (value === null) return text(null);
    switch (typeof value) {
      case 'boolean':
        return { type: types.Bit(), value };
      case 'bigint':
        return { type: types.BigInt(), value };
      case 'number':
        return { type: isInteger(value) ? types.Int() : types.Float(), value };
      case 'string':
        return text(value);
      default:
        if (!(value instanceof Uint8Array)) return text(`[${value.map(jsonText).join(',')}]`);
        return {
          type: types.VarBinary(value.length > BYTES_LENGTH ? types.MAX : BYTES_LENGTH),
          value: Buffer.from(value),
        };
    }
  };
