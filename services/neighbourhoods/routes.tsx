import { get, type Route } from '../../platform/http/routes.ts';
import { findAddresses } from '../../platform/places/addresses.ts';
import {
  areaByCode,
  areasByCode,
  areasOfLevel,
  parentsOf,
  townGeography,
} from '../../platform/places/areas.ts';
import { Problem } from '../../platform/problem.ts';
import type { City } from '../../platform/service.ts';
import type { PageContext } from '../../platform/ui/page.ts';
import { townLayers } from './layers.ts';
import { type DistrictList, FindPage } from './pages/find-page.tsx';
import { type Profile, ProfilePage } from './pages/profile-page.tsx';
import { residentsOf } from './residents/store.ts';
import { neighboursOf, parentByArea } from './store.ts';

const neighbourhood = 'neighbourhood';

const districtLists = async (city: City): Promise<readonly DistrictList[]> => {
  const [districts, areas, parents] = await Promise.all([
    areasOfLevel(city.db, townGeography, 'district'),
    areasOfLevel(city.db, townGeography, neighbourhood),
    parentByArea(city.db),
  ]);
  return districts.map((district) => ({
    district,
    neighbourhoods: areas.filter(({ code }) => parents.get(code)?.includes(district.code)),
  }));
};

const loadProfile = async (city: City, page: PageContext, code: string): Promise<Profile> => {
  const { db } = city;
  const area = await areaByCode(db, townGeography, code);
  if (area.level !== neighbourhood) throw new Problem('not-found', { what: 'neighbourhood', code });
  const offered = city.services
    .flatMap((service) => service.offers?.blocks ?? [])
    .filter(
      ({ place, permission }) =>
        place === neighbourhood && (permission === undefined || page.can(permission)),
    )
    .toSorted((a, b) => a.order - b.order);
  const [[district], [townArea], siblings, near, who, blocks] = await Promise.all([
    parentsOf(db, townGeography, code),
    areasOfLevel(db, townGeography, 'municipality'),
    areasOfLevel(db, townGeography, neighbourhood),
    neighboursOf(db, code),
    residentsOf(db, code),
    Promise.all(offered.map((block) => block.render({ city, page, area }))),
  ]);
  return {
    area,
    district,
    townArea,
    siblings,
    neighbours: near.length > 0 ? await areasByCode(db, townGeography, near) : [],
    who,
    blocks,
  };
};

export const routes: readonly Route[] = [
  get('/neighbourhoods', 'public', async ({ city, page, query }) => {
    const typed = (query.get('address') ?? '').trim().slice(0, 120);
    const [districts, layers, found] = await Promise.all([
      districtLists(city),
      townLayers(city),
      typed === '' ? [] : findAddresses(city.db, typed),
    ]);
    return (
      <FindPage page={page} districts={districts} layers={layers} typed={typed} found={found} />
    );
  }),
  get('/neighbourhoods/:code', 'public', async ({ city, page, params }) => {
    const [profile, layers] = await Promise.all([
      loadProfile(city, page, params.code ?? ''),
      townLayers(city),
    ]);
    return <ProfilePage page={page} profile={profile} layers={layers} />;
  }),
];
