/** Windows in memory: every row with what the rows of its partition say of it. */
import type { Window } from '../../plan/node.ts';
import { isWindowFunction, type WindowColumn, type WindowFunction } from '../../plan/window.ts';
import type { Row, Value } from '../../values.ts';
import { type Accumulator, accumulating, mapKeysOf } from './aggregate.ts';
import { compositeKey } from './comparison.ts';
import { compile, type Evaluate, type Positions } from './expression.ts';
import { type FrameOf, frameOf, type Span } from './frame.ts';
import { type Operator, positionsOf, type Run } from './operator.ts';
import { orderOf } from './order.ts';
import { type Partition, partitionOf, peersOf } from './partition.ts';

/** What a function says of each row of a partition. */
type ValuesOf = (partition: Partition, run: Run) => readonly Value[];

const each =
  (value: (partition: Partition, index: number) => Value): ValuesOf =>
  (partition) =>
    partition.rows.map((_, index) => value(partition, index));

/** The first rows % groups groups have one row more than the others. */
const groupNumber = (rows: number, groups: number, index: number): number => {
  const size = Math.floor(rows / groups);
  const larger = rows % groups;
  const inLarger = larger * (size + 1);
  return index < inLarger
    ? Math.floor(index / (size + 1)) + 1
    : larger + Math.floor((index - inLarger) / size) + 1;
};

/** The row of a frame by its number; undefined where the frame has not so many. */
const rowIn = (spans: readonly Span[], number: number): number | undefined => {
  let left = number;
  for (const [from, to] of spans) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  return undefined;
};

/** A number that the plan gives. */
const numberOf = (column: WindowColumn, index: number): number => {
  const operand = column.operands[index];
  return operand?.kind === 'literal' ? Number(operand.value) : 1;
};

const functionValues = (
  name: WindowFunction,
  column: WindowColumn,
  order: Window['order'],
  positions: Positions,
): ValuesOf => {
  const operands = column.operands.map((operand) => compile(operand, positions));
  const nothing: Evaluate = () => null;
  const [value = nothing] = operands;
  const valueAt = ({ rows }: Partition, index: number | undefined): Value => {
    const row = index === undefined ? undefined : rows[index];
    return row ? value(row) : null;
  };
  const inFrame = (numberIn: (spans: readonly Span[]) => number | undefined): ValuesOf => {
    const frame = frameOf(column.frame, order);
    return each((partition, index) => valueAt(partition, numberIn(frame(partition, index))));
  };
  switch (name) {
    case 'row-number':
      return each((_, index) => BigInt(index + 1));
    case 'rank':
      return each((partition, index) => BigInt(peersOf(partition, index)[0] + 1));
    case 'dense-rank':
      return each(({ group }, index) => BigInt((group[index] ?? 0) + 1));
    case 'percent-rank':
      return each((partition, index) => {
        const others = partition.rows.length - 1;
        return others === 0 ? 0 : peersOf(partition, index)[0] / others;
      });
    case 'cume-dist':
      return each((partition, index) => peersOf(partition, index)[1] / partition.rows.length);
    case 'ntile':
      return each(({ rows }, index) => groupNumber(rows.length, numberOf(column, 0), index));
    case 'lag':
    case 'lead': {
      const away = numberOf(column, 1) * (name === 'lag' ? -1 : 1);
      const beyond = operands[2] ?? nothing;
      return each(({ rows }, index) => {
        const [there, here] = [rows[index + away], rows[index]];
        if (there) return value(there);
        return here ? beyond(here) : null;
      });
    }
    case 'first-value':
      return inFrame((spans) => spans[0]?.[0]);
    case 'last-value':
      return inFrame((spans) => {
        const last = spans.at(-1);
        return last && last[1] - 1;
      });
    case 'nth-value':
      return inFrame((spans) => rowIn(spans, numberOf(column, 1) - 1));
  }
};

/**
 * An aggregate over every row's frame, in the order of its rows. Where a frame begins as the one before it
 * and goes on, so does the aggregate; the same frame has the same answer.
 */
const aggregated = (start: () => Accumulator, frame: FrameOf): ValuesOf => {
  return (partition, { spend }) => {
    let accumulator = start();
    let taken: readonly Span[] = [];
    let result: Value = accumulator.result();
    const take = ([from, to]: Span): void => {
      spend(to - from);
      for (let index = from; index < to; index += 1) {
        const row = partition.rows[index];
        if (row) accumulator.take(row);
      }
    };
    return partition.rows.map((_, index) => {
      const spans = frame(partition, index);
      const isSame =
        spans.length === taken.length &&
        spans.every(([from, to], at) => from === taken[at]?.[0] && to === taken[at]?.[1]);
      if (isSame) return result;
      const [before] = taken;
      const [now] = spans;
      const goesOn =
        taken.length === 1 &&
        spans.length === 1 &&
        before?.[0] === now?.[0] &&
        (before?.[1] ?? 0) < (now?.[1] ?? 0);
      if (goesOn && before && now) take([before[1], now[1]]);
      else {
        accumulator = start();
        spans.forEach(take);
      }
      taken = spans;
      result = accumulator.result();
      return result;
    });
  };
};

const prepareColumn = (
  column: WindowColumn,
  order: Window['order'],
  positions: Positions,
): ValuesOf =>
  isWindowFunction(column.function)
    ? functionValues(column.function, column, order, positions)
    : aggregated(
        accumulating({ ...column, function: column.function, isDistinct: false }, positions),
        frameOf(column.frame, order),
      );

/** @throws NotInMemory when an expression, an order or a frame is not done here */
export const prepareWindow = (node: Window, input: Operator): Operator => {
  const keyParts = node.partition.map((key) => compile(key, input.positions));
  const mapKeys = mapKeysOf(node.partition.map(({ type }) => type));
  const order = orderOf(node.order, input.positions);
  const columns = node.columns.map((column) => prepareColumn(column, node.order, input.positions));
  return {
    positions: positionsOf(node),
    width: input.width + columns.length,
    run: (run) => {
      const rows = input.run(run);
      run.spend(rows.length * (1 + columns.length));
      const partitions = new Map<string, Row[]>();
      for (const row of rows) {
        const key = compositeKey(
          keyParts.map((part) => part(row)),
          mapKeys,
        );
        const known = partitions.get(key);
        if (known) known.push(row);
        else partitions.set(key, [row]);
      }
      return [...partitions.values()].flatMap((members) => {
        const partition = partitionOf(members, order);
        const values = columns.map((valuesOf) => valuesOf(partition, run));
        return partition.rows.map((row, index) => [
          ...row,
          ...values.map((column) => column[index] ?? null),
        ]);
      });
    },
  };
};
