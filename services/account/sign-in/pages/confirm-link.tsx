import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { Continue } from './sign-in.tsx';

/** Where a link from a letter leads: one press of a button signs in. */
export const ConfirmLinkPage = ({
  page,
  token,
  target,
}: {
  readonly page: PageContext;
  readonly token: string;
  readonly target: string | undefined;
}) => {
  const t = messages[page.language].confirmLink;
  return (
    <ResidentPage page={page} title={t.title} isPrivate>
      <Stack space="4">
        <PageHeading title={t.title} lead={t.lead} />
        <Form page={page} action={page.href('/sign-in/link/confirm')} label={t.title}>
          <input type="hidden" name="token" value={token} />
          <Continue target={target} />
          <FormActions>
            <Button>{t.submit}</Button>
          </FormActions>
        </Form>
      </Stack>
    </ResidentPage>
  );
};
