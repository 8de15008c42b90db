/** The rows of one partition of a window in their order, with their peers. */
import type { Row, Value } from '../../values.ts';
import type { Keyed, Order } from './order.ts';

export interface Partition {
  readonly rows: readonly Row[];
  /** What each row is ordered by. */
  readonly keys: readonly (readonly Value[])[];
  /** The number of each row's group of peers, from 0. */
  readonly group: readonly number[];
  /** Where each group of peers starts; at the end the number of rows. */
  readonly groupStart: readonly number[];
}

export const partitionOf = (rows: readonly Row[], order: Order): Partition => {
  const sorted = rows.map(order.keyed).sort(order.compare);
  const groupStart: number[] = [];
  let before: Keyed | undefined;
  const group = sorted.map((keyed, index) => {
    if (!before || order.compare(before, keyed) !== 0) groupStart.push(index);
    before = keyed;
    return groupStart.length - 1;
  });
  groupStart.push(sorted.length);
  return {
    rows: sorted.map(({ row }) => row),
    keys: sorted.map(({ values }) => values),
    group,
    groupStart,
  };
};

/** The peers of a row, itself among them: from, and behind the last. */
export const peersOf = (
  { group, groupStart }: Partition,
  index: number,
): readonly [from: number, to: number] => {
  const own = group[index] ?? 0;
  return [groupStart[own] ?? 0, groupStart[own + 1] ?? 0];
};
