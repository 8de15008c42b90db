/**
 * PostgreSQL from 12 on, whose session is in UTC with standard_conforming_strings. How text is written
 * depends on the database's encoding.
 */
import type { Expression } from '../plan/expression.ts';
import { inputsOf, type Node } from '../plan/node.ts';
import type { SqlType } from '../values.ts';
import { createDialect } from './create-dialect.ts';
import type { Dialect } from './dialect.ts';
import { type Grammar, isNullLiteral, one, two, type Writer } from './grammar.ts';
import { hmacPads } from './keyed-hash.ts';
import { encodingOf } from './postgresql-encoding.ts';
import { type TextWriting, textWriting } from './postgresql-text.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import {
  AGGREGATES,
  called,
  infix,
  inPlaceholders,
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

const part =
  (name: string) =>
  (operands: readonly Expression[], write: Writer): Sql =>
    sql`cast(extract(${name} from ${write.value(one(operands))}) as integer)`;

/** Of infinity the year is no whole number, while month and day are NULL: so it is, too. */
const year = (operands: readonly Expression[], write: Writer): Sql =>
  sql`cast(extract(year from nullif(nullif(${write.value(one(operands))}, 'infinity'), '-infinity')) as integer)`;

const writingAggregates =
  ({ key, order, inC, inOrder }: TextWriting): Grammar['aggregate'] =>
  (column, sort, write, over) => {
    const { function: name, operands, isDistinct } = column;
    if (operands.length === 0) return withFilter('count(*)', column, write, over);
    const written = (): readonly Sql[] => {
      if (name === 'min' || name === 'max') return inOrder(operands, write);
      // Distinct texts are put together in their order.
      if (name === 'string-agg') return (isDistinct ? inOrder : inC)(operands, write);
      return operands.map((operand) => (isDistinct ? key(operand, write) : write.value(operand)));
    };
    const by =
      name === 'string-agg' && sort.length > 0 && !isDistinct
        ? sql` order by ${joined(
            sort.map((one) => standardSortKey(order(one.expression, write), one, write)),
            ', ',
          )}`
        : '';
    const inside = sql`${isDistinct ? 'distinct ' : ''}${joined(written(), ', ')}${by}`;
    return withFilter(sql`${AGGREGATES[name]}(${inside})`, column, write, over);
  };

const writingLists =
  ({ key, sorted, inBytes }: TextWriting): Grammar['inList'] =>
  (operand, list, write) => {
    const [first] = list;
    const value = key(operand, write);
    const type = list.find((item) => !isNullLiteral(item))?.type ?? first?.type;
    const literals = literalValues(list);
    const isOneArray =
      type !== undefined &&
      type.name !== 'bytes' &&
      list.every((item) => item.type.name === type.name || isNullLiteral(item));
    if (!literals || !isOneArray) return inPlaceholders(value, list.map(write.value));
    const { held, unclear } = sorted(literals);
    const conditions: Sql[] = [];
    if (held.length > 0)
      conditions.push(sql`${value} = any(${parameter(held, type)}::${literalType(type)}[])`);
    if (unclear.length > 0)
      conditions.push(
        sql`${inBytes(operand, write)} = any(${parameter(unclear, { name: 'bytes' })}::bytea[])`,
      );
    // It equals none of them, which of NULL nobody knows.
    return conditions.length > 0
      ? sql`(${joined(conditions, ' or ')})`
      : sql`(${value} is null and null)`;
  };

const grammarOf = (text: TextWriting): Grammar => ({
  name: 'postgresql',
  placeholders: { placeholder: (position) => `$${position}`, areNumbered: true, maximum: 65_535 },
  identifier,
  constant: (holds) => (holds ? 'true' : 'false'),
  booleanValue: (value) => (value ? 'true' : 'false'),
  nullOf: (type) => `null::${typeOf(type)}`,
  literal: (value, type) => {
    text.requireHeld(value);
    return sql`${parameter(value, type)}::${literalType(type)}`;
  },
  scanColumn: (reference, { type, nativeType }) =>
    nativeType !== undefined && type.name === 'text' ? `${reference}::text` : reference,
  functions: {
    ...LOGIC,
    ...text.functions,
    add: infix('+'),
    subtract: infix('-'),
    multiply: infix('*'),
    divide: infix('/'),
    modulo: infix('%'),
    negate: (operands, write) => sql`(- ${write.value(one(operands))})`,
    concatenate: infix('||'),
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
    'add-interval': infix('+'),
    'days-between': infix('-'),
    'keyed-hash': (operands, write) => {
      const [hashed, secret] = two(operands);
      const { inner, outer } = hmacPads(secret);
      const bytes: SqlType = { name: 'bytes' };
      const first = sql`sha256(${parameter(inner, bytes)}::bytea || convert_to(${write.value(hashed)}, 'UTF8'))`;
      return sql`encode(sha256(${parameter(outer, bytes)}::bytea || ${first}), 'hex')`;
    },
  },
  cast: (operand, type, write) =>
    type.name === 'unknown'
      ? write.value(operand)
      : sql`cast(${write.value(operand)} as ${typeOf(type)})`,
  inList: writingLists(text),
  key: text.key,
  isKeyWrapped: text.isVague,
  isDistinctGrouped: false,
  sortKey: (sortKey, write) =>
    standardSortKey(text.order(sortKey.expression, write), sortKey, write),
  isPlainSortKey: ({ expression }, write) => text.isInOrder(expression, write),
  aggregate: writingAggregates(text),
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
  notIn: text.notIn,
  isNotFalse: (condition) => sql`(${condition}) is not false`,
  setOperation: setWords(['union', 'intersect', 'except']),
  united: text.united,
  aliasWord: ' as ',
  hasScalarStructs: false,
});

const encodingIn = (node: Node): string | undefined => {
  if (node.kind === 'scan') return node.table.encoding;
  for (const input of inputsOf(node)) {
    const encoding = encodingIn(input);
    if (encoding !== undefined) return encoding;
  }
  return undefined;
};

/** A dialect for each encoding that databases have. */
const dialects = new Map<string | undefined, Dialect>();

const dialectFor = (plan: Node): Dialect => {
  const encoding = encodingIn(plan);
  const known = dialects.get(encoding);
  if (known) return known;
  const dialect = createDialect(grammarOf(textWriting(encodingOf(encoding))));
  dialects.set(encoding, dialect);
  return dialect;
};

export const postgresql: Dialect = {
  name: 'postgresql',
  canWrite: (plan) => dialectFor(plan).canWrite(plan),
  write: (plan) => dialectFor(plan).write(plan),
};
