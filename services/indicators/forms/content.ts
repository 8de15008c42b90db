/** What a form asks, as it was released: a version of a form never changes. */
import type { Text } from '../../../platform/messages/text.ts';
import type { Calendar } from '../values/period.ts';

/** `draft` was never released; `closed` takes no entries of periods that were not begun. */
export const formStates = ['draft', 'open', 'closed'] as const;
export type FormState = (typeof formStates)[number];

/** Where the answer to a question goes in an indicator's figure. */
export const feedParts = ['numerator', 'denominator', 'value'] as const;
export type FeedPart = (typeof feedParts)[number];

export interface Feed {
  /** Code of the indicator. */
  readonly indicator: string;
  readonly as: FeedPart;
}

interface Asked {
  /** Stable over versions; names the field and the answer. */
  readonly key: string;
  readonly label: Text;
  readonly help: Text;
  readonly isRequired: boolean;
}

export interface NumberQuestion extends Asked {
  readonly kind: 'number';
  readonly unit: Text;
  /** Decimals an answer may have at most. */
  readonly decimals: number;
  /** Beyond these an answer is refused. */
  readonly least?: number;
  readonly most?: number;
  /** Beyond these an answer is asked to be confirmed with a reason. */
  readonly usualLeast?: number;
  readonly usualMost?: number;
  /** A change since the last period beyond both of those given is asked to be confirmed: in per cent, and in the unit. */
  readonly changePercent?: number;
  readonly changeAbsolute?: number;
  /** Key of the whole of which this is a part: the answer may not be more. */
  readonly atMost?: string;
  readonly feeds: readonly Feed[];
}

export interface ChoiceQuestion extends Asked {
  readonly kind: 'choice';
  /** An answer is the place of a choice, from 0. */
  readonly choices: readonly Text[];
}

export interface RemarkQuestion extends Asked {
  readonly kind: 'remark';
}

export type Question = NumberQuestion | ChoiceQuestion | RemarkQuestion;
export const questionKinds = ['number', 'choice', 'remark'] as const;

export interface FormContent extends Calendar {
  readonly title: Text;
  readonly introduction: Text;
  readonly geography: string;
  /** Level of the areas that can be entered: `district`. */
  readonly level: string;
  /** Days after the last day of a period by which it should be entered and sent. */
  readonly dueDays: number;
  /** Whether the counts are added up to the larger areas that the areas lie in. */
  readonly addsUp?: boolean;
  readonly questions: readonly Question[];
}

/** Answers as they were typed, by key of the question; those not given are left out. */
export type Answers = Readonly<Record<string, string>>;

/** Why an answer that stands out is right, by key of the question. */
export type Reasons = Readonly<Record<string, string>>;

/** `returned` waits for correction by those who enter; `signed` is published. */
export const entryStates = ['started', 'submitted', 'returned', 'signed'] as const;
export type EntryState = (typeof entryStates)[number];

export const isOpenForEntry = (state: EntryState | undefined): boolean =>
  state === undefined || state === 'started' || state === 'returned';

export const remarkAtMost = 2000;
