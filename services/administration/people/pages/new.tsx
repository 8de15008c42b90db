import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { RoleWithPermissions } from '../rules.ts';
import { RoleChoices } from './role-choices.tsx';

export const NewPersonPage = ({
  page,
  roles,
  own,
  entered,
  errors = {},
}: {
  readonly page: PageContext;
  readonly roles: readonly RoleWithPermissions[];
  readonly own: ReadonlySet<string>;
  readonly entered: {
    readonly name: string;
    readonly email: string;
    readonly roles: readonly string[];
  };
  readonly errors?: FieldErrors | undefined;
}) => {
  const t = messages[page.language].people;
  return (
    <WorkPage
      page={page}
      title={t.newTitle}
      lead={t.newLead}
      breadcrumb={[{ label: t.title, href: page.href('/work/admin/people') }]}
    >
      <Stack space="3">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <Form page={page} action={page.href('/work/admin/people')} label={t.newTitle}>
          <TextField
            page={page}
            name="name"
            label={t.name}
            value={entered.name}
            error={errors.name}
            autocomplete="off"
          />
          <TextField
            page={page}
            name="email"
            type="email"
            label={t.email}
            value={entered.email}
            error={errors.email}
            autocomplete="off"
            spellcheck={false}
          />
          <RoleChoices
            page={page}
            roles={roles}
            chosen={entered.roles}
            own={own}
            error={errors.roles}
          />
          <FormActions>
            <Button>{t.submitNew}</Button>
          </FormActions>
        </Form>
      </Stack>
    </WorkPage>
  );
};
