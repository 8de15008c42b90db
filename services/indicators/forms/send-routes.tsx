/** The last look, sending, and taking back. */
import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { peopleNames } from '../imports/store.ts';
import { formMessages } from '../messages/forms/index.ts';
import type { Reasons } from './content.ts';
import { claimExisting, type Entry, mayChange, takeStep } from './entry-store.ts';
import { addressOf, openOwn, ownEntryPath } from './own-entry.tsx';
import { ReviewPage, reasonField } from './pages/review-page.tsx';
import { fillPermission } from './permissions.ts';
import { checkAnswers, type Findings, missingReasons, reasonAtMost } from './rules.ts';
import { type FormTask, myFormsPath, previousNumbers } from './task.ts';

/** Those who may sign it, besides the one who sends it. */
const signerNames = async (db: Db, { assignment }: FormTask, personId: string) => {
  const ids = assignment.sign.filter((id) => id !== personId);
  return [...(await peopleNames(db, ids)).values()];
};

const findingsOf = async (db: Db, task: FormTask, entry: Entry): Promise<Findings> =>
  checkAnswers(task.content, entry.answers, await previousNumbers(db, task));

const hasErrors = ({ errors }: Findings): boolean => Object.keys(errors).length > 0;

const review = async (context: PersonContext) => {
  const { city, page, person } = context;
  const task = await openOwn(city.db, context);
  const { entry } = task;
  if (!entry || !mayChange(entry)) return seeOther(addressOf(task));
  const findings = await findingsOf(city.db, task, entry);
  if (hasErrors(findings)) return seeOther(addressOf(task, '?check=yes'));
  return (
    <ReviewPage
      page={page}
      task={task}
      entry={entry}
      findings={findings}
      reasons={entry.reasons}
      signers={await signerNames(city.db, task, person.id)}
    />
  );
};

/** Sends what was looked at: changed since, or odd without a reason, it is shown once more. */
const send = post(`${ownEntryPath}/send`, fillPermission, async (context) => {
  const { city, page, person, form, tx, audit } = context;
  const words = formMessages[page.language];
  const opened = await openOwn(tx, context);
  const entry = await claimExisting(tx, opened.place);
  const task = { ...opened, entry };
  if (!mayChange(entry))
    return seeOther(addressOf(task), { kind: 'success', text: words.review.alreadySent });
  const findings = await findingsOf(tx, task, entry);
  if (hasErrors(findings)) return seeOther(addressOf(task, '?check=yes'));
  const reasons: Reasons = Object.fromEntries(
    Object.keys(findings.oddities).map((key) => [
      key,
      form.text(reasonField(key)).slice(0, reasonAtMost),
    ]),
  );
  const isSeen = Number(form.text('revision')) === entry.revision;
  const missing = missingReasons(findings, reasons);
  const signers = await signerNames(tx, task, person.id);
  if (!isSeen || missing.length > 0) {
    const notice = { kind: 'warning', text: words.review.changedMeanwhile } as const;
    const shown = isSeen ? page : { ...page, notice };
    return withStatus(
      isSeen ? 422 : 409,
      <ReviewPage page={shown} {...{ task, entry, findings, reasons, missing, signers }} />,
    );
  }
  const now = city.now();
  await takeStep(
    tx,
    entry,
    {
      what: 'submitted',
      from: ['started', 'returned'],
      values: {
        state: 'submitted',
        submittedBy: person.id,
        submittedAt: now,
        reasons,
        returnReason: '',
      },
      reasons,
    },
    { person: person.id, now },
  );
  await audit('indicators.form-submitted', String(entry.id), { form: task.form.code });
  return seeOther(myFormsPath, {
    kind: 'success',
    text:
      signers.length > 0
        ? words.review.sent(page.format.or(signers))
        : `${words.sent.submitted}. ${words.review.goesToNobody}`,
  });
});

const takeBack = post(`${ownEntryPath}/take-back`, fillPermission, async (context) => {
  const { city, page, person, tx, audit } = context;
  const task = await openOwn(tx, context);
  const entry = await claimExisting(tx, task.place);
  await takeStep(
    tx,
    entry,
    { what: 'taken-back', from: 'submitted', values: { state: 'started' } },
    { person: person.id, now: city.now() },
  );
  await audit('indicators.form-taken-back', String(entry.id), { form: task.form.code });
  return seeOther(addressOf(task), {
    kind: 'success',
    text: formMessages[page.language].sent.takenBack,
  });
});

export const sendRoutes: readonly Route[] = [
  get(`${ownEntryPath}/review`, fillPermission, review),
  send,
  takeBack,
];
