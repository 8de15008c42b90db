/**
 * Lines thrown together become a planar graph: every crossing is a vertex, every enclosed patch
 * of ground a face. Vertices closer than a metre are one, so nearly meeting lines do meet.
 */
import { cyclic } from './cyclic.ts';
import { between, distance, type Point, subtract } from './point.ts';
import { type Corners, signedArea } from './polygon.ts';

/** A stretch between two vertices, carrying the number of the line it comes from. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly line: number;
}

export interface Graph {
  readonly points: readonly Point[];
  readonly edges: readonly Edge[];
}

export interface Face {
  /** Vertex numbers, counter-clockwise. */
  readonly ring: readonly number[];
  /** Edge numbers, aligned with `ring`: the edge leaves the vertex of the same index. */
  readonly edges: readonly number[];
  readonly corners: Corners;
}

interface Segment {
  readonly a: Point;
  readonly b: Point;
  readonly line: number;
  /** Shares along the segment, 0 to 1, at which it is cut, with the points there. */
  readonly cuts: { readonly share: number; readonly point: Point }[];
}

const CELL = 30;
const SNAP = 1;

const cellKey = (x: number, y: number): number =>
  Math.floor(x / CELL) * 65_536 + Math.floor(y / CELL);

const cellsOf = ({ a, b }: Segment): number[] => {
  const keys: number[] = [];
  const [west, east] = [Math.min(a[0], b[0]) - SNAP, Math.max(a[0], b[0]) + SNAP];
  const [south, north] = [Math.min(a[1], b[1]) - SNAP, Math.max(a[1], b[1]) + SNAP];
  for (let x = Math.floor(west / CELL); x <= Math.floor(east / CELL); x += 1) {
    for (let y = Math.floor(south / CELL); y <= Math.floor(north / CELL); y += 1) {
      keys.push(x * 65_536 + y);
    }
  }
  return keys;
};

/** Cuts `segment` at `point` when the point lies within the snapping distance of its inside. */
const cutAt = ({ a, b, cuts }: Segment, point: Point): void => {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const share = ((point[0] - a[0]) * x + (point[1] - a[1]) * y) / (x * x + y * y);
  if (share <= 0 || share >= 1) return;
  const awayX = point[0] - a[0] - x * share;
  const awayY = point[1] - a[1] - y * share;
  if (awayX * awayX + awayY * awayY < SNAP * SNAP) cuts.push({ share, point });
};

const cutBoth = (one: Segment, other: Segment): void => {
  const alongX = one.b[0] - one.a[0];
  const alongY = one.b[1] - one.a[1];
  const acrossX = other.b[0] - other.a[0];
  const acrossY = other.b[1] - other.a[1];
  const turn = alongX * acrossY - alongY * acrossX;
  if (Math.abs(turn) > 1e-9) {
    const startX = other.a[0] - one.a[0];
    const startY = other.a[1] - one.a[1];
    const onOne = (startX * acrossY - startY * acrossX) / turn;
    const onOther = (startX * alongY - startY * alongX) / turn;
    if (onOne > 0 && onOne < 1 && onOther > 0 && onOther < 1) {
      const point = between(one.a, one.b, onOne);
      one.cuts.push({ share: onOne, point });
      other.cuts.push({ share: onOther, point });
    }
  }
  cutAt(one, other.a);
  cutAt(one, other.b);
  cutAt(other, one.a);
  cutAt(other, one.b);
};

/** Gives every point a vertex number; points within the snapping distance share one. */
const createVertices = () => {
  const points: Point[] = [];
  const cells = new Map<number, number[]>();
  // Once numbered, a point keeps its number, also when a nearer vertex turns up later.
  const known = new Map<Point, number>();
  const numberOf = (point: Point): number => {
    const before = known.get(point);
    if (before !== undefined) return before;
    const number = findOrAdd(point);
    known.set(point, number);
    return number;
  };
  const findOrAdd = (point: Point): number => {
    for (let x = -1; x <= 1; x += 1) {
      for (let y = -1; y <= 1; y += 1) {
        const key = cellKey((point[0] + x * SNAP) * CELL, (point[1] + y * SNAP) * CELL);
        for (const candidate of cells.get(key) ?? []) {
          if (distance(cyclic(points, candidate), point) < SNAP) return candidate;
        }
      }
    }
    const number = points.length;
    points.push(point);
    const key = cellKey(point[0] * CELL, point[1] * CELL);
    const cell = cells.get(key);
    if (cell) cell.push(number);
    else cells.set(key, [number]);
    return number;
  };
  return { points, numberOf };
};

const areApart = (one: Segment, other: Segment): boolean =>
  Math.max(one.a[0], one.b[0]) + SNAP < Math.min(other.a[0], other.b[0]) ||
  Math.max(other.a[0], other.b[0]) + SNAP < Math.min(one.a[0], one.b[0]) ||
  Math.max(one.a[1], one.b[1]) + SNAP < Math.min(other.a[1], other.b[1]) ||
  Math.max(other.a[1], other.b[1]) + SNAP < Math.min(one.a[1], one.b[1]);

const firstSharedCell = (one: Segment, other: Segment): number => {
  const x = Math.max(Math.min(one.a[0], one.b[0]), Math.min(other.a[0], other.b[0]));
  const y = Math.max(Math.min(one.a[1], one.b[1]), Math.min(other.a[1], other.b[1]));
  return Math.floor((x - SNAP) / CELL) * 65_536 + Math.floor((y - SNAP) / CELL);
};

/** Only neighbours in a cell are compared, and only in the first cell that they share. */
const cutAll = (segments: readonly Segment[]): void => {
  const cells = new Map<number, Segment[]>();
  for (const segment of segments) {
    for (const key of cellsOf(segment)) {
      const cell = cells.get(key);
      if (cell) cell.push(segment);
      else cells.set(key, [segment]);
    }
  }
  for (const [key, cell] of cells) {
    cell.forEach((one, index) => {
      for (let next = index + 1; next < cell.length; next += 1) {
        const other = cyclic(cell, next);
        if (areApart(one, other)) continue;
        if (firstSharedCell(one, other) === key) cutBoth(one, other);
      }
    });
  }
};

const cutOnce = (input: readonly Segment[], mayRun: MayRun): Graph => {
  cutAll(input);
  const { points, numberOf } = createVertices();
  const edges = new Map<number, Edge>();
  for (const { a, b, line, cuts } of input) {
    cuts.sort((one, other) => one.share - other.share);
    let previous = numberOf(a);
    for (const point of [...cuts.map((cut) => cut.point), b]) {
      const next = numberOf(point);
      if (next === previous) continue;
      const edge = { a: previous, b: next, line };
      previous = next;
      const key = Math.min(edge.a, edge.b) * 1_048_576 + Math.max(edge.a, edge.b);
      const known = edges.get(key);
      if (known && known.line <= line) continue;
      const middle = between(cyclic(points, edge.a), cyclic(points, edge.b), 0.5);
      if (mayRun(line, middle)) edges.set(key, edge);
    }
  }
  return { points, edges: [...edges.values()] };
};

/** Whether a line, by its number, is wanted at a place. */
export type MayRun = (line: number, middle: Point) => boolean;

/**
 * The graph of all lines as far as they are wanted; where two coincide, the one listed first
 * wins. Snapping may move a stretch across a vertex nearby, so the cut is made twice.
 */
export const arrange = (lines: readonly (readonly Point[])[], mayRun: MayRun): Graph => {
  const segments: Segment[] = [];
  lines.forEach((points, line) => {
    let previous: Point | undefined;
    for (const point of points) {
      if (previous) segments.push({ a: previous, b: point, line, cuts: [] });
      previous = point;
    }
  });
  const first = cutOnce(segments, mayRun);
  return cutOnce(
    first.edges.map(({ a, b, line }) => ({
      a: cyclic(first.points, a),
      b: cyclic(first.points, b),
      line,
      cuts: [],
    })),
    () => true,
  );
};

/** Edge numbers at each vertex. */
export const edgesAtVertices = ({ points, edges }: Graph): number[][] => {
  const at: number[][] = points.map(() => []);
  edges.forEach(({ a, b }, number) => {
    cyclic(at, a).push(number);
    cyclic(at, b).push(number);
  });
  return at;
};

/** Without the edges that lead nowhere; `mayStay` keeps some of them. */
export const withoutDeadEnds = (graph: Graph, mayStay: (edge: Edge) => boolean): Graph => {
  const at = edgesAtVertices(graph);
  const degree = at.map((edges) => edges.length);
  const gone = new Set<number>();
  const queue = degree.flatMap((count, vertex) => (count === 1 ? [vertex] : []));
  for (let vertex = queue.pop(); vertex !== undefined; vertex = queue.pop()) {
    for (const number of cyclic(at, vertex)) {
      const edge = cyclic(graph.edges, number);
      if (gone.has(number) || degree[vertex] !== 1 || mayStay(edge)) continue;
      gone.add(number);
      const other = edge.a === vertex ? edge.b : edge.a;
      degree[vertex] = 0;
      degree[other] = (degree[other] ?? 0) - 1;
      if (degree[other] === 1) queue.push(other);
    }
  }
  return { points: graph.points, edges: graph.edges.filter((_, number) => !gone.has(number)) };
};

/** All bounded faces. Dead ends must have been removed, or they are walked on both sides. */
export const facesOf = (graph: Graph): Face[] => {
  const angleFrom = (number: number, vertex: number): number => {
    const { a, b } = cyclic(graph.edges, number);
    const [x, y] = subtract(
      cyclic(graph.points, a === vertex ? b : a),
      cyclic(graph.points, vertex),
    );
    return Math.atan2(y, x);
  };
  const around = edgesAtVertices(graph).map((edges, vertex) =>
    edges.length < 3
      ? edges
      : edges
          .map((number) => ({ number, angle: angleFrom(number, vertex) }))
          .sort((one, other) => one.angle - other.angle)
          .map(({ number }) => number),
  );
  const walked = new Set<number>();
  const faces: Face[] = [];
  graph.edges.forEach((edge, start) => {
    for (const from of [edge.a, edge.b]) {
      const ring: number[] = [];
      const edges: number[] = [];
      let [vertex, number] = [from, start];
      for (;;) {
        const { a, b } = cyclic(graph.edges, number);
        const side = number * 2 + (vertex === a ? 0 : 1);
        if (walked.has(side)) break;
        walked.add(side);
        ring.push(vertex);
        edges.push(number);
        vertex = vertex === a ? b : a;
        const choices = cyclic(around, vertex);
        number = cyclic(choices, choices.indexOf(number) - 1);
      }
      if (ring.length < 3) continue;
      const corners = ring.map((index) => cyclic(graph.points, index));
      if (signedArea(corners) > 1) faces.push({ ring, edges, corners });
    }
  });
  return faces;
};
