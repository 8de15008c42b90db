/** Functions and operators of SQL Server that mean what PostgreSQL's do. */
import type { Expression } from '../plan/expression.ts';
import { isWhole } from '../values.ts';
import {
  type FunctionWriter,
  type FunctionWriters,
  one,
  refuse,
  two,
  type Writer,
  wholeLiteral,
} from './grammar.ts';
import { escapedPattern, patternOf } from './like-pattern.ts';
import { joined, parameter, type Sql, sql } from './sql.ts';
import {
  COLLATION,
  equalTexts,
  requireSides,
  requireText,
  stopped,
  TEXT,
} from './sqlserver-values.ts';
import { requireKept } from './whole-numbers.ts';
import { called, comparisons, infix, isText, LOGIC } from './writing.ts';

const ORDER = comparisons((left, right, _, write) => {
  requireSides(left, right, write);
  return [write.value(left), write.value(right)];
});

const equality =
  (isEqual: boolean): FunctionWriter =>
  (operands, write, type) => {
    const [left, right] = two(operands);
    if (isText(left) && isText(right)) {
      const equal = equalTexts(left, right, write);
      return isEqual ? equal : sql`(not ${equal})`;
    }
    if (left.type.name === 'uuid' && right.type.name === 'uuid')
      return infix(isEqual ? '=' : '<>')(operands, write, type);
    return (ORDER[isEqual ? 'equal' : 'not-equal'] ?? refuse('equal'))(operands, write, type);
  };

const arithmetic =
  (operator: '+' | '-' | '*'): FunctionWriter =>
  (operands, write, type) => {
    if (type.name === 'numeric') requireKept(operands, operator === '*', 18);
    else if (!isWhole(type) && type.name !== 'double') return refuse(`${type.name} computed`);
    return infix(operator)(operands, write, type);
  };

const dividing =
  (operator: '/' | '%'): FunctionWriter =>
  (operands, write, type) =>
    isWhole(type) || (type.name === 'double' && operator === '/')
      ? infix(operator)(operands, write, type)
      : refuse(`${type.name} divided`);

const exact =
  (writer: FunctionWriter): FunctionWriter =>
  (operands, write, type) =>
    ['integer', 'bigint', 'numeric', 'double'].includes(type.name)
      ? writer(operands, write, type)
      : refuse(`${type.name} computed`);

const inUtc = (expression: Expression, write: Writer): Sql =>
  expression.type.name === 'timestamptz'
    ? sql`switchoffset(${write.value(expression)}, '+00:00')`
    : write.value(expression);

const part =
  (name: string): FunctionWriter =>
  (operands, write) =>
    sql`datepart(${name}, ${inUtc(one(operands), write)})`;

export const FUNCTIONS: FunctionWriters = {
  ...LOGIC,
  ...ORDER,
  equal: equality(true),
  'not-equal': equality(false),
  'is-distinct': (operands, write) => {
    const [left, right] = two(operands);
    requireSides(left, right, write);
    return sql`(not exists (select ${write.value(left)} intersect select ${write.value(right)}))`;
  },
  add: arithmetic('+'),
  subtract: arithmetic('-'),
  multiply: arithmetic('*'),
  divide: dividing('/'),
  modulo: dividing('%'),
  negate: exact((operands, write) => sql`(- ${write.value(one(operands))})`),
  like: (operands, write) => {
    const parts = patternOf(operands);
    const [text] = operands;
    if (!text || parts.some(({ kind }) => kind === 'one')) return refuse('a pattern with _');
    requireText(text, write);
    const value = write.value(text);
    const pattern = escapedPattern(parts, '[]^-');
    // Blanks at the end of the text are passed over, unless the pattern has something behind them.
    if (parts.at(-1)?.kind === 'any')
      return sql`(${value} like ${parameter(pattern, TEXT)} collate ${COLLATION} escape '!')`;
    return sql`(${stopped(value)} like ${parameter(`${pattern}.`, TEXT)} collate ${COLLATION} escape '!')`;
  },
  concatenate: (operands, write) => {
    const [left, right] = two(operands);
    const long = (operand: Expression): Sql =>
      sql`cast(${write.value(operand)} as nvarchar(max)) collate ${COLLATION}`;
    return sql`(${long(left)} + ${long(right)})`;
  },
  coalesce: (operands, write, type) =>
    isText({ kind: 'literal', value: null, type })
      ? sql`coalesce(${joined(
          operands.map((operand) => sql`${write.value(operand)} collate ${COLLATION}`),
          ', ',
        )})`
      : (LOGIC.coalesce ?? refuse('coalesce'))(operands, write, type),
  'null-if': (operands, write) => {
    const [left, right] = two(operands);
    const equal = equality(true)([left, right], write, { name: 'boolean' });
    return sql`case when ${equal} then null else ${write.value(left)} end`;
  },
  absolute: exact(called('abs', 1)),
  round: (operands, write, type) => {
    const [number, digits] = operands;
    const places = digits ? wholeLiteral(digits) : 0;
    if (
      !number ||
      places === undefined ||
      type.name !== 'numeric' ||
      number.type.name !== 'numeric'
    )
      return refuse('rounding of other than decimals');
    return sql`round(${write.value(number)}, ${String(places)})`;
  },
  floor: exact(called('floor', 1)),
  ceiling: exact(called('ceiling', 1)),
  year: part('year'),
  month: part('month'),
  day: part('day'),
  hour: part('hour'),
  minute: part('minute'),
  'days-between': (operands, write) => {
    const [later, earlier] = two(operands);
    return sql`datediff(day, ${write.value(earlier)}, ${write.value(later)})`;
  },
};
