import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import { periodLabel } from '../../values/period.ts';
import type { Answers } from '../content.ts';
import type { Entry, LogLine } from '../entry-store.ts';
import { entryPath, type FormTask, myFormsPath } from '../task.ts';
import { answerText, labelOf, titleOf } from '../wording.ts';
import { AnswerList } from './answer-list.tsx';
import { LogTable, personName } from './log-table.tsx';

export interface SentPageProps {
  readonly page: PageContext;
  readonly task: FormTask;
  readonly entry: Entry;
  readonly log: readonly LogLine[];
  readonly people: ReadonlyMap<string, string>;
  /** What was typed while someone else sent the form: shown, so that it is not lost. */
  readonly mine?: Answers;
}

/** An entry that was sent: what it says, where it is, and the way back while nobody has signed it. */
export const SentPage = ({ page, task, entry, log, people, mine }: SentPageProps) => {
  const { content, place, form } = task;
  const words = formMessages[page.language];
  const text = words.sent;
  const path = page.href(entryPath(myFormsPath, form.code, content, place));
  const moment = (at: Date | null) => (at === null ? '' : page.format.date(at, 'moment'));
  const sender = personName(page, people, entry.submittedBy);
  return (
    <WorkPage
      page={page}
      title={titleOf(page, content)}
      lead={words.form.about(task.areaName, periodLabel(place.period, content, page.format))}
      breadcrumb={[{ label: words.mine.title, href: page.href(myFormsPath) }]}
    >
      <Stack space="4">
        {mine ? (
          <Alert page={page} kind="warning" title={words.form.sentMeanwhileTitle(sender)} live>
            <p>{words.form.sentMeanwhile}</p>
          </Alert>
        ) : entry.state === 'signed' ? (
          <Alert page={page} kind="success" title={text.signed}>
            <p>
              {text.signedLead(personName(page, people, entry.signedBy), moment(entry.signedAt))}
            </p>
          </Alert>
        ) : (
          <Alert page={page} title={text.submitted}>
            <p>{text.submittedLead(sender, moment(entry.submittedAt))}</p>
          </Alert>
        )}
        <Section id="answers" title={words.sign.answers}>
          {mine ? (
            <DataTable
              page={page}
              id="both"
              caption={words.form.both}
              isCaptionHidden
              rows={content.questions}
              columns={[
                {
                  header: words.form.question,
                  isRowHeader: true,
                  cell: (question) => labelOf(page, question),
                },
                {
                  header: words.form.yours,
                  cell: (question) => answerText(page, question, mine[question.key] ?? ''),
                },
                {
                  header: words.form.theirs,
                  cell: (question) => answerText(page, question, entry.answers[question.key] ?? ''),
                },
              ]}
            />
          ) : (
            <AnswerList page={page} content={content} answers={entry.answers} />
          )}
        </Section>
        {entry.state === 'submitted' ? (
          <Form page={page} action={`${path}/take-back`}>
            <FormActions>
              <Button kind="secondary">{text.takeBack}</Button>
              <ButtonLink kind="subtle" href={page.href(myFormsPath)}>
                {text.toList}
              </ButtonLink>
            </FormActions>
          </Form>
        ) : null}
        <Details summary={words.log.title}>
          <LogTable page={page} content={content} lines={log} people={people} />
        </Details>
      </Stack>
    </WorkPage>
  );
};
