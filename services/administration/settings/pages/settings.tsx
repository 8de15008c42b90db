import type { FieldErrors } from '../../../../platform/http/form.ts';
import type { Contact } from '../../../../platform/settings/definitions.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { NumberField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { Municipality, PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';

const path = '/work/admin/settings';

export interface SettingsPageProps {
  readonly page: PageContext;
  readonly municipalities: readonly Municipality[];
  readonly isMunicipalityFixed: boolean;
  readonly contact: Contact;
  readonly sessionHours: string;
  readonly installation: {
    readonly address: string;
    readonly database: 'embedded' | 'server';
    readonly hasMailServer: boolean;
    readonly provider: string | undefined;
  };
  readonly errors?: FieldErrors | undefined;
}

const Look = ({ page, municipalities, isMunicipalityFixed, errors = {} }: SettingsPageProps) => {
  const t = messages[page.language].settings;
  return (
    <Section id="look" title={t.municipality} lead={t.municipalityHint}>
      {isMunicipalityFixed ? (
        <Alert page={page} title={t.municipalityFixed} />
      ) : (
        <Form page={page} action={page.href(`${path}/municipality`)} label={t.municipality}>
          <Radios
            page={page}
            name="municipality"
            label={t.municipalityName}
            error={errors.municipality}
            value={page.municipality.slug}
            choices={municipalities.map(({ slug, name, motto }) => ({
              value: slug,
              label: name,
              hint: motto[page.language],
            }))}
          />
          <FormActions>
            <Button>{t.saveMunicipality}</Button>
          </FormActions>
        </Form>
      )}
    </Section>
  );
};

const ContactForm = ({ page, contact, errors = {} }: SettingsPageProps) => {
  const t = messages[page.language].settings;
  return (
    <Section id="contact" title={t.contact} lead={t.contactLead}>
      <Form page={page} action={page.href(`${path}/contact`)} label={t.contact}>
        <TextField
          page={page}
          name="telephone"
          type="tel"
          label={t.telephone}
          value={contact.telephone}
          error={errors.telephone}
          autocomplete="off"
        />
        <TextField
          page={page}
          name="email"
          type="email"
          label={t.email}
          value={contact.email}
          error={errors.email}
          autocomplete="off"
        />
        <TextField
          page={page}
          name="visit"
          autocomplete="off"
          label={t.visit}
          value={contact.visit}
          error={errors.visit}
          width="full"
        />
        <FormActions>
          <Button kind="secondary">{t.saveContact}</Button>
        </FormActions>
      </Form>
    </Section>
  );
};

const Sessions = ({ page, sessionHours, errors = {} }: SettingsPageProps) => {
  const t = messages[page.language].settings;
  return (
    <Section id="sessions" title={t.sessions}>
      <Form page={page} action={page.href(`${path}/sessions`)} label={t.sessions}>
        <NumberField
          page={page}
          name="hours"
          label={t.hours}
          hint={t.hoursHint}
          unit={t.hoursUnit}
          isWhole
          value={sessionHours}
          error={errors.hours}
        />
        <FormActions>
          <Button kind="secondary">{t.saveSessions}</Button>
        </FormActions>
      </Form>
    </Section>
  );
};

const Installation = ({ page, installation }: SettingsPageProps) => {
  const t = messages[page.language].settings;
  return (
    <Section id="installation" title={t.installation}>
      <DescriptionList
        items={[
          { term: t.address, details: installation.address },
          { term: t.database, details: t.databases[installation.database] },
          { term: t.mailServer, details: installation.hasMailServer ? t.set : t.unset },
          { term: t.provider, details: installation.provider ?? t.unset },
        ]}
      />
    </Section>
  );
};

export const SettingsPage = (props: SettingsPageProps) => {
  const { page, errors = {} } = props;
  const t = messages[page.language].settings;
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <Look {...props} />
        <ContactForm {...props} />
        <Sessions {...props} />
        <Installation {...props} />
      </Stack>
    </WorkPage>
  );
};
