/** Functions that queries may call, by PostgreSQL's names. Aggregates are in `aggregates.ts`. */
import { call, type Expression, type FunctionName, literal } from '../plan/expression.ts';
import { isNumeric, type SqlType, typeText } from '../values.ts';
import { datePart, truncated } from './calendar-functions.ts';
import { failure, type Location, notSupported, type QueryContext } from './context.ts';
import { asInteger, asText, castTo, coerced } from './conversion.ts';
import { leftOut } from './left-out-functions.ts';
import { suggestion } from './nearest-name.ts';
import { binary, concatenation, exact } from './operators.ts';
import { asWritten, concatWithSeparator, padded, startsWith } from './text-functions.ts';
import {
  asNumeric,
  DATE,
  DOUBLE,
  INTEGER,
  isFloating,
  NUMERIC,
  numeric,
  TEXT,
} from './type-rules.ts';
import { writtenMoment } from './written-moments.ts';

/** A call as it is bound: the function's name and its operands. */
export interface FunctionCall {
  readonly query: QueryContext;
  readonly name: string;
  readonly operands: readonly Expression[];
  readonly location: Location;
}

interface Definition {
  /** Fewest and most operands. */
  readonly arity: readonly [number, number];
  readonly bind: (operands: readonly [Expression, ...Expression[]], on: FunctionCall) => Expression;
}

type Kind = 'text' | 'integer';

/** A function of our own with operands of fixed types. */
const fixed = (
  name: FunctionName,
  kinds: readonly Kind[],
  result: typeof TEXT,
  fewest = kinds.length,
): Definition => ({
  arity: [fewest, kinds.length],
  bind: (operands, { query, name: written }) =>
    call(
      name,
      operands.map((operand, index) =>
        kinds[index] === 'integer'
          ? asInteger(query, operand, written)
          : asText(query, operand, written),
      ),
      result,
    ),
});

const wrongType = ({ query, name, location }: FunctionCall, operand: Expression) =>
  failure(query, 'wrong-type', `${name} does not take ${typeText(operand.type)}`, location);

const requireNumber = (on: FunctionCall, operand: Expression): Expression => {
  if (operand.type.name === 'unknown') return coerced(on.query, operand, DOUBLE);
  if (!isNumeric(operand.type)) throw wrongType(on, operand);
  return operand;
};

const absolute: Definition = {
  arity: [1, 1],
  bind: ([operand], on) => {
    const number = requireNumber(on, operand);
    return call('absolute', [number], number.type);
  },
};

/** floor and ceiling: numeric has its own, all other numbers are computed in double. */
const toWhole = (name: 'floor' | 'ceiling'): Definition => ({
  arity: [1, 1],
  bind: ([operand], on) => {
    const number = requireNumber(on, operand);
    return number.type.name === 'numeric'
      ? call(name, [number], numeric(number.type.precision, 0))
      : call(name, [coerced(on.query, number, DOUBLE)], DOUBLE);
  },
});

/** `round(x)` is numeric or double; `round(x, digits)` exists for exact numbers only. */
const round: Definition = {
  arity: [1, 2],
  bind: ([operand, digits], on) => {
    const number = requireNumber(on, operand);
    if (!digits) {
      if (number.type.name !== 'numeric')
        return call('round', [coerced(on.query, number, DOUBLE)], DOUBLE);
      return call('round', [number], numeric(undefined, 0));
    }
    if (isFloating(number.type)) throw wrongType(on, number);
    const places = asInteger(on.query, digits, on.name);
    const scale =
      places.kind === 'literal' && typeof places.value === 'number' && places.value >= 0
        ? places.value
        : undefined;
    return call('round', [exact(on.query, number), places], numeric(undefined, scale));
  },
};

/** Two operands mean from; three also how many. Of text, `substring(text, pattern)` is a regular expression. */
const substring: Definition = {
  arity: [2, 3],
  bind: (operands, on) => {
    const [text, from, count] = operands;
    const isPattern = from && (from.type.name === 'text' || from.type.name === 'unknown');
    if (isPattern) throw notSupported(on.query, 'substring by regular expression', on.location);
    const numbers = [from, count].flatMap((number) =>
      number ? [asInteger(on.query, number, on.name)] : [],
    );
    return call('substring', [asText(on.query, text, on.name), ...numbers], TEXT);
  },
};

/** -1, 0 or 1: of numeric in numeric, of all other numbers in double. */
const sign: Definition = {
  arity: [1, 1],
  bind: ([operand], on) => {
    const given = requireNumber(on, operand);
    const isExact = given.type.name === 'numeric';
    const number = isExact ? given : coerced(on.query, given, DOUBLE);
    const value = (of: number): Expression => coerced(on.query, literal(of, INTEGER), number.type);
    const zero = value(0);
    return {
      kind: 'case',
      branches: [
        { when: call('greater', [number, zero]), result: value(1) },
        { when: call('less', [number, zero]), result: value(-1) },
        { when: call('equal', [number, zero]), result: zero },
      ],
      type: isExact ? asNumeric(INTEGER) : DOUBLE,
    };
  },
};

const towardsZero = (number: Expression, type: SqlType): Expression => ({
  kind: 'case',
  branches: [
    {
      when: call('less', [number, literal(0, number.type)]),
      result: call('ceiling', [number], type),
    },
  ],
  otherwise: call('floor', [number], type),
  type,
});

/** Numeric has its own, with digits or without; all other numbers are cut in double. */
const trunc: Definition = {
  arity: [1, 2],
  bind: ([operand, digits], on) => {
    const { query } = on;
    const number = requireNumber(on, operand);
    if (!digits && number.type.name !== 'numeric')
      return towardsZero(coerced(query, number, DOUBLE), DOUBLE);
    if (isFloating(number.type)) throw wrongType(on, number);
    const places = digits ? asInteger(query, digits, on.name) : literal(0, INTEGER);
    const value = exact(query, number);
    if (places.kind !== 'literal' || typeof places.value !== 'number' || places.value < 0)
      throw notSupported(query, `${on.name} to a number of digits that is computed`, on.location);
    if (places.value === 0) return towardsZero(value, numeric(undefined, 0));
    const power = (exponent: number): Expression =>
      binary(query, '*', literal(1, INTEGER), literal(`1e${exponent}`, NUMERIC), on.location);
    const whole = towardsZero(
      binary(query, '*', value, power(places.value), on.location),
      numeric(undefined, 0),
    );
    return binary(query, '*', whole, power(-places.value), on.location);
  },
};

/** NULLs count as empty. */
const concat: Definition = {
  arity: [1, 100],
  bind: (operands, on) => {
    const parts = operands.map((operand) =>
      call('coalesce', [asWritten(on, operand), literal('', TEXT)], TEXT),
    );
    return parts.reduce((left, right) => concatenation(on.query, left, right, on.location));
  },
};

/** The part of a moment as `extract` gives it: numeric. */
const extract: Definition = {
  arity: [2, 2],
  bind: (operands, on) => {
    const part = datePart(operands, on);
    return coerced(on.query, part, asNumeric(INTEGER));
  },
};

const extractDouble: Definition = {
  arity: [2, 2],
  bind: (operands, on) => coerced(on.query, datePart(operands, on), DOUBLE),
};

const FUNCTIONS: Readonly<Record<string, Definition>> = {
  lower: fixed('lower', ['text'], TEXT),
  upper: fixed('upper', ['text'], TEXT),
  btrim: fixed('trim', ['text', 'text'], TEXT, 1),
  ltrim: fixed('left-trim', ['text', 'text'], TEXT, 1),
  rtrim: fixed('right-trim', ['text', 'text'], TEXT, 1),
  length: fixed('length', ['text'], INTEGER),
  char_length: fixed('length', ['text'], INTEGER),
  character_length: fixed('length', ['text'], INTEGER),
  left: fixed('left', ['text', 'integer'], TEXT),
  right: fixed('right', ['text', 'integer'], TEXT),
  replace: fixed('replace', ['text', 'text', 'text'], TEXT),
  position: fixed('position', ['text', 'text'], INTEGER),
  strpos: fixed('position', ['text', 'text'], INTEGER),
  substring,
  substr: substring,
  concat,
  concat_ws: { arity: [2, 100], bind: concatWithSeparator },
  starts_with: { arity: [2, 2], bind: startsWith },
  lpad: { arity: [2, 3], bind: padded('left') },
  rpad: { arity: [2, 3], bind: padded('right') },
  to_char: { arity: [2, 2], bind: writtenMoment },
  abs: absolute,
  sign,
  round,
  trunc,
  floor: toWhole('floor'),
  ceil: toWhole('ceiling'),
  ceiling: toWhole('ceiling'),
  mod: {
    arity: [2, 2],
    bind: ([left, right], { query, location }) => binary(query, '%', left, right ?? left, location),
  },
  extract,
  date_part: extractDouble,
  date_trunc: { arity: [2, 2], bind: truncated },
  date: {
    arity: [1, 1],
    bind: ([operand], { query, location }) => castTo(query, operand, DATE, location),
  },
};

/** Functions that need a clock. */
const CLOCKS = ['now', 'clock_timestamp', 'statement_timestamp', 'transaction_timestamp'];

/**
 * A call of a scalar function.
 *
 * @throws FederationError `unknown-function`, `wrong-type`, `not-supported`
 */
export const functionCall = (on: FunctionCall): Expression => {
  const { query, name, operands, location } = on;
  const definition = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (CLOCKS.includes(name)) throw notSupported(query, `the time of day (${name})`, location);
  const known = definition ? undefined : leftOut(name);
  if (known) throw notSupported(query, known, location);
  if (!definition)
    throw failure(
      query,
      'unknown-function',
      `there is no function ${name}${suggestion(name, Object.keys(FUNCTIONS))}`,
      location,
    );
  const [fewest, most] = definition.arity;
  const [first, ...others] = operands;
  if (!first || operands.length < fewest || operands.length > most)
    throw failure(
      query,
      'unknown-function',
      `${name} takes ${fewest === most ? fewest : `${fewest} to ${most}`} operands, not ${operands.length}`,
      location,
    );
  return definition.bind([first, ...others], on);
};

/**
 * `avg`, as sources differ in its digits: in double for floating numbers, for exact ones numeric with as
 * many digits as PostgreSQL's division gives.
 */
export const average = (query: QueryContext, sum: Expression, count: Expression): Expression => {
  const isDouble = isFloating(sum.type);
  const number = (operand: Expression): Expression =>
    isDouble ? coerced(query, operand, DOUBLE) : exact(query, operand);
  return call('divide', [number(sum), number(count)], isDouble ? DOUBLE : NUMERIC);
};
