/** Joins in memory: by a Map over the conditions that ask for equality, the rest checked pair by pair. */
import { FederationError } from '../../federation-error.ts';
import { type ColumnId, columnsIn, conjuncts, type Expression } from '../../plan/expression.ts';
import type { Join } from '../../plan/node.ts';
import type { Row, Value } from '../../values.ts';
import { compositeKey, type MapKey, mapKeyOf } from './comparison.ts';
import { compile, type Evaluate } from './expression.ts';
import type { Operator, Run } from './operator.ts';

/** One condition `left = right`, each side of which reads one side of the join only. */
interface Equality {
  readonly left: Evaluate;
  readonly right: Evaluate;
  readonly leftKey: MapKey;
  readonly rightKey: MapKey;
}

/** The partners that a left row may have: those of the same key, or all. */
type Candidates = (left: Row) => readonly Row[];

const reads = (expression: Expression, columns: ReadonlyMap<ColumnId, number>): boolean =>
  [...columnsIn(expression)].every((id) => columns.has(id));

const equalityOf = (
  condition: Expression,
  left: Operator,
  right: Operator,
): Equality | undefined => {
  if (condition.kind !== 'call' || condition.function !== 'equal') return undefined;
  const [first, second] = condition.operands;
  if (!first || !second) return undefined;
  const isStraight = reads(first, left.positions) && reads(second, right.positions);
  const isCrossed = reads(second, left.positions) && reads(first, right.positions);
  if (!isStraight && !isCrossed) return undefined;
  const [ofLeft, ofRight] = isStraight ? [first, second] : [second, first];
  const leftKey = mapKeyOf(ofLeft.type, ofRight.type);
  const rightKey = mapKeyOf(ofRight.type, ofLeft.type);
  return leftKey && rightKey
    ? {
        left: compile(ofLeft, left.positions),
        right: compile(ofRight, right.positions),
        leftKey,
        rightKey,
      }
    : undefined;
};

/** The key of a row; undefined when one of its values is NULL, so that nothing equals it. */
const rowKey = (row: Row, parts: readonly Evaluate[], keys: readonly MapKey[]): unknown => {
  const [part] = parts;
  const [key] = keys;
  if (part && key && parts.length === 1) {
    const value = part(row);
    return value === null ? undefined : key(value);
  }
  const values: Value[] = [];
  for (const evaluate of parts) {
    const value = evaluate(row);
    if (value === null) return undefined;
    values.push(value);
  }
  return compositeKey(values, keys);
};

const NONE: readonly Row[] = [];

const candidatesByKey = (
  rightRows: readonly Row[],
  equalities: readonly Equality[],
  isNullAware: boolean,
): Candidates => {
  if (equalities.length === 0) return () => rightRows;
  const byKey = new Map<unknown, Row[]>();
  const withNull: Row[] = [];
  const rightParts = equalities.map(({ right }) => right);
  const rightKeys = equalities.map(({ rightKey }) => rightKey);
  for (const row of rightRows) {
    const key = rowKey(row, rightParts, rightKeys);
    if (key === undefined) withNull.push(row);
    else {
      const rows = byKey.get(key);
      if (rows) rows.push(row);
      else byKey.set(key, [row]);
    }
  }
  const leftParts = equalities.map(({ left }) => left);
  const leftKeys = equalities.map(({ leftKey }) => leftKey);
  return (left) => {
    const key = rowKey(left, leftParts, leftKeys);
    if (!isNullAware) return key === undefined ? NONE : (byKey.get(key) ?? NONE);
    if (key === undefined) return rightRows;
    return withNull.length === 0
      ? (byKey.get(key) ?? NONE)
      : [...(byKey.get(key) ?? NONE), ...withNull];
  };
};

/** @throws NotInMemory when a condition cannot be evaluated here */
export const prepareJoin = (join: Join, left: Operator, right: Operator): Operator => {
  const positions = new Map(left.positions);
  for (const [id, position] of right.positions) positions.set(id, position + left.width);
  const conditions = join.condition ? conjuncts(join.condition) : [];
  const found = conditions.map((condition) => equalityOf(condition, left, right));
  const equalities = found.filter((equality) => equality !== undefined);
  // `not in` asks whether a condition is unknown, so that all of them are looked at again.
  const residual = conditions
    .filter((_, index) => join.isNullAware || found[index] === undefined)
    .map((condition) => compile(condition, positions));
  const isPair = (pair: Row): boolean => residual.every((holds) => holds(pair) === true);
  const isRuledOut = (pair: Row): boolean => residual.some((holds) => holds(pair) === false);

  const partners = (run: Run, row: Row, candidates: Candidates): readonly Row[] => {
    const rows = candidates(row);
    run.spend(rows.length);
    if (residual.length === 0) return rows;
    return join.isNullAware
      ? rows.filter((other) => !isRuledOut([...row, ...other]))
      : rows.filter((other) => isPair([...row, ...other]));
  };

  const nullsOfRight: Row = new Array<Value>(right.width).fill(null);
  const nullsOfLeft: Row = new Array<Value>(left.width).fill(null);
  const isOneSided = join.type === 'semi' || join.type === 'anti';

  return {
    positions: isOneSided ? left.positions : positions,
    width: isOneSided ? left.width : left.width + right.width,
    run: (run) => {
      const leftRows = left.run(run);
      const rightRows = right.run(run);
      const candidates = candidatesByKey(rightRows, equalities, join.isNullAware === true);
      const output: Row[] = [];
      const matched = new Set<Row>();
      for (const row of leftRows) {
        const found = partners(run, row, candidates);
        if (isOneSided) {
          if (found.length > 0 === (join.type === 'semi')) output.push(row);
          continue;
        }
        if (join.type === 'single' && found.length > 1) {
          throw new FederationError(
            'value',
            'more than one row returned by a subquery used as an expression',
          );
        }
        for (const other of found) {
          output.push([...row, ...other]);
          if (join.type === 'full') matched.add(other);
        }
        if (found.length === 0 && join.type !== 'inner') output.push([...row, ...nullsOfRight]);
      }
      if (join.type === 'full') {
        for (const other of rightRows) {
          if (!matched.has(other)) output.push([...nullsOfLeft, ...other]);
        }
      }
      run.spend(output.length);
      return output;
    },
  };
};
