import type { ChosenText } from '../../../../platform/messages/text.ts';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { Card } from '../../../../platform/ui/components/card/card.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Form } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Named } from '../../../../platform/ui/components/named/named.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { explainError, secondsTaken } from '../rules.ts';
import type { JobRun } from '../store.ts';
import { JobProgress, JobState } from './state.tsx';

export interface JobsPageProps {
  readonly page: PageContext;
  readonly dead: readonly JobRun[];
  readonly recent: readonly JobRun[];
  readonly names: ReadonlyMap<string, string>;
  readonly now: Date;
  /** What a task is called. */
  readonly nameOf: (code: string) => ChosenText;
}

const Moment = ({ page, at }: { readonly page: PageContext; readonly at: Date }) => (
  <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>
);

const Trouble = ({ page, error }: { readonly page: PageContext; readonly error: string }) => (
  <>
    <p>{explainError(error, page.language)}</p>
    <Details summary={messages[page.language].jobs.technical}>
      <code lang="en">{error}</code>
    </Details>
  </>
);

const Dead = ({ page, dead, nameOf }: Pick<JobsPageProps, 'page' | 'dead' | 'nameOf'>) => {
  const t = messages[page.language].jobs;
  return (
    <Section id="failed" title={t.failedTitle} lead={t.failedLead}>
      <Stack space="2">
        {dead.map((run) => (
          <Card
            title={nameOf(run.name).text}
            aside={<JobState page={page} state={run.state} />}
            footer={
              <Form
                page={page}
                action={page.href(`/work/admin/jobs/${run.id}/retry`)}
                label={`${t.retry}: ${nameOf(run.name).text}, ${run.id.slice(0, 4)}`}
              >
                <Button small kind="secondary" icon="refresh-cw">
                  {t.retry}
                </Button>
              </Form>
            }
          >
            <Trouble page={page} error={run.error ?? ''} />
            <p class="polder-card__meta">
              <Moment page={page} at={run.endedAt ?? run.createdAt} />
            </p>
          </Card>
        ))}
      </Stack>
    </Section>
  );
};

const Recent = ({ page, recent, names, now, nameOf }: Omit<JobsPageProps, 'dead'>) => {
  const t = messages[page.language].jobs;
  const took = (run: JobRun): string => {
    const seconds = secondsTaken(run, now);
    if (seconds === undefined) return '';
    return seconds === 0 ? t.atOnce : t.seconds(page.format.number(seconds));
  };
  return (
    <DataTable
      page={page}
      id="recent-jobs"
      caption={t.recentTitle}
      isDense
      rows={recent}
      columns={[
        {
          header: t.task,
          isRowHeader: true,
          cell: ({ name }) => <Named name={nameOf(name)} />,
        },
        {
          header: t.state,
          cell: (run) => (
            <>
              <JobState page={page} state={run.state} />
              {run.state === 'running' ? <JobProgress page={page} run={run} /> : null}
              {run.state === 'failed' && run.error ? (
                <p>{explainError(run.error, page.language)}</p>
              ) : null}
            </>
          ),
        },
        {
          header: t.by,
          cell: ({ startedBy }) =>
            startedBy === 'system' ? t.system : (names.get(startedBy) ?? startedBy),
        },
        {
          header: t.started,
          cell: (run) => <Moment page={page} at={run.startedAt ?? run.createdAt} />,
        },
        { header: t.took, isNumeric: true, cell: took },
      ]}
    />
  );
};

export const JobsPage = (props: JobsPageProps) => {
  const { page, dead, recent } = props;
  const t = messages[page.language].jobs;
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      actions={
        <ButtonLink href={page.href('/work/admin/jobs')} kind="secondary" icon="refresh-cw">
          {t.reload}
        </ButtonLink>
      }
    >
      <Stack space="4">
        {dead.length > 0 ? <Dead {...props} /> : null}
        {recent.length > 0 ? (
          <Recent {...props} />
        ) : (
          <EmptyState title={t.none} icon="clock">
            {t.noneLead}
          </EmptyState>
        )}
      </Stack>
    </WorkPage>
  );
};
