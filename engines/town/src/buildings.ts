/** Everything that is built, block by block: first the public buildings, then the houses. */

import { pointAlong } from './curve.ts';
import { chooseFabric, draw, FABRICS } from './fabric.ts';
import { frontageLength, frontagesOf } from './frontages.ts';
import type { BuildingGround } from './grounds.ts';
import { buildRows, createPlot, type Door, type Plot, type Row, standAlone } from './houses.ts';
import { INSTITUTIONS, type Institution } from './institutions.ts';
import type { Ground } from './lines.ts';
import type { Network } from './network.ts';
import type { Plan, PlanNeighbourhood } from './plan.ts';
import { distance, type Point } from './point.ts';
import { anyInnerPoint, type Corners } from './polygon.ts';
import type { Random } from './random.ts';
import type { StreetPlan } from './streets.ts';
import type { BuildingUse } from './town.ts';

export interface BuiltDoor extends Door {
  /** A shop, workshop, office or institution has its own address here. */
  readonly hasBusiness: boolean;
}

export interface Built {
  readonly corners: Corners;
  readonly use: BuildingUse;
  readonly yearBuilt: number;
  readonly storeys: number;
  readonly neighbourhood: PlanNeighbourhood;
  readonly doors: readonly BuiltDoor[];
  readonly institution: Institution | undefined;
}

interface Site extends BuildingGround {
  readonly plot: Plot;
}

/** The shopping streets of the old centre and beyond. */
const SHOPPING: ReadonlyMap<string, number> = new Map([
  ['Breestraat', 0.85],
  ['Vismarktstraat', 0.8],
  ['Noorderweg', 0.22],
  ['Zuiderweg', 0.16],
  ['Oosterweg', 0.3],
  ['Duinweg', 0.16],
  ['Strandboulevard', 0.25],
  ['Aakade', 0.2],
  ['Binnenwal', 0.12],
]);

const shopShare = (street: string, { character }: PlanNeighbourhood): number =>
  SHOPPING.get(street) ??
  (character === 'old-centre' ? 0.2 : character === 'nineteenth-century' ? 0.035 : 0.004);

const placeInstitutions = (sites: readonly Site[], plan: Plan): Map<Row, Institution> => {
  const placed = new Map<Row, Institution>();
  const fronts = sites
    .filter(({ isOpenCountry }) => !isOpenCountry)
    .flatMap(({ plot }) =>
      plot.frontages
        .filter(({ street }) => street !== undefined)
        .map((side) => ({
          plot,
          side,
          middle: pointAlong(side.curve, frontageLength(side) / 2),
        })),
    );
  for (const institution of INSTITUTIONS) {
    const near = plan.bend(institution.near);
    const sides = fronts
      .map((front) => ({ ...front, away: distance(front.middle, near) }))
      .filter(({ away }) => away < 420)
      .sort((a, b) => a.away - b.away);
    for (const { plot, side } of sides) {
      const row = standAlone(plot, side, institution.size, FABRICS.hall);
      if (!row) continue;
      placed.set(row, institution);
      break;
    }
  }
  return placed;
};

const lighthouse = (plan: Plan, ground: Ground): Built => {
  const neighbourhood = ground.neighbourhoodAt(plan.lighthouse);
  if (!neighbourhood) throw new RangeError('The lighthouse stands in the sea');
  const corners = Array.from({ length: 8 }, (_, index): Point => {
    const angle = (index / 8) * 2 * Math.PI;
    return [plan.lighthouse[0] + 5.5 * Math.cos(angle), plan.lighthouse[1] + 5.5 * Math.sin(angle)];
  });
  return {
    corners,
    use: 'lighthouse',
    yearBuilt: 1872,
    storeys: 6,
    neighbourhood,
    doors: [],
    institution: undefined,
  };
};

const useOf = (
  row: Row,
  doors: readonly BuiltDoor[],
  neighbourhood: PlanNeighbourhood,
  random: Random,
): BuildingUse => {
  if (row.fabric === FABRICS.hall) {
    return neighbourhood.character === 'harbour' && random.chance(0.15) ? 'office' : 'works';
  }
  if (row.fabric === FABRICS.farm) return 'farm';
  return doors.some(({ hasBusiness }) => hasBusiness) ? 'shop' : 'home';
};

/** As many homes as 61 000 people need, a small vacancy included. */
const DWELLINGS = 28_000;

/** Splits houses into an upper and a lower home, or joins these, until the number is right. */
const withDwellings = (built: readonly Built[], wanted: number, random: Random): Built[] => {
  const doors = random.shuffle(built.flatMap(({ doors: all }) => all.filter(isHome)));
  const homes = new Map(doors.map((door) => [door, door.dwellings]));
  let spare = [...homes.values()].reduce((sum, count) => sum + count, -wanted);
  for (let pass = 0; spare !== 0 && pass < 6; pass += 1) {
    for (const door of doors) {
      const count = homes.get(door) ?? 0;
      if (spare > 0 && count > 1) {
        homes.set(door, count - 1);
        spare -= 1;
      } else if (spare < 0) {
        homes.set(door, count + 1);
        spare += 1;
      }
    }
  }
  return built.map((building) => ({
    ...building,
    doors: building.doors.map((door) => ({ ...door, dwellings: homes.get(door) ?? 0 })),
  }));
};

const isHome = ({ dwellings }: Door): boolean => dwellings > 0;

export const createBuildings = (
  plan: Plan,
  ground: Ground,
  network: Network,
  streets: StreetPlan,
  grounds: readonly BuildingGround[],
  random: Random,
): Built[] => {
  const isBarred = (point: Point): boolean => ground.isWater(point) || ground.isRailway(point);
  const sites = grounds.map(
    (site): Site => ({
      ...site,
      plot: createPlot(site.face.corners, frontagesOf(site.face, network, streets), isBarred),
    }),
  );
  const institutions = placeInstitutions(sites, plan);
  const built: Built[] = [lighthouse(plan, ground)];
  for (const { plot, neighbourhood, isOpenCountry } of sites) {
    // Seeded by place, so that one block does not shift the houses of the next.
    const [x, y] = anyInnerPoint(plot.corners);
    const own = random.fork(`${Math.round(x)} ${Math.round(y)}`);
    const name = chooseFabric(neighbourhood.character, isOpenCountry, neighbourhood.code, own);
    const fabric = FABRICS[name];
    const year = draw(own, fabric.built);
    buildRows(plot, fabric, own);
    for (const row of plot.rows) {
      const institution = institutions.get(row);
      const doors = row.doors.map((door) => ({
        ...door,
        // Here and there someone lives above the workshop.
        dwellings:
          row.fabric === FABRICS.hall && !institution && own.chance(0.09) ? 1 : door.dwellings,
        hasBusiness:
          institution !== undefined ||
          row.fabric === FABRICS.hall ||
          own.chance(shopShare(door.street, neighbourhood)),
      }));
      built.push({
        corners: row.corners,
        use: institution?.use ?? useOf(row, doors, neighbourhood, own),
        yearBuilt: Math.min(2025, Math.round(year + own.between(-6, 6))),
        storeys: row.storeys,
        neighbourhood,
        doors,
        institution,
      });
    }
  }
  return withDwellings(built, DWELLINGS, random);
};
