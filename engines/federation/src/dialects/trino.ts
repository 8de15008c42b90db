/**
 * Trino, as release 476 answers and the documentation of 435 and later has it. Moments with a zone come
 * out at UTC.
 */
import type { AggregateColumn, SortKey } from '../plan/node.ts';
import { createDialect } from './create-dialect.ts';
import type { Dialect, Statement } from './dialect.ts';
import { type Grammar, isNullLiteral, refuse, type Writer } from './grammar.ts';
import { joined, type Sql, sql } from './sql.ts';
import { compared, requireCompared, sides } from './trino-comparison.ts';
import { FUNCTIONS } from './trino-functions.ts';
import { cast, literal, nullOf, scanColumn } from './trino-values.ts';
import {
  AGGREGATES,
  filteredOperand,
  inPlaceholders,
  isFloatingSumThatMoves,
  quotedTwice,
  setWords,
  standardSortKey,
  valuesTable,
  withFilter,
} from './writing.ts';

const identifier = quotedTwice('"');

const aggregate = (column: AggregateColumn, write: Writer, over: Sql): Sql => {
  const { function: name, operands, isDistinct } = column;
  const [operand] = operands;
  const isOver = over !== '';
  if (!operand)
    return isOver && column.filter
      ? sql`count(${filteredOperand('1', column, write)})${over}`
      : withFilter('count(*)', column, write, over);
  if (name === 'string-agg') return refuse('string_agg');
  const isKey = isDistinct || name === 'min' || name === 'max';
  const value = isKey ? compared(operand, write) : write.value(operand);
  const isLong = name === 'sum' && operand.type.name === 'bigint';
  if (name === 'sum' && operand.type.name === 'real') return refuse('sum of real');
  const summed = isLong ? sql`cast(${value} as decimal(38, 0))` : value;
  // Over windows aggregates have no filter.
  if (isOver) return sql`${AGGREGATES[name]}(${filteredOperand(summed, column, write)})${over}`;
  return withFilter(
    sql`${AGGREGATES[name]}(${isDistinct ? 'distinct ' : ''}${summed})`,
    column,
    write,
    over,
  );
};

const isDouble = ({ expression }: SortKey): boolean => expression.type.name === 'double';

/** Trino puts NaN first whatever the direction; PostgreSQL takes it for the greatest. */
const floatingSortKey = (key: SortKey, write: Writer): Sql => {
  const value = write.value(key.expression);
  const keys = [sql`is_nan(${value})`, value];
  return joined(
    keys.map((part) => standardSortKey(part, key, write)),
    ', ',
  );
};

const GRAMMAR: Grammar = {
  name: 'trino',
  placeholders: { placeholder: () => '?', areNumbered: false, maximum: 10_000 },
  identifier,
  constant: (holds) => (holds ? 'true' : 'false'),
  booleanValue: (value) => (value ? 'true' : 'false'),
  nullOf,
  literal,
  scanColumn,
  functions: FUNCTIONS,
  cast,
  inList: (operand, list, write) => {
    for (const item of list) requireCompared(operand, item);
    return inPlaceholders(
      compared(operand, write),
      list.map((item) => (isNullLiteral(item) ? 'null' : compared(item, write))),
    );
  },
  key: compared,
  isDistinctGrouped: false,
  sortKey: (key, write) =>
    isDouble(key)
      ? floatingSortKey(key, write)
      : standardSortKey(compared(key.expression, write), key, write),
  isPlainSortKey: (key) => !isDouble(key),
  aggregate: (column, _, write, over) => aggregate(column, write, over),
  windows: {
    hasGroups: true,
    hasExclude: false,
    hasDefaultsOf: () => true,
    asInteger: (value) => sql`cast(${value} as integer)`,
    isInexact: isFloatingSumThatMoves,
  },
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

/** Characters of a query that Trino reads, when nobody set `query.max-length`; some are left for the verb. */
const LONGEST = 999_000;

/** The statement's characters once its parameters stand in it: quotes are doubled, and types are named. */
const lengthOf = ({ text, parameters }: Statement): number =>
  [text, ...parameters.map(String)].reduce(
    (sum, part) => sum + part.length + part.split("'").length + 10,
    0,
  );

const dialect = createDialect(GRAMMAR);

export const trino: Dialect = {
  ...dialect,
  canWrite: (plan) => dialect.canWrite(plan) && lengthOf(dialect.write(plan)) <= LONGEST,
};
