/** WHERE and HAVING: conditions of which each is a filter or, as a subquery, a join. */
import type { Node as Syntax } from '@pgsql/types';
import type { Expression } from '../plan/expression.ts';
import type { Node } from '../plan/node.ts';
import type { Place, ScalarSubquery } from './context.ts';
import { filtered } from './decorrelate.ts';
import { bindCondition } from './expressions.ts';
import { conditionSubquery, type JoinWith, subqueryJoin } from './subqueries.ts';

export interface BoundCondition {
  /** Subqueries that the condition or the join's condition reads. */
  readonly subqueries: readonly ScalarSubquery[];
  readonly condition?: Expression;
  readonly join?: JoinWith;
}

const parts = (syntax: Syntax): readonly Syntax[] =>
  'BoolExpr' in syntax && syntax.BoolExpr.boolop === 'AND_EXPR'
    ? (syntax.BoolExpr.args ?? []).flatMap(parts)
    : [syntax];

/** Binds the conditions that all have to hold. */
export const bindConditions = (
  place: Place,
  syntax: Syntax | undefined,
): readonly BoundCondition[] =>
  (syntax ? parts(syntax) : []).map((part): BoundCondition => {
    const subqueries: ScalarSubquery[] = [];
    const inside: Place = { ...place, subqueries };
    const subquery = conditionSubquery(part);
    if (!subquery) return { subqueries, condition: bindCondition(inside, part) };
    const join = subqueryJoin(inside, subquery.link, subquery.isNegated);
    return { subqueries, join };
  });

type Rewrite = (expression: Expression) => Expression;

/** A subquery whose condition reads columns of the grouped rows. */
export const rewritten = (
  { plan, condition }: ScalarSubquery,
  rewrite: Rewrite,
): ScalarSubquery => ({ plan, condition: condition && rewrite(condition) });

/** A condition on rows as one on their groups. */
export const rewrittenCondition = (
  { subqueries, condition, join }: BoundCondition,
  rewrite: Rewrite,
): BoundCondition => {
  const joinCondition = join?.condition && rewrite(join.condition);
  return {
    subqueries: subqueries.map((subquery) => rewritten(subquery, rewrite)),
    ...(condition && { condition: rewrite(condition) }),
    ...(join && { join: { ...join, ...(joinCondition && { condition: joinCondition }) } }),
  };
};

/** Joins the rows of subqueries to those of a plan. */
export const withSubqueries = (node: Node, subqueries: readonly ScalarSubquery[]): Node =>
  subqueries.reduce<Node>(
    (left, { plan, condition }) => ({
      kind: 'join',
      type: 'single',
      left,
      right: plan,
      ...(condition && { condition }),
    }),
    node,
  );

/** Keeps the rows of a plan for which the conditions hold; filters come before joins. */
export const withConditions = (node: Node, conditions: readonly BoundCondition[]): Node => {
  const plain = conditions.flatMap(({ condition, subqueries }) =>
    condition && subqueries.length === 0 ? [condition] : [],
  );
  const others = conditions.filter(({ join, subqueries }) => join || subqueries.length > 0);
  return others.reduce<Node>(
    (below, { subqueries, condition, join }) => {
      const left = withSubqueries(below, subqueries);
      return join ? { ...join, left } : filtered(left, condition ? [condition] : []);
    },
    filtered(node, plain),
  );
};
