import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Prose } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { FormPage } from './form-page.tsx';

/** How someone shows that it is really them; `late` when the sign-in is too long ago for that. */
export type Proof = 'password' | 'sign-in' | 'late';

export interface ErasePageProps {
  readonly page: PageContext;
  readonly isLastKeeper: boolean;
  readonly proof: Proof;
  readonly isConfirmed?: boolean | undefined;
  readonly errors?: FieldErrors | undefined;
}

const SignInAgain = ({ page }: { readonly page: PageContext }) => {
  const t = messages[page.language].erase;
  return (
    <>
      <Alert page={page} title={t.late} />
      <Form page={page} action={page.href('/sign-out')} label={t.signInAgain}>
        <input type="hidden" name="continue" value="/me/erase" />
        <FormActions>
          <Button icon="log-in">{t.signInAgain}</Button>
        </FormActions>
      </Form>
    </>
  );
};

const EraseForm = ({ page, proof, isConfirmed, errors = {} }: ErasePageProps) => {
  const own = messages[page.language];
  const t = own.erase;
  return (
    <Form page={page} action={page.href('/me/erase')} label={t.title}>
      <Checkboxes
        page={page}
        name="confirm"
        label={t.confirm}
        error={errors.confirm}
        choices={[{ value: 'yes', label: t.understood }]}
        values={isConfirmed ? ['yes'] : []}
      />
      {proof === 'password' ? (
        <TextField
          page={page}
          name="password"
          type="password"
          label={own.twoStep.password}
          hint={own.twoStep.passwordHint}
          error={errors.password}
          autocomplete="current-password"
        />
      ) : null}
      <FormActions>
        <Button kind="danger" icon="trash">
          {t.submit}
        </Button>
      </FormActions>
    </Form>
  );
};

export const ErasePage = (props: ErasePageProps) => {
  const { page, isLastKeeper, proof, errors } = props;
  const t = messages[page.language].erase;
  return (
    <FormPage page={page} title={t.title} lead={t.lead} errors={errors}>
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
      ) : proof === 'late' ? (
        <SignInAgain page={page} />
      ) : (
        <EraseForm {...props} />
      )}
      <Link href={page.href('/me')} icon="arrow-left">
        {t.back}
      </Link>
    </FormPage>
  );
};
