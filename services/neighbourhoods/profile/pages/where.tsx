import type { Area } from '../../../../platform/places/areas.ts';
import {
  type Extent,
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
const margin = 0.4;
/** Width over height of the map. */
const shape = 1.6;

/** A frame around the neighbourhood in the map's shape. */
const frameOf = (area: Area): Extent => {
  const { west, east, south, north } = extentOf([outlineOf(area)], margin);
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [width, height] = [(east - west) * shrink, north - south];
  const wide = Math.max(0, height * shape - width) / shrink / 2;
  const high = Math.max(0, width / shape - height) / 2;
  return { west: west - wide, east: east + wide, south: south - high, north: north + high };
};

const touches = (a: Extent, b: Extent): boolean =>
  a.west < b.east && a.east > b.west && a.south < b.north && a.north > b.south;

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
  const frame = area.outline ? frameOf(area) : undefined;
  const isShown = (one: Area) =>
    frame === undefined || touches(extentOf([outlineOf(one)], 0), frame);
  return (
    <TownMap
      id="where"
      language={page.language}
      title={messages.onTheMap(area.name)}
      description={messages.whereDescription(area.name, district?.name ?? '')}
      labels="all"
      layers={layers}
      extent={frame}
      areas={all.filter(isShown).map((one) => ({
        id: one.code,
        name: one.name,
        geometry: outlineOf(one),
        isHighlighted: one.code === area.code,
        ...(one.code === area.code ? {} : { href: neighbourhoodHref(page, one.code) }),
      }))}
    />
  );
};
