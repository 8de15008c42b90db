/** Trino's types, and how values, NULL and casts are written. */
import type { Expression } from '../plan/expression.ts';
import type { ColumnSchema } from '../schema.ts';
import { isWhole, type SqlType, type Value } from '../values.ts';
import { isNullLiteral, refuse, type Writer } from './grammar.ts';
import { parameter, type Sql, sql } from './sql.ts';

const typeOf = (type: SqlType): string => {
  switch (type.name) {
    case 'text':
    case 'unknown':
      return 'varchar';
    case 'numeric':
      return type.precision === undefined || type.precision > 38
        ? refuse('numeric of unknown digits')
        : `decimal(${type.precision}, ${type.scale ?? 0})`;
    case 'timestamp':
      return 'timestamp(6)';
    case 'timestamptz':
      return 'timestamp(6) with time zone';
    case 'boolean':
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'double':
    case 'date':
    case 'uuid':
      return type.name;
    default:
      return refuse(`a literal of ${type.name}`);
  }
};

export const nullOf = (type: SqlType): Sql =>
  type.name === 'numeric' && type.precision === undefined
    ? 'cast(null as decimal(38, 0))'
    : `cast(null as ${typeOf(type)})`;

/** Parameters travel as text and are cast. */
export const literal = (value: Exclude<Value, null | boolean>, type: SqlType): Sql => {
  const text = String(value);
  switch (type.name) {
    case 'text':
    case 'unknown':
      return parameter(value, type);
    case 'bigint':
      return sql`cast(${parameter(text, type)} as bigint)`;
    case 'numeric': {
      const [, before = '', behind = ''] = /^-?(\d*)\.?(\d*)$/.exec(text) ?? refuse('a number');
      const digits = Math.max(before.length, 1) + behind.length;
      if (digits > 38) return refuse('a number of many digits');
      return sql`cast(${parameter(text, type)} as decimal(${String(digits)}, ${String(behind.length)}))`;
    }
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      // No infinity, and no years before Christ by that name.
      if (!/^\d[^A-Z]*$/.test(text)) return refuse('a moment that Trino does not have');
      return sql`cast(${parameter(text.replace(/\+00$/, ' UTC'), type)} as ${typeOf(type)})`;
    default:
      return sql`cast(${parameter(value, type)} as ${typeOf(type)})`;
  }
};

/**
 * Text of a fixed width arrives filled up with blanks, compares so and counts them; PostgreSQL's has none
 * once it is text. Whole numbers of eight bits, which queries take for 16, would soon be out of range.
 */
export const scanColumn = (reference: string, { nativeType }: ColumnSchema): Sql => {
  if (nativeType?.startsWith('char'))
    return `trim(trailing ' ' from cast(${reference} as varchar))`;
  return nativeType === 'tinyint' ? `cast(${reference} as smallint)` : reference;
};

const WHOLE = ['smallint', 'integer', 'bigint'];

const isKnownDecimal = (type: SqlType): boolean =>
  type.name === 'numeric' && type.precision !== undefined && type.precision <= 38;

/** As PostgreSQL writes days before Christ: `0044-03-15 BC`, which is year -43 in Trino. */
const dateAsText = (date: Sql): Sql =>
  sql`case when ${date} >= date '0001-01-01' then cast(${date} as varchar) else lpad(cast(1 - year(${date}) as varchar), 4, '0') || substr(cast(${date} as varchar), -6) || ' BC' end`;

export const cast = (operand: Expression, type: SqlType, write: Writer): Sql => {
  // It has to have the type that the plan says: answers are checked by it.
  if (isNullLiteral(operand)) return nullOf(type);
  const from = operand.type;
  const value = write.value(operand);
  const plain = (): Sql => sql`cast(${value} as ${typeOf(type)})`;
  // Decimals are rounded half away from zero, and fail where their digits have no room, as in PostgreSQL.
  if (isKnownDecimal(from) && (isKnownDecimal(type) || isWhole(type))) return plain();
  if (from.name === type.name)
    return isKnownDecimal(type) ? refuse('rounding of unknown digits') : value;
  if (isWhole(from)) {
    if (WHOLE.includes(type.name)) return plain();
    if (type.name === 'numeric' && type.precision === undefined)
      return sql`cast(${value} as decimal(19, 0))`;
    if (type.name === 'double' || type.name === 'text' || isKnownDecimal(type)) return plain();
  }
  // Others may have as many digits behind the point as their operands had.
  const hasItsScale = operand.kind === 'cast' || write.originOf(operand) !== undefined;
  if (isKnownDecimal(from) && hasItsScale && type.name === 'text') return plain();
  if (from.name === 'date' && type.name === 'timestamp') return plain();
  if (from.name === 'date' && type.name === 'text') return dateAsText(value);
  if (from.name === 'timestamp' && type.name === 'date') return plain();
  if (from.name === 'boolean' && (type.name === 'text' || type.name === 'integer')) return plain();
  return refuse(`cast of ${from.name} to ${type.name}`);
};
