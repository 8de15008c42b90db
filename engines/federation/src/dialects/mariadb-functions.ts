/** Functions of MariaDB and MySQL whose answers are PostgreSQL's. */
import type { Expression } from '../plan/expression.ts';
import { isWhole, type SqlType, type TypeName } from '../values.ts';
import {
  type FunctionWriter,
  type FunctionWriters,
  one,
  refuse,
  textLiteral,
  two,
  type Writer,
  wholeLiteral,
} from './grammar.ts';
import { escapedPattern, patternOf } from './like-pattern.ts';
import type { TextComparison } from './mariadb-text.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import {
  countAtLeast,
  requireDivisor,
  requireWholeDivision,
  requireWide,
  scaleOf,
} from './whole-numbers.ts';
import {
  called,
  comparisons,
  infix,
  isText,
  LOGIC,
  requireComparable,
  withoutNulls,
} from './writing.ts';

const TEXT: SqlType = { name: 'text' };

export const COMPARED: ReadonlySet<TypeName> = new Set([
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

/** Whether it may be a number of 64 bits without a sign, which has no result below zero or beyond them. */
const isUnsigned = ({ kind, type }: Expression): boolean =>
  kind !== 'literal' &&
  type.name === 'numeric' &&
  (type.precision === undefined || type.precision === 20) &&
  !type.scale;

/** With the sign that unsigned columns lack: what is computed of them would fail below zero. */
const signed = (operand: Expression, write: Writer): Sql => {
  const value = write.value(operand);
  if (isUnsigned(operand)) return sql`(cast(0 as decimal(1, 0)) + ${value})`;
  return isWhole(operand.type) && operand.kind !== 'literal'
    ? sql`cast(${value} as signed)`
    : value;
};

/** Of decimals; a number of more becomes the largest of so many, without a word. */
export const MOST_DIGITS = 65;

/** Exact as long as all digits behind the point are kept, and those before it fit. */
const requireKept = (
  operands: readonly Expression[],
  areMultiplied: boolean,
  { precision = 0 }: Extract<SqlType, { name: 'numeric' }>,
): void => {
  if (precision > MOST_DIGITS) refuse(`more than ${MOST_DIGITS} digits`);
  const scales = operands.map((operand) => scaleOf(operand) ?? refuse('numeric of unknown digits'));
  const scale = areMultiplied ? scales.reduce((sum, next) => sum + next, 0) : Math.max(...scales);
  if (scale > 30) refuse('more than 30 digits behind the point');
};

const arithmetic =
  (operator: '+' | '-' | '*'): FunctionWriter =>
  (operands, write, type) => {
    const [left, right] = two(operands);
    requireWide(type);
    if (type.name === 'numeric') requireKept(operands, operator === '*', type);
    else if (type.name !== 'bigint' && type.name !== 'double') refuse(`${type.name} computed`);
    return sql`(${signed(left, write)} ${operator} ${signed(right, write)})`;
  };

const divide: FunctionWriter = (operands, write, type) => {
  const [left, right] = two(operands);
  if (type.name === 'double') {
    requireDivisor(right);
    return infix('/')(operands, write, type);
  }
  requireWholeDivision(operands);
  return sql`(${signed(left, write)} div ${write.value(right)})`;
};

const modulo: FunctionWriter = (operands, write) => {
  const [left, right] = two(operands);
  requireWholeDivision(operands);
  return sql`(${signed(left, write)} % ${write.value(right)})`;
};

const requireWidth =
  (writer: FunctionWriter): FunctionWriter =>
  (operands, write, type) =>
    ['bigint', 'numeric', 'double'].includes(type.name)
      ? writer(operands, write, type)
      : refuse(`${type.name} computed`);

const round: FunctionWriter = (operands, write, type) => {
  const [number, digits] = operands;
  if (!number) return refuse('round of nothing');
  if (digits && wholeLiteral(digits) === undefined) return refuse('a computed number of digits');
  if (type.name !== 'numeric') return refuse('rounding of floating numbers');
  if (Math.abs(digits ? (wholeLiteral(digits) ?? 0) : 0) > 30) return refuse('many digits');
  const places = digits ? sql`, ${write.value(digits)}` : '';
  return sql`round(${signed(number, write)}${places})`;
};

const part =
  (name: string, ...types: readonly TypeName[]): FunctionWriter =>
  (operands, write, type) =>
    types.includes(one(operands).type.name)
      ? called(name, 1)(operands, write, type)
      : refuse(`${name} of ${one(operands).type.name}`);

const FORMATS: Readonly<Record<string, string>> = {
  year: '%Y-01-01 00:00:00',
  month: '%Y-%m-01 00:00:00',
  day: '%Y-%m-%d 00:00:00',
  hour: '%Y-%m-%d %H:00:00',
  minute: '%Y-%m-%d %H:%i:00',
  second: '%Y-%m-%d %H:%i:%s',
};

const truncate: FunctionWriter = (operands, write) => {
  const [unit, moment] = two(operands);
  const name = textLiteral(unit) ?? refuse('a computed unit');
  if (moment.type.name !== 'timestamp' && moment.type.name !== 'timestamptz')
    return refuse(`date_trunc of ${moment.type.name}`);
  const value = write.value(moment);
  if (name === 'week')
    return sql`cast(date_sub(date(${value}), interval weekday(${value}) day) as datetime(6))`;
  const format = FORMATS[name] ?? refuse(`date_trunc to ${name}`);
  return sql`cast(date_format(${value}, '${format}') as datetime(6))`;
};

/** Text of several columns, whose own collations may not go together. */
const ofTexts =
  (name: string, text: TextComparison): FunctionWriter =>
  (operands, write) =>
    sql`${name}(${joined(
      operands.map((operand) =>
        isText(operand) ? text.key(operand, write) : write.value(operand),
      ),
      ', ',
    )})`;

export const mariadbFunctions = (text: TextComparison): FunctionWriters => {
  const sides = (left: Expression, right: Expression, _: boolean, write: Writer) => {
    const isUuid = left.type.name === 'uuid' && right.type.name === 'uuid';
    if (!isUuid) requireComparable(COMPARED, left, right);
    return isText(left) || isText(right)
      ? text.sides(left, right, write)
      : ([write.value(left), write.value(right)] as const);
  };
  const compared = comparisons((left, right, isOrdered, write) =>
    isOrdered && left.type.name === 'uuid'
      ? refuse('the order of uuids')
      : sides(left, right, isOrdered, write),
  );
  const extreme =
    (name: string): FunctionWriter =>
    (operands, write) => {
      requireComparable(COMPARED, ...operands);
      return withoutNulls(name, (operand) => text.key(operand, write))(operands);
    };

  return {
    ...LOGIC,
    ...compared,
    equal: (operands, write, type) => {
      const [left, right] = two(operands);
      const whole = compared.equal?.(operands, write, type) ?? refuse('equal');
      const [column, given] = left.kind === 'literal' ? [right, left] : [left, right];
      const first = isText(column) ? text.inCharset(column, given, write) : undefined;
      return first ? sql`(${write.value(column)} = ${first} and ${whole})` : whole;
    },
    'is-distinct': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`(not (${left} <=> ${right}))`;
    },
    add: arithmetic('+'),
    subtract: arithmetic('-'),
    multiply: arithmetic('*'),
    divide,
    modulo,
    negate: requireWidth((operands, write) => sql`(- ${signed(one(operands), write)})`),
    like: (operands, write) => {
      const pattern = parameter(escapedPattern(patternOf(operands)), TEXT);
      const value = operands[0] ? write.value(operands[0]) : refuse('like of nothing');
      return sql`(${value} like ${text.collated(pattern)} escape '!')`;
    },
    coalesce: ofTexts('coalesce', text),
    concatenate: ofTexts('concat', text),
    trim: called('trim', 1),
    'left-trim': called('ltrim', 1),
    'right-trim': called('rtrim', 1),
    length: called('char_length', 1),
    substring: (operands, write) => {
      countAtLeast(operands[1], 1);
      if (operands[2]) countAtLeast(operands[2], 0);
      return called('substring', 2, 3)(operands, write, TEXT);
    },
    left: (operands, write) => {
      countAtLeast(operands[1], 0);
      return called('left', 2)(operands, write, TEXT);
    },
    right: (operands, write) => {
      countAtLeast(operands[1], 0);
      return called('right', 2)(operands, write, TEXT);
    },
    replace: ofTexts('replace', text),
    position: (operands, write) => {
      const [inside, sought] = two(operands);
      return sql`locate(${text.key(sought, write)}, ${text.key(inside, write)})`;
    },
    'null-if': (operands, write) => {
      const [left, right] = sides(...two(operands), false, write);
      return sql`nullif(${left}, ${right})`;
    },
    greatest: extreme('greatest'),
    least: extreme('least'),
    absolute: requireWidth(called('abs', 1)),
    round,
    floor: requireWidth(called('floor', 1)),
    ceiling: requireWidth(called('ceiling', 1)),
    year: part('year', 'date', 'timestamp', 'timestamptz'),
    month: part('month', 'date', 'timestamp', 'timestamptz'),
    day: part('day', 'date', 'timestamp', 'timestamptz'),
    hour: part('hour', 'timestamp', 'timestamptz'),
    minute: part('minute', 'timestamp', 'timestamptz'),
    'date-truncate': truncate,
    'days-between': called('datediff', 2),
  };
};
