import { figureOfferOf } from '../../../platform/figures.ts';
import { areasByCode, townGeography } from '../../../platform/places/areas.ts';
import type { City } from '../../../platform/service.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import type { FollowedArea } from './pages/followed.tsx';
import { wantsTheme } from './rules.ts';
import { followsOf } from './store.ts';

/** The neighbourhoods that a person follows, with what is changing in them. */
export const loadFollowed = async (
  city: City,
  page: PageContext,
  personId: string,
): Promise<readonly FollowedArea[]> => {
  const follows = await followsOf(city.db, personId);
  if (follows.length === 0) return [];
  const codes = follows.map(({ area }) => area);
  const [areas, changes] = await Promise.all([
    areasByCode(city.db, townGeography, codes),
    figureOfferOf(city)?.changes(city, page, codes) ?? Promise.resolve([]),
  ]);
  return follows.flatMap(({ area, themes }): FollowedArea[] => {
    const found = areas.find(({ code }) => code === area);
    return found
      ? [
          {
            code: area,
            name: found.name,
            changes: changes.filter(
              (change) => change.area === area && wantsTheme(themes, change.theme),
            ),
          },
        ]
      : [];
  });
};
