/** Listing the tables of sources before the deadline of a query begins to count. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Source, SourceSchema } from '@polder/federation';

/** Milliseconds for which it is waited at least, and at most. */
const LEAST = 500;
const MOST = 2_000;

/** Half of the query's own time: when that was in vain, the other half is left for the other sources. */
const patienceOf = (deadline: number): number => Math.min(MOST, Math.max(LEAST, deadline / 2));

/** The engine's rule: a source whose name is not in the text is not asked. */
const isMentioned = (text: string, { name }: Source): boolean =>
  text.toLowerCase().includes(name.toLowerCase());

/** The same source; whoever asks it first for its tables is given what it was asked for already. */
const answeringOnce = (source: Source, listing: Promise<SourceSchema>): Source => {
  let early: Promise<SourceSchema> | undefined = listing;
  return {
    ...source,
    discover: (signal) => {
      const list = early ?? source.discover(signal);
      early = undefined;
      return list;
    },
  };
};

export interface ListedFirst {
  readonly sources: readonly Source[];
  /**
   * What is left of the deadline when all have answered or failed, or their time is up: all of it unless a
   * source did not answer. Rejects when the signal is aborted.
   */
  readonly left: Promise<number>;
  /** Nobody waits any more for those that have not answered. */
  readonly stop: () => void;
}

/**
 * Connecting, logging in and reading a catalogue is done once in the life of a program, which at the terminal
 * is a single query: with a short deadline healthy sources would seem to be down.
 */
export const listedFirst = (
  sources: readonly Source[],
  text: string,
  deadline: number,
  signal: AbortSignal,
): ListedFirst => {
  const patience = patienceOf(deadline);
  const ending = new AbortController();
  const begun = sources.map((source) => {
    if (!isMentioned(text, source)) return { source };
    const listing = source.discover(ending.signal);
    listing.catch(() => undefined);
    return { source: answeringOnce(source, listing), listing };
  });
  const all = Promise.allSettled(begun.map(({ listing }) => listing));
  const settled = new AbortController();
  all.then(() => settled.abort());
  const timeIsUp = delay(patience, Math.max(1, deadline - patience), {
    signal: AbortSignal.any([signal, settled.signal]),
  }).catch(() => {
    signal.throwIfAborted();
    return deadline;
  });
  return {
    sources: begun.map(({ source }) => source),
    left: Promise.race([all.then(() => deadline), timeIsUp]),
    stop: () => ending.abort('cancelled'),
  };
};
