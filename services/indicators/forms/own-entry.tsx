/** An entry before those who enter it: opened, shown as a form, or shown as sent. */
import type { Db } from '../../../platform/database/db.ts';
import { type PersonContext, withStatus } from '../../../platform/http/routes.ts';
import { peopleNames } from '../imports/store.ts';
import type { Answers } from './content.ts';
import { dayAt } from './due.ts';
import { type Entry, logOf } from './entry-store.ts';
import { EntryPage } from './pages/entry-page.tsx';
import { personName } from './pages/log-table.tsx';
import { SentPage } from './pages/sent-page.tsx';
import { entryPath, type FormTask, myFormsPath, openTask, previousNumbers } from './task.ts';

export const ownEntryPath = `${myFormsPath}/:form/:area/:period`;

export const addressOf = ({ form, content, place }: FormTask, more = ''): string =>
  `${entryPath(myFormsPath, form.code, content, place)}${more}`;

/** @throws Problem not-found; forbidden for areas that the person is not asked for */
export const openOwn = (db: Db, { city, person, params }: PersonContext): Promise<FormTask> =>
  openTask(db, city.now(), person.id, 'enter', params);

export interface ShownForm {
  readonly answers: Answers;
  readonly revision: number;
  /** Sentences by key of the question. */
  readonly errors: Readonly<Record<string, string>>;
  readonly conflictWith?: string;
}

export const formPage = async (
  db: Db,
  { city, page }: PersonContext,
  task: FormTask,
  shown: ShownForm,
) => (
  <EntryPage
    page={page}
    task={task}
    previous={await previousNumbers(db, task)}
    today={dayAt(city.now())}
    returnedBy={await returnedBy(db, page, task.entry)}
    {...shown}
  />
);

/** The form once more, with what was typed in it. */
export const formAgain = async (
  db: Db,
  context: PersonContext,
  task: FormTask,
  status: 409 | 422,
  shown: ShownForm,
) => withStatus(status, await formPage(db, context, task, shown));

/** Name of who asks to correct the entry. */
const returnedBy = async (db: Db, page: PersonContext['page'], entry: Entry | undefined) => {
  if (entry?.state !== 'returned') return undefined;
  const line = (await logOf(db, entry.id)).find(
    ({ what }) => what === 'returned' || what === 'reopened',
  );
  return line && personName(page, await peopleNames(db, [line.by]), line.by);
};

/** @param mine what was typed while someone else sent the form */
export const sentPage = async (
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
