import type { Point, Points } from './points.ts';

/**
 * Writes for each point the place of the nearest centre; of equally near ones the first.
 *
 * Centres are looked through from the point's own x outwards, until they are farther in x alone than
 * the nearest one found: with many centres most are never looked at.
 *
 * @param nearest holds a likely centre for each point, such as that of the turn before
 */
export const assignNearest = (
  { x, y }: Points,
  centres: readonly Point[],
  nearest: Int32Array,
): void => {
  const order = Int32Array.from(centres.keys()).sort(
    (one, other) => (centres[one]?.[0] ?? 0) - (centres[other]?.[0] ?? 0),
  );
  const centreX = Float64Array.from(order, (place) => centres[place]?.[0] ?? 0);
  const centreY = Float64Array.from(order, (place) => centres[place]?.[1] ?? 0);
  for (let place = 0; place < x.length; place++) {
    const atX = x[place] ?? 0;
    const atY = y[place] ?? 0;
    let best = nearest[place] ?? 0;
    const likelyX = atX - (centres[best]?.[0] ?? 0);
    const likelyY = atY - (centres[best]?.[1] ?? 0);
    let least = likelyX * likelyX + likelyY * likelyY;
    const middle = firstAtLeast(centreX, atX);
    for (let side = 0; side < 2; side++) {
      const step = side === 0 ? 1 : -1;
      for (let at = side === 0 ? middle : middle - 1; at >= 0 && at < centres.length; at += step) {
        const byX = atX - (centreX[at] ?? 0);
        if (byX * byX > least) break;
        const byY = atY - (centreY[at] ?? 0);
        const distance = byX * byX + byY * byY;
        const centre = order[at] ?? 0;
        if (distance < least || (distance === least && centre < best)) {
          least = distance;
          best = centre;
        }
      }
    }
    nearest[place] = best;
  }
};

/** The place of the first of ascending values that is not below a value. */
const firstAtLeast = (ascending: Float64Array, value: number): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};
