import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { Form } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { batchPath } from '../../imports/pages/frame.tsx';
import { pullMessages } from '../../messages/pulls/index.ts';
import { pullsPath, sourcePath } from '../paths.ts';
import type { PullRun, PullSource } from '../pull-store.ts';
import type { PullSchedule } from '../schedule.ts';
import { Moment, outcomeText, SourceStatus } from './state.tsx';

export interface SourcePageProps {
  readonly page: PageContext;
  readonly source: PullSource;
  readonly runs: readonly PullRun[];
  /** A look waits or is under way. */
  readonly isRunning: boolean;
  /** The task itself broke off, on our side. */
  readonly isStopped: boolean;
  readonly people: ReadonlyMap<string, string>;
}

/** 1 January 2024 was a Monday. */
const weekday = (language: string, day: number): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );

const scheduleText = (
  { language }: Pick<PageContext, 'language'>,
  { every, day, hour }: PullSchedule,
): string => {
  const words = pullMessages[language].source;
  const clock = `${String(hour).padStart(2, '0')}:00`;
  if (every === 'day') return words.daily(clock);
  return every === 'week'
    ? words.weekly(weekday(language, day), clock)
    : words.monthly(String(day), clock);
};

/** A source: whether it works, what it is, and what came of looking at it. */
export const SourcePage = (props: SourcePageProps) => {
  const { page, source, people } = props;
  const all = pullMessages[page.language];
  const words = all.source;
  return (
    <WorkPage
      page={page}
      title={source.name}
      breadcrumb={[{ label: all.title, href: page.href(pullsPath) }]}
      actions={<SourceStatus page={page} source={source} />}
    >
      <Failing {...props} />
      {props.isRunning ? <Alert page={page} title={words.nowNotice} /> : null}
      <Steps {...props} />
      <DescriptionList
        items={[
          { term: all.kind, details: all.kinds[source.content.kind] },
          { term: all.url, details: <code>{source.content.url}</code> },
          { term: words.schedule, details: scheduleText(page, source.schedule) },
          {
            term: all.next,
            details:
              source.state === 'paused' ? all.isPaused : <Moment page={page} at={source.nextAt} />,
          },
          {
            term: words.lastGood,
            details:
              source.lastGoodAt === null ? (
                words.never
              ) : (
                <Moment page={page} at={source.lastGoodAt} />
              ),
          },
          { term: all.onChange, details: all.onChangeChoices[source.onChange] },
          {
            term: words.owner,
            details: `${people.get(source.owner) ?? '–'} (${words.ownerHint})`,
          },
        ]}
      />
      <Agreement {...props} />
      <Log {...props} />
      <Details summary={words.remove}>
        <Form page={page} action={page.href(sourcePath(source.id, '/remove'))}>
          <p>{words.removeLead}</p>
          <Button kind="danger">{words.remove}</Button>
        </Form>
      </Details>
    </WorkPage>
  );
};

const Failing = ({ page, source, runs }: SourcePageProps) => {
  const words = pullMessages[page.language];
  if (source.failures === 0 || source.failingSince === null) return null;
  const [last] = runs;
  return (
    <Alert page={page} kind="error" title={words.source.failing}>
      <p>
        {last === undefined
          ? ''
          : last.outcome === 'rejected'
            ? words.rejected
            : outcomeText(page, last)}{' '}
        {page.format.plural(source.failures, words.source.failures)}.
      </p>
      <p>{words.source.failingLead(page.format.date(source.failingSince, 'moment'))}</p>
      {last?.batchId ? (
        <Link href={page.href(batchPath(last.batchId))}>{words.source.batch}</Link>
      ) : null}
    </Alert>
  );
};

const Steps = ({ page, source, isRunning }: SourcePageProps) => {
  const all = pullMessages[page.language];
  const words = all.source;
  const step = (name: string) => page.href(sourcePath(source.id, name));
  return (
    <Cluster>
      {isRunning ? null : (
        <Form page={page} action={step('/now')}>
          <Button icon="refresh-cw">{words.now}</Button>
        </Form>
      )}
      <ButtonLink kind="secondary" href={step('/edit')} icon="pencil">
        {all.edit}
      </ButtonLink>
      <Form page={page} action={step(source.state === 'paused' ? '/resume' : '/pause')}>
        <Button kind="secondary">{source.state === 'paused' ? words.resume : words.pause}</Button>
      </Form>
    </Cluster>
  );
};

/** Whether figures may go out by themselves, and who agreed to that. */
const Agreement = ({ page, source, people }: SourcePageProps) => {
  const words = pullMessages[page.language].source;
  if (source.onChange !== 'publish') return null;
  if (source.confirmedBy !== null)
    return <Alert page={page} title={words.confirmed(people.get(source.confirmedBy) ?? '–')} />;
  return (
    <Alert page={page} kind="warning" title={words.unconfirmed}>
      {page.can('indicators.publish') ? (
        <Form page={page} action={page.href(sourcePath(source.id, '/confirm'))}>
          <input type="hidden" name="version" value={String(source.version)} />
          <Button kind="secondary">{words.confirm}</Button>
        </Form>
      ) : null}
    </Alert>
  );
};

const Log = ({ page, runs, people }: SourcePageProps) => {
  const words = pullMessages[page.language].source;
  const { number } = page.format;
  return (
    <Section id="log" title={words.log}>
      {runs.length === 0 ? (
        <p>{words.noLog}</p>
      ) : (
        <Stack>
          <DataTable
            page={page}
            id="log-table"
            caption={words.logCaption}
            rows={runs}
            columns={[
              {
                header: words.at,
                isRowHeader: true,
                cell: ({ startedAt }) => <Moment page={page} at={startedAt} />,
              },
              { header: words.outcome, cell: (run) => outcomeText(page, run) },
              { header: words.added, isNumeric: true, cell: ({ rowsNew }) => number(rowsNew) },
              {
                header: words.changed,
                isNumeric: true,
                cell: ({ rowsChanged }) => number(rowsChanged),
              },
              { header: words.same, isNumeric: true, cell: ({ rowsSame }) => number(rowsSame) },
              {
                header: words.seconds,
                isNumeric: true,
                cell: ({ startedAt, endedAt }) =>
                  number((endedAt.getTime() - startedAt.getTime()) / 1000, 1),
              },
              {
                header: words.batch,
                cell: ({ batchId }) =>
                  batchId === null ? (
                    '–'
                  ) : (
                    <Link href={page.href(batchPath(batchId))}>{number(batchId)}</Link>
                  ),
              },
              {
                header: words.by,
                cell: ({ startedBy }) => people.get(startedBy) ?? words.itself,
              },
            ]}
          />
        </Stack>
      )}
    </Section>
  );
};
