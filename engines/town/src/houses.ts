/** Rows of houses along the sides of one block. */
import { type Curve, pointAlong, segmentsOf, simplify } from './curve.ts';
import { cyclic, last } from './cyclic.ts';
import { draw, drawWhole, type Fabric } from './fabric.ts';
import { buildingLine, cornerOffset, type Frontage } from './frontages.ts';
import {
  add,
  distance,
  distanceToSegment,
  left,
  type Point,
  scale,
  subtract,
  unit,
} from './point.ts';
import { type Corners, contains, doOverlap, isSimple, signedArea } from './polygon.ts';
import type { Random } from './random.ts';

export interface Door {
  /** Just inside the front wall. */
  readonly point: Point;
  readonly street: string;
  readonly line: number;
  readonly dwellings: number;
}

export interface Row {
  readonly corners: Corners;
  readonly doors: readonly Door[];
  readonly fabric: Fabric;
  readonly storeys: number;
}

/** The part of a line from one distance along it to another, in metres. */
const stretch = (curve: Curve, from: number, to: number): Point[] => {
  const points: Point[] = [pointAlong(curve, from)];
  let passed = 0;
  for (const [a, b] of segmentsOf(curve)) {
    passed += distance(a, b);
    if (passed > from + 1 && passed < to - 1) points.push(b);
  }
  points.push(pointAlong(curve, to));
  return simplify(points, 0.7);
};

/** A strip of even depth to the left of its front. */
const behind = (front: Curve, depth: number): Corners => {
  const normals = segmentsOf(front).map(([a, b]) => left(unit(subtract(b, a))));
  const back = front.map((point, index) => {
    const before = normals[index - 1] ?? cyclic(normals, 0);
    const after = normals[index] ?? last(normals);
    return add(point, scale(unit(add(before, after)), depth));
  });
  return [...front, ...back.toReversed()];
};

/** Ground of one block with what already stands on it. */
export interface Plot {
  readonly frontages: readonly Frontage[];
  readonly corners: Corners;
  /** Sides of the block with the distance that buildings keep from them. */
  readonly limits: readonly (readonly [a: Point, b: Point, clearance: number])[];
  /** Water or railway. */
  readonly isBarred: (point: Point) => boolean;
  readonly rows: Row[];
}

export const createPlot = (
  corners: Corners,
  frontages: readonly Frontage[],
  isBarred: Plot['isBarred'],
): Plot => ({
  corners,
  isBarred,
  frontages,
  limits: frontages.flatMap(({ curve, halfWidth }) =>
    segmentsOf(curve).map(([a, b]) => [a, b, halfWidth - 0.2] as const),
  ),
  rows: [],
});

export const fits = ({ corners, limits, isBarred, rows }: Plot, candidate: Corners): boolean => {
  if (signedArea(candidate) < 12 || !isSimple(candidate)) return false;
  const isClear = candidate.every(
    (point) =>
      contains(corners, point) &&
      !isBarred(point) &&
      limits.every(([a, b, clearance]) => distanceToSegment(point, a, b) >= clearance),
  );
  return (
    isClear &&
    limits.every(([a]) => !contains(candidate, a)) &&
    rows.every((row) => !doOverlap(row.corners, candidate))
  );
};

const DOOR_INSET = 1;

const doorsAlong = (
  front: Curve,
  count: number,
  side: Frontage,
  dwellings: () => number,
): Door[] => {
  const { street } = side;
  if (street === undefined) return [];
  const length = segmentsOf(front).reduce((sum, [a, b]) => sum + distance(a, b), 0);
  return Array.from({ length: count }, (_, index): Door => {
    const at = ((index + 0.5) / count) * length;
    const here = pointAlong(front, at);
    const ahead = unit(subtract(pointAlong(front, at + 0.5), pointAlong(front, at - 0.5)));
    return {
      point: add(here, scale(left(ahead), DOOR_INSET)),
      street,
      line: side.line,
      dwellings: dwellings(),
    };
  });
};

/** Stands rows along every side, from corner to corner, wherever they fit. */
export const buildRows = (plot: Plot, fabric: Fabric, random: Random): void => {
  const { frontages } = plot;
  const setback = draw(random, fabric.setback);
  const depth = draw(random, fabric.depth);
  frontages.forEach((side, index) => {
    if (side.street === undefined) return;
    const before = cyclic(frontages, index - 1);
    const after = cyclic(frontages, index + 1);
    const line = buildingLine(side, setback);
    const total = segmentsOf(line).reduce((sum, [a, b]) => sum + distance(a, b), 0);
    const own = side.halfWidth + setback;
    const yieldedDepth =
      before.street === undefined ? 1 : depth + setback + (fabric.isClosed ? 0 : 3);
    // `line` already starts at the parallel of the first vertex, so offsets count from there.
    const start = cornerOffset(side.turnAtStart, own, before.halfWidth + yieldedDepth);
    const kept = after.halfWidth + (after.street === undefined ? 1 : setback);
    const end =
      total -
      Math.max(
        cornerOffset(side.turnAtEnd, own, kept),
        cornerOffset(side.turnAtEnd, own + depth, kept),
      );
    let at = start + (fabric.gap[0] > 100 ? random.between(0, fabric.gap[1]) : 0);
    while (at < end - fabric.house[0]) {
      const house = draw(random, fabric.house);
      const room = Math.floor((end - at) / house);
      let houses = Math.min(drawWhole(random, fabric.row), Math.max(1, room));
      if (fabric.isClosed && room - houses < 2) houses = Math.min(room, fabric.row[1] + 1);
      const rest = end - at - houses * house;
      const length = fabric.isClosed && rest < house ? end - at : houses * house;
      const front = stretch(line, at, at + length);
      const ownDepth = fabric.isClosed ? depth * random.between(0.92, 1.06) : depth;
      const corners = behind(front, ownDepth);
      if (houses < 1 || length > (houses + 1) * house || !fits(plot, corners)) {
        at += fabric.isClosed ? 1.2 : house / 2;
        continue;
      }
      plot.rows.push({
        corners,
        doors: doorsAlong(front, houses, side, () => drawWhole(random, fabric.dwellings)),
        fabric,
        storeys: drawWhole(random, fabric.storeys),
      });
      at += length + draw(random, fabric.gap);
    }
  });
};

/** One building of a given size in the middle of a side; undefined when it does not fit. */
export const standAlone = (
  plot: Plot,
  side: Frontage,
  [width, depth]: readonly [number, number],
  fabric: Fabric,
): Row | undefined => {
  for (const setback of [6, 3, 1]) {
    const line = buildingLine(side, setback);
    const total = segmentsOf(line).reduce((sum, [a, b]) => sum + distance(a, b), 0);
    for (const share of [0.5, 0.35, 0.65]) {
      const middle = total * share;
      const front: Point[] = [
        pointAlong(line, middle - width / 2),
        pointAlong(line, middle + width / 2),
      ];
      if (total < width || distance(cyclic(front, 0), cyclic(front, 1)) < width * 0.93) continue;
      const corners = behind(front, depth);
      if (!fits(plot, corners)) continue;
      const doors = doorsAlong(front, 1, side, () => 0);
      const row: Row = { corners, doors, fabric, storeys: 2 };
      plot.rows.push(row);
      return row;
    }
  }
  return undefined;
};
