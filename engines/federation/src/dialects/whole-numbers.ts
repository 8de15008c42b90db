/** Numbers in databases whose arithmetic has other limits than PostgreSQL's. */
import type { Expression } from '../plan/expression.ts';
import { isWhole, type SqlType } from '../values.ts';
import { refuse, wholeLiteral } from './grammar.ts';

/** The divisor, which has to stand in the plan and not be zero: others give NULL instead of an error. */
export const requireDivisor = (divisor: Expression | undefined): void => {
  if (divisor?.kind !== 'literal' || divisor.value === null) refuse('division by what may be zero');
  else if (!Number.isFinite(Number(divisor.value)) || Number(divisor.value) === 0)
    refuse('division by zero');
};

/**
 * Refuses results that PostgreSQL would find out of range and others would not: of 16 and 32 bits. Those
 * of 64 bits fail there, too, or lie far beyond what is counted.
 */
export const requireWide = (type: SqlType): void => {
  if (type.name === 'smallint' || type.name === 'integer') refuse(`arithmetic in ${type.name}`);
};

/** Whole numbers by a whole number other than -1, whose quotient always fits. */
export const requireWholeDivision = (operands: readonly Expression[]): void => {
  const [dividend, divisor] = operands;
  requireDivisor(divisor);
  if (!dividend || !divisor || !isWhole(dividend.type) || !isWhole(divisor.type))
    refuse('division of other than whole numbers');
  else if (wholeLiteral(divisor) === -1) refuse('division by -1');
};

/** Digits behind the point, where they are known. */
export const scaleOf = (expression: Expression): number | undefined => {
  const { type } = expression;
  if (isWhole(type)) return 0;
  if (type.name !== 'numeric') return undefined;
  if (expression.kind === 'literal' && typeof expression.value === 'string')
    return (expression.value.split('.')[1] ?? '').length;
  return type.precision === undefined ? undefined : (type.scale ?? 0);
};

/** A count of characters that stands in the plan and is not below the least. */
export const countAtLeast = (expression: Expression | undefined, least: number): number => {
  const count = expression && wholeLiteral(expression);
  return count !== undefined && count >= least
    ? count
    : refuse('a number of characters below zero');
};

/** Refuses decimals whose sum, difference or product might lose digits: precision has to be known. */
export const requireKept = (
  operands: readonly Expression[],
  areMultiplied: boolean,
  mostDigits: number,
): void => {
  for (const operand of operands) {
    const { type } = operand;
    const digits =
      operand.kind === 'literal' && typeof operand.value === 'string'
        ? operand.value.replace(/\D/g, '').length
        : type.name === 'numeric'
          ? type.precision
          : undefined;
    if (digits === undefined || digits > (areMultiplied ? mostDigits : mostDigits * 2 - 2))
      refuse('decimals of unknown or many digits');
  }
};
