/** Several requests under way together, as one stream of what they give. */

interface Step<Item> {
  readonly from: AsyncIterator<Item> | 'requests';
  readonly result: IteratorResult<unknown>;
}

/**
 * What the requests give, in the order of its coming. The next request begins when fewer than `limit` are
 * under way. The first failure ends all, and so does leaving: nobody waits for those that still run.
 */
export async function* atOnce<Item>(
  requests: AsyncIterator<AsyncIterator<Item>>,
  limit: number,
): AsyncGenerator<Item> {
  const steps = new Map<Step<Item>['from'], Promise<Step<Item>>>();
  const advance = (from: Step<Item>['from']): void => {
    const next: Promise<IteratorResult<unknown>> =
      from === 'requests' ? requests.next() : from.next();
    const step = next.then((result) => ({ from, result }));
    // It may fail while the reader is busy: the failure is told when it comes back.
    step.catch(() => undefined);
    steps.set(from, step);
  };
  let hasMore = true;
  try {
    for (;;) {
      if (hasMore && !steps.has('requests') && steps.size < limit) advance('requests');
      if (steps.size === 0) return;
      const { from, result } = await Promise.race(steps.values());
      steps.delete(from);
      if (from === 'requests') {
        if (result.done) hasMore = false;
        // Of `requests` each result is one of them, and of each of these an item.
        else advance(result.value as AsyncIterator<Item>);
      } else if (!result.done) {
        advance(from);
        yield result.value as Item;
      }
    }
  } finally {
    for (const from of steps.keys()) {
      const left = from === 'requests' ? requests : from;
      void left.return?.().catch(() => undefined);
    }
  }
}
