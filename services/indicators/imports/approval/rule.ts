/** Who must agree before figures are published, and when they are. No I/O. */
import { z } from 'zod';
import type { Form } from '../../../../platform/http/form.ts';
import type { SettingDefinition } from '../../../../platform/settings/settings.ts';
import { dayInTown, momentInTown } from '../../../../platform/town-time.ts';
import type { ApprovalMessages } from '../../messages/approval/index.ts';
import type { Batch, BatchState } from '../batch.ts';

export const approvals = ['second-person', 'own'] as const;
export type Approval = (typeof approvals)[number];

/** `own`: a steward may publish what they brought in; by default a second person agrees first. */
export const approvalSetting: SettingDefinition<Approval> = {
  key: 'indicators.approval',
  shape: z.enum(approvals),
  fallback: 'second-person',
};

/** Whether a person may approve a submitted batch: never what they submitted themselves. */
export const mayApprove = (
  batch: Pick<Batch, 'state' | 'submittedBy'>,
  personId: string,
  approval: Approval,
): boolean => batch.state === 'submitted' && (approval === 'own' || batch.submittedBy !== personId);

export const cancellable: readonly BatchState[] = ['submitted', 'approved'];

/** What a steward enters when submitting, as it came. */
export interface SubmissionEntry {
  readonly when: string;
  readonly day: string;
  readonly time: string;
  readonly remark: string;
}

export const submissionOf = (form: Form): SubmissionEntry => ({
  when: form.text('when') === 'later' ? 'later' : 'now',
  day: form.text('day'),
  time: form.text('time'),
  remark: form.text('remark'),
});

export type ReadSubmission =
  | { readonly ok: true; readonly publishAfter: Date | null; readonly remark: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const remarkAtMost = 1000;
const daysAheadAtMost = 731;

const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** Checks a submission: a later moment lies ahead, within two years. */
export const readSubmission = (
  { when, day, time, remark }: SubmissionEntry,
  now: Date,
  words: ApprovalMessages,
): ReadSubmission => {
  const errors: Record<string, string> = {};
  if (remark.length > remarkAtMost) errors.remark = words.remarkTooLong;
  if (when !== 'later')
    return Object.keys(errors).length > 0
      ? { ok: false, errors }
      : { ok: true, publishAfter: null, remark };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isDay(day)) errors.day = words.dayMissing;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) errors.time = words.timeMissing;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const publishAfter = momentInTown(day, time);
  const ahead = publishAfter.getTime() - now.getTime();
  if (ahead <= 0) return { ok: false, errors: { day: words.dayPast(dayInTown(now)) } };
  if (ahead > daysAheadAtMost * 86_400_000) return { ok: false, errors: { day: words.dayFar } };
  return { ok: true, publishAfter, remark };
};
