/** What lies near a neighbourhood: the nearest of each kind of place. */
import type { Area } from '../../../platform/places/areas.ts';
import { extentOf } from '../../../platform/ui/components/town-map/geometry.ts';

export interface NearPlace {
  readonly kind: string;
  readonly name: string;
  readonly metres: number;
}

/** Kinds that people look for, in the order of the page. */
export const soughtKinds = [
  'school',
  'health-centre',
  'park',
  'sports-park',
  'library',
  'station',
  'care-home',
  'recycling-centre',
  'town-hall',
  'beach',
] as const;

type Position = readonly [number, number];

/** Mean radius of the earth in metres. */
const radius = 6_371_009;

/** Great-circle distance in metres (haversine). */
export const metresBetween = ([x1, y1]: Position, [x2, y2]: Position): number => {
  const angle = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (difference: number) => Math.sin(angle(difference) / 2) ** 2;
  const chord = half(y2 - y1) + Math.cos(angle(y1)) * Math.cos(angle(y2)) * half(x2 - x1);
  return 2 * radius * Math.asin(Math.sqrt(chord));
};

/** The middle of an area's frame; undefined without an outline. */
export const middleOf = ({ outline }: Pick<Area, 'outline'>): Position | undefined => {
  if (!outline || outline.length === 0) return undefined;
  const { west, east, south, north } = extentOf(
    [{ type: 'MultiPolygon', coordinates: outline }],
    0,
  );
  return [(west + east) / 2, (south + north) / 2];
};

/** The nearest place of each sought kind, rounded to 50 metres: the middle of an area is no doorstep. */
export const nearestPlaces = (
  from: Position,
  landmarks: GeoJSON.FeatureCollection | undefined,
): readonly NearPlace[] => {
  const places = (landmarks?.features ?? []).flatMap(({ geometry, properties }): NearPlace[] => {
    if (geometry.type !== 'Point') return [];
    const [x = 0, y = 0] = geometry.coordinates;
    const metres = Math.round(metresBetween(from, [x, y]) / 50) * 50;
    return [{ kind: String(properties?.kind ?? ''), name: String(properties?.name ?? ''), metres }];
  });
  return soughtKinds.flatMap((kind) => {
    const [nearest] = places
      .filter((place) => place.kind === kind)
      .toSorted((a, b) => a.metres - b.metres);
    return nearest ? [nearest] : [];
  });
};
