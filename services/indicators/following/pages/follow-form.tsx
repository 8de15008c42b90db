import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import type { Subject } from '../store.ts';

/** Asks to be told of changes; visitors are shown the way to sign in first. */
export const FollowForm = ({
  page,
  subject,
}: {
  readonly page: PageContext;
  readonly subject: Subject;
}) => {
  const t = dashboardMessages[page.language];
  if (!page.person)
    return (
      <Section id="follow" title={t.follow}>
        <p>
          <a
            href={page.href(
              `/sign-in?continue=${encodeURIComponent(`${page.path}${page.search}`)}`,
            )}
          >
            {t.followSignIn}
          </a>
        </p>
      </Section>
    );
  return (
    <Section id="follow" title={t.follow} lead={t.followLead}>
      <Form page={page} action={page.href('/me/following')} label={t.follow}>
        {Object.entries(subject).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Radios
          page={page}
          name="pace"
          label={t.pace}
          value="change"
          choices={(['change', 'digest'] as const).map((pace) => ({
            value: pace,
            label: t.paces[pace],
          }))}
        />
        <FormActions>
          <Button kind="secondary" icon="bell">
            {t.follow}
          </Button>
        </FormActions>
      </Form>
    </Section>
  );
};
