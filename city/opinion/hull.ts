import type { Point } from '@polder/opinion';

/**
 * The corners of the smallest convex shape around points, without those on its edges.
 *
 * Source: A. M. Andrew 1979, monotone chains.
 */
export const hullOf = (points: readonly Point[]): readonly Point[] => {
  const sorted = points.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  const lower = chainOf(sorted);
  const upper = chainOf(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
};

/** The points at which a way along them only turns to one side. */
const chainOf = (points: readonly Point[]): readonly Point[] => {
  const chain: Point[] = [];
  for (const point of points) {
    for (;;) {
      const [before, last] = chain.slice(-2);
      if (before === undefined || last === undefined || turnOf(before, last, point) > 0) break;
      chain.pop();
    }
    chain.push(point);
  }
  return chain;
};

/** Above 0 for a turn to the left. */
const turnOf = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
