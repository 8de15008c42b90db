import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Grid, Prose, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';

export interface SignInPageProps {
  readonly page: PageContext;
  readonly target: string | undefined;
  /** What the OpenID Connect provider is called; undefined when there is none. */
  readonly provider: string | undefined;
  readonly trouble?: string | undefined;
  readonly email?: string | undefined;
  /** Wrong fields of the form with a password. */
  readonly errors?: FieldErrors | undefined;
  /** What is wrong with the address in the form for a link. */
  readonly linkError?: string | undefined;
}

/** Where the form was going, carried along. */
export const Continue = ({ target }: { readonly target: string | undefined }) =>
  target === undefined ? null : <input type="hidden" name="continue" value={target} />;

const linkFieldId = 'link-email';

export const SignInPage = ({
  page,
  target,
  provider,
  trouble,
  email,
  errors = {},
  linkError,
}: SignInPageProps) => {
  const t = messages[page.language].signIn;
  return (
    <ResidentPage page={page} title={t.title} isPrivate>
      <Stack space="4">
        <PageHeading title={t.title} />
        {target === '/held-entry' ? <Alert page={page} title={t.entryKept} /> : null}
        {trouble ? <Alert page={page} kind="error" title={trouble} live /> : null}
        <ErrorSummary
          page={page}
          errors={[
            ...Object.entries(errors).map(([field, message]) => ({ field, message })),
            ...(linkError ? [{ field: `#${linkFieldId}`, message: linkError }] : []),
          ]}
        />
        {provider ? (
          <Section id="provider" title={t.withProvider(provider)} lead={t.providerLead}>
            <Form
              page={page}
              action={page.href('/sign-in/provider')}
              label={t.withProvider(provider)}
            >
              <Continue target={target} />
              <FormActions>
                <Button kind="secondary" icon="landmark">
                  {t.withProvider(provider)}
                </Button>
              </FormActions>
            </Form>
          </Section>
        ) : null}
        <Grid minimum="large" space="6">
          <div>
            <Section id="password" title={t.withPassword}>
              <Form page={page} action={page.href('/sign-in')} label={t.withPassword}>
                <Continue target={target} />
                <TextField
                  page={page}
                  name="email"
                  type="email"
                  label={t.email}
                  value={email}
                  error={errors.email}
                  autocomplete="username"
                  spellcheck={false}
                />
                <TextField
                  page={page}
                  name="password"
                  type="password"
                  label={t.password}
                  error={errors.password}
                  autocomplete="current-password"
                />
                <FormActions>
                  <Button icon="log-in">{t.submit}</Button>
                </FormActions>
              </Form>
            </Section>
          </div>
          <div>
            <Section id="link" title={t.withLink} lead={t.linkLead}>
              <Form page={page} action={page.href('/sign-in/link')} label={t.withLink}>
                <Continue target={target} />
                <TextField
                  page={page}
                  id={linkFieldId}
                  name="email"
                  type="email"
                  label={t.email}
                  value={email}
                  error={linkError}
                  autocomplete="email"
                  spellcheck={false}
                />
                <FormActions>
                  <Button kind="secondary" icon="mail">
                    {t.linkSubmit}
                  </Button>
                </FormActions>
              </Form>
            </Section>
          </div>
        </Grid>
        <Prose>
          <p>{t.noAccount}</p>
        </Prose>
      </Stack>
    </ResidentPage>
  );
};
