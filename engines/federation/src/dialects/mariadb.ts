/**
 * MariaDB from 10.6 on, and MySQL from 8.0.31 on: sessions are in UTC, text travels as utf8mb4, sql_mode does
 * not matter. What their session cannot be told otherwise is written out: collations, NULL in greatest and
 * least, order of NULLs. Left out: division by what may be zero (NULL here), numeric division (loses digits),
 * cases of letters (they know more than ASCII's).
 */
import { columnsIn, type Expression } from '../plan/expression.ts';
import type { AggregateColumn } from '../plan/node.ts';
import { isWhole, type SqlType, type TypeName, type Value } from '../values.ts';
import { createDialect } from './create-dialect.ts';
import type { Dialect } from './dialect.ts';
import { type Grammar, isNullLiteral, refuse, type Writer } from './grammar.ts';
import { COMPARED, MOST_DIGITS, mariadbFunctions } from './mariadb-functions.ts';
import { withGroupsApart } from './mariadb-groups.ts';
import { type TextComparison, textComparison } from './mariadb-text.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import { scaleOf } from './whole-numbers.ts';
import {
  filteredOperand,
  inPlaceholders,
  isFloatingSumThatMoves,
  isText,
  limitOffset,
  literalValues,
  quotedTwice,
  requireComparable,
  requireListComparable,
  setWords,
  sortKeyByCase,
} from './writing.ts';

const identifier = quotedTwice('`');
const TEXT: SqlType = { name: 'text' };

/** A list of whole numbers longer than this goes as one parameter. */
const LONGEST_LIST = 16;

const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/;
const PLAIN_MOMENT = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?$/;

const literal = (value: Exclude<Value, null | boolean>, type: SqlType): Sql => {
  const text = String(value);
  switch (type.name) {
    case 'smallint':
    case 'integer':
    case 'text':
    case 'unknown':
    case 'uuid':
      return parameter(value, type);
    // As text: drivers send large numbers as floating ones.
    case 'bigint':
      return sql`cast(${parameter(text, type)} as signed)`;
    case 'double':
      return Number.isFinite(value)
        ? sql`cast(${parameter(value, type)} as double)`
        : refuse('a number without end, or none');
    case 'numeric': {
      const [, before = '', behind = ''] = /^-?(\d*)\.?(\d*)$/.exec(text) ?? refuse('a number');
      const digits = Math.max(before.length, 1) + behind.length;
      if (digits > MOST_DIGITS || behind.length > 30) return refuse('a number of many digits');
      return sql`cast(${parameter(text, type)} as decimal(${String(digits)}, ${String(behind.length)}))`;
    }
    case 'date':
      return PLAIN_DATE.test(text)
        ? sql`cast(${parameter(text, type)} as date)`
        : refuse('a date out of range');
    case 'timestamp':
    case 'timestamptz': {
      const [, moment] = PLAIN_MOMENT.exec(text) ?? refuse('a timestamp out of range');
      return sql`cast(${parameter(moment ?? '', type)} as datetime(6))`;
    }
    default:
      return refuse(`a literal of ${type.name}`);
  }
};

const WHOLE: readonly TypeName[] = ['smallint', 'integer', 'bigint'];

const cast = (operand: Expression, type: SqlType, write: Writer): Sql => {
  const from = operand.type;
  const value = write.value(operand);
  const isWider = WHOLE.indexOf(type.name) > WHOLE.indexOf(from.name);
  if (isNullLiteral(operand)) return 'null';
  if (from.name === 'numeric' && type.name === 'numeric') {
    const scale = scaleOf(operand);
    const { precision: digits, scale: behind = 0 } = type;
    if (digits === undefined || (digits === from.precision && behind === scale)) return value;
    const isKept =
      scale !== undefined &&
      from.precision !== undefined &&
      behind >= scale &&
      digits - behind >= from.precision - scale;
    if (!isKept || digits > MOST_DIGITS || behind > 30) return refuse('rounding');
    return sql`cast(${value} as decimal(${String(digits)}, ${String(behind)}))`;
  }
  if (from.name === type.name) return value;
  if (isWhole(from)) {
    if (isWider) return sql`cast(${value} as signed)`;
    if (type.name === 'numeric' && type.precision === undefined)
      return sql`cast(${value} as decimal(20, 0))`;
    if (type.name === 'double') return sql`cast(${value} as double)`;
    if (type.name === 'text') return sql`cast(${value} as char)`;
  }
  if (from.name === 'date' && (type.name === 'timestamp' || type.name === 'timestamptz'))
    return sql`cast(${value} as datetime(6))`;
  if (from.name === 'timestamp' && type.name === 'timestamptz') return value;
  if (from.name === 'timestamptz' && type.name === 'timestamp') return value;
  if ((from.name === 'timestamp' || from.name === 'timestamptz') && type.name === 'date')
    return sql`date(${value})`;
  if (from.name === 'date' && type.name === 'text') return sql`cast(${value} as char)`;
  if (from.name === 'boolean' && type.name === 'text')
    return sql`case when ${value} then 'true' when not ${value} then 'false' end`;
  return refuse(`cast of ${from.name} to ${type.name}`);
};

/** Whether a value can be equal to it: PostgreSQL's dates go further, and such a key has no partner here. */
const isPossible = (item: Expression): boolean =>
  item.kind !== 'literal' ||
  item.type.name !== 'date' ||
  item.value === null ||
  PLAIN_DATE.test(String(item.value));

type Server = 'mariadb' | 'mysql';

/** Whether an expression is the same for all rows of the statement. */
const isConstant = (expression: Expression, write: Writer): boolean =>
  [...columnsIn(expression)].every((id) => {
    const definition = write.definitionOf(id);
    return definition !== undefined && 'kind' in definition && isConstant(definition, write);
  });

/** Of other keys these servers do not see that they are grouped by, once something is made of them. */
const isPlainColumn = (expression: Expression, write: Writer): boolean =>
  expression.kind === 'column' && write.originOf(expression)?.nativeType === undefined;

/** Digits that a sum may have more than each of its numbers: of so many rows is no table. */
const DIGITS_OF_ROWS = 10;

const requireRoom = (type: SqlType): void => {
  if (type.name === 'real') refuse('sum of real');
  if (type.name === 'numeric' && (type.precision ?? 0) > MOST_DIGITS - DIGITS_OF_ROWS)
    refuse('a sum of many digits');
};

/** MySQL 9.7 counts one distinct value in a constant with parameters, also when that is NULL. */
const requireRows = ({ operands, filter }: AggregateColumn, write: Writer): void => {
  if ([...operands, ...(filter ? [filter] : [])].every((each) => isConstant(each, write)))
    refuse('distinct values of a constant');
};

const createGrammar = (text: TextComparison, server: Server): Grammar => {
  const requireKey = (expression: Expression): void => {
    const { name } = expression.type;
    if (name !== 'uuid' && name !== 'time' && !isNullLiteral(expression))
      requireComparable(COMPARED, expression);
  };

  const inList = (operand: Expression, list: readonly Expression[], write: Writer): Sql => {
    const isUuid = operand.type.name === 'uuid';
    requireListComparable(
      COMPARED,
      operand,
      isUuid ? list.filter(({ type }) => type.name !== 'uuid') : list,
    );
    const value = write.value(operand);
    const possible = list.filter(isPossible);
    if (possible.length === 0) return sql`(${value} <> ${value})`;
    if (possible.length < list.length) return inList(operand, possible, write);
    const literals = literalValues(list);
    if (isWhole(operand.type) && literals?.includes(null) === false && list.length > LONGEST_LIST) {
      const rows = parameter(`[${literals.join(',')}]`, TEXT);
      const key = identifier('k');
      return sql`(${value} in (select ${key} from json_table(${rows}, '$[*]' columns (${key} bigint path '$')) as ${identifier('keys')}))`;
    }
    if (!isText(operand)) return inPlaceholders(value, list.map(write.value));
    const isReady =
      write.isSettled(operand) &&
      list.every((item) => item.kind === 'literal' || write.isSettled(item));
    const items = list.map((item) =>
      isReady || isNullLiteral(item) ? write.value(item) : text.explicit(item, write),
    );
    const whole = inPlaceholders(
      operand.kind === 'column' ? value : text.key(operand, write),
      items,
    );
    const first = list.map((item) => text.inCharset(operand, item, write));
    return first.every((item) => item !== undefined)
      ? sql`(${inPlaceholders(value, first)} and ${whole})`
      : whole;
  };

  const aggregate = (column: AggregateColumn, write: Writer, over: Sql): Sql => {
    const { function: name, operands, isDistinct, type } = column;
    const [operand] = operands;
    if (!operand)
      return sql`count(${filteredOperand(column.filter ? '1' : '*', column, write)})${over}`;
    const isKey = isDistinct || name === 'min' || name === 'max';
    if (isKey) requireKey(operand);
    if (server === 'mysql' && name === 'count' && isDistinct) requireRows(column, write);
    const inside = filteredOperand(
      isKey ? text.key(operand, write) : write.value(operand),
      column,
      write,
    );
    const all = sql`${isDistinct ? 'distinct ' : ''}${inside}`;
    switch (name) {
      case 'count':
        return sql`count(${all})${over}`;
      case 'min':
      case 'max':
        return operand.type.name === 'uuid'
          ? refuse('the order of uuids')
          : sql`${name}(${all})${over}`;
      case 'sum':
        if (isWhole(type)) return sql`cast(sum(${all})${over} as signed)`;
        requireRoom(operand.type);
        return sql`sum(${all})${over}`;
      case 'bool-and':
        return sql`min(${all})${over}`;
      case 'bool-or':
        return sql`max(${all})${over}`;
      case 'string-agg':
        return refuse('string_agg, which may be cut off');
    }
  };

  return {
    name: 'mariadb',
    placeholders: { placeholder: () => '?', areNumbered: false, maximum: 65_535 },
    identifier,
    constant: (holds) => (holds ? 'true' : 'false'),
    booleanValue: (value) => (value ? 'true' : 'false'),
    nullOf: () => 'null',
    literal,
    scanColumn: (reference, { type, nativeType }) => {
      // What is made of bits is bits: no truth, and of another length.
      if (nativeType === 'year' || nativeType === 'bit(1)') return `cast(${reference} as signed)`;
      const isOtherText = nativeType !== undefined && type.name === 'text';
      return isOtherText
        ? sql`(${text.collated(`convert(cast(${reference} as char) using utf8mb4)`)})`
        : reference;
    },
    functions: mariadbFunctions(text),
    cast,
    inList,
    inCase: (expression, write) =>
      isText(expression) ? text.key(expression, write) : write.value(expression),
    key: (expression, write) => {
      requireKey(expression);
      return text.key(expression, write);
    },
    isKeyWrapped: (expression, write) =>
      text.isKeyWrapped(expression, write) || !isPlainColumn(expression, write),
    isDistinctGrouped: false,
    isCollationC: (collation) =>
      ['utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb3_nopad_bin'].includes(collation),
    sortKey: (key, write) => {
      requireKey(key.expression);
      if (key.expression.type.name === 'uuid') return refuse('the order of uuids');
      return sortKeyByCase(text.key(key.expression, write), key, true, write);
    },
    isPlainSortKey: ({ expression, isDescending, areNullsFirst }, write) =>
      !text.isKeyWrapped(expression, write) &&
      (areNullsFirst !== isDescending || !write.isNullable(expression)),
    aggregate: (column, _, write, over) => aggregate(column, write, over),
    windows: {
      hasGroups: false,
      hasExclude: false,
      hasDefaultsOf: () => false,
      noOrder: 'null',
      asDouble: (value) => sql`cast(${value} as double)`,
      isInexact: isFloatingSumThatMoves,
    },
    table: ({ table }) => table.path.map(identifier).join('.'),
    values: (rows, types, alias) => {
      const selects = rows.map((row) => {
        const columns = row.map((value, index) => {
          const { name } = types[index] ?? TEXT;
          const isOfText = name === 'text' || name === 'unknown';
          const shown = isOfText ? text.collated(sql`convert(${value} using utf8mb4)`) : value;
          return sql`${shown} as ${identifier(`c${index}`)}`;
        });
        return sql`select ${joined(columns, ', ')}`;
      });
      return sql`(${joined(selects, ' union all ')}) as ${alias}`;
    },
    areValuesSettled: true,
    emptyFrom: '',
    limit: limitOffset('18446744073709551615'),
    hasFullJoin: false,
    notIn: (left, right, write) => {
      requireComparable(COMPARED, left, right);
      return [text.key(left, write), text.key(right, write)];
    },
    areNullsOfNotInApart: true,
    isSubqueryCached: true,
    isNotFalse: (condition) => sql`((${condition}) is not false)`,
    areUnitedTextsKeys: true,
    setOperation: setWords(['union', 'intersect', 'except']),
    aliasWord: ' as ',
    hasScalarStructs: false,
  };
};

/** MySQL has its own name for the collation that compares code points without padding. */
export const createMariadb = ({ server }: { readonly server: Server }): Dialect => {
  const text = textComparison(server === 'mysql' ? 'utf8mb4_0900_bin' : 'utf8mb4_nopad_bin');
  return withGroupsApart(createDialect(createGrammar(text, server)));
};

export const mariadb: Dialect = createMariadb({ server: 'mariadb' });
