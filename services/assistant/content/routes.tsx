import { get, type Route } from '../../../platform/http/routes.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { answersFor } from './answers.ts';
import { mannerSetting } from './manner.ts';
import { ArticlePage, articlesPath } from './pages/article-page.tsx';
import { ArticleListPage } from './pages/list-page.tsx';
import { publishedArticle, publishedArticles, questionsByArticle } from './store.ts';

export const contentRoutes: readonly Route[] = [
  get(articlesPath, 'public', async ({ city, page, query }) => {
    const { language } = page;
    const words = query.get('q') ?? '';
    const [articles, manners, questions] = await Promise.all([
      publishedArticles(city.db),
      readSetting(city.db, mannerSetting),
      // Only a search looks in them. Its page has a form of its own to ask the assistant with, and is
      // therefore never kept: what is asked changes without a change that all pages are made again for.
      words.trim() === '' ? new Map() : questionsByArticle(city.db, language),
    ]);
    const choice = {
      words,
      theme: query.get('theme') ?? '',
      audience: query.get('audience') ?? '',
    };
    return (
      <ArticleListPage
        page={page}
        today={dayInTown(city.now())}
        answers={answersFor(articles, choice, {
          language,
          manner: manners[language],
          questions,
        })}
      />
    );
  }),
  get(`${articlesPath}/:slug`, 'public', async ({ city, page, params }) => (
    <ArticlePage
      page={page}
      article={await publishedArticle(city.db, params.slug ?? '')}
      now={city.now()}
      manner={(await readSetting(city.db, mannerSetting))[page.language]}
    />
  )),
];
