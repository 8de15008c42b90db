/**
 * SQLite from 3.44 on. Values have the kind that their column declares, dates are text; timestamps have
 * several forms and are not compared, decimals are floating numbers and not computed with. Letters have a
 * case in ASCII only, which is what collation "C" has.
 */
import { type Expression, partsOf } from '../plan/expression.ts';
import type { AggregateColumn, SortKey } from '../plan/node.ts';
import { isWhole, type SqlType, type TypeName } from '../values.ts';
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
} from './grammar.ts';
import { patternOf, textAfter } from './like-pattern.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import {
  countAtLeast,
  requireDivisor,
  requireWholeDivision,
  requireWide,
} from './whole-numbers.ts';
import {
  called,
  comparisons,
  infix,
  inPlaceholders,
  isFloatingSumThatMoves,
  isText,
  LOGIC,
  limitOffset,
  literalValues,
  quotedTwice,
  requireComparable,
  requireListComparable,
  setWords,
  standardSortKey,
  withFilter,
  withoutNulls,
} from './writing.ts';

const identifier = quotedTwice('"');
const TEXT: SqlType = { name: 'text' };

/** A list longer than this goes as one parameter, so that there are never too many. */
const LONGEST_LIST = 500;

const COMPARED: ReadonlySet<TypeName> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'double',
  'text',
  'date',
  'uuid',
]);

/** Digits that floating numbers keep. */
const requireFew = (value: unknown): void => {
  if (!/^-?[\d.]+$/.test(String(value))) refuse('a number that is none');
  if (String(value).replace(/[-.]/g, '').replace(/^0+/, '').length > 15)
    refuse('a decimal of more than 15 digits');
};

/** Whether text may compare in another way than by bytes: set operations take the collation of one side. */
const isWrapped = (expression: Expression, write: Writer): boolean => {
  if (!isText(expression) || expression.kind !== 'column' || write.isSettled(expression))
    return false;
  const origin = write.originOf(expression);
  return origin ? origin.collation !== undefined : write.definitionOf(expression.id) === undefined;
};

/** Whether no sum of such numbers passes 64 bits: counts, and numbers of fewer bits. */
const isShort = (expression: Expression, write: Writer): boolean => {
  if (expression.type.name === 'smallint' || expression.type.name === 'integer') return true;
  if (expression.kind === 'cast') return isShort(expression.operand, write);
  const definition = expression.kind === 'column' && write.definitionOf(expression.id);
  if (!definition) return false;
  return 'kind' in definition ? isShort(definition, write) : definition.function === 'count';
};

/** Whether it may be a sum of many digits (see `wideSum`), which as a number is not exact. */
const isLongSum = (expression: Expression, write: Writer): boolean => {
  if (expression.type.name !== 'numeric' || expression.type.precision !== undefined) return false;
  if (expression.kind !== 'column')
    return partsOf(expression).some((part) => isLongSum(part, write));
  const definition = write.definitionOf(expression.id);
  if (definition === undefined) return write.originOf(expression) === undefined;
  if ('kind' in definition) return isLongSum(definition, write);
  return definition.function === 'sum' && !definition.operands.every((one) => isShort(one, write));
};

/** Compared by bytes, whatever the column's collation. */
const compared = (expression: Expression, write: Writer): Sql => {
  if (!isNullLiteral(expression)) requireComparable(COMPARED, expression);
  if (isLongSum(expression, write)) return refuse('the order of sums of many digits');
  const value = write.value(expression);
  return isWrapped(expression, write) ? sql`(${value} collate binary)` : value;
};

const sides = (left: Expression, right: Expression, _: boolean, write: Writer) => {
  requireComparable(COMPARED, left, right);
  // Literals are far below any sum of many digits.
  const side = (one: Expression, other: Expression): Sql =>
    other.kind === 'literal' && isLongSum(one, write)
      ? sql`(${write.value(one)} + 0)`
      : compared(one, write);
  return [side(left, right), side(right, left)] as const;
};

const arithmetic =
  (operator: string): FunctionWriter =>
  (operands, write, type) => {
    requireWide(type);
    if (type.name !== 'bigint' && type.name !== 'double') return refuse(`${type.name} computed`);
    return infix(operator)(operands, write, type);
  };

const divide: FunctionWriter = (operands, write, type) => {
  if (isWhole(type)) requireWholeDivision(operands);
  else if (type.name === 'double') requireDivisor(operands[1]);
  else refuse('division of numeric');
  return infix('/')(operands, write, type);
};

const modulo: FunctionWriter = (operands, write, type) => {
  requireWholeDivision(operands);
  return infix('%')(operands, write, type);
};

/** LIKE of SQLite does not tell letters apart; beginnings, ends and parts are found without it. */
const like: FunctionWriter = (operands, write) => {
  const [text] = operands;
  if (!text) return refuse('like of nothing');
  const parts = patternOf(operands);
  if (parts.some(({ kind }) => kind === 'one')) return refuse('a pattern with _');
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  const startsOpen = parts[0]?.kind === 'any';
  const endsOpen = parts.at(-1)?.kind === 'any';
  const value = compared(text, write);
  const [first = '', second = ''] = texts;
  const given = (part: string): Sql => parameter(part, TEXT);
  if (parts.every(({ kind }) => kind === 'text')) return sql`(${value} = ${given(first)})`;
  if (texts.length === 0) return sql`(${value} is not null or null)`;
  const length = (part: string): string => String([...part].length);
  if (texts.length === 1 && !startsOpen) {
    const after = textAfter(first);
    return after === undefined
      ? sql`(substr(${value}, 1, ${length(first)}) = ${given(first)})`
      : sql`(${value} >= ${given(first)} and ${value} < ${given(after)})`;
  }
  if (texts.length === 1 && startsOpen && endsOpen)
    return sql`(instr(${value}, ${given(first)}) > 0)`;
  if (texts.length === 1) return sql`(substr(${value}, -${length(first)}) = ${given(first)})`;
  if (texts.length === 2 && !startsOpen && !endsOpen) {
    const least = String([...first].length + [...second].length);
    return sql`(length(${value}) >= ${least} and substr(${value}, 1, ${length(first)}) = ${given(first)} and substr(${value}, -${length(second)}) = ${given(second)})`;
  }
  return refuse('a pattern with several parts');
};

const extreme =
  (name: 'max' | 'min'): FunctionWriter =>
  (operands, write) => {
    requireComparable(COMPARED, ...operands);
    return withoutNulls(name, (operand) => compared(operand, write))(operands);
  };

/** A part of a date or timestamp as it is written: `2026-01-31 13:45:00`. */
const part =
  (from: number, length: number, ...types: readonly TypeName[]): FunctionWriter =>
  (operands, write) => {
    const moment = one(operands);
    if (!types.includes(moment.type.name)) return refuse(`a part of ${moment.type.name}`);
    return sql`cast(substr(${write.value(moment)}, ${String(from)}, ${String(length)}) as integer)`;
  };

const cast = (operand: Expression, type: SqlType, write: Writer): Sql => {
  const from = operand.type.name;
  const value = write.value(operand);
  if (isNullLiteral(operand) || from === type.name) {
    return from === 'numeric' && type.name === 'numeric' && type.precision !== undefined
      ? refuse('rounding')
      : value;
  }
  const whole = ['smallint', 'integer', 'bigint'];
  if (whole.includes(from)) {
    if (type.name === 'text') return sql`cast(${value} as text)`;
    if (type.name === 'double') return sql`cast(${value} as real)`;
    if (type.name === 'numeric' && type.precision === undefined) return value;
    if (whole.indexOf(type.name) > whole.indexOf(from)) return value;
  }
  if ((from === 'date' || from === 'uuid') && type.name === 'text') return value;
  if (from === 'boolean' && type.name === 'text')
    return sql`case when ${value} then 'true' when not ${value} then 'false' end`;
  return refuse(`cast of ${from} to ${type.name}`);
};

const inList = (operand: Expression, list: readonly Expression[], write: Writer): Sql => {
  requireListComparable(COMPARED, operand, list);
  const literals = literalValues(list);
  const value =
    literals && isLongSum(operand, write)
      ? sql`(${write.value(operand)} + 0)`
      : compared(operand, write);
  const isOneParameter =
    list.length > LONGEST_LIST &&
    literals?.every((item) => item !== null && typeof item !== 'boolean') &&
    (isWhole(operand.type) || isText(operand));
  if (!isOneParameter) return inPlaceholders(value, list.map(write.value));
  const items = literals.map((item) => (isText(operand) ? JSON.stringify(item) : String(item)));
  return sql`(${value} in (select value from json_each(${parameter(`[${items.join(',')}]`, TEXT)})))`;
};

/**
 * A sum of numbers of 64 bits, which PostgreSQL has in full: SQLite's fails as soon as it passes 64 bits, also
 * on the way. Those of the upper and lower halves do not. Where both together might, they are put out as the
 * text of about the sum and of both, of which the reader makes it; as a number it is about the sum.
 */
const wideSum = (value: Sql, column: AggregateColumn, write: Writer): Sql => {
  const of = (half: string): Sql => withFilter(sql`sum(${value}${half})`, column, write, '');
  const [upper, lower] = [of(' >> 32'), of(' & 4294967295')];
  return sql`case when abs(${upper}) < 1000000000 then ${upper} * 4294967296 + ${lower} else (${upper} * 4294967296.0) || ' ' || ${upper} || ' ' || ${lower} end`;
};

const sum = (column: AggregateColumn, operand: Expression, write: Writer, over: Sql): Sql => {
  const value = write.value(operand);
  const { name } = operand.type;
  if (name === 'bigint' && !isShort(operand, write)) {
    if (column.isDistinct || over !== '') return refuse('a sum that may pass 64 bits on the way');
    return wideSum(value, column, write);
  }
  if (!isWhole(operand.type) && name !== 'double') return refuse(`sum of ${name}`);
  return withFilter(sql`sum(${column.isDistinct ? 'distinct ' : ''}${value})`, column, write, over);
};

const aggregate: Grammar['aggregate'] = (column, order, write, over) => {
  const { function: name, operands, isDistinct } = column;
  const [operand, separator] = operands;
  if (!operand) return withFilter('count(*)', column, write, over);
  const distinct = isDistinct ? 'distinct ' : '';
  const value =
    isDistinct || name === 'min' || name === 'max'
      ? compared(operand, write)
      : write.value(operand);
  const text = (word: string): Sql =>
    withFilter(sql`${word}(${distinct}${value})`, column, write, over);
  switch (name) {
    case 'count':
      return text('count');
    case 'min':
    case 'max':
      return text(name);
    case 'sum':
      return sum(column, operand, write, over);
    case 'bool-and':
      return text('min');
    case 'bool-or':
      return text('max');
    case 'string-agg': {
      if (over !== '') return refuse('string_agg over a window');
      if (isDistinct || !separator || textLiteral(separator) === undefined)
        return refuse('string_agg of distinct values');
      const by = order.map((key) => sortKey(key, write));
      const ordered = by.length > 0 ? sql` order by ${joined(by, ', ')}` : '';
      return withFilter(
        sql`group_concat(${value}, ${write.value(separator)}${ordered})`,
        column,
        write,
        over,
      );
    }
  }
};

const sortKey = (key: SortKey, write: Writer): Sql =>
  standardSortKey(compared(key.expression, write), key, write);

const GRAMMAR: Grammar = {
  name: 'sqlite',
  placeholders: { placeholder: () => '?', areNumbered: false, maximum: 32_766 },
  identifier,
  constant: (holds) => (holds ? '1' : '0'),
  booleanValue: (value) => (value ? '1' : '0'),
  nullOf: () => 'null',
  literal: (value, type) => {
    if (type.name === 'numeric') {
      requireFew(value);
      return sql`cast(${parameter(value, type)} as numeric)`;
    }
    if (type.name !== 'double') return parameter(value, type);
    return Number.isNaN(value)
      ? refuse('a number that is none')
      : sql`cast(${parameter(value, type)} as real)`;
  },
  functions: {
    ...LOGIC,
    ...comparisons(sides),
    'is-distinct': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`(${left} is not ${right})`;
    },
    add: arithmetic('+'),
    subtract: arithmetic('-'),
    multiply: arithmetic('*'),
    divide,
    modulo,
    like,
    concatenate: infix('||'),
    lower: called('lower', 1),
    upper: called('upper', 1),
    trim: called('trim', 1, 2),
    'left-trim': called('ltrim', 1, 2),
    'right-trim': called('rtrim', 1, 2),
    length: called('length', 1),
    substring: (operands, write) => {
      countAtLeast(operands[1], 1);
      if (operands[2]) countAtLeast(operands[2], 0);
      return called('substr', 2, 3)(operands, write, TEXT);
    },
    left: (operands, write) => {
      const [text, count] = two(operands);
      return sql`substr(${write.value(text)}, 1, ${String(countAtLeast(count, 0))})`;
    },
    right: (operands, write) => {
      const [text, count] = two(operands);
      return sql`substr(${write.value(text)}, -${String(countAtLeast(count, 1))})`;
    },
    replace: called('replace', 3),
    position: called('instr', 2),
    'null-if': (operands, write) => {
      if (isLongSum(one(operands.slice(0, 1)), write)) return refuse('a sum of many digits');
      const [left, right] = sides(...two(operands), false, write);
      return sql`nullif(${left}, ${right})`;
    },
    greatest: extreme('max'),
    least: extreme('min'),
    absolute: (operands, write, type) =>
      type.name === 'bigint' || type.name === 'double'
        ? called('abs', 1)(operands, write, type)
        : refuse(`abs of ${type.name}`),
    year: part(1, 4, 'date', 'timestamp', 'timestamptz'),
    month: part(6, 2, 'date', 'timestamp', 'timestamptz'),
    day: part(9, 2, 'date', 'timestamp', 'timestamptz'),
    hour: part(12, 2, 'timestamp', 'timestamptz'),
    minute: part(15, 2, 'timestamp', 'timestamptz'),
    'days-between': (operands, write) => {
      const [later, earlier] = two(operands);
      return sql`cast(julianday(${write.value(later)}) - julianday(${write.value(earlier)}) as integer)`;
    },
  },
  cast,
  inList,
  key: compared,
  isKeyWrapped: isWrapped,
  areValuesSettled: true,
  isDistinctGrouped: false,
  isCollationC: (collation) => collation.toLowerCase() === 'binary',
  sortKey,
  isPlainSortKey: ({ expression }, write) => !isWrapped(expression, write),
  aggregate,
  windows: {
    hasGroups: true,
    hasExclude: true,
    hasDefaultsOf: () => true,
    measures: ({ type }) => type.name === 'smallint' || type.name === 'integer',
    isInexact: isFloatingSumThatMoves,
  },
  table: ({ table }) => table.path.map(identifier).join('.'),
  values: (rows, types, alias) => {
    const names = types.map((_, index) => `column${index + 1} as ${identifier(`c${index}`)}`);
    const written = rows.map((row) => sql`(${joined(row, ', ')})`);
    return sql`(select ${names.join(', ')} from (values ${joined(written, ', ')})) as ${alias}`;
  },
  emptyFrom: '',
  limit: limitOffset('-1'),
  hasFullJoin: true,
  notIn: (left, right, write) => sides(left, right, false, write),
  isNotFalse: (condition) => sql`((${condition}) is not false)`,
  setOperation: setWords(['union']),
  aliasWord: ' as ',
  hasScalarStructs: false,
};

export const sqlite: Dialect = createDialect(GRAMMAR);
