import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { Continue } from './sign-in.tsx';

export const TwoFactorPage = ({
  page,
  target,
  error,
}: {
  readonly page: PageContext;
  readonly target: string | undefined;
  readonly error?: string | undefined;
}) => {
  const t = messages[page.language].twoFactor;
  return (
    <ResidentPage page={page} title={t.title} isPrivate>
      <Stack space="4">
        <PageHeading title={t.title} lead={t.lead} />
        <ErrorSummary page={page} errors={error ? [{ field: 'code', message: error }] : []} />
        <Form page={page} action={page.href('/sign-in/two-factor')} label={t.title}>
          <Continue target={target} />
          <TextField
            page={page}
            name="code"
            label={t.code}
            hint={t.hint}
            error={error}
            width="short"
            autocomplete="one-time-code"
            spellcheck={false}
          />
          <FormActions>
            <Button>{t.submit}</Button>
          </FormActions>
        </Form>
      </Stack>
    </ResidentPage>
  );
};
