/** The blueprint bent by a seed: neighbourhoods, lines and spots in metres. */
import {
  BASINS,
  type BlueprintNeighbourhood,
  BORDER_LINES,
  CORNERS,
  type Corner,
  DISTRICTS,
  INNER_ROADS,
  type LineKind,
  MARKET,
  MOAT_RADIUS,
  RAILWAY,
  SPOTS,
  type Spot,
  VILLAGE_CORES,
} from './blueprint.ts';
import { type Curve, densify, simplify, smooth } from './curve.ts';
import { cyclic } from './cyclic.ts';
import { add, between, distance, type Point, scale, subtract, unit } from './point.ts';
import { type Corners, counterClockwise } from './polygon.ts';
import type { Random } from './random.ts';

export interface PlanLine {
  readonly kind: LineKind;
  readonly name: string;
  readonly curve: Curve;
}

export interface PlanNeighbourhood extends BlueprintNeighbourhood {
  readonly districtCode: string;
  /** Counter-clockwise; neighbours share these very points. */
  readonly corners: Corners;
}

export interface Plan {
  readonly bend: (point: Point) => Point;
  readonly neighbourhoods: readonly PlanNeighbourhood[];
  readonly lines: readonly PlanLine[];
  readonly roads: readonly PlanLine[];
  readonly basins: readonly { readonly name: string; readonly corners: Corners }[];
  readonly spots: readonly (Spot & { readonly corners: Corners })[];
  readonly villageCores: readonly ((typeof VILLAGE_CORES)[number] & {
    /** Along the ring lane. */
    readonly outline: Corners;
  })[];
  readonly railway: Curve;
  readonly market: Point;
  /** The shore west and east of the river mouth, from west to east, without breakwaters. */
  readonly shoreWest: Curve;
  readonly shoreEast: Curve;
  readonly lighthouse: Point;
}

/**
 * A gentle displacement, the same for every seed in kind and different in shape. Its gradient
 * stays below 0.3, so the sketch is stretched but never folded.
 */
const createBend = (random: Random): ((point: Point) => Point) => {
  const waves = Array.from({ length: 4 }, () => ({
    direction: random.between(0, 2 * Math.PI),
    length: random.between(2600, 5200),
    phase: random.between(0, 2 * Math.PI),
    amplitude: random.between(18, 38),
    towards: random.between(0, 2 * Math.PI),
  }));
  return (point) =>
    waves.reduce<Point>((moved, wave) => {
      const along = point[0] * Math.cos(wave.direction) + point[1] * Math.sin(wave.direction);
      const push = wave.amplitude * Math.sin((2 * Math.PI * along) / wave.length + wave.phase);
      return add(moved, [push * Math.cos(wave.towards), push * Math.sin(wave.towards)]);
    }, point);
};

/** Half a bastion: share of its width and how far it stands out, in metres. */
const BASTION: readonly (readonly [share: number, out: number])[] = [
  [0.27, 0],
  [0.25, 34],
  [0.5, 92],
  [0.75, 34],
  [0.73, 0],
];

/** Bastions per stretch of moat, anticlockwise from where it leaves the river in the north. */
const MOAT_STRETCHES: readonly (readonly [from: Corner, to: Corner, bastions: number])[] = [
  ['moatNorth', 'northGate', 2],
  ['northGate', 'westGate', 2],
  ['westGate', 'southGate', 2],
  ['southGate', 'moatSouth', 1],
];

const moatStretch = (from: Corner, to: Corner, bastions: number): Point[] => {
  const start = subtract(CORNERS[from], MARKET);
  const end = subtract(CORNERS[to], MARKET);
  const startAngle = Math.atan2(start[1], start[0]);
  const turn = (Math.atan2(end[1], end[0]) - startAngle + 2 * Math.PI) % (2 * Math.PI);
  const points: Point[] = [CORNERS[from]];
  for (let bastion = 0; bastion < bastions; bastion += 1) {
    for (const [share, out] of BASTION) {
      const angle = startAngle + (turn * (bastion + share)) / bastions;
      const radius = MOAT_RADIUS + out;
      points.push(add(MARKET, [radius * Math.cos(angle), radius * Math.sin(angle)]));
    }
  }
  return [...points, CORNERS[to]];
};

/** A breakwater: out into the sea along `direction`, bending by `turn`, and back. */
const mole = (root: Point, direction: Point, turn: Point, length: number): Point[] => {
  const axis = smooth(
    [
      root,
      add(root, scale(direction, length * 0.55)),
      add(add(root, scale(direction, length)), scale(turn, length * 0.28)),
    ],
    40,
  );
  const outward = axis.map((point) => add(point, scale(turn, -13)));
  const inward = axis.map((point) => add(point, scale(turn, 13)));
  return [...outward, ...inward.toReversed()];
};

interface Coast {
  /** From west to east, around the breakwaters. */
  readonly line: Point[];
  /** The shore proper, without breakwaters, up to the mouth and on from it. */
  readonly shoreWest: Curve;
  readonly shoreEast: Curve;
  /** On the head of the western breakwater. */
  readonly lighthouse: Point;
}

/** The two breakwaters at the mouth belong to the land: they are spliced into the coast. */
const withMoles = (coast: Curve, mouth: Point): Coast => {
  const index = coast.findIndex((point) => distance(point, mouth) < 1e-6);
  const clear = 118;
  const west = coast.slice(0, index).filter((point) => distance(point, mouth) > clear + 25);
  const east = coast.slice(index + 1).filter((point) => distance(point, mouth) > clear + 25);
  const along = unit(subtract(cyclic(east, 0), cyclic(west, -1)));
  const out: Point = [-along[1], along[0]];
  const westRoot = add(mouth, scale(along, -clear));
  const eastRoot = add(mouth, scale(along, clear));
  const westMole = mole(westRoot, out, along, 560);
  const tip = westMole.length / 2;
  const head = between(cyclic(westMole, tip - 1), cyclic(westMole, tip), 0.5);
  const line = [
    ...west,
    ...westMole,
    mouth,
    ...mole(eastRoot, out, scale(along, -1), 400).toReversed(),
    ...east,
  ];
  return {
    line,
    shoreWest: [...west, westRoot],
    shoreEast: [eastRoot, ...east],
    lighthouse: between(head, westRoot, 14 / distance(head, westRoot)),
  };
};

const isCorner = (entry: Corner | Point): entry is Corner => typeof entry === 'string';

const blob = (centre: Point, radii: readonly [number, number], random: Random): Corners => {
  const tilt = random.between(-0.5, 0.5);
  const phases = [random.between(0, 6.28), random.between(0, 6.28)] as const;
  return Array.from({ length: 28 }, (_, index): Point => {
    const angle = (index / 28) * 2 * Math.PI;
    const wobble =
      1 + 0.1 * Math.sin(2 * angle + phases[0]) + 0.07 * Math.sin(3 * angle + phases[1]);
    const [x, y] = [radii[0] * wobble * Math.cos(angle), radii[1] * wobble * Math.sin(angle)];
    return [
      centre[0] + x * Math.cos(tilt) - y * Math.sin(tilt),
      centre[1] + x * Math.sin(tilt) + y * Math.cos(tilt),
    ];
  });
};

const villageOutline = (at: Point, radius: number, random: Random): Corners => {
  const phase = random.between(0, 2 * Math.PI);
  return Array.from({ length: 32 }, (_, piece): Point => {
    const angle = (piece / 32) * 2 * Math.PI;
    const wobble = 1 + 0.13 * Math.sin(2 * angle + phase) + 0.08 * Math.sin(3 * angle + 2 * phase);
    return add(at, [radius * wobble * Math.cos(angle), radius * wobble * Math.sin(angle)]);
  });
};

export const createPlan = (random: Random): Plan => {
  const bend = createBend(random.fork('bend'));
  const bent = new Map<Corner, Point>();
  const cornerAt = (corner: Corner): Point => {
    const known = bent.get(corner);
    if (known) return known;
    const point = bend(CORNERS[corner]);
    bent.set(corner, point);
    return point;
  };
  const edges = new Map<string, Curve>();
  const coasts: Coast[] = [];
  const curveOf = (kind: LineKind, through: readonly (Corner | Point)[]): Point[] => {
    const points = through.map((entry) => (isCorner(entry) ? cornerAt(entry) : bend(entry)));
    const curve = kind === 'border' ? points : smooth(points, 32);
    if (kind !== 'coast') return curve;
    const coast = withMoles(curve, cornerAt('mouth'));
    coasts.push(coast);
    return coast.line;
  };

  const remember = (through: readonly (Corner | Point)[], curve: Curve): Curve => {
    const corners = through.filter(isCorner);
    const parts: Point[] = [];
    corners.forEach((corner, order) => {
      const next = corners[order + 1];
      if (next === undefined) return;
      const slice = curve.slice(curve.indexOf(cornerAt(corner)), curve.indexOf(cornerAt(next)) + 1);
      const edge = simplify(slice, 0.4);
      edges.set(`${corner}|${next}`, edge);
      edges.set(`${next}|${corner}`, edge.toReversed());
      parts.push(...(parts.length === 0 ? edge : edge.slice(1)));
    });
    return parts;
  };

  const lines = BORDER_LINES.map(({ kind, name, through }) => ({
    kind,
    name,
    curve: remember(through, curveOf(kind, through)),
  }));
  const moat = MOAT_STRETCHES.map(([from, to, bastions]) => {
    const inner = moatStretch(from, to, bastions).slice(1, -1).map(bend);
    return remember([from, to], [cornerAt(from), ...inner, cornerAt(to)]);
  });
  lines.push({
    kind: 'moat',
    name: 'Vestinggracht',
    curve: moat.flatMap((part, order) => (order === 0 ? part : part.slice(1))),
  });

  const loopOf = (loop: readonly Corner[]): Corners =>
    counterClockwise(
      loop.flatMap((corner, order) => {
        const edge = edges.get(`${corner}|${cyclic(loop, order + 1)}`);
        if (!edge) throw new RangeError(`No line from ${corner} to ${cyclic(loop, order + 1)}`);
        return edge.slice(0, -1);
      }),
    );

  return {
    bend,
    lines,
    neighbourhoods: DISTRICTS.flatMap((district) =>
      district.neighbourhoods.map((neighbourhood) => ({
        ...neighbourhood,
        districtCode: district.code,
        corners: loopOf(neighbourhood.loop),
      })),
    ),
    roads: INNER_ROADS.map(({ kind, name, through }) => ({
      kind,
      name,
      curve: curveOf(kind, through),
    })),
    basins: BASINS.map(({ name, corners }) => ({ name, corners: corners.map(bend) })),
    spots: SPOTS.map((spot) => {
      const shift: Point = [random.between(-25, 25), random.between(-25, 25)];
      const at = add(bend(spot.at), spot.kind === 'lake' ? [0, 0] : shift);
      return { ...spot, at, corners: blob(at, spot.radii, random.fork(spot.name)) };
    }),
    villageCores: VILLAGE_CORES.map((core) => {
      const at = bend(core.at);
      const outline = villageOutline(at, core.radius, random.fork(core.name));
      return { ...core, at, outline };
    }),
    railway: densify(smooth(RAILWAY.map(bend), 40), 40),
    market: bend(MARKET),
    shoreWest: simplify(cyclic(coasts, 0).shoreWest, 0.4),
    shoreEast: simplify(cyclic(coasts, 0).shoreEast, 0.4),
    lighthouse: cyclic(coasts, 0).lighthouse,
  };
};
