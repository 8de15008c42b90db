/** The rows of each row's frame. */
import type { SortKey } from '../../plan/node.ts';
import { type FrameBound, hasOffset, type WindowFrame } from '../../plan/window.ts';
import type { Value } from '../../values.ts';
import { type CompareAt, distanceOf } from './distance.ts';
import { type Partition, peersOf } from './partition.ts';

/** Rows from one to behind another. */
export type Span = readonly [from: number, to: number];

/** Spans in order, none of them empty. */
export type FrameOf = (partition: Partition, index: number) => readonly Span[];

type Edge = (partition: Partition, index: number) => number;

/** The first place from which on a condition no longer holds, which it does up to there. */
const firstWithout = (from: number, to: number, holds: (index: number) => boolean): number => {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Rows whose key is not NULL: they are together, before or behind the others. */
const knownRows = ({ keys }: Partition, { areNullsFirst }: SortKey): Span => {
  const isNull = (index: number): boolean => (keys[index]?.[0] ?? null) === null;
  return areNullsFirst
    ? [firstWithout(0, keys.length, isNull), keys.length]
    : [0, firstWithout(0, keys.length, (index) => !isNull(index))];
};

/** Where a range starts or ends that is a distance away. NULL is within every distance of NULL alone. */
const rangeEdge = (
  side: 'start' | 'end',
  direction: 'preceding' | 'following',
  key: SortKey,
  compare: CompareAt,
): Edge => {
  const sign = (direction === 'preceding') === key.isDescending ? 1 : -1;
  const known = new WeakMap<Partition, Span>();
  return (partition, index) => {
    const at = (row: number): Value => partition.keys[row]?.[0] ?? null;
    const base = at(index);
    if (base === null) return peersOf(partition, index)[side === 'start' ? 0 : 1];
    let span = known.get(partition);
    if (!span) {
      span = knownRows(partition, key);
      known.set(partition, span);
    }
    return firstWithout(...span, (row) => {
      const value = at(row);
      if (value === null) return false;
      const order = compare(value, base, sign) * (key.isDescending ? -1 : 1);
      return side === 'start' ? order < 0 : order <= 0;
    });
  };
};

const edgeOf = (
  side: 'start' | 'end',
  bound: FrameBound,
  unit: WindowFrame['unit'],
  order: readonly SortKey[],
): Edge => {
  if (bound.kind === 'unbounded')
    return side === 'start' ? () => 0 : (partition) => partition.rows.length;
  const isEnd = side === 'end' ? 1 : 0;
  if (!hasOffset(bound))
    return unit === 'rows'
      ? (_, index) => index + isEnd
      : (partition, index) => peersOf(partition, index)[isEnd];
  const [key] = order;
  if (unit === 'range' && key)
    return rangeEdge(side, bound.kind, key, distanceOf(key.expression.type, bound.offset));
  const distance = Number(bound.offset.value) * (bound.kind === 'preceding' ? -1 : 1);
  if (unit === 'rows') return (_, index) => index + distance + isEnd;
  return ({ group, groupStart, rows }, index) => {
    const wanted = (group[index] ?? 0) + distance + isEnd;
    return wanted < 0 ? 0 : (groupStart[wanted] ?? rows.length);
  };
};

/** A span without the rows of another. */
const without = ([from, to]: Span, [start, end]: Span): readonly Span[] =>
  start >= end
    ? [[from, to]]
    : [
        [from, Math.min(to, start)],
        [Math.max(from, end), to],
      ];

/** What a frame leaves out of its rows. */
const excluded = (
  exclude: WindowFrame['exclude'],
  partition: Partition,
  index: number,
): readonly Span[] => {
  const [first, behind] = peersOf(partition, index);
  switch (exclude) {
    case 'current-row':
      return [[index, index + 1]];
    case 'group':
      return [[first, behind]];
    case 'ties':
      return [
        [first, index],
        [index + 1, behind],
      ];
    default:
      return [];
  }
};

/** @throws NotInMemory for ranges that are not measured here */
export const frameOf = (frame: WindowFrame, order: readonly SortKey[]): FrameOf => {
  const start = edgeOf('start', frame.start, frame.unit, order);
  const end = edgeOf('end', frame.end, frame.unit, order);
  return (partition, index) => {
    const from = Math.max(start(partition, index), 0);
    const to = Math.min(end(partition, index), partition.rows.length);
    return excluded(frame.exclude, partition, index)
      .reduce<readonly Span[]>(
        (spans, gone) => spans.flatMap((span) => without(span, gone)),
        [[from, to]],
      )
      .filter(([first, behind]) => first < behind);
  };
};
