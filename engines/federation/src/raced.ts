/**
 * Settles with the work, or at once when the signal is aborted: what goes on behind tidies up by itself.
 * Nothing is kept of work that has settled, where `Promise.race` with a promise that lives longer keeps every
 * result: for a stream of rows, all of them.
 */
export const raced = <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
