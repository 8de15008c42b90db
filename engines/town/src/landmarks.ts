/** Places people know by name. */
import type { Built } from './buildings.ts';
import type { Ground } from './lines.ts';
import type { Plan } from './plan.ts';
import type { Point } from './point.ts';
import { add } from './point.ts';
import { centroid } from './polygon.ts';
import { toPosition } from './projection.ts';
import type { Address, Landmark, LandmarkKind } from './town.ts';

/** A place in the open, in blueprint metres. */
const BEACH_ENTRANCE: Point = [-2080, 940];

export const createLandmarks = (
  plan: Plan,
  ground: Ground,
  buildings: readonly { readonly id: string; readonly built: Built }[],
  addresses: readonly Address[],
): Landmark[] => {
  const addressAt = new Map(
    addresses.toReversed().map((address) => [address.buildingId, address.id]),
  );
  const landmarks: Omit<Landmark, 'id'>[] = [];
  const inTheOpen = (kind: LandmarkKind, name: string, point: Point): void => {
    const neighbourhood = ground.neighbourhoodAt(point);
    if (!neighbourhood) throw new RangeError(`${name} lies outside the town`);
    landmarks.push({
      kind,
      name,
      position: toPosition(point),
      neighbourhoodCode: neighbourhood.code,
      addressId: null,
    });
  };
  inTheOpen('market-square', 'Grote Markt', add(plan.market, [0, 30]));
  inTheOpen('beach', 'Noorderstrand', plan.bend(BEACH_ENTRANCE));
  for (const { kind, name, at } of plan.spots) {
    if (kind === 'park') inTheOpen('park', name, at);
    if (kind === 'sports') inTheOpen('sports-park', name, at);
  }
  for (const { id, built } of buildings) {
    const { institution, use } = built;
    if (!institution && use !== 'lighthouse') continue;
    landmarks.push({
      kind: institution?.kind ?? 'lighthouse',
      name: institution?.name ?? 'Vuurtoren De Noorderlamp',
      position: toPosition(centroid(built.corners)),
      neighbourhoodCode: built.neighbourhood.code,
      addressId: addressAt.get(id) ?? null,
    });
  }
  return landmarks.map((landmark, index) => ({
    id: `L${String(index + 1).padStart(2, '0')}`,
    ...landmark,
  }));
};
