/** Calls of the parser's tree: aggregates where they may stand, and scalar functions. */
import type { FuncCall, Node as Syntax } from '@pgsql/types';
import type { Expression } from '../plan/expression.ts';
import { typeText } from '../values.ts';
import { addTo, aggregateCall, isAggregate, isAggregateLeftOut } from './aggregates.ts';
import { wholeYears } from './calendar-functions.ts';
import { failure, type Location, notSupported, type Place, textsOf } from './context.ts';
import { asBoolean, coerced } from './conversion.ts';
import { currentDate } from './current-date.ts';
import { functionCall } from './functions.ts';
import { asNumeric, DATE, DOUBLE, INTEGER } from './type-rules.ts';
import { isOnlyOverWindows, windowCall } from './window-functions.ts';

/** A function's name; the grammar puts `pg_catalog` in front of those with a syntax of their own. */
const functionName = (place: Place, syntax: FuncCall): string => {
  const path = textsOf(syntax.funcname);
  const [name, ...more] = path[0] === 'pg_catalog' ? path.slice(1) : path;
  if (name === undefined || more.length > 0)
    throw failure(
      place.query,
      'unknown-function',
      `there is no function ${path.join('.')}`,
      syntax.location,
    );
  return name;
};

/**
 * `extract(year from age(later, earlier))`, the one thing that ages are asked for; of one day up to
 * `current_date`. There is no interval of years and months otherwise.
 */
const yearsOfAge = (
  place: Place,
  name: string,
  [unit, age]: readonly Syntax[],
  location: Location,
): Expression | undefined => {
  if ((name !== 'extract' && name !== 'date_part') || !unit || !age) return undefined;
  if (!('FuncCall' in age) || textsOf(age.FuncCall.funcname).at(-1) !== 'age') return undefined;
  const { query } = place;
  const part = query.bindExpression(place, unit);
  if (part.kind !== 'literal' || String(part.value).toLowerCase() !== 'year')
    throw notSupported(query, 'other parts of age than years', location);
  const days = (age.FuncCall.args ?? []).map((day) => {
    const bound = query.bindExpression(place, day);
    const known = bound.type.name === 'unknown' ? coerced(query, bound, DATE) : bound;
    if (known.type.name !== 'date')
      throw notSupported(query, `age of ${typeText(known.type)} (dates are)`, location);
    return known;
  });
  const [first, second, more] = days;
  if (!first || more)
    throw failure(query, 'unknown-function', 'age takes 1 to 2 operands', location);
  const later = second ? first : currentDate(query, location);
  const years = wholeYears(later, second ?? first);
  return coerced(query, years, name === 'extract' ? asNumeric(INTEGER) : DOUBLE);
};

export const bindCall = (place: Place, syntax: FuncCall): Expression => {
  const { query } = place;
  const { location, args = [] } = syntax;
  const name = functionName(place, syntax);
  if (syntax.agg_within_group || isAggregateLeftOut(name))
    throw notSupported(query, `the aggregate ${name}`, location);
  if (syntax.func_variadic || args.some((part) => 'NamedArgExpr' in part))
    throw notSupported(query, 'an operand by name or VARIADIC', location);
  if (syntax.over) return windowCall(place, syntax, name);
  if (isOnlyOverWindows(name))
    throw failure(query, 'grouping', `${name} needs a window: OVER (…)`, location);
  if (!isAggregate(name)) {
    if (syntax.agg_star || syntax.agg_distinct || syntax.agg_filter || syntax.agg_order)
      throw failure(query, 'unknown-function', `there is no aggregate ${name}`, location);
    const years = yearsOfAge(place, name, args, location);
    if (years) return years;
    const operands = args.map((part) => place.query.bindExpression(place, part));
    return functionCall({ query, name, operands, location });
  }

  if (syntax.agg_order) throw notSupported(query, `ORDER BY in ${name}`, location);
  if (!place.aggregates || !place.beforeGrouping)
    throw failure(
      query,
      'grouping',
      `${name} is an aggregate, which cannot stand in ${place.clause}`,
      location,
    );
  if ((args.length === 0) !== (syntax.agg_star ?? false))
    throw failure(query, 'unknown-function', `${name} takes an operand`, location);
  if (syntax.agg_star && name !== 'count')
    throw failure(query, 'unknown-function', `there is no ${name}(*)`, location);
  const inside = { ...place.beforeGrouping, level: place.level };
  const filter =
    syntax.agg_filter &&
    asBoolean(query, place.query.bindExpression(inside, syntax.agg_filter), 'FILTER');
  return aggregateCall({
    query,
    name,
    operands: args.map((part) => place.query.bindExpression(inside, part)),
    isDistinct: syntax.agg_distinct ?? false,
    filter,
    location,
    add: addTo(query, place.aggregates),
  });
};
