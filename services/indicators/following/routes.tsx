import { z } from 'zod';
import { isRowNumber } from '../../../platform/database/row-number.ts';
import { parseForm } from '../../../platform/http/form.ts';
import { get, post, type Route, seeOther } from '../../../platform/http/routes.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { areaByCode, areasByCode } from '../../../platform/places/areas.ts';
import { isProblem, Problem } from '../../../platform/problem.ts';
import { visibleDefinition } from '../catalogue/store.ts';
import { publishedDashboard } from '../dashboards/store.ts';
import { dashboardMessages } from '../messages/dashboards/index.ts';
import { viewerOf } from '../values/viewer-store.ts';
import { type FollowedLine, FollowingPage } from './pages/following-page.tsx';
import { follow, type Subscription, subscriptionsOf, unfollow } from './store.ts';

const path = '/me/following';

const wish = z.object({
  dashboard: z.string().max(60),
  indicator: z.string().max(60),
  geography: z.string().min(1).max(60),
  area: z.string().min(1).max(60),
  pace: z.enum(['change', 'digest']),
});

const list = get(path, 'signed-in', async ({ city, page, person }) => {
  const { db } = city;
  const viewer = await viewerOf(db, person, page.can);
  const line = async (found: Subscription): Promise<FollowedLine | undefined> => {
    const [area] = await areasByCode(db, found.geography, [found.area]);
    const query = `?area=${encodeURIComponent(found.area)}`;
    const common = { id: found.id, pace: found.pace, areaName: area?.name ?? found.area };
    try {
      if (found.dashboard !== '') {
        const { content } = await publishedDashboard(db, viewer, found.dashboard);
        const name = chooseText(content.title, page.language).text;
        return { ...common, name, href: `/dashboards/${found.dashboard}${query}` };
      }
      const indicator = await visibleDefinition(db, viewer, found.indicator);
      const name = chooseText(indicator.name, page.language).text;
      return { ...common, name, href: `/figures/${found.indicator}${query}` };
    } catch (error) {
      if (!isProblem(error) || error.code !== 'not-found') throw error;
      return { ...common, name: found.dashboard || found.indicator, href: '/figures' };
    }
  };
  const lines = await Promise.all((await subscriptionsOf(db, person.id)).map(line));
  return <FollowingPage page={page} lines={lines.filter((one) => one !== undefined)} />;
});

const start = post(path, 'signed-in', async ({ city, page, tx, form, person }) => {
  const parsed = parseForm(form, wish, page.language);
  if (!parsed.ok) throw new Problem('invalid-input');
  const { pace, ...subject } = parsed.value;
  if ((subject.dashboard === '') === (subject.indicator === '')) throw new Problem('invalid-input');
  const viewer = await viewerOf(tx, person, page.can);
  // Whoever may not see it cannot follow it either.
  if (subject.dashboard === '') await visibleDefinition(tx, viewer, subject.indicator);
  else await publishedDashboard(tx, viewer, subject.dashboard);
  await areaByCode(tx, subject.geography, subject.area);
  await follow(tx, person.id, subject, { pace, language: page.language, now: city.now() });
  return seeOther(path, { kind: 'success', text: dashboardMessages[page.language].followed });
});

const stop = post(`${path}/stop`, 'signed-in', async ({ page, tx, form, person }) => {
  const id = Number(form.text('id'));
  if (!isRowNumber(id) || !(await unfollow(tx, person.id, id))) throw new Problem('not-found');
  return seeOther(path, { kind: 'success', text: dashboardMessages[page.language].unfollowed });
});

export const followingRoutes: readonly Route[] = [list, start, stop];
