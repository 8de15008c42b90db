import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { mayShutOut, type RoleWithPermissions } from '../rules.ts';
import type { PersonDetails } from '../store.ts';
import { RoleChoices } from './role-choices.tsx';

export interface PersonPageProps {
  readonly page: PageContext;
  readonly person: PersonDetails;
  readonly roles: readonly RoleWithPermissions[];
  readonly chosen: readonly string[];
  /** What the reader may do. */
  readonly own: ReadonlySet<string>;
  readonly error?: { readonly field: 'roles' | 'block'; readonly message: string } | undefined;
}

const Facts = ({ page, person }: Pick<PersonPageProps, 'page' | 'person'>) => {
  const t = messages[page.language].people;
  const { lastSeen, createdAt } = person;
  return (
    <DescriptionList
      items={[
        { term: t.email, details: person.email },
        {
          term: t.state,
          details: (
            <Status tone={person.isBlocked ? 'negative' : 'positive'}>
              {person.isBlocked ? t.blocked : t.active}
            </Status>
          ),
        },
        { term: t.twoStep, details: person.twoFactorEnabled ? t.on : t.off },
        {
          term: t.since,
          details: <time datetime={createdAt.toISOString()}>{page.format.date(createdAt)}</time>,
        },
        {
          term: t.lastSeen,
          details: lastSeen ? (
            <time datetime={lastSeen.toISOString()}>{page.format.date(lastSeen, 'moment')}</time>
          ) : (
            t.never
          ),
        },
      ]}
    />
  );
};

export const PersonPage = (props: PersonPageProps) => {
  const { page, person, roles, chosen, own, error } = props;
  const t = messages[page.language].people;
  const path = `/work/admin/people/${person.id}`;
  const isSelf = page.person?.id === person.id;
  return (
    <WorkPage
      page={page}
      title={person.name || person.email}
      breadcrumb={[{ label: t.title, href: page.href('/work/admin/people') }]}
    >
      <Stack space="4">
        <ErrorSummary
          page={page}
          errors={
            error
              ? [{ field: error.field === 'block' ? '#access' : 'roles', message: error.message }]
              : []
          }
        />
        {isSelf ? <Alert page={page} title={t.yourself} /> : null}
        <Facts {...props} />
        <Form page={page} action={page.href(`${path}/roles`)} label={t.rolesTitle}>
          <RoleChoices
            page={page}
            roles={roles}
            chosen={chosen}
            own={own}
            error={error?.field === 'roles' ? error.message : undefined}
          />
          <FormActions>
            <Button>{t.saveRoles}</Button>
          </FormActions>
        </Form>
        <Section
          id="access"
          title={t.blockTitle}
          lead={person.isBlocked ? t.unblockLead : t.blockLead}
        >
          {mayShutOut(roles, chosen, own) ? (
            <Form page={page} action={page.href(`${path}/access`)} label={t.blockTitle}>
              <FormActions>
                {person.isBlocked ? (
                  <Button kind="secondary" name="access" value="open">
                    {t.unblock}
                  </Button>
                ) : (
                  <Button kind="danger" name="access" value="blocked">
                    {t.block}
                  </Button>
                )}
              </FormActions>
            </Form>
          ) : (
            <p>{t.cannotBlock}</p>
          )}
        </Section>
      </Stack>
    </WorkPage>
  );
};
