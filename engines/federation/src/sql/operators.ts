/** Operators on expressions that are bound already. */
import { BOOLEAN, call, type Expression, type FunctionName, literal } from '../plan/expression.ts';
import { isNumeric, isWhole, typeText } from '../values.ts';
import { failure, type Location, notSupported, type QueryContext } from './context.ts';
import { aligned, asText, coerced, withType } from './conversion.ts';
import { isMoment, momentArithmetic } from './moment-arithmetic.ts';
import { type Arithmetic, arithmeticType, asNumeric, TEXT } from './type-rules.ts';

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
};

const COMPARISONS: Readonly<Record<string, FunctionName>> = {
  '=': 'equal',
  '<>': 'not-equal',
  '<': 'less',
  '<=': 'less-or-equal',
  '>': 'greater',
  '>=': 'greater-or-equal',
};

export const not = (condition: Expression): Expression => call('not', [condition]);

export const and = (...conditions: readonly Expression[]): Expression => call('and', conditions);

export const or = (...conditions: readonly Expression[]): Expression => call('or', conditions);

export const isNull = (operand: Expression): Expression => call('is-null', [operand]);

/** A comparison, both sides in one type. */
export const comparison = (
  query: QueryContext,
  name: FunctionName,
  left: Expression,
  right: Expression,
  location: Location,
): Expression => call(name, aligned(query, [left, right], location));

/** The comparison that an operator of SQL stands for. */
export const comparisonName = (operator: string): FunctionName | undefined =>
  Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;

const noOperator = (
  query: QueryContext,
  operator: string,
  left: Expression,
  right: Expression,
  location: Location,
) =>
  failure(
    query,
    'wrong-type',
    `${typeText(left.type)} ${operator} ${typeText(right.type)} has no meaning`,
    location,
  );

const arithmetic = (
  query: QueryContext,
  operator: string,
  operation: Arithmetic,
  operands: readonly [Expression, Expression],
  location: Location,
): Expression => {
  // A literal without a type takes that of the number on the other side.
  const [left, right] = operands.map((operand, index) => {
    const other = operands[1 - index];
    return operand.type.name === 'unknown' && other && isNumeric(other.type)
      ? coerced(query, operand, other.type)
      : operand;
  });
  if (!left || !right) throw noOperator(query, operator, ...operands, location);
  if (isMoment(left.type) || isMoment(right.type))
    return momentArithmetic(query, operator, left, right, location);
  const type = arithmeticType(operation, left.type, right.type);
  if (!type) throw noOperator(query, operator, left, right, location);
  return call(operation, [coerced(query, left, type), coerced(query, right, type)], type);
};

/** `||`: one side has to be text; the other becomes it. */
export const concatenation = (
  query: QueryContext,
  left: Expression,
  right: Expression,
  location: Location,
): Expression => {
  const operands = [left, right];
  const isText = operands.some(({ type }) => type.name === 'text' || type.name === 'unknown');
  if (!isText || operands.some(({ type }) => type.name === 'bytes'))
    throw noOperator(query, '||', left, right, location);
  return call(
    'concatenate',
    operands.map((operand) => coerced(query, operand, TEXT)),
    TEXT,
  );
};

/** Any operator of two sides. */
export const binary = (
  query: QueryContext,
  operator: string,
  left: Expression,
  right: Expression,
  location: Location,
): Expression => {
  const compared = comparisonName(operator);
  if (compared) return comparison(query, compared, left, right, location);
  const operation = Object.hasOwn(ARITHMETIC, operator) ? ARITHMETIC[operator] : undefined;
  if (operation) return arithmetic(query, operator, operation, [left, right], location);
  if (operator === '||') return concatenation(query, left, right, location);
  throw notSupported(query, `the operator ${operator}`, location);
};

/** A sign in front. */
export const unary = (
  query: QueryContext,
  operator: string,
  operand: Expression,
  location: Location,
): Expression => {
  if (operator !== '+' && operator !== '-')
    throw notSupported(query, `the operator ${operator}`, location);
  if (!isNumeric(operand.type))
    throw failure(
      query,
      'wrong-type',
      `${operator} ${typeText(operand.type)} has no meaning`,
      location,
    );
  return operator === '+' ? operand : call('negate', [operand], operand.type);
};

/** `low <= operand and operand <= high`. */
export const between = (
  query: QueryContext,
  operand: Expression,
  low: Expression,
  high: Expression,
  location: Location,
): Expression =>
  and(
    comparison(query, 'greater-or-equal', operand, low, location),
    comparison(query, 'less-or-equal', operand, high, location),
  );

/** `operand < low or operand > high`. */
export const notBetween = (
  query: QueryContext,
  operand: Expression,
  low: Expression,
  high: Expression,
  location: Location,
): Expression =>
  or(
    comparison(query, 'less', operand, low, location),
    comparison(query, 'greater', operand, high, location),
  );

/** `operand in (list)`; the list's literals take the operand's type. */
export const membership = (
  query: QueryContext,
  operand: Expression,
  list: readonly Expression[],
  location: Location,
): Expression => {
  const [first, ...rest] = aligned(query, [operand, ...list], location);
  return { kind: 'in', operand: first ?? operand, list: rest, type: BOOLEAN };
};

/**
 * The pattern with backslash as its escape character, whatever it was written with.
 *
 * @returns undefined for a pattern that ends with its escape character
 */
const withBackslash = (pattern: string, escaping: string): string | undefined => {
  let result = '';
  let isEscaped = false;
  for (const character of pattern) {
    if (isEscaped) {
      result += `\\${character}`;
      isEscaped = false;
    } else if (character === escaping) isEscaped = true;
    else result += character === '\\' ? '\\\\' : character;
  }
  return isEscaped ? undefined : result;
};

/**
 * `text like pattern escape …`.
 *
 * @param escaping undefined where the query writes none: backslash
 */
export const likeness = (
  query: QueryContext,
  name: 'like' | 'ilike',
  operand: Expression,
  pattern: Expression,
  escaping: Expression | undefined,
  location: Location,
): Expression => {
  const text = asText(query, operand, name.toUpperCase());
  const written = asText(query, pattern, name.toUpperCase());
  if (written.kind !== 'literal' || typeof written.value !== 'string') {
    if (escaping) throw notSupported(query, 'ESCAPE with a pattern that is computed', location);
    return call(name, [text, written]);
  }
  const character = escaping ? withType(query, escaping) : literal('\\', TEXT);
  if (character.kind !== 'literal' || typeof character.value !== 'string')
    throw notSupported(query, 'an escape character that is computed', location);
  if ([...character.value].length > 1)
    throw failure(query, 'wrong-type', 'ESCAPE takes one character or none', location);
  const value = withBackslash(written.value, character.value);
  if (value === undefined)
    throw failure(query, 'value', 'a pattern must not end with its escape character', location);
  return call(name, [text, literal(value, TEXT)]);
};

/** Exact numbers as numeric, others as they are: what `round(x, n)` and averages compute in. */
export const exact = (query: QueryContext, operand: Expression): Expression =>
  isWhole(operand.type) ? coerced(query, operand, asNumeric(operand.type)) : operand;
