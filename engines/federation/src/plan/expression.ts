/** Expressions of a plan: names are resolved, types are known, every column has its own number. */
import type { SqlType, Value } from '../values.ts';

/** One column of one node of one plan; never used twice in a plan. */
export type ColumnId = number;

/** Scalar functions and operators, by names of our own: dialects say how they are written. */
export type FunctionName =
  | 'add'
  | 'subtract'
  | 'multiply'
  /** Whole numbers divide towards zero, as in PostgreSQL. */
  | 'divide'
  | 'modulo'
  | 'negate'
  | 'equal'
  | 'not-equal'
  | 'less'
  | 'less-or-equal'
  | 'greater'
  | 'greater-or-equal'
  | 'is-distinct'
  | 'and'
  | 'or'
  | 'not'
  | 'is-null'
  | 'like'
  | 'ilike'
  | 'concatenate'
  | 'lower'
  | 'upper'
  | 'trim'
  | 'left-trim'
  | 'right-trim'
  | 'length'
  /** text, from (1 is the first), length or nothing. */
  | 'substring'
  | 'left'
  | 'right'
  | 'replace'
  | 'position'
  | 'coalesce'
  | 'null-if'
  | 'greatest'
  | 'least'
  | 'absolute'
  | 'round'
  | 'floor'
  | 'ceiling'
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'date-truncate'
  /** date + whole days. */
  | 'add-days'
  /** timestamp or timestamptz + an interval that stands in the query: its months, its days, its time. */
  | 'add-interval'
  /** Days between two dates. */
  | 'days-between'
  /** SHA-256 of a text with a secret, in hexadecimal: what policies mask with. */
  | 'keyed-hash';

export type Expression =
  | { readonly kind: 'column'; readonly id: ColumnId; readonly type: SqlType }
  /** Also the query's parameters; sent to sources as parameters, never inside SQL text. */
  | { readonly kind: 'literal'; readonly value: Value; readonly type: SqlType }
  | {
      readonly kind: 'call';
      readonly function: FunctionName;
      readonly operands: readonly Expression[];
      readonly type: SqlType;
    }
  | { readonly kind: 'cast'; readonly operand: Expression; readonly type: SqlType }
  | {
      readonly kind: 'case';
      readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
      readonly otherwise?: Expression;
      readonly type: SqlType;
    }
  /** `operand in (list)`; `list` may hold thousands of literals, and none. */
  | {
      readonly kind: 'in';
      readonly operand: Expression;
      readonly list: readonly Expression[];
      readonly type: SqlType;
    };

export const BOOLEAN: SqlType = { name: 'boolean' };

export const column = (id: ColumnId, type: SqlType): Expression => ({ kind: 'column', id, type });

export const literal = (value: Value, type: SqlType): Expression => ({
  kind: 'literal',
  value,
  type,
});

export const call = (
  name: FunctionName,
  operands: readonly Expression[],
  type: SqlType = BOOLEAN,
): Expression => ({ kind: 'call', function: name, operands, type });

/** The expressions directly inside one. */
export const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'column':
    case 'literal':
      return [];
    case 'call':
      return expression.operands;
    case 'cast':
      return [expression.operand];
    case 'case':
      return [
        ...expression.branches.flatMap(({ when, result }) => [when, result]),
        ...(expression.otherwise ? [expression.otherwise] : []),
      ];
    case 'in':
      return [expression.operand, ...expression.list];
  }
};

/** The same expression with each direct part replaced. */
export const mapParts = (
  expression: Expression,
  change: (part: Expression) => Expression,
): Expression => {
  switch (expression.kind) {
    case 'column':
    case 'literal':
      return expression;
    case 'call':
      return { ...expression, operands: expression.operands.map(change) };
    case 'cast':
      return { ...expression, operand: change(expression.operand) };
    case 'case':
      return {
        ...expression,
        branches: expression.branches.map(({ when, result }) => ({
          when: change(when),
          result: change(result),
        })),
        ...(expression.otherwise && { otherwise: change(expression.otherwise) }),
      };
    case 'in':
      return {
        ...expression,
        operand: change(expression.operand),
        list: expression.list.map(change),
      };
  }
};

/** Columns that an expression reads. */
export const columnsIn = (
  expression: Expression,
  into: Set<ColumnId> = new Set(),
): ReadonlySet<ColumnId> => {
  if (expression.kind === 'column') into.add(expression.id);
  else for (const part of partsOf(expression)) columnsIn(part, into);
  return into;
};

/** Replaces columns by expressions, everywhere inside. */
export const substitute = (
  expression: Expression,
  by: ReadonlyMap<ColumnId, Expression>,
): Expression =>
  expression.kind === 'column'
    ? (by.get(expression.id) ?? expression)
    : mapParts(expression, (part) => substitute(part, by));

/** The conditions that all have to hold. */
export const conjuncts = (condition: Expression): readonly Expression[] =>
  condition.kind === 'call' && condition.function === 'and'
    ? condition.operands.flatMap(conjuncts)
    : [condition];

/** All of them together; undefined when there are none. */
export const conjunction = (conditions: readonly Expression[]): Expression | undefined => {
  const [first, ...others] = conditions;
  return others.length === 0 ? first : call('and', conditions);
};
