import { get, type Route } from '../../../platform/http/routes.ts';
import { ChallengePage, challengesPath } from './pages/challenge-page.tsx';
import { ChallengeListPage } from './pages/list-page.tsx';
import { publishedChallenge, publishedChallenges } from './store.ts';
import { loadChallenge } from './view.ts';

export const challengeRoutes: readonly Route[] = [
  get(challengesPath, 'public', async ({ city, page }) => (
    <ChallengeListPage page={page} challenges={await publishedChallenges(city.db)} />
  )),
  get(`${challengesPath}/:slug`, 'public', async ({ city, page, params }) => {
    const { content, publishedAt, version } = await publishedChallenge(city.db, params.slug ?? '');
    return (
      <ChallengePage
        page={page}
        view={await loadChallenge(city, page, content)}
        published={{ at: publishedAt, version }}
      />
    );
  }),
];
