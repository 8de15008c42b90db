import type { FieldErrors } from '../../../../platform/http/form.ts';
import type { OpeningHoursEntry } from '../../../../platform/opening-hours/entry.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { CodeList } from '../../../../platform/ui/components/code-list/code-list.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { NumberField, TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { OpeningHoursFields } from '../../../../platform/ui/components/opening-hours/opening-hours.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { centreMessages } from '../messages/index.ts';

export const settingsPath = '/work/inbox/settings';

export interface SettingsPageProps {
  readonly page: PageContext;
  readonly hours: OpeningHoursEntry;
  readonly retention: string;
  readonly origins: string;
  readonly errors?: FieldErrors;
}

/** Hours, retention and the sites that show the assistant. */
export const SettingsPage = ({
  page,
  hours,
  retention,
  origins,
  errors = {},
}: SettingsPageProps) => {
  const { settings: t, inbox } = centreMessages[page.language];
  const troubles = Object.entries(errors).map(([field, message]) => ({ field, message }));
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.about}
      breadcrumb={[{ label: inbox.title, href: page.href('/work/inbox') }]}
    >
      <Stack space="6">
        <ErrorSummary page={page} errors={troubles} />
        <Form page={page} action={page.href(settingsPath)} label={t.title}>
          <Section id="hours" title={t.hours} lead={t.hoursLead}>
            <OpeningHoursFields page={page} name="hours" entry={hours} errors={errors} />
          </Section>
          <NumberField
            page={page}
            name="retention"
            label={t.retention}
            hint={t.retentionHint}
            value={retention}
            error={errors.retention}
            isWhole
          />
          <TextArea
            page={page}
            name="origins"
            label={t.origins}
            hint={t.originsHint}
            value={origins}
            error={errors.origins}
            rows={4}
            isOptional
          />
          <FormActions>
            <Button>{t.save}</Button>
          </FormActions>
        </Form>
        <Section id="embed" title={t.embed} lead={t.embedLead}>
          <CodeList codes={[`<script src="${page.origin}/assistant.js" async></script>`]} />
        </Section>
      </Stack>
    </WorkPage>
  );
};
