/**
 * How many digits decimals have in DuckDB, which has 38 of them. Where decimals stand together that need more,
 * as in UNION and COALESCE, it takes the missing ones from behind the point without a word; comparing them
 * may fail, and what remains of a division is a floating number.
 */
import { expressionsOf } from '../plan/cut.ts';
import { type ColumnId, type Expression, literal, mapParts, partsOf } from '../plan/expression.ts';
import {
  type AggregateColumn,
  type ComputedColumn,
  type Node,
  outputOf,
  type Scan,
  type SetOperation,
  type SortKey,
  type Values,
  withInputs,
} from '../plan/node.ts';
import type { WindowColumn } from '../plan/window.ts';
import { isNumeric, type SqlType, type Value } from '../values.ts';
import { refuse, wholeLiteral } from './grammar.ts';

/** Digits before and behind the point. */
export interface Digits {
  readonly before: number;
  readonly behind: number;
}

const MOST_DIGITS = 38;

/** Digits by which a sum is longer than what is summed: no table has as many rows. */
const DIGITS_OF_COUNT = 12;

const WHOLE_DIGITS: Readonly<Partial<Record<SqlType['name'], number>>> = {
  smallint: 5,
  integer: 10,
  bigint: 19,
};

/** The digits of a number written out; of NULL the fewest that a decimal can have. */
export const digitsOfValue = (value: Value): Digits => {
  if (value === null) return { before: 1, behind: 0 };
  const found = /^-?(\d*)(?:\.(\d*))?$/.exec(String(value)) ?? refuse('a number in another form');
  const before = (found[1] ?? '').replace(/^0+/, '').length;
  const behind = (found[2] ?? '').length;
  return { before: before + behind === 0 ? 1 : before, behind };
};

/** @throws NotWritable for more than DuckDB has */
export const decimalType = ({ before, behind }: Digits): string =>
  before + behind > MOST_DIGITS
    ? refuse('more than 38 digits')
    : `decimal(${before + behind}, ${behind})`;

const ofType = (type: SqlType): Digits | undefined => {
  const whole = WHOLE_DIGITS[type.name];
  if (whole !== undefined) return { before: whole, behind: 0 };
  if (type.name !== 'numeric' || type.precision === undefined) return undefined;
  const { precision, scale = 0 } = type;
  return { before: precision - scale, behind: scale };
};

/** Digits that hold both; DuckDB itself sees to it as long as they are not too many. */
const widest = (all: readonly Digits[]): Digits =>
  all.reduce((one, other) => ({
    before: Math.max(one.before, other.before),
    behind: Math.max(one.behind, other.behind),
  }));

/** Of results that fail beyond the digits that there are, instead of losing some. */
const atMost = ({ before, behind }: Digits): Digits =>
  behind > MOST_DIGITS
    ? refuse('more than 38 digits behind the point')
    : { before: Math.min(before, MOST_DIGITS - behind), behind };

const rounded = (number: Digits, places: number): Digits => {
  if (places >= number.behind) return number;
  const behind = Math.max(places, 0);
  // The digits are as many as before, so that there are more of them in front.
  return { before: number.before + number.behind - behind, behind };
};

/** Whole numbers become decimals of 10 digits at least. */
const asNumeric = ({ before, behind }: Digits, { name }: SqlType): Digits => ({
  before: name === 'numeric' ? before : Math.max(before, 10),
  behind,
});

const isExact = (type: SqlType): boolean =>
  isNumeric(type) && type.name !== 'real' && type.name !== 'double';

type Known = Map<ColumnId, Digits>;

/**
 * The digits in which values stand together; undefined where they are no decimals, or not known.
 *
 * @throws NotWritable where DuckDB would leave some out
 */
const meeting = (operands: readonly Expression[], known: Known): Digits | undefined => {
  const all = operands.map((operand) => digitsOf(operand, known));
  const isOfDecimals = operands.some(({ type }) => type.name === 'numeric');
  if (!isOfDecimals || !operands.every(({ type }) => isExact(type) || type.name === 'unknown'))
    return undefined;
  const found = all.filter((digits) => digits !== undefined);
  if (found.length < all.length) return undefined;
  const digits = widest(found);
  return digits.before + digits.behind > MOST_DIGITS
    ? refuse('decimals that need more than 38 digits together')
    : digits;
};

type Call = Extract<Expression, { readonly kind: 'call' }>;

const ofCall = (expression: Call, known: Known): Digits | undefined => {
  const { function: name, operands, type } = expression;
  switch (name) {
    case 'equal':
    case 'not-equal':
    case 'less':
    case 'less-or-equal':
    case 'greater':
    case 'greater-or-equal':
    case 'is-distinct':
    case 'coalesce':
    case 'greatest':
    case 'least':
    case 'modulo':
      return meeting(operands, known) ?? ofType(type);
  }
  const [first, second] = operands.map((operand) => digitsOf(operand, known));
  if (type.name !== 'numeric') return ofType(type);
  switch (name) {
    case 'null-if':
      meeting(operands, known);
      return first;
    case 'negate':
    case 'absolute':
      return first;
    case 'floor':
    case 'ceiling':
      return first && rounded(first, 0);
    case 'round': {
      const [, places] = operands;
      return first && rounded(first, (places && wholeLiteral(places)) ?? 0);
    }
    case 'add':
    case 'subtract': {
      if (!first || !second) return undefined;
      const { before, behind } = widest([first, second]);
      return atMost({ before: before + 1, behind });
    }
    case 'multiply':
      return (
        first &&
        second &&
        atMost({ before: first.before + second.before, behind: first.behind + second.behind })
      );
    default:
      return ofType(type);
  }
};

/**
 * The digits of the type that DuckDB gives an expression; undefined where it is no decimal.
 *
 * @throws NotWritable where decimals inside it would lose some
 */
const digitsOf = (expression: Expression, known: Known): Digits | undefined => {
  const { type } = expression;
  switch (expression.kind) {
    case 'column':
      return known.get(expression.id) ?? ofType(type);
    case 'literal':
      return expression.value !== null && type.name === 'numeric'
        ? digitsOfValue(expression.value)
        : (ofType(type) ?? digitsOfValue(null));
    case 'cast': {
      const operand = digitsOf(expression.operand, known);
      return type.name === 'numeric' && type.precision === undefined
        ? operand && asNumeric(operand, expression.operand.type)
        : ofType(type);
    }
    case 'call':
      return ofCall(expression, known);
    case 'case': {
      for (const { when } of expression.branches) digitsOf(when, known);
      const results = expression.branches.map(({ result }) => result);
      const { otherwise } = expression;
      return meeting(otherwise ? [...results, otherwise] : results, known) ?? ofType(type);
    }
    case 'in':
      meeting(partsOf(expression), known);
      return undefined;
  }
};

/** Digits of numbers that fit in 64 bits, whatever they are. */
const DIGITS_OF_64_BITS = 18;

/**
 * Products with all their digits: of two factors that fit in 64 bits each, DuckDB makes one that has to fit,
 * too.
 */
const widened = (expression: Expression, known: Known): Expression => {
  const whole = mapParts(expression, (part) => widened(part, known));
  if (whole.kind !== 'call' || whole.function !== 'multiply' || whole.type.name !== 'numeric')
    return whole;
  const [first, second] = whole.operands;
  const [a, b] = whole.operands.map((operand) => digitsOf(operand, known));
  if (!first || !second || !a || !b) return whole;
  const [left, right] = [a.before + a.behind, b.before + b.behind];
  if (left + right <= DIGITS_OF_64_BITS || Math.max(left, right) > DIGITS_OF_64_BITS) return whole;
  const type: SqlType = { name: 'numeric', precision: DIGITS_OF_64_BITS + 1, scale: a.behind };
  return { ...whole, operands: [{ kind: 'cast', operand: first, type }, second] };
};

/** A node whose inputs are known, its products with all their digits. */
const withProducts = (node: Node, known: Known): Node => {
  const wide = (expression: Expression): Expression => widened(expression, known);
  const computed = <Column extends ComputedColumn>(column: Column): Column => ({
    ...column,
    expression: wide(column.expression),
  });
  const aggregated = <Column extends AggregateColumn | WindowColumn>(column: Column): Column => ({
    ...column,
    operands: column.operands.map(wide),
    ...(column.filter && { filter: wide(column.filter) }),
  });
  const sorted = (key: SortKey): SortKey => ({ ...key, expression: wide(key.expression) });
  switch (node.kind) {
    case 'filter':
      return { ...node, condition: wide(node.condition) };
    case 'project':
      return { ...node, columns: node.columns.map(computed) };
    case 'join':
      return node.condition ? { ...node, condition: wide(node.condition) } : node;
    case 'aggregate':
      return {
        ...node,
        keys: node.keys.map(computed),
        aggregates: node.aggregates.map(aggregated),
      };
    case 'window':
      return {
        ...node,
        partition: node.partition.map(wide),
        order: node.order.map(sorted),
        columns: node.columns.map(aggregated),
      };
    case 'sort':
      return { ...node, keys: node.keys.map(sorted) };
    default:
      return node;
  }
};

/** The type that an aggregate is written in: what a sum has more than its operand is little. */
const inDigits = <Column extends AggregateColumn | WindowColumn>(
  column: Column,
  known: Known,
): Column => {
  const { function: name, type, operands, filter } = column;
  const [operand] = operands.map((one) => digitsOf(one, known));
  if (filter) digitsOf(filter, known);
  if (type.name !== 'numeric' || !operand) return column;
  if (name !== 'sum') {
    known.set(column.id, operand);
    return column;
  }
  const { before, behind } = atMost({ ...operand, before: operand.before + DIGITS_OF_COUNT });
  known.set(column.id, { before, behind });
  return { ...column, type: { name: 'numeric', precision: before + behind, scale: behind } };
};

const learnScan = (scan: Scan, known: Known): void => {
  for (const { id, column: name } of scan.columns) {
    const found = scan.table.columns.find((candidate) => candidate.name === name);
    const digits = found && ofType(found.type);
    if (digits) known.set(id, digits);
  }
};

const learnValues = ({ columns, rows }: Values, known: Known): void =>
  columns.forEach(({ id, type }, index) => {
    if (type.name !== 'numeric' || rows.length === 0) return;
    const values = rows.map((row) => literal(row[index] ?? null, type));
    const digits = meeting(values, known);
    if (digits) known.set(id, digits);
  });

/** Both sides' columns meet, those of other types in a cast. */
const meetInSet = ({ left, right, columns }: SetOperation, known: Known): void =>
  columns.forEach(({ id, type }, index) => {
    const sides = [left, right].flatMap((side): readonly Expression[] => {
      const output = outputOf(side)[index];
      if (!output) return [];
      const operand: Expression = { kind: 'column', id: output.id, type: output.type };
      return [operand.type.name === type.name ? operand : { kind: 'cast', operand, type }];
    });
    const digits = meeting(sides, known);
    if (digits) known.set(id, digits);
  });

const learnComputed = (columns: readonly ComputedColumn[], known: Known): void => {
  for (const { id, expression } of columns) {
    const digits = digitsOf(expression, known);
    if (digits && expression.type.name === 'numeric') known.set(id, digits);
  }
};

/** A node whose inputs are known. */
const learned = (node: Node, known: Known): Node => {
  switch (node.kind) {
    case 'scan':
      learnScan(node, known);
      return node;
    case 'values':
      learnValues(node, known);
      return node;
    case 'aggregate': {
      const aggregates = node.aggregates.map((column) => inDigits(column, known));
      learnComputed(node.keys, known);
      return { ...node, aggregates };
    }
    case 'window': {
      const columns = node.columns.map((column) => inDigits(column, known));
      for (const expression of expressionsOf(node)) digitsOf(expression, known);
      return { ...node, columns };
    }
    case 'project':
      learnComputed(node.columns, known);
      return node;
    case 'set':
      meetInSet(node, known);
      return node;
    default:
      for (const expression of expressionsOf(node)) digitsOf(expression, known);
      return node;
  }
};

/**
 * The plan with the digits of sums written out, so that they leave some to what they stand beside, and those
 * of products that would have too few.
 *
 * @throws NotWritable where decimals meet that need more digits than DuckDB has
 */
export const inDecimals = (plan: Node): Node => {
  const known: Known = new Map();
  const settle = (node: Node): Node =>
    learned(withProducts(withInputs(node, settle), known), known);
  return settle(plan);
};
