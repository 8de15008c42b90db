import { get, type Route } from '../../../platform/http/routes.ts';
import { areasByCode } from '../../../platform/places/areas.ts';
import type { City } from '../../../platform/service.ts';
import { pageNumber } from '../imports/batch-view.ts';
import { crossOfAll } from '../values/across-store.ts';
import { seeStaff, type Viewer } from '../values/viewer.ts';
import { viewerOf } from '../values/viewer-store.ts';
import { type ChangeLine, ChangesPage } from './pages/changes-page.tsx';
import { countAlerts, recentAlerts } from './store.ts';

export const changesPath = '/work/indicators/changes';

const perPage = 50;

const meaningFrom = (text: string | null): 'better' | 'worse' | undefined =>
  text === 'better' || text === 'worse' ? text : undefined;

type Found = Awaited<ReturnType<typeof recentAlerts>>[number];

/** With names and figures; what this viewer does not see is left out. */
const linesOf = async (
  { db }: Pick<City, 'db'>,
  viewer: Viewer,
  found: readonly Found[],
): Promise<readonly ChangeLine[]> => {
  const wanted = new Map(
    found.map(({ alert: { indicatorId, period } }) => [
      `${indicatorId} ${period}`,
      { indicatorId, period },
    ]),
  );
  const values = new Map(
    (await crossOfAll(db, viewer, [...wanted.values()])).map((value) => [
      `${value.indicatorId} ${value.period} ${value.area}`,
      value.value,
    ]),
  );
  const names = new Map<string, string>();
  for (const [geography, ofOne] of Map.groupBy(found, ({ indicator }) => indicator.geography))
    for (const { code, name } of await areasByCode(
      db,
      geography,
      ofOne.map(({ alert: { area } }) => area),
    ))
      names.set(`${geography} ${code}`, name);
  return found.flatMap(({ alert, indicator }) => {
    const value = values.get(`${alert.indicatorId} ${alert.period} ${alert.area}`);
    const areaName = names.get(`${indicator.geography} ${alert.area}`);
    return typeof value === 'number' && areaName !== undefined
      ? [{ alert, indicator, areaName, value }]
      : [];
  });
};

export const changesRoutes: readonly Route[] = [
  get(changesPath, seeStaff, async ({ city, page, query }) => {
    const viewer = await viewerOf(city.db, page.person, page.can);
    const meaning = meaningFrom(query.get('meaning'));
    const pages = Math.max(1, Math.ceil((await countAlerts(city.db, meaning)) / perPage));
    const current = Math.min(pageNumber(query), pages);
    const found = await recentAlerts(city.db, meaning, {
      limit: perPage,
      offset: (current - 1) * perPage,
    });
    return (
      <ChangesPage
        page={page}
        path={changesPath}
        lines={await linesOf(city, viewer, found)}
        meaning={meaning}
        current={current}
        pages={pages}
      />
    );
  }),
];
