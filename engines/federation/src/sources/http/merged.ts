/** Several streams at once, some at a time. */

/**
 * What the streams give, as it comes. At most `concurrency` are open; with an error in one, or when the
 * reader leaves, all that are open are ended.
 */
export async function* merged<Item>(
  streams: Iterable<() => AsyncGenerator<Item>>,
  concurrency: number,
): AsyncGenerator<Item> {
  const waiting = streams[Symbol.iterator]();
  type Step = { readonly stream: AsyncGenerator<Item>; readonly result: IteratorResult<Item> };
  const open = new Map<AsyncGenerator<Item>, Promise<Step>>();
  const ask = (stream: AsyncGenerator<Item>): void => {
    const step = stream.next().then((result) => ({ stream, result }));
    // Whoever races first reports a failure; the others are not left unhandled.
    step.catch(() => {});
    open.set(stream, step);
  };
  const openNext = (): void => {
    const next = waiting.next();
    if (!next.done) ask(next.value());
  };
  try {
    for (let at = 0; at < concurrency; at += 1) openNext();
    while (open.size > 0) {
      const { stream, result } = await Promise.race(open.values());
      if (result.done) {
        open.delete(stream);
        openNext();
      } else {
        yield result.value;
        ask(stream);
      }
    }
  } finally {
    // A generator that waits for an answer ends when its request is aborted by whoever owns the signal.
    for (const stream of open.keys()) void stream.return(undefined).catch(() => {});
  }
}
