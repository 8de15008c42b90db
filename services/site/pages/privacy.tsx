import type { PersonalData } from '../../../platform/service.ts';
import { Card } from '../../../platform/ui/components/card/card.tsx';
import { DescriptionList } from '../../../platform/ui/components/description-list/description-list.tsx';
import { Prose, Section, Stack } from '../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../platform/ui/components/link/link.tsx';
import { PageHeading } from '../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages } from '../messages/index.ts';

/** What is known of people, written by the services themselves. */
export const PrivacyPage = ({
  page,
  register,
}: {
  readonly page: PageContext;
  readonly register: readonly PersonalData[];
}) => {
  const t = messages[page.language].privacy;
  const { contact } = page.municipality;
  return (
    <ResidentPage page={page} title={t.title} description={t.description}>
      <Stack space="6">
        <PageHeading title={t.title} lead={t.lead} />
        <Section id="short" title={t.short}>
          <Prose>
            <ul>
              {t.points.map((point) => (
                <li>{point}</li>
              ))}
            </ul>
          </Prose>
        </Section>
        <Section id="rights" title={t.rights}>
          <Prose>
            <p>{t.rightsText}</p>
            <p>
              <Link href={page.href('/me')} kind="strong">
                {t.toProfile}
              </Link>
            </p>
          </Prose>
        </Section>
        <Section id="contact" title={t.contact}>
          <Prose>
            <p>{t.contactText}</p>
            <p>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </p>
          </Prose>
        </Section>
        <Section id="register" title={t.register} lead={t.registerLead}>
          <Stack space="2">
            {register.map((processing) => (
              <Card title={processing.purpose[page.language]}>
                <DescriptionList
                  items={[
                    { term: t.data, details: processing.categories[page.language] },
                    { term: t.basis, details: processing.legalBasis[page.language] },
                    { term: t.kept, details: processing.retention[page.language] },
                  ]}
                />
              </Card>
            ))}
          </Stack>
        </Section>
      </Stack>
    </ResidentPage>
  );
};
