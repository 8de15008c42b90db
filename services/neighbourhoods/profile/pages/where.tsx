import type { Area } from '../../../../platform/places/areas.ts';
import {
  extentOf,
  type MapGeometry,
} from '../../../../platform/ui/components/town-map/geometry.ts';
import { type MapLayers, TownMap } from '../../../../platform/ui/components/town-map/town-map.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages as catalogue } from '../../messages/index.ts';
import { neighbourhoodHref } from '../../pages/find-page.tsx';
import type { Place } from '../load.ts';

const outlineOf = ({ outline }: Area): MapGeometry => ({
  type: 'MultiPolygon',
  coordinates: outline ?? [],
});

/** How much room there is around the neighbourhood, as a part of its size. */
const margin = 0.35;

/** The neighbourhood with those around it, each a link to its own page. */
export const Where = ({
  page,
  place,
  layers,
}: {
  readonly page: PageContext;
  readonly place: Place;
  readonly layers: MapLayers;
}) => {
  const messages = catalogue[page.language];
  const { area, district, all } = place;
  return (
    <TownMap
      id="where"
      language={page.language}
      title={messages.onTheMap(area.name)}
      description={messages.whereDescription(area.name, district?.name ?? '')}
      labels="all"
      layers={layers}
      extent={area.outline ? extentOf([outlineOf(area)], margin) : undefined}
      areas={all.map((one) => ({
        id: one.code,
        name: one.name,
        geometry: outlineOf(one),
        isHighlighted: one.code === area.code,
        ...(one.code === area.code ? {} : { href: neighbourhoodHref(page, one.code) }),
      }))}
    />
  );
};
