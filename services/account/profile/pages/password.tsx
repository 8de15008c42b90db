import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { FormPage } from './form-page.tsx';

export const PasswordPage = ({
  page,
  hasPassword,
  errors = {},
}: {
  readonly page: PageContext;
  readonly hasPassword: boolean;
  readonly errors?: FieldErrors | undefined;
}) => {
  const t = messages[page.language].password;
  const title = hasPassword ? t.title : t.chooseTitle;
  return (
    <FormPage page={page} title={title} lead={hasPassword ? t.lead : undefined} errors={errors}>
      <Form page={page} action={page.href('/me/password')} label={title}>
        {hasPassword ? (
          <TextField
            page={page}
            name="current"
            type="password"
            label={t.current}
            error={errors.current}
            autocomplete="current-password"
          />
        ) : null}
        <TextField
          page={page}
          name="next"
          type="password"
          label={t.next}
          hint={t.nextHint}
          error={errors.next}
          autocomplete="new-password"
        />
        <FormActions>
          <Button>{t.submit}</Button>
        </FormActions>
      </Form>
    </FormPage>
  );
};
