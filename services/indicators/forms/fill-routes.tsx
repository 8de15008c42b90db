/** Entering: a person's list of forms, the form, and all that is done with it. */
import { get, type PersonContext, type Route } from '../../../platform/http/routes.ts';
import { assignmentsFor } from './assignment-store.ts';
import { dayAt } from './due.ts';
import { mayChange } from './entry-store.ts';
import { formPage, openOwn, ownEntryPath, sentPage } from './own-entry.tsx';
import { MyFormsPage } from './pages/my-forms-page.tsx';
import { fillPermission } from './permissions.ts';
import { checkAnswers, type Findings } from './rules.ts';
import { save } from './save-route.tsx';
import { sendRoutes } from './send-routes.tsx';
import { myFormsPath, previousNumbers } from './task.ts';
import { errorText } from './wording.ts';
import { worklist } from './worklist.ts';

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

const show = async (context: PersonContext) => {
  const { city, page, query } = context;
  const task = await openOwn(city.db, context);
  const { content, entry } = task;
  if (entry && !mayChange(entry)) return sentPage(city.db, context, task, entry);
  const answers = entry?.answers ?? {};
  const errors: Findings['errors'] = query.has('check')
    ? checkAnswers(content, answers, await previousNumbers(city.db, task)).errors
    : {};
  return formPage(city.db, context, task, {
    answers,
    revision: entry?.revision ?? 0,
    errors: Object.fromEntries(
      content.questions.flatMap((question) => {
        const error = errors[question.key];
        return error ? [[question.key, errorText(page, content, question, error)] as const] : [];
      }),
    ),
  });
};

export const fillRoutes: readonly Route[] = [
  get(myFormsPath, fillPermission, list),
  get(ownEntryPath, fillPermission, show),
  save,
  ...sendRoutes,
];
