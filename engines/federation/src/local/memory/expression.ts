/** Expressions as JavaScript functions of a row, with SQL's three truth values. */
import type { ColumnId, Expression } from '../../plan/expression.ts';
import type { Row, SqlType, Value } from '../../values.ts';
import { castOf } from './cast.ts';
import { comparisonOf, mapKeyOf } from './comparison.ts';
import { type Strict, strictFunction } from './functions.ts';

export type Evaluate = (row: Row) => Value;

/** Where the columns of a node stand in its rows. */
export type Positions = ReadonlyMap<ColumnId, number>;

/** Thrown while a plan is prepared: something in it is not done in memory. */
export class NotInMemory extends Error {
  override readonly name = 'NotInMemory';
}

type Call = Extract<Expression, { kind: 'call' }>;

/** @throws NotInMemory when the expression holds what is not done here */
export const compile = (expression: Expression, positions: Positions): Evaluate => {
  switch (expression.kind) {
    case 'column': {
      const position = positions.get(expression.id);
      if (position === undefined) throw new NotInMemory(`column ${expression.id}`);
      return (row) => row[position] ?? null;
    }
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'cast':
      return compileCast(expression.operand, expression.type, positions);
    case 'case':
      return compileCase(expression, positions);
    case 'in':
      return compileIn(expression, positions);
    case 'call':
      return compileCall(expression, positions);
  }
};

const compileCast = (operand: Expression, type: SqlType, positions: Positions): Evaluate => {
  const evaluate = compile(operand, positions);
  if (operand.kind === 'literal' && operand.value === null) return evaluate;
  const cast = castOf(operand.type, type);
  if (!cast) throw new NotInMemory(`${operand.type.name} as ${type.name}`);
  return (row) => {
    const value = evaluate(row);
    return value === null ? null : cast(value);
  };
};

const compileCase = (
  expression: Extract<Expression, { kind: 'case' }>,
  positions: Positions,
): Evaluate => {
  const branches = expression.branches.map(({ when, result }) => ({
    when: compile(when, positions),
    result: compileAs(result, expression.type, positions),
  }));
  const otherwise =
    expression.otherwise && compileAs(expression.otherwise, expression.type, positions);
  return (row) => {
    for (const { when, result } of branches) if (when(row) === true) return result(row);
    return otherwise ? otherwise(row) : null;
  };
};

/** An operand in the type of the whole, as `coalesce` and `case` need it. */
const compileAs = (expression: Expression, type: SqlType, positions: Positions): Evaluate =>
  expression.type.name === type.name || (expression.type.name === 'unknown' && type.name === 'text')
    ? compile(expression, positions)
    : compileCast(expression, type, positions);

const compileIn = (
  { operand, list }: Extract<Expression, { kind: 'in' }>,
  positions: Positions,
): Evaluate => {
  const evaluate = compile(operand, positions);
  if (list.length === 0) return () => false;
  const [first] = list;
  const isPlain = list.every(
    ({ kind, type }) => kind === 'literal' && type.name === first?.type.name,
  );
  if (!isPlain || !first) return compileInOfExpressions(operand, list, positions);
  const ownKey = mapKeyOf(operand.type, first.type);
  const listKey = mapKeyOf(first.type, operand.type);
  if (!ownKey || !listKey) throw new NotInMemory(`in of ${operand.type.name}`);
  const keys = new Set<unknown>();
  let hasNull = false;
  for (const item of list) {
    if (item.kind !== 'literal') continue;
    if (item.value === null) hasNull = true;
    else keys.add(listKey(item.value));
  }
  return (row) => {
    const value = evaluate(row);
    if (value === null) return null;
    return keys.has(ownKey(value)) || (hasNull ? null : false);
  };
};

const compileInOfExpressions = (
  operand: Expression,
  list: readonly Expression[],
  positions: Positions,
): Evaluate => {
  const evaluate = compile(operand, positions);
  const items = list.map((item) => {
    const compare = comparisonOf(operand.type, item.type);
    if (!compare) throw new NotInMemory(`${operand.type.name} in ${item.type.name}`);
    return { evaluate: compile(item, positions), compare };
  });
  return (row) => {
    const value = evaluate(row);
    let isUnknown = false;
    for (const item of items) {
      const other = item.evaluate(row);
      if (value === null || other === null) isUnknown = true;
      else if (item.compare(value, other) === 0) return true;
    }
    return isUnknown ? null : false;
  };
};

const compileCall = (expression: Call, positions: Positions): Evaluate => {
  switch (expression.function) {
    case 'and':
    case 'or':
      return compileLogic(expression, positions);
    case 'is-null': {
      const [operand] = operandsOf(expression, positions);
      return (row) => operand?.(row) === null;
    }
    case 'is-distinct':
    case 'null-if':
      return compileComparing(expression, positions);
    case 'coalesce': {
      const operands = expression.operands.map((part) =>
        compileAs(part, expression.type, positions),
      );
      return (row) => {
        for (const operand of operands) {
          const value = operand(row);
          if (value !== null) return value;
        }
        return null;
      };
    }
    case 'greatest':
    case 'least':
      return compileExtreme(expression, positions);
    default:
      return compileStrict(expression, positions);
  }
};

const operandsOf = ({ operands }: Call, positions: Positions): readonly Evaluate[] =>
  operands.map((operand) => compile(operand, positions));

const compileLogic = (expression: Call, positions: Positions): Evaluate => {
  const operands = operandsOf(expression, positions);
  const decisive = expression.function === 'or';
  return (row) => {
    let isUnknown = false;
    for (const operand of operands) {
      const value = operand(row);
      if (value === decisive) return decisive;
      if (value === null) isUnknown = true;
    }
    return isUnknown ? null : !decisive;
  };
};

const compileComparing = (expression: Call, positions: Positions): Evaluate => {
  const [left, right] = expression.operands;
  const compare = left && right && comparisonOf(left.type, right.type);
  if (!compare) throw new NotInMemory(expression.function);
  const first = compile(left, positions);
  const second = compile(right, positions);
  if (expression.function === 'is-distinct') {
    return (row) => {
      const a = first(row);
      const b = second(row);
      return a === null || b === null ? a !== b : compare(a, b) !== 0;
    };
  }
  return (row) => {
    const a = first(row);
    const b = second(row);
    return a !== null && b !== null && compare(a, b) === 0 ? null : a;
  };
};

/** NULLs do not count, unless there is nothing else. */
const compileExtreme = (expression: Call, positions: Positions): Evaluate => {
  const compare = comparisonOf(expression.type, expression.type);
  if (!compare) throw new NotInMemory(expression.function);
  const operands = expression.operands.map((part) => compileAs(part, expression.type, positions));
  const sign = expression.function === 'greatest' ? 1 : -1;
  return (row) => {
    let best: Value = null;
    for (const operand of operands) {
      const value = operand(row);
      if (value === null) continue;
      if (best === null || compare(value, best) * sign > 0) best = value;
    }
    return best;
  };
};

const compileStrict = (expression: Call, positions: Positions): Evaluate => {
  const types = expression.operands.map(({ type }) => type);
  const made = strictFunction(expression.function, types, expression.type);
  if (!made) {
    throw new NotInMemory(`${expression.function}(${types.map(({ name }) => name).join(', ')})`);
  }
  return applied(made, operandsOf(expression, positions));
};

/** Of NULL the answer is NULL, but only once all operands are computed: one of them may fail. */
const applied = (strict: Strict, operands: readonly Evaluate[]): Evaluate => {
  const [first, second] = operands;
  if (first && operands.length === 1) {
    return (row) => {
      const value = first(row);
      return value === null ? null : strict(value);
    };
  }
  if (first && second && operands.length === 2) {
    return (row) => {
      const a = first(row);
      const b = second(row);
      return a === null || b === null ? null : strict(a, b);
    };
  }
  return (row) => {
    const values = operands.map((operand) => operand(row));
    const known = values.filter((value) => value !== null);
    return known.length < values.length ? null : strict(...known);
  };
};
