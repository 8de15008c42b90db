import type { Text } from '../../../platform/messages/text.ts';
import type { batch } from '../schema.ts';
import type { Calendar } from '../values/period.ts';
import type { IssueCount } from './issue.ts';
import type { WorkbookFacts } from './workbook/read-in-place.ts';

/**
 * `mapping` waits for the steward, `submitted` for a second person, `approved` for its moment; only
 * `published` is seen by others.
 */
export const batchStates = [
  'mapping',
  'checking',
  'rejected',
  'ready',
  'submitted',
  'approved',
  'published',
  'withdrawn',
  'discarded',
] as const;
export type BatchState = (typeof batchStates)[number];

/** Wait for a next step of the steward: columns to name, errors to mend, or the choice to go on. */
export const unfinishedStates: readonly BatchState[] = ['mapping', 'rejected', 'ready'];

export interface IndicatorChange {
  readonly code: string;
  readonly name: Text;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

export interface ValueChange extends Calendar {
  readonly code: string;
  /** With `unit`, `decimals` and `areaName` what people read; batches of before have codes only. */
  readonly name?: Text;
  readonly unit?: Text;
  readonly decimals?: number;
  readonly area: string;
  readonly areaName?: string | null;
  readonly period: string;
  readonly group: string;
  readonly before: number;
  readonly after: number;
}

/** Whether the newest period of an indicator has the areas that one is used to. */
export interface Coverage extends Calendar {
  readonly code: string;
  readonly name: Text;
  /** First day of the newest period that the batch holds, `YYYY-MM-DD`. */
  readonly period: string;
  /** Areas with a figure of it once this is published. */
  readonly areas: number;
  /** The latest period before it that is published; null when there is none. */
  readonly before: string | null;
  readonly areasBefore: number;
  /** Names of areas that had a figure then and would have none now; the first ten. */
  readonly missing: readonly string[];
}

/** What publishing would change, held against what was published up to `comparedWith`. */
export interface Preview {
  readonly comparedWith: number;
  readonly indicators: readonly IndicatorChange[];
  readonly largest: readonly ValueChange[];
  readonly coverage?: readonly Coverage[];
}

/** Lineage and findings of a batch: the content of its `summary` column. */
export interface BatchSummary {
  readonly encoding?: string;
  readonly delimiter?: string | undefined;
  readonly bytes?: number;
  readonly mappingName?: string;
  /** What was noticed in a workbook. */
  readonly workbook?: WorkbookFacts | undefined;
  readonly seconds?: number;
  readonly rowsWrong?: number;
  readonly issues?: readonly IssueCount[];
  readonly preview?: Preview;
  /** Other figures were published between approval and publication: the preview was made again. */
  readonly isComparedAnew?: boolean;
  /** The signed entry of a form that the batch was made from. */
  readonly form?: {
    readonly code: string;
    readonly area: string;
    /** As addresses write it: `2026-05`. */
    readonly period: string;
    readonly entryId: number;
  };
  /** The form whose figures were added up to larger areas, and the period as addresses write it. */
  readonly totals?: { readonly code: string; readonly period: string };
}

export type BatchRow = typeof batch.$inferSelect;

export type Batch = Omit<BatchRow, 'state' | 'summary'> & {
  readonly state: BatchState;
  readonly summary: BatchSummary;
};

export const isWorkbook = ({ fileName }: Pick<Batch, 'fileName'>): boolean =>
  /\.xlsx$/i.test(fileName);

/** Ending of the files a batch gives back. */
export const endingOf = (batch: Pick<Batch, 'fileName'>): 'csv' | 'xlsx' =>
  isWorkbook(batch) ? 'xlsx' : 'csv';
