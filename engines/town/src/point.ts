/** Metres east and north of the town's origin. */
export type Point = readonly [x: number, y: number];

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];

export const subtract = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];

export const scale = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor];

/** The z component of the cross product: positive when `b` lies to the left of `a`. */
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];

export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];

/** In metres. */
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Between `a` (at 0) and `b` (at 1). */
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** Length 1 in the same direction; the zero vector stays zero. */
export const unit = (a: Point): Point => {
  const length = Math.hypot(a[0], a[1]);
  return length === 0 ? [0, 0] : [a[0] / length, a[1] / length];
};

/** A quarter turn counter-clockwise. */
export const left = (a: Point): Point => [-a[1], a[0]];

export const rotate = (a: Point, radians: number): Point => [
  a[0] * Math.cos(radians) - a[1] * Math.sin(radians),
  a[0] * Math.sin(radians) + a[1] * Math.cos(radians),
];

/** From point `p` to the nearest point of segment `a`–`b`, in metres. Without allocation: it is hot. */
export const distanceToSegment = (p: Point, a: Point, b: Point): number => {
  const x = b[0] - a[0];
  const y = b[1] - a[1];
  const squared = x * x + y * y;
  const along = squared === 0 ? 0 : ((p[0] - a[0]) * x + (p[1] - a[1]) * y) / squared;
  const share = along < 0 ? 0 : along > 1 ? 1 : along;
  const awayX = p[0] - a[0] - x * share;
  const awayY = p[1] - a[1] - y * share;
  return Math.sqrt(awayX * awayX + awayY * awayY);
};
