/** Rows of fragments that are still few enough for memory. */
import type { Fragment } from '../plan/node.ts';
import type { Batch, Row } from '../values.ts';

/** UTF-16 units of text, and bytes, that are kept. */
const MOST_TEXT = 8_000_000;

export interface KeptRows {
  /** Keeps a batch; false when it was one too many for memory (it is kept all the same). */
  readonly add: (fragment: Fragment, batch: Batch) => boolean;
  readonly rowsOf: (fragment: string) => readonly Row[];
  /** Gives the rows away. */
  readonly drain: () => ReadonlyMap<string, readonly Row[]>;
}

const textIn = (batch: Batch): number => {
  let size = 0;
  for (const row of batch) {
    for (const value of row) {
      if (typeof value === 'string' || value instanceof Uint8Array) size += value.length;
    }
  }
  return size;
};

/** @param mostRows of all fragments together */
export const createKeptRows = (fragments: readonly Fragment[], mostRows: number): KeptRows => {
  let kept = new Map<string, Row[]>(fragments.map(({ name }) => [name, []]));
  let rows = 0;
  let text = 0;
  return {
    add: ({ name }, batch) => {
      const own = kept.get(name);
      for (const row of batch) own?.push(row);
      rows += batch.length;
      text += textIn(batch);
      return rows <= mostRows && text <= MOST_TEXT;
    },
    rowsOf: (fragment) => kept.get(fragment) ?? [],
    drain: () => {
      const drained = kept;
      kept = new Map();
      return drained;
    },
  };
};
