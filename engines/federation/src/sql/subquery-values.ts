/** Subqueries inside expressions: each becomes a join that gives at most one row, and a column of it. */
import type { SubLink } from '@pgsql/types';
import {
  BOOLEAN,
  call,
  column,
  conjunction,
  type Expression,
  literal,
} from '../plan/expression.ts';
import { type AggregateColumn, type Node, outputOf } from '../plan/node.ts';
import { failure, type Location, notSupported, type Place } from './context.ts';
import { freeColumns, grouped, type Pulled, pullUp } from './decorrelate.ts';
import { groupedByConditions, type OneGroup, orZero, overOneGroup } from './one-group.ts';
import { and, isNull, not, or } from './operators.ts';
import { bindSubquery, existence, membershipIn, questionOf, testedIn } from './subqueries.ts';
import { BIGINT } from './type-rules.ts';

/** Remembers a subquery to be joined where the expression is computed. */
const join = (place: Place, plan: Node, conditions: readonly Expression[]): void => {
  place.subqueries?.push({ plan, condition: conjunction(conditions) });
};

/** `count(*)`, or of a column's values. */
const counting = (place: Place, operands: readonly Expression[]): AggregateColumn => ({
  id: place.query.ids.next(),
  name: 'count',
  type: BIGINT,
  function: 'count',
  operands,
  isDistinct: false,
});

/** Counts the rows of a subquery for each row around: the count is NULL where there are none. */
const countRows = (
  place: Place,
  pulled: Pulled,
  counts: readonly AggregateColumn[],
  location: Location,
): void => {
  const { keys, conditions } = grouped(place.query, pulled, location);
  const plan: Node = { kind: 'aggregate', input: pulled.node, keys, aggregates: counts };
  join(place, plan, conditions);
};

const exists = (place: Place, syntax: SubLink): Expression => {
  const pulled = existence(place, syntax);
  const count = counting(place, []);
  const isAlone = pulled.conditions.length === 0;
  const rows: Pulled = isAlone
    ? { ...pulled, node: { kind: 'limit', input: pulled.node, count: 1, offset: 0 } }
    : pulled;
  countRows(place, rows, [count], syntax.location);
  return call('greater', [orZero(count), literal(0n, BIGINT)]);
};

/**
 * `x in (…)` inside an expression, where it may also be unknown: true with a partner; false when there is
 * nothing to look through; unknown when x or any of what is looked through is NULL; else false.
 */
const isMember = (place: Place, syntax: SubLink): Expression => {
  const { query } = place;
  const { location } = syntax;
  const tested = testedIn(place, syntax);
  if (tested.length !== 1) throw notSupported(query, 'IN with rows inside an expression', location);

  const matching = membershipIn(place, syntax, tested);
  const partners = counting(place, []);
  const equals = matching.pairs.map(([left, right]) => call('equal', [left, right]));
  const pulled = { node: matching.node, conditions: [...equals, ...matching.conditions] };
  countRows(place, pulled, [partners], location);

  const all = membershipIn(place, syntax, tested);
  const inner = all.pairs[0]?.[1];
  const rows = counting(place, []);
  const values = counting(place, inner ? [inner] : []);
  countRows(place, all, [rows, values], location);

  const operand = all.pairs[0]?.[0] ?? literal(null, BOOLEAN);
  const someNull = call('less', [orZero(values), orZero(rows)]);
  return {
    kind: 'case',
    branches: [
      {
        when: call('greater', [orZero(partners), literal(0n, BIGINT)]),
        result: literal(true, BOOLEAN),
      },
      {
        when: and(
          call('greater', [orZero(rows), literal(0n, BIGINT)]),
          or(isNull(operand), someNull),
        ),
        result: literal(null, BOOLEAN),
      },
    ],
    otherwise: literal(false, BOOLEAN),
    type: BOOLEAN,
  };
};

const groupValue = (
  place: Place,
  group: OneGroup,
  result: Expression,
  location: Location,
): Expression => {
  const { plan, conditions, ofNone } = groupedByConditions(place.query, group, location);
  join(place, plan, conditions);
  const value = ofNone(result);
  if (!group.having) return value;
  return {
    kind: 'case',
    branches: [{ when: ofNone(group.having), result: value }],
    type: value.type,
  };
};

const scalar = (place: Place, syntax: SubLink): Expression => {
  const { query } = place;
  const { location } = syntax;
  const plan = bindSubquery(place, syntax);
  const [first, another] = outputOf(plan);
  if (!first || another)
    throw failure(query, 'wrong-type', 'a subquery used as a value gives one column', location);
  const group = freeColumns(plan).size > 0 ? overOneGroup(plan) : undefined;
  if (group) {
    const result =
      plan.kind === 'project' ? plan.columns[0]?.expression : column(first.id, first.type);
    if (result) return groupValue(place, group, result, location);
  }
  const { node, conditions } = pullUp(query, plan, false, location);
  join(place, node, conditions);
  return column(first.id, first.type);
};

/**
 * The value of a subquery inside an expression.
 *
 * @throws FederationError `not-supported` where subqueries cannot stand
 */
export const subqueryValue = (place: Place, syntax: SubLink): Expression => {
  if (!place.subqueries)
    throw notSupported(place.query, `a subquery in ${place.clause}`, syntax.location);
  switch (questionOf(place, syntax)) {
    case 'exists':
      return exists(place, syntax);
    case 'in':
      return isMember(place, syntax);
    case 'not-in':
      return not(isMember(place, syntax));
    case 'any':
    case 'all':
      throw notSupported(
        place.query,
        'ANY or ALL of a subquery that is no condition on its own',
        syntax.location,
      );
    case 'value':
      return scalar(place, syntax);
  }
};
