/** Brings expressions into types: what PostgreSQL does by itself, and what a query asks for. */
import { BOOLEAN, type Expression, literal } from '../plan/expression.ts';
import { readAs } from '../plan/watched.ts';
import { isWhole, type SqlType, typeText, type Value } from '../values.ts';
import { failure, type Location, located, locationOf, type QueryContext } from './context.ts';
import { numberLiteral, valueInType, valueOfText } from './literals.ts';
import { asNumeric, canCast, comparisonType, INTEGER, NUMERIC, TEXT } from './type-rules.ts';

const article = (type: SqlType): string => {
  const text = typeText(type);
  return `${/^(?:[aeio]|un)/.test(text) ? 'an' : 'a'} ${text}`;
};

/**
 * A watched parameter as a value of a type, when it is one: for the next one it is tried again. Which type
 * that is must not hang on its digits.
 */
const watchedAs = (
  query: QueryContext,
  expression: Expression,
  type: SqlType,
): Expression | undefined => {
  const from = expression.type;
  if (from.name === 'unknown' && type.name === 'numeric' && type.precision === undefined)
    return undefined;
  const read =
    from.name === 'unknown'
      ? (value: Value) => (typeof value === 'string' ? valueOfText(value, type) : undefined)
      : (value: Value) => valueInType(value, from, type);
  const found = readAs(expression, settled(from, type), read);
  return found && located(query, found, locationOf(query, expression));
};

/** A literal without a type, read as a value of a type. */
const readLiteral = (
  query: QueryContext,
  expression: Expression & { readonly kind: 'literal' },
  type: SqlType,
): Expression => {
  const at = locationOf(query, expression);
  if (expression.value === null) return located(query, literal(null, type), at);
  const value =
    typeof expression.value === 'string' ? valueOfText(expression.value, type) : undefined;
  // What the literal says stays out of the message: it may be about a person.
  if (value === undefined)
    throw failure(query, 'wrong-type', `this literal is not ${article(type)}`, at);
  const digits = type.name === 'numeric' && type.precision === undefined;
  const written = digits ? numberLiteral(String(value)) : undefined;
  return located(query, literal(value, written ? asNumeric(written.type) : type), at);
};

/** The same value under a numeric type without precision keeps the digits that it has. */
const settled = (from: SqlType, to: SqlType): SqlType =>
  to.name === 'numeric' && to.precision === undefined ? asNumeric(from) : to;

/**
 * An expression in another type, without asking whether PostgreSQL would do that by itself. Literals are
 * converted here and now where their value is certain.
 */
export const converted = (
  query: QueryContext,
  expression: Expression,
  type: SqlType,
): Expression => {
  if (expression.kind === 'literal') {
    const watched = watchedAs(query, expression, type);
    if (watched) return watched;
    if (expression.type.name === 'unknown') return readLiteral(query, expression, type);
    const value = valueInType(expression.value, expression.type, type);
    if (value !== undefined && (value !== null || expression.value === null))
      return located(
        query,
        literal(value, settled(expression.type, type)),
        locationOf(query, expression),
      );
  }
  return located(
    query,
    { kind: 'cast', operand: expression, type: settled(expression.type, type) },
    locationOf(query, expression),
  );
};

/** Brings an expression into a type's family where it is not in it yet; numeric counts as one type. */
export const coerced = (query: QueryContext, expression: Expression, type: SqlType): Expression =>
  expression.type.name === type.name
    ? expression
    : converted(query, expression, type.name === 'numeric' ? NUMERIC : type);

/** Literals that met no type are text. */
export const withType = (query: QueryContext, expression: Expression): Expression =>
  expression.type.name === 'unknown' ? coerced(query, expression, TEXT) : expression;

/** An explicit cast. */
export const castTo = (
  query: QueryContext,
  expression: Expression,
  type: SqlType,
  location: Location,
): Expression => {
  if (!canCast(expression.type, type))
    throw failure(
      query,
      'wrong-type',
      `${typeText(expression.type)} cannot be cast to ${typeText(type)}`,
      location,
    );
  const isSame =
    expression.type.name === type.name && (type.name !== 'numeric' || type.precision === undefined);
  return isSame ? expression : converted(query, expression, type);
};

/** @throws FederationError `wrong-type` for an expression that is not true or false */
export const asBoolean = (
  query: QueryContext,
  expression: Expression,
  place: string,
): Expression => {
  if (expression.type.name === 'boolean') return expression;
  if (expression.type.name === 'unknown') return coerced(query, expression, BOOLEAN);
  throw failure(
    query,
    'wrong-type',
    `${place} needs a condition, not ${article(expression.type)}`,
    locationOf(query, expression),
  );
};

/** A whole literal in another whole type, when it fits; anything else as it is. */
const fitted = (query: QueryContext, expression: Expression, type: SqlType): Expression => {
  if (expression.kind !== 'literal' || !isWhole(type) || !isWhole(expression.type))
    return expression;
  const watched = watchedAs(query, expression, type);
  if (watched) return watched;
  const value = valueInType(expression.value, expression.type, type);
  return value === undefined ? expression : converted(query, expression, type);
};

/**
 * Values that are compared with each other, in types that compare: the same type, or whole numbers of any
 * size. Literals follow the columns.
 *
 * @throws FederationError `wrong-type`
 */
export const aligned = (
  query: QueryContext,
  operands: readonly Expression[],
  location: Location,
): readonly Expression[] => {
  let type: SqlType = { name: 'unknown' };
  for (const operand of operands) {
    const common = comparisonType(type, operand.type);
    if (!common)
      throw failure(
        query,
        'wrong-type',
        `${typeText(type)} and ${typeText(operand.type)} do not compare`,
        location,
      );
    type = common;
  }
  if (type.name === 'unknown') type = TEXT;
  const lead = operands.find((operand) => operand.kind !== 'literal' && isWhole(operand.type));
  const target = type;
  return operands.map((operand) => {
    if (!isWhole(target)) return coerced(query, operand, target);
    const known = operand.type.name === 'unknown' ? coerced(query, operand, target) : operand;
    return lead ? fitted(query, known, lead.type) : known;
  });
};

/** An operand of a function that takes text. */
export const asText = (query: QueryContext, expression: Expression, place: string): Expression => {
  if (expression.type.name === 'text') return expression;
  if (expression.type.name === 'unknown') return coerced(query, expression, TEXT);
  throw failure(
    query,
    'wrong-type',
    `${place} takes text, not ${article(expression.type)}`,
    locationOf(query, expression),
  );
};

/** An operand of a function that takes a whole number of 32 bits. */
export const asInteger = (
  query: QueryContext,
  expression: Expression,
  place: string,
): Expression => {
  if (['integer', 'smallint', 'unknown'].includes(expression.type.name))
    return coerced(query, expression, INTEGER);
  throw failure(
    query,
    'wrong-type',
    `${place} takes an integer, not ${article(expression.type)}`,
    locationOf(query, expression),
  );
};
