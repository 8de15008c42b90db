import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { holdsOn, textFields, textOf } from '../article.ts';
import type { PublishedArticle } from '../store.ts';
import { Written } from './written.tsx';

export const articlesPath = '/answers';
export const askPath = '/ask';

/** Noon: the same day in every time zone of the countries that read it. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

export const ArticlePage = ({
  page,
  article: { slug, content },
  today,
}: {
  readonly page: PageContext;
  readonly article: PublishedArticle;
  readonly today: string;
}) => {
  const t = messages[page.language];
  const name = textOf(content, 'name', page.language);
  const summary = textOf(content, 'summary', page.language);
  return (
    <ResidentPage
      page={page}
      title={name?.text ?? slug}
      description={summary?.text.slice(0, 155) ?? t.description}
      breadcrumb={[{ label: t.article.list, href: page.href(articlesPath) }]}
    >
      <Stack space="6">
        <PageHeading
          title={name?.text ?? slug}
          lead={summary ? <span lang={summary.lang}>{summary.text}</span> : undefined}
        />
        {holdsOn(content, today) ? null : (
          <Alert page={page} kind="warning">
            <p>{t.article.expired}</p>
          </Alert>
        )}
        {textFields
          .filter((field) => field !== 'name' && field !== 'summary')
          .map((field) => ({ field, found: textOf(content, field, page.language) }))
          .map(({ field, found }) =>
            found ? (
              <Section id={field.toLowerCase()} title={t.fields[field]}>
                <Written text={found.text} lang={found.lang} />
              </Section>
            ) : null,
          )}
        <p class="polder-card__meta">
          {t.article.checkedBy(page.format.date(noonOf(content.checkedOn)), content.owner)}
        </p>
        <p>
          <ButtonLink href={page.href(askPath)} kind="secondary" icon="message-circle">
            {t.article.ask}
          </ButtonLink>
        </p>
      </Stack>
    </ResidentPage>
  );
};
