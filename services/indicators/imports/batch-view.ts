import type { PersonContext } from '../../../platform/http/routes.ts';
import { latestRunOf } from '../../../platform/jobs/jobs.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { sourceNamed } from '../pulls/pull-store.ts';
import { approvalSetting } from './approval/rule.ts';
import type { Batch } from './batch.ts';
import { jobSubject } from './check-job.ts';
import { issueCodes, type Severity } from './issue.ts';
import { type IssueView, issuesInBrief, issuesPerPage } from './pages/issue-table.tsx';
import { lastPublication } from './preview-store.ts';
import { batchOfSameFile, issuesOf, peopleNames } from './store.ts';

const severities: readonly Severity[] = ['error', 'warning', 'set-aside'];

export const idOf = ({ params }: PersonContext): number => Number(params.id);

export const pageNumber = (query: URLSearchParams): number => {
  const given = Number(query.get('page') ?? 1);
  return Number.isInteger(given) && given > 0 && given < 100_000 ? given : 1;
};

export const isSeverity = (text: string | null): text is Severity =>
  severities.some((severity) => severity === text);

const viewsOf = async (
  { city, query }: PersonContext,
  batch: Batch,
): Promise<readonly IssueView[]> => {
  const counts = batch.summary.issues ?? [];
  const show = query.get('show');
  const looked = isSeverity(show) ? show : 'error';
  const views: IssueView[] = [];
  for (const severity of severities) {
    if (!counts.some((one) => one.severity === severity)) continue;
    const isBrief = severity !== looked;
    const code = isBrief ? undefined : issueCodes.find((one) => one === query.get('code'));
    const current = isBrief ? 1 : pageNumber(query);
    const { issues, total } = await issuesOf(city.db, batch.id, {
      severity,
      ...(code === undefined ? {} : { code }),
      limit: isBrief ? issuesInBrief : issuesPerPage,
      offset: (current - 1) * issuesPerPage,
    });
    views.push({ severity, issues, total, current, code, isBrief });
  }
  return views;
};

/** Everything the page of a batch shows. */
export const batchProps = async (context: PersonContext, batch: Batch) => {
  const { city, page } = context;
  const run =
    batch.state === 'checking' ? await latestRunOf(city.db, jobSubject(batch.id)) : undefined;
  const seen = batch.summary.preview?.comparedWith;
  return {
    page,
    batch,
    people: await peopleNames(
      city.db,
      [
        batch.uploadedBy,
        batch.submittedBy,
        batch.approvedBy,
        batch.returnedBy,
        batch.publishedBy,
        batch.withdrawnBy,
      ].filter((id) => id !== null),
    ),
    run: run && { step: run.step, done: run.done, total: run.total, isDead: run.state === 'dead' },
    views: await viewsOf(context, batch),
    sameFile: await batchOfSameFile(city.db, batch.sha256, batch.id),
    isOutdated:
      (batch.state === 'ready' || batch.state === 'submitted') &&
      seen !== undefined &&
      seen !== (await lastPublication(city.db)),
    source: batch.origin === 'pull' ? await sourceNamed(city.db, batch.originName) : undefined,
    approval: await readSetting(city.db, approvalSetting),
  };
};
