/** Rows on their way from a driver, which pushes, to a query, which takes. */
import type { Batch } from '../values.ts';

export interface BatchQueue {
  readonly push: (batch: Batch) => void;
  /** No more rows will come. */
  readonly end: () => void;
  /** What has not been taken is forgotten: the query fails. Only the first reason counts. */
  readonly fail: (reason: unknown) => void;
  /** Undefined after the last. */
  readonly take: () => Promise<Batch | undefined>;
  readonly isEmpty: () => boolean;
}

/** `onEmpty` is called when everything has been taken and more may be asked for. */
export const createBatchQueue = (onEmpty: () => void): BatchQueue => {
  const batches: Batch[] = [];
  let state: 'open' | 'ended' | { readonly reason: unknown } = 'open';
  let waiting: PromiseWithResolvers<Batch | undefined> | undefined;

  const answer = (): void => {
    if (!waiting) return;
    if (typeof state === 'object') waiting.reject(state.reason);
    else if (batches.length > 0) waiting.resolve(batches.shift());
    else if (state === 'ended') waiting.resolve(undefined);
    else return;
    waiting = undefined;
  };

  return {
    push: (batch) => {
      if (state !== 'open') return;
      batches.push(batch);
      answer();
    },
    end: () => {
      if (state === 'open') state = 'ended';
      answer();
    },
    fail: (reason) => {
      if (state !== 'open') return;
      state = { reason };
      batches.length = 0;
      answer();
    },
    take: () => {
      waiting = Promise.withResolvers();
      const { promise } = waiting;
      answer();
      if (state === 'open' && batches.length === 0) onEmpty();
      return promise;
    },
    isEmpty: () => batches.length === 0,
  };
};
