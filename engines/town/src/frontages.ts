/** The sides of a block along which houses can stand. */

import type { Face } from './arrangement.ts';
import { type Curve, lengthOf, parallel, simplify } from './curve.ts';
import { cyclic } from './cyclic.ts';
import type { GroundLineKind } from './lines.ts';
import type { Network } from './network.ts';
import { cross, dot, type Point, subtract, unit } from './point.ts';
import type { StreetPlan } from './streets.ts';

/** From the middle line of a street, or the line of a bank, to the ground of the block, in metres. */
const HALF_WIDTH: Readonly<Record<GroundLineKind, number>> = {
  main: 9.5,
  street: 6,
  lane: 3.6,
  'country-road': 6,
  path: 3,
  field: 3,
  rail: 4,
  bank: 4,
  border: 3,
};

export interface Frontage {
  /** Along the middle of the street; the block lies to the left. */
  readonly curve: Curve;
  readonly halfWidth: number;
  /** Undefined for a side without a street. */
  readonly street: string | undefined;
  /** Number of the ground line, for the order of house numbers. */
  readonly line: number;
  /** Change of direction at the start, in radians; positive is an ordinary corner. */
  readonly turnAtStart: number;
  readonly turnAtEnd: number;
}

const CORNER = (26 * Math.PI) / 180;

const turnBetween = (before: Point, after: Point): number =>
  Math.atan2(cross(before, after), dot(before, after));

/** Splits the outline of a block at its corners and where the street changes. */
export const frontagesOf = (face: Face, network: Network, streets: StreetPlan): Frontage[] => {
  const count = face.ring.length;
  const lineAt = (index: number): number =>
    cyclic(network.graph.edges, cyclic(face.edges, index)).line;
  // Nobody lives along a footpath.
  const nameAt = (index: number): string | undefined => {
    const number = cyclic(face.edges, index);
    const { kind } = network.lineOf(cyclic(network.graph.edges, number));
    return kind === 'path' ? undefined : streets.nameOf.get(number);
  };
  const directionAt = (index: number): Point =>
    unit(subtract(cyclic(face.corners, index + 1), cyclic(face.corners, index)));
  const isBreak = (index: number): boolean =>
    lineAt(index) !== lineAt(index - 1) ||
    nameAt(index) !== nameAt(index - 1) ||
    Math.abs(turnBetween(directionAt(index - 1), directionAt(index))) > CORNER;
  const breaks = Array.from({ length: count }, (_, index) => index).filter(isBreak);
  if (breaks.length === 0) breaks.push(0);
  return breaks.map((start, order) => {
    const next = cyclic(breaks, order + 1);
    const steps = next > start ? next - start : next - start + count;
    const points = Array.from({ length: steps + 1 }, (_, step) =>
      cyclic(face.corners, start + step),
    );
    const edge = cyclic(network.graph.edges, cyclic(face.edges, start));
    return {
      curve: simplify(points, 0.4),
      halfWidth: HALF_WIDTH[network.lineOf(edge).kind],
      street: nameAt(start),
      line: edge.line,
      turnAtStart: turnBetween(directionAt(start - 1), directionAt(start)),
      turnAtEnd: turnBetween(directionAt(start + steps - 1), directionAt(start + steps)),
    };
  });
};

/** The line at `inward` metres from the street's edge, towards the middle of the block. */
export const buildingLine = ({ curve, halfWidth }: Frontage, inward: number): Point[] =>
  parallel(curve, () => halfWidth + inward);

/**
 * How far along a side the ground starts, given what the side around the corner keeps free, in
 * metres: where two lines at distances `own` and `other` from their streets meet.
 */
export const cornerOffset = (turn: number, own: number, other: number): number => {
  const inner = Math.PI - turn;
  if (turn < 0.3) return 0;
  return Math.max(0, Math.min(60, (other + own * Math.cos(inner)) / Math.sin(inner)));
};

export const frontageLength = ({ curve }: Frontage): number => lengthOf(curve);
