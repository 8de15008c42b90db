import { DescriptionList } from '../../../platform/ui/components/description-list/description-list.tsx';
import { Prose, Section, Stack } from '../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages } from '../messages/index.ts';

/** When the text below was last gone through against the product. */
const preparedOn = new Date('2026-11-26T12:00:00Z');

const List = ({ items }: { readonly items: readonly string[] }) => (
  <Prose>
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  </Prose>
);

/** Accessibility statement after the model of Implementing Decision (EU) 2018/1523. */
export const AccessibilityPage = ({ page }: { readonly page: PageContext }) => {
  const t = messages[page.language].accessibility;
  const { name, contact } = page.municipality;
  return (
    <ResidentPage page={page} title={t.title} description={t.description}>
      <Stack space="6">
        <PageHeading title={t.title} lead={t.lead(name)} />
        <Prose>
          <p>{t.scope(name)}</p>
        </Prose>
        <Section id="status" title={t.status}>
          <Prose>
            <p>{t.statusText}</p>
          </Prose>
        </Section>
        <Section id="not-yet" title={t.notYet}>
          <List items={t.shortcomings} />
        </Section>
        <Section id="tested" title={t.tested}>
          <List items={t.tests} />
        </Section>
        <Section id="report" title={t.report} lead={t.reportText}>
          <DescriptionList
            items={[
              { term: t.email, details: <a href={`mailto:${contact.email}`}>{contact.email}</a> },
              {
                term: t.telephone,
                details: (
                  <a href={`tel:${contact.telephone.replaceAll(' ', '')}`}>{contact.telephone}</a>
                ),
              },
            ]}
          />
        </Section>
        <Section id="unhappy" title={t.unhappy}>
          <Prose>
            <p>{t.unhappyText}</p>
            <p>
              {t.prepared}{' '}
              <time datetime={preparedOn.toISOString()}>{page.format.date(preparedOn)}</time>,{' '}
              {t.preparedHow}
            </p>
          </Prose>
        </Section>
      </Stack>
    </ResidentPage>
  );
};
