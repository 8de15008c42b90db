/** What can be wrong with a form before it is released, and where. */
import type { Text } from '../../../platform/messages/text.ts';
import type { Frequency, Kind, YearKind } from '../catalogue/definition.ts';

/** What must be known of an indicator that a question may feed. */
export interface FeedableIndicator {
  readonly code: string;
  readonly name: Text;
  readonly kind: Kind;
  readonly geography: string;
  readonly frequency: Frequency;
  readonly yearKind: YearKind;
}

export const draftErrorCodes = [
  'title-missing',
  'level-missing',
  'due-days-wrong',
  'no-questions',
  'label-missing',
  'decimals-wrong',
  'number-wrong',
  'limits-reversed',
  'part-of-itself',
  'choices-missing',
  'indicator-unknown',
  'indicator-other-calendar',
  'indicator-other-geography',
  'fed-twice',
  'fed-by-half',
] as const;
export type DraftErrorCode = (typeof draftErrorCodes)[number];

export interface DraftError {
  /** Name of the control that it is about. */
  readonly field: string;
  readonly code: DraftErrorCode;
  /** Name of an indicator, where it is about one. */
  readonly about?: string;
}

export const questionField = (key: string, part: string): string => `${key}-${part}`;
