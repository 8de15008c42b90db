/** The one connector interface: whatever can answer a part of a plan is a source. */
import type { Node } from '../plan/node.ts';
import type { SourceSchema } from '../schema.ts';
import type { Batch } from '../values.ts';

/** What a statement may take. A connector keeps to it on the server, too, where the server can. */
export interface ExecutionLimits {
  /** Aborted when nobody waits any more: the connector ends the work on the server and throws. */
  readonly signal: AbortSignal;
  /** Milliseconds from now after which the server gives up by itself. */
  readonly timeout: number;
  /** With one row more the connector stops the statement and throws `too-many-rows`. */
  readonly maximumRows: number;
}

/** What was sent, for `explain` and the log: parameters are counted, never shown. */
export interface SentStatement {
  /** SQL, or `GET /path?…` with names of parameters only. */
  readonly text: string;
  readonly parameters: number;
}

export interface Health {
  readonly isUp: boolean;
  readonly milliseconds: number;
  /** Such as `PostgreSQL 15.18`. */
  readonly version?: string;
  readonly failure?: string;
}

export interface Source {
  /** The first part of its tables' names in queries. */
  readonly name: string;
  readonly kind: string;

  /** Tables, columns, keys and estimates, as they are now. */
  readonly discover: (signal: AbortSignal) => Promise<SourceSchema>;

  /**
   * Whether the source answers this plan (all of whose scans are its own) with exactly the rows that
   * PostgreSQL would give. What it cannot is done here, on rows of a smaller plan that it can.
   * `discover` comes first: a source that learns its tables by it answers no until it has run.
   */
  readonly canExecute: (plan: Node) => boolean;

  /** Rows that a plan is expected to give, by the source's own estimate; undefined when it has none. */
  readonly estimate?: (plan: Node, signal: AbortSignal) => Promise<number | undefined>;

  /** What `execute` would send. */
  readonly describe: (plan: Node) => SentStatement;

  /**
   * Streams the rows of a plan, columns as `outputOf(plan)`. Leaving the loop early, or aborting the
   * signal, ends the statement on the server within 100 ms; the connection is whole afterwards or gone.
   *
   * @throws SourceError and nothing else
   */
  readonly execute: (plan: Node, limits: ExecutionLimits) => AsyncIterable<Batch>;

  /** It cannot be asked: there is no use in waiting for keys to ask it with. */
  readonly isAbsent?: true;

  readonly health: (signal: AbortSignal) => Promise<Health>;
  readonly close: () => Promise<void>;
}

/** Makes a source of its entry in `sources.json`; connection and driver are only opened when needed. */
export type SourceFactory<Options> = (name: string, options: Options) => Source;
