/** The municipality, its districts and its neighbourhoods as areas with shared borders. */
import { DISTRICTS, MUNICIPALITY } from './blueprint.ts';
import { cyclic } from './cyclic.ts';
import type { Plan } from './plan.ts';
import type { Point } from './point.ts';
import { type Corners, contains, counterClockwise, innerPoint, signedArea } from './polygon.ts';
import { toPoint, toPosition } from './projection.ts';
import type {
  DistrictArea,
  MunicipalityArea,
  NeighbourhoodArea,
  Polygon,
  Position,
  Ring,
} from './town.ts';

/** A closed ring in degrees without repeated positions. */
export const toRing = (corners: Corners): Ring => {
  const ring: Position[] = [];
  for (const corner of counterClockwise(corners)) {
    const position = toPosition(corner);
    const previous = ring.at(-1);
    if (previous?.[0] !== position[0] || previous[1] !== position[1]) ring.push(position);
  }
  const first = cyclic(ring, 0);
  const final = cyclic(ring, -1);
  if (first[0] === final[0] && first[1] === final[1]) ring.pop();
  return [...ring, first];
};

export const toPolygon = (corners: Corners): Polygon => [toRing(corners)];

const keyOf = ([longitude, latitude]: Position): string => `${longitude} ${latitude}`;

/**
 * The outline of adjoining rings: the sides that no other ring walks the other way. Throws
 * `RangeError` when the rings do not form one area without holes.
 */
export const outlineOf = (rings: readonly Ring[]): Ring => {
  const sides = new Map<string, { readonly from: Position; readonly to: Position }>();
  for (const ring of rings) {
    ring.slice(1).forEach((to, index) => {
      const from = cyclic(ring, index);
      if (!sides.delete(`${keyOf(to)}|${keyOf(from)}`)) {
        sides.set(`${keyOf(from)}|${keyOf(to)}`, { from, to });
      }
    });
  }
  const next = new Map([...sides.values()].map(({ from, to }) => [keyOf(from), to]));
  const [start] = [...sides.values()];
  if (!start || next.size !== sides.size) throw new RangeError('The rings touch in a single point');
  const outline: Position[] = [start.from];
  for (let at = start.to; keyOf(at) !== keyOf(start.from); ) {
    outline.push(at);
    const following = next.get(keyOf(at));
    if (!following || outline.length > sides.size)
      throw new RangeError('The outline is not closed');
    at = following;
  }
  if (outline.length !== sides.size) throw new RangeError('The rings do not form one area');
  return [...outline, start.from];
};

/** In square kilometres, of a ring in degrees. */
export const areaKm2 = (ring: Ring): number =>
  Math.round(Math.abs(signedArea(ring.slice(1).map(toPoint))) / 100) / 10_000;

/** A village's name goes below its core, where people look for it. */
const villageLabel = (plan: Plan, name: string, corners: Corners): Position | undefined => {
  const core = plan.villageCores.find((candidate) => candidate.name === name);
  if (!core) return undefined;
  const point: Point = [core.at[0], core.at[1] - core.radius - 130];
  return contains(corners, point) ? toPosition(point) : undefined;
};

const labelOf = (ring: Ring): Position => {
  const corners: Point[] = ring.slice(1).map(toPoint);
  return toPosition(innerPoint(corners));
};

export interface Areas {
  readonly municipality: MunicipalityArea;
  readonly districts: readonly DistrictArea[];
  readonly neighbourhoods: readonly NeighbourhoodArea[];
}

export const createAreas = (plan: Plan): Areas => {
  const shape = (ring: Ring, label?: Position) => ({
    polygon: [ring],
    areaKm2: areaKm2(ring),
    labelPosition: label ?? labelOf(ring),
  });
  const neighbourhoods = plan.neighbourhoods.map(
    ({ code, name, character, districtCode, corners }): NeighbourhoodArea => ({
      code,
      name,
      kind: 'neighbourhood',
      parentCode: districtCode,
      districtCode,
      character,
      ...shape(toRing(corners), villageLabel(plan, name, corners)),
    }),
  );
  const ringsOf = (districtCode?: string): Ring[] =>
    neighbourhoods
      .filter((area) => districtCode === undefined || area.districtCode === districtCode)
      .map(({ polygon }) => cyclic(polygon, 0));
  return {
    neighbourhoods,
    districts: DISTRICTS.map(({ code, name }) => ({
      code,
      name,
      kind: 'district',
      parentCode: MUNICIPALITY.code,
      ...shape(outlineOf(ringsOf(code))),
    })),
    municipality: {
      ...MUNICIPALITY,
      kind: 'municipality',
      parentCode: null,
      ...shape(outlineOf(ringsOf())),
    },
  };
};
