/** Reads several fragments at once. */
import type { Fragment } from '../plan/node.ts';
import { raced } from '../raced.ts';
import type { Batch } from '../values.ts';
import { cancelled } from './cancelled.ts';

export type RowsOf = (fragment: Fragment) => AsyncIterable<Batch>;

const abortion = (signal: AbortSignal): { readonly promise: Promise<never>; end: () => void } => {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {}); // Told by whoever races with it.
  const onAbort = (): void => reject(cancelled());
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return { promise, end: () => signal.removeEventListener('abort', onAbort) };
};

/**
 * Takes the rows of all fragments as they come, until the last. The first failure is thrown at once and
 * the other fragments are left, as they are when the signal aborts.
 *
 * @param take is not called again for a fragment before it has resolved; that is the back-pressure
 * @param end is called when all rows of a fragment have been taken
 */
export const readAll = async (
  fragments: readonly Fragment[],
  rowsOf: RowsOf,
  take: (fragment: Fragment, batch: Batch) => void | Promise<void>,
  end: (fragment: Fragment) => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> => {
  const abort = abortion(signal);
  let isOver = false;
  const open = new Set<AsyncIterator<Batch>>();
  const read = async (fragment: Fragment): Promise<void> => {
    const iterator = rowsOf(fragment)[Symbol.asyncIterator]();
    open.add(iterator);
    while (!isOver) {
      const next = await iterator.next();
      if (next.done) {
        open.delete(iterator);
        if (!isOver) await end(fragment);
        return;
      }
      if (isOver) return;
      await take(fragment, next.value);
    }
  };
  try {
    await Promise.race([abort.promise, Promise.all(fragments.map(read))]);
  } finally {
    isOver = true;
    abort.end();
    for (const iterator of open) {
      // The first failure is the answer; one that comes while leaving adds nothing to it.
      iterator.return?.().catch(() => {});
    }
  }
};

/** The batches of one fragment, left at once when the signal aborts. */
export async function* readOne(
  rows: AsyncIterable<Batch>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const iterator = rows[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (;;) {
      const next = await raced(iterator.next(), signal);
      if (next.done) {
        isDone = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    throw signal.aborted ? cancelled() : error;
  } finally {
    if (!isDone) iterator.return?.().catch(() => {});
  }
}
