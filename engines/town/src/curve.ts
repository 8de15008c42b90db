import { cyclic } from './cyclic.ts';
import {
  add,
  between,
  cross,
  distance,
  distanceToSegment,
  dot,
  left,
  type Point,
  scale,
  subtract,
  unit,
} from './point.ts';
import type { Corners } from './polygon.ts';

/** An open line through points, in metres. */
export type Curve = readonly Point[];

export const segmentsOf = (curve: Curve): [Point, Point][] => {
  const segments: [Point, Point][] = [];
  let previous: Point | undefined;
  for (const point of curve) {
    if (previous) segments.push([previous, point]);
    previous = point;
  }
  return segments;
};

export const lengthOf = (curve: Curve): number =>
  segmentsOf(curve).reduce((sum, [a, b]) => sum + distance(a, b), 0);

/**
 * Points about `step` metres apart on a smooth curve through all given points; the given points
 * are kept exactly. Centripetal Catmull–Rom (Barry & Goldman 1988; Yuksel et al. 2011).
 */
export const smooth = (points: Curve, step: number): Point[] => {
  const first = cyclic(points, 0);
  const final = cyclic(points, -1);
  const padded = [
    subtract(scale(first, 2), cyclic(points, 1)),
    ...points,
    subtract(scale(final, 2), cyclic(points, -2)),
  ];
  const result: Point[] = [first];
  for (let index = 1; index < padded.length - 2; index += 1) {
    const p0 = cyclic(padded, index - 1);
    const p1 = cyclic(padded, index);
    const p2 = cyclic(padded, index + 1);
    const p3 = cyclic(padded, index + 2);
    const t1 = Math.sqrt(distance(p0, p1));
    const t2 = t1 + Math.sqrt(distance(p1, p2));
    const t3 = t2 + Math.sqrt(distance(p2, p3));
    const pieces = Math.max(1, Math.round(distance(p1, p2) / step));
    for (let piece = 1; piece < pieces; piece += 1) {
      const t = t1 + ((t2 - t1) * piece) / pieces;
      const a1 = between(p0, p1, t / t1);
      const a2 = between(p1, p2, (t - t1) / (t2 - t1));
      const a3 = between(p2, p3, (t - t2) / (t3 - t2));
      const b1 = between(a1, a2, t / t2);
      const b2 = between(a2, a3, (t - t1) / (t3 - t1));
      result.push(between(b1, b2, (t - t1) / (t2 - t1)));
    }
    result.push(p2);
  }
  return result;
};

/** The same line with points no more than `step` metres apart. */
export const densify = (curve: Curve, step: number): Point[] => {
  const result: Point[] = [cyclic(curve, 0)];
  for (const [a, b] of segmentsOf(curve)) {
    const pieces = Math.max(1, Math.ceil(distance(a, b) / step));
    for (let piece = 1; piece < pieces; piece += 1) result.push(between(a, b, piece / pieces));
    result.push(b);
  }
  return result;
};

/** The direction at a vertex, length 1: the bisector of the sides that meet there. */
export const directionAt = (curve: Curve, index: number): Point => {
  const here = cyclic(curve, index);
  const before = index > 0 ? unit(subtract(here, cyclic(curve, index - 1))) : undefined;
  const after =
    index < curve.length - 1 ? unit(subtract(cyclic(curve, index + 1), here)) : undefined;
  return unit(add(before ?? after ?? [1, 0], after ?? before ?? [1, 0]));
};

/**
 * The parallel line at a distance to the left (negative: right), vertex for vertex. `offsetAt`
 * gets the share of the length passed, 0 to 1, so a river can widen towards its mouth.
 */
export const parallel = (curve: Curve, offsetAt: (share: number) => number): Point[] => {
  const total = Math.max(1e-9, lengthOf(curve));
  let passed = 0;
  return curve.map((point, index) => {
    const before = index > 0 ? unit(subtract(point, cyclic(curve, index - 1))) : undefined;
    const direction = directionAt(curve, index);
    const mitre = before ? 1 / Math.max(0.5, Math.abs(dot(before, direction))) : 1;
    if (index > 0) passed += distance(cyclic(curve, index - 1), point);
    const offset = offsetAt(passed / total) * mitre;
    return add(point, scale(left(direction), offset));
  });
};

/** The ground within a distance on both sides of a line, flat at its ends. */
export const band = (curve: Curve, halfWidthAt: (share: number) => number): Corners => [
  ...parallel(curve, (share) => -halfWidthAt(share)),
  ...parallel(curve, halfWidthAt).toReversed(),
];

export const distanceToCurve = (curve: Curve, point: Point): number => {
  let nearest = Infinity;
  let previous: Point | undefined;
  for (const here of curve) {
    if (previous) nearest = Math.min(nearest, distanceToSegment(point, previous, here));
    previous = here;
  }
  return nearest;
};

/** The point at a distance along the line, in metres from its start; clamped to its ends. */
export const pointAlong = (curve: Curve, metres: number): Point => {
  let rest = metres;
  if (rest <= 0) return cyclic(curve, 0);
  for (const [a, b] of segmentsOf(curve)) {
    const length = distance(a, b);
    if (rest <= length) return between(a, b, length === 0 ? 0 : rest / length);
    rest -= length;
  }
  return cyclic(curve, -1);
};

/** Without the vertices that lie within `tolerance` metres of the line (Douglas & Peucker 1973). */
export const simplify = (curve: Curve, tolerance: number): Point[] => {
  const first = cyclic(curve, 0);
  const final = cyclic(curve, -1);
  if (curve.length < 3) return [first, final];
  let [furthest, found] = [0, tolerance];
  const along = unit(subtract(final, first));
  for (let index = 1; index < curve.length - 1; index += 1) {
    const here = cyclic(curve, index);
    const away =
      distance(first, final) < 1e-6
        ? distance(first, here)
        : Math.abs(cross(along, subtract(here, first)));
    if (away > found) [furthest, found] = [index, away];
  }
  if (furthest === 0) return [first, final];
  return [
    ...simplify(curve.slice(0, furthest + 1), tolerance).slice(0, -1),
    ...simplify(curve.slice(furthest), tolerance),
  ];
};
