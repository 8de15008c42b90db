/** The lines of the town made into one clean graph, and the ground between them. */
import {
  arrange,
  type Edge,
  edgesAtVertices,
  type Face,
  facesOf,
  type Graph,
  withoutDeadEnds,
} from './arrangement.ts';
import { cyclic } from './cyclic.ts';
import { type Ground, type GroundLine, isStreetKind } from './lines.ts';
import type { Plan } from './plan.ts';
import { distance, type Point } from './point.ts';
import { anyInnerPoint, contains, perimeter, signedArea } from './polygon.ts';

export interface Network {
  readonly graph: Graph;
  readonly faces: readonly Face[];
  readonly lineOf: (edge: Edge) => GroundLine;
}

/** Streets that cannot be reached from the largest part of the street network. */
const cutOff = (graph: Graph, isStreet: (edge: Edge) => boolean): Set<number> => {
  const at = edgesAtVertices(graph);
  const part = new Map<number, number>();
  const sizes: number[] = [];
  graph.edges.forEach((edge, start) => {
    if (!isStreet(edge) || part.has(start)) return;
    const queue = [start];
    part.set(start, sizes.length);
    let size = 0;
    for (let number = queue.pop(); number !== undefined; number = queue.pop()) {
      size += 1;
      const { a, b } = cyclic(graph.edges, number);
      for (const next of [...cyclic(at, a), ...cyclic(at, b)]) {
        if (part.has(next) || !isStreet(cyclic(graph.edges, next))) continue;
        part.set(next, sizes.length);
        queue.push(next);
      }
    }
    sizes.push(size);
  });
  const main = sizes.indexOf(Math.max(...sizes));
  return new Set([...part].flatMap(([number, of]) => (of === main ? [] : [number])));
};

const without = (graph: Graph, gone: ReadonlySet<number>): Graph => ({
  points: graph.points,
  edges: graph.edges.filter((_, number) => !gone.has(number)),
});

/** Too small or too thin to build on, in square metres and metres. */
const isSliver = (face: Face): boolean => {
  const area = signedArea(face.corners);
  return area < 1300 || (2 * area) / perimeter(face.corners) < 15;
};

/**
 * Soft edges to take out in one round: those inside a park, and the longest soft side of every
 * sliver. A face takes part in one merger per round.
 */
const mergers = (
  graph: Graph,
  faces: readonly Face[],
  plan: Plan,
  lineOf: Network['lineOf'],
  isSettled: (point: Point) => boolean,
): Set<number> => {
  const gone = new Set<number>();
  const facesAt = new Map<number, number[]>();
  const inners = new Map(faces.map((face) => [face, anyInnerPoint(face.corners)]));
  const spotOf = faces.map((face) => {
    const inner = inners.get(face) ?? cyclic(face.corners, 0);
    return plan.spots.findIndex(({ kind, corners }) => kind !== 'lake' && contains(corners, inner));
  });
  faces.forEach((face, index) => {
    for (const number of face.edges) {
      const known = facesAt.get(number);
      if (known) known.push(index);
      else facesAt.set(number, [index]);
    }
  });
  for (const [number, [one, other]] of facesAt) {
    if (one === undefined || other === undefined) continue;
    const spot = spotOf[one];
    const isSoft = lineOf(cyclic(graph.edges, number)).isSoft;
    if (isSoft && spot !== -1 && spot === spotOf[other]) gone.add(number);
  }
  const busy = new Set<number>();
  faces.forEach((face, index) => {
    if (
      busy.has(index) ||
      !isSliver(face) ||
      isSettled(inners.get(face) ?? cyclic(face.corners, 0))
    )
      return;
    const sides = new Map<string, { length: number; numbers: number[]; neighbour: number }>();
    for (const number of face.edges) {
      const edge = cyclic(graph.edges, number);
      const neighbour = facesAt.get(number)?.find((candidate) => candidate !== index);
      if (!lineOf(edge).isSoft || neighbour === undefined || busy.has(neighbour)) continue;
      const key = `${edge.line} ${neighbour}`;
      const side = sides.get(key) ?? { length: 0, numbers: [], neighbour };
      side.length += distance(cyclic(graph.points, edge.a), cyclic(graph.points, edge.b));
      side.numbers.push(number);
      sides.set(key, side);
    }
    const longest = [...sides.values()].sort((a, b) => b.length - a.length)[0];
    if (!longest) return;
    for (const number of longest.numbers) gone.add(number);
    busy.add(index).add(longest.neighbour);
  });
  return gone;
};

export const createNetwork = (plan: Plan, ground: Ground): Network => {
  const { lines } = ground;
  const lineOf = (edge: Edge): GroundLine => cyclic(lines, edge.line);
  const isStreet = (edge: Edge): boolean => isStreetKind(lineOf(edge).kind);
  const never = (): boolean => false;
  const arranged = arrange(
    lines.map(({ points }) => points),
    (line, middle) => cyclic(lines, line).mayRunAt(middle),
  );
  let graph = withoutDeadEnds(arranged, never);
  for (let round = 0; round < 4; round += 1) {
    const faces = facesOf(graph);
    const gone = mergers(graph, faces, plan, lineOf, ground.isWater);
    if (gone.size === 0) break;
    graph = withoutDeadEnds(without(graph, gone), never);
  }
  graph = withoutDeadEnds(without(graph, cutOff(graph, isStreet)), never);
  return { graph, faces: facesOf(graph), lineOf };
};
