/** Plans as naive SQL of PostgreSQL, node by node: an answer to compare with the query's own. */
import type { Expression } from '../plan/expression.ts';
import {
  type AggregateColumn,
  type Node,
  outputOf,
  type SortKey,
  type Window,
} from '../plan/node.ts';
import { type FrameBound, hasOffset, isWindowFunction, type WindowColumn } from '../plan/window.ts';
import { type SqlType, typeText, type Value } from '../values.ts';

const literalText = (value: Value, type: SqlType): string => {
  const name = type.name === 'bytes' ? 'bytea' : typeText(type);
  if (value === null) return `null::${name}`;
  return `'${String(value).replaceAll("'", "''")}'::${name}`;
};

const INFIX: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
  equal: '=',
  'not-equal': '<>',
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
  'is-distinct': 'is distinct from',
  and: 'and',
  or: 'or',
  like: 'like',
  ilike: 'ilike',
  concatenate: '||',
  'add-days': '+',
  'add-interval': '+',
  'days-between': '-',
};

const CALLS: Readonly<Record<string, string>> = {
  trim: 'btrim',
  'left-trim': 'ltrim',
  'right-trim': 'rtrim',
  'null-if': 'nullif',
  absolute: 'abs',
  ceiling: 'ceil',
  'date-truncate': 'date_trunc',
  position: 'strpos',
};

const PARTS = ['year', 'month', 'day', 'hour', 'minute'];

const expressionSql = (expression: Expression): string => {
  switch (expression.kind) {
    case 'column':
      return `c${expression.id}`;
    case 'literal':
      return literalText(expression.value, expression.type);
    case 'cast':
      return `(${expressionSql(expression.operand)})::${expression.type.name === 'numeric' ? 'numeric' : typeText(expression.type)}`;
    case 'case':
      return `case ${expression.branches
        .map(({ when, result }) => `when ${expressionSql(when)} then ${expressionSql(result)} `)
        .join('')}${expression.otherwise ? `else ${expressionSql(expression.otherwise)} ` : ''}end`;
    case 'in':
      return `(${expressionSql(expression.operand)} in (${expression.list.map(expressionSql).join(', ')}))`;
    case 'call': {
      const operands = expression.operands.map(expressionSql);
      const infix = INFIX[expression.function];
      if (infix) return `(${operands.join(` ${infix} `)})`;
      if (expression.function === 'not') return `(not ${operands[0]})`;
      if (expression.function === 'negate') return `(- ${operands[0]})`;
      if (expression.function === 'is-null') return `(${operands[0]} is null)`;
      if (PARTS.includes(expression.function))
        return `extract(${expression.function} from ${operands[0]})::integer`;
      return `${CALLS[expression.function] ?? expression.function}(${operands.join(', ')})`;
    }
  }
};

const aggregateSql = (aggregate: AggregateColumn): string => {
  const operands = aggregate.operands.map(expressionSql).join(', ');
  const filter = aggregate.filter ? ` filter (where ${expressionSql(aggregate.filter)})` : '';
  const distinct = aggregate.isDistinct ? 'distinct ' : '';
  return `${aggregate.function.replace('-', '_')}(${distinct}${operands || '*'})${filter}`;
};

const boundSql = (bound: FrameBound, side: string): string => {
  if (bound.kind === 'unbounded') return `unbounded ${side}`;
  return hasOffset(bound) ? `${expressionSql(bound.offset)} ${bound.kind}` : 'current row';
};

const windowColumnSql = (column: WindowColumn, over: string): string => {
  const { unit, start, end, exclude } = column.frame;
  const frame = `${unit} between ${boundSql(start, 'preceding')} and ${boundSql(end, 'following')}`;
  const excluded = exclude ? ` exclude ${exclude.replace('-', ' ')}` : '';
  const called = isWindowFunction(column.function)
    ? `${column.function.replace('-', '_')}(${column.operands.map(expressionSql).join(', ')})`
    : aggregateSql({ ...column, function: column.function, isDistinct: false });
  return `${called} over (${over} ${frame}${excluded})`;
};

const sortSql = (key: SortKey): string =>
  `${expressionSql(key.expression)} ${key.isDescending ? 'desc' : 'asc'} nulls ${key.areNullsFirst ? 'first' : 'last'}`;

const windowSql = ({ input, partition, order, columns }: Window): string => {
  // In brackets, as a number alone would be a column's.
  const by = partition.map((key) => `(${expressionSql(key)})`).join(', ');
  const over = `${by && `partition by ${by}`} ${order.length > 0 ? `order by ${order.map(sortSql).join(', ')}` : ''}`;
  const computed = columns.map((column) => [windowColumnSql(column, over), column.id] as const);
  return `select *, ${named(computed)} from (${plainSql(input)}) t`;
};

const named = (expressions: readonly (readonly [string, number])[]): string =>
  expressions.map(([text, id]) => `${text} as c${id}`).join(', ');

/** A statement whose columns are named `c` and their numbers; lone tables are read as `source.table`. */
export const plainSql = (node: Node): string => {
  const all = outputOf(node)
    .map(({ id }) => `c${id}`)
    .join(', ');
  const from = (input: Node): string => `(${plainSql(input)}) t`;
  switch (node.kind) {
    case 'scan':
      return `select ${named(node.columns.map(({ column, id }) => [`"${column}"`, id]))} from "${node.source}"."${node.table.path.at(-1)}"`;
    case 'values': {
      const rows = node.rows.map(
        (row) =>
          `select ${named(node.columns.map(({ id, type }, index) => [literalText(row[index] ?? null, type), id]))}`,
      );
      return rows.join(' union all ');
    }
    case 'filter':
      return `select ${all} from ${from(node.input)} where ${expressionSql(node.condition)}`;
    case 'project':
      return `select ${named(node.columns.map(({ expression, id }) => [expressionSql(expression), id]))} from ${from(node.input)}`;
    case 'aggregate': {
      const keys = node.keys.map(({ expression }) => `(${expressionSql(expression)})`);
      const columns = named([
        ...node.keys.map(({ expression, id }) => [expressionSql(expression), id] as const),
        ...node.aggregates.map((result) => [aggregateSql(result), result.id] as const),
      ]);
      const by = keys.length > 0 ? ` group by ${keys.join(', ')}` : '';
      return `select ${columns} from ${from(node.input)}${by}`;
    }
    case 'window':
      return windowSql(node);
    case 'sort':
      return `select ${all} from ${from(node.input)} order by ${node.keys.map(sortSql).join(', ')}`;
    case 'limit':
      return `select ${all} from ${from(node.input)} limit ${node.count ?? 'all'} offset ${node.offset}`;
    case 'distinct':
      return `select distinct ${all} from ${from(node.input)}`;
    case 'set': {
      const sides = [node.left, node.right].map((side) => `(${plainSql(side)})`);
      const names = node.columns.map(({ id }) => `c${id}`).join(', ');
      return `select ${all} from (${sides.join(` ${node.operation} ${node.isAll ? 'all ' : ''}`)}) t (${names})`;
    }
    case 'join': {
      const sides = `(${plainSql(node.left)}) l`;
      const right = `(${plainSql(node.right)}) r`;
      const condition = node.condition ? expressionSql(node.condition) : 'true';
      if (node.type === 'semi' || node.type === 'anti') {
        const some = `exists (select from ${right} where ${condition})`;
        if (node.type === 'semi') return `select ${all} from ${sides} where ${some}`;
        const test = node.isNullAware
          ? `coalesce((select bool_and((${condition}) is false) from ${right}), true)`
          : `not ${some}`;
        return `select ${all} from ${sides} where ${test}`;
      }
      const type = node.type === 'single' ? 'left' : node.type;
      return `select ${all} from ${sides} ${type} join ${right} on ${condition}`;
    }
    case 'fragment':
      return plainSql(node.plan);
  }
};
