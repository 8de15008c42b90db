import { cyclic } from './cyclic.ts';
import type { Point } from './point.ts';
import { type Corners, extentOf } from './polygon.ts';

/** Height of the bands into which the sides of a polygon are sorted, in metres. */
const BAND = 32;

/** Even-odd test that looks only at the sides near the height of the point. */
const createTest = (corners: Corners): ((point: Point) => boolean) => {
  const [west, south, east, north] = extentOf(corners);
  const count = Math.floor((north - south) / BAND) + 1;
  const bands: (readonly [ax: number, ay: number, bx: number, by: number])[][] = Array.from(
    { length: count },
    () => [],
  );
  let [ax, ay] = cyclic(corners, -1);
  for (const [bx, by] of corners) {
    const low = Math.floor((Math.min(ay, by) - south) / BAND);
    const high = Math.floor((Math.max(ay, by) - south) / BAND);
    for (let band = low; band <= high; band += 1) bands[band]?.push([ax, ay, bx, by]);
    [ax, ay] = [bx, by];
  }
  return ([x, y]) => {
    if (x < west || x > east || y < south || y > north) return false;
    let inside = false;
    for (const [fromX, fromY, toX, toY] of bands[Math.floor((y - south) / BAND)] ?? []) {
      if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) {
        inside = !inside;
      }
    }
    return inside;
  };
};

/** Tells quickly, and often, whether a point lies in any of the polygons. */
export const createInside = (polygons: readonly Corners[]): ((point: Point) => boolean) => {
  const tests = polygons.map(createTest);
  return (point) => tests.some((test) => test(point));
};
