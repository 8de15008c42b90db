/** Operators of the parser's tree: their operands are bound and joined by what `operators.ts` knows. */
import type { A_Expr, Node as Syntax } from '@pgsql/types';
import { call, type Expression, literal } from '../plan/expression.ts';
import { isWhole } from '../values.ts';
import { unified } from './branches.ts';
import {
  failure,
  type Location,
  notSupported,
  type Place,
  type QueryContext,
  textsOf,
} from './context.ts';
import { aligned, asBoolean, castTo } from './conversion.ts';
import {
  and,
  between,
  binary,
  comparison,
  likeness,
  membership,
  not,
  notBetween,
  or,
  unary,
} from './operators.ts';
import { UNKNOWN } from './type-rules.ts';

/** Types that PostgreSQL compares with others of their family without casting either side. */
const COMPARED_AS_THEY_ARE = ['date', 'timestamp', 'timestamptz', 'real'];

/** `nullif(a, b)` gives a as it is compared: cast where PostgreSQL has no operator without. */
const nullIf = (place: Place, left: Expression, right: Expression, at: Location): Expression => {
  const { query } = place;
  const areWhole = isWhole(left.type) && isWhole(right.type);
  const operands = areWhole ? [left, right] : aligned(query, [left, right], at);
  const type = operands[0]?.type ?? left.type;
  const result = call('null-if', operands, type);
  return COMPARED_AS_THEY_ARE.includes(left.type.name)
    ? castTo(query, result, left.type, at)
    : result;
};

const operatorOf = (place: Place, syntax: A_Expr): string => {
  const [name, ...more] = textsOf(syntax.name);
  // Only `operator(schema.+)` has a schema.
  if (name === undefined || more.length > 0)
    throw notSupported(place.query, 'OPERATOR()', syntax.location);
  return name;
};

const listItems = (syntax: Syntax | undefined): readonly Syntax[] =>
  syntax && 'List' in syntax ? (syntax.List.items ?? []) : [];

export const operatorExpression = (place: Place, syntax: A_Expr): Expression => {
  const { query } = place;
  const { location, kind, lexpr, rexpr } = syntax;
  if (!rexpr) throw notSupported(query, 'this operator', location);
  if (!lexpr)
    return unary(
      query,
      operatorOf(place, syntax),
      place.query.bindExpression(place, rexpr),
      location,
    );
  if ('RowExpr' in lexpr) return rowComparison(place, syntax);
  const left = place.query.bindExpression(place, lexpr);
  const inside = (part: Syntax | undefined): Expression =>
    part ? place.query.bindExpression(place, part) : literal(null, UNKNOWN);
  const [low, high] = listItems(rexpr);
  switch (kind) {
    case 'AEXPR_OP':
      return binary(query, operatorOf(place, syntax), left, inside(rexpr), location);
    case 'AEXPR_DISTINCT':
      return comparison(query, 'is-distinct', left, inside(rexpr), location);
    case 'AEXPR_NOT_DISTINCT':
      return not(comparison(query, 'is-distinct', left, inside(rexpr), location));
    case 'AEXPR_NULLIF':
      return nullIf(place, left, inside(rexpr), location);
    case 'AEXPR_IN': {
      const list = listItems(rexpr).map(inside);
      const condition = membership(query, left, list, location);
      return operatorOf(place, syntax) === '<>' ? not(condition) : condition;
    }
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE': {
      const isEscaped =
        'FuncCall' in rexpr && textsOf(rexpr.FuncCall.funcname).at(-1) === 'like_escape';
      const [pattern, escaping] = isEscaped
        ? (rexpr.FuncCall.args ?? []).map(inside)
        : [inside(rexpr)];
      const name = kind === 'AEXPR_LIKE' ? 'like' : 'ilike';
      const condition = likeness(query, name, left, pattern ?? left, escaping, location);
      return operatorOf(place, syntax).startsWith('!') ? not(condition) : condition;
    }
    case 'AEXPR_BETWEEN':
      return between(query, left, inside(low), inside(high), location);
    case 'AEXPR_NOT_BETWEEN':
      return notBetween(query, left, inside(low), inside(high), location);
    case 'AEXPR_BETWEEN_SYM':
    case 'AEXPR_NOT_BETWEEN_SYM': {
      const [from, to] = [inside(low), inside(high)];
      return kind === 'AEXPR_BETWEEN_SYM'
        ? or(between(query, left, from, to, location), between(query, left, to, from, location))
        : and(
            notBetween(query, left, from, to, location),
            notBetween(query, left, to, from, location),
          );
    }
    case 'AEXPR_SIMILAR':
      throw notSupported(query, 'SIMILAR TO', location);
    case 'AEXPR_OP_ANY':
    case 'AEXPR_OP_ALL': {
      const items = arrayItems(rexpr);
      if (!items)
        throw notSupported(query, 'ANY or ALL of anything but a query or ARRAY[…]', location);
      const operator = operatorOf(place, syntax);
      const list = unified(query, 'ARRAY', items.map(inside), location).operands;
      if (operator === '=' && kind === 'AEXPR_OP_ANY')
        return membership(query, left, list, location);
      if (operator === '<>' && kind === 'AEXPR_OP_ALL')
        return not(membership(query, left, list, location));
      const conditions = list.map((item) =>
        asBoolean(query, binary(query, operator, left, item, location), operator),
      );
      return kind === 'AEXPR_OP_ANY' ? or(...conditions) : and(...conditions);
    }
    default:
      throw notSupported(query, 'this operator', location);
  }
};

/** The items of `array[…]`, which has some; undefined for anything else. */
const arrayItems = (syntax: Syntax): readonly Syntax[] | undefined => {
  if (!('A_ArrayExpr' in syntax)) return undefined;
  const { elements = [] } = syntax.A_ArrayExpr;
  return elements.length > 0 && !elements.some((item) => 'A_ArrayExpr' in item)
    ? elements
    : undefined;
};

const rowParts = (syntax: Syntax | undefined): readonly Syntax[] | undefined =>
  syntax && 'RowExpr' in syntax ? (syntax.RowExpr.args ?? []) : undefined;

const STRICT: Readonly<Record<string, string>> = { '<': '<', '<=': '<', '>': '>', '>=': '>' };

/** `(a, b) < (c, d)`: the first parts that differ decide. */
const rowOrder = (
  query: QueryContext,
  operator: string,
  left: readonly Expression[],
  right: readonly Expression[],
  location: Location,
): Expression => {
  const [first, ...rest] = left;
  const [other, ...others] = right;
  if (!first || !other || rest.length !== others.length)
    throw failure(query, 'wrong-type', 'rows of different lengths do not compare', location);
  if (rest.length === 0) return binary(query, operator, first, other, location);
  return or(
    binary(query, STRICT[operator] ?? operator, first, other, location),
    and(
      comparison(query, 'equal', first, other, location),
      rowOrder(query, operator, rest, others, location),
    ),
  );
};

/** `(a, b) = (1, 2)`, `(a, b) <> (…)`, `(a, b) < (…)`, `(a, b) in ((1, 2), …)`. */
const rowComparison = (place: Place, syntax: A_Expr): Expression => {
  const { query } = place;
  const { location, kind, lexpr, rexpr } = syntax;
  const operator = operatorOf(place, syntax);
  const isList = kind === 'AEXPR_IN';
  if (!isList && rexpr && !('RowExpr' in rexpr))
    throw notSupported(query, 'comparing a row with anything but a row', location);
  const bound = (parts: readonly Syntax[] | undefined): readonly Expression[] =>
    (parts ?? []).map((part) => place.query.bindExpression(place, part));
  if (kind === 'AEXPR_OP' && Object.hasOwn(STRICT, operator))
    return rowOrder(query, operator, bound(rowParts(lexpr)), bound(rowParts(rexpr)), location);
  if (!isList && (kind !== 'AEXPR_OP' || (operator !== '=' && operator !== '<>')))
    throw notSupported(query, 'comparing rows by this operator', location);
  const left = bound(rowParts(lexpr));
  const rows = (isList ? listItems(rexpr) : rexpr ? [rexpr] : []).map((row) => {
    const right = rowParts(row);
    if (!right || right.length !== left.length || left.length === 0)
      throw failure(query, 'wrong-type', 'rows of different lengths do not compare', location);
    const parts = left.map((part, index) => {
      const other = right[index];
      return comparison(
        query,
        'equal',
        part,
        other ? place.query.bindExpression(place, other) : part,
        location,
      );
    });
    const [only, ...more] = parts;
    return only && more.length === 0 ? only : and(...parts);
  });
  const [only, ...more] = rows;
  const condition = only && more.length === 0 ? only : or(...rows);
  return operator === '<>' ? not(condition) : condition;
};
