/** What passes between the process and a thread that reads an SQLite file. */
import type { SourceFailure } from '../../federation-error.ts';
import type { SourceSchema } from '../../schema.ts';
import type { Batch, SqlType, Value } from '../../values.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly file: string;
  readonly busyTimeout: number;
  /** One number, shared: not zero tells whatever runs to stop at the next row that it reads. */
  readonly stop: Int32Array;
}

export type ToThread =
  | { readonly kind: 'discover' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'execute';
      readonly text: string;
      readonly parameters: readonly Value[];
      /** Of the statement's columns, in order. */
      readonly types: readonly SqlType[];
    }
  /** One batch more may be sent. */
  | { readonly kind: 'more' };

export type FromThread =
  | { readonly kind: 'schema'; readonly schema: SourceSchema }
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'rows'; readonly rows: Batch }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: SourceFailure; readonly code?: string };
