import { chooseText } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { batchPath } from '../../imports/pages/frame.tsx';
import { formMessages } from '../../messages/forms/index.ts';
import { periodLabel } from '../../values/period.ts';
import type { Entry, LogLine } from '../entry-store.ts';
import type { FedFigure } from '../publish-store.ts';
import type { Previous } from '../rules.ts';
import { entryPath, type FormTask, toSignPath } from '../task.ts';
import { titleOf } from '../wording.ts';
import { AnswersBeside } from './answers-beside.tsx';
import { LogTable, personName } from './log-table.tsx';

export interface SignPageProps {
  readonly page: PageContext;
  readonly task: FormTask;
  readonly entry: Entry;
  readonly numbers: ReadonlyMap<string, number>;
  readonly previous: Previous;
  readonly figures: readonly FedFigure[];
  readonly log: readonly LogLine[];
  readonly people: ReadonlyMap<string, string>;
  readonly personId: string;
  readonly batch:
    | { readonly id: number; readonly state: string; readonly reason: string | null }
    | undefined;
  /** A reason that came back, and for what. */
  readonly back?: { readonly what: 'return' | 'reopen'; readonly reason: string };
}

/** What a team lead sees before signing: answers, what changed, what will be published, and who did what. */
export const SignPage = (props: SignPageProps) => {
  const { page, task, entry, log, people, back } = props;
  const { content, place } = task;
  const words = formMessages[page.language];
  const text = words.sign;
  return (
    <WorkPage
      page={page}
      title={titleOf(page, content)}
      lead={words.form.about(task.areaName, periodLabel(place.period, content, page.format))}
      breadcrumb={[{ label: text.title, href: page.href(toSignPath) }]}
    >
      <ErrorSummary
        page={page}
        errors={back ? [{ field: back.what, message: text.reasonMissing }] : []}
      />
      <Stack space="4">
        <Situation {...props} />
        <Section id="answers" title={text.answers}>
          <AnswersBeside
            page={page}
            content={content}
            entry={entry}
            numbers={props.numbers}
            previous={props.previous}
          />
        </Section>
        <Figures {...props} />
        <Steps {...props} />
        <Details summary={words.log.title} isOpen>
          <LogTable page={page} content={content} lines={log} people={people} />
        </Details>
      </Stack>
    </WorkPage>
  );
};

const Situation = ({ page, entry, people, batch }: SignPageProps) => {
  const words = formMessages[page.language];
  const moment = (at: Date | null) => (at === null ? '' : page.format.date(at, 'moment'));
  if (entry.state === 'signed')
    return (
      <Alert
        page={page}
        kind={batch?.state === 'withdrawn' ? 'warning' : 'success'}
        title={
          batch === undefined
            ? words.sent.signed
            : batch.state === 'withdrawn'
              ? words.sign.withdrawn
              : words.sign.published
        }
      >
        {batch?.state === 'withdrawn' ? <p>{batch.reason}</p> : null}
        <p>
          {words.sent.signedLead(personName(page, people, entry.signedBy), moment(entry.signedAt))}
        </p>
        {batch && page.can('indicators.upload') ? (
          <Link href={page.href(batchPath(batch.id))}>{words.sign.batch}</Link>
        ) : null}
      </Alert>
    );
  if (entry.state === 'submitted')
    return (
      <Alert
        page={page}
        title={words.sent.submittedLead(
          personName(page, people, entry.submittedBy),
          moment(entry.submittedAt),
        )}
      />
    );
  return (
    <Alert page={page} title={words.sign.notSent}>
      <p>{words.sign.notSentLead}</p>
      {entry.returnReason === '' ? null : <p>{words.log.returned(entry.returnReason)}</p>}
    </Alert>
  );
};

const Figures = ({ page, entry, figures }: SignPageProps) => {
  const text = formMessages[page.language].sign;
  if (figures.length === 0) return <p>{text.noFigures}</p>;
  const { number } = page.format;
  return (
    <Section
      id="figures"
      title={entry.state === 'signed' ? text.figuresDone : text.figures}
      lead={entry.state === 'submitted' ? text.figuresLead : null}
    >
      <DataTable
        page={page}
        id="figures-table"
        caption={text.figuresTable}
        isCaptionHidden
        rows={figures}
        columns={[
          {
            header: text.figure,
            isRowHeader: true,
            cell: ({ code, name }) => (
              <Link href={page.href(`/figures/${code}?area=${encodeURIComponent(entry.area)}`)}>
                {chooseText(name, page.language).text}
              </Link>
            ),
          },
          {
            header: text.value,
            isNumeric: true,
            cell: ({ figures: own, decimals, unit }) =>
              Number.isNaN(own.value)
                ? text.noValue
                : `${number(own.value, decimals)} ${chooseText(unit, page.language).text}`,
          },
        ]}
      />
    </Section>
  );
};

/** What can be done now; what cannot says why. */
const Steps = ({ page, task, entry, personId, back }: SignPageProps) => {
  const text = formMessages[page.language].sign;
  const path = page.href(entryPath(toSignPath, task.form.code, task.content, task.place));
  const revision = <input type="hidden" name="revision" value={String(entry.revision)} />;
  const reason = (what: 'return' | 'reopen') => (
    <TextArea
      page={page}
      name={what}
      label={text.returnReason}
      hint={text.returnHint}
      value={back?.what === what ? back.reason : undefined}
      error={back?.what === what ? text.reasonMissing : undefined}
      rows={3}
      maxlength={500}
    />
  );
  if (entry.state === 'signed')
    return (
      <Details summary={text.reopen} isOpen={back?.what === 'reopen'}>
        <Form page={page} action={`${path}/reopen`}>
          <p>{text.reopenLead}</p>
          {reason('reopen')}
          <FormActions>
            <Button kind="secondary">{text.reopen}</Button>
          </FormActions>
        </Form>
      </Details>
    );
  if (entry.state !== 'submitted') return null;
  return (
    <Stack>
      {entry.submittedBy === personId ? (
        <Alert page={page} kind="warning" title={text.ownTitle}>
          <p>{text.ownLead}</p>
        </Alert>
      ) : (
        <Form page={page} action={`${path}/sign`}>
          {revision}
          <FormActions>
            <Button icon="check">{text.sign}</Button>
          </FormActions>
        </Form>
      )}
      <Details summary={text.return} isOpen={back?.what === 'return'}>
        <Form page={page} action={`${path}/return`}>
          <p>{text.returnLead}</p>
          {reason('return')}
          <FormActions>
            <Button kind="secondary">{text.return}</Button>
          </FormActions>
        </Form>
      </Details>
    </Stack>
  );
};
