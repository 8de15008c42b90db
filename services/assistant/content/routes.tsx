import { get, type Route } from '../../../platform/http/routes.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { mannerSetting } from './manner.ts';
import { ArticlePage, articlesPath } from './pages/article-page.tsx';
import { ArticleListPage } from './pages/list-page.tsx';
import { publishedArticle, publishedArticles } from './store.ts';

export const contentRoutes: readonly Route[] = [
  get(articlesPath, 'public', async ({ city, page }) => (
    <ArticleListPage
      page={page}
      articles={await publishedArticles(city.db)}
      manner={(await readSetting(city.db, mannerSetting))[page.language]}
    />
  )),
  get(`${articlesPath}/:slug`, 'public', async ({ city, page, params }) => (
    <ArticlePage
      page={page}
      article={await publishedArticle(city.db, params.slug ?? '')}
      now={city.now()}
      manner={(await readSetting(city.db, mannerSetting))[page.language]}
    />
  )),
];
