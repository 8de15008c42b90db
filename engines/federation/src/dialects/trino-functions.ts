/** Functions as Trino has them, where they mean what PostgreSQL's do. */
import type { Expression } from '../plan/expression.ts';
import { isWhole, type SqlType } from '../values.ts';
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
import { parameter, type Sql, sql } from './sql.ts';
import { COMPARISONS, compared, requireCompared, sides } from './trino-comparison.ts';
import { countAtLeast, requireDivisor, requireKept } from './whole-numbers.ts';
import { called, infix, LOGIC, withoutNulls } from './writing.ts';

const TEXT: SqlType = { name: 'text' };
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';

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

/** Trino counts a year 0; PostgreSQL has 1 BC before 1. */
const year: FunctionWriter = (operands, write) => {
  const found = sql`year(${inUtc(one(operands), write)})`;
  return sql`cast(${found} - if(${found} < 1, 1, 0) as integer)`;
};

const trimmed =
  (where: 'both' | 'leading' | 'trailing'): FunctionWriter =>
  (operands, write) =>
    sql`trim(${where} ' ' from ${write.value(one(operands))})`;

const extreme =
  (name: 'greatest' | 'least'): FunctionWriter =>
  (operands, write) => {
    requireCompared(...operands);
    return withoutNulls(name, (operand) => compared(operand, write))(operands);
  };

export const FUNCTIONS: FunctionWriters = {
  ...LOGIC,
  ...COMPARISONS,
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
    isWhole(type) || type.name === 'numeric'
      ? sql`(- ${write.value(one(operands))})`
      : refuse(`${type.name} computed`),
  like: (operands, write) => {
    const [text] = operands;
    if (!text) return refuse('like of nothing');
    const pattern = parameter(escapedPattern(patternOf(operands)), TEXT);
    return sql`(${compared(text, write)} like ${pattern} escape '!')`;
  },
  concatenate: infix('||'),
  lower: (operands, write) => sql`translate(${write.value(one(operands))}, '${UPPER}', '${LOWER}')`,
  upper: (operands, write) => sql`translate(${write.value(one(operands))}, '${LOWER}', '${UPPER}')`,
  trim: trimmed('both'),
  'left-trim': trimmed('leading'),
  'right-trim': trimmed('trailing'),
  length: (operands, write) => sql`cast(length(${write.value(one(operands))}) as integer)`,
  substring: (operands, write) => {
    const [text, from, count] = operands;
    const first = from && wholeLiteral(from);
    if (!text || first === undefined) return refuse('substring from what is computed');
    const value = write.value(text);
    const start = String(Math.max(first, 1));
    if (!count) return sql`substr(${value}, ${start})`;
    // What stands before the first character counts, and is not there.
    const length = countAtLeast(count, 0) + Math.min(first - 1, 0);
    return sql`substr(${value}, ${start}, ${String(Math.max(length, 0))})`;
  },
  left: (operands, write) => {
    const [text, count] = two(operands);
    return sql`substr(${write.value(text)}, 1, ${String(countAtLeast(count, 0))})`;
  },
  right: (operands, write) => {
    const [text, count] = two(operands);
    const value = write.value(text);
    const before = String(countAtLeast(count, 1) - 1);
    return sql`substr(${value}, greatest(length(${value}) - ${before}, 1))`;
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
  year,
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
};
