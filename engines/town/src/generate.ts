import { createAddresses } from './addresses.ts';
import { createAreas, toPolygon } from './areas.ts';
import { createBuildings } from './buildings.ts';
import { createBusinesses } from './businesses.ts';
import { cyclic } from './cyclic.ts';
import { createDitches } from './ditches.ts';
import { createGrounds, plainCorners } from './grounds.ts';
import { createHouseholds } from './households.ts';
import { createLandmarks } from './landmarks.ts';
import { createGround } from './lines.ts';
import { createNetwork } from './network.ts';
import { createPopulation, POPULATION } from './people.ts';
import { createPlan } from './plan.ts';
import { anyInnerPoint, signedArea } from './polygon.ts';
import { createProfiles } from './profiles.ts';
import { toPosition } from './projection.ts';
import { createRandom } from './random.ts';
import { createStreets } from './streets.ts';
import type { Bounds, Ring, Town } from './town.ts';
import { createHinterland, createSea, createWaters } from './waters.ts';

const numbered = (prefix: string, index: number): string =>
  `${prefix}${String(index + 1).padStart(5, '0')}`;

/** The frame of the map: the municipality with a margin in degrees. */
const boundsAround = (ring: Ring): Bounds => {
  const longitudes = ring.map(([longitude]) => longitude);
  const latitudes = ring.map(([, latitude]) => latitude);
  const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
  return [
    round(Math.min(...longitudes) - 0.004),
    round(Math.min(...latitudes) - 0.002),
    round(Math.max(...longitudes) + 0.004),
    round(Math.max(...latitudes) + 0.004),
  ];
};

const tally = (entries: Iterable<readonly [code: string, amount: number]>): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const [code, amount] of entries) sums.set(code, (sums.get(code) ?? 0) + amount);
  return sums;
};

/**
 * The fictional North Sea municipality of Polderdam. The same seed gives the same town, to the
 * last digit; another seed bends its coast, streets and houses but keeps the codes and names of
 * its districts and neighbourhoods. Takes a few seconds of one core.
 *
 * @example const { neighbourhoods, addresses } = generateTown({ seed: 1 });
 */
export const generateTown = ({ seed }: { readonly seed: number }): Town => {
  const random = createRandom(seed);
  const plan = createPlan(random.fork('plan'));
  const waters = createWaters(plan);
  const ground = createGround(plan, waters, random.fork('ground'));
  const network = createNetwork(plan, ground);
  const streets = createStreets(network, ground, random.fork('streets'));
  const grounds = createGrounds(plan, ground, network, random.fork('grounds'));
  const areas = createAreas(plan);
  const built = createBuildings(
    plan,
    ground,
    network,
    streets,
    grounds.building,
    random.fork('buildings'),
  ).map((building, index) => ({ id: numbered('G', index), built: building }));
  const addresses = createAddresses(built, ground.lines);
  const buildings = built.map(
    ({ id, built: { corners, use, yearBuilt, storeys, neighbourhood } }) => ({
      id,
      polygon: toPolygon(corners),
      use,
      yearBuilt,
      storeys,
      neighbourhoodCode: neighbourhood.code,
    }),
  );

  const dwellings = addresses.filter(({ isDwelling }) => isDwelling);
  const green = grounds.open.filter(({ kind }) => kind !== 'square' && kind !== 'farmland');
  const greenArea = tally(
    green.map(({ corners }) => [
      ground.neighbourhoodAt(anyInnerPoint(corners))?.code ?? '',
      signedArea(corners) / 1e6,
    ]),
  );
  const profiles = createProfiles(
    areas.neighbourhoods,
    tally(addresses.map(({ neighbourhoodCode }) => [neighbourhoodCode, 1])),
    new Map(
      areas.neighbourhoods.map(({ code, areaKm2 }) => [code, (greenArea.get(code) ?? 0) / areaKm2]),
    ),
    random.fork('profiles'),
  );
  const beds = tally(
    built.map(({ built: { institution, neighbourhood } }) => [
      neighbourhood.code,
      institution?.beds ?? 0,
    ]),
  );
  const inCare = [...beds.values()].reduce((sum, count) => sum + count, 0);
  const households = createHouseholds(
    profiles,
    tally(dwellings.map(({ neighbourhoodCode }) => [neighbourhoodCode, 1])),
    POPULATION - inCare,
  );
  const residents = tally([
    ...beds,
    ...households.map(
      ({ neighbourhoodCode, size, count }) => [neighbourhoodCode, size * count] as const,
    ),
  ]);

  return {
    seed,
    name: 'Polderdam',
    centre: toPosition(plan.market),
    bounds: boundsAround(cyclic(areas.municipality.polygon, 0)),
    ...areas,
    hinterland: toPolygon(createHinterland(plan)),
    water: [
      { kind: 'sea' as const, name: 'Noordzee', corners: createSea(plan) },
      ...waters,
      ...createDitches(network),
    ].map(({ kind, name, corners }, index) => ({
      id: numbered('W', index),
      kind,
      name,
      polygon: toPolygon(corners),
    })),
    green: grounds.open.map(({ kind, name, corners }, index) => ({
      id: numbered('N', index),
      kind,
      name,
      polygon: toPolygon(corners),
    })),
    streets: streets.stretches.map(({ name, kind, curve }, index) => ({
      id: numbered('S', index),
      name,
      kind,
      line: curve.map(toPosition),
    })),
    railways: [{ id: 'R1', name: 'Zuiderspoor', line: plan.railway.map(toPosition) }],
    blocks: grounds.building
      .filter(({ isOpenCountry }) => !isOpenCountry)
      .map(({ face, neighbourhood }, index) => ({
        id: numbered('K', index),
        neighbourhoodCode: neighbourhood.code,
        polygon: toPolygon(plainCorners(face.corners)),
      })),
    buildings,
    addresses,
    landmarks: createLandmarks(plan, ground, built, addresses),
    population: createPopulation(profiles, residents, beds),
    households,
    institutions: [...beds]
      .filter(([, count]) => count > 0)
      .map(([neighbourhoodCode, count]) => ({ neighbourhoodCode, count })),
    businesses: createBusinesses(addresses, buildings, random.fork('businesses')),
    profiles,
  };
};
