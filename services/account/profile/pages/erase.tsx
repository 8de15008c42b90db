import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Prose } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { FormPage } from './form-page.tsx';

export const ErasePage = ({
  page,
  isLastKeeper,
  error,
}: {
  readonly page: PageContext;
  readonly isLastKeeper: boolean;
  readonly error?: string | undefined;
}) => {
  const t = messages[page.language].erase;
  return (
    <FormPage page={page} title={t.title} lead={t.lead} errors={error ? { confirm: error } : {}}>
      <Prose>
        <p>{t.what}</p>
        <p>
          <Link href={page.href('/me/data')} icon="download" download>
            {messages[page.language].profile.download}
          </Link>
        </p>
      </Prose>
      {isLastKeeper ? (
        <Alert page={page} kind="warning" title={t.keeper} />
      ) : (
        <Form page={page} action={page.href('/me/erase')} label={t.title}>
          <Checkboxes
            page={page}
            name="confirm"
            label={t.confirm}
            error={error}
            choices={[{ value: 'yes', label: t.understood }]}
          />
          <FormActions>
            <Button kind="danger" icon="trash">
              {t.submit}
            </Button>
          </FormActions>
        </Form>
      )}
      <Link href={page.href('/me')} icon="arrow-left">
        {t.back}
      </Link>
    </FormPage>
  );
};
