/** Several streams under way together, as one. */

type Stream<Item> = AsyncIterable<Item>;

interface Arrival<Item> {
  readonly from: AsyncIterator<Item> | 'streams';
  readonly result: IteratorResult<unknown>;
}

/** What settles, in the order of its settling, each of which is waited for by nobody else. */
const createArrivals = <Item>() => {
  const settled: (Arrival<Item> | { readonly error: unknown })[] = [];
  let wake: (() => void) | undefined;
  const tell = (arrival: Arrival<Item> | { readonly error: unknown }): void => {
    settled.push(arrival);
    wake?.();
  };
  return {
    expect: (from: Arrival<Item>['from'], coming: Promise<IteratorResult<unknown>>): void => {
      coming.then(
        (result) => tell({ from, result }),
        (error: unknown) => tell({ error }),
      );
    },
    next: async (): Promise<Arrival<Item>> => {
      while (settled.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const arrival = settled.shift();
      if (arrival && 'from' in arrival) return arrival;
      throw arrival?.error;
    },
  };
};

/**
 * What the streams give, in the order of its coming. The next stream begins when fewer than `limit` are open,
 * and no more is asked of a stream before its last item has been taken. The first failure ends all, and so
 * does leaving: nobody waits for those that still run.
 */
export async function* merged<Item>(
  streams: AsyncIterable<Stream<Item>> | Iterable<Stream<Item>>,
  limit: number,
): AsyncGenerator<Item> {
  const waiting =
    Symbol.asyncIterator in streams ? streams[Symbol.asyncIterator]() : streams[Symbol.iterator]();
  const arrivals = createArrivals<Item>();
  const open = new Set<Arrival<Item>['from']>();
  const ask = (from: Arrival<Item>['from'], next: Promise<IteratorResult<unknown>>): void => {
    open.add(from);
    arrivals.expect(from, next);
  };
  const askStream = (stream: AsyncIterator<Item>): void => ask(stream, stream.next());
  let hasMore = true;
  const begin = ({ value, done }: IteratorResult<Stream<Item>>): void => {
    if (done) hasMore = false;
    else askStream(value[Symbol.asyncIterator]());
  };
  const beginMore = (): void => {
    while (hasMore && open.size < limit && !open.has('streams')) {
      const next = waiting.next();
      if (next instanceof Promise) ask('streams', next);
      else begin(next);
    }
  };
  try {
    for (;;) {
      beginMore();
      if (open.size === 0) return;
      const { from, result } = await arrivals.next();
      if (from === 'streams') {
        open.delete(from);
        // Of `streams` each result is one of them, and of each of these an item.
        begin(result as IteratorResult<Stream<Item>>);
      } else if (result.done) open.delete(from);
      else {
        yield result.value as Item;
        askStream(from);
      }
    }
  } finally {
    if (hasMore) open.add('streams');
    for (const from of open) {
      const left = from === 'streams' ? waiting : from;
      // What goes wrong while they are left is told to nobody.
      void Promise.resolve(left.return?.()).catch(() => undefined);
    }
  }
}
