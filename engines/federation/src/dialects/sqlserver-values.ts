/** Types, literals and comparisons of SQL Server. */
import type { Expression } from '../plan/expression.ts';
import type { SqlType, TypeName, Value } from '../values.ts';
import { refuse, type Writer } from './grammar.ts';
import { parameter, type Sql, sql } from './sql.ts';
import { requireComparable } from './writing.ts';

export const TEXT: SqlType = { name: 'text' };
export const COLLATION = 'Latin1_General_100_BIN2_UTF8';

export const COMPARED: ReadonlySet<TypeName> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'double',
  'date',
  'timestamp',
  'timestamptz',
]);

export const typeOf = (type: SqlType): string => {
  switch (type.name) {
    case 'boolean':
      return 'bit';
    case 'integer':
      return 'int';
    case 'smallint':
    case 'bigint':
    case 'date':
    case 'real':
      return type.name;
    case 'double':
      return 'float';
    case 'numeric':
      return `decimal(${Math.min(type.precision ?? 38, 38)}, ${type.scale ?? 0})`;
    case 'timestamp':
      return 'datetime2(6)';
    case 'timestamptz':
      return 'datetimeoffset(6)';
    case 'uuid':
      return 'uniqueidentifier';
    case 'text':
    case 'unknown':
      return 'nvarchar(4000)';
    default:
      return refuse(`a literal of ${type.name}`);
  }
};

export const literal = (value: Exclude<Value, null | boolean>, type: SqlType): Sql => {
  const text = String(value);
  switch (type.name) {
    case 'text':
    case 'unknown':
      return parameter(value, type);
    case 'numeric': {
      const [, before = '', behind = ''] = /^-?(\d*)\.?(\d*)$/.exec(text) ?? refuse('a number');
      const digits = Math.max(before.length, 1) + behind.length;
      if (digits > 38) return refuse('a number of many digits');
      return sql`cast(${parameter(text, type)} as decimal(${String(digits)}, ${String(behind.length)}))`;
    }
    case 'double':
      return Number.isFinite(value)
        ? sql`cast(${parameter(value, type)} as float)`
        : refuse('an infinite number');
    case 'timestamptz':
      return sql`cast(${parameter(text.replace(/\+00$/, ' +00:00'), type)} as ${typeOf(type)})`;
    default:
      return sql`cast(${parameter(typeof value === 'bigint' ? text : value, type)} as ${typeOf(type)})`;
  }
};

/** Old moments are kept in steps of a third of a hundredth: beside whole seconds only they compare alike. */
const requireMoments = (left: Expression, right: Expression, write: Writer): void => {
  const isCoarse = (operand: Expression): boolean =>
    ['datetime', 'smalldatetime'].includes(write.originOf(operand)?.nativeType ?? '');
  const isWholeSecond = (operand: Expression): boolean =>
    operand.kind === 'literal' && typeof operand.value === 'string' && !operand.value.includes('.');
  const isSafe =
    (!isCoarse(left) && !isCoarse(right)) || isWholeSecond(left) || isWholeSecond(right);
  if (!isSafe) refuse('moments in steps of their own');
};

export const requireText = (operand: Expression, write: Writer): void => {
  if (write.originOf(operand)?.collation === 'not comparable') refuse('text that does not compare');
};

export const stopped = (value: Sql): Sql => sql`(${value} + N'.')`;

export const equalTexts = (left: Expression, right: Expression, write: Writer): Sql => {
  requireText(left, write);
  requireText(right, write);
  const [first, second] = [write.value(left), write.value(right)];
  return sql`(${first} = ${second} collate ${COLLATION} and ${stopped(first)} = ${stopped(second)} collate ${COLLATION})`;
};

export const requireSides = (left: Expression, right: Expression, write: Writer): void => {
  requireComparable(COMPARED, left, right);
  requireMoments(left, right, write);
};
