/** Every line of the town in one list: the most important first, for where two coincide. */
import type { LineKind } from './blueprint.ts';
import { type Curve, parallel, simplify } from './curve.ts';
import { cyclic } from './cyclic.ts';
import { createInside } from './inside.ts';
import { patternLines } from './patterns.ts';
import type { Plan, PlanNeighbourhood } from './plan.ts';
import { add, distance, type Point, scale, subtract, unit } from './point.ts';
import type { Corners } from './polygon.ts';
import type { Random } from './random.ts';
import {
  beside,
  CANAL_HALF_WIDTH,
  canalCurves,
  lineOf,
  moatCircle,
  riverHalfWidth,
  type WaterBody,
} from './waters.ts';

export type GroundLineKind =
  | 'main'
  | 'street'
  | 'lane'
  | 'country-road'
  | 'path'
  | 'field'
  | 'rail'
  | 'bank'
  | 'border';

export interface GroundLine {
  readonly kind: GroundLineKind;
  /** Empty when the line is to get a name of its own later, or none. */
  readonly name: string;
  readonly points: Curve;
  /** Where the line may run; the rest of it is dropped. */
  readonly mayRunAt: (middle: Point) => boolean;
  /** Soft lines give way when two streets run too close together. */
  readonly isSoft: boolean;
}

const BORDER_KIND: Readonly<Record<LineKind, GroundLineKind>> = {
  coast: 'border',
  river: 'border',
  moat: 'border',
  canal: 'border',
  main: 'main',
  street: 'street',
  'country-road': 'country-road',
  edge: 'path',
  border: 'border',
};

const STREET_KINDS: ReadonlySet<GroundLineKind> = new Set([
  'main',
  'street',
  'lane',
  'country-road',
  'path',
]);

export const isStreetKind = (kind: GroundLineKind): boolean => STREET_KINDS.has(kind);

const BEACH = 58;
const DYKE = 46;
const RAIL_CORRIDOR = 17;
const RAILSIDE = 27;
const QUAY = 13;
const INNER_WALL = -88;
const OUTER_WALL = 128;

const isUrban = ({ character }: PlanNeighbourhood): boolean =>
  character !== 'rural' && character !== 'village';

/** Both ends drawn out, so that a road that nearly meets another does meet it. */
const drawnOut = (curve: Curve, metres: number): Point[] => {
  const end = (from: Point, towards: Point): Point =>
    add(towards, scale(unit(subtract(towards, from)), metres));
  return [
    end(cyclic(curve, 1), cyclic(curve, 0)),
    ...curve,
    end(cyclic(curve, -2), cyclic(curve, -1)),
  ];
};

export interface Ground {
  readonly lines: readonly GroundLine[];
  readonly isWater: (point: Point) => boolean;
  readonly isBeach: (point: Point) => boolean;
  /** Between beach and boulevard, or between sea and dyke. */
  readonly isForeshore: (point: Point) => boolean;
  /** Ramparts: between the inner and the outer ring street of the old town. */
  readonly isRampart: (point: Point) => boolean;
  readonly isRailway: (point: Point) => boolean;
  readonly neighbourhoodAt: (point: Point) => PlanNeighbourhood | undefined;
}

/** The strip between a curve and its parallel at `metres`. */
const strip = (curve: Curve, metres: (share: number) => number): Corners => [
  ...curve,
  ...parallel(curve, metres).toReversed(),
];

export const createGround = (plan: Plan, waters: readonly WaterBody[], random: Random): Ground => {
  const isWater = createInside(waters.map(({ corners }) => corners));
  const lookups = plan.neighbourhoods.map((neighbourhood) => ({
    neighbourhood,
    isInside: createInside([neighbourhood.corners]),
  }));
  const neighbourhoodAt = (point: Point): PlanNeighbourhood | undefined =>
    lookups.find(({ isInside }) => isInside(point))?.neighbourhood;
  const urban = plan.neighbourhoods.filter(isUrban);
  const isInUrban = createInside(urban.map(({ corners }) => corners));
  const isInTown = (point: Point): boolean => neighbourhoodAt(point) !== undefined;

  const river = lineOf(plan, 'Polderaa').curve;
  const canals = canalCurves(plan);
  const isQuayGround = createInside([
    strip(river, (share) => riverHalfWidth(share) + QUAY - 1),
    strip(river, (share) => -riverHalfWidth(share) - QUAY + 1),
    ...canals.flatMap(({ curve }) => [
      strip(curve, () => CANAL_HALF_WIDTH + 8),
      strip(curve, () => -CANAL_HALF_WIDTH - 8),
    ]),
  ]);
  const isRailway = createInside([
    strip(plan.railway, () => RAIL_CORRIDOR),
    strip(plan.railway, () => -RAIL_CORRIDOR),
  ]);
  const isRailside = createInside([
    strip(plan.railway, () => RAILSIDE - 1),
    strip(plan.railway, () => -RAILSIDE + 1),
  ]);
  const resort = plan.shoreWest.findIndex(
    (point) => distance(point, cyclic(plan.shoreWest, 0)) > 1350,
  );
  const resortShore = plan.shoreWest.slice(Math.max(0, resort));
  const boulevardOffset = (share: number): number => -(250 - 170 * share);
  const isForeshore = createInside([
    strip(resortShore, boulevardOffset),
    strip(plan.shoreEast, () => -DYKE),
  ]);
  const isBeach = createInside([strip(plan.shoreWest, () => -BEACH)]);
  const walls = { inner: moatCircle(plan, INNER_WALL), outer: moatCircle(plan, OUTER_WALL) };
  const westBank = createInside(
    plan.neighbourhoods
      .filter(({ code }) => ['PD01', 'PD02', 'PD03', 'PD05', 'PD06', 'PD07'].includes(code))
      .map(({ corners }) => corners),
  );
  const isInOuterWall = createInside([walls.outer]);
  const isInInnerWall = createInside([walls.inner]);
  const isRampart = (point: Point): boolean =>
    isInOuterWall(point) && !isInInnerWall(point) && westBank(point);
  const isInCore = createInside(plan.villageCores.map(({ outline }) => outline));

  const hard = (kind: GroundLineKind, name: string, points: Curve, mayRunAt = isInTown) => ({
    kind,
    name,
    points: kind === 'main' || kind === 'border' ? points : simplify(points, 0.25),
    mayRunAt,
    isSoft: false,
  });
  const everywhere = (): boolean => true;
  const isOpenShore = (point: Point): boolean => !isBeach(point) && !isForeshore(point);
  const isOpen = (point: Point): boolean =>
    !isWater(point) && isOpenShore(point) && !isRailway(point);
  const isTownStreet = (point: Point): boolean =>
    isInUrban(point) && !isWater(point) && !isBeach(point);
  const isPatternGround = (point: Point): boolean =>
    isOpen(point) && !isQuayGround(point) && !isRailside(point) && !isRampart(point);

  const borders = plan.lines.map(({ kind, name, curve }) => {
    const ground = BORDER_KIND[kind];
    return hard(ground, name, curve, ground === 'border' ? everywhere : isOpenShore);
  });
  const roads = plan.roads.map(({ kind, name, curve }) =>
    hard(
      BORDER_KIND[kind],
      name,
      drawnOut(curve, 60),
      (point) => isInTown(point) && isOpenShore(point),
    ),
  );
  const quays: GroundLine[] = [
    hard(
      'street',
      'Aakade',
      parallel(river, (share) => -(riverHalfWidth(share) + QUAY)),
      (point) => isTownStreet(point) && !isRailway(point) && isOpenShore(point),
    ),
    hard(
      'street',
      'Stroomkade',
      parallel(river, (share) => riverHalfWidth(share) + QUAY),
      (point) => isTownStreet(point) && !isRailway(point) && isOpenShore(point),
    ),
    ...canals.flatMap(({ name, curve }) => [
      hard('street', `${name} Noordzijde`, beside(curve, CANAL_HALF_WIDTH + 9), isTownStreet),
      hard('street', `${name} Zuidzijde`, beside(curve, -CANAL_HALF_WIDTH - 9), isTownStreet),
    ]),
    hard(
      'street',
      'Binnenwal',
      walls.inner,
      (point) =>
        ['PD01', 'PD02'].includes(neighbourhoodAt(point)?.code ?? '') && !isQuayGround(point),
    ),
    hard(
      'street',
      'Vestingsingel',
      walls.outer,
      (point) => westBank(point) && !isQuayGround(point),
    ),
    hard(
      'street',
      'Strandboulevard',
      drawnOut(parallel(resortShore, boulevardOffset), 0),
      (point) =>
        ['PD09', 'PD03'].includes(neighbourhoodAt(point)?.code ?? '') && !isQuayGround(point),
    ),
    hard(
      'country-road',
      'Zeedijk',
      beside(plan.shoreEast, -DYKE),
      (point) => isInTown(point) && !isWater(point),
    ),
    ...[RAILSIDE, -RAILSIDE].map((offset) =>
      hard(
        'street',
        offset > 0 ? 'Spoorzicht' : 'Spoordijk',
        beside(plan.railway, offset),
        isTownStreet,
      ),
    ),
  ];
  const patterns = plan.neighbourhoods.flatMap((neighbourhood) => {
    const isInside = createInside([neighbourhood.corners]);
    return patternLines(plan, neighbourhood, random).map(({ kind, points }): GroundLine => {
      const mayRunAt =
        kind === 'field'
          ? (point: Point) => isInside(point) && isOpen(point) && !isInCore(point)
          : (point: Point) => isInside(point) && isPatternGround(point);
      return { kind, name: '', points, mayRunAt, isSoft: true };
    });
  });
  const banks = [
    ...waters.map(({ corners }) => [...corners, cyclic(corners, 0)]),
    beside(plan.shoreWest, -BEACH),
  ].map((points) => hard('bank', '', points));
  const rails = [RAIL_CORRIDOR, -RAIL_CORRIDOR].map((offset) =>
    hard('rail', '', beside(plan.railway, offset)),
  );
  // Where a road along a border is not built, the border itself goes on.
  const bare = plan.lines.map(({ curve }) => hard('border', '', curve, everywhere));
  return {
    lines: [...borders, ...roads, ...quays, ...patterns, ...banks, ...rails, ...bare],
    isWater,
    isBeach,
    isForeshore,
    isRampart,
    isRailway,
    neighbourhoodAt,
  };
};
