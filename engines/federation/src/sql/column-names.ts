/** What PostgreSQL calls a column that has no name of its own (its `FigureColname`). */
import type { Node as Syntax } from '@pgsql/types';
import { textsOf } from './context.ts';

const UNNAMED = '?column?';

/** Names that come from what an expression does, which a better one inside replaces. */
const weakName = (syntax: Syntax): string | undefined => {
  if ('TypeCast' in syntax) return textsOf(syntax.TypeCast.typeName?.names).at(-1);
  return 'CaseExpr' in syntax ? 'case' : undefined;
};

const strongName = (syntax: Syntax): string | undefined => {
  if ('ColumnRef' in syntax) return textsOf(syntax.ColumnRef.fields).at(-1);
  if ('FuncCall' in syntax) return textsOf(syntax.FuncCall.funcname).at(-1);
  if ('CoalesceExpr' in syntax) return 'coalesce';
  if ('GroupingFunc' in syntax) return 'grouping';
  if ('MinMaxExpr' in syntax) return syntax.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest';
  if ('SQLValueFunction' in syntax) return 'current_date';
  if ('A_Expr' in syntax && syntax.A_Expr.kind === 'AEXPR_NULLIF') return 'nullif';
  if ('TypeCast' in syntax && syntax.TypeCast.arg) return strongName(syntax.TypeCast.arg);
  if ('CaseExpr' in syntax && syntax.CaseExpr.defresult)
    return strongName(syntax.CaseExpr.defresult);
  if (!('SubLink' in syntax)) return undefined;
  const { subLinkType, subselect } = syntax.SubLink;
  if (subLinkType === 'EXISTS_SUBLINK') return 'exists';
  if (subLinkType !== 'EXPR_SUBLINK' || !subselect || !('SelectStmt' in subselect))
    return undefined;
  const [target] = subselect.SelectStmt.targetList ?? [];
  if (!target || !('ResTarget' in target)) return undefined;
  const { name, val } = target.ResTarget;
  return name ?? (val && strongName(val));
};

/** A result column's name, from the expression that stands there without AS. */
export const columnName = (syntax: Syntax): string =>
  strongName(syntax) ?? weakName(syntax) ?? UNNAMED;
