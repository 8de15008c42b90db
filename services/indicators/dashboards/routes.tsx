/** Reading dashboards: on the site, within another site, on a screen on the wall. */

import { get, type PublicContext, type Route } from '../../../platform/http/routes.ts';
import { contentPolicy } from '../../../platform/http/security-headers.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { Problem } from '../../../platform/problem.ts';
import { BarePage } from '../../../platform/ui/components/bare-page/bare-page.tsx';
import { FollowForm } from '../following/pages/follow-form.tsx';
import { thePublic, type Viewer } from '../values/viewer.ts';
import { viewerOf } from '../values/viewer-store.ts';
import { choiceOf, queryOf } from './address.ts';
import { Blocks } from './pages/blocks.tsx';
import { DashboardPage, dashboardsPath } from './pages/dashboard-page.tsx';
import { DashboardListPage } from './pages/list-page.tsx';
import { screensOf } from './screens.ts';
import { publishedDashboard, publishedDashboards } from './store.ts';
import { loadDashboard } from './view.ts';

/** Seconds that a screen on the wall shows each part. */
const secondsPerScreen = 20;

const load = async ({ city, params, query }: PublicContext, viewer: Viewer) => {
  const slug = params.slug ?? '';
  const { content, publishedAt } = await publishedDashboard(city.db, viewer, slug);
  return {
    slug,
    publishedAt,
    view: await loadDashboard(city.db, viewer, content, choiceOf(query)),
  };
};

const list = get(dashboardsPath, 'public', async ({ city, page }) => {
  const viewer = await viewerOf(city.db, page.person, page.can);
  return <DashboardListPage page={page} dashboards={await publishedDashboards(city.db, viewer)} />;
});

const show = get(`${dashboardsPath}/:slug`, 'public', async (context) => {
  const { city, page } = context;
  const viewer = await viewerOf(city.db, page.person, page.can);
  const loaded = await load(context, viewer);
  const { area, content } = loaded.view;
  const subject = { dashboard: loaded.slug, indicator: '', geography: content.geography };
  return (
    <DashboardPage
      page={page}
      {...loaded}
      follow={area ? <FollowForm page={page} subject={{ ...subject, area: area.code }} /> : null}
    />
  );
});

const html = async (
  markup: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Response> =>
  new Response(String(await markup), {
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
  });

const titleOf = (page: PublicContext['page'], view: Awaited<ReturnType<typeof load>>['view']) => {
  const title = chooseText(view.content.title, page.language).text;
  return view.area ? `${title}: ${view.area.name}` : title;
};

/** Within another site everybody is the public: whose session the browser holds does not matter. */
const embed = get('/embed/dashboards/:slug', 'public', async (context) => {
  const { page } = context;
  const { slug, view } = await load(context, thePublic);
  const query = queryOf(view.choice, view.whole?.code);
  const here = `${page.origin}${page.href(`${dashboardsPath}/${slug}${query}`)}`;
  return html(
    <BarePage
      page={page}
      title={titleOf(page, view)}
      kind="embedded"
      foot={
        <a href={here} target="_top">
          {page.municipality.name}
        </a>
      }
    >
      <Blocks
        page={page}
        view={view}
        hrefOf={({ area }) =>
          page.href(
            `/embed/dashboards/${slug}${queryOf(view.choice, view.whole?.code, area ? { area } : {})}`,
          )
        }
      />
    </BarePage>,
    {
      'content-security-policy': contentPolicy({ frames: '*' }),
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=60',
    },
  );
});

const display = get(`${dashboardsPath}/:slug/display`, 'public', async (context) => {
  const { city, page, query } = context;
  const viewer = await viewerOf(city.db, page.person, page.can);
  const { slug, view } = await load(context, viewer);
  const screens = screensOf(view.content.blocks);
  const number = Math.min(Math.max(1, Number(query.get('screen')) || 1), screens.length);
  const blocks = screens[number - 1];
  if (!blocks) throw new Problem('not-found');
  const address = new URLSearchParams(queryOf(view.choice, view.whole?.code));
  address.set('screen', String((number % screens.length) + 1));
  const path = `${dashboardsPath}/${slug}/display`;
  return html(
    <BarePage
      page={page}
      title={titleOf(page, view)}
      kind="display"
      foot={`${page.municipality.name} · ${page.format.date(city.now(), 'moment')} · ${number}/${screens.length}`}
    >
      <Blocks
        page={page}
        view={{ ...view, content: { ...view.content, blocks } }}
        hrefOf={() => page.href(`${dashboardsPath}/${slug}`)}
      />
    </BarePage>,
    {
      'cache-control': 'private, no-store',
      refresh: `${secondsPerScreen}; url=${page.href(`${path}?${address}`)}`,
    },
  );
});

export const dashboardRoutes: readonly Route[] = [list, display, show, embed];
