import { LinkCard } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Grid, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { type Manner, textOf } from '../article.ts';
import type { PublishedArticle } from '../store.ts';
import { articlesPath } from './article-page.tsx';

/** Everything that the assistant answers from. */
export const ArticleListPage = ({
  page,
  articles,
  manner,
}: {
  readonly page: PageContext;
  readonly manner: Manner;
  readonly articles: readonly PublishedArticle[];
}) => {
  const t = messages[page.language];
  return (
    <ResidentPage page={page} title={t.article.list} description={t.article.listLead}>
      <Stack space="6">
        <PageHeading title={t.article.list} lead={t.article.listLead} />
        {articles.length === 0 ? (
          <EmptyState title={t.article.none} icon="message-circle" />
        ) : (
          <Grid>
            {articles.map(({ slug, content }) => {
              const name = textOf(content, 'name', page.language, manner);
              const summary = textOf(content, 'summary', page.language, manner);
              return (
                <LinkCard
                  level={2}
                  href={page.href(`${articlesPath}/${slug}`)}
                  title={name?.text ?? slug}
                >
                  <span lang={summary?.lang}>{summary?.text.split(/\n{2,}/)[0]}</span>
                </LinkCard>
              );
            })}
          </Grid>
        )}
      </Stack>
    </ResidentPage>
  );
};
