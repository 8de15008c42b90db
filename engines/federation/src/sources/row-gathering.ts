/** Rows that a driver pushes one by one, handed on together. */
import type { Batch, Row } from '../values.ts';

/** Milliseconds that a row waits for others: what came slowly counts as well when time is up. */
const LONGEST_WAIT = 50;

export interface RowGathering {
  readonly add: (row: Row) => void;
  readonly count: () => number;
  /** Hands on what is there. */
  readonly deliver: () => void;
  readonly drop: () => void;
}

export const createRowGathering = (handOn: (batch: Batch) => void): RowGathering => {
  let rows: Row[] = [];
  let timer: NodeJS.Timeout | undefined;

  const take = (): Batch => {
    clearTimeout(timer);
    timer = undefined;
    const taken = rows;
    rows = [];
    return taken;
  };

  const deliver = (): void => {
    const batch = take();
    if (batch.length > 0) handOn(batch);
  };

  return {
    add: (row) => {
      rows.push(row);
      timer ??= setTimeout(deliver, LONGEST_WAIT);
    },
    count: () => rows.length,
    deliver,
    drop: () => void take(),
  };
};
