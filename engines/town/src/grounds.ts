/** What each piece of ground between the lines is: built on, green, sand or paved. */
import type { Face } from './arrangement.ts';
import { simplify } from './curve.ts';
import { cyclic } from './cyclic.ts';
import { createInside } from './inside.ts';
import type { Ground } from './lines.ts';
import type { Network } from './network.ts';
import type { Plan, PlanNeighbourhood } from './plan.ts';
import { add, distance, type Point } from './point.ts';
import { anyInnerPoint, type Corners, contains, perimeter, signedArea } from './polygon.ts';
import type { Random } from './random.ts';
import type { GreenKind } from './town.ts';

export interface BuildingGround {
  readonly face: Face;
  readonly neighbourhood: PlanNeighbourhood;
  /** Farms stand alone along the roads of the open country. */
  readonly isOpenCountry: boolean;
}

export interface OpenGround {
  readonly kind: GreenKind;
  readonly name: string;
  readonly corners: Corners;
}

export interface Grounds {
  readonly building: readonly BuildingGround[];
  readonly open: readonly OpenGround[];
}

/** Without the vertices that only mark where another line meets this one. */
export const plainCorners = (corners: Corners): Corners => {
  const closed = simplify([...corners, cyclic(corners, 0)], 0.5);
  return closed.length > 4 ? closed.slice(0, -1) : corners;
};

const isCountry = ({ character }: PlanNeighbourhood): boolean =>
  character === 'rural' || character === 'village';

export const createGrounds = (
  plan: Plan,
  ground: Ground,
  { faces }: Network,
  random: Random,
): Grounds => {
  const building: BuildingGround[] = [];
  const open: OpenGround[] = [];
  const spots = plan.spots.filter(({ kind }) => kind !== 'lake');
  const isInCore = createInside(plan.villageCores.map(({ outline }) => outline));
  const isMarket = (point: Point): boolean =>
    distance(point, add(plan.market, [0, 32])) < 62 && point[1] > plan.market[1];

  const openKind = (
    middle: Point,
    neighbourhood: PlanNeighbourhood,
  ): { readonly kind: GreenKind; readonly name: string } | undefined => {
    const spot = spots.find(({ corners }) => contains(corners, middle));
    if (ground.isBeach(middle)) return { kind: 'beach', name: 'Noorderstrand' };
    if (ground.isForeshore(middle)) {
      const isDunes = ['PD03', 'PD05', 'PD09', 'PD15'].includes(neighbourhood.code);
      return isDunes ? { kind: 'dunes', name: 'Zeeduinen' } : { kind: 'meadow', name: 'Zeedijk' };
    }
    if (neighbourhood.code === 'PD15') return { kind: 'dunes', name: 'Helmduinen' };
    if (ground.isRampart(middle)) return { kind: 'park', name: 'Vestingpark' };
    if (isMarket(middle)) return { kind: 'square', name: 'Grote Markt' };
    if (spot && spot.kind !== 'lake') return { kind: spot.kind, name: spot.name };
    if (isCountry(neighbourhood) && !isInCore(middle)) {
      return { kind: random.chance(0.55) ? 'meadow' : 'farmland', name: '' };
    }
    return undefined;
  };

  /** A lake may float in the middle of a piece of ground that is larger than it. */
  const isAllWater = (corners: Corners, middle: Point): boolean => {
    if (!ground.isWater(middle)) return false;
    const lake = plan.spots.find((spot) => spot.kind === 'lake' && contains(spot.corners, middle));
    return !lake || signedArea(corners) < 1.1 * signedArea(lake.corners);
  };

  for (const face of faces) {
    const middle = anyInnerPoint(face.corners);
    const neighbourhood = ground.neighbourhoodAt(middle);
    if (!neighbourhood || isAllWater(face.corners, middle) || ground.isRailway(middle)) continue;
    const kind = openKind(middle, neighbourhood);
    if (kind) {
      open.push({ ...kind, corners: plainCorners(face.corners) });
      if (kind.name === '' || kind.name === 'Helmduinen') {
        building.push({ face, neighbourhood, isOpenCountry: true });
      }
    } else if ((2 * signedArea(face.corners)) / perimeter(face.corners) > 13) {
      building.push({ face, neighbourhood, isOpenCountry: false });
    }
  }
  for (const { kind, name, corners, at } of spots) {
    const isInDunes = ground.neighbourhoodAt(at)?.code === 'PD15';
    if (isInDunes && kind !== 'lake') open.push({ kind, name, corners });
  }
  return { building, open };
};
