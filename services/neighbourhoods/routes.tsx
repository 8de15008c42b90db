import { get, type Route } from '../../platform/http/routes.ts';
import { findAddresses } from '../../platform/places/addresses.ts';
import { areasOfLevel, townGeography } from '../../platform/places/areas.ts';
import type { City } from '../../platform/service.ts';
import { townLayers } from './layers.ts';
import { type DistrictList, FindPage } from './pages/find-page.tsx';
import { neighbourhoodLevel } from './profile/load.ts';
import { parentByArea } from './store.ts';

const districtLists = async (city: City): Promise<readonly DistrictList[]> => {
  const [districts, areas, parents] = await Promise.all([
    areasOfLevel(city.db, townGeography, 'district'),
    areasOfLevel(city.db, townGeography, neighbourhoodLevel),
    parentByArea(city.db),
  ]);
  return districts.map((district) => ({
    district,
    neighbourhoods: areas.filter(({ code }) => parents.get(code)?.includes(district.code)),
  }));
};

/** Enough for a few long streets: they are shown as streets, not house by house. */
const addressesAtMost = 400;

export const routes: readonly Route[] = [
  get('/neighbourhoods', 'public', async ({ city, page, query }) => {
    const typed = (query.get('address') ?? '').trim().slice(0, 120);
    const [districts, layers, found] = await Promise.all([
      districtLists(city),
      townLayers(city),
      typed === '' ? [] : findAddresses(city.db, typed, addressesAtMost),
    ]);
    return (
      <FindPage page={page} districts={districts} layers={layers} typed={typed} found={found} />
    );
  }),
];
