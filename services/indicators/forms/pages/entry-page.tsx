import { chooseText } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Prose } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import { periodLabel } from '../../values/period.ts';
import type { Answers } from '../content.ts';
import { daysBetween } from '../due.ts';
import type { Previous } from '../rules.ts';
import { entryPath, type FormTask, myFormsPath } from '../task.ts';
import { lastTime, titleOf } from '../wording.ts';
import { dayText } from './day.tsx';
import { answerField, QuestionField } from './question-field.tsx';

export interface EntryPageProps {
  readonly page: PageContext;
  readonly task: FormTask;
  readonly answers: Answers;
  readonly revision: number;
  readonly previous: Previous;
  readonly today: string;
  /** Sentences by key of the question. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Name of who asks to correct it. */
  readonly returnedBy?: string | undefined;
  /** Who changed the same answers meanwhile. */
  readonly conflictWith?: string | undefined;
}

/** The form itself: one column, one question after the other, made for a phone. */
export const EntryPage = (props: EntryPageProps) => {
  const { page, task, answers, previous, today, errors = {} } = props;
  const { content, place, form, entry, due } = task;
  const text = formMessages[page.language];
  const introduction = chooseText(content.introduction, page.language);
  const path = page.href(entryPath(myFormsPath, form.code, content, place));
  const dueWords = (daysBetween(due, today) > 0 ? text.form.late : text.form.due)(
    dayText(page, due),
  );
  return (
    <WorkPage
      page={page}
      title={titleOf(page, content)}
      lead={text.form.about(task.areaName, periodLabel(place.period, content, page.format))}
      breadcrumb={[{ label: text.mine.title, href: page.href(myFormsPath) }]}
      islands={['save-draft']}
    >
      {props.conflictWith ? (
        <Alert page={page} kind="warning" title={text.form.conflictTitle(props.conflictWith)} live>
          <p>{text.form.conflictLead}</p>
        </Alert>
      ) : null}
      {entry?.state === 'returned' && props.returnedBy ? (
        <Alert page={page} kind="warning" title={text.form.returned(props.returnedBy)}>
          <p>{entry.returnReason}</p>
        </Alert>
      ) : null}
      <ErrorSummary
        page={page}
        errors={content.questions.flatMap(({ key }) =>
          errors[key] === undefined ? [] : [{ field: answerField(key), message: errors[key] }],
        )}
      />
      <Prose>
        <p>{dueWords}</p>
        {introduction.text === '' ? null : <p lang={introduction.lang}>{introduction.text}</p>}
        {form.state === 'closed' ? <p>{text.form.closed}</p> : null}
      </Prose>
      <polder-save-draft data-saved={text.form.draftSaved} data-stopped={text.form.draftStopped}>
        <Form page={page} action={path} isLarge>
          <input type="hidden" name="revision" value={String(props.revision)} />
          {content.questions.map((question) => (
            <QuestionField
              page={page}
              question={question}
              typed={answers[question.key]}
              lastTime={lastTime(page, content, place.period, question, previous)}
              error={errors[question.key]}
            />
          ))}
          <FormActions>
            <Button name="do" value="review" icon="arrow-right">
              {text.form.next}
            </Button>
            <Button name="do" value="save" kind="secondary">
              {text.form.save}
            </Button>
          </FormActions>
        </Form>
        <p role="status"></p>
      </polder-save-draft>
    </WorkPage>
  );
};
