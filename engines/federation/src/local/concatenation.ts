/** `union all` of fragments, in the order of the query while they are few, and otherwise as rows come. */
import { merged } from '../merged.ts';
import type { Batch } from '../values.ts';
import { createKeptRows } from './kept-rows.ts';
import { type RowsOf, readOne } from './reading.ts';
import type { Branch } from './streaming.ts';

interface Arrival {
  readonly branch: Branch;
  readonly batch: Batch;
}

/** @param smallRows rows of all fragments together that are kept to be put in order */
export async function* concatenate(
  branches: readonly Branch[],
  rowsOf: RowsOf,
  { signal, smallRows }: { readonly signal: AbortSignal; readonly smallRows: number },
): AsyncGenerator<Batch> {
  const fragments = branches.flatMap(({ leaf }) => (leaf.kind === 'fragment' ? [leaf] : []));
  const kept = createKeptRows(fragments, smallRows);
  const arrivals = branches.flatMap((branch) => {
    const { leaf, isEnough } = branch;
    if (leaf.kind === 'values') return [];
    const arriving = async function* (): AsyncGenerator<Arrival> {
      for await (const batch of readOne(rowsOf(leaf), signal)) {
        yield { branch, batch };
        if (isEnough()) return;
      }
    };
    return [arriving()];
  });
  const inOrder = function* (): Generator<Batch> {
    for (const { leaf, apply } of branches) {
      const rows = apply(leaf.kind === 'values' ? leaf.rows : kept.rowsOf(leaf.name));
      if (rows.length > 0) yield rows;
    }
  };
  const isEnough = (): boolean => branches.every((branch) => branch.isEnough());
  let isKeeping = true;
  if (isEnough()) return;
  for await (const { branch, batch } of merged(arrivals, arrivals.length)) {
    if (isKeeping && branch.leaf.kind === 'fragment' && kept.add(branch.leaf, batch)) continue;
    if (isKeeping) {
      isKeeping = false;
      yield* inOrder();
      kept.drain();
    } else {
      const rows = branch.apply(batch);
      if (rows.length > 0) yield rows;
    }
    if (isEnough()) return;
  }
  if (isKeeping) yield* inOrder();
}
