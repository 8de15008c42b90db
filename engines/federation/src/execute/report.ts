/** What became of a query, source by source. */
import type { SourceFailure } from '../federation-error.ts';

export type FragmentStatus =
  | 'waiting'
  | 'running'
  /** All rows came. */
  | 'complete'
  /** Nobody asked for more: the answer was full without. */
  | 'enough'
  /** Rows are missing: how many is not known. */
  | 'missing';

export interface FragmentReport {
  readonly name: string;
  readonly source: string;
  /** What was sent; of keys in batches the first. */
  readonly statement: string;
  readonly estimatedRows: number;
  readonly rows: number;
  /** Requests that were made: more than one with many keys. */
  readonly requests: number;
  /** From the moment it was asked to its last row. */
  readonly milliseconds: number;
  readonly status: FragmentStatus;
  /** Why rows are missing, and the code of whoever said so (see `SourceError`). */
  readonly failure?: SourceFailure;
  readonly driverCode?: string;
  /** The fragment whose keys it was held to, and how many there were. */
  readonly boundTo?: string;
  readonly keys?: number;
}

export interface QueryReport {
  readonly fragments: readonly FragmentReport[];
  readonly rows: number;
  readonly milliseconds: number;
  /** Whether rows of a source are missing, so that the answer may lack some. */
  readonly isPartial: boolean;
}
