/** The ditches between the fields, as narrow strips of water. */
import { edgesAtVertices } from './arrangement.ts';
import { band, simplify } from './curve.ts';
import { cyclic } from './cyclic.ts';
import type { Network } from './network.ts';
import type { WaterBody } from './waters.ts';

/** In metres. */
const HALF_WIDTH = 2.2;

export const createDitches = ({ graph, lineOf }: Network): WaterBody[] => {
  const isDitch = graph.edges.map((edge) => lineOf(edge).kind === 'field');
  const at = edgesAtVertices(graph).map((edges) => edges.filter((number) => isDitch[number]));
  const walked = new Set<number>();
  const follow = (line: number, start: number): number[] => {
    const vertices: number[] = [];
    let vertex = start;
    for (;;) {
      const next = cyclic(at, vertex).find(
        (number) => !walked.has(number) && cyclic(graph.edges, number).line === line,
      );
      if (next === undefined) return vertices;
      walked.add(next);
      const { a, b } = cyclic(graph.edges, next);
      vertex = a === vertex ? b : a;
      vertices.push(vertex);
    }
  };
  return graph.edges.flatMap((edge, number): WaterBody[] => {
    if (!isDitch[number] || walked.has(number)) return [];
    walked.add(number);
    const onwards = follow(edge.line, edge.b);
    const vertices = [...follow(edge.line, edge.a).toReversed(), edge.a, edge.b, ...onwards];
    const curve = simplify(
      vertices.map((vertex) => cyclic(graph.points, vertex)),
      0.5,
    );
    return [{ kind: 'ditch', name: '', corners: band(curve, () => HALF_WIDTH) }];
  });
};
