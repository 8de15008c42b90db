import { mapLayers } from '../../platform/places/areas.ts';
import type { City } from '../../platform/service.ts';
import type { MapGeometry } from '../../platform/ui/components/town-map/geometry.ts';
import type { MapLayers } from '../../platform/ui/components/town-map/town-map.tsx';

const geometries = (
  collection: GeoJSON.FeatureCollection | undefined,
  keep: (properties: Readonly<Record<string, unknown>>) => boolean = () => true,
): readonly MapGeometry[] =>
  (collection?.features ?? [])
    .filter(({ properties }) => keep(properties ?? {}))
    .flatMap(({ geometry }) =>
      geometry.type === 'GeometryCollection' || geometry.type === 'MultiPoint' ? [] : [geometry as MapGeometry],
    );

/** Streets that a map of the whole town has room for. */
const widestStreets = ['main', 'country-road'];
const smallWater = ['ditch', 'canal'];

const minute = 60_000;
const kept = new WeakMap<City, { readonly until: number; readonly layers: Promise<MapLayers> }>();

const load = async (city: City): Promise<MapLayers> => {
  const layers = await mapLayers(city.db);
  return {
    water: geometries(layers.get('water'), ({ kind }) => !smallWater.includes(String(kind))),
    green: geometries(layers.get('green'), ({ kind }) => kind !== 'farmland' && kind !== 'meadow' && kind !== 'square'),
    streets: geometries(layers.get('streets'), ({ kind }) => widestStreets.includes(String(kind))),
  };
};

/** What lies under the town's map; the same object for a minute, so that its paths are drawn once. */
export const townLayers = (city: City): Promise<MapLayers> => {
  const now = city.now().getTime();
  const earlier = kept.get(city);
  if (earlier && earlier.until > now) return earlier.layers;
  const layers = load(city);
  kept.set(city, { until: now + minute, layers });
  return layers;
};
