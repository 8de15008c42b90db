/** Entering: a nurse's list, the form, the last look, and sending. */

import type { Db } from '../../../platform/database/db.ts';
import type { Form } from '../../../platform/http/form.ts';
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
import { assignmentsFor } from './assignment-store.ts';
import { type Answers, type FormContent, type Reasons, remarkAtMost } from './content.ts';
import { dayAt } from './due.ts';
import {
  changesSince,
  claimEntry,
  claimExisting,
  type Entry,
  logOf,
  mayChange,
  storeAnswers,
  takeStep,
} from './entry-store.ts';
import { before, changesBetween, mergeAnswers } from './merge.ts';
import { EntryPage } from './pages/entry-page.tsx';
import { personName } from './pages/log-table.tsx';
import { MyFormsPage } from './pages/my-forms-page.tsx';
import { answerField } from './pages/question-field.tsx';
import { ReviewPage, reasonField } from './pages/review-page.tsx';
import { SentPage } from './pages/sent-page.tsx';
import { checkAnswers, type Findings, missingReasons, reasonAtMost } from './rules.ts';
import { entryPath, type FormTask, myFormsPath, openTask, previousNumbers } from './task.ts';
import { answerText, errorText } from './wording.ts';
import { worklist } from './worklist.ts';

export const fillPermission = 'indicators.fill-forms';
const path = `${myFormsPath}/:form/:area/:period`;

const addressOf = ({ form, content, place }: FormTask, more = ''): string =>
  `${entryPath(myFormsPath, form.code, content, place)}${more}`;

const openOwn = (db: Db, { city, person, params }: PersonContext): Promise<FormTask> =>
  openTask(db, city.now(), person.id, 'enter', params);

const list = async ({ city, page, person }: PersonContext) => {
  const today = dayAt(city.now());
  const assigned = await assignmentsFor(city.db, person.id, 'enter');
  return (
    <MyFormsPage
      page={page}
      lines={await worklist(city.db, assigned, today)}
      today={today}
      isAssigned={assigned.length > 0}
    />
  );
};

const errorSentences = (
  page: PersonContext['page'],
  content: FormContent,
  errors: Findings['errors'],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    content.questions.flatMap((question) => {
      const error = errors[question.key];
      return error ? [[question.key, errorText(page, content, question, error)]] : [];
    }),
  );

const sentPage = async (
  db: Db,
  { page }: PersonContext,
  task: FormTask,
  entry: Entry,
  mine?: Answers,
) => {
  const log = await logOf(db, entry.id);
  const ids = [entry.submittedBy, entry.signedBy, ...log.map(({ by }) => by)];
  const people = await peopleNames(
    db,
    ids.filter((id) => id !== null),
  );
  return (
    <SentPage
      page={page}
      task={task}
      entry={entry}
      log={log}
      people={people}
      {...(mine === undefined ? {} : { mine })}
    />
  );
};

const returnedBy = async (db: Db, { page }: PersonContext, entry: Entry | undefined) => {
  if (entry?.state !== 'returned') return undefined;
  const line = (await logOf(db, entry.id)).find(
    ({ what }) => what === 'returned' || what === 'reopened',
  );
  return line && personName(page, await peopleNames(db, [line.by]), line.by);
};

const show = async (context: PersonContext) => {
  const { city, page, query } = context;
  const task = await openOwn(city.db, context);
  const { content, entry } = task;
  if (entry && !mayChange(entry)) return sentPage(city.db, context, task, entry);
  const answers = entry?.answers ?? {};
  const previous = await previousNumbers(city.db, task);
  const { errors } = checkAnswers(content, answers, previous);
  return (
    <EntryPage
      page={page}
      task={task}
      answers={answers}
      revision={entry?.revision ?? 0}
      previous={previous}
      today={dayAt(city.now())}
      errors={query.has('check') ? errorSentences(page, content, errors) : {}}
      returnedBy={await returnedBy(city.db, context, entry)}
    />
  );
};

const typedAnswers = (form: Form, { questions }: FormContent): Answers =>
  Object.fromEntries(
    questions
      .map(({ key }) => [key, form.text(answerField(key)).replaceAll('\r\n', '\n')] as const)
      .filter(([, typed]) => typed !== ''),
  );

/** The form once more, with what was typed in it. */
const again = async (
  db: Db,
  context: PersonContext,
  task: FormTask,
  status: 409 | 422,
  props: {
    readonly answers: Answers;
    readonly revision: number;
    readonly errors: Readonly<Record<string, string>>;
    readonly conflictWith?: string;
  },
) =>
  withStatus(
    status,
    <EntryPage
      page={context.page}
      task={task}
      previous={await previousNumbers(db, task)}
      today={dayAt(context.city.now())}
      returnedBy={await returnedBy(db, context, task.entry)}
      {...props}
    />,
  );

/** Puts own answers and those that others saved since together. */
const mergeWithOthers = async (
  tx: Db,
  { page }: PersonContext,
  { content }: FormTask,
  entry: Entry,
  mine: Answers,
  seen: number,
) => {
  const since = entry.revision > seen ? await changesSince(tx, entry.id, seen) : [];
  const keys = content.questions.map(({ key }) => key);
  const merge = mergeAnswers(before(entry.answers, since), entry.answers, mine, keys);
  const people = await peopleNames(tx, [...new Set(since.map(({ by }) => by))]);
  const text = formMessages[page.language].form;
  const errors: Record<string, string> = {};
  for (const key of merge.conflicts) {
    const line = since.find(({ question }) => question === key);
    const question = content.questions.find((one) => one.key === key);
    if (!line || !question) continue;
    const who = personName(page, people, line.by);
    const moment = page.format.date(line.at, 'moment');
    const theirs = answerText(page, question, entry.answers[key] ?? '');
    errors[key] =
      theirs === '' ? text.meanwhileEmpty(who, moment) : text.meanwhile(who, theirs, moment);
  }
  const others = page.format.and([...new Set(since.map(({ by }) => personName(page, people, by)))]);
  return { ...merge, errors, others };
};

/**
 * Keeps what was typed, right or wrong, so that nothing is lost on the way; checks it when it is to be
 * sent. What is wrong is shown on the form's own page, from what was kept.
 */
const save = post(path, fillPermission, async (context) => {
  const { city, page, person, form, tx } = context;
  const text = formMessages[page.language];
  const opened = await openOwn(tx, context);
  const mine = typedAnswers(form, opened.content);
  const seen = Number(form.text('revision'));
  const entry = await claimEntry(tx, opened.place, opened.version, city.now());
  const task = { ...opened, entry };
  const keys = task.content.questions.map(({ key }) => key);
  if (!mayChange(entry))
    return changesBetween(entry.answers, mine, keys).length === 0
      ? seeOther(addressOf(task))
      : withStatus(409, await sentPage(tx, context, task, entry, mine));
  const tooLong = keys.filter((key) => (mine[key] ?? '').length > remarkAtMost);
  if (tooLong.length > 0)
    return again(tx, context, task, 422, {
      answers: mine,
      revision: seen,
      errors: Object.fromEntries(
        tooLong.map((key) => [key, text.errors.tooLong(page.format.number(remarkAtMost))]),
      ),
    });
  const { merged, conflicts, taken, errors, others } = await mergeWithOthers(
    tx,
    context,
    task,
    entry,
    mine,
    seen,
  );
  if (conflicts.length > 0)
    return again(tx, context, task, 409, {
      answers: merged,
      revision: entry.revision,
      errors,
      conflictWith: others,
    });
  const by = { person: person.id, now: city.now() };
  const changes = changesBetween(entry.answers, merged, keys);
  const revision = await storeAnswers(tx, entry, merged, changes, by);
  if (form.text('do') === 'draft') return Response.json({ revision, taken });
  const note =
    taken.length > 0
      ? ({
          kind: 'warning',
          text: text.form.savedWithOthers(others, page.format.number(taken.length)),
        } as const)
      : undefined;
  if (form.text('do') !== 'review')
    return seeOther(myFormsPath, note ?? { kind: 'success', text: text.form.saved });
  const found = checkAnswers(task.content, merged, await previousNumbers(tx, task));
  return seeOther(
    addressOf(task, Object.keys(found.errors).length > 0 ? '?check=yes' : '/review'),
    note,
  );
});

const signerNames = async (db: Db, { assignment }: FormTask, personId: string) => {
  const ids = assignment.sign.filter((id) => id !== personId);
  return [...(await peopleNames(db, ids)).values()];
};

const review = async (context: PersonContext) => {
  const { city, page, person } = context;
  const task = await openOwn(city.db, context);
  const { entry, content } = task;
  if (!entry || !mayChange(entry)) return seeOther(addressOf(task));
  const findings = checkAnswers(content, entry.answers, await previousNumbers(city.db, task));
  if (Object.keys(findings.errors).length > 0) return seeOther(addressOf(task, '?check=yes'));
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

const send = post(`${path}/send`, fillPermission, async (context) => {
  const { city, page, person, form, tx, audit } = context;
  const text = formMessages[page.language].review;
  const opened = await openOwn(tx, context);
  const entry = await claimExisting(tx, opened.place);
  const task = { ...opened, entry };
  if (!mayChange(entry))
    return seeOther(addressOf(task), { kind: 'success', text: text.alreadySent });
  const findings = checkAnswers(task.content, entry.answers, await previousNumbers(tx, task));
  if (Object.keys(findings.errors).length > 0) return seeOther(addressOf(task, '?check=yes'));
  const reasons: Reasons = Object.fromEntries(
    Object.keys(findings.oddities).map((key) => [
      key,
      form.text(reasonField(key)).slice(0, reasonAtMost),
    ]),
  );
  const isSeen = Number(form.text('revision')) === entry.revision;
  const missing = missingReasons(findings, reasons);
  if (!isSeen || missing.length > 0) {
    const signers = await signerNames(tx, task, person.id);
    return withStatus(
      isSeen ? 422 : 409,
      <ReviewPage
        page={
          isSeen
            ? page
            : {
                ...page,
                notice: {
                  kind: 'warning',
                  text: formMessages[page.language].sign.changedMeanwhile,
                },
              }
        }
        {...{ task, entry, findings, reasons, missing, signers }}
      />,
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
  const signers = await signerNames(tx, task, person.id);
  return seeOther(myFormsPath, {
    kind: 'success',
    text: signers.length > 0 ? text.sent(page.format.or(signers)) : text.goesToNobody,
  });
});

const takeBack = post(`${path}/take-back`, fillPermission, async (context) => {
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

export const fillRoutes: readonly Route[] = [
  get(myFormsPath, fillPermission, list),
  get(path, fillPermission, show),
  save,
  get(`${path}/review`, fillPermission, review),
  send,
  takeBack,
];
