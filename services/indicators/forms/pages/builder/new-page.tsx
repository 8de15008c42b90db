import { Button } from '../../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../../platform/ui/components/form/form.tsx';
import { WorkPage } from '../../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import type { Draft } from '../../draft.ts';
import { controlOf } from './edit-page.tsx';
import { buildPath } from './frame.ts';
import { type AreaChoice, HeadFields } from './head-fields.tsx';

export const NewPage = ({
  page,
  code,
  draft,
  owner,
  areas,
  errors = {},
}: {
  readonly page: PageContext;
  readonly code: string;
  readonly draft: Draft;
  readonly owner: string;
  readonly areas: readonly AreaChoice[];
  readonly errors?: Readonly<Record<string, string>>;
}) => {
  const words = builderMessages[page.language];
  const text = words.head;
  return (
    <WorkPage
      page={page}
      title={text.newTitle}
      lead={text.newLead}
      breadcrumb={[{ label: words.list.title, href: page.href(buildPath) }]}
    >
      <ErrorSummary
        page={page}
        errors={Object.entries(errors).map(([field, message]) => ({
          field: controlOf(page, field),
          message,
        }))}
      />
      <Form page={page} action={page.href(buildPath)}>
        <TextField
          page={page}
          name="code"
          label={text.code}
          hint={text.codeHint}
          value={code}
          error={errors.code}
          maxlength={60}
          spellcheck={false}
        />
        <HeadFields
          page={page}
          draft={draft}
          owner={owner}
          areas={areas}
          isReleased={false}
          errors={errors}
        />
        <FormActions>
          <Button>{text.create}</Button>
        </FormActions>
      </Form>
    </WorkPage>
  );
};
