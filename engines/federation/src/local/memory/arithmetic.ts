/** Operators on numbers with PostgreSQL's meaning: exact, and an error where the type cannot hold the answer. */
import { FederationError } from '../../federation-error.ts';
import type { FunctionName } from '../../plan/expression.ts';
import { isNumeric, type SqlType, type Value } from '../../values.ts';
import { castOf, floatingValue, outOfRange, roundHalfEven, wholeValue } from './cast.ts';
import type { Known } from './comparison.ts';
import {
  addDecimals,
  type Decimal,
  decimalOf,
  decimalText,
  divideDecimals,
  floorDecimal,
  multiplyDecimals,
  negateDecimal,
  remainderOfDecimals,
  roundDecimal,
} from './decimal.ts';

export type Operator = 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo';

const OPERATORS: readonly FunctionName[] = ['add', 'subtract', 'multiply', 'divide', 'modulo'];

export const isOperator = (name: FunctionName): name is Operator => OPERATORS.includes(name);

const divisionByZero = (): FederationError => new FederationError('value', 'division by zero');

const onWholes = (operator: Operator, left: bigint, right: bigint): bigint => {
  switch (operator) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      if (right === 0n) throw divisionByZero();
      return left / right;
    case 'modulo':
      if (right === 0n) throw divisionByZero();
      return left % right;
  }
};

/** Numbers of up to 32 bits: what is out of range is so in floating numbers, too. */
const onSmallWholes = (operator: Operator, left: number, right: number): number => {
  switch (operator) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right + 0;
    case 'divide':
      if (right === 0) throw divisionByZero();
      return Math.trunc(left / right) + 0;
    case 'modulo':
      if (right === 0) throw divisionByZero();
      return (left % right) + 0;
  }
};

const onDecimals = (operator: Operator, left: Decimal, right: Decimal): Decimal => {
  switch (operator) {
    case 'add':
      return addDecimals(left, right);
    case 'subtract':
      return addDecimals(left, negateDecimal(right));
    case 'multiply':
      return multiplyDecimals(left, right);
    case 'divide':
      return divideDecimals(left, right);
    case 'modulo':
      return remainderOfDecimals(left, right);
  }
};

const onFloating = (operator: Operator, left: number, right: number): number => {
  switch (operator) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    default:
      if (right === 0) throw divisionByZero();
      return left / right;
  }
};

const LARGEST = { smallint: 32_767, integer: 2_147_483_647 } as const;

/** An operator on two numbers whose answer has `type`; undefined when it is not made here. */
export const arithmeticOf = (
  operator: Operator,
  types: readonly SqlType[],
  type: SqlType,
): ((left: Known, right: Known) => Known) | undefined => {
  if (types.length !== 2 || !types.every(isNumeric)) return undefined;
  const { name } = type;
  switch (name) {
    case 'smallint':
    case 'integer': {
      const largest = LARGEST[name];
      return (left, right) => {
        const answer = onSmallWholes(operator, Number(left), Number(right));
        if (answer > largest || answer < -largest - 1) throw outOfRange(type);
        return answer;
      };
    }
    case 'bigint':
      return (left, right) =>
        wholeValue(onWholes(operator, BigInt(String(left)), BigInt(String(right))), name);
    case 'numeric':
      if (types.some((operand) => operand.name === 'real' || operand.name === 'double')) {
        return undefined;
      }
      return (left, right) =>
        decimalText(onDecimals(operator, decimalOf(String(left)), decimalOf(String(right))));
    case 'real':
    case 'double':
      if (operator === 'modulo') return undefined;
      return (left, right) => floatingAnswer(operator, Number(left), Number(right), type);
    default:
      return undefined;
  }
};

const floatingAnswer = (operator: Operator, left: number, right: number, type: SqlType): number => {
  const answer = onFloating(operator, left, right);
  if (!Number.isFinite(left) || !Number.isFinite(right)) return answer;
  const kept = floatingValue(answer, type);
  if (!Number.isFinite(kept)) throw outOfRange(type);
  const isTooSmall = kept === 0 && left !== 0 && right !== 0;
  if (isTooSmall && (operator === 'multiply' || operator === 'divide')) throw outOfRange(type);
  return kept;
};

type Unary = 'negate' | 'absolute' | 'floor' | 'ceiling';

const UNARY: readonly FunctionName[] = ['negate', 'absolute', 'floor', 'ceiling'];

export const isUnary = (name: FunctionName): name is Unary => UNARY.includes(name);

const onDecimal = (name: Unary, value: Decimal): Decimal => {
  switch (name) {
    case 'negate':
      return negateDecimal(value);
    case 'absolute':
      return value.unscaled < 0n ? negateDecimal(value) : value;
    case 'floor':
      return floorDecimal(value);
    case 'ceiling':
      return negateDecimal(floorDecimal(negateDecimal(value)));
  }
};

const ON_FLOATING: Readonly<Record<Unary, (value: number) => number>> = {
  negate: (value) => -value,
  absolute: Math.abs,
  floor: Math.floor,
  ceiling: Math.ceil,
};

/** A function of one number; undefined when it is not made here. */
export const unaryOf = (
  name: Unary,
  operand: SqlType,
  type: SqlType,
): ((value: Known) => Value) | undefined => {
  if (!isNumeric(operand)) return undefined;
  if (operand.name === 'real' || operand.name === 'double') {
    const convert = castOf({ name: 'double' }, type);
    return convert && ((value) => convert(ON_FLOATING[name](Number(value))));
  }
  const convert = castOf({ name: 'numeric' }, type);
  return convert && ((value) => convert(decimalText(onDecimal(name, decimalOf(String(value))))));
};

/** `round(number)` and `round(numeric, digits)`; undefined when it is not made here. */
export const roundingOf = (
  types: readonly SqlType[],
  type: SqlType,
): ((...values: readonly Known[]) => Value) | undefined => {
  const [operand] = types;
  if (!operand || !isNumeric(operand)) return undefined;
  if (operand.name === 'real' || operand.name === 'double') {
    if (types.length !== 1) return undefined;
    const convert = castOf({ name: 'double' }, type);
    return convert && ((value) => convert(value === undefined ? 0 : roundHalfEven(Number(value))));
  }
  const convert = castOf({ name: 'numeric' }, type);
  return (
    convert &&
    ((value = '0', digits = 0) =>
      convert(decimalText(roundDecimalWithin(decimalOf(String(value)), Number(digits)))))
  );
};

/** Beyond its own digits a number stays as it is; PostgreSQL writes zeros up to what is asked. */
const roundDecimalWithin = (value: Decimal, digits: number): Decimal =>
  roundDecimal(value, Math.min(Math.max(digits, -2000), 2000));
