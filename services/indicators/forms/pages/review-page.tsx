import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import { periodLabel } from '../../values/period.ts';
import type { NumberQuestion, Reasons } from '../content.ts';
import type { Entry } from '../entry-store.ts';
import { type Findings, reasonAtMost } from '../rules.ts';
import { entryPath, type FormTask, myFormsPath } from '../task.ts';
import { answerText, labelOf, oddityText, titleOf } from '../wording.ts';
import { AnswerList } from './answer-list.tsx';

export const reasonField = (key: string): string => `reason-${key}`;

export interface ReviewPageProps {
  readonly page: PageContext;
  readonly task: FormTask;
  readonly entry: Entry;
  readonly findings: Findings;
  readonly reasons: Reasons;
  /** Keys of odd answers that still need a reason. */
  readonly missing?: readonly string[];
  /** Names of those who may sign it. */
  readonly signers: readonly string[];
}

/** The last look before an entry is sent: every answer read back, and a reason asked for each odd one. */
export const ReviewPage = (props: ReviewPageProps) => {
  const { page, task, entry, findings, reasons, missing = [], signers } = props;
  const { content, place, form } = task;
  const words = formMessages[page.language];
  const text = words.review;
  const path = page.href(entryPath(myFormsPath, form.code, content, place));
  const odd = content.questions.filter(
    (question): question is NumberQuestion =>
      question.kind === 'number' && findings.oddities[question.key] !== undefined,
  );
  return (
    <WorkPage
      page={page}
      title={text.title}
      lead={`${titleOf(page, content)}, ${words.form.about(task.areaName, periodLabel(place.period, content, page.format))}`}
      breadcrumb={[
        { label: words.mine.title, href: page.href(myFormsPath) },
        { label: titleOf(page, content), href: path },
      ]}
    >
      <ErrorSummary
        page={page}
        errors={missing.map((key) => ({ field: reasonField(key), message: text.reasonMissing }))}
      />
      <Stack space="4">
        <Section id="answers" title={text.answers}>
          <AnswerList page={page} content={content} answers={entry.answers} changeAt={path} />
        </Section>
        <Form page={page} action={`${path}/send`} isLarge>
          <input type="hidden" name="revision" value={String(entry.revision)} />
          {odd.length > 0 ? (
            <FieldGroup legend={text.odd} hint={text.oddLead}>
              {odd.map((question) => (
                <TextArea
                  page={page}
                  name={reasonField(question.key)}
                  label={`${labelOf(page, question)} – ${answerText(page, question, entry.answers[question.key] ?? '')}`}
                  hint={
                    <>
                      <strong>
                        {(findings.oddities[question.key] ?? [])
                          .map((oddity) =>
                            oddityText(page, content, place.period, question, oddity),
                          )
                          .join(' ')}
                      </strong>
                      <br />
                      {text.reason} {text.reasonHint}
                    </>
                  }
                  value={reasons[question.key]}
                  error={missing.includes(question.key) ? text.reasonMissing : undefined}
                  rows={2}
                  maxlength={reasonAtMost}
                />
              ))}
            </FieldGroup>
          ) : null}
          <p>{signers.length > 0 ? text.goesTo(page.format.or(signers)) : text.goesToNobody}</p>
          <FormActions>
            <Button icon="send">{text.send}</Button>
            <ButtonLink kind="secondary" href={path}>
              {text.back}
            </ButtonLink>
          </FormActions>
        </Form>
      </Stack>
    </WorkPage>
  );
};
