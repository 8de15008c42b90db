import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { TextsField } from '../../forms/pages/builder/texts-field.tsx';
import { definitionMessages } from '../../messages/definitions/index.ts';
import type { EnteredEvent } from '../event-form.ts';
import type { Indicator } from '../store.ts';
import { typedText } from '../typed-text.ts';
import { eventsPath, wayTo } from './events-page.tsx';

/** More boxes than this no one looks through: then codes are typed. */
const boxesAtMost = 60;

export interface EventFormPageProps {
  readonly page: PageContext;
  readonly indicator: Indicator;
  /** Undefined for a new one. */
  readonly id: number | undefined;
  readonly entered: EnteredEvent;
  readonly example: string;
  /** Present areas of the geography. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly errors?: FieldErrors;
}

export const EventFormPage = (props: EventFormPageProps) => {
  const { page, indicator, id, entered, example, areas, errors = {} } = props;
  const t = definitionMessages[page.language].events;
  const path = eventsPath(indicator.code);
  const own = id === undefined ? path : `${path}/${id}`;
  return (
    <WorkPage
      page={page}
      title={id === undefined ? t.addTitle : t.changeTitle}
      breadcrumb={[...wayTo(page, indicator), { label: t.title, href: page.href(path) }]}
    >
      <ErrorSummary
        page={page}
        errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
      />
      <Form page={page} action={page.href(own)}>
        <TextsField
          page={page}
          name="title"
          label={t.short}
          value={typedText(entered.title)}
          error={errors[`title-${page.language}`]}
        />
        <TextsField
          page={page}
          name="explanation"
          label={t.explanation}
          value={typedText(entered.explanation)}
          rows={4}
          isOptional
        />
        <TextField
          page={page}
          name="period"
          label={t.when}
          hint={t.whenHint(example)}
          value={entered.period}
          error={errors.period}
          width="short"
        />
        {areas.length <= boxesAtMost ? (
          <Checkboxes
            page={page}
            name="areas"
            label={t.where}
            hint={t.whereHint}
            error={errors.areas}
            choices={areas.map(({ code, name }) => ({ value: code, label: name }))}
            values={entered.areas}
            isOptional
            isInColumns
          />
        ) : (
          <TextField
            page={page}
            name="areas"
            label={t.where}
            hint={t.whereCodes}
            error={errors.areas}
            value={entered.areas.join(', ')}
            width="full"
            isOptional
          />
        )}
        <Checkboxes
          page={page}
          name="isRebase"
          label={t.rebaseShort}
          choices={[{ value: 'yes', label: t.rebase, hint: t.rebaseHint }]}
          values={entered.isRebase ? ['yes'] : []}
          isOptional
        />
        <FormActions>
          <Button>{t.save}</Button>
        </FormActions>
      </Form>
      {id === undefined ? null : (
        <Form page={page} action={page.href(`${own}/remove`)} label={t.remove}>
          <FormActions>
            <Button kind="secondary">{t.remove}</Button>
          </FormActions>
        </Form>
      )}
    </WorkPage>
  );
};
