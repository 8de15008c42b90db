/**
 * DuckDB, which joins here what sources gave and reads files; its session is in UTC. What it does otherwise
 * than PostgreSQL is written out: division by zero, order of NULLs, sums, letters of ASCII. Left out, as
 * their digits differ and JavaScript has them exactly: division of numeric, text of floating numbers.
 * A floating number beyond its range becomes infinite instead of an error.
 */
import type { Expression } from '../plan/expression.ts';
import { isWhole, type SqlType, type Value } from '../values.ts';
import { createDialect } from './create-dialect.ts';
import type { Dialect } from './dialect.ts';
import { duckdbCast, duckdbType, nullType } from './duckdb-cast.ts';
import { decimalType, digitsOfValue, inDecimals } from './duckdb-decimals.ts';
import { computedAboveLimits } from './duckdb-limits.ts';
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
import { hmacPads } from './keyed-hash.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import {
  AGGREGATES,
  called,
  comparisons,
  infix,
  inPlaceholders,
  LOGIC,
  limitOffset,
  quotedTwice,
  setWords,
  standardSortKey,
  valuesTable,
  withFilter,
} from './writing.ts';

const identifier = quotedTwice('"');

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';

const lowered = (value: Sql): Sql => sql`translate(${value}, '${UPPER}', '${LOWER}')`;

/** ISO 8601 durations, which DuckDB does not read, in its own words. */
const intervalText = (iso: string): string => {
  const found =
    /^P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?)?$/.exec(
      iso,
    ) ?? refuse('an interval in another form');
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'];
  const parts = units.flatMap((unit, index) => {
    const count = found[index + 1];
    return count === undefined ? [] : [`${count} ${unit}`];
  });
  return parts.length > 0 ? parts.join(' ') : '0 days';
};

const literal = (value: Exclude<Value, null | boolean>, type: SqlType): Sql => {
  switch (type.name) {
    case 'numeric':
      return sql`cast(${parameter(String(value), type)} as ${decimalType(digitsOfValue(value))})`;
    case 'interval':
      return sql`cast(${parameter(intervalText(String(value)), type)} as interval)`;
    case 'bytes':
      return sql`cast(${parameter(value, type)} as blob)`;
    default:
      return sql`cast(${parameter(typeof value === 'bigint' || type.name === 'bigint' ? String(value) : value, type)} as ${duckdbType(type)})`;
  }
};

const nullOf = (type: SqlType): string => `cast(null as ${nullType(type)})`;

/** When a division fails; NULL divided by zero is NULL, such as the average of nothing. */
const isByZero = (left: Expression, right: Expression, write: Writer): Sql =>
  write.isNullable(left)
    ? sql`${write.value(right)} = 0 and (${write.value(left)}) is not null`
    : sql`${write.value(right)} = 0`;

/** Divisions fail on zero; DuckDB gives NULL. */
const dividing =
  (operator: string): FunctionWriter =>
  (operands, write) => {
    const [left, right] = two(operands);
    const result = sql`(${write.value(left)} ${operator} ${write.value(right)})`;
    if (right.kind === 'literal' && (right.value === null || Number(right.value) !== 0))
      return result;
    return sql`case when ${isByZero(left, right, write)} then error('division by zero') else ${result} end`;
  };

const divide: FunctionWriter = (operands, write, type) => {
  if (type.name === 'numeric') return refuse('division of numeric');
  return dividing(isWhole(type) ? '//' : '/')(operands, write, type);
};

const modulo: FunctionWriter = (operands, write, type) => {
  const [left, right] = two(operands);
  const divisor = wholeLiteral(right);
  // The least number modulo -1 is out of range in DuckDB and 0 in PostgreSQL.
  if (isWhole(type) && (divisor === undefined || divisor === -1)) {
    const value = write.value(right);
    return sql`case when ${isByZero(left, right, write)} then error('division by zero') when ${value} = -1 then ${write.value(left)} - ${write.value(left)} else (${write.value(left)} % ${value}) end`;
  }
  return dividing('%')(operands, write, type);
};

const substring: FunctionWriter = (operands, write) => {
  const [text, from, length] = operands;
  if (!text || !from) return refuse('substring without a start');
  const start = wholeLiteral(from);
  const count = length && wholeLiteral(length);
  if (start !== undefined && start >= 1) {
    if (!length) return sql`substring(${write.value(text)}, ${write.value(from)})`;
    if (count !== undefined && count >= 0)
      return sql`substring(${write.value(text)}, ${write.value(from)}, ${write.value(length)})`;
  }
  const first = write.value(from);
  const positive = sql`case when ${first} < 1 then 1 else ${first} end`;
  if (!length) return sql`substring(${write.value(text)}, ${positive})`;
  const taken = write.value(length);
  const end = sql`cast(${first} as bigint) + ${taken}`;
  const rest = sql`case when ${end} < 1 then 0 when ${first} < 1 then ${end} - 1 else ${taken} end`;
  return sql`case when ${taken} < 0 then error('negative substring length not allowed') else substring(${write.value(text)}, ${positive}, ${rest}) end`;
};

const round: FunctionWriter = (operands, write, type) => {
  const [number, digits] = operands;
  if (!number) return refuse('round of nothing');
  if (!digits) {
    return type.name === 'numeric'
      ? sql`round(${write.value(number)})`
      : sql`round_even(${write.value(number)}, 0)`;
  }
  const places = wholeLiteral(digits) ?? refuse('round to a computed number of digits');
  if (Math.abs(places) > 38) return refuse('round to more than 38 digits');
  const text = sql`round(${write.value(number)}, ${String(places)})`;
  // NULL with fewer digits than are taken away is 0 in DuckDB.
  return places < 0 && write.isNullable(number)
    ? sql`case when ${write.value(number)} is not null then ${text} end`
    : text;
};

const matching =
  (change: (value: Sql) => Sql): FunctionWriter =>
  (operands, write) => {
    const [text, pattern, escaping] = operands;
    if (!text || !pattern) return refuse('like without a pattern');
    // With no escape character at all, and with a computed one, DuckDB differs.
    const sign = escaping ? textLiteral(escaping) : '\\';
    if (sign === undefined || [...sign].length !== 1) return refuse('a computed escape character');
    const escaped = textLiteral(pattern);
    if (escaped === undefined || /[A-Za-z]/.test(sign) || endsInEscape(escaped, sign))
      return refuse('a pattern that may end in its escape character');
    const written = escaping ? write.value(escaping) : `'\\'`;
    return sql`(${change(write.value(text))} like ${change(write.value(pattern))} escape ${written})`;
  };

const endsInEscape = (pattern: string, sign: string): boolean => {
  let isEscaped = false;
  for (const character of pattern) isEscaped = !isEscaped && character === sign;
  return isEscaped;
};

const part =
  (name: string): FunctionWriter =>
  (operands, write) =>
    sql`cast(${name}(${write.value(one(operands))}) as integer)`;

const year: FunctionWriter = (operands, write) => {
  const found = sql`year(${write.value(one(operands))})`;
  return sql`cast(case when ${found} > 0 then ${found} else ${found} - 1 end as integer)`;
};

/** Sums have more digits in DuckDB than their type says. */
const sum = (value: Sql, type: SqlType): Sql =>
  type.name === 'numeric' && type.precision === undefined
    ? value
    : sql`cast(${value} as ${duckdbType(type)})`;

const aggregate: Grammar['aggregate'] = (column, order, write, over) => {
  const { function: name, operands, isDistinct, type } = column;
  if (operands.length === 0) return withFilter('count(*)', column, write, over);
  const [operand, separator] = operands;
  if (!operand) return refuse('an aggregate of nothing');
  const distinct = isDistinct ? 'distinct ' : '';
  const value = write.value(operand);
  if (name === 'string-agg') {
    if (over !== '') return refuse('string_agg over a window');
    const by = isDistinct
      ? value
      : joined(
          order.map((key) => standardSortKey(write.value(key.expression), key, write)),
          ', ',
        );
    const sorted = isDistinct || order.length > 0 ? sql` order by ${by}` : '';
    if (!separator || textLiteral(separator) === undefined) return refuse('a computed separator');
    return withFilter(
      sql`string_agg(${distinct}${value}, ${write.value(separator)}${sorted})`,
      column,
      write,
      over,
    );
  }
  const text = withFilter(sql`${AGGREGATES[name]}(${distinct}${value})`, column, write, over);
  return name === 'sum' ? sum(text, type) : text;
};

/** PostgreSQL takes blanks away, and DuckDB all that Unicode calls a space. */
const trimmed =
  (name: string): FunctionWriter =>
  (operands, write, type) =>
    operands.length === 1
      ? sql`${name}(${write.value(one(operands))}, ' ')`
      : called(name, 2)(operands, write, type);

const GRAMMAR: Grammar = {
  name: 'duckdb',
  settled: (plan) => inDecimals(computedAboveLimits(plan)),
  placeholders: { placeholder: (position) => `$${position}`, areNumbered: true, maximum: 65_535 },
  identifier,
  constant: (holds) => (holds ? 'true' : 'false'),
  booleanValue: (value) => (value ? 'true' : 'false'),
  nullOf,
  literal,
  functions: {
    ...LOGIC,
    ...comparisons((left, right, _, write) => [write.value(left), write.value(right)]),
    'is-distinct': infix('is distinct from'),
    add: infix('+'),
    subtract: infix('-'),
    multiply: infix('*'),
    divide,
    modulo,
    negate: (operands, write) => sql`(- ${write.value(one(operands))})`,
    like: matching((value) => value),
    ilike: matching(lowered),
    concatenate: infix('||'),
    lower: (operands, write) => lowered(write.value(one(operands))),
    upper: (operands, write) =>
      sql`translate(${write.value(one(operands))}, '${LOWER}', '${UPPER}')`,
    trim: trimmed('trim'),
    'left-trim': trimmed('ltrim'),
    'right-trim': trimmed('rtrim'),
    length: (operands, write) => sql`cast(length(${write.value(one(operands))}) as integer)`,
    substring,
    left: called('left', 2),
    right: called('right', 2),
    replace: called('replace', 3),
    position: (operands, write) => {
      const [text, sought] = two(operands);
      return sql`cast(instr(${write.value(text)}, ${write.value(sought)}) as integer)`;
    },
    'null-if': called('nullif', 2),
    greatest: called('greatest'),
    least: called('least'),
    absolute: called('abs', 1),
    round,
    floor: called('floor', 1),
    ceiling: called('ceil', 1),
    year,
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    'date-truncate': called('date_trunc', 2),
    'add-days': (operands, write) => {
      const [date, days] = two(operands);
      return sql`cast((${write.value(date)} + ${write.value(days)}) as date)`;
    },
    'add-interval': (operands, write, type) => {
      // Moments in a zone need an extension for that.
      if (type.name !== 'timestamp') return refuse('a timestamptz moved by an interval');
      const [moment, interval] = two(operands);
      return sql`(${write.value(moment)} + ${write.value(interval)})`;
    },
    'days-between': (operands, write) => {
      const [later, earlier] = two(operands);
      return sql`cast((${write.value(later)} - ${write.value(earlier)}) as integer)`;
    },
    'keyed-hash': (operands, write) => {
      const [text, secret] = two(operands);
      const { inner, outer } = hmacPads(secret);
      const bytes: SqlType = { name: 'bytes' };
      const first = sql`unhex(sha256(${literal(inner, bytes)} || encode(${write.value(text)})))`;
      return sql`sha256(${literal(outer, bytes)} || ${first})`;
    },
  },
  cast: duckdbCast,
  inList: (operand, list, write) => {
    // NULL in a list keeps its meaning; a list of literals alone is one parameter each.
    const items = list.map((item) => (isNullLiteral(item) ? 'null' : write.value(item)));
    return inPlaceholders(write.value(operand), items);
  },
  key: (expression, write) => write.value(expression),
  isDistinctGrouped: false,
  sortKey: (key, write) => standardSortKey(write.value(key.expression), key, write),
  isPlainSortKey: () => true,
  aggregate,
  windows: {
    hasGroups: true,
    hasExclude: true,
    // They are cast to the value's own digits.
    hasDefaultsOf: ({ name }) => name !== 'numeric',
    measures: ({ type }) =>
      isWhole(type) || ['double', 'date', 'timestamp', 'timestamptz'].includes(type.name),
    // Distances may lie beyond what the type of a column holds.
    measuredKey: (key, write) => {
      const value = write.value(key.expression);
      const isWide = isWhole(key.expression.type);
      return standardSortKey(isWide ? sql`cast(${value} as hugeint)` : value, key, write);
    },
    asInteger: (value) => sql`cast(${value} as integer)`,
  },
  table: ({ table }) => table.path.map(identifier).join('.'),
  fragment: identifier,
  values: valuesTable(identifier),
  emptyFrom: '',
  limit: limitOffset(undefined),
  hasFullJoin: true,
  areOptionalSidesApart: true,
  isOrderedByOuterValues: true,
  notIn: (left, right, write) => [write.value(left), write.value(right)],
  isNotFalse: (condition) => sql`(coalesce(${condition}, true))`,
  setOperation: setWords(['union', 'intersect', 'except']),
  aliasWord: ' as ',
  hasScalarStructs: true,
};

export const duckdb: Dialect = createDialect(GRAMMAR);
