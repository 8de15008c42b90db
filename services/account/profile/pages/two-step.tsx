import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { CodeList } from '../../../../platform/ui/components/code-list/code-list.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Prose, Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { QrCode } from '../../../../platform/ui/components/qr-code/qr-code.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { FormPage } from './form-page.tsx';

interface TwoFactorPageProps {
  readonly page: PageContext;
  readonly isOn: boolean;
  readonly hasPassword: boolean;
  readonly error?: string | undefined;
}

/** The beginning of turning two-step verification on, or the end of it: both ask for the password. */
export const TwoFactorPage = ({ page, isOn, hasPassword, error }: TwoFactorPageProps) => {
  const t = messages[page.language].twoStep;
  const action = page.href(isOn ? '/me/two-factor/off' : '/me/two-factor/start');
  return (
    <FormPage
      page={page}
      title={t.title}
      lead={isOn ? t.onLead : t.lead}
      errors={error ? { password: error } : {}}
    >
      {hasPassword ? (
        <Form page={page} action={action} label={t.title}>
          {isOn ? <p>{t.offLead}</p> : null}
          <TextField
            page={page}
            name="password"
            type="password"
            label={t.password}
            hint={t.passwordHint}
            error={error}
            autocomplete="current-password"
          />
          <FormActions>
            <Button kind={isOn ? 'danger' : 'primary'}>{isOn ? t.turnOff : t.start}</Button>
          </FormActions>
        </Form>
      ) : (
        <>
          <Alert page={page} title={t.needsPassword} />
          <Cluster>
            <ButtonLink href={page.href('/me/password')}>
              {messages[page.language].profile.choosePassword}
            </ButtonLink>
          </Cluster>
        </>
      )}
    </FormPage>
  );
};

interface SetUpPageProps {
  readonly page: PageContext;
  /** The `otpauth:` address of the new key. */
  readonly uri: string;
  /** The key as people type it. */
  readonly readable: string;
  readonly codes: readonly string[];
  readonly error?: string | undefined;
}

/** Key, backup codes and proof on one page, as the codes are shown this one time only. */
export const SetUpPage = ({ page, uri, readable, codes, error }: SetUpPageProps) => {
  const t = messages[page.language].twoStep;
  return (
    <FormPage page={page} title={t.title} errors={error ? { code: error } : {}}>
      <Section id="app" title={t.stepApp} lead={t.stepAppLead}>
        <Cluster space="3">
          <QrCode content={uri} label={t.qr} />
          <Prose>
            <p>
              {t.key}: <code>{readable}</code>
            </p>
            <p>
              <Link href={uri} icon="key-round">
                {t.openApp}
              </Link>
            </p>
          </Prose>
        </Cluster>
      </Section>
      <Section id="codes" title={t.stepCodes} lead={t.stepCodesLead}>
        <CodeList codes={codes} />
      </Section>
      <Section id="confirm" title={t.stepConfirm}>
        <Form page={page} action={page.href('/me/two-factor/confirm')} label={t.stepConfirm}>
          <input type="hidden" name="uri" value={uri} />
          {codes.map((code) => (
            <input type="hidden" name="codes" value={code} />
          ))}
          <TextField
            page={page}
            name="code"
            label={t.code}
            hint={t.codeHint}
            error={error}
            width="short"
            inputmode="numeric"
            autocomplete="one-time-code"
          />
          <FormActions>
            <Button>{t.confirm}</Button>
          </FormActions>
        </Form>
      </Section>
    </FormPage>
  );
};
