/** Arithmetic and functions that give numbers; what may be out of range stands only where it may fail. */
import type { TypeName } from '../../src/values.ts';
import { literal } from './literals.ts';
import {
  columnsOfKind,
  expression,
  isInRange,
  mark,
  type Place,
  readsColumns,
  type Typed,
  typed,
} from './scope.ts';

const WHOLE: readonly TypeName[] = ['smallint', 'integer', 'bigint'];

const wider = (left: Typed, right: Typed): TypeName =>
  WHOLE.indexOf(left.type) > WHOLE.indexOf(right.type) ? left.type : right.type;

/** The result, or its first operand where the result might be out of range and must not. */
const checked = (place: Place, result: Typed, fallback: Typed): Typed => {
  if (isInRange(result)) return result;
  if (!place.mayFail || !readsColumns(result)) return fallback;
  mark(place, 'may be out of range');
  return result;
};

const sumOrProduct = (place: Place, kind: 'whole' | 'numeric' | 'double', depth: number): Typed => {
  const { draws } = place.writing;
  const operator = draws.pick(['+', '-', '*']);
  mark(place, operator);
  const left = expression(place, kind, depth - 1);
  // Numbers of different types meet now and then.
  const other = kind !== 'whole' && draws.chance(0.25) ? 'whole' : kind;
  const right = expression(place, other, depth - 1);
  const bound = operator === '*' ? left.bound * right.bound : left.bound + right.bound;
  const type = kind === 'whole' ? wider(left, right) : left.type;
  return checked(place, typed(`(${left.text} ${operator} ${right.text})`, type, { bound }), left);
};

const quotient = (place: Place, kind: 'whole' | 'numeric' | 'double', depth: number): Typed => {
  const { draws } = place.writing;
  const left = expression(place, kind, depth - 1);
  const operator = kind === 'double' || draws.chance(0.7) ? '/' : '%';
  mark(place, operator);
  const type = kind === 'whole' ? wider(left, typed('', 'integer')) : left.type;
  // A quotient of numeric and double may be as large as its divisor is small.
  const bound = kind === 'whole' ? left.bound : left.bound * 1e8;
  const result = (text: string): Typed => typed(text, type, { bound });
  const byLiteral = (): Typed => {
    const divisor = draws.pick(['3', '7', '-2', '10']);
    return result(`(${left.text} ${operator} ${divisor})`);
  };
  const divisor = expression(place, kind, 0);
  const wide = kind === 'whole' ? wider(left, divisor) : type;
  if (place.mayFail && readsColumns(divisor) && draws.chance(0.4)) {
    mark(place, 'may divide by zero');
    return { ...result(`(${left.text} ${operator} ${divisor.text})`), type: wide };
  }
  return draws.pick([
    byLiteral,
    () => ({
      ...result(`(${left.text} ${operator} nullif(${divisor.text}, 0))`),
      type: wide,
    }),
    () => {
      mark(place, 'division guarded by case');
      const text = `case when ${divisor.text} <> 0 then ${left.text} ${operator} ${divisor.text} end`;
      return { ...result(text), type: wide };
    },
  ])();
};

const extracted = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  mark(place, 'extract');
  const kind = draws.pick(['date', 'timestamp'] as const);
  const moment = expression(place, kind, depth - 1);
  const parts = [
    'year',
    'month',
    'day',
    'quarter',
    ...(kind === 'timestamp' ? ['hour', 'minute'] : []),
    ...['dow', 'isodow', 'doy', 'week', 'isoyear'],
  ];
  return typed(`extract(${draws.pick(parts)} from ${moment.text})`, 'numeric', {
    bound: 10_000,
    isFixed: true,
  });
};

const yearsOfAge = (place: Place, depth: number): Typed => {
  mark(place, 'age');
  const [later, earlier] = [expression(place, 'date', 0), expression(place, 'date', depth - 1)];
  return typed(`extract(year from age(${later.text}, ${earlier.text}))`, 'numeric', {
    bound: 10_000,
    isFixed: true,
  });
};

/** A cast that may fail on its text; of a number where there is no column of text. */
const readText = (place: Place, name: 'integer' | 'numeric'): Typed => {
  const { draws } = place.writing;
  const texts = columnsOfKind(place.columns, 'text');
  if (texts.length === 0) return expression(place, name === 'integer' ? 'whole' : name, 0);
  mark(place, 'cast of text');
  return typed(`left(${draws.pick(texts).text}, 2)::${name}`, name, { bound: 100 });
};

/** A number that is likely to fail for one row or another. */
export const riskyNumber = (around: Place): Typed => {
  const place = { ...around, mayFail: true };
  const { draws } = place.writing;
  const known = columnsOfKind(place.columns, 'whole');
  if (known.length === 0) return readText(place, 'integer');
  const [left, right] = [draws.pick(known), draws.pick(known)];
  const make = (construct: string, text: string): Typed => {
    mark(place, construct);
    return typed(text, wider(left, right));
  };
  return draws.pick([
    () => make('may divide by zero', `(${left.text} / ${right.text})`),
    () => make('may divide by zero', `(${left.text} % ${right.text})`),
    () => make('may be out of range', `(${left.text} * ${right.text} * ${left.text})`),
    () => readText(place, 'integer'),
  ])();
};

export const wholeNumber = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const sub = (): Typed => expression(place, 'whole', depth - 1);
  const integer = (text: string, bound: number): Typed => typed(text, 'integer', { bound });
  return draws.pick([
    () => sumOrProduct(place, 'whole', depth),
    () => sumOrProduct(place, 'whole', depth),
    () => quotient(place, 'whole', depth),
    () => {
      mark(place, 'abs');
      const operand = sub();
      return {
        ...operand,
        ...typed(`abs(${operand.text})`, operand.type, { bound: operand.bound }),
      };
    },
    () => {
      mark(place, 'minus sign');
      const operand = sub();
      return typed(`(- ${operand.text})`, operand.type, { bound: operand.bound });
    },
    () => {
      mark(place, 'mod');
      const operand = sub();
      return typed(`mod(${operand.text}, 5)`, wider(operand, typed('', 'integer')), { bound: 5 });
    },
    () => {
      mark(place, 'length');
      return integer(`length(${expression(place, 'text', depth - 1).text})`, 1_000);
    },
    () => {
      mark(place, 'position');
      const sought = draws.pick(["'a'", "'e'", "''", "' '", "'é'"]);
      const text = expression(place, 'text', depth - 1).text;
      return integer(
        draws.pick([`position(${sought} in ${text})`, `strpos(${text}, ${sought})`]),
        1_000,
      );
    },
    () => {
      mark(place, 'date - date');
      const [left, right] = [expression(place, 'date', depth - 1), expression(place, 'date', 0)];
      return integer(`(${left.text} - ${right.text})`, 100_000);
    },
    () => {
      mark(place, 'cast to integer');
      const from = expression(
        place,
        draws.pick(['numeric', 'double', 'boolean'] as const),
        depth - 1,
      );
      const result = integer(`(${from.text})::integer`, from.type === 'boolean' ? 1 : from.bound);
      return checked(place, result, integer('1', 1));
    },
    () => {
      mark(place, 'cast between whole numbers');
      const operand = sub();
      const type = draws.pick(['bigint', 'integer', 'smallint'] as const);
      return checked(
        place,
        typed(`(${operand.text})::${type}`, type, { bound: operand.bound }),
        operand,
      );
    },
    () => integer(`(${extracted(place, depth).text})::integer`, 10_000),
    () => integer(`(${yearsOfAge(place, depth).text})::integer`, 10_000),
    () => (place.mayFail ? readText(place, 'integer') : sub()),
  ])();
};

export const numericNumber = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const sub = (): Typed => expression(place, 'numeric', depth - 1);
  const numeric = (text: string, bound: number): Typed => typed(text, 'numeric', { bound });
  return draws.pick([
    () => sumOrProduct(place, 'numeric', depth),
    () => sumOrProduct(place, 'numeric', depth),
    () => quotient(place, 'numeric', depth),
    () => {
      mark(place, 'round');
      const operand = sub();
      const digits = draws.pick(['', ', 1', ', 0', ', 3', ', -1']);
      return numeric(`round(${operand.text}${digits})`, operand.bound + 10);
    },
    () => {
      const operand = sub();
      const name = draws.pick(['abs', 'floor', 'ceil']);
      mark(place, name);
      return numeric(`${name}(${operand.text})`, operand.bound + 1);
    },
    () => {
      mark(place, 'cast to numeric');
      const from = expression(place, draws.pick(['whole', 'double'] as const), depth - 1);
      return numeric(`(${from.text})::numeric`, from.bound);
    },
    () => {
      mark(place, 'cast to numeric(p, s)');
      const operand = sub();
      const result = numeric(`(${operand.text})::numeric(12, 1)`, operand.bound);
      return operand.bound < 1e11 || place.mayFail ? { ...result, isFixed: true } : operand;
    },
    () => {
      mark(place, 'minus sign');
      const operand = sub();
      return numeric(`(- ${operand.text})`, operand.bound);
    },
    () => extracted(place, depth),
    () => {
      mark(place, 'trunc');
      const operand = sub();
      return numeric(
        `trunc(${operand.text}${draws.pick(['', ', 1', ', 0', ', 3'])})`,
        operand.bound,
      );
    },
    () => {
      mark(place, 'sign');
      return { ...numeric(`sign(${sub().text})`, 1), isFixed: true };
    },
    () => (place.mayFail ? readText(place, 'numeric') : sub()),
  ])();
};

export const doubleNumber = (place: Place, depth: number): Typed => {
  const { draws } = place.writing;
  const sub = (): Typed => expression(place, 'double', depth - 1);
  const double = (text: string, bound: number): Typed => typed(text, 'double', { bound });
  return draws.pick([
    () => sumOrProduct(place, 'double', depth),
    () => quotient(place, 'double', depth),
    () => {
      const operand = sub();
      const name = draws.pick(['abs', 'floor', 'ceil', 'round', 'trunc', 'sign']);
      mark(place, `${name} of double`);
      return double(`${name}(${operand.text})`, operand.bound + 1);
    },
    () => {
      mark(place, 'cast to double');
      const from = expression(place, draws.pick(['whole', 'numeric'] as const), depth - 1);
      return double(`(${from.text})::double precision`, from.bound);
    },
    () => literal(place, 'double'),
  ])();
};
