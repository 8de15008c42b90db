/** Expressions of several branches, which all come to one type: CASE, COALESCE, GREATEST, LEAST. */
import type { CaseExpr, Node as Syntax } from '@pgsql/types';
import { call, type Expression, type FunctionName } from '../plan/expression.ts';
import { type SqlType, typeText } from '../values.ts';
import { failure, type Location, type Place, type QueryContext } from './context.ts';
import { asBoolean, coerced } from './conversion.ts';
import { comparison } from './operators.ts';
import { commonType, TEXT, UNKNOWN } from './type-rules.ts';

/** The common type of branches, and the branches in it. */
export const unified = (
  query: QueryContext,
  what: string,
  operands: readonly Expression[],
  location: Location,
): { readonly type: SqlType; readonly operands: readonly Expression[] } => {
  let type: SqlType = UNKNOWN;
  for (const operand of operands) {
    const common = commonType(type, operand.type);
    if (!common)
      throw failure(
        query,
        'wrong-type',
        `${what} has both ${typeText(type)} and ${typeText(operand.type)}`,
        location,
      );
    type = common;
  }
  const target = type.name === 'unknown' ? TEXT : type;
  return { type: target, operands: operands.map((part) => coerced(query, part, target)) };
};

/** COALESCE, GREATEST and LEAST. */
export const choice = (
  place: Place,
  name: FunctionName,
  what: string,
  args: readonly Syntax[] | undefined,
  location: Location,
): Expression => {
  const bound = (args ?? []).map((part) => place.query.bindExpression(place, part));
  const { type, operands } = unified(place.query, what, bound, location);
  if (name !== 'coalesce' && type.name === 'json')
    throw failure(place.query, 'wrong-type', `${what} does not take json`, location);
  return call(name, operands, type);
};

export const caseExpression = (place: Place, syntax: CaseExpr): Expression => {
  const { query } = place;
  const operand = syntax.arg && place.query.bindExpression(place, syntax.arg);
  const parts = (syntax.args ?? []).flatMap((part) => {
    if (!('CaseWhen' in part) || !part.CaseWhen.expr || !part.CaseWhen.result) return [];
    const { expr, result, location } = part.CaseWhen;
    const tested = place.query.bindExpression(place, expr);
    const when = operand
      ? comparison(query, 'equal', operand, tested, location)
      : asBoolean(query, tested, 'WHEN');
    return [{ when, result: place.query.bindExpression(place, result) }];
  });
  const otherwise = syntax.defresult && place.query.bindExpression(place, syntax.defresult);
  const results = [...parts.map(({ result }) => result), ...(otherwise ? [otherwise] : [])];
  const { type, operands } = unified(query, 'CASE', results, syntax.location);
  const last = otherwise && operands.at(-1);
  return {
    kind: 'case',
    branches: parts.map(({ when, result }, index) => ({
      when,
      result: operands[index] ?? result,
    })),
    ...(last && { otherwise: last }),
    type,
  };
};
