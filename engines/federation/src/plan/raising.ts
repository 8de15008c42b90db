/** Which expressions may fail on some value. */
import { isWhole, type SqlType } from '../values.ts';
import { type Expression, type FunctionName, partsOf } from './expression.ts';

/** Functions that have an answer for every value of their types. */
const harmless: ReadonlySet<FunctionName> = new Set([
  'equal',
  'not-equal',
  'less',
  'less-or-equal',
  'greater',
  'greater-or-equal',
  'is-distinct',
  'and',
  'or',
  'not',
  'is-null',
  'concatenate',
  'lower',
  'upper',
  'trim',
  'left-trim',
  'right-trim',
  'length',
  'left',
  'right',
  'replace',
  'position',
  'coalesce',
  'null-if',
  'greatest',
  'least',
  'year',
  'month',
  'day',
  'keyed-hash',
]);

/** A pattern that ends in its escape character is an error: only patterns that stand in the query are safe. */
const isSafePattern = (expression: Expression): boolean => {
  if (expression.kind !== 'call' || !['like', 'ilike'].includes(expression.function)) return false;
  const [, pattern] = expression.operands;
  return (
    pattern?.kind === 'literal' &&
    (typeof pattern.value !== 'string' || !/(?:^|[^\\])(?:\\\\)*\\$/.test(pattern.value))
  );
};

/** Digits that whole numbers have at most, by size. */
const WHOLE_DIGITS: Readonly<Partial<Record<SqlType['name'], number>>> = {
  smallint: 5,
  integer: 10,
  bigint: 19,
};

/** Whether every whole number of a type is one of the other type, too. */
const isWidening = (from: SqlType, to: SqlType): boolean => {
  const digits = WHOLE_DIGITS[from.name];
  if (digits === undefined) return false;
  if (to.name === 'numeric')
    return to.precision === undefined || to.precision - (to.scale ?? 0) >= digits;
  return to.name === 'double' || (isWhole(to) && digits <= (WHOLE_DIGITS[to.name] ?? 0));
};

/**
 * Whether evaluating an expression may fail for some value of its columns: a division by zero, a number
 * out of range, a text that is no date. Whoever sees the failure learns something of the value.
 */
export const canRaise = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'column':
    case 'literal':
      return false;
    case 'cast':
      return (
        (expression.type.name !== 'text' &&
          !isWidening(expression.operand.type, expression.type)) ||
        canRaise(expression.operand)
      );
    case 'call':
      return (
        !(harmless.has(expression.function) || isSafePattern(expression)) ||
        partsOf(expression).some(canRaise)
      );
    case 'case':
    case 'in':
      return partsOf(expression).some(canRaise);
  }
};
