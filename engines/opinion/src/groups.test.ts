import { describe, expect, it } from 'vitest';
import { nextGroupCount } from './group-count.ts';
import { groupsOf, mostGroups } from './groups.ts';
import type { Cluster } from './k-means.ts';
import { type Point, pointsOf } from './points.ts';
import { silhouetteOf } from './silhouette.ts';

const groupOf = (...members: number[]): Cluster => ({
  id: members[0] ?? 0,
  members,
  centre: [0, 0],
});
const single = (id: number, centre: Point): Cluster => ({ id, members: [id], centre });

describe('the silhouette', () => {
  const points = pointsOf([0, 1, 5, 6].map((x) => [x, 0]));

  it('is near 1 for clusters that are far apart', () => {
    // 0: a = 1, b = 5.5; 1: a = 1, b = 4.5; the other two as these.
    const expected = (4.5 / 5.5 + 3.5 / 4.5) / 2;
    expect(silhouetteOf(points, [groupOf(0, 1), groupOf(2, 3)])).toBeCloseTo(expected, 12);
  });

  it('is below 0 for members that are nearer to others', () => {
    expect(silhouetteOf(points, [groupOf(0, 2), groupOf(1, 3)])).toBeLessThan(0);
  });

  it('counts a point that is alone as 0', () => {
    // 5: a = 1, b = 4 (to 1, alone in its cluster, from which 0 is 5 away); 6: a = 1, b = 5.
    const three = pointsOf([1, 5, 6].map((x) => [x, 0]));
    const expected = (0 + 3 / 4 + 4 / 5) / 3;
    expect(silhouetteOf(three, [groupOf(0), groupOf(1, 2)])).toBeCloseTo(expected, 12);
  });

  it('is 0 for one cluster and where all points coincide', () => {
    expect(silhouetteOf(points, [groupOf(0, 1, 2, 3)])).toBe(0);
    const same = pointsOf([0, 1, 2, 3].map(() => [2, 2]));
    expect(silhouetteOf(same, [groupOf(0, 1), groupOf(2, 3)])).toBe(0);
  });
});

describe('the number of groups', () => {
  it('is the best one at once at the first time', () => {
    expect(nextGroupCount(3)).toEqual({ last: 3, timesInARow: 1, chosen: 3 });
  });

  it('changes when another was best four times in a row, and not before', () => {
    let count = nextGroupCount(2);
    const chosen = [3, 3, 3, 2, 3, 3, 3, 3, 2].map((best) => {
      count = nextGroupCount(best, count);
      return count.chosen;
    });
    expect(chosen).toEqual([2, 2, 2, 2, 2, 2, 2, 3, 3]);
  });

  it.each([
    [0, 2],
    [11, 2],
    [12, 3],
    [35, 4],
    [36, 5],
    [100, 5],
  ])('of %i base clusters is at most %i', (baseClusters, most) => {
    expect(mostGroups(baseClusters)).toBe(most);
  });
});

describe('groups', () => {
  const around = (x: number, y: number, from: number): readonly Cluster[] =>
    [0, 1, 2, 3, 4].map((step) => single(from + step, [x + step / 10, y - step / 10]));

  it('are as many as the silhouette tells apart, members by the ids of base clusters', () => {
    const base = [...around(0, 0, 10), ...around(9, 0, 20), ...around(0, 9, 30)];
    const { groups, groupCount, groupings } = groupsOf(base);
    expect(groupings.map(({ count }) => count)).toEqual([2, 3]);
    expect(groupCount.chosen).toBe(3);
    expect(new Set(groups.map(({ members }) => members))).toEqual(
      new Set([
        [10, 11, 12, 13, 14],
        [20, 21, 22, 23, 24],
        [30, 31, 32, 33, 34],
      ]),
    );
  });

  it('keep their ids when base clusters come', () => {
    const before = groupsOf([...around(0, 0, 10), ...around(9, 0, 20)]);
    const after = groupsOf([...around(9, 0, 20), ...around(0, 0, 10), ...around(9, 1, 40)], before);
    for (const { id, members } of before.groups) {
      const now = after.groups.find((group) => group.id === id);
      expect(now?.members).toEqual(expect.arrayContaining([...members]));
    }
  });

  it('take the best number at once when the one in use is no longer tried', () => {
    const base = [...around(0, 0, 10), ...around(9, 0, 20)];
    const { groupCount } = groupsOf(base, {
      groupings: [],
      groupCount: { last: 5, timesInARow: 9, chosen: 5 },
    });
    expect(groupCount).toEqual({ last: 2, timesInARow: 1, chosen: 2 });
  });

  it('are none of nobody, and one where all are at one place', () => {
    expect(groupsOf([]).groups).toEqual([]);
    expect(groupsOf([single(0, [1, 1]), single(1, [1, 1])]).groups).toHaveLength(1);
  });
});
