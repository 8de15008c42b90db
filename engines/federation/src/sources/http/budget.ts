/** What one statement may still take: time, bytes, and somebody who waits for it. */
import { SourceError, type SourceFailure } from '../../federation-error.ts';
import type { ExecutionLimits } from '../source.ts';

export interface Budget {
  readonly source: string;
  /** Aborted by the caller, by the deadline, and by `end`. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  readonly remaining: () => number;
  /** @throws SourceError `too-much-data` when the statement has had all it may */
  readonly takeBytes: (count: number) => void;
  /** `cancelled` or `deadline` when that is why something failed. */
  readonly reason: () => SourceFailure | undefined;
  /** Ends requests that are under way; to be called whenever the statement is over. */
  readonly end: () => void;
}

export const budgetOf = (
  source: string,
  { signal, timeout }: Pick<ExecutionLimits, 'signal' | 'timeout'>,
  maximumBytes: number,
): Budget => {
  const until = performance.now() + timeout;
  const over = new AbortController();
  let isDue = false;
  let bytes = 0;
  const cancel = (): void => over.abort();
  const timer = setTimeout(
    () => {
      isDue = true;
      over.abort();
    },
    Math.min(Math.max(timeout, 0), 2 ** 31 - 1),
  );
  timer.unref();
  if (signal.aborted) over.abort();
  else signal.addEventListener('abort', cancel, { once: true });
  return {
    source,
    signal: over.signal,
    remaining: () => until - performance.now(),
    takeBytes: (count) => {
      bytes += count;
      if (bytes > maximumBytes) throw new SourceError(source, 'too-much-data');
    },
    reason: () => (signal.aborted ? 'cancelled' : isDue ? 'deadline' : undefined),
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      over.abort();
    },
  };
};

/** Waits; ends early when the statement is over. */
export const pause = ({ signal }: Pick<Budget, 'signal'>, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted || milliseconds <= 0) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
