/** The bodies of water, in metres: river, moat, canals, basins, lakes and the sea. */
import { MARKET, MOAT_RADIUS } from './blueprint.ts';
import { band, type Curve, parallel } from './curve.ts';
import { cyclic } from './cyclic.ts';
import type { Plan, PlanLine } from './plan.ts';
import { add, type Point, scale, subtract, unit } from './point.ts';
import type { Corners } from './polygon.ts';
import type { WaterKind } from './town.ts';

export interface WaterBody {
  readonly kind: WaterKind;
  readonly name: string;
  readonly corners: Corners;
}

/** Half the width of the river in metres, by the share of its length from the mouth. */
export const riverHalfWidth = (share: number): number => 36 + 50 * Math.exp(-share / 0.13);
export const CANAL_HALF_WIDTH = 11;
const MOAT_HALF_WIDTH = 19;

/** Far beyond any map of the town, in metres. */
const FAR = 60_000;

/** The coast as it goes on beyond the municipality. */
const COAST_BEYOND_WEST: readonly Point[] = [
  [-6300, -3900],
  [-9000, -8500],
  [-20_000, -24_000],
  [-FAR, -FAR],
];
const COAST_BEYOND_EAST: readonly Point[] = [
  [6400, 4050],
  [10_000, 5200],
  [24_000, 12_000],
  [FAR, 26_000],
];

export const lineOf = (plan: Plan, name: string): PlanLine => {
  const found = plan.lines.find((line) => line.name === name);
  if (!found) throw new RangeError(`The plan has no line ${name}`);
  return found;
};

/** Goes on straight beyond the last point, in metres. */
const extended = (curve: Curve, metres: number): Curve => {
  const end = cyclic(curve, -1);
  const direction = unit(subtract(end, cyclic(curve, -2)));
  return [...curve, add(end, scale(direction, metres))];
};

export const canalCurves = (plan: Plan): { readonly name: string; readonly curve: Curve }[] => {
  const south = lineOf(plan, 'Rietvaart').curve;
  const beyond: readonly Point[] = [
    [545, -3050],
    [600, -3370],
    [640, -4600],
  ];
  return [
    { name: 'Reigersvaart', curve: extended(lineOf(plan, 'Reigersvaart').curve, 3000) },
    { name: 'Rietvaart', curve: [...south, ...beyond.map(plan.bend)] },
  ];
};

export const createWaters = (plan: Plan): WaterBody[] => {
  const river = lineOf(plan, 'Polderaa').curve;
  const riverBody = band(river, riverHalfWidth);
  const upstream = extended(river.slice(-2), 3000);
  const moat = lineOf(plan, 'Vestinggracht').curve;
  return [
    { kind: 'river', name: 'Polderaa', corners: riverBody },
    { kind: 'river', name: 'Polderaa', corners: band(upstream.slice(1), () => riverHalfWidth(1)) },
    { kind: 'canal', name: 'Vestinggracht', corners: band(moat, () => MOAT_HALF_WIDTH) },
    ...canalCurves(plan).map(({ name, curve }) => ({
      kind: 'canal' as const,
      name,
      corners: band(curve, () => CANAL_HALF_WIDTH),
    })),
    ...plan.basins.map(({ name, corners }) => ({ kind: 'harbour' as const, name, corners })),
    ...plan.spots
      .filter(({ kind }) => kind === 'lake')
      .map(({ name, corners }) => ({ kind: 'lake' as const, name, corners })),
  ];
};

export const createSea = (plan: Plan): Corners => [
  ...COAST_BEYOND_WEST.toReversed(),
  ...lineOf(plan, 'Noordzee').curve,
  ...COAST_BEYOND_EAST,
  [FAR, FAR],
  [-FAR, FAR],
];

/** The neighbouring land, for a backdrop. */
export const createHinterland = (plan: Plan): Corners => {
  const border = plan.lines.find(({ kind }) => kind === 'border');
  if (!border) throw new RangeError('The plan has no municipal border');
  return [...border.curve, ...COAST_BEYOND_EAST, [FAR, -FAR], ...COAST_BEYOND_WEST.toReversed()];
};

/** A circle around the market, as far out as the moat plus `out` metres, from angle to angle. */
export const moatCircle = (plan: Plan, out: number): Point[] =>
  Array.from({ length: 97 }, (_, index): Point => {
    const angle = (index / 96) * 2 * Math.PI;
    const radius = MOAT_RADIUS + out;
    return plan.bend(add(MARKET, [radius * Math.cos(angle), radius * Math.sin(angle)]));
  });

/** The line beside a curve, at a steady distance; positive is left. */
export const beside = (curve: Curve, metres: number): Point[] => parallel(curve, () => metres);
