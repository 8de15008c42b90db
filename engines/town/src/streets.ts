/** From the edges of the network to named streets. */
import { type Edge, edgesAtVertices } from './arrangement.ts';
import { simplify } from './curve.ts';
import { cyclic } from './cyclic.ts';
import { type Ground, type GroundLineKind, isStreetKind } from './lines.ts';
import { createNaming } from './names.ts';
import type { Network } from './network.ts';
import { between, type Point } from './point.ts';
import type { Random } from './random.ts';
import type { StreetKind } from './town.ts';

export interface StreetStretch {
  readonly name: string;
  readonly kind: StreetKind;
  readonly curve: readonly Point[];
}

export interface StreetPlan {
  readonly stretches: readonly StreetStretch[];
  /** Street name by edge number; edges that are no street are left out. */
  readonly nameOf: ReadonlyMap<number, string>;
}

const streetKind = (kind: GroundLineKind): StreetKind | undefined =>
  kind === 'main' ||
  kind === 'street' ||
  kind === 'lane' ||
  kind === 'country-road' ||
  kind === 'path'
    ? kind
    : undefined;

const nameEdges = ({ graph, lineOf }: Network, ground: Ground, random: Random) => {
  const edges = graph.edges;
  const taken = new Set(edges.map((edge) => lineOf(edge).name));
  const nextName = createNaming(random, [...taken]);
  const names = new Map<string, string>();
  const nameOf = new Map<number, string>();
  edges.forEach((edge, number) => {
    const line = lineOf(edge);
    if (!isStreetKind(line.kind)) return;
    if (line.name !== '') {
      nameOf.set(number, line.name);
      return;
    }
    const middle = between(cyclic(graph.points, edge.a), cyclic(graph.points, edge.b), 0.5);
    const neighbourhood = ground.neighbourhoodAt(middle);
    if (!neighbourhood) throw new RangeError('A street lies outside the town');
    const key = `${edge.line} ${neighbourhood.code}`;
    const name = names.get(key) ?? nextName(neighbourhood.code, neighbourhood.character);
    names.set(key, name);
    nameOf.set(number, name);
  });
  return nameOf;
};

export const createStreets = (network: Network, ground: Ground, random: Random): StreetPlan => {
  const { graph, lineOf } = network;
  const nameOf = nameEdges(network, ground, random);
  const streetsAt = edgesAtVertices(graph).map((edges) =>
    edges.filter((number) => nameOf.has(number)),
  );
  const walked = new Set<number>();
  const stretches: StreetStretch[] = [];
  const isSame = (one: Edge, number: number, name: string): boolean =>
    cyclic(graph.edges, number).line === one.line && nameOf.get(number) === name;

  /** Follows the street from a vertex; junctions are kept, bends between them simplified. */
  const follow = (edge: Edge, start: number, name: string): number[] => {
    const vertices: number[] = [];
    let vertex = start;
    for (;;) {
      const next = cyclic(streetsAt, vertex).find(
        (number) => !walked.has(number) && isSame(edge, number, name),
      );
      if (next === undefined) return vertices;
      walked.add(next);
      const { a, b } = cyclic(graph.edges, next);
      vertex = a === vertex ? b : a;
      vertices.push(vertex);
    }
  };

  graph.edges.forEach((edge, number) => {
    const name = nameOf.get(number);
    const kind = streetKind(lineOf(edge).kind);
    if (name === undefined || kind === undefined || walked.has(number)) return;
    walked.add(number);
    const onwards = follow(edge, edge.b, name);
    const vertices = [...follow(edge, edge.a, name).toReversed(), edge.a, edge.b, ...onwards];
    const curve: Point[] = [cyclic(graph.points, cyclic(vertices, 0))];
    let piece: Point[] = [...curve];
    vertices.slice(1).forEach((vertex, order) => {
      piece.push(cyclic(graph.points, vertex));
      const isJunction = cyclic(streetsAt, vertex).length !== 2;
      if (!isJunction && order < vertices.length - 2) return;
      curve.push(...simplify(piece, 0.7).slice(1));
      piece = [cyclic(graph.points, vertex)];
    });
    stretches.push({ name, kind, curve });
  });
  return { stretches, nameOf };
};
