import { chooseText } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { ProgressBar } from '../../../../platform/ui/components/progress-bar/progress-bar.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { approvalMessages } from '../../messages/approval/index.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { PullSource } from '../../pulls/pull-store.ts';
import {
  ApprovalSituation,
  ApproveForm,
  PlannedForm,
  SubmitForm,
} from '../approval/pages/steps.tsx';
import type { Approval, SubmissionEntry } from '../approval/rule.ts';
import type { Batch, IndicatorChange } from '../batch.ts';
import { actorName } from './actor.ts';
import { Changes } from './changes.tsx';
import { batchPath, ImportPage, type ImportStep, importsPath } from './frame.tsx';
import { IssueTable, type IssueView } from './issue-table.tsx';
import { Lineage } from './lineage.tsx';
import { BatchStatus } from './state.tsx';
import { WorkbookNotes } from './workbook-notes.tsx';

export interface CheckRun {
  readonly step: string;
  readonly done: number;
  readonly total: number;
  /** True once every attempt failed. */
  readonly isDead: boolean;
}

export interface BatchPageProps {
  readonly page: PageContext;
  readonly batch: Batch;
  readonly people: ReadonlyMap<string, string>;
  readonly run: CheckRun | undefined;
  readonly views: readonly IssueView[];
  readonly sameFile: Batch | undefined;
  /** Whether other figures were published or withdrawn after the preview was made. */
  readonly isOutdated: boolean;
  readonly reason?: string;
  readonly reasonError?: string;
  /** The source that a pulled batch came from, while there is one. */
  readonly source: PullSource | undefined;
  /** Who must agree before figures are published. */
  readonly approval: Approval;
  /** What was entered and could not be done. */
  readonly entry?: BatchEntry;
}

export interface BatchEntry {
  readonly submission?: SubmissionEntry;
  readonly returnReason?: string;
  readonly errors?: Readonly<Record<string, string>>;
  /** Someone else changed the batch since the page was made. */
  readonly isChanged?: boolean;
}

/** More links than this are a list of their own: the table below has them all. */
const linksShown = 6;

/** From what was published to where people read it. */
const Onward = ({
  page,
  indicators,
}: {
  readonly page: PageContext;
  readonly indicators: readonly IndicatorChange[];
}) => {
  const text = importMessages[page.language].batch;
  if (indicators.length === 0) return null;
  return (
    <>
      <p>{text.seePublished}</p>
      <ul>
        {indicators.slice(0, linksShown).map(({ code, name }) => {
          const chosen = chooseText(name, page.language);
          return (
            <li>
              <Link href={page.href(`/figures/${code}`)}>
                <span lang={chosen.lang}>{chosen.text}</span>
              </Link>
            </li>
          );
        })}
        <li>
          <Link href={page.href('/work/indicators/changes')}>{text.seeChanges}</Link>
        </li>
      </ul>
    </>
  );
};

const stepOf: Readonly<Record<Batch['state'], ImportStep>> = {
  mapping: 'columns',
  checking: 'check',
  rejected: 'check',
  ready: 'publish',
  submitted: 'publish',
  approved: 'publish',
  published: 'done',
  withdrawn: 'done',
  discarded: 'done',
};

export const BatchPage = (props: BatchPageProps) => {
  const { page, batch, people, views, sameFile } = props;
  const words = importMessages[page.language];
  const text = words.batch;
  const isOpen = !['published', 'withdrawn', 'discarded'].includes(batch.state);
  const headings: Readonly<Record<IssueView['severity'], readonly [string, string, string]>> = {
    error: ['errors', text.errors, text.rejectedLead],
    warning: ['warnings', text.warnings, text.warningsLead],
    'set-aside': ['set-aside', text.asideTitle, text.asideLead],
  };
  return (
    <ImportPage
      page={page}
      title={batch.fileName}
      {...(batch.origin === 'file' ? { step: stepOf[batch.state] } : {})}
      batchId={batch.id}
      actions={<BatchStatus page={page} state={batch.state} />}
    >
      <Mistakes {...props} />
      <ChangedMeanwhile {...props} />
      {sameFile && isOpen ? (
        <Alert
          page={page}
          kind="warning"
          title={text.sameFile(sameFile.id, words.states[sameFile.state])}
        >
          <Link href={page.href(batchPath(sameFile.id))}>{text.sameFileLink}</Link>
        </Alert>
      ) : null}
      <Situation {...props} />
      {batch.state === 'mapping' || batch.state === 'checking' ? null : (
        <>
          <Counts page={page} batch={batch} />
          <WorkbookNotes page={page} facts={batch.summary.workbook} />
        </>
      )}
      {views
        .filter(({ severity }) => severity === 'error')
        .map((view) => {
          const [id, title, lead] = headings[view.severity];
          return (
            <IssueTable
              page={page}
              batch={batch}
              id={id}
              title={title}
              lead={lead}
              counts={batch.summary.issues ?? []}
              view={view}
            />
          );
        })}
      {batch.summary.preview && batch.state !== 'discarded' ? (
        <Changes page={page} preview={batch.summary.preview} />
      ) : null}
      {batch.state === 'ready' ? <SubmitForm {...props} /> : null}
      {batch.state === 'submitted' ? <ApproveForm {...props} /> : null}
      {batch.state === 'approved' ? <PlannedForm {...props} /> : null}
      {views
        .filter(({ severity }) => severity !== 'error')
        .map((view) => {
          const [id, title, lead] = headings[view.severity];
          return (
            <IssueTable
              page={page}
              batch={batch}
              id={id}
              title={title}
              lead={lead}
              counts={batch.summary.issues ?? []}
              view={view}
            />
          );
        })}
      <Lineage page={page} batch={batch} people={people} source={props.source} />
      {batch.state === 'published' ? <WithdrawForm {...props} /> : null}
    </ImportPage>
  );
};

const Mistakes = ({ page, reasonError, entry }: BatchPageProps) => {
  const errors = [
    ...(reasonError ? [{ field: 'reason', message: reasonError }] : []),
    ...Object.entries(entry?.errors ?? {}).map(([field, message]) => ({ field, message })),
  ];
  return errors.length === 0 ? null : <ErrorSummary page={page} errors={errors} />;
};

/** Nothing was done, and nothing that was written is lost. */
const ChangedMeanwhile = ({ page, entry }: BatchPageProps) => {
  if (!entry?.isChanged) return null;
  const words = approvalMessages[page.language];
  const written = entry.returnReason || entry.submission?.remark;
  return (
    <Alert page={page} kind="warning" title={words.changed}>
      <p>{words.changedLead}</p>
      {written ? (
        <>
          <p>{words.entered}</p>
          <blockquote>{written}</blockquote>
        </>
      ) : null}
    </Alert>
  );
};

/** One sentence on where the batch stands, and the way on from there. */
const Situation = (props: BatchPageProps) => {
  const { page, batch } = props;
  const text = importMessages[page.language].batch;
  switch (batch.state) {
    case 'mapping':
      return (
        <Alert page={page} title={text.waiting}>
          <ButtonLink href={page.href(batchPath(batch.id, '/columns'))}>
            {text.nameColumns}
          </ButtonLink>
        </Alert>
      );
    case 'checking':
      return <Checking {...props} />;
    case 'rejected':
      return (
        <Alert page={page} kind="error" title={text.rejected}>
          <p>{text.rejectedLead}</p>
          <Cluster>
            <ButtonLink href={page.href(`${importsPath}/new`)} icon="upload">
              {text.uploadNew}
            </ButtonLink>
            <ButtonLink kind="secondary" href={page.href(batchPath(batch.id, '/columns'))}>
              {text.changeColumns}
            </ButtonLink>
          </Cluster>
        </Alert>
      );
    case 'ready':
      return (
        <Stack>
          <Returned {...props} />
          <Alert page={page} kind="success" title={text.ready}>
            <p>{text.readyLead}</p>
          </Alert>
        </Stack>
      );
    case 'submitted':
    case 'approved':
      return <ApprovalSituation {...props} />;
    case 'published':
      return (
        <Alert page={page} kind="success" title={text.publishedTitle}>
          <Onward page={page} indicators={batch.summary.preview?.indicators ?? []} />
        </Alert>
      );
    case 'withdrawn':
      return (
        <Alert page={page} kind="warning" title={text.withdrawnTitle}>
          {batch.withdrawalReason ? (
            <p>
              {text.withdrawnWhy}: {batch.withdrawalReason}
            </p>
          ) : null}
        </Alert>
      );
    case 'discarded':
      return <Alert page={page} title={text.discardedTitle} />;
  }
};

const Returned = ({ page, batch, people }: BatchPageProps) => {
  if (batch.returnReason === null) return null;
  const name = actorName(page, people, batch, batch.returnedBy, 'done');
  return (
    <Alert page={page} kind="warning" title={approvalMessages[page.language].returned(name)}>
      <p>{batch.returnReason}</p>
    </Alert>
  );
};

const Checking = ({ page, batch, run }: BatchPageProps) => {
  const words = importMessages[page.language];
  const text = words.batch;
  const { number } = page.format;
  if (run?.isDead)
    return (
      <Alert page={page} kind="error" title={text.stopped}>
        <p>{text.stoppedLead}</p>
        <Form page={page} action={page.href(batchPath(batch.id, '/check'))}>
          <Button icon="refresh-cw">{text.checkAgain}</Button>
        </Form>
      </Alert>
    );
  const step =
    run && run.step in words.checkSteps ? (run.step as keyof typeof words.checkSteps) : 'waiting'; // checked in the same line
  return (
    <Stack>
      <Alert page={page} title={text.checking}>
        <p>{text.checkingLead}</p>
        <Link href={page.href(batchPath(batch.id))} icon="refresh-cw">
          {text.lookAgain}
        </Link>
      </Alert>
      <ProgressBar
        id="check-progress"
        label={words.checkSteps[step]}
        value={run?.done ?? 0}
        max={Math.max(1, run?.total ?? 1)}
        text={run && run.total > 1 ? text.progress(number(run.done), number(run.total)) : ''}
      />
    </Stack>
  );
};

const Counts = ({ page, batch }: { readonly page: PageContext; readonly batch: Batch }) => {
  const text = importMessages[page.language].batch;
  const { number } = page.format;
  return (
    <DescriptionList
      items={[
        { term: text.read, details: number(batch.rowsRead) },
        { term: text.accepted, details: number(batch.rowsAccepted) },
        { term: text.setAside, details: number(batch.rowsSetAside) },
        { term: text.wrong, details: number(batch.summary.rowsWrong ?? 0) },
      ]}
    />
  );
};

const WithdrawForm = ({ page, batch, reason, reasonError }: BatchPageProps) => {
  const text = importMessages[page.language].batch;
  if (!page.can('indicators.publish')) return null;
  return (
    <Details summary={text.withdrawTitle} isOpen={reasonError !== undefined}>
      <Form page={page} action={page.href(batchPath(batch.id, '/withdraw'))}>
        <p>{text.withdrawLead}</p>
        <TextArea
          page={page}
          name="reason"
          label={text.reasonLabel}
          hint={text.reasonHint}
          value={reason}
          error={reasonError}
          rows={3}
          maxlength={500}
        />
        <FormActions>
          <Button kind="danger">{text.withdraw}</Button>
        </FormActions>
      </Form>
    </Details>
  );
};
