/** Subqueries as conditions on their own: `exists`, `in` and their opposites become semi and anti joins. */
import type { SelectStmt, SubLink, Node as Syntax } from '@pgsql/types';
import {
  call,
  column,
  conjunction,
  type Expression,
  type FunctionName,
} from '../plan/expression.ts';
import { type Join, type Node, outputOf } from '../plan/node.ts';
import { failure, notSupported, type Place, textsOf } from './context.ts';
import { aligned } from './conversion.ts';
import { freeColumns, pullUp } from './decorrelate.ts';
import { and, comparisonName, isNull, or } from './operators.ts';

/** What kind of question a subquery answers; `any` and `all` by another comparison than IN and NOT IN. */
export type Question = 'exists' | 'in' | 'not-in' | 'any' | 'all' | 'value';

/** @throws FederationError `not-supported` for `array(…)` and the like */
export const questionOf = ({ query }: Place, syntax: SubLink): Question => {
  const { subLinkType, operName, location } = syntax;
  const operator = textsOf(operName)[0];
  const isCompared = operator !== undefined && comparisonName(operator) !== undefined;
  switch (subLinkType) {
    case 'EXISTS_SUBLINK':
      return 'exists';
    case 'EXPR_SUBLINK':
      return 'value';
    case 'ANY_SUBLINK':
      if (operator === undefined || operator === '=') return 'in';
      if (isCompared) return 'any';
      break;
    case 'ALL_SUBLINK':
      if (operator === '<>') return 'not-in';
      if (isCompared) return 'all';
      break;
  }
  throw notSupported(query, 'a subquery with ARRAY, or such an operator with ANY or ALL', location);
};

export const selectIn = ({ query }: Place, { subselect, location }: SubLink): SelectStmt => {
  if (!subselect || !('SelectStmt' in subselect))
    throw notSupported(query, 'this subquery', location);
  return subselect.SelectStmt;
};

/** The plan of a subquery, which sees the columns of the query around it. */
export const bindSubquery = (place: Place, syntax: SubLink): Node =>
  place.query.bindQuery(selectIn(place, syntax), {
    query: place.query,
    commonTables: place.commonTables,
    outer: place.scope,
    depth: place.depth + 1,
  });

/** Takes away what does not matter when rows are only looked for. */
const bare = (node: Node): Node => {
  if (node.kind === 'project' || node.kind === 'distinct' || node.kind === 'sort')
    return bare(node.input);
  if (node.kind === 'window') return bare(node.input);
  const isAnyRow = node.kind === 'limit' && node.offset === 0 && node.count !== 0;
  return isAnyRow ? bare(node.input) : node;
};

/** The rows that `exists` looks for, and what they share with a row of the query around. */
export const existence = (
  place: Place,
  syntax: SubLink,
): { readonly node: Node; readonly conditions: readonly Expression[] } =>
  pullUp(place.query, bare(bindSubquery(place, syntax)), true, syntax.location);

/** What stands in front of IN, column by column. */
export const testedIn = (place: Place, syntax: SubLink): readonly Expression[] => {
  const { testexpr } = syntax;
  if (!testexpr) return [];
  const parts = 'RowExpr' in testexpr ? (testexpr.RowExpr.args ?? []) : [testexpr];
  return parts.map((part) => place.query.bindExpression(place, part));
};

export interface Membership {
  readonly node: Node;
  /** Pairs of what is looked for and the column it is looked for in, in types that compare. */
  readonly pairs: readonly (readonly [Expression, Expression])[];
  readonly conditions: readonly Expression[];
}

/** The rows that IN looks through. */
export const membershipIn = (
  place: Place,
  syntax: SubLink,
  tested: readonly Expression[],
): Membership => {
  const { query } = place;
  const { location } = syntax;
  const plan = bindSubquery(place, syntax);
  const columns = outputOf(plan);
  if (columns.length !== tested.length)
    throw failure(
      query,
      'wrong-type',
      `the subquery gives ${columns.length} columns where ${tested.length} are compared`,
      location,
    );
  const isFree = freeColumns(plan).size > 0;
  // Without its projection, values of the query around may be among what is compared with.
  const top = isFree && plan.kind === 'project' ? plan : undefined;
  const { node, conditions } = pullUp(query, top ? top.input : plan, true, location);
  const pairs = tested.map((expression, index) => {
    const found = columns[index];
    const inner =
      top?.columns[index]?.expression ?? (found ? column(found.id, found.type) : expression);
    const [left, right] = aligned(query, [expression, inner], location);
    return [left ?? expression, right ?? inner] as const;
  });
  return { node, pairs, conditions };
};

const equal = (pair: readonly [Expression, Expression]): Expression => call('equal', pair);

const withCondition = (conditions: readonly Expression[]): { readonly condition?: Expression } => {
  const condition = conjunction(conditions);
  return condition ? { condition } : {};
};

/** A join whose left side, the rows of the query around, is not there yet. */
export type JoinWith = Omit<Join, 'left'>;

/** A comparison that is true or unknown. */
const possible = (name: FunctionName, pair: readonly [Expression, Expression]): Expression =>
  or(call(name, pair), isNull(pair[0]), isNull(pair[1]));

/** `not in` gives a row when all comparisons are false. */
const notIn = ({ node, pairs, conditions }: Membership): JoinWith => {
  const base = { kind: 'join', type: 'anti', right: node } as const;
  const [pair, ...others] = pairs;
  if (pair && others.length === 0 && conditions.length === 0)
    return { ...base, condition: equal(pair), isNullAware: true };
  // Beside other conditions, an unknown comparison is said to count as a partner.
  const partners = pairs.map((both) => possible('equal', both));
  return { ...base, condition: and(...partners, ...conditions) };
};

const OPPOSITE: Readonly<Partial<Record<FunctionName, FunctionName>>> = {
  equal: 'not-equal',
  'not-equal': 'equal',
  less: 'greater-or-equal',
  'less-or-equal': 'greater',
  greater: 'less-or-equal',
  'greater-or-equal': 'less',
};

/**
 * `x < any (…)`: a row for which the comparison holds is a partner. `x < all (…)`: one for which it is false
 * or unknown must not be there. NOT in front asks for the opposite, of which unknown is none either.
 */
const quantified = (
  { query }: Place,
  { operName, location }: SubLink,
  isAll: boolean,
  isNegated: boolean,
  { node, pairs, conditions }: Membership,
): JoinWith => {
  const written = comparisonName(textsOf(operName)[0] ?? '');
  const name = written && isAll ? OPPOSITE[written] : written;
  const [pair, ...others] = pairs;
  if (!name || !pair || others.length > 0)
    throw notSupported(query, 'comparing rows with ANY or ALL', location);
  const base = { kind: 'join', right: node } as const;
  return isAll === isNegated
    ? { ...base, type: 'semi', condition: and(call(name, pair), ...conditions) }
    : { ...base, type: 'anti', condition: and(possible(name, pair), ...conditions) };
};

/**
 * The join that a subquery is as a condition on its own.
 *
 * @param isNegated whether NOT stands in front
 */
export const subqueryJoin = (place: Place, syntax: SubLink, isNegated: boolean): JoinWith => {
  const question = questionOf(place, syntax);
  if (question === 'exists') {
    const { node, conditions } = existence(place, syntax);
    const type = isNegated ? 'anti' : 'semi';
    return { kind: 'join', type, right: node, ...withCondition(conditions) };
  }
  const tested = testedIn(place, syntax);
  const membership = membershipIn(place, syntax, tested);
  if (question === 'any' || question === 'all')
    return quantified(place, syntax, question === 'all', isNegated, membership);
  if ((question === 'not-in') !== isNegated) return notIn(membership);
  const conditions = [...membership.pairs.map(equal), ...membership.conditions];
  return { kind: 'join', type: 'semi', right: membership.node, ...withCondition(conditions) };
};

/** Whether a syntax is a subquery that can be joined as a condition; NOTs in front are counted. */
export const conditionSubquery = (
  syntax: Syntax,
  isNegated = false,
): { readonly link: SubLink; readonly isNegated: boolean } | undefined => {
  if ('SubLink' in syntax && syntax.SubLink.subLinkType !== 'EXPR_SUBLINK')
    return { link: syntax.SubLink, isNegated };
  if (!('BoolExpr' in syntax) || syntax.BoolExpr.boolop !== 'NOT_EXPR') return undefined;
  const [operand] = syntax.BoolExpr.args ?? [];
  return operand && conditionSubquery(operand, !isNegated);
};
