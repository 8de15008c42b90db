/**
 * Trino, by its documentation (release 435 and later). Text compares by code points; NaN equals nothing
 * here and itself in PostgreSQL, so floating numbers are compared with literals only. Parameters travel as
 * text and are cast; moments with a zone come out at UTC.
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
import { parameter, type Sql, sql } from './sql.ts';
import { countAtLeast, requireDivisor, requireKept } from './whole-numbers.ts';
import {
  AGGREGATES,
  called,
  comparisons,
  infix,
  inPlaceholders,
  isText,
  LOGIC,
  quotedTwice,
  requireComparable,
  setWords,
  standardSortKey,
  valuesTable,
  withFilter,
  withoutNulls,
} from './writing.ts';

const identifier = quotedTwice('"');
const TEXT: SqlType = { name: 'text' };
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';

const COMPARED: ReadonlySet<TypeName> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'text',
  'date',
  'timestamp',
  'timestamptz',
]);

const typeOf = (type: SqlType): string => {
  switch (type.name) {
    case 'text':
    case 'unknown':
      return 'varchar';
    case 'numeric':
      return type.precision === undefined || type.precision > 38
        ? refuse('numeric of unknown digits')
        : `decimal(${type.precision}, ${type.scale ?? 0})`;
    case 'timestamp':
      return 'timestamp(6)';
    case 'timestamptz':
      return 'timestamp(6) with time zone';
    case 'boolean':
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'double':
    case 'date':
    case 'uuid':
      return type.name;
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
    case 'bigint':
      return sql`cast(${parameter(text, type)} as bigint)`;
    case 'numeric': {
      const [, before = '', behind = ''] = /^-?(\d*)\.?(\d*)$/.exec(text) ?? refuse('a number');
      const digits = Math.max(before.length, 1) + behind.length;
      if (digits > 38) return refuse('a number of many digits');
      return sql`cast(${parameter(text, type)} as decimal(${String(digits)}, ${String(behind.length)}))`;
    }
    case 'timestamptz':
      return sql`cast(${parameter(text.replace(/\+00$/, ' UTC'), type)} as ${typeOf(type)})`;
    default:
      return sql`cast(${parameter(value, type)} as ${typeOf(type)})`;
  }
};

/** Columns of a fixed width are filled up with blanks and compared so. */
const requireUnpadded = (write: Writer, ...operands: readonly Expression[]): void => {
  for (const operand of operands) {
    if (isText(operand) && write.originOf(operand)?.collation !== undefined) refuse('padded text');
  }
};

const compared = (expression: Expression, write: Writer): Sql => {
  if (!isNullLiteral(expression)) requireComparable(COMPARED, expression);
  requireUnpadded(write, expression);
  return write.value(expression);
};

const sides = (left: Expression, right: Expression, _: boolean, write: Writer) => {
  requireComparable(COMPARED, left, right);
  requireUnpadded(write, left, right);
  return [write.value(left), write.value(right)] as const;
};

const ORDER = comparisons(sides);

/** What PostgreSQL says of NaN, the greatest of numbers, is said beside the comparison. */
const FLOATING: Readonly<Record<string, string>> = {
  equal: '=',
  'not-equal': '<>',
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
};

const comparison =
  (
    name: 'equal' | 'not-equal' | 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal',
  ): FunctionWriter =>
  (operands, write, type) => {
    const [left, right] = two(operands);
    if (
      left.type.name === 'uuid' &&
      right.type.name === 'uuid' &&
      /equal$/.test(name) &&
      !/or/.test(name)
    )
      return infix(FLOATING[name] ?? refuse(name))(operands, write, type);
    if (left.type.name !== 'double') return (ORDER[name] ?? refuse(name))(operands, write, type);
    const isKnown =
      right.kind === 'literal' && right.type.name === 'double' && Number.isFinite(right.value);
    if (!isKnown || left.kind === 'literal') return refuse('comparison of floating numbers');
    const value = write.value(left);
    const text = sql`${value} ${FLOATING[name] ?? refuse(name)} ${write.value(right)}`;
    return name.startsWith('greater') ? sql`(${text} or is_nan(${value}))` : sql`(${text})`;
  };

const whole =
  (operator: string): FunctionWriter =>
  (operands, write, type) => {
    if (isWhole(type)) return infix(operator)(operands, write, type);
    if (type.name !== 'numeric' || operator === '/' || operator === '%')
      return refuse(`${type.name} computed`);
    requireKept(operands, operator === '*', 18);
    return infix(operator)(operands, write, type);
  };

const inUtc = (expression: Expression, write: Writer): Sql =>
  expression.type.name === 'timestamptz'
    ? sql`(${write.value(expression)} at time zone 'UTC')`
    : write.value(expression);

const part =
  (name: string): FunctionWriter =>
  (operands, write) =>
    sql`cast(${name}(${inUtc(one(operands), write)}) as integer)`;

const trimmed =
  (where: 'both' | 'leading' | 'trailing'): FunctionWriter =>
  (operands, write) =>
    sql`trim(${where} ' ' from ${write.value(one(operands))})`;

const extreme =
  (name: 'greatest' | 'least'): FunctionWriter =>
  (operands, write) => {
    requireComparable(COMPARED, ...operands);
    return withoutNulls(name, (operand) => compared(operand, write))(operands);
  };

const cast = (operand: Expression, type: SqlType, write: Writer): Sql => {
  const from = operand.type;
  const value = write.value(operand);
  const numbers = ['smallint', 'integer', 'bigint'];
  if (isNullLiteral(operand) || from.name === type.name)
    return from.name === 'numeric' && type.name === 'numeric' && type.precision !== undefined
      ? refuse('rounding')
      : value;
  const plain = (): Sql => sql`cast(${value} as ${typeOf(type)})`;
  if (isWhole(from)) {
    if (numbers.indexOf(type.name) > numbers.indexOf(from.name)) return plain();
    if (type.name === 'numeric' && type.precision === undefined)
      return sql`cast(${value} as decimal(19, 0))`;
    if (type.name === 'double' || type.name === 'text') return plain();
  }
  if (from.name === 'date' && (type.name === 'timestamp' || type.name === 'text')) return plain();
  if (from.name === 'timestamp' && type.name === 'date') return plain();
  if (from.name === 'boolean' && type.name === 'text') return plain();
  return refuse(`cast of ${from.name} to ${type.name}`);
};

const aggregate = (column: AggregateColumn, write: Writer): Sql => {
  const { function: name, operands, isDistinct } = column;
  const [operand] = operands;
  if (!operand) return withFilter('count(*)', column, write);
  if (name === 'string-agg') return refuse('string_agg');
  const isKey = isDistinct || name === 'min' || name === 'max';
  const value = isKey ? compared(operand, write) : write.value(operand);
  const isLong = name === 'sum' && operand.type.name === 'bigint';
  if (name === 'sum' && operand.type.name === 'real') return refuse('sum of real');
  const summed = isLong ? sql`cast(${value} as decimal(38, 0))` : value;
  return withFilter(
    sql`${AGGREGATES[name]}(${isDistinct ? 'distinct ' : ''}${summed})`,
    column,
    write,
  );
};

const GRAMMAR: Grammar = {
  name: 'trino',
  placeholders: { placeholder: () => '?', areNumbered: false, maximum: 10_000 },
  identifier,
  constant: (holds) => (holds ? 'true' : 'false'),
  booleanValue: (value) => (value ? 'true' : 'false'),
  nullOf: (type) =>
    type.name === 'numeric' && type.precision === undefined
      ? 'cast(null as decimal(38, 0))'
      : `cast(null as ${typeOf(type)})`,
  literal,
  functions: {
    ...LOGIC,
    equal: comparison('equal'),
    'not-equal': comparison('not-equal'),
    less: comparison('less'),
    'less-or-equal': comparison('less-or-equal'),
    greater: comparison('greater'),
    'greater-or-equal': comparison('greater-or-equal'),
    'is-distinct': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`(${left} is distinct from ${right})`;
    },
    add: whole('+'),
    subtract: whole('-'),
    multiply: whole('*'),
    divide: (operands, write, type) => {
      if (type.name !== 'double') return whole('/')(operands, write, type);
      requireDivisor(operands[1]);
      return infix('/')(operands, write, type);
    },
    modulo: whole('%'),
    negate: (operands, write, type) =>
      isWhole(type) ? sql`(- ${write.value(one(operands))})` : refuse(`${type.name} computed`),
    like: (operands, write) => {
      const [text] = operands;
      if (!text) return refuse('like of nothing');
      const pattern = parameter(escapedPattern(patternOf(operands)), TEXT);
      return sql`(${compared(text, write)} like ${pattern} escape '!')`;
    },
    concatenate: infix('||'),
    lower: (operands, write) =>
      sql`translate(${write.value(one(operands))}, '${UPPER}', '${LOWER}')`,
    upper: (operands, write) =>
      sql`translate(${write.value(one(operands))}, '${LOWER}', '${UPPER}')`,
    trim: trimmed('both'),
    'left-trim': trimmed('leading'),
    'right-trim': trimmed('trailing'),
    length: (operands, write) => sql`cast(length(${write.value(one(operands))}) as integer)`,
    substring: (operands, write) => {
      countAtLeast(operands[1], 1);
      if (operands[2]) countAtLeast(operands[2], 0);
      return called('substr', 2, 3)(operands, write, TEXT);
    },
    left: (operands, write) => {
      const [text, count] = two(operands);
      return sql`substr(${write.value(text)}, 1, ${String(countAtLeast(count, 0))})`;
    },
    replace: (operands, write) =>
      textLiteral(operands[1] ?? refuse('replace'))
        ? called('replace', 3)(operands, write, TEXT)
        : refuse('replace of what may be empty'),
    position: (operands, write) => {
      const [text, sought] = two(operands);
      return sql`cast(strpos(${write.value(text)}, ${write.value(sought)}) as integer)`;
    },
    'null-if': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`nullif(${left}, ${right})`;
    },
    greatest: extreme('greatest'),
    least: extreme('least'),
    absolute: (operands, write, type) =>
      isWhole(type) || type.name === 'numeric'
        ? called('abs', 1)(operands, write, type)
        : refuse(`abs of ${type.name}`),
    round: (operands, write, type) => {
      const digits = operands[1] ? wholeLiteral(operands[1]) : 0;
      if (type.name !== 'numeric' || digits === undefined || digits < 0)
        return refuse('rounding of other than decimals');
      return called('round', 1, 2)(operands, write, type);
    },
    floor: (operands, write, type) =>
      type.name === 'numeric' ? called('floor', 1)(operands, write, type) : refuse('floor'),
    ceiling: (operands, write, type) =>
      type.name === 'numeric' ? called('ceiling', 1)(operands, write, type) : refuse('ceiling'),
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    'date-truncate': (operands, write) => {
      const [unit, moment] = two(operands);
      return sql`date_trunc(${write.value(unit)}, ${inUtc(moment, write)})`;
    },
    'add-days': (operands, write) => {
      const [date, days] = two(operands);
      return sql`date_add('day', ${write.value(days)}, ${write.value(date)})`;
    },
    'days-between': (operands, write) => {
      const [later, earlier] = two(operands);
      return sql`cast(date_diff('day', ${write.value(earlier)}, ${write.value(later)}) as integer)`;
    },
  },
  cast,
  inList: (operand, list, write) => {
    for (const item of list) requireComparable(COMPARED, operand, item);
    return inPlaceholders(
      compared(operand, write),
      list.map((item) => (isNullLiteral(item) ? 'null' : compared(item, write))),
    );
  },
  key: compared,
  isDistinctGrouped: false,
  sortKey: (key, write) => standardSortKey(compared(key.expression, write), key, write),
  isPlainSortKey: () => true,
  aggregate: (column, _, write) => aggregate(column, write),
  table: ({ table }) => table.path.map(identifier).join('.'),
  values: valuesTable(identifier),
  emptyFrom: '',
  limit: ({ count, offset }) => [
    offset > 0 ? ` offset ${offset}` : '',
    count === undefined ? '' : ` limit ${count}`,
  ],
  hasFullJoin: true,
  notIn: (left, right, write) => sides(left, right, false, write),
  isNotFalse: (condition) => sql`(coalesce(${condition}, true))`,
  setOperation: setWords(['union']),
  aliasWord: ' as ',
  output: (value, type) =>
    type.name === 'timestamptz' ? sql`(${value} at time zone 'UTC')` : value,
  hasScalarStructs: false,
};

export const trino: Dialect = createDialect(GRAMMAR);
