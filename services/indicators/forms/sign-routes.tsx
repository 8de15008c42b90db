/** Signing: what waits, the answers with what changed, and the three ways on. */
import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  type PostContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { Problem } from '../../../platform/problem.ts';
import { withdrawBatch } from '../imports/publish-store.ts';
import { peopleNames } from '../imports/store.ts';
import { formMessages } from '../messages/forms/index.ts';
import { assignmentsFor } from './assignment-store.ts';
import { dayAt } from './due.ts';
import { batchOf, claimExisting, type Entry, logOf, takeStep } from './entry-store.ts';
import { SignPage } from './pages/sign-page.tsx';
import { ToSignPage } from './pages/to-sign-page.tsx';
import { signPermission } from './permissions.ts';
import { fedFigures, publishEntry } from './publish-store.ts';
import { checkAnswers } from './rules.ts';
import { entryPath, type FormTask, openTask, previousNumbers, toSignPath } from './task.ts';
import { worklist } from './worklist.ts';

const path = `${toSignPath}/:form/:area/:period`;

const list = async ({ city, page, person }: PersonContext) => {
  const today = dayAt(city.now());
  const assigned = await assignmentsFor(city.db, person.id, 'sign');
  const lines = await worklist(city.db, assigned, today);
  const senders = lines.flatMap(({ entry }) => entry?.submittedBy ?? []);
  return (
    <ToSignPage
      page={page}
      lines={lines}
      today={today}
      people={await peopleNames(city.db, [...new Set(senders)])}
      isAssigned={assigned.length > 0}
    />
  );
};

const openToSign = (db: Db, { city, person, params }: PersonContext): Promise<FormTask> =>
  openTask(db, city.now(), person.id, 'sign', params);

const signPage = async (
  db: Db,
  { page, person }: PersonContext,
  task: FormTask,
  entry: Entry,
  back?: { readonly what: 'return' | 'reopen'; readonly reason: string },
) => {
  const previous = await previousNumbers(db, task);
  const { numbers } = checkAnswers(task.content, entry.answers, previous);
  const log = await logOf(db, entry.id);
  const ids = [entry.submittedBy, entry.signedBy, ...log.map(({ by }) => by)];
  const people = await peopleNames(
    db,
    ids.filter((id) => id !== null),
  );
  return (
    <SignPage
      page={page}
      personId={person.id}
      figures={await fedFigures(db, task.content, numbers)}
      batch={await batchOf(db, entry)}
      {...{ task, entry, numbers, previous, log, people }}
      {...(back === undefined ? {} : { back })}
    />
  );
};

const show = async (context: PersonContext) => {
  const task = await openToSign(context.city.db, context);
  if (!task.entry) throw new Problem('not-found', { what: 'entry' });
  return signPage(context.city.db, context, task, task.entry);
};

/**
 * Withdraws the batch of an earlier signature, in the transaction that publishes its correction: a
 * figure that the correction leaves out must not stay, nor come back when the correction is withdrawn.
 */
const replaceEarlier = async (
  { city, tx, audit }: Pick<PostContext, 'city' | 'tx' | 'audit'>,
  entry: Entry,
  by: { readonly person: string; readonly now: Date },
): Promise<void> => {
  const earlier = await batchOf(tx, entry);
  if (earlier?.state !== 'published') return;
  const why = (await logOf(tx, entry.id)).find(({ what }) => what === 'reopened')?.after ?? '';
  await withdrawBatch(tx, city, earlier.id, why, by);
  await audit('indicators.batch-withdrawn', String(earlier.id), { reason: why });
};

/** Signs what was seen, and publishes it in the same transaction. */
const sign = post(`${path}/sign`, signPermission, async (context) => {
  const { city, page, person, form, tx, audit } = context;
  const text = formMessages[page.language].sign;
  const task = await openToSign(tx, context);
  const entry = await claimExisting(tx, task.place);
  const back = entryPath(toSignPath, task.form.code, task.content, task.place);
  if (entry.state === 'signed') return seeOther(back, { kind: 'success', text: text.signed });
  if (entry.state !== 'submitted' || Number(form.text('revision')) !== entry.revision)
    return seeOther(back, { kind: 'warning', text: text.changedMeanwhile });
  if (entry.submittedBy === person.id)
    return seeOther(back, { kind: 'error', text: `${text.ownTitle}. ${text.ownLead}` });
  const by = { person: person.id, now: city.now() };
  const { numbers } = checkAnswers(task.content, entry.answers, await previousNumbers(tx, task));
  const input = { code: task.form.code, content: task.content, entry, numbers };
  const batchId = await publishEntry(tx, city, input, by);
  await replaceEarlier(context, entry, by);
  await takeStep(
    tx,
    entry,
    {
      what: 'signed',
      from: 'submitted',
      values: { state: 'signed', signedBy: person.id, signedAt: by.now, batchId },
    },
    by,
  );
  await audit('indicators.form-signed', String(entry.id), { form: task.form.code });
  if (batchId !== null)
    await audit('indicators.batch-published', String(batchId), { form: task.form.code });
  return seeOther(back, {
    kind: 'success',
    text: batchId === null ? text.signedNoFigures : text.signed,
  });
});

const reasonOf = (text: string): string | undefined =>
  text.length < 3 || text.length > 500 ? undefined : text;

const giveBack = post(`${path}/return`, signPermission, async (context) => {
  const { city, page, person, form, tx, audit } = context;
  const task = await openToSign(tx, context);
  const entry = await claimExisting(tx, task.place);
  const reason = reasonOf(form.text('return'));
  if (reason === undefined)
    return withStatus(
      422,
      await signPage(tx, context, task, entry, { what: 'return', reason: form.text('return') }),
    );
  await takeStep(
    tx,
    entry,
    {
      what: 'returned',
      from: 'submitted',
      values: { state: 'returned', returnReason: reason },
      words: reason,
    },
    { person: person.id, now: city.now() },
  );
  await audit('indicators.form-returned', String(entry.id), { form: task.form.code });
  return seeOther(toSignPath, {
    kind: 'success',
    text: formMessages[page.language].sign.returned,
  });
});

const reopen = post(`${path}/reopen`, signPermission, async (context) => {
  const { city, page, person, form, tx, audit } = context;
  const task = await openToSign(tx, context);
  const entry = await claimExisting(tx, task.place);
  const reason = reasonOf(form.text('reopen'));
  if (reason === undefined)
    return withStatus(
      422,
      await signPage(tx, context, task, entry, { what: 'reopen', reason: form.text('reopen') }),
    );
  await takeStep(
    tx,
    entry,
    {
      what: 'reopened',
      from: 'signed',
      values: { state: 'returned', returnReason: reason },
      words: reason,
    },
    { person: person.id, now: city.now() },
  );
  await audit('indicators.form-reopened', String(entry.id), { form: task.form.code });
  return seeOther(entryPath(toSignPath, task.form.code, task.content, task.place), {
    kind: 'success',
    text: formMessages[page.language].sign.reopened,
  });
});

export const signRoutes: readonly Route[] = [
  get(toSignPath, signPermission, list),
  get(path, signPermission, show),
  sign,
  giveBack,
  reopen,
];
