/**
 * Oracle from 12.2 on, by its documentation; sessions compare binary and are in UTC. It has no empty text:
 * '' is NULL, so that functions that may give an empty text are left out, and literals of it, too. It has no
 * boolean values either (before 23): conditions become 1 and 0. Binds go by position, one for each place.
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
  textLiteral,
  two,
  type Writer,
  wholeLiteral,
} from './grammar.ts';
import { escapedPattern, patternOf } from './like-pattern.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import { requireKept, requireWholeDivision, requireWide } from './whole-numbers.ts';
import {
  called,
  comparisons,
  filteredOperand,
  infix,
  inPlaceholders,
  isText,
  LOGIC,
  requireComparable,
  requireListComparable,
  standardSortKey,
  withoutNulls,
} from './writing.ts';

const TEXT: SqlType = { name: 'text' };
const LONGEST_LIST = 1_000;

/** Quotes cannot stand inside Oracle's identifiers at all. */
const identifier = (name: string): string =>
  name.includes('"') || name.includes('\0') ? refuse('a name with a quote') : `"${name}"`;

const COMPARED: ReadonlySet<TypeName> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'double',
  'text',
  'date',
  'timestamp',
  'timestamptz',
]);

const nativeType = (type: SqlType): string => {
  switch (type.name) {
    case 'text':
    case 'unknown':
      return 'varchar2(4000)';
    case 'double':
      return 'binary_double';
    case 'real':
      return 'binary_float';
    case 'date':
      return 'date';
    case 'timestamp':
      return 'timestamp';
    case 'timestamptz':
      return 'timestamp with time zone';
    default:
      return 'number';
  }
};

const literal = (value: Exclude<Value, null | boolean>, type: SqlType): Sql => {
  const text = String(value);
  const fraction = text.includes('.') ? '.FF' : '';
  switch (type.name) {
    case 'smallint':
    case 'integer':
      return parameter(value, type);
    case 'bigint':
    case 'numeric':
      return sql`to_number(${parameter(text, type)})`;
    case 'double':
      return Number.isFinite(value)
        ? sql`to_binary_double(${parameter(value, type)})`
        : refuse('an infinite number');
    case 'text':
    case 'unknown':
      return text === '' ? refuse('an empty text') : parameter(value, type);
    case 'date':
      return sql`to_date(${parameter(text, type)}, 'YYYY-MM-DD')`;
    case 'timestamp':
      return sql`to_timestamp(${parameter(text, type)}, 'YYYY-MM-DD HH24:MI:SS${fraction}')`;
    case 'timestamptz':
      return sql`to_timestamp_tz(${parameter(text.replace(/\+00$/, ' +00:00'), type)}, 'YYYY-MM-DD HH24:MI:SS${fraction} TZH:TZM')`;
    default:
      return refuse(`a literal of ${type.name}`);
  }
};

/** Text that compares by its bytes: columns of the database's own character set, and literals. */
const compared = (expression: Expression, write: Writer): Sql => {
  if (!isNullLiteral(expression)) requireComparable(COMPARED, expression);
  const isKnown = expression.kind === 'literal' || write.isSettled(expression);
  if (isText(expression) && !isKnown) return refuse('text that compares in another way');
  return write.value(expression);
};

const sides = (left: Expression, right: Expression, _: boolean, write: Writer) => {
  requireComparable(COMPARED, left, right);
  return [compared(left, write), compared(right, write)] as const;
};

const arithmetic =
  (operator: '+' | '-' | '*'): FunctionWriter =>
  (operands, write, type) => {
    requireWide(type);
    if (type.name === 'numeric') requireKept(operands, operator === '*', 18);
    else if (type.name !== 'bigint') return refuse(`${type.name} computed`);
    return infix(operator)(operands, write, type);
  };

const exact =
  (writer: FunctionWriter): FunctionWriter =>
  (operands, write, type) =>
    type.name === 'bigint' || type.name === 'numeric'
      ? writer(operands, write, type)
      : refuse(`${type.name} computed`);

const part =
  (name: string): FunctionWriter =>
  (operands, write) => {
    const moment = one(operands);
    if (moment.type.name !== 'date' && moment.type.name !== 'timestamp')
      return refuse(`a part of ${moment.type.name}`);
    // Oracle's own dates have a time and say none of it.
    return sql`extract(${name} from cast(${write.value(moment)} as timestamp))`;
  };

const UNITS: Readonly<Record<string, string>> = {
  year: 'YYYY',
  quarter: 'Q',
  month: 'MM',
  week: 'IW',
  day: 'DD',
  hour: 'HH24',
  minute: 'MI',
};

const cast = (operand: Expression, type: SqlType, write: Writer): Sql => {
  const from = operand.type;
  const numbers = ['smallint', 'integer', 'bigint'];
  if (isNullLiteral(operand)) return `cast(null as ${nativeType(type)})`;
  const value = write.value(operand);
  if (from.name === type.name)
    return from.name === 'numeric' && type.name === 'numeric' && type.precision !== undefined
      ? refuse('rounding')
      : value;
  if (isWhole(from)) {
    if (numbers.indexOf(type.name) > numbers.indexOf(from.name)) return value;
    if (type.name === 'numeric' && type.precision === undefined) return value;
    if (type.name === 'double') return sql`to_binary_double(${value})`;
    if (type.name === 'text') return sql`to_char(${value})`;
  }
  if (from.name === 'timestamp' && type.name === 'date') return sql`trunc(${value})`;
  if (from.name === 'date' && type.name === 'timestamp') return sql`cast(${value} as timestamp)`;
  return refuse(`cast of ${from.name} to ${type.name}`);
};

const aggregate = (column: AggregateColumn, write: Writer, over: Sql): Sql => {
  const { function: name, operands, isDistinct } = column;
  const [operand] = operands;
  if (!operand)
    return sql`count(${filteredOperand(column.filter ? '1' : '*', column, write)})${over}`;
  const isKey = isDistinct || name === 'min' || name === 'max';
  const value = isKey ? compared(operand, write) : write.value(operand);
  const inside = sql`${isDistinct ? 'distinct ' : ''}${filteredOperand(value, column, write)}`;
  switch (name) {
    case 'count':
    case 'min':
    case 'max':
      return sql`${name}(${inside})${over}`;
    case 'sum':
      return isWhole(operand.type) || operand.type.name === 'numeric'
        ? sql`sum(${inside})${over}`
        : refuse(`sum of ${operand.type.name}`);
    case 'bool-and':
      return sql`min(${inside})${over}`;
    case 'bool-or':
      return sql`max(${inside})${over}`;
    case 'string-agg':
      return refuse('string_agg');
  }
};

const GRAMMAR: Grammar = {
  name: 'oracle',
  placeholders: { placeholder: (position) => `:${position}`, areNumbered: false, maximum: 32_000 },
  identifier,
  conditionAsValue: (condition) =>
    sql`case when ${condition} then 1 when not ${condition} then 0 end`,
  constant: (holds) => (holds ? '(1 = 1)' : '(1 = 0)'),
  booleanValue: (value) => (value ? '1' : '0'),
  nullOf: (type) => `cast(null as ${nativeType(type)})`,
  literal,
  // Only databases from 23 on have such columns.
  scanColumn: (reference, { type }) =>
    type.name === 'boolean'
      ? `case when ${reference} then 1 when not ${reference} then 0 end`
      : reference,
  functions: {
    ...LOGIC,
    ...comparisons(sides),
    'is-distinct': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`(decode(${left}, ${right}, 0, 1) = 1)`;
    },
    add: arithmetic('+'),
    subtract: arithmetic('-'),
    multiply: arithmetic('*'),
    divide: (operands, write) => {
      requireWholeDivision(operands);
      const [left, right] = two(operands);
      return sql`trunc(${write.value(left)} / ${write.value(right)})`;
    },
    modulo: (operands, write, type) => {
      requireWholeDivision(operands);
      return called('mod', 2)(operands, write, type);
    },
    negate: exact((operands, write) => sql`(- ${write.value(one(operands))})`),
    like: (operands, write) => {
      const [text] = operands;
      if (!text) return refuse('like of nothing');
      const pattern = escapedPattern(patternOf(operands));
      if (pattern === '') return refuse('an empty text');
      return sql`(${compared(text, write)} like ${parameter(pattern, TEXT)} escape '!')`;
    },
    length: (operands, write, type) =>
      write.isSettled(one(operands))
        ? called('length', 1)(operands, write, type)
        : refuse('length of what may be an empty text'),
    'null-if': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`nullif(${left}, ${right})`;
    },
    greatest: (operands, write) =>
      withoutNulls('greatest', (operand) => compared(operand, write))(operands),
    least: (operands, write) =>
      withoutNulls('least', (operand) => compared(operand, write))(operands),
    absolute: exact(called('abs', 1)),
    round: (operands, write, type) =>
      operands[1] && wholeLiteral(operands[1]) === undefined
        ? refuse('a computed number of digits')
        : exact(called('round', 1, 2))(operands, write, type),
    floor: exact(called('floor', 1)),
    ceiling: exact(called('ceil', 1)),
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    'date-truncate': (operands, write) => {
      const [unit, moment] = two(operands);
      const format = UNITS[textLiteral(unit) ?? ''] ?? refuse('date_trunc to this unit');
      return moment.type.name === 'timestamp'
        ? sql`trunc(${write.value(moment)}, '${format}')`
        : refuse(`date_trunc of ${moment.type.name}`);
    },
    'days-between': infix('-'),
  },
  cast,
  inList: (operand, list, write) => {
    requireListComparable(COMPARED, operand, list);
    const items = list.map((item) => (isNullLiteral(item) ? 'null' : compared(item, write)));
    return inPlaceholders(compared(operand, write), items, LONGEST_LIST);
  },
  key: compared,
  isDistinctGrouped: false,
  sortKey: (key, write) => standardSortKey(compared(key.expression, write), key, write),
  isPlainSortKey: () => true,
  aggregate: (column, _, write, over) => aggregate(column, write, over),
  windows: {
    hasGroups: false,
    hasExclude: false,
    hasDefaultsOf: () => true,
    // Shares come as decimals.
    without: ['percent-rank', 'cume-dist'],
    noOrder: 'null',
  },
  table: ({ table }) => table.path.map(identifier).join('.'),
  values: (rows, _, alias) => {
    const selects = rows.map((row) => {
      const columns = row.map((value, index) => sql`${value} as ${identifier(`c${index}`)}`);
      return sql`select ${joined(columns, ', ')} from dual`;
    });
    return sql`(${joined(selects, ' union all ')}) ${alias}`;
  },
  areValuesSettled: true,
  emptyFrom: ' from dual',
  limit: ({ count, offset }) => [
    offset > 0 ? ` offset ${offset} rows` : '',
    count === undefined ? '' : ` fetch ${offset > 0 ? 'next' : 'first'} ${count} rows only`,
  ],
  hasFullJoin: true,
  notIn: (left, right, write) => sides(left, right, false, write),
  isNotFalse: (condition) =>
    sql`(case when ${condition} then 1 when not (${condition}) then 0 else 1 end = 1)`,
  setOperation: (operation, isAll) => {
    if (operation === 'union') return isAll ? 'union all' : 'union';
    if (isAll) return undefined;
    return operation === 'except' ? 'minus' : 'intersect';
  },
  aliasWord: ' ',
  hasScalarStructs: false,
};

export const oracle: Dialect = createDialect(GRAMMAR);
