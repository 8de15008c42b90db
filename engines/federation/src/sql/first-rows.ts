/** Rows that are chosen by their place among others: DISTINCT ON, FETCH FIRST … WITH TIES, LIMIT of each. */
import { call, column, conjunction, type Expression, literal } from '../plan/expression.ts';
import { type Limit, type Node, outputOf, type SortKey } from '../plan/node.ts';
import { DEFAULT_FRAME, type WindowColumn, type WindowFunction } from '../plan/window.ts';
import type { QueryContext } from './context.ts';
import { BIGINT } from './type-rules.ts';

/** The same columns, without what was added to choose by. */
const withoutPlaces = (input: Node, { like }: { readonly like: Node }): Node => ({
  kind: 'project',
  input,
  columns: outputOf(like).map(({ id, name, type }) => ({
    ...{ id, name, type },
    expression: column(id, type),
  })),
});

const placeOf = (query: QueryContext, name: WindowFunction): WindowColumn => ({
  ...{ id: query.ids.next(), name, type: BIGINT },
  ...{ function: name, operands: [], frame: DEFAULT_FRAME },
});

const compared = (
  name: 'less-or-equal' | 'greater',
  place: WindowColumn,
  number: number,
): Expression => call(name, [column(place.id, BIGINT), literal(BigInt(number), BIGINT)]);

type Count = Pick<Limit, 'count' | 'offset'>;

/** Of all rows that are alike in something, those that LIMIT and OFFSET leave in an order. */
export const firstOfEach = (
  query: QueryContext,
  input: Node,
  alike: readonly Expression[],
  order: readonly SortKey[],
  { count, offset }: Count,
): Node => {
  const place = placeOf(query, 'row-number');
  const conditions = [
    ...(offset > 0 ? [compared('greater', place, offset)] : []),
    ...(count === undefined ? [] : [compared('less-or-equal', place, offset + count)]),
  ];
  const condition = conjunction(conditions);
  if (!condition) return input;
  const placed: Node = { kind: 'window', input, partition: alike, order, columns: [place] };
  return withoutPlaces({ kind: 'filter', input: placed, condition }, { like: input });
};

/** The first rows of an order from an offset on, and those that are alike in the order to the last of them. */
export const firstWithTies = (
  query: QueryContext,
  input: Node,
  order: readonly SortKey[],
  { count, offset }: Required<Count>,
): Node => {
  if (count === 0) return { kind: 'limit', input, count: 0, offset: 0 };
  const rank = placeOf(query, 'rank');
  const place = placeOf(query, 'row-number');
  const placed: Node = { kind: 'window', input, partition: [], order, columns: [rank, place] };
  const isAmong = compared('less-or-equal', rank, offset + count);
  const condition =
    offset > 0 ? call('and', [isAmong, compared('greater', place, offset)]) : isAmong;
  return withoutPlaces({ kind: 'filter', input: placed, condition }, { like: input });
};
