/** What tables each source has: listed when a query needs it, kept, and listed anew from time to time. */
import type { Breaker } from './execute/breaker.ts';
import { FederationError, SourceError, type SourceFailure } from './federation-error.ts';
import { raced } from './raced.ts';
import type { SourceSchema } from './schema.ts';
import type { Source } from './sources/source.ts';

/** Keeps lists of tables beyond the life of a process. What it throws is as if it had nothing. */
export interface SchemaMemory {
  readonly read: (source: string) => Promise<SourceSchema | undefined>;
  readonly write: (source: string, schema: SourceSchema) => Promise<void>;
}

export interface KnownSchema {
  readonly schema: SourceSchema;
  /** Why the source could not say so itself: the list is an earlier one. */
  readonly absent?: SourceFailure;
}

export interface SchemasOptions {
  readonly sources: ReadonlyMap<string, Source>;
  readonly breakerOf: (source: string) => Breaker;
  readonly memory: SchemaMemory | undefined;
  /** Milliseconds after which a list is made anew, while the old one serves. */
  readonly age: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** How long a list may be waited for. */
export interface Waiting {
  /** Aborted when nobody waits any more, with `deadline` as reason where time is up. */
  readonly signal: AbortSignal;
  /** Milliseconds to wait where an earlier list is at hand. */
  readonly patience: number;
}

export interface Schemas {
  /** @throws SourceError when the source cannot be asked and was never heard of */
  readonly of: (source: string, waiting: Waiting) => Promise<KnownSchema>;
  /** The source's tables are no longer what they were. */
  readonly forget: (source: string) => void;
  /** Ends what is being listed; what is being kept is kept whole. */
  readonly close: () => Promise<void>;
}

/** A list that is being made: it goes on when a query's time is up, so that the next one finds it. */
interface Listing {
  readonly schema: Promise<SourceSchema>;
  readonly ending: AbortController;
}

/** Milliseconds that listing may take. */
const LISTING_TIME = 30_000;

/** What a list did not come for; signals that ended the wait are reasons themselves. */
const failed = (name: string, error: unknown): SourceError => {
  if (error instanceof SourceError) return error;
  const isReason = error === 'deadline' || error === 'cancelled';
  return new SourceError(name, isReason ? error : 'rejected', undefined, error);
};

export const createSchemas = ({
  sources,
  breakerOf,
  memory,
  age,
  now,
}: SchemasOptions): Schemas => {
  const known = new Map<string, { readonly at: number; readonly schema: SourceSchema }>();
  const listings = new Map<string, Listing>();
  const writings = new Set<Promise<void>>();

  /** Nobody waits for it but who ends the process. */
  const keep = (name: string, schema: SourceSchema): void => {
    if (!memory) return;
    const writing = memory.write(name, schema).catch(() => undefined);
    writings.add(writing);
    writing.finally(() => writings.delete(writing));
  };

  const list = (source: Source): Listing => {
    const under = listings.get(source.name);
    if (under) return under;
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort('deadline'), LISTING_TIME);
    const work = async (): Promise<SourceSchema> => {
      try {
        const schema = await raced(source.discover(ending.signal), ending.signal);
        breakerOf(source.name).succeeded();
        known.set(source.name, { at: now(), schema });
        keep(source.name, schema);
        return schema;
      } catch (error) {
        if (ending.signal.reason !== 'cancelled') breakerOf(source.name).failed(now());
        throw error;
      } finally {
        clearTimeout(timer);
        listings.delete(source.name);
      }
    };
    const listing: Listing = { schema: work(), ending };
    listing.schema.catch(() => undefined);
    listings.set(source.name, listing);
    return listing;
  };

  const remembered = async (name: string): Promise<SourceSchema | undefined> => {
    try {
      return await memory?.read(name);
    } catch {
      return undefined;
    }
  };

  const ask = async (source: Source, { signal, patience }: Waiting): Promise<KnownSchema> => {
    const earlier = await remembered(source.name);
    const soon = new AbortController();
    const timer =
      earlier && setTimeout(() => soon.abort('deadline'), Math.min(patience, LISTING_TIME));
    const waiting = AbortSignal.any([signal, soon.signal]);
    try {
      if (!breakerOf(source.name).mayAsk(now())) throw new SourceError(source.name, 'resting');
      return { schema: await raced(list(source).schema, waiting) };
    } catch (error) {
      if (waiting.reason === 'deadline') breakerOf(source.name).failed(now());
      const known = failed(source.name, error);
      if (!earlier || signal.aborted) throw known;
      return { schema: earlier, absent: known.failure };
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    of: async (name, waiting) => {
      const source = sources.get(name);
      if (!source) throw new FederationError('unknown-table', `There is no source ${name}`);
      const found = known.get(name);
      if (!found) return ask(source, waiting);
      if (now() - found.at >= age && breakerOf(name).mayAsk(now())) list(source);
      return { schema: found.schema };
    },
    forget: (name) => {
      known.delete(name);
    },
    close: async () => {
      for (const { ending } of listings.values()) ending.abort('cancelled');
      await Promise.all(writings);
    },
  };
};
