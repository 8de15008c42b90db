/** One fragment of one query: asked once, within what the query may take, and told of truthfully. */
import { SourceError, type SourceFailure } from '../federation-error.ts';
import { type Link, MOST_KEYS, restricted, typeOfColumn } from '../plan/bind.ts';
import { type Fragment, type Node, outputOf } from '../plan/node.ts';
import type { Source } from '../sources/source.ts';
import type { Batch, SqlType, Value } from '../values.ts';
import type { Breaker } from './breaker.ts';
import type { FragmentReport, FragmentStatus } from './report.ts';

/** Keys that are sent at once. */
const BATCH_OF_KEYS = 5_000;

export interface RunContext {
  /** Aborted at the deadline, or when nobody waits any more. */
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** When the query's time is over, on that clock. */
  readonly deadline: number;
  readonly maximumRows: number;
  /** A failing source ends the whole query instead of leaving its rows out. */
  readonly isStrict: boolean;
}

export interface FragmentRun {
  readonly fragment: Fragment;
  /** Rows, once; ends quietly where rows are missing unless the query is strict. */
  readonly rows: () => AsyncGenerator<Batch>;
  /** The distinct values of a column, when all rows have passed or none will any more. */
  readonly keysOf: (column: number) => Promise<ReadonlySet<Value>>;
  readonly report: () => FragmentReport;
}

const whole = (value: Value, { name }: SqlType): Value => {
  if (typeof value === 'bigint' && name !== 'bigint') return Number(value);
  return typeof value === 'number' && name === 'bigint' ? BigInt(value) : value;
};

/** Settles with the iterator, or at once when the signal is aborted: sources tidy up behind. */
const raced = <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

const failureOf = (error: unknown, signal: AbortSignal): SourceFailure => {
  if (signal.aborted) return signal.reason === 'deadline' ? 'deadline' : 'cancelled';
  return error instanceof SourceError ? error.failure : 'rejected';
};

const countsAgainst = (failure: SourceFailure): boolean =>
  ['unreachable', 'connection-lost', 'deadline', 'credentials'].includes(failure);

export const runFragment = (
  fragment: Fragment,
  source: Source,
  breaker: Breaker,
  context: RunContext,
  link: Link | undefined,
  outerKeys: Promise<ReadonlySet<Value>> | undefined,
): FragmentRun => {
  let status: FragmentStatus = 'waiting';
  let failure: SourceFailure | undefined;
  let rows = 0;
  let requests = 0;
  let keyCount: number | undefined;
  let statement = '';
  let startedAt: number | undefined;
  let endedAt: number | undefined;
  const wanted = new Map<number, { keys: Set<Value>; resolve: () => void; done: Promise<void> }>();

  const plansOf = async (): Promise<readonly Node[]> => {
    if (!link || !outerKeys) return [fragment.plan];
    const type = typeOfColumn(fragment, link.innerColumn);
    const keys = await raced(outerKeys, context.signal);
    keyCount = keys.size;
    if (!type || (keys.size > MOST_KEYS && !link.isNeeded)) return [fragment.plan];
    const list = [...keys].filter((key) => key !== null).map((key) => whole(key, type));
    const plans: Node[] = [];
    for (let at = 0; at < list.length; at += BATCH_OF_KEYS)
      plans.push(restricted(fragment, link.innerColumn, type, list.slice(at, at + BATCH_OF_KEYS)));
    return plans;
  };

  const ask = async function* (plan: Node): AsyncGenerator<Batch> {
    const { signal, now, deadline, maximumRows } = context;
    requests += 1;
    statement ||= source.describe(plan).text;
    const batches = source
      .execute(plan, {
        signal,
        timeout: Math.max(1, Math.ceil(deadline - now())),
        maximumRows: maximumRows - rows,
      })
      [Symbol.asyncIterator]();
    try {
      for (;;) {
        const { value, done } = await raced(batches.next(), signal);
        if (done) return;
        yield value;
      }
    } finally {
      // Nobody waits for a source that tidies up; what it may still throw has been told already.
      void batches.return?.().catch(() => undefined);
    }
  };

  /** Once more when nothing has come yet and nothing is wrong with the request itself. */
  const askPatiently = async function* (plan: Node): AsyncGenerator<Batch> {
    const before = rows;
    try {
      yield* ask(plan);
    } catch (error) {
      const mayRetry = error instanceof SourceError && error.isTransient && rows === before;
      if (!mayRetry || context.signal.aborted) throw error;
      yield* ask(plan);
    }
  };

  const collect = (batch: Batch): void => {
    rows += batch.length;
    for (const [column, { keys }] of wanted)
      for (const row of batch) {
        const key = row[column];
        if (key !== undefined && key !== null) keys.add(key);
      }
  };

  const end = (to: FragmentStatus): void => {
    status = to;
    endedAt = context.now();
    for (const { resolve } of wanted.values()) resolve();
  };

  return {
    fragment,
    rows: async function* () {
      startedAt = context.now();
      try {
        if (!breaker.mayAsk(context.now())) throw new SourceError(source.name, 'resting');
        const plans = await plansOf();
        status = 'running';
        startedAt = context.now();
        for (const plan of plans)
          for await (const batch of askPatiently(plan)) {
            collect(batch);
            yield batch;
          }
        breaker.succeeded();
        end('complete');
      } catch (error) {
        failure = failureOf(error, context.signal);
        if (countsAgainst(failure)) breaker.failed(context.now());
        end('missing');
        if (context.isStrict || failure === 'cancelled') throw error;
      } finally {
        if (status === 'running' || status === 'waiting') end('enough');
      }
    },
    keysOf: async (column) => {
      const known = wanted.get(column);
      if (known) {
        await known.done;
        return known.keys;
      }
      const { promise: done, resolve } = Promise.withResolvers<void>();
      const entry = { keys: new Set<Value>(), resolve, done };
      wanted.set(column, entry);
      await done;
      return entry.keys;
    },
    report: () => ({
      name: fragment.name,
      source: fragment.source,
      statement,
      estimatedRows: Math.round(fragment.estimatedRows),
      rows,
      requests,
      milliseconds: startedAt === undefined ? 0 : (endedAt ?? context.now()) - startedAt,
      status,
      ...(failure && { failure }),
      ...(link && { boundTo: link.outer }),
      ...(keyCount !== undefined && { keys: keyCount }),
    }),
  };
};

/** The place of a column in a fragment's rows. */
export const positionIn = (fragment: Fragment, id: number): number =>
  outputOf(fragment).findIndex((one) => one.id === id);
