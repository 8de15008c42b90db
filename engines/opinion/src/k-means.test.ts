import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cluster, firstClusters, kMeans } from './k-means.ts';
import { assignNearest } from './nearest-centre.ts';
import { type Point, pointsOf } from './points.ts';
import { warmStart } from './warm-start.ts';

const onLine = (...xs: number[]) => pointsOf(xs.map((x) => [x, 0]));
const membersOf = (clusters: readonly Cluster[]) => clusters.map(({ members }) => members);
const centresOf = (clusters: readonly Cluster[]) => clusters.map(({ centre }) => centre);

describe('k-means', () => {
  it('moves the first different points to the middle of what is near', () => {
    const points = onLine(0, 0, 1, 10, 11);
    const seeds = firstClusters(points, 2);
    expect(centresOf(seeds)).toEqual([
      [0, 0],
      [1, 0],
    ]);
    const clusters = kMeans(points, seeds, 20);
    expect(membersOf(clusters)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(centresOf(clusters)).toEqual([
      [expect.closeTo(1 / 3, 12), 0],
      [10.5, 0],
    ]);
  });

  it('weighs points', () => {
    const points = { ...onLine(0, 1, 10), weights: [3, 1, 1] };
    const [near] = kMeans(points, firstClusters(points, 2), 20);
    expect(near?.centre).toEqual([0.25, 0]);
  });

  it('drops clusters that nobody is near, and keeps the ids of the others', () => {
    const points = onLine(0, 1);
    const seeds = [99, 0.4].map((x, id): Cluster => ({ id, members: [], centre: [x, 0] }));
    expect(kMeans(points, seeds, 20)).toEqual([{ id: 1, members: [0, 1], centre: [0.5, 0] }]);
  });

  it('moves once more than it is told to iterate', () => {
    const points = onLine(0, 1, 2, 10, 11, 12);
    const [first] = kMeans(points, firstClusters(points, 2), 0);
    expect(first?.members).toEqual([0]);
  });

  it('makes fewer clusters where points coincide', () => {
    expect(firstClusters(onLine(4, 4, 4), 3)).toHaveLength(1);
  });

  const coordinate = fc.integer({ min: -4, max: 4 });
  const someCoordinates = fc.array(fc.tuple(coordinate, coordinate), {
    minLength: 1,
    maxLength: 20,
  });

  it('gives each point to the nearest centre, the first of equals', () => {
    fc.assert(
      fc.property(someCoordinates, someCoordinates, fc.nat(), (points, centres, likely) => {
        const nearest = new Int32Array(points.length).fill(likely % centres.length);
        assignNearest(pointsOf(points), centres, nearest);
        const distance = ([x, y]: Point, [atX, atY]: Point) => (x - atX) ** 2 + (y - atY) ** 2;
        const expected = points.map((point) => {
          const distances = centres.map((centre) => distance(point, centre));
          return distances.indexOf(Math.min(...distances));
        });
        expect([...nearest]).toEqual(expected);
      }),
    );
  });
});

describe('a warm start', () => {
  it('puts clusters where their members are now', () => {
    const before = [
      { id: 4, members: [0, 1], centre: [9, 9] as const },
      { id: 7, members: [2], centre: [9, 9] as const },
    ];
    expect(warmStart(onLine(0, 1, 5), before, 2)).toEqual([
      { id: 4, members: [0, 1], centre: [0.5, 0] },
      { id: 7, members: [2], centre: [5, 0] },
    ]);
  });

  it('leaves out clusters without members and gives no number twice', () => {
    const before = [
      { id: 1, members: [0, 1, 2], centre: [0, 0] as const },
      { id: 3, members: [], centre: [0, 0] as const },
    ];
    // The point farthest from ⅔ is 2; what is left of the first cluster is at 0.
    expect(warmStart(onLine(0, 0, 2), before, 2)).toEqual([
      { id: 1, members: [0, 1], centre: [0, 0] },
      { id: 2, members: [2], centre: [2, 0] },
    ]);
  });

  it('merges clusters at one place under the id of the larger', () => {
    const before = [
      { id: 1, members: [0], centre: [0, 0] as const },
      { id: 2, members: [1, 2], centre: [5, 0] as const },
    ];
    expect(warmStart(onLine(1, 1, 1), before, 2)).toEqual([
      { id: 2, members: [0, 1, 2], centre: [1, 0] },
    ]);
  });

  it('begins with one cluster of all where nobody is left of the earlier ones', () => {
    const clusters = warmStart(onLine(0, 4), [{ id: 5, members: [], centre: [0, 0] }], 1);
    expect(clusters).toEqual([{ id: 6, members: [0, 1], centre: [2, 0] }]);
  });

  it('stops where there are not so many different points', () => {
    const before = [{ id: 0, members: [0, 1], centre: [0, 0] as const }];
    expect(warmStart(onLine(3, 3), before, 5)).toHaveLength(1);
  });
});
