/** Ways of writing that several dialects share. */
import type { Expression, FunctionName } from '../plan/expression.ts';
import type { AggregateColumn, AggregateFunction, SortKey } from '../plan/node.ts';
import type { WindowColumn } from '../plan/window.ts';
import { isNumeric, type SqlType, type Value } from '../values.ts';
import {
  type FunctionWriter,
  type FunctionWriters,
  isNullLiteral,
  one,
  refuse,
  two,
  type Writer,
} from './grammar.ts';
import { joined, type Sql, sql } from './sql.ts';

export const quotedTwice =
  (quote: string, closing = quote) =>
  (name: string): string =>
    `${quote}${name.replaceAll(closing, closing + closing)}${closing}`;

/** `(a + b)`. */
export const infix =
  (operator: string): FunctionWriter =>
  (operands, write) => {
    const [left, right] = two(operands);
    return sql`(${write.value(left)} ${operator} ${write.value(right)})`;
  };

/** `name(a, b)`. */
export const called =
  (name: string, ...arity: readonly number[]): FunctionWriter =>
  (operands, write) =>
    arity.length === 0 || arity.includes(operands.length)
      ? sql`${name}(${joined(operands.map(write.value), ', ')})`
      : refuse(`${name} with ${operands.length} operands`);

const junction =
  (word: 'and' | 'or'): FunctionWriter =>
  (operands, write) =>
    operands.length === 0
      ? refuse(`${word} of nothing`)
      : sql`(${joined(operands.map(write.predicate), ` ${word} `)})`;

/** Logic, which all databases have alike. */
export const LOGIC: FunctionWriters = {
  and: junction('and'),
  or: junction('or'),
  not: (operands, write) => sql`(not ${write.predicate(one(operands))})`,
  'is-null': (operands, write) => sql`(${write.value(one(operands))} is null)`,
  coalesce: (operands, write) =>
    operands.length === 1
      ? write.value(one(operands))
      : called('coalesce')(operands, write, operands[0]?.type ?? { name: 'unknown' }),
};

const OPERATORS: Readonly<Partial<Record<FunctionName, string>>> = {
  equal: '=',
  'not-equal': '<>',
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
};

export type ComparisonName =
  | 'equal'
  | 'not-equal'
  | 'less'
  | 'less-or-equal'
  | 'greater'
  | 'greater-or-equal';

export const isOrdering = (name: ComparisonName): boolean =>
  name !== 'equal' && name !== 'not-equal';

/** Both sides of a comparison, written so that they compare as in PostgreSQL. */
export type Sides = (
  left: Expression,
  right: Expression,
  isOrdered: boolean,
  write: Writer,
) => readonly [Sql, Sql];

export const comparisons = (sides: Sides): Readonly<Record<ComparisonName, FunctionWriter>> => {
  const compare =
    (name: ComparisonName): FunctionWriter =>
    (operands, write) => {
      const [left, right] = sides(...two(operands), isOrdering(name), write);
      return sql`(${left} ${OPERATORS[name] ?? refuse(name)} ${right})`;
    };
  return {
    equal: compare('equal'),
    'not-equal': compare('not-equal'),
    less: compare('less'),
    'less-or-equal': compare('less-or-equal'),
    greater: compare('greater'),
    'greater-or-equal': compare('greater-or-equal'),
  };
};

export type TypeFamily = 'boolean' | 'number' | 'floating' | 'text' | 'moment' | 'other';

export const familyOf = ({ name }: SqlType): TypeFamily => {
  if (name === 'boolean') return 'boolean';
  if (name === 'real' || name === 'double') return 'floating';
  if (isNumeric({ name })) return 'number';
  if (name === 'text' || name === 'unknown') return 'text';
  if (name === 'date' || name === 'timestamp' || name === 'timestamptz') return 'moment';
  return 'other';
};

export const isText = ({ type }: Expression): boolean =>
  type.name === 'text' || type.name === 'unknown';

/** Refuses types that a database does not compare as PostgreSQL does. */
export const requireComparable = (
  names: ReadonlySet<SqlType['name']>,
  ...operands: readonly Expression[]
): void => {
  const types = operands.filter((operand) => !isNullLiteral(operand)).map(({ type }) => type);
  for (const type of types) {
    if (!names.has(type.name)) refuse(`comparison of ${type.name}`);
    const [first = type] = types;
    const areAlike = type.name === first.name || (isNumeric(type) && isNumeric(first));
    if (!areAlike) refuse(`comparison of ${first.name} with ${type.name}`);
  }
};

/** The same of a list that may be long: each type in it once. */
export const requireListComparable = (
  names: ReadonlySet<SqlType['name']>,
  operand: Expression,
  list: readonly Expression[],
): void => {
  let last: SqlType | undefined;
  for (const item of list) {
    if (item.type === last) continue;
    requireComparable(names, operand, item);
    if (!isNullLiteral(item)) last = item.type;
  }
};

/** The values of a list of nothing but literals. */
export const literalValues = (list: readonly Expression[]): readonly Value[] | undefined => {
  const values: Value[] = [];
  for (const item of list) {
    if (item.kind !== 'literal') return undefined;
    values.push(item.value);
  }
  return values;
};

/** `x in (a, b, …)`, in pieces where a database limits the length of one list. */
export const inPlaceholders = (
  operand: Sql,
  list: readonly Sql[],
  longest = Number.POSITIVE_INFINITY,
): Sql => {
  if (list.length <= longest) return sql`(${operand} in (${joined(list, ', ')}))`;
  const pieces: Sql[] = [];
  for (let from = 0; from < list.length; from += longest)
    pieces.push(sql`${operand} in (${joined(list.slice(from, from + longest), ', ')})`);
  return sql`(${joined(pieces, ' or ')})`;
};

/** `x desc nulls last`; nothing about NULLs where there are none. */
export const standardSortKey = (
  value: Sql,
  { expression, isDescending, areNullsFirst }: SortKey,
  write: Writer,
): Sql => {
  const nulls = write.isNullable(expression) ? ` nulls ${areNullsFirst ? 'first' : 'last'}` : '';
  return sql`${value}${isDescending ? ' desc' : ''}${nulls}`;
};

/** `x is null, x desc`, for databases that cannot be told where NULLs go. */
export const sortKeyByCase = (
  value: Sql,
  { expression, isDescending, areNullsFirst }: SortKey,
  areNullsSmallest: boolean,
  write: Writer,
): Sql => {
  const direction = isDescending ? ' desc' : '';
  const isDefault = areNullsFirst === (areNullsSmallest !== isDescending);
  if (isDefault || !write.isNullable(expression)) return sql`${value}${direction}`;
  const [missing, present] = areNullsFirst ? ['0', '1'] : ['1', '0'];
  return sql`case when ${value} is null then ${missing} else ${present} end, ${value}${direction}`;
};

export const AGGREGATES: Readonly<Record<AggregateFunction, string>> = {
  count: 'count',
  sum: 'sum',
  min: 'min',
  max: 'max',
  'bool-and': 'bool_and',
  'bool-or': 'bool_or',
  'string-agg': 'string_agg',
};

/** `sum(x) filter (where …)`, over a window or not. */
export const withFilter = (
  text: Sql,
  { filter }: AggregateColumn,
  write: Writer,
  over: Sql,
): Sql =>
  filter ? sql`${text} filter (where ${write.predicate(filter)})${over}` : sql`${text}${over}`;

/** Whether an aggregate loses rows at the front from frame to frame: floating sums keep traces of them. */
export const isFloatingSumThatMoves = ({ function: name, type, frame }: WindowColumn): boolean =>
  name === 'sum' &&
  (type.name === 'double' || type.name === 'real') &&
  (frame.start.kind !== 'unbounded' || frame.exclude !== undefined);

/** The operand, NULL for rows that the filter leaves out: aggregates pass over NULL. */
export const filteredOperand = (operand: Sql, { filter }: AggregateColumn, write: Writer): Sql =>
  filter ? sql`case when ${write.predicate(filter)} then ${operand} end` : operand;

/** All of several operands, so that NULLs are passed over where a database would give NULL. */
export const withoutNulls =
  (name: string, write: (operand: Expression) => Sql) =>
  (operands: readonly Expression[]): Sql => {
    const written = operands.map(write);
    if (written.length === 1) return joined(written, '');
    const arguments_ = written.map((first, index) => {
      const others = [...written.slice(0, index), ...written.slice(index + 1)];
      return sql`coalesce(${joined([first, ...others], ', ')})`;
    });
    return sql`${name}(${joined(arguments_, ', ')})`;
  };

/** `limit 10 offset 20`. */
export const limitOffset =
  (everything: string | undefined) =>
  ({ count, offset }: { readonly count: number | undefined; readonly offset: number }): Sql => {
    const most = count === undefined ? everything : String(count);
    return `${most === undefined ? '' : ` limit ${most}`}${offset > 0 ? ` offset ${offset}` : ''}`;
  };

/** `(values (…), (…)) as t("c0", "c1")`. */
export const valuesTable =
  (identifier: (name: string) => string) =>
  (rows: readonly (readonly Sql[])[], types: readonly SqlType[], alias: string): Sql => {
    const names = types.map((_, index) => identifier(`c${index}`)).join(', ');
    const written = rows.map((row) => sql`(${joined(row, ', ')})`);
    return sql`(values ${joined(written, ', ')}) as ${alias}(${names})`;
  };

/** The words of set operations where `all` is known of the ones named. */
export const setWords =
  (withAll: readonly string[], except = 'except') =>
  (operation: 'union' | 'intersect' | 'except', isAll: boolean): string | undefined => {
    const word = operation === 'except' ? except : operation;
    if (!isAll) return word;
    return withAll.includes(operation) ? `${word} all` : undefined;
  };
