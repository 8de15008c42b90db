/** Points in the plane of the two components. */
export type Point = readonly [x: number, y: number];

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export const pointAt = ({ x, y }: Points, place: number): Point => [x[place] ?? 0, y[place] ?? 0];

/** The points at some places, in that order. */
export const pointsAt = ({ x, y }: Points, places: readonly number[]): Points => ({
  x: Float64Array.from(places, (place) => x[place] ?? 0),
  y: Float64Array.from(places, (place) => y[place] ?? 0),
});

/** @example pointsOf([[0, 1], [2, 3]]) // { x: [0, 2], y: [1, 3] } */
export const pointsOf = (points: readonly Point[]): Points => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
});
