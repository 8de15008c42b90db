/** Joins what sources gave: in memory while it is small and simple, by DuckDB otherwise. */
import type { DuckDBInstance } from '@duckdb/node-api';
import type { Dialect } from '../dialects/dialect.ts';
import { FederationError } from '../federation-error.ts';
import { fragmentsIn, type Node } from '../plan/node.ts';
import type { Batch, Row } from '../values.ts';
import { concatenate } from './concatenation.ts';
import { openTables } from './duckdb/fragment-tables.ts';
import { type DuckdbOptions, openDuckdb } from './duckdb/instance.ts';
import { overTables, runByDuckdb } from './duckdb/run.ts';
import { createKeptRows } from './kept-rows.ts';
import type { Operator } from './memory/operator.ts';
import { prepareInMemory, runInMemory } from './memory/run.ts';
import { type RowsOf, readAll, readOne } from './reading.ts';
import {
  type Branch,
  prepareConcatenation,
  prepareStreaming,
  type StreamingPlan,
  streamPlan,
} from './streaming.ts';

export interface LocalEngineOptions extends Omit<DuckdbOptions, 'readableDirectories'> {
  /** How plans are written for DuckDB: the `duckdb` dialect. */
  readonly dialect: Dialect;
  /** Rows of all fragments of a plan that are kept in memory before DuckDB takes over. */
  readonly smallRows?: number;
}

export interface LocalLimits {
  readonly signal: AbortSignal;
  /** With one row more, `too-many-rows` is thrown. */
  readonly maximumRows: number;
}

export interface LocalEngine {
  /**
   * Streams the rows of a plan whose leaves are fragments and values. Fragments are read at once, each in
   * its own pace; the first to fail ends the query, and its error is thrown as it is.
   *
   * @throws FederationError `value`, `too-many-rows`, `out-of-memory`, `cancelled`, `not-supported`
   */
  readonly execute: (plan: Node, rowsOf: RowsOf, limits: LocalLimits) => AsyncIterable<Batch>;
  /** Ends the queries that are under way: who reads on is told that they were cancelled. */
  readonly close: () => Promise<void>;
}

const SMALL_ROWS = 5_000;
const BATCH_ROWS = 2_048;

async function* counted(rows: AsyncIterable<Batch>, maximum: number): AsyncGenerator<Batch> {
  let count = 0;
  for await (const batch of rows) {
    count += batch.length;
    if (count > maximum) {
      throw new FederationError('too-many-rows', `the query gives more than ${maximum} rows`);
    }
    yield batch;
  }
}

/** Queries that are not over, each with what it computes now, if anything. */
type UnderWay = Map<AbortController, Promise<unknown> | undefined>;

/** A query that ends when its signal says so, or when whoever knows it among those under way does. */
async function* among(
  underWay: UnderWay,
  signal: AbortSignal,
  run: (signal: AbortSignal) => AsyncIterable<Batch>,
): AsyncGenerator<Batch> {
  const ending = new AbortController();
  const end = (): void => ending.abort(signal.reason);
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  const rows = run(ending.signal)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = rows.next();
      underWay.set(ending, next);
      const { value, done } = await next;
      underWay.set(ending, undefined);
      if (done) return;
      yield value;
    }
  } finally {
    underWay.delete(ending);
    signal.removeEventListener('abort', end);
    await rows.return?.();
  }
}

function* inBatches(rows: readonly Row[]): Generator<Batch> {
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    yield rows.slice(from, from + BATCH_ROWS);
  }
}

/** The first way that a plan can be run in; DuckDB where there is none. */
interface Preparation {
  readonly streaming?: StreamingPlan | undefined;
  readonly concatenation?: (() => readonly Branch[]) | undefined;
  readonly operator?: Operator | undefined;
}

const preparationOf = (plan: Node): Preparation => {
  const streaming = prepareStreaming(plan);
  if (streaming) return { streaming };
  const concatenation = prepareConcatenation(plan);
  return concatenation ? { concatenation } : { operator: prepareInMemory(plan) };
};

export const createLocalEngine = (options: LocalEngineOptions): LocalEngine => {
  const { dialect, smallRows = SMALL_ROWS } = options;
  const underWay: UnderWay = new Map();
  let opening: Promise<DuckDBInstance> | undefined;
  const instance = (): Promise<DuckDBInstance> => {
    opening ??= openDuckdb(options);
    // What could not be opened once may be the next time.
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };

  const preparations = new WeakMap<Node, Preparation>();
  const preparedFor = (plan: Node): Preparation => {
    const known = preparations.get(plan) ?? preparationOf(plan);
    preparations.set(plan, known);
    return known;
  };

  async function* join(
    plan: Node,
    operator: Operator | undefined,
    rowsOf: RowsOf,
    signal: AbortSignal,
  ): AsyncGenerator<Batch> {
    const fragments = fragmentsIn(plan);
    const kept = createKeptRows(fragments, smallRows);
    let tables = operator ? undefined : openTables(instance(), fragments, kept);
    try {
      await readAll(
        fragments,
        rowsOf,
        (fragment, batch) => {
          if (tables) return tables.then(({ append }) => append(fragment, batch));
          if (kept.add(fragment, batch)) return;
          tables = openTables(instance(), fragments, kept);
          return tables.then(() => {});
        },
        (fragment) => tables?.then(({ end }) => end(fragment)),
        signal,
      );
      const rows = operator && !tables && runInMemory(operator, ({ name }) => kept.rowsOf(name));
      if (rows) {
        yield* inBatches(rows);
        return;
      }
      tables ??= openTables(instance(), fragments, kept);
      const { connection, stage, finish } = await tables;
      yield* runByDuckdb(overTables(plan, await finish()), {
        ...{ connection, stage, dialect, signal },
      });
    } finally {
      // Not awaited: an error is told at once. What could not be opened was told above.
      tables?.then(
        ({ close }) => close(),
        () => {},
      );
    }
  }

  const run = (plan: Node, rowsOf: RowsOf, signal: AbortSignal): AsyncIterable<Batch> => {
    const { streaming, concatenation, operator } = preparedFor(plan);
    if (streaming) return streamPlan(streaming, readOne(rowsOf(streaming.fragment), signal));
    return concatenation
      ? concatenate(concatenation(), rowsOf, { signal, smallRows })
      : join(plan, operator, rowsOf, signal);
  };

  return {
    execute: (plan, rowsOf, { signal, maximumRows }) =>
      counted(
        among(underWay, signal, (ending) => run(plan, rowsOf, ending)),
        maximumRows,
      ),
    close: async () => {
      const computing = [...underWay.values()];
      for (const ending of underWay.keys()) ending.abort('cancelled');
      // DuckDB waits for what it computes, and holds this thread, which has to interrupt it.
      await Promise.allSettled(computing);
      const opened = await opening?.catch(() => undefined);
      opened?.closeSync();
      opening = undefined;
    },
  };
};
