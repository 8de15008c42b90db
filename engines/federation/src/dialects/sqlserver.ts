/**
 * SQL Server from 2019 on, by its documentation. Every collation of it ignores blanks at the end, so text is
 * compared twice: as it is, by code, for the index, and with a full stop behind it. Order of text, and
 * functions that count characters in units of UTF-16, are left out. It has no boolean values: bits.
 */
import type { Expression } from '../plan/expression.ts';
import type { AggregateColumn } from '../plan/node.ts';
import { isWhole, type SqlType } from '../values.ts';
import { createDialect } from './create-dialect.ts';
import type { Dialect } from './dialect.ts';
import { type Grammar, isNullLiteral, refuse, type Writer } from './grammar.ts';
import { parameter, type Sql, sql } from './sql.ts';
import { FUNCTIONS } from './sqlserver-functions.ts';
import {
  COLLATION,
  COMPARED,
  literal,
  requireSides,
  requireText,
  stopped,
  TEXT,
  typeOf,
} from './sqlserver-values.ts';
import {
  filteredOperand,
  inPlaceholders,
  isFloatingSumThatMoves,
  isText,
  literalValues,
  quotedTwice,
  requireComparable,
  setWords,
  sortKeyByCase,
  valuesTable,
} from './writing.ts';

const identifier = quotedTwice('[', ']');

/** A list of whole numbers longer than this goes as one parameter: a statement has 2100 at most. */
const LONGEST_LIST = 16;

/** Digits up to which the driver reads decimals exactly (see sources/sqlserver/types.ts). */
const EXACT_DIGITS = 15;

const cast = (operand: Expression, type: SqlType, write: Writer): Sql => {
  const from = operand.type;
  const numbers = ['smallint', 'integer', 'bigint'];
  if (isNullLiteral(operand)) return `cast(null as ${typeOf(type)})`;
  const value = write.value(operand);
  if (from.name === type.name)
    return from.name === 'numeric' && type.name === 'numeric' && type.precision !== undefined
      ? refuse('rounding')
      : value;
  const plain = (): Sql => sql`cast(${value} as ${typeOf(type)})`;
  if (isWhole(from)) {
    if (numbers.indexOf(type.name) > numbers.indexOf(from.name)) return plain();
    if (type.name === 'numeric' && type.precision === undefined)
      return sql`cast(${value} as decimal(19, 0))`;
    if (type.name === 'double') return plain();
    if (type.name === 'text') return sql`cast(${value} as nvarchar(20))`;
  }
  if (from.name === 'date' && type.name === 'timestamp') return plain();
  if (from.name === 'timestamp' && type.name === 'date') return plain();
  return refuse(`cast of ${from.name} to ${type.name}`);
};

const inList = (operand: Expression, list: readonly Expression[], write: Writer): Sql => {
  const value = write.value(operand);
  if (isText(operand)) {
    requireText(operand, write);
    const items = list.map((item) => {
      requireText(item, write);
      return isNullLiteral(item) ? 'null' : write.value(item);
    });
    const first = inPlaceholders(sql`${value} collate ${COLLATION}`, items);
    const stops = items.map((item) => (item === 'null' ? item : stopped(item)));
    return sql`(${first} and ${inPlaceholders(sql`${stopped(value)} collate ${COLLATION}`, stops)})`;
  }
  const literals = literalValues(list);
  if (isWhole(operand.type) && literals?.includes(null) === false && list.length > LONGEST_LIST) {
    const rows = parameter(`[${literals.join(',')}]`, TEXT);
    return sql`(${value} in (select [k] from openjson(${rows}) with ([k] bigint '$')))`;
  }
  for (const item of list) {
    const areUuids = operand.type.name === 'uuid' && item.type.name === 'uuid';
    if (!areUuids) requireSides(operand, item, write);
  }
  return inPlaceholders(
    value,
    list.map((item) => (isNullLiteral(item) ? 'null' : write.value(item))),
  );
};

/** Rows are grouped by text as it compares, and by its bytes, which tell blanks at the end apart. */
const key = (expression: Expression, write: Writer): Sql => {
  requireText(expression, write);
  const { name } = expression.type;
  if (!isText(expression) && name !== 'uuid') requireComparable(COMPARED, expression);
  const value = write.value(expression);
  return isWrapped(expression, write) ? sql`(${value} collate ${COLLATION})` : value;
};

const isWrapped = (expression: Expression, write: Writer): boolean =>
  isText(expression) && !write.isSettled(expression);

const requireOrdered = (expression: Expression): void => {
  if (isText(expression)) refuse('the order of text');
  requireComparable(COMPARED, expression);
};

const aggregate = (column: AggregateColumn, write: Writer, over: Sql): Sql => {
  const { function: name, operands, isDistinct } = column;
  const [operand] = operands;
  if (!operand)
    return sql`count_big(${filteredOperand(column.filter ? '1' : '*', column, write)})${over}`;
  const distinct = isDistinct ? 'distinct ' : '';
  const of = (value: Sql): Sql => sql`${distinct}${filteredOperand(value, column, write)}`;
  const value = write.value(operand);
  if (isDistinct || name === 'min' || name === 'max') requireOrdered(operand);
  switch (name) {
    case 'count':
      return sql`count_big(${of(value)})${over}`;
    case 'min':
    case 'max':
      return sql`${name}(${of(value)})${over}`;
    case 'sum':
      if (operand.type.name === 'bigint')
        return sql`sum(${of(sql`cast(${value} as decimal(38, 0))`)})${over}`;
      if (isWhole(operand.type)) return sql`sum(${of(sql`cast(${value} as bigint)`)})${over}`;
      return operand.type.name === 'real' ? refuse('sum of real') : sql`sum(${of(value)})${over}`;
    case 'bool-and':
      return sql`cast(min(${of(sql`cast(${value} as tinyint)`)})${over} as bit)`;
    case 'bool-or':
      return sql`cast(max(${of(sql`cast(${value} as tinyint)`)})${over} as bit)`;
    case 'string-agg':
      return refuse('string_agg');
  }
};

const GRAMMAR: Grammar = {
  name: 'sqlserver',
  placeholders: { placeholder: (position) => `@p${position}`, areNumbered: true, maximum: 2_000 },
  identifier,
  conditionAsValue: (condition) =>
    sql`case when ${condition} then cast(1 as bit) when not ${condition} then cast(0 as bit) end`,
  constant: (holds) => (holds ? '(1 = 1)' : '(1 = 0)'),
  booleanValue: (value) => `cast(${value ? 1 : 0} as bit)`,
  nullOf: (type) => `cast(null as ${typeOf(type)})`,
  literal,
  functions: FUNCTIONS,
  cast,
  inCase: (expression, write) =>
    isText(expression) && !isNullLiteral(expression)
      ? sql`${write.value(expression)} collate ${COLLATION}`
      : write.value(expression),
  inList,
  key,
  isKeyWrapped: isWrapped,
  groupedToo: (expression, write) =>
    isText(expression) ? [sql`datalength(${write.value(expression)})`] : [],
  isDistinctGrouped: true,
  // None does; columns become settled only as keys.
  isCollationC: () => false,
  sortKey: (sortKey, write) => {
    requireOrdered(sortKey.expression);
    return sortKeyByCase(write.value(sortKey.expression), sortKey, true, write);
  },
  isPlainSortKey: () => false,
  aggregate: (column, _, write, over) => aggregate(column, write, over),
  windows: {
    hasGroups: false,
    hasExclude: false,
    // They are cast to the value's own digits.
    hasDefaultsOf: ({ name }) => name !== 'numeric',
    without: ['nth-value'],
    noOrder: '(select null)',
    asInteger: (value) => sql`cast(${value} as int)`,
    isInexact: isFloatingSumThatMoves,
  },
  table: ({ table }) => table.path.map(identifier).join('.'),
  values: valuesTable(identifier),
  emptyFrom: '',
  top: ({ count, offset }) =>
    count !== undefined && (offset === 0 || count === 0) ? `top (${count}) ` : undefined,
  limit: ({ count, offset, isOrdered }) => [
    isOrdered ? '' : ' order by (select null)',
    ` offset ${offset} rows`,
    count === undefined ? '' : ` fetch next ${count} rows only`,
  ],
  hasFullJoin: true,
  notIn: (left, right, write) => {
    requireSides(left, right, write);
    return [write.value(left), write.value(right)];
  },
  isNotFalse: (condition) =>
    sql`(case when ${condition} then 1 when not (${condition}) then 0 else 1 end = 1)`,
  setOperation: setWords(['union']),
  aliasWord: ' as ',
  // The driver would round them: they travel as text.
  output: (value, type) =>
    type.name === 'numeric' && (type.precision === undefined || type.precision > EXACT_DIGITS)
      ? sql`cast(${value} as varchar(60))`
      : value,
  hasScalarStructs: false,
};

export const sqlserver: Dialect = createDialect(GRAMMAR);
