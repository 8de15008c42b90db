/** ORDER BY, LIMIT and OFFSET. */
import type { SelectStmt, SortBy, Node as Syntax } from '@pgsql/types';
import type { Expression } from '../plan/expression.ts';
import type { Node, SortKey } from '../plan/node.ts';
import { typeText } from '../values.ts';
import {
  failure,
  type Location,
  locationIn,
  notSupported,
  type Place,
  type QueryContext,
} from './context.ts';
import { coerced } from './conversion.ts';
import { firstWithTies } from './first-rows.ts';
import { BIGINT, isComparable } from './type-rules.ts';

/** What one item of ORDER BY sorts by, and how. */
export interface SortItem {
  readonly syntax: Syntax;
  readonly isDescending: boolean;
  readonly areNullsFirst: boolean;
}

const sortItem = (query: QueryContext, { node, sortby_dir, sortby_nulls }: SortBy): SortItem => {
  if (!node || sortby_dir === 'SORTBY_USING')
    throw notSupported(query, 'ORDER BY USING', node && locationIn(node));
  const isDescending = sortby_dir === 'SORTBY_DESC';
  const isDefault = sortby_nulls === 'SORTBY_NULLS_DEFAULT' || sortby_nulls === undefined;
  return {
    syntax: node,
    isDescending,
    areNullsFirst: isDefault ? isDescending : sortby_nulls === 'SORTBY_NULLS_FIRST',
  };
};

/** The items of ORDER BY; NULLs count as larger than all else unless it is said. */
export const sortItems = (
  query: QueryContext,
  clause: readonly Syntax[] | undefined,
): readonly SortItem[] =>
  (clause ?? []).flatMap((item) => ('SortBy' in item ? [sortItem(query, item.SortBy)] : []));

/** @throws FederationError `wrong-type` for what has no order */
export const sortKey = (
  query: QueryContext,
  expression: Expression,
  { syntax, isDescending, areNullsFirst }: SortItem,
): SortKey => {
  if (!isComparable(expression.type))
    throw failure(
      query,
      'wrong-type',
      `${typeText(expression.type)} cannot be sorted by`,
      locationIn(syntax),
    );
  return { expression, isDescending, areNullsFirst };
};

const sorted = (input: Node, keys: readonly SortKey[]): Node =>
  keys.length > 0 ? { kind: 'sort', input, keys } : input;

/** A number of rows: a literal or parameter; NULL and ALL are none. */
const rowCount = (
  place: Place,
  syntax: Syntax | undefined,
  location: Location,
): number | undefined => {
  if (!syntax) return undefined;
  const { query } = place;
  const written = query.bindExpression(place, syntax);
  const isText = written.type.name === 'text' || written.type.name === 'boolean';
  if (isText) throw failure(query, 'wrong-type', `${place.clause} takes a number`, location);
  const count = coerced(query, written, BIGINT);
  if (count.kind !== 'literal')
    throw notSupported(query, `${place.clause} with a number that is computed`, location);
  if (count.value === null) return undefined;
  if (typeof count.value !== 'bigint' || count.value < 0n)
    throw failure(query, 'value', `${place.clause} must not be negative`, location);
  return Number(count.value);
};

/** Rows in the order of ORDER BY, of which LIMIT and OFFSET, or FETCH FIRST, leave some. */
export const ordered = (
  place: Place,
  input: Node,
  keys: readonly SortKey[],
  statement: SelectStmt,
): Node => {
  const { limitCount, limitOffset, limitOption } = statement;
  const at = (syntax: Syntax | undefined): Location => syntax && locationIn(syntax);
  const count = rowCount({ ...place, clause: 'LIMIT' }, limitCount, at(limitCount));
  const offset = rowCount({ ...place, clause: 'OFFSET' }, limitOffset, at(limitOffset)) ?? 0;
  // The parser takes ties with an order only.
  if (limitOption === 'LIMIT_OPTION_WITH_TIES' && count !== undefined)
    return sorted(firstWithTies(place.query, input, keys, { count, offset }), keys);
  const whole = sorted(input, keys);
  if (count === undefined && offset === 0) return whole;
  return { kind: 'limit', input: whole, offset, ...(count !== undefined && { count }) };
};
