/** Submitting, approving, sending back and taking back. */

import type { Db } from '../../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  type PostContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../../platform/http/routes.ts';
import { readSetting, writeSetting } from '../../../../platform/settings/settings.ts';
import { approvalMessages } from '../../messages/approval/index.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { Batch, BatchState } from '../batch.ts';
import { batchStates } from '../batch.ts';
import { batchProps, idOf } from '../batch-view.ts';
import { type BatchEntry, BatchPage } from '../pages/batch-page.tsx';
import { batchPath, importsPath as path } from '../pages/frame.tsx';
import { lastPublication, previewOf } from '../preview-store.ts';
import { publishBatch } from '../publish-store.ts';
import { claimBatch, peopleNames, updateBatch } from '../store.ts';
import {
  approveBatch,
  cancelSubmission,
  latestPublications,
  returnBatch,
  submitBatch,
} from './approval-store.ts';
import { ApprovalPage } from './pages/approval-page.tsx';
import {
  approvalSetting,
  approvals,
  cancellable,
  mayApprove,
  readSubmission,
  submissionOf,
} from './rule.ts';
import { settingOrigin } from './setting-store.ts';

export const approvalPath = '/work/indicators/approval';
export const setApproval = 'indicators.set-approval';

type Writing = PersonContext & Pick<PostContext, 'tx' | 'form' | 'audit'>;

/** The page of the batch again, with what was entered. */
const again = async (context: Writing, batch: Batch, status: number, entry: BatchEntry) => {
  const inTransaction = { ...context, city: { ...context.city, db: context.tx } };
  return withStatus(
    status,
    <BatchPage {...(await batchProps(inTransaction, batch))} entry={entry} />,
  );
};

/**
 * The batch, locked, and whether it is still what the person looked at: in one of `states`, and not
 * changed since.
 */
const claimSeen = async (
  tx: Db,
  context: Writing,
  states: readonly BatchState[],
): Promise<{ readonly batch: Batch; readonly isChanged: boolean }> => {
  const batch = await claimBatch(tx, idOf(context), batchStates);
  const seen = context.form.text('version');
  const isOther = seen !== '' && Number(seen) !== batch.version;
  return { batch, isChanged: isOther || !states.includes(batch.state) };
};

/** Compares anew when other figures were published since the page was made. @returns whether it did */
const compareAnew = async (tx: Db, batch: Batch, seen: string): Promise<boolean> => {
  if (Number(seen) === (await lastPublication(tx))) return false;
  await updateBatch(tx, batch.id, {
    summary: { ...batch.summary, preview: await previewOf(tx, batch.id) },
  });
  return true;
};

const compared = (context: Writing, batch: Batch) =>
  seeOther(batchPath(batch.id), {
    kind: 'warning',
    text: importMessages[context.page.language].batch.comparedNotice,
  });

/** Publishes an approved batch unless its moment lies ahead. */
const publishOrPlan = async (context: Writing, batch: Batch) => {
  const { city, tx, audit, page, person } = context;
  const now = city.now();
  const plan = batch.publishAfter;
  if (plan !== null && plan.getTime() > now.getTime())
    return seeOther(batchPath(batch.id), {
      kind: 'success',
      text: approvalMessages[page.language].plannedNotice(page.format.date(plan, 'moment')),
    });
  await publishBatch(tx, city, batch.id, { person: person.id, now });
  await audit('indicators.batch-published', String(batch.id), {
    rows: batch.rowsAccepted,
    sha256: batch.sha256,
  });
  return seeOther(batchPath(batch.id), {
    kind: 'success',
    text: importMessages[page.language].batch.publishedNotice,
  });
};

const submit = post(`${path}/:id/submit`, 'indicators.upload', async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const words = approvalMessages[page.language];
  const now = city.now();
  const submission = submissionOf(form);
  const { batch, isChanged } = await claimSeen(tx, context, ['ready']);
  if (isChanged) return again(context, batch, 409, { submission, isChanged });
  const read = readSubmission(submission, now, words);
  if (!read.ok) return again(context, batch, 422, { submission, errors: read.errors });
  if (await compareAnew(tx, batch, form.text('seen'))) return compared(context, batch);
  const submitted = await submitBatch(tx, batch.id, read, { person: person.id, now });
  const plan = read.publishAfter?.toISOString();
  await audit('indicators.batch-submitted', String(batch.id), { publishAfter: plan ?? null });
  const isOwn = (await readSetting(tx, approvalSetting)) === 'own';
  if (!isOwn || !page.can('indicators.publish'))
    return seeOther(batchPath(batch.id), { kind: 'success', text: words.submittedNotice });
  await updateBatch(tx, submitted.id, { state: 'approved' });
  return publishOrPlan(context, submitted);
});

const approve = post(`${path}/:id/approve`, 'indicators.publish', async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const { batch, isChanged } = await claimSeen(tx, context, ['submitted']);
  if (isChanged) return again(context, batch, 409, { isChanged });
  if (!mayApprove(batch, person.id, await readSetting(tx, approvalSetting)))
    return again(context, batch, 422, {
      errors: { approve: approvalMessages[page.language].notYours },
    });
  if (await compareAnew(tx, batch, form.text('seen'))) return compared(context, batch);
  const approved = await approveBatch(tx, batch.id, { person: person.id, now: city.now() });
  await audit('indicators.batch-approved', String(batch.id), {
    submittedBy: batch.submittedBy,
    publishAfter: batch.publishAfter?.toISOString() ?? null,
  });
  return publishOrPlan(context, approved);
});

const reasonLetters = { atLeast: 3, atMost: 500 };

const sendBack = post(`${path}/:id/return`, 'indicators.publish', async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const words = approvalMessages[page.language];
  const returnReason = form.text('returnReason');
  const { batch, isChanged } = await claimSeen(tx, context, ['submitted']);
  if (isChanged) return again(context, batch, 409, { returnReason, isChanged });
  const { atLeast, atMost } = reasonLetters;
  if (returnReason.length < atLeast || returnReason.length > atMost)
    return again(context, batch, 422, {
      returnReason,
      errors: { returnReason: words.reasonMissing },
    });
  await returnBatch(tx, batch.id, returnReason, { person: person.id, now: city.now() });
  await audit('indicators.batch-returned', String(batch.id), { reason: returnReason });
  return seeOther(batchPath(batch.id), { kind: 'success', text: words.returnedNotice });
});

const cancel = post(`${path}/:id/cancel`, 'indicators.upload', async (context) => {
  const { page, tx, audit } = context;
  const { batch, isChanged } = await claimSeen(tx, context, cancellable);
  if (isChanged) return again(context, batch, 409, { isChanged });
  await cancelSubmission(tx, batch.id);
  await audit('indicators.batch-submission-cancelled', String(batch.id), { was: batch.state });
  return seeOther(batchPath(batch.id), {
    kind: 'success',
    text: approvalMessages[page.language].cancelledNotice,
  });
});

const approvalProps = async ({ city, page }: PersonContext, db: Db) => {
  const publications = await latestPublications(db);
  const origin = await settingOrigin(db, approvalSetting.key);
  const ids = publications.flatMap(({ uploadedBy, submittedBy, approvedBy, publishedBy }) => [
    uploadedBy,
    submittedBy,
    approvedBy,
    publishedBy,
  ]);
  const people = await peopleNames(
    db,
    [...ids, origin?.changedBy ?? null].filter((id) => id !== null),
  );
  return {
    page,
    chosen: await readSetting(city.db, approvalSetting),
    origin,
    publications,
    people,
  };
};

const saveApproval = post(approvalPath, setApproval, async (context) => {
  const { city, page, form, person, tx, audit } = context;
  const words = approvalMessages[page.language].setting;
  const chosen = approvals.find((one) => one === form.text('approval'));
  if (chosen === undefined)
    return withStatus(
      422,
      <ApprovalPage {...(await approvalProps(context, tx))} error={words.choose} />,
    );
  await writeSetting(tx, approvalSetting, chosen, person.id, city.now());
  await audit('indicators.approval-changed', chosen);
  return seeOther(approvalPath, { kind: 'success', text: words.saved });
});

export const approvalRoutes: readonly Route[] = [
  submit,
  approve,
  sendBack,
  cancel,
  get(approvalPath, setApproval, async (context) => (
    <ApprovalPage {...(await approvalProps(context, context.city.db))} />
  )),
  saveApproval,
];
