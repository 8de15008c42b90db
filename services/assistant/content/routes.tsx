import { get, type Route } from '../../../platform/http/routes.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { ArticlePage, articlesPath } from './pages/article-page.tsx';
import { ArticleListPage } from './pages/list-page.tsx';
import { publishedArticle, publishedArticles } from './store.ts';

export const contentRoutes: readonly Route[] = [
  get(articlesPath, 'public', async ({ city, page }) => (
    <ArticleListPage page={page} articles={await publishedArticles(city.db)} />
  )),
  get(`${articlesPath}/:slug`, 'public', async ({ city, page, params }) => (
    <ArticlePage
      page={page}
      article={await publishedArticle(city.db, params.slug ?? '')}
      today={dayInTown(city.now())}
    />
  )),
];
