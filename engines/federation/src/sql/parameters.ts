/** Values that are given beside a query, for `$1`, `$2`, … */
import { BOOLEAN, type Expression, literal } from '../plan/expression.ts';
import type { Reading } from '../plan/watched.ts';
import type { SqlType, Value } from '../values.ts';
import { failure, type Location, located, type QueryContext } from './context.ts';
import { numberLiteral } from './literals.ts';
import { DOUBLE, UNKNOWN } from './type-rules.ts';

/**
 * Text and NULL take the type of what they meet, as literals do; numbers are typed as if they were written
 * out.
 */
const typed = (value: Value): Expression | undefined => {
  if (value === null || typeof value === 'string') return literal(value, UNKNOWN);
  if (typeof value === 'boolean') return literal(value, BOOLEAN);
  if (value instanceof Uint8Array) return literal(value, { name: 'bytes' });
  // Whoever reads parameters from JSON may hand on lists and objects, which drivers would write somehow.
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  const exact = numberLiteral(String(value));
  return exact ? literal(exact.value, exact.type) : literal(Number(value), DOUBLE);
};

/** The type that a parameter has before it meets another; undefined for what is no value. */
export const parameterType = (value: Value): SqlType | undefined => typed(value)?.type;

/** The value of the literal that stands for a parameter, when it is of the same type as the first was. */
const readingIn =
  (type: SqlType): Reading =>
  (given) => {
    const expression = typed(given);
    return expression?.kind === 'literal' && expression.type.name === type.name
      ? expression.value
      : undefined;
  };

/** @param number the first is 1 */
export const parameter = (
  query: QueryContext,
  number: number | undefined,
  location: Location,
): Expression => {
  const value = query.parameters[(number ?? 0) - 1];
  if (value === undefined)
    throw failure(query, 'wrong-type', `there is no value for $${number ?? 0}`, location);
  const expression = typed(value);
  if (!expression)
    throw failure(
      query,
      'wrong-type',
      `the value for $${number ?? 0} is no single value`,
      location,
    );
  const watched = query.watch?.literal(
    (number ?? 0) - 1,
    expression.type,
    readingIn(expression.type),
  );
  return located(query, watched ?? expression, location);
};
