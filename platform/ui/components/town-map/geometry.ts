/** From longitude and latitude to short SVG paths. A town is small: a plane fits it within a few metres. */

type Position = readonly number[];

/** The part of GeoJSON (RFC 7946) that maps are drawn from; coordinates are longitude, latitude. */
export type MapGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly Position[])[])[];
    };

/** Width of the drawing in its own units; paths are whole numbers of these. */
export const mapWidth = 2000;

export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const lines = (geometry: MapGeometry): readonly (readonly Position[])[] => {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
};

/** The rectangle around all geometries, with a margin of a share of its size. */
export const extentOf = (geometries: Iterable<MapGeometry>, margin = 0.02): Extent => {
  let west = Number.POSITIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const geometry of geometries)
    for (const line of lines(geometry))
      for (const [longitude = 0, latitude = 0] of line) {
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
      }
  if (west > east) return { west: 0, south: 0, east: 1, north: 1 };
  const x = (east - west) * margin;
  const y = (north - south) * margin;
  return { west: west - x, south: south - y, east: east + x, north: north + y };
};

export interface Projection {
  readonly height: number;
  readonly x: (longitude: number) => number;
  readonly y: (latitude: number) => number;
}

/** Equirectangular with its true parallel in the middle of the extent. */
export const projectionOf = ({ west, south, east, north }: Extent): Projection => {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = mapWidth / ((east - west) * shrink);
  return {
    height: Math.round((north - south) * scale),
    x: (longitude) => Math.round((longitude - west) * shrink * scale),
    y: (latitude) => Math.round((north - latitude) * scale),
  };
};

/**
 * A path with relative steps in whole units. Points nearer than `tolerance` units to the last
 * are left out; closed shapes smaller than `smallest` units across are left out whole.
 */
export const pathOf = (
  geometry: MapGeometry,
  { x, y }: Projection,
  { tolerance = 3, smallest = 0 } = {},
): string => {
  const isClosed = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  let path = '';
  for (const line of lines(geometry)) {
    let atX = 0;
    let atY = 0;
    let steps = '';
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    const end = isClosed ? line.length - 1 : line.length;
    for (let index = 0; index < end; index += 1) {
      const [longitude = 0, latitude = 0] = line[index] ?? [];
      const toX = x(longitude);
      const toY = y(latitude);
      if (toX < left) left = toX;
      if (toX > right) right = toX;
      if (toY < top) top = toY;
      if (toY > bottom) bottom = toY;
      if (index === 0) steps = `M${toX} ${toY}`;
      else {
        const byX = toX - atX;
        const byY = toY - atY;
        const isLast = index === end - 1;
        if (!isLast && Math.abs(byX) < tolerance && Math.abs(byY) < tolerance) continue;
        steps += `l${byX}${byY < 0 ? '' : ' '}${byY}`;
      }
      atX = toX;
      atY = toY;
    }
    if (isClosed && Math.max(right - left, bottom - top) < smallest) continue;
    path += isClosed ? `${steps}z` : steps;
  }
  return path;
};

/** Where a label can stand: the centre of mass of the largest ring. Shares of width and height. */
export const labelPlace = (
  geometry: MapGeometry,
  { x, y, height }: Projection,
): { readonly x: number; readonly y: number } => {
  let best = { area: -1, x: 0, y: 0 };
  for (const line of lines(geometry)) {
    let area = 0;
    let sumX = 0;
    let sumY = 0;
    for (let index = 0; index + 1 < line.length; index += 1) {
      const [aLongitude = 0, aLatitude = 0] = line[index] ?? [];
      const [bLongitude = 0, bLatitude = 0] = line[index + 1] ?? [];
      const [ax, ay, bx, by] = [x(aLongitude), y(aLatitude), x(bLongitude), y(bLatitude)];
      const cross = ax * by - bx * ay;
      area += cross / 2;
      sumX += ((ax + bx) * cross) / 6;
      sumY += ((ay + by) * cross) / 6;
    }
    if (Math.abs(area) > best.area && area !== 0)
      best = { area: Math.abs(area), x: sumX / area, y: sumY / area };
  }
  return { x: best.x / mapWidth, y: best.y / height };
};
