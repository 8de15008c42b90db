/**
 * SQL Server from 2019 on, by its documentation. Every collation of it ignores blanks at the end, so text is
 * compared twice: as it is, by code, for the index, and with a full stop behind it. Order of text, and
 * functions that count characters in units of UTF-16, are left out. It has no boolean values: bits.
 */
import type { Expression } from '../plan/expression.ts';
import type { AggregateColumn } from '../plan/node.ts';
import { isWhole, type SqlType, type TypeName, type Value } from '../values.ts';
import { createDialect } from './create-dialect.ts';
import type { Dialect } from './dialect.ts';
import {
  type FunctionWriter,
  type Grammar,
  isNullLiteral,
  one,
  refuse,
  two,
  type Writer,
  wholeLiteral,
} from './grammar.ts';
import { escapedPattern, patternOf } from './like-pattern.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import { requireKept } from './whole-numbers.ts';
import {
  called,
  comparisons,
  filteredOperand,
  infix,
  inPlaceholders,
  isFloatingSumThatMoves,
  isText,
  LOGIC,
  quotedTwice,
  requireComparable,
  setWords,
  sortKeyByCase,
  valuesTable,
} from './writing.ts';

const identifier = quotedTwice('[', ']');
const TEXT: SqlType = { name: 'text' };
const COLLATION = 'Latin1_General_100_BIN2_UTF8';

/** A list of whole numbers longer than this goes as one parameter: a statement has 2100 at most. */
const LONGEST_LIST = 16;

/** Digits up to which the driver reads decimals exactly (see sources/sqlserver/types.ts). */
const EXACT_DIGITS = 15;

const COMPARED: ReadonlySet<TypeName> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'double',
  'date',
  'timestamp',
  'timestamptz',
]);

const typeOf = (type: SqlType): string => {
  switch (type.name) {
    case 'boolean':
      return 'bit';
    case 'integer':
      return 'int';
    case 'smallint':
    case 'bigint':
    case 'date':
    case 'real':
      return type.name;
    case 'double':
      return 'float';
    case 'numeric':
      return `decimal(${Math.min(type.precision ?? 38, 38)}, ${type.scale ?? 0})`;
    case 'timestamp':
      return 'datetime2(6)';
    case 'timestamptz':
      return 'datetimeoffset(6)';
    case 'uuid':
      return 'uniqueidentifier';
    case 'text':
    case 'unknown':
      return 'nvarchar(4000)';
    default:
      return refuse(`a literal of ${type.name}`);
  }
};

const literal = (value: Exclude<Value, null | boolean>, type: SqlType): Sql => {
  const text = String(value);
  switch (type.name) {
    case 'text':
    case 'unknown':
      return parameter(value, type);
    case 'numeric': {
      const [, before = '', behind = ''] = /^-?(\d*)\.?(\d*)$/.exec(text) ?? refuse('a number');
      const digits = Math.max(before.length, 1) + behind.length;
      if (digits > 38) return refuse('a number of many digits');
      return sql`cast(${parameter(text, type)} as decimal(${String(digits)}, ${String(behind.length)}))`;
    }
    case 'double':
      return Number.isFinite(value)
        ? sql`cast(${parameter(value, type)} as float)`
        : refuse('an infinite number');
    case 'timestamptz':
      return sql`cast(${parameter(text.replace(/\+00$/, ' +00:00'), type)} as ${typeOf(type)})`;
    default:
      return sql`cast(${parameter(typeof value === 'bigint' ? text : value, type)} as ${typeOf(type)})`;
  }
};

/** Old moments are kept in steps of a third of a hundredth: beside whole seconds only they compare alike. */
const requireMoments = (left: Expression, right: Expression, write: Writer): void => {
  const isCoarse = (operand: Expression): boolean =>
    ['datetime', 'smalldatetime'].includes(write.originOf(operand)?.nativeType ?? '');
  const isWholeSecond = (operand: Expression): boolean =>
    operand.kind === 'literal' && typeof operand.value === 'string' && !operand.value.includes('.');
  const isSafe =
    (!isCoarse(left) && !isCoarse(right)) || isWholeSecond(left) || isWholeSecond(right);
  if (!isSafe) refuse('moments in steps of their own');
};

const requireText = (operand: Expression, write: Writer): void => {
  if (write.originOf(operand)?.collation === 'not comparable') refuse('text that does not compare');
};

const stopped = (value: Sql): Sql => sql`(${value} + N'.')`;

const equalTexts = (left: Expression, right: Expression, write: Writer): Sql => {
  requireText(left, write);
  requireText(right, write);
  const [first, second] = [write.value(left), write.value(right)];
  return sql`(${first} = ${second} collate ${COLLATION} and ${stopped(first)} = ${stopped(second)} collate ${COLLATION})`;
};

const requireSides = (left: Expression, right: Expression, write: Writer): void => {
  requireComparable(COMPARED, left, right);
  requireMoments(left, right, write);
};

const ORDER = comparisons((left, right, _, write) => {
  requireSides(left, right, write);
  return [write.value(left), write.value(right)];
});

const equality =
  (isEqual: boolean): FunctionWriter =>
  (operands, write, type) => {
    const [left, right] = two(operands);
    if (isText(left) && isText(right)) {
      const equal = equalTexts(left, right, write);
      return isEqual ? equal : sql`(not ${equal})`;
    }
    if (left.type.name === 'uuid' && right.type.name === 'uuid')
      return infix(isEqual ? '=' : '<>')(operands, write, type);
    return (ORDER[isEqual ? 'equal' : 'not-equal'] ?? refuse('equal'))(operands, write, type);
  };

const arithmetic =
  (operator: '+' | '-' | '*'): FunctionWriter =>
  (operands, write, type) => {
    if (type.name === 'numeric') requireKept(operands, operator === '*', 18);
    else if (!isWhole(type) && type.name !== 'double') return refuse(`${type.name} computed`);
    return infix(operator)(operands, write, type);
  };

const dividing =
  (operator: '/' | '%'): FunctionWriter =>
  (operands, write, type) =>
    isWhole(type) || (type.name === 'double' && operator === '/')
      ? infix(operator)(operands, write, type)
      : refuse(`${type.name} divided`);

const exact =
  (writer: FunctionWriter): FunctionWriter =>
  (operands, write, type) =>
    ['integer', 'bigint', 'numeric', 'double'].includes(type.name)
      ? writer(operands, write, type)
      : refuse(`${type.name} computed`);

const inUtc = (expression: Expression, write: Writer): Sql =>
  expression.type.name === 'timestamptz'
    ? sql`switchoffset(${write.value(expression)}, '+00:00')`
    : write.value(expression);

const part =
  (name: string): FunctionWriter =>
  (operands, write) =>
    sql`datepart(${name}, ${inUtc(one(operands), write)})`;

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
  const literals = list.flatMap((item) => (item.kind === 'literal' ? [item.value] : []));
  const areAllLiterals = literals.length === list.length && !literals.includes(null);
  if (isWhole(operand.type) && areAllLiterals && list.length > LONGEST_LIST) {
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
  functions: {
    ...LOGIC,
    ...ORDER,
    equal: equality(true),
    'not-equal': equality(false),
    'is-distinct': (operands, write) => {
      const [left, right] = two(operands);
      requireSides(left, right, write);
      return sql`(not exists (select ${write.value(left)} intersect select ${write.value(right)}))`;
    },
    add: arithmetic('+'),
    subtract: arithmetic('-'),
    multiply: arithmetic('*'),
    divide: dividing('/'),
    modulo: dividing('%'),
    negate: exact((operands, write) => sql`(- ${write.value(one(operands))})`),
    like: (operands, write) => {
      const parts = patternOf(operands);
      const [text] = operands;
      if (!text || parts.some(({ kind }) => kind === 'one')) return refuse('a pattern with _');
      requireText(text, write);
      const value = write.value(text);
      const pattern = escapedPattern(parts, '[]^-');
      // Blanks at the end of the text are passed over, unless the pattern has something behind them.
      if (parts.at(-1)?.kind === 'any')
        return sql`(${value} like ${parameter(pattern, TEXT)} collate ${COLLATION} escape '!')`;
      return sql`(${stopped(value)} like ${parameter(`${pattern}.`, TEXT)} collate ${COLLATION} escape '!')`;
    },
    concatenate: (operands, write) => {
      const [left, right] = two(operands);
      const long = (operand: Expression): Sql =>
        sql`cast(${write.value(operand)} as nvarchar(max)) collate ${COLLATION}`;
      return sql`(${long(left)} + ${long(right)})`;
    },
    coalesce: (operands, write, type) =>
      isText({ kind: 'literal', value: null, type })
        ? sql`coalesce(${joined(
            operands.map((operand) => sql`${write.value(operand)} collate ${COLLATION}`),
            ', ',
          )})`
        : (LOGIC.coalesce ?? refuse('coalesce'))(operands, write, type),
    'null-if': (operands, write) => {
      const [left, right] = two(operands);
      const equal = equality(true)([left, right], write, { name: 'boolean' });
      return sql`case when ${equal} then null else ${write.value(left)} end`;
    },
    absolute: exact(called('abs', 1)),
    round: (operands, write, type) => {
      const [number, digits] = operands;
      const places = digits ? wholeLiteral(digits) : 0;
      if (
        !number ||
        places === undefined ||
        type.name !== 'numeric' ||
        number.type.name !== 'numeric'
      )
        return refuse('rounding of other than decimals');
      return sql`round(${write.value(number)}, ${String(places)})`;
    },
    floor: exact(called('floor', 1)),
    ceiling: exact(called('ceiling', 1)),
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    'days-between': (operands, write) => {
      const [later, earlier] = two(operands);
      return sql`datediff(day, ${write.value(earlier)}, ${write.value(later)})`;
    },
  },
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
