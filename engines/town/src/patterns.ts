/**
 * Street patterns by the age of a neighbourhood: rings and alleys in the old centre, long narrow
 * blocks around it, grids after the war, bends in the garden suburbs, crescents in the estates,
 * and ditches in the polder. Lines run past the neighbourhood; the network cuts them to fit.
 */
import { cyclic } from './cyclic.ts';
import { createInside } from './inside.ts';
import type { Plan, PlanNeighbourhood } from './plan.ts';
import { add, between, distance, type Point, rotate, subtract } from './point.ts';
import { centroid, contains } from './polygon.ts';
import type { Random } from './random.ts';

export interface PatternLine {
  readonly kind: 'street' | 'lane' | 'field';
  readonly points: readonly Point[];
}

interface Grid {
  readonly pattern: 'grid';
  /** Between long streets, in metres: two rows of houses with their gardens. */
  readonly spacing: number;
  /** Between cross streets, in metres. */
  readonly length: number;
  /** Sideways swing of the long streets, in metres. */
  readonly swing: number;
  /** Cross streets run on (0) or jump from row to row (1). */
  readonly stagger: number;
}

interface Rings {
  readonly pattern: 'rings';
  readonly around: 'market' | 'lake';
  readonly spacing: number;
  readonly length: number;
  /** Irregularity, 0 to 1. */
  readonly jitter: number;
}

interface Fields {
  readonly pattern: 'fields';
  /** Between ditches, in metres. */
  readonly spacing: number;
  readonly length: number;
}

export type Pattern = Grid | Rings | Fields;

const grid = (spacing: number, length: number, swing = 0, stagger = 1): Grid => ({
  pattern: 'grid',
  spacing,
  length,
  swing,
  stagger,
});

/** Helmduinen (PD15) has dunes and no streets of its own. */
const PATTERNS: Readonly<Record<string, Pattern>> = {
  PD01: { pattern: 'rings', around: 'market', spacing: 76, length: 105, jitter: 1 },
  PD02: { pattern: 'rings', around: 'market', spacing: 76, length: 105, jitter: 1 },
  PD03: grid(80, 150, 6),
  PD04: grid(190, 280),
  PD05: { pattern: 'rings', around: 'market', spacing: 90, length: 185, jitter: 0.25 },
  PD06: { pattern: 'rings', around: 'market', spacing: 90, length: 185, jitter: 0.25 },
  PD07: grid(88, 160),
  PD08: grid(215, 300),
  PD09: grid(112, 215, 34),
  PD10: grid(108, 225, 40),
  PD11: grid(108, 210, 46),
  PD12: grid(118, 190, 0, 0),
  PD13: grid(114, 215, 0, 0.5),
  PD14: { pattern: 'rings', around: 'lake', spacing: 92, length: 150, jitter: 0.1 },
  PD16: { pattern: 'fields', spacing: 112, length: 640 },
  PD17: grid(88, 180, 5),
  PD18: grid(108, 190, 8, 0.5),
  PD19: { pattern: 'rings', around: 'lake', spacing: 92, length: 160, jitter: 0.1 },
  PD20: grid(116, 205, 0, 0),
  PD21: grid(108, 210, 38),
  PD22: { pattern: 'fields', spacing: 100, length: 560 },
  PD23: { pattern: 'fields', spacing: 118, length: 720 },
  PD24: { pattern: 'fields', spacing: 108, length: 680 },
};

const reach = (neighbourhood: PlanNeighbourhood, centre: Point): number =>
  Math.max(...neighbourhood.corners.map((corner) => distance(corner, centre)));

/** The direction of the longest straight stretch between two corners of the loop, in radians. */
const mainDirection = ({ corners }: PlanNeighbourhood): number => {
  let [best, found] = [0, 0];
  const reachOf = Math.max(6, Math.round(corners.length / 7));
  corners.forEach((corner, index) => {
    const along = subtract(cyclic(corners, index + reachOf), corner);
    const length = Math.hypot(along[0], along[1]);
    if (length > found) [best, found] = [Math.atan2(along[1], along[0]), length];
  });
  return best;
};

const gridLines = (
  { spacing, length, swing, stagger }: Omit<Grid, 'pattern'>,
  neighbourhood: PlanNeighbourhood,
  random: Random,
  kind: 'street' | 'field',
): PatternLine[] => {
  const centre = centroid(neighbourhood.corners);
  const radius = reach(neighbourhood, centre);
  const turn = mainDirection(neighbourhood);
  const [phase, wave] = [random.between(0, 6.28), random.between(620, 880)];
  const place = (u: number, v: number): Point =>
    add(
      centre,
      rotate(
        [
          u + swing * 0.5 * Math.sin((v / wave) * 2 * Math.PI + phase),
          v + swing * Math.sin((u / wave) * 2 * Math.PI + phase * 2),
        ],
        turn,
      ),
    );
  const step = kind === 'field' ? 70 : swing > 0 ? 28 : 60;
  const lineBetween = (from: Point, to: Point): Point[] => {
    const pieces = Math.max(1, Math.ceil(distance(from, to) / step));
    return Array.from({ length: pieces + 1 }, (_, piece) =>
      place(
        from[0] + ((to[0] - from[0]) * piece) / pieces,
        from[1] + ((to[1] - from[1]) * piece) / pieces,
      ),
    );
  };
  const lines: PatternLine[] = [];
  const rows = Math.ceil(radius / spacing);
  let shift = 0;
  for (let row = -rows; row <= rows; row += 1) {
    const v = row * spacing;
    lines.push({ kind, points: lineBetween([-radius, v], [radius, v]) });
    shift += length * stagger * random.between(0.3, 0.7);
    if (stagger === 0) continue;
    const count = Math.ceil(radius / length) + 1;
    for (let column = -count; column <= count; column += 1) {
      const u = column * length + (shift % length) + random.between(-0.05, 0.05) * length * stagger;
      lines.push({ kind, points: lineBetween([u, v], [u, v + spacing]) });
    }
  }
  if (stagger === 0) {
    for (let u = -radius; u < radius; u += length) {
      lines.push({ kind, points: lineBetween([u, -radius], [u, radius]) });
    }
  }
  return lines;
};

const ringLines = (
  { around, spacing, length, jitter }: Rings,
  neighbourhood: PlanNeighbourhood,
  plan: Plan,
  random: Random,
): PatternLine[] => {
  const lake = plan.spots.find(
    ({ kind, at }) => kind === 'lake' && contains(neighbourhood.corners, at),
  );
  const centre = around === 'market' ? plan.market : (lake?.at ?? centroid(neighbourhood.corners));
  const lanes = jitter > 0.5;
  const waves = [2, 3, 5].map((times) => ({
    times,
    phase: random.between(0, 6.28),
    share: (random.between(0.5, 1) * jitter * 0.1) / times,
  }));
  const at = (radius: number, angle: number): Point => {
    const wobble = waves.reduce(
      (sum, { times, phase, share }) => sum + share * Math.sin(times * angle + phase),
      1,
    );
    const r = radius * wobble;
    return add(centre, [r * Math.cos(angle), r * Math.sin(angle)]);
  };
  const kind = lanes ? 'lane' : 'street';
  const lines: PatternLine[] = [];
  const furthest = reach(neighbourhood, centre);
  let turn = random.between(0, 6.28);
  for (let radius = spacing; radius < furthest; radius += spacing) {
    const pieces = Math.max(24, Math.ceil((radius * 2 * Math.PI) / 32));
    const points = Array.from({ length: pieces + 1 }, (_, piece) =>
      at(radius, (piece / pieces) * 2 * Math.PI),
    );
    lines.push({ kind, points });
    const spokes = Math.max(5, Math.round((radius * 2 * Math.PI) / length));
    turn += (Math.PI / spokes) * random.between(0.7, 1.3);
    for (let spoke = 0; spoke < spokes; spoke += 1) {
      const angle = turn + ((spoke + random.between(-0.22, 0.22) * jitter) / spokes) * 2 * Math.PI;
      const lean = (random.between(-0.1, 0.1) * jitter * spacing) / radius;
      lines.push({ kind, points: [at(radius, angle), at(radius + spacing, angle + lean)] });
    }
  }
  return lines;
};

const villageLines = (plan: Plan, code: string, random: Random): PatternLine[] =>
  plan.villageCores
    .filter(({ neighbourhoodCode }) => neighbourhoodCode === code)
    .flatMap(({ at, radius, outline }) => {
      const ring = (share: number): Point[] =>
        [...outline, cyclic(outline, 0)].map((point) => between(at, point, share));
      const [inner, outer] = [ring(0.36), ring(1)];
      const middle = ring(0.68);
      const turn = random.between(0, 4);
      const spokes = radius > 200 ? [2, 9, 13, 21, 27] : [4, 14, 25];
      return [
        { kind: 'lane' as const, points: inner },
        ...(radius > 200 ? [{ kind: 'lane' as const, points: middle }] : []),
        { kind: 'lane' as const, points: outer },
        ...spokes.map((spoke) => ({
          kind: 'lane' as const,
          points: [
            cyclic(inner, spoke + Math.round(turn)),
            cyclic(outer, spoke + Math.round(turn)),
          ],
        })),
      ];
    });

/** All lines of one neighbourhood, longer than it. */
export const patternLines = (
  plan: Plan,
  neighbourhood: PlanNeighbourhood,
  source: Random,
): PatternLine[] => {
  const pattern = PATTERNS[neighbourhood.code];
  if (!pattern) return [];
  const { corners, code } = neighbourhood;
  // Neighbourhoods around one centre share their rings.
  const isShared = pattern.pattern === 'rings' && pattern.around === 'market';
  const random = source.fork(isShared ? `rings every ${pattern.spacing} m` : code);
  const isNear = createInside([corners]);
  const lines = ((): PatternLine[] => {
    switch (pattern.pattern) {
      case 'grid':
        return gridLines(pattern, neighbourhood, random, 'street');
      case 'rings':
        return ringLines(pattern, neighbourhood, plan, random);
      case 'fields':
        return [
          ...villageLines(plan, code, random),
          ...gridLines({ ...pattern, swing: 14, stagger: 1 }, neighbourhood, random, 'field'),
        ];
    }
  })();
  return lines.flatMap((line) => cutToReach(line, isNear));
};

/** Drops the stretches of a line that lie far outside, to spare the network work. */
const cutToReach = ({ kind, points }: PatternLine, isNear: (point: Point) => boolean) => {
  const pieces: PatternLine[] = [];
  const near = points.map(isNear);
  let piece: Point[] = [];
  points.forEach((point, index) => {
    const isWanted = near[index] === true || near[index - 1] === true || near[index + 1] === true;
    if (isWanted) piece.push(point);
    if ((!isWanted || index === points.length - 1) && piece.length > 1) {
      pieces.push({ kind, points: piece });
    }
    if (!isWanted) piece = [];
  });
  return pieces;
};
