/**
 * What Trino compares as PostgreSQL does. Text compares by code points; NaN equals nothing here and itself
 * in PostgreSQL, so floating numbers are compared with literals only.
 */
import type { Expression } from '../plan/expression.ts';
import type { TypeName } from '../values.ts';
import {
  type FunctionWriter,
  type FunctionWriters,
  isNullLiteral,
  refuse,
  two,
  type Writer,
} from './grammar.ts';
import { type Sql, sql } from './sql.ts';
import {
  type ComparisonName,
  comparisons,
  infix,
  isOrdering,
  requireComparable,
  type Sides,
} from './writing.ts';

const COMPARED: ReadonlySet<TypeName> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'text',
  'date',
  'timestamp',
  'timestamptz',
]);

/** @throws NotWritable for types that Trino compares otherwise, and those that do not go together */
export const requireCompared = (...operands: readonly Expression[]): void =>
  requireComparable(COMPARED, ...operands);

/** A value by which rows are found, put in order, grouped or told apart. */
export const compared = (expression: Expression, write: Writer): Sql => {
  if (!isNullLiteral(expression)) requireCompared(expression);
  return write.value(expression);
};

export const sides: Sides = (left, right, _, write) => {
  requireCompared(left, right);
  return [write.value(left), write.value(right)];
};

const ORDER = comparisons(sides);

const OPERATORS: Readonly<Record<ComparisonName, string>> = {
  equal: '=',
  'not-equal': '<>',
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
};

/** A floating number with one that is known: what PostgreSQL says of NaN is said beside the comparison. */
const floatingComparison = (
  name: ComparisonName,
  left: Expression,
  right: Expression,
  write: Writer,
): Sql => {
  const isKnown =
    right.kind === 'literal' && right.type.name === 'double' && Number.isFinite(right.value);
  if (!isKnown || left.kind === 'literal') return refuse('comparison of floating numbers');
  const value = write.value(left);
  const text = sql`${value} ${OPERATORS[name]} ${write.value(right)}`;
  return name.startsWith('greater') ? sql`(${text} or is_nan(${value}))` : sql`(${text})`;
};

const comparison =
  (name: ComparisonName): FunctionWriter =>
  (operands, write, type) => {
    const [left, right] = two(operands);
    const areUuids = left.type.name === 'uuid' && right.type.name === 'uuid';
    if (areUuids && !isOrdering(name)) return infix(OPERATORS[name])(operands, write, type);
    return left.type.name === 'double'
      ? floatingComparison(name, left, right, write)
      : (ORDER[name] ?? refuse(name))(operands, write, type);
  };

export const COMPARISONS: FunctionWriters = {
  equal: comparison('equal'),
  'not-equal': comparison('not-equal'),
  less: comparison('less'),
  'less-or-equal': comparison('less-or-equal'),
  greater: comparison('greater'),
  'greater-or-equal': comparison('greater-or-equal'),
  'is-distinct': (operands, write) => {
    const [left, right] = sides(...two(operands), false, write);
    return sql`(${left} is distinct from ${right})`;
  },
};
