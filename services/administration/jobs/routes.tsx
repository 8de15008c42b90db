import { get, post, type Route, seeOther } from '../../../platform/http/routes.ts';
import { Problem } from '../../../platform/problem.ts';
import { messages } from '../messages/index.ts';
import { namesOf } from '../people/store.ts';
import { JobsPage } from './pages/list.tsx';
import { deadRuns, isDead, noteworthyRuns } from './store.ts';

const permission = 'administration.jobs';
const path = '/work/admin/jobs';

const showJobs = get(path, permission, async ({ city, page }) => {
  const recent = await noteworthyRuns(city.db, 50);
  const names = await namesOf(
    city.db,
    recent.map(({ startedBy }) => startedBy),
  );
  return (
    <JobsPage
      page={page}
      dead={await deadRuns(city.db, 20)}
      recent={recent}
      names={names}
      now={city.now()}
      nameOf={(code) => city.nameOf(code, page.language)}
    />
  );
});

const retry = post(`${path}/:id/retry`, permission, async ({ city, tx, page, params, audit }) => {
  const id = params.id ?? '';
  if (!(await isDead(tx, id))) throw new Problem('not-found', { what: 'task' });
  await city.jobs.retry(tx, id);
  await audit('administration.job-retried', id);
  return seeOther(path, { kind: 'success', text: messages[page.language].jobs.retried });
});

export const jobRoutes: readonly Route[] = [showJobs, retry];
