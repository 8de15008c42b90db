import { Alert } from '../../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../../platform/ui/components/error-summary/error-summary.tsx';
import { FieldGroup, Form, FormActions } from '../../../../../platform/ui/components/form/form.tsx';
import { WorkPage } from '../../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import { questionKinds } from '../../content.ts';
import type { Draft } from '../../draft.ts';
import type { DraftError, FeedableIndicator } from '../../draft-errors.ts';
import type { FormRow } from '../../form-store.ts';
import { buildPath, draftTitle, formPath } from './frame.ts';
import { type AreaChoice, HeadFields } from './head-fields.tsx';
import { QuestionEditor } from './question-editor.tsx';

export interface EditPageProps {
  readonly page: PageContext;
  readonly form: FormRow;
  readonly draft: Draft;
  readonly owner: string;
  readonly areas: readonly AreaChoice[];
  readonly indicators: readonly FeedableIndicator[];
  readonly errors: readonly DraftError[];
  /** Whether someone else saved since this page was opened. */
  readonly isOutdated?: boolean;
}

/** A control that stands in four languages is shown in the reader's first: errors lead there. */
export const controlOf = (page: PageContext, field: string): string =>
  field.endsWith('-nl') ? `${field.slice(0, -2)}${page.language}` : field;

export const EditPage = (props: EditPageProps) => {
  const { page, form, draft, errors, isOutdated } = props;
  const words = builderMessages[page.language];
  const text = words.edit;
  const sentences = Object.fromEntries(
    errors.map(({ field, code, about }) => [field, words.errors[code](about ?? '')]),
  );
  const fitting = props.indicators.filter(
    ({ geography, frequency, yearKind }) =>
      geography === draft.geography &&
      frequency === draft.frequency &&
      (frequency !== 'year' || yearKind === draft.yearKind),
  );
  const title = draftTitle(page, draft);
  return (
    <WorkPage
      page={page}
      title={text.title(title)}
      lead={text.lead}
      breadcrumb={[
        { label: words.list.title, href: page.href(buildPath) },
        { label: title, href: page.href(formPath(form.code)) },
      ]}
      actions={
        <ButtonLink href={page.href(formPath(form.code, '/preview'))} kind="secondary">
          {words.page.preview}
        </ButtonLink>
      }
    >
      {isOutdated ? <Alert page={page} kind="warning" title={text.newer} live /> : null}
      <ErrorSummary
        page={page}
        errors={errors.map(({ field, code, about }) => ({
          field: controlOf(page, field),
          message: words.errors[code](about ?? ''),
        }))}
      />
      <Form page={page} action={page.href(formPath(form.code, '/edit'))}>
        <input type="hidden" name="revision" value={String(form.revision)} />
        {/* First, so that Enter in a field saves and moves nothing. */}
        <FormActions>
          <Button name="do" value="save" kind="secondary">
            {text.save}
          </Button>
        </FormActions>
        <HeadFields
          page={page}
          draft={draft}
          owner={props.owner}
          areas={props.areas}
          isReleased={form.version > 0}
          errors={sentences}
        />
        <h2>{text.questions}</h2>
        {draft.questions.map((question) => (
          <QuestionEditor
            page={page}
            draft={draft}
            question={question}
            indicators={fitting}
            errors={sentences}
          />
        ))}
        <div id="add">
          <FieldGroup legend={text.add}>
            <FormActions>
              {questionKinds.map((kind) => (
                <Button name="do" value={`add:${kind}`} kind="secondary" icon="plus">
                  {text.addKind[kind]}
                </Button>
              ))}
            </FormActions>
          </FieldGroup>
        </div>
        <FormActions>
          <Button name="do" value="check">
            {text.check}
          </Button>
          <Button name="do" value="save" kind="secondary">
            {text.save}
          </Button>
        </FormActions>
      </Form>
    </WorkPage>
  );
};
