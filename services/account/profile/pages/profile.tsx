import type { Person } from '../../../../platform/identity/identity.ts';
import { languageNames } from '../../../../platform/messages/languages.ts';
import { Badge } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { OwnSession } from '../../store.ts';
import { deviceOf } from '../device.ts';

export interface ProfilePageProps {
  readonly page: PageContext;
  readonly person: Person;
  /** In the reader's language. */
  readonly roles: readonly string[];
  readonly hasPassword: boolean;
  readonly sessions: readonly OwnSession[];
  readonly currentSession: string | undefined;
  readonly ownPages: readonly OwnPage[];
}

/** A page of a service with what the person keeps there. */
interface OwnPage {
  readonly href: string;
  readonly title: string;
  readonly about: string | undefined;
}

const Moment = ({ page, at }: { readonly page: PageContext; readonly at: Date }) => (
  <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>
);

const About = ({ page, person, roles }: Pick<ProfilePageProps, 'page' | 'person' | 'roles'>) => {
  const t = messages[page.language].profile;
  return (
    <Section
      id="about"
      title={t.about}
      action={<Link href={page.href('/me/details')}>{t.change}</Link>}
    >
      <DescriptionList
        items={[
          { term: t.name, details: person.name },
          { term: t.email, details: person.email },
          {
            term: t.language,
            details: person.language ? languageNames[person.language] : t.languageOfBrowser,
          },
          { term: t.roles, details: roles.length > 0 ? page.format.and(roles) : t.noRoles },
        ]}
      />
    </Section>
  );
};

const Security = ({
  page,
  person,
  hasPassword,
}: Pick<ProfilePageProps, 'page' | 'person' | 'hasPassword'>) => {
  const t = messages[page.language].profile;
  return (
    <Section id="security" title={t.security}>
      <DescriptionList
        items={[
          {
            term: t.password,
            details: hasPassword ? t.passwordSet : t.passwordUnset,
            action: (
              <Link href={page.href('/me/password')}>
                {hasPassword ? t.changePassword : t.choosePassword}
              </Link>
            ),
          },
          {
            term: t.twoFactor,
            details: person.twoFactorEnabled ? t.twoFactorOn : t.twoFactorOff,
            action: (
              <Link href={page.href('/me/two-factor')}>
                {person.twoFactorEnabled ? t.turnOff : t.turnOn}
              </Link>
            ),
          },
        ]}
      />
    </Section>
  );
};

const Sessions = ({
  page,
  sessions,
  currentSession,
}: Pick<ProfilePageProps, 'page' | 'sessions' | 'currentSession'>) => {
  const t = messages[page.language].profile;
  const nameOf = ({ userAgent }: OwnSession): string => {
    const { browser, system } = deviceOf(userAgent);
    return browser && system ? t.deviceOn(browser, system) : (browser ?? system ?? t.unknownDevice);
  };
  return (
    <Section id="sessions" title={t.sessions} lead={t.sessionsLead}>
      <DataTable
        page={page}
        id="session-table"
        caption={t.sessionTable}
        isCaptionHidden
        rows={sessions}
        columns={[
          { header: t.device, isRowHeader: true, cell: nameOf },
          { header: t.lastSeen, cell: (row) => <Moment page={page} at={row.updatedAt} /> },
          {
            header: t.action,
            cell: (row) =>
              row.id === currentSession ? (
                <Badge tone="positive">{t.thisDevice}</Badge>
              ) : (
                <Form
                  page={page}
                  action={page.href('/me/sessions/end')}
                  label={`${t.end}: ${nameOf(row)}, ${page.format.date(row.createdAt, 'moment')} (${row.id.slice(0, 4)})`}
                >
                  <FormActions>
                    <Button kind="secondary" small name="session" value={row.id}>
                      {t.end}
                    </Button>
                  </FormActions>
                </Form>
              ),
          },
        ]}
      />
    </Section>
  );
};

/** What the site knows of the person who reads it, and what they can do about it. */
export const ProfilePage = (props: ProfilePageProps) => {
  const { page } = props;
  const t = messages[page.language].profile;
  return (
    <ResidentPage page={page} title={t.title} isPrivate>
      <Stack space="6">
        <PageHeading title={t.title}>
          <Form page={page} action={page.href('/sign-out')} label={t.signOut}>
            <Button kind="secondary" icon="log-out">
              {t.signOut}
            </Button>
          </Form>
        </PageHeading>
        <About {...props} />
        {props.ownPages.length > 0 ? (
          <Section id="own-pages" title={t.ownPages}>
            <DescriptionList
              items={props.ownPages.map(({ href, title, about }) => ({
                term: <Link href={href}>{title}</Link>,
                details: about ?? '',
              }))}
            />
          </Section>
        ) : null}
        <Security {...props} />
        <Sessions {...props} />
        <Section id="data" title={t.data} lead={t.dataLead}>
          <Cluster>
            <ButtonLink href={page.href('/me/data')} kind="secondary" icon="download" download>
              {t.download}
            </ButtonLink>
            <ButtonLink href={page.href('/me/erase')} kind="subtle" icon="trash">
              {t.erase}
            </ButtonLink>
          </Cluster>
        </Section>
      </Stack>
    </ResidentPage>
  );
};
