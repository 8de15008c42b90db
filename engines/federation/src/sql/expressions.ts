/** Expressions of the parser's tree as expressions of a plan. */
import type { A_Const, Node as Syntax, TypeCast } from '@pgsql/types';
import { BOOLEAN, call, type Expression, literal } from '../plan/expression.ts';
import { caseExpression, choice } from './branches.ts';
import { bindCall } from './call-expressions.ts';
import { constructName } from './construct-names.ts';
import {
  checkedSize,
  failure,
  kindOf,
  located,
  locationIn,
  notSupported,
  type Place,
  textsOf,
} from './context.ts';
import { asBoolean, castTo } from './conversion.ts';
import { currentDate } from './current-date.ts';
import { bindGrouping } from './grouping-sets.ts';
import { intervalText, readInterval } from './interval-literals.ts';
import { numberLiteral } from './literals.ts';
import { operatorExpression } from './operator-expressions.ts';
import { isNull, not } from './operators.ts';
import { parameter } from './parameters.ts';
import { findColumn } from './scope.ts';
import { subqueryValue } from './subquery-values.ts';
import { typeOfName } from './type-names.ts';
import { INTEGER, TEXT, UNKNOWN } from './type-rules.ts';

/** Expressions within expressions; each level is several calls deep on the stack. */
const MAXIMUM_LEVEL = 300;

const constant = (place: Place, syntax: A_Const): Expression => {
  const { query } = place;
  if (syntax.isnull) return literal(null, UNKNOWN);
  if (syntax.sval) return literal(syntax.sval.sval ?? '', UNKNOWN);
  if (syntax.boolval) return literal(syntax.boolval.boolval ?? false, BOOLEAN);
  if (syntax.ival) return literal(syntax.ival.ival ?? 0, INTEGER);
  const number = syntax.fval ? numberLiteral(syntax.fval.fval ?? '') : undefined;
  if (number) return literal(number.value, number.type);
  if (syntax.fval) throw failure(query, 'wrong-type', 'this number is too large', syntax.location);
  throw notSupported(query, 'a bit string', syntax.location);
};

const cast = (place: Place, { arg, typeName, location }: TypeCast): Expression => {
  const { query } = place;
  if (!arg || !typeName) throw notSupported(query, 'this cast', location);
  const at = location !== undefined && location >= 0 ? location : typeName.location;
  const { type, length, unit } = typeOfName(query, typeName);
  const operand = bindExpression(place, arg);
  if (unit !== undefined) {
    const isNumber = operand.kind === 'literal' && /^\s*[+-]?\d+\s*$/.test(String(operand.value));
    const interval = isNumber ? readInterval(String(operand.value), unit) : undefined;
    if (!interval) throw notSupported(query, 'this form of interval', at);
    return literal(intervalText(interval), type);
  }
  const result = castTo(query, operand, type, at);
  return length === undefined ? result : call('left', [result, literal(length, INTEGER)], TEXT);
};

const isTested: Readonly<Record<string, (operand: Expression) => Expression>> = {
  IS_TRUE: (operand) => call('coalesce', [operand, literal(false, BOOLEAN)]),
  IS_NOT_TRUE: (operand) => not(call('coalesce', [operand, literal(false, BOOLEAN)])),
  IS_FALSE: (operand) => not(call('coalesce', [operand, literal(true, BOOLEAN)])),
  IS_NOT_FALSE: (operand) => call('coalesce', [operand, literal(true, BOOLEAN)]),
  IS_UNKNOWN: isNull,
  IS_NOT_UNKNOWN: (operand) => not(isNull(operand)),
};

/** AND and OR; conditions of the same kind inside are taken together by the parser. */
const connective = (
  place: Place,
  name: 'and' | 'or',
  args: readonly Syntax[] | undefined,
): Expression => {
  const operands = (args ?? []).map((part) =>
    asBoolean(place.query, bindExpression(place, part), name.toUpperCase()),
  );
  return call(name, operands);
};

const bind = (place: Place, syntax: Syntax): Expression => {
  const { query } = place;
  if ('A_Const' in syntax) return constant(place, syntax.A_Const);
  if ('ParamRef' in syntax)
    return parameter(query, syntax.ParamRef.number, syntax.ParamRef.location);
  if ('ColumnRef' in syntax) {
    const { fields = [], location } = syntax.ColumnRef;
    const path = textsOf(fields);
    if (path.length < fields.length) throw notSupported(query, '* in an expression', location);
    // A copy of its own, so that each use is known by its place.
    return { ...findColumn(query, place.scope, path, location) };
  }
  if ('A_Expr' in syntax) return operatorExpression(place, syntax.A_Expr);
  if ('BoolExpr' in syntax) {
    const { boolop, args } = syntax.BoolExpr;
    if (boolop !== 'NOT_EXPR') return connective(place, boolop === 'OR_EXPR' ? 'or' : 'and', args);
    const [operand] = args ?? [];
    if (operand) return not(asBoolean(query, bindExpression(place, operand), 'NOT'));
  }
  if ('TypeCast' in syntax) return cast(place, syntax.TypeCast);
  if ('FuncCall' in syntax) return bindCall(place, syntax.FuncCall);
  if ('GroupingFunc' in syntax) return bindGrouping(place, syntax.GroupingFunc);
  if ('CaseExpr' in syntax) return caseExpression(place, syntax.CaseExpr);
  if ('CoalesceExpr' in syntax)
    return choice(
      place,
      'coalesce',
      'COALESCE',
      syntax.CoalesceExpr.args,
      syntax.CoalesceExpr.location,
    );
  if ('MinMaxExpr' in syntax) {
    const { op, args, location } = syntax.MinMaxExpr;
    return op === 'IS_LEAST'
      ? choice(place, 'least', 'LEAST', args, location)
      : choice(place, 'greatest', 'GREATEST', args, location);
  }
  if ('NullTest' in syntax && syntax.NullTest.arg) {
    const { arg, nulltesttype, location } = syntax.NullTest;
    const operand = bindExpression(place, arg);
    const test = isNull(
      operand.type.name === 'unknown' ? castTo(query, operand, TEXT, location) : operand,
    );
    return nulltesttype === 'IS_NOT_NULL' ? not(test) : test;
  }
  if ('BooleanTest' in syntax && syntax.BooleanTest.arg) {
    const { arg, booltesttype = 'IS_TRUE' } = syntax.BooleanTest;
    const operand = asBoolean(query, bindExpression(place, arg), 'IS');
    const tested = isTested[booltesttype]?.(operand);
    if (tested) return tested;
  }
  if ('SQLValueFunction' in syntax && syntax.SQLValueFunction.op === 'SVFOP_CURRENT_DATE')
    return currentDate(place.query, syntax.SQLValueFunction.location);
  if ('SubLink' in syntax) return subqueryValue(place, syntax.SubLink);
  throw notSupported(query, constructName(kindOf(syntax)), locationIn(syntax));
};

/**
 * Binds an expression where it stands.
 *
 * @throws FederationError for anything that is not offered, not known or not typed
 */
export const bindExpression = (around: Place, syntax: Syntax): Expression => {
  const { query } = around;
  const location = locationIn(syntax);
  if (around.level >= MAXIMUM_LEVEL)
    throw failure(
      query,
      'query-too-large',
      `expressions are nested deeper than ${MAXIMUM_LEVEL}`,
      location,
    );
  const expression = bind({ ...around, level: around.level + 1 }, syntax);
  return located(query, checkedSize(query, expression), location);
};

/** @throws FederationError `wrong-type` for a condition that is not true or false */
export const bindCondition = (place: Place, syntax: Syntax): Expression =>
  asBoolean(place.query, bindExpression(place, syntax), place.clause);
