/**
 * PostgreSQL from 12 on, whose session is in UTC with standard_conforming_strings. Text of columns with
 * another collation than "C" is put in order by `collate "C"`; equality needs that only where the
 * collation is not deterministic, which `ColumnSchema.collation` tells at its end.
 */
import { columnsIn, type Expression } from '../plan/expression.ts';
import type { SqlType } from '../values.ts';
import { createDialect } from './create-dialect.ts';
import type { Dialect } from './dialect.ts';
import { type Grammar, isNullLiteral, one, refuse, two, type Writer } from './grammar.ts';
import { hmacPads } from './keyed-hash.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import {
  AGGREGATES,
  called,
  comparisons,
  infix,
  inPlaceholders,
  isText,
  LOGIC,
  limitOffset,
  literalValues,
  quotedTwice,
  setWords,
  standardSortKey,
  valuesTable,
  withFilter,
} from './writing.ts';

const identifier = quotedTwice('"');

const typeOf = (type: SqlType): string => {
  switch (type.name) {
    case 'numeric':
      return type.precision === undefined
        ? 'numeric'
        : `numeric(${type.precision}, ${type.scale ?? 0})`;
    case 'double':
      return 'double precision';
    case 'bytes':
      return 'bytea';
    case 'unknown':
      return 'text';
    default:
      return type.name;
  }
};

/** Literals keep all their digits, whatever their type says. */
const literalType = (type: SqlType): string => (type.name === 'numeric' ? 'numeric' : typeOf(type));

const collationsIn = (expression: Expression, write: Writer): ReadonlySet<string | undefined> => {
  const found = new Set<string | undefined>();
  for (const id of columnsIn(expression)) {
    const column: Expression = { kind: 'column', id, type: { name: 'text' } };
    const origin = write.originOf(column);
    if (origin?.type.name === 'text') found.add(origin.collation);
    else {
      const definition = write.definitionOf(id);
      if (definition && 'kind' in definition)
        for (const collation of collationsIn(definition, write)) found.add(collation);
    }
  }
  return found;
};

const isVague = (expression: Expression, write: Writer): boolean =>
  isText(expression) &&
  !write.isSettled(expression) &&
  [...collationsIn(expression, write)].some((name) => name?.endsWith('(nondeterministic)'));

const collated = (value: Sql): Sql => sql`(${value} collate "C")`;

/** Text in the order of collation "C". */
const ordered = (expression: Expression, write: Writer): Sql => {
  const value = write.value(expression);
  return isText(expression) && expression.kind !== 'literal' && !write.isSettled(expression)
    ? collated(value)
    : value;
};

const key = (expression: Expression, write: Writer): Sql =>
  isVague(expression, write) ? collated(write.value(expression)) : write.value(expression);

/** Two columns with different collations cannot be compared without saying by which. */
const areAtOdds = (left: Expression, right: Expression, write: Writer): boolean => {
  if (!isText(left)) return false;
  const all = [...collationsIn(left, write), ...collationsIn(right, write)];
  return new Set(all).size > 1;
};

/** Whether a comparison is by collation "C" already: a literal goes along with a column. */
const areInOrder = (operands: readonly Expression[], write: Writer): boolean =>
  operands.some(write.isSettled) &&
  operands.every((operand) => operand.kind === 'literal' || write.isSettled(operand));

const sides = (
  left: Expression,
  right: Expression,
  isOrdered: boolean,
  write: Writer,
): readonly [Sql, Sql] => {
  const isCollated =
    (isOrdered && isText(left) && !areInOrder([left, right], write)) ||
    isVague(left, write) ||
    isVague(right, write) ||
    areAtOdds(left, right, write);
  const first = write.value(left);
  const second = write.value(right);
  return [first, isCollated ? collated(second) : second];
};

const inC =
  (name: string) =>
  (operands: readonly Expression[], write: Writer): Sql =>
    sql`${name}(${joined(
      operands.map((operand) => ordered(operand, write)),
      ', ',
    )})`;

const matching =
  (word: 'like' | 'ilike') =>
  (operands: readonly Expression[], write: Writer): Sql => {
    const [text, pattern, escaping] = operands;
    if (!text || !pattern) return refuse(`${word} without a pattern`);
    const isCollated = word === 'ilike' || isVague(text, write) || areAtOdds(text, pattern, write);
    const value = write.value(text);
    const first = isCollated && !write.isSettled(text) ? collated(value) : value;
    const last = escaping ? sql` escape ${write.value(escaping)}` : '';
    return sql`(${first} ${word} ${write.value(pattern)}${last})`;
  };

const part =
  (name: string) =>
  (operands: readonly Expression[], write: Writer): Sql =>
    sql`cast(extract(${name} from ${write.value(one(operands))}) as integer)`;

/** Of infinity the year is no whole number, while month and day are NULL: so it is, too. */
const year = (operands: readonly Expression[], write: Writer): Sql =>
  sql`cast(extract(year from nullif(nullif(${write.value(one(operands))}, 'infinity'), '-infinity')) as integer)`;

const aggregate: Grammar['aggregate'] = (column, order, write, over) => {
  const { function: name, operands, isDistinct } = column;
  const word = AGGREGATES[name];
  if (operands.length === 0) return withFilter('count(*)', column, write, over);
  const isOrderSensitive = name === 'min' || name === 'max' || name === 'string-agg';
  const written = operands.map((operand) => {
    if (isOrderSensitive && operand.kind !== 'literal') return ordered(operand, write);
    return isDistinct ? key(operand, write) : write.value(operand);
  });
  const by =
    name === 'string-agg' && order.length > 0 && !isDistinct
      ? sql` order by ${joined(
          order.map((sortKey) =>
            standardSortKey(ordered(sortKey.expression, write), sortKey, write),
          ),
          ', ',
        )}`
      : '';
  const inside = sql`${isDistinct ? 'distinct ' : ''}${joined(written, ', ')}${by}`;
  return withFilter(sql`${word}(${inside})`, column, write, over);
};

const inList = (operand: Expression, list: readonly Expression[], write: Writer): Sql => {
  const [first] = list;
  const value = key(operand, write);
  const type = list.find((item) => !isNullLiteral(item))?.type ?? first?.type;
  const literals = literalValues(list);
  const isOneArray =
    type !== undefined &&
    type.name !== 'bytes' &&
    list.every((item) => item.type.name === type.name || isNullLiteral(item));
  if (!literals || !isOneArray) return inPlaceholders(value, list.map(write.value));
  // U+0000 is in no text, and PostgreSQL refuses to be asked for it.
  const values = literals.filter((item) => typeof item !== 'string' || !item.includes('\0'));
  return sql`(${value} = any(${parameter(values, type)}::${literalType(type)}[]))`;
};

const GRAMMAR: Grammar = {
  name: 'postgresql',
  placeholders: { placeholder: (position) => `$${position}`, areNumbered: true, maximum: 65_535 },
  identifier,
  constant: (holds) => (holds ? 'true' : 'false'),
  booleanValue: (value) => (value ? 'true' : 'false'),
  nullOf: (type) => `null::${typeOf(type)}`,
  literal: (value, type) => sql`${parameter(value, type)}::${literalType(type)}`,
  scanColumn: (reference, { type, nativeType }) =>
    nativeType !== undefined && type.name === 'text' ? `${reference}::text` : reference,
  functions: {
    ...LOGIC,
    ...comparisons(sides),
    'is-distinct': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`(${left} is distinct from ${right})`;
    },
    add: infix('+'),
    subtract: infix('-'),
    multiply: infix('*'),
    divide: infix('/'),
    modulo: infix('%'),
    negate: (operands, write) => sql`(- ${write.value(one(operands))})`,
    like: matching('like'),
    ilike: matching('ilike'),
    concatenate: infix('||'),
    lower: inC('lower'),
    upper: inC('upper'),
    trim: called('btrim', 1, 2),
    'left-trim': called('ltrim', 1, 2),
    'right-trim': called('rtrim', 1, 2),
    length: called('length', 1),
    substring: called('substring', 2, 3),
    left: called('left', 2),
    right: called('right', 2),
    replace: inC('replace'),
    position: inC('strpos'),
    'null-if': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`nullif(${left}, ${right})`;
    },
    greatest: inC('greatest'),
    least: inC('least'),
    absolute: called('abs', 1),
    round: called('round', 1, 2),
    floor: called('floor', 1),
    ceiling: called('ceil', 1),
    year,
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    'date-truncate': called('date_trunc', 2),
    'add-days': infix('+'),
    'days-between': infix('-'),
    'keyed-hash': (operands, write) => {
      const [text, secret] = two(operands);
      const { inner, outer } = hmacPads(secret);
      const bytes: SqlType = { name: 'bytes' };
      const first = sql`sha256(${parameter(inner, bytes)}::bytea || convert_to(${write.value(text)}, 'UTF8'))`;
      return sql`encode(sha256(${parameter(outer, bytes)}::bytea || ${first}), 'hex')`;
    },
  },
  cast: (operand, type, write) =>
    type.name === 'unknown'
      ? write.value(operand)
      : sql`cast(${write.value(operand)} as ${typeOf(type)})`,
  inList,
  key,
  isKeyWrapped: isVague,
  isDistinctGrouped: false,
  sortKey: (sortKey, write) => standardSortKey(ordered(sortKey.expression, write), sortKey, write),
  isPlainSortKey: ({ expression }, write) => !isText(expression) || write.isSettled(expression),
  aggregate,
  windows: {
    hasGroups: true,
    hasExclude: true,
    hasBackwardFrames: true,
    hasDefaultsOf: () => true,
    measures: () => true,
  },
  table: ({ table }) => table.path.map(identifier).join('.'),
  values: valuesTable(identifier),
  emptyFrom: '',
  limit: limitOffset(undefined),
  hasFullJoin: true,
  notIn: (left, right, write) => {
    const first = write.value(left);
    // What the subquery gives has no say in the collation.
    const isCollated =
      isVague(left, write) || isVague(right, write) || areAtOdds(left, right, write);
    return [isCollated ? collated(first) : first, write.value(right)];
  },
  isNotFalse: (condition) => sql`(${condition}) is not false`,
  setOperation: setWords(['union', 'intersect', 'except']),
  aliasWord: ' as ',
  hasScalarStructs: false,
};

export const postgresql: Dialect = createDialect(GRAMMAR);
