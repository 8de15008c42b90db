import { areasOfLevel, mapLayers, townGeography } from '../../platform/places/areas.ts';
import type { City } from '../../platform/service.ts';
import {
  type Extent,
  extentOf,
  type MapGeometry,
} from '../../platform/ui/components/town-map/geometry.ts';
import type { MapLayers } from '../../platform/ui/components/town-map/town-map.tsx';

const geometries = (
  collection: GeoJSON.FeatureCollection | undefined,
  keep: (properties: Readonly<Record<string, unknown>>) => boolean = () => true,
): readonly MapGeometry[] =>
  (collection?.features ?? [])
    .filter(({ properties }) => keep(properties ?? {}))
    .flatMap(({ geometry }) =>
      geometry.type === 'GeometryCollection' || geometry.type === 'MultiPoint'
        ? []
        : [geometry as MapGeometry],
    );

/** Streets that a map of the whole town has room for. */
const widestStreets = ['main', 'country-road'];
const smallWater = ['ditch', 'canal'];
const openGround = ['farmland', 'meadow', 'square'];

/** Part of the town's width and height that the home page's picture shows, around its middle. */
const pictureShare = 0.62;

const isWithin = ({ west, south, east, north }: Extent, geometry: MapGeometry): boolean => {
  const own = extentOf([geometry], 0);
  return own.west < east && own.east > west && own.south < north && own.north > south;
};

const minute = 60_000;

/** Makes a value at most once a minute per city: what is drawn from it is then kept too. */
const keptAMinute = <Value>(make: (city: City) => Promise<Value>) => {
  const kept = new WeakMap<City, { readonly until: number; readonly value: Promise<Value> }>();
  return (city: City): Promise<Value> => {
    const now = city.now().getTime();
    const earlier = kept.get(city);
    if (earlier && earlier.until > now) return earlier.value;
    const value = make(city);
    kept.set(city, { until: now + minute, value });
    return value;
  };
};

/** What lies under a map of the whole town. */
export const townLayers = keptAMinute(async (city): Promise<MapLayers> => {
  const layers = await mapLayers(city.db);
  return {
    water: geometries(layers.get('water'), ({ kind }) => !smallWater.includes(String(kind))),
    green: geometries(layers.get('green'), ({ kind }) => !openGround.includes(String(kind))),
    streets: geometries(layers.get('streets'), ({ kind }) => widestStreets.includes(String(kind))),
  };
});

/** The heart of the town with all its streets, for the home page. */
export const townPicture = keptAMinute(
  async (city): Promise<{ readonly layers: MapLayers; readonly extent: Extent } | undefined> => {
    const [town] = await areasOfLevel(city.db, townGeography, 'municipality');
    if (!town?.outline) return undefined;
    const whole = extentOf([{ type: 'MultiPolygon', coordinates: town.outline }], 0);
    const [x, y] = [(whole.west + whole.east) / 2, (whole.south + whole.north) / 2];
    const [width, height] = [
      (whole.east - whole.west) * pictureShare,
      (whole.north - whole.south) * pictureShare,
    ];
    const extent = {
      west: x - width / 2,
      east: x + width / 2,
      south: y - height / 2 + height * 0.18,
      north: y + height / 2 + height * 0.18,
    };
    const layers = await mapLayers(city.db);
    const near = (name: string, leftOut: readonly string[]) =>
      geometries(layers.get(name), ({ kind }) => !leftOut.includes(String(kind))).filter((one) =>
        isWithin(extent, one),
      );
    return {
      extent,
      layers: {
        water: near('water', smallWater),
        green: near('green', openGround),
        streets: near('streets', ['path', 'lane']),
      },
    };
  },
);
