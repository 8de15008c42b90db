/** What passes between this process and a thread or process that reads an SQLite file. */
import type { SourceFailure } from '../../federation-error.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Batch, SqlType, Value } from '../../values.ts';
import type { Place } from './place.ts';

/** The file that is read. */
export interface ReadFile {
  readonly file: string;
  /** Milliseconds to wait for a writer. */
  readonly busyTimeout: number;
}

/** What a thread is started with. */
export interface ThreadData extends ReadFile {
  /** One number, shared: not zero tells whatever runs to stop at the next row that it reads. */
  readonly stop: Int32Array;
  /** Whether the thread is in a process that can be ended at any moment. */
  readonly isKillable: boolean;
}

export interface Execute {
  readonly kind: 'execute';
  readonly text: string;
  readonly parameters: readonly Value[];
  /** Of the statement's columns, in order. */
  readonly types: readonly SqlType[];
  /** Tables and views that are read, as the file names them. */
  readonly tables: readonly string[];
  readonly place: Place;
}

export type Question = Execute | { readonly kind: 'discover' } | { readonly kind: 'version' };

/** After a question: one batch more may be sent. */
export type ToThread = Question | { readonly kind: 'more' };

export type ToProcess =
  | ({ readonly kind: 'open' } & ReadFile)
  /** Whatever runs is no longer wanted. */
  | { readonly kind: 'stop' }
  | ToThread;

export type FromReader =
  | { readonly kind: 'schema'; readonly schema: SourceSchema }
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'rows'; readonly rows: Batch }
  | { readonly kind: 'end' }
  /** Nothing has been sent: the question takes too long for a thread, and is for a process. */
  | { readonly kind: 'takes-long' }
  | { readonly kind: 'failed'; readonly failure: SourceFailure; readonly code?: string };
