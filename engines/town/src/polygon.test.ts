import { describe, expect, it } from 'vitest';
import { createInside } from './inside.ts';
import type { Point } from './point.ts';
import { centroid, contains, doOverlap, innerPoint, isSimple, signedArea } from './polygon.ts';
import { toPoint, toPosition } from './projection.ts';
import { createRandom } from './random.ts';

const hook: readonly Point[] = [
  [0, 0],
  [90, 0],
  [90, 30],
  [30, 30],
  [30, 90],
  [0, 90],
];
const moved = (x: number, y: number): Point[] =>
  hook.map((corner) => [corner[0] + x, corner[1] + y]);

describe('a polygon', () => {
  it('has area, centroid and an inner point that lies inside even when the centroid does not', () => {
    expect(signedArea(hook)).toBe(4500);
    expect(signedArea(hook.toReversed())).toBe(-4500);
    expect(contains(hook, centroid(hook))).toBe(false);
    expect(contains(hook, innerPoint(hook))).toBe(true);
  });

  it.each([
    [20, 20, true],
    [50, 50, false],
    [100, 0, false],
    [95, 95, false],
  ])('moved by %i, %i overlaps itself: %s', (x, y, expected) => {
    expect(doOverlap(hook, moved(x, y))).toBe(expected);
  });

  it('is simple unless its sides cross', () => {
    expect(isSimple(hook)).toBe(true);
    expect(
      isSimple([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
      ]),
    ).toBe(false);
  });

  it('is searched quickly with the same answers', () => {
    const isInside = createInside([hook]);
    const random = createRandom(3);
    for (let draw = 0; draw < 500; draw += 1) {
      const point: Point = [random.between(-10, 100), random.between(-10, 100)];
      expect(isInside(point)).toBe(contains(hook, point));
    }
  });
});

describe('the projection', () => {
  it('comes back within the rounding of 0.1 m', () => {
    const [x, y] = toPoint(toPosition([4321.5, -3210.7]));
    expect(Math.abs(x - 4321.5)).toBeLessThan(0.1);
    expect(Math.abs(y + 3210.7)).toBeLessThan(0.1);
  });
});
