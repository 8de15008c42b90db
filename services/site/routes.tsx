import { get, type Route } from '../../platform/http/routes.ts';
import { originOf } from '../../platform/origin.ts';
import type { Content } from '../../platform/ui/example.ts';
import { renderBlocks } from './blocks.ts';
import { AccessibilityPage } from './pages/accessibility.tsx';
import { DesignPage } from './pages/design.tsx';
import { HomePage } from './pages/home.tsx';
import { PrivacyPage } from './pages/privacy.tsx';
import { WorkHome } from './pages/work-home.tsx';
import { possibilitiesOf } from './possibilities.ts';
import { publicPaths, robots, siteMap } from './sitemap.ts';
import { lastActionsOf, lastRunsOf } from './store.ts';

/** Blocks are markup; the contract leaves their type open, as it is the page that shows them. */
const contents = async (...of: Parameters<typeof renderBlocks>): Promise<Content[]> =>
  (await renderBlocks(...of)) as Content[];

const asText = (body: string, type: string): Response =>
  new Response(body, {
    headers: { 'content-type': `${type}; charset=UTF-8`, 'cache-control': 'public, max-age=3600' },
  });

export const routes: readonly Route[] = [
  get('/', 'public', async ({ city, page }) => {
    const [picture] = await contents(city, page, 'home-picture');
    const [door] = await contents(city, page, 'home-door');
    const blocks = await contents(city, page, 'home');
    return (
      <HomePage
        page={page}
        possibilities={possibilitiesOf(city.services, 'resident', page)}
        picture={picture}
        door={door}
        blocks={blocks}
      />
    );
  }),
  get('/work', 'signed-in', async ({ city, page, person }) => (
    <WorkHome
      page={page}
      name={person.name}
      places={possibilitiesOf(city.services, 'work', page)}
      blocks={await contents(city, page, 'work')}
      runs={await lastRunsOf(city.db, person.id, 5)}
      actions={await lastActionsOf(city.db, person.id, 8)}
      nameOf={(code) => city.nameOf(code, page.language)}
    />
  )),
  get('/accessibility', 'public', ({ page }) => <AccessibilityPage page={page} />),
  get('/privacy', 'public', ({ city, page }) => (
    <PrivacyPage
      page={page}
      register={city.services.flatMap((service) => service.personalData ?? [])}
    />
  )),
  get('/work/design', 'site.design', ({ page }) => <DesignPage page={page} />),
  get('/robots.txt', 'public', ({ city }) => asText(robots(originOf(city.config)), 'text/plain')),
  get('/sitemap.xml', 'public', ({ city }) =>
    asText(siteMap(originOf(city.config), publicPaths(city.services)), 'application/xml'),
  ),
];
