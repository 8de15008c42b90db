import { cyclic } from './cyclic.ts';
import { cross, distanceToSegment, type Point, subtract } from './point.ts';

/** The corners of a polygon without holes; the first corner is not repeated. */
export type Corners = readonly Point[];

/** `[west, south, east, north]` in metres. */
export type Extent = readonly [number, number, number, number];

/** In square metres: positive when the corners run counter-clockwise. */
export const signedArea = (corners: Corners): number => {
  let doubled = 0;
  let previous = cyclic(corners, -1);
  for (const corner of corners) {
    doubled += cross(previous, corner);
    previous = corner;
  }
  return doubled / 2;
};

export const counterClockwise = (corners: Corners): Corners =>
  signedArea(corners) < 0 ? corners.toReversed() : corners;

/** In metres. */
export const perimeter = (corners: Corners): number => {
  let sum = 0;
  let previous = cyclic(corners, -1);
  for (const corner of corners) {
    sum += Math.hypot(corner[0] - previous[0], corner[1] - previous[1]);
    previous = corner;
  }
  return sum;
};

/** Even-odd rule; a point exactly on the outline may fall on either side. */
export const contains = (corners: Corners, point: Point): boolean => {
  const x = point[0];
  const y = point[1];
  let inside = false;
  let previous = cyclic(corners, -1);
  for (const corner of corners) {
    const ay = previous[1];
    const by = corner[1];
    if (ay > y !== by > y) {
      const ax = previous[0];
      if (x < ((corner[0] - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    previous = corner;
  }
  return inside;
};

export const extentOf = (corners: Corners): Extent => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of corners) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
};

/** From a point to the outline, in metres, on either side. */
export const distanceToOutline = (corners: Corners, point: Point): number => {
  let nearest = Infinity;
  let previous = cyclic(corners, -1);
  for (const corner of corners) {
    nearest = Math.min(nearest, distanceToSegment(point, previous, corner));
    previous = corner;
  }
  return nearest;
};

export const centroid = (corners: Corners): Point => {
  const origin = cyclic(corners, 0);
  let [x, y, doubled] = [0, 0, 0];
  let previous = subtract(cyclic(corners, -1), origin);
  for (const corner of corners) {
    const current = subtract(corner, origin);
    const part = cross(previous, current);
    x += (previous[0] + current[0]) * part;
    y += (previous[1] + current[1]) * part;
    doubled += part;
    previous = current;
  }
  if (Math.abs(doubled) < 1e-9) return origin;
  return [origin[0] + x / (3 * doubled), origin[1] + y / (3 * doubled)];
};

/**
 * A point well inside: the best of a lattice by distance to the outline, refined around the best.
 * A plain form of the pole of inaccessibility (Garcia-Castellanos & Lombardo, 2007).
 */
export const innerPoint = (corners: Corners, lattice = 12): Point => {
  const [west, south, east, north] = extentOf(corners);
  let best: Point = centroid(corners);
  let clearance = contains(corners, best) ? distanceToOutline(corners, best) : -1;
  let [width, height, middleX, middleY] = [
    east - west,
    north - south,
    (west + east) / 2,
    (south + north) / 2,
  ];
  for (let round = 0; round < 3; round += 1) {
    for (let row = 0; row <= lattice; row += 1) {
      for (let column = 0; column <= lattice; column += 1) {
        const candidate: Point = [
          middleX + width * (column / lattice - 0.5),
          middleY + height * (row / lattice - 0.5),
        ];
        if (!contains(corners, candidate)) continue;
        const found = distanceToOutline(corners, candidate);
        if (found > clearance) [best, clearance] = [candidate, found];
      }
    }
    [middleX, middleY] = best;
    width /= lattice / 2;
    height /= lattice / 2;
  }
  return best;
};

/**
 * A point inside, found quickly: the middle of the widest stretch inside on one of three level
 * lines. Enough to tell which area a polygon lies in.
 */
export const anyInnerPoint = (corners: Corners): Point => {
  const [, south, , north] = extentOf(corners);
  let best: Point = centroid(corners);
  let width = 0;
  for (const share of [0.4871, 0.2713, 0.7391]) {
    const y = south + (north - south) * share;
    const crossings: number[] = [];
    let previous = cyclic(corners, -1);
    for (const corner of corners) {
      const [ax, ay] = previous;
      const [bx, by] = corner;
      if (ay > y !== by > y) crossings.push(((bx - ax) * (y - ay)) / (by - ay) + ax);
      previous = corner;
    }
    crossings.sort((a, b) => a - b);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const [from, to] = [cyclic(crossings, index), cyclic(crossings, index + 1)];
      if (to - from > width) [best, width] = [[(from + to) / 2, y], to - from];
    }
  }
  return best;
};

const side = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const doSegmentsCross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** The centroid where it lies inside, as it does in houses; else another point inside. */
const quickInnerPoint = (corners: Corners): Point => {
  const middle = centroid(corners);
  return contains(corners, middle) ? middle : anyInnerPoint(corners);
};

/** True when two polygons share ground; touching outlines do not count. */
export const doOverlap = (one: Corners, other: Corners): boolean => {
  const a = extentOf(one);
  const b = extentOf(other);
  if (a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3]) return false;
  for (let i = 0; i < one.length; i += 1) {
    for (let j = 0; j < other.length; j += 1) {
      if (
        doSegmentsCross(cyclic(one, i), cyclic(one, i + 1), cyclic(other, j), cyclic(other, j + 1))
      )
        return true;
    }
  }
  return contains(one, quickInnerPoint(other)) || contains(other, quickInnerPoint(one));
};

/** True when no two sides of the outline cross. */
export const isSimple = (corners: Corners): boolean => {
  for (let i = 0; i < corners.length; i += 1) {
    for (let j = i + 2; j < corners.length; j += 1) {
      if (i === 0 && j === corners.length - 1) continue;
      if (
        doSegmentsCross(
          cyclic(corners, i),
          cyclic(corners, i + 1),
          cyclic(corners, j),
          cyclic(corners, j + 1),
        )
      )
        return false;
    }
  }
  return true;
};
