/** A query as it runs: fragments go out together, rows are joined here and stream out. */
import { FederationError, SourceError } from '../federation-error.ts';
import type { LocalEngine } from '../local/engine.ts';
import type { Link } from '../plan/bind.ts';
import { type Fragment, type OutputColumn, outputOf } from '../plan/node.ts';
import type { ReadyPlan } from '../plan/planner.ts';
import type { Source } from '../sources/source.ts';
import type { Batch } from '../values.ts';
import type { Breaker } from './breaker.ts';
import { type FragmentRun, positionIn, type RunContext, runFragment } from './fragment-run.ts';
import { LONGEST_TIMER } from './longest-timer.ts';
import type { QueryReport } from './report.ts';

export interface RunLimits {
  /** Milliseconds within which an answer, whole or partial, begins to end. */
  readonly deadline: number;
  /** Rows that one source may give. */
  readonly maximumFragmentRows: number;
  /** Rows of the answer. */
  readonly maximumRows: number;
  readonly isStrict: boolean;
}

export const usualLimits: RunLimits = {
  deadline: 30_000,
  maximumFragmentRows: 5_000_000,
  maximumRows: 1_000_000,
  isStrict: false,
};

export interface QueryRun {
  readonly columns: readonly OutputColumn[];
  /** Once. Leaving the loop ends the query on every source. */
  readonly rows: AsyncIterable<Batch>;
  /** What is known so far; complete when the rows have ended. */
  readonly report: () => QueryReport;
  /** The plan that runs. */
  readonly ready: () => ReadyPlan;
}

/** Time after the deadline in which what has come may still be joined: a part of it, within bounds. */
const graceOf = (deadline: number): number => Math.min(2_000, Math.max(100, deadline / 4));

export interface RunOptions {
  readonly ready: ReadyPlan;
  readonly sources: ReadonlyMap<string, Source>;
  readonly breakerOf: (source: string) => Breaker;
  readonly local: LocalEngine;
  readonly limits: RunLimits;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** When the query began on that clock: planning is part of what the deadline holds. */
  readonly startedAt: number;
  readonly signal?: AbortSignal | undefined;
}

export const runQuery = ({
  ready,
  sources,
  breakerOf,
  local,
  limits,
  now,
  startedAt,
  signal: given,
}: RunOptions): QueryRun => {
  const { plan, fragments, links } = ready;
  /** What sources follow: ends at the deadline. */
  const asking = new AbortController();
  /** What is done here follows: ends some time later. */
  const working = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const context: RunContext = {
    signal: asking.signal,
    now,
    deadline: startedAt + limits.deadline,
    maximumRows: limits.maximumFragmentRows,
    isStrict: limits.isStrict,
  };
  const cancel = (): void => {
    asking.abort('cancelled');
    working.abort('cancelled');
  };
  const runs = new Map<string, FragmentRun>();
  for (const fragment of inOrderOfLinks(fragments, links)) {
    const source = sources.get(fragment.source);
    if (!source)
      throw new FederationError('configuration', `There is no source ${fragment.source}`);
    const link = links.find(({ inner }) => inner === fragment.name);
    const outer = link && runs.get(link.outer);
    // Asked for before any row can pass by.
    const keys = link && outer?.keysOf(positionIn(outer.fragment, link.outerColumn));
    runs.set(
      fragment.name,
      runFragment(fragment, source, breakerOf(fragment.source), context, link, keys),
    );
  }
  let rows = 0;
  let endedAt: number | undefined;

  const rowsOf = (fragment: Fragment): AsyncIterable<Batch> => {
    const run = runs.get(fragment.name);
    if (!run) throw new FederationError('configuration', `No fragment ${fragment.name}`);
    return run.rows();
  };

  const clearAll = (): void => {
    for (const timer of timers) clearTimeout(timer);
    given?.removeEventListener('abort', cancel);
    endedAt = now();
    // Sources that are still asked have nobody left to give rows to.
    asking.abort('cancelled');
    working.abort('cancelled');
  };

  const stream = async function* (): AsyncGenerator<Batch> {
    const wait = Math.min(Math.max(0, startedAt + limits.deadline - now()), LONGEST_TIMER);
    timers.push(
      setTimeout(() => asking.abort('deadline'), wait),
      setTimeout(
        () => working.abort('deadline'),
        Math.min(wait + graceOf(limits.deadline), LONGEST_TIMER),
      ),
    );
    if (given?.aborted) cancel();
    given?.addEventListener('abort', cancel, { once: true });
    try {
      const batches =
        plan.kind === 'fragment'
          ? rowsOf(plan)
          : local.execute(ready.shape ?? plan, rowsOf, {
              signal: working.signal,
              maximumRows: limits.maximumRows,
            });
      for await (const batch of batches) {
        rows += batch.length;
        if (rows > limits.maximumRows)
          throw new FederationError(
            'too-many-rows',
            `The answer has more than ${limits.maximumRows} rows: ask for fewer`,
          );
        yield batch;
      }
      if (given?.aborted) throw new FederationError('cancelled', 'The query was cancelled');
    } catch (error) {
      throw asQueryError(error, working.signal, given);
    } finally {
      clearAll();
    }
  };

  return {
    columns: outputOf(plan),
    rows: stream(),
    ready: () => ready,
    report: () => {
      const reports = [...runs.values()].map((run) => run.report());
      return {
        fragments: reports,
        rows,
        milliseconds: (endedAt ?? now()) - startedAt,
        isPartial: reports.some(({ status }) => status === 'missing'),
      };
    },
  };
};

/** Whoever waits comes after whom it waits for. */
const inOrderOfLinks = (
  fragments: readonly Fragment[],
  links: readonly Link[],
): readonly Fragment[] => {
  const depth = (name: string): number => {
    const link = links.find(({ inner }) => inner === name);
    return link ? 1 + depth(link.outer) : 0;
  };
  return [...fragments].sort((a, b) => depth(a.name) - depth(b.name));
};

/** What went wrong, as the query's own: time that was up and a wish to stop are no source's fault. */
export const asQueryError = (
  error: unknown,
  working: AbortSignal,
  given?: AbortSignal,
): unknown => {
  if (error instanceof FederationError && error.code !== 'cancelled') return error;
  if (given?.aborted) return new FederationError('cancelled', 'The query was cancelled');
  if (error instanceof SourceError)
    return error.failure === 'deadline'
      ? new FederationError('deadline', `${error.source} did not answer in time`)
      : error;
  if (working.aborted && working.reason === 'deadline')
    return new FederationError('deadline', 'There was not enough time to join what came');
  return error;
};
