import type { Point } from '@polder/opinion';
import { describe, expect, it } from 'vitest';
import { hullOf } from './hull.ts';

describe('a hull', () => {
  it.each<{ title: string; points: readonly Point[]; hull: readonly Point[] }>([
    {
      title: 'a square without what is inside or on an edge',
      points: [
        [0, 0],
        [1, 1],
        [2, 0],
        [2, 2],
        [0, 2],
        [1, 0],
      ],
      hull: [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
    },
    {
      title: 'a line between its ends',
      points: [
        [0, 0],
        [2, 2],
        [1, 1],
      ],
      hull: [
        [0, 0],
        [2, 2],
      ],
    },
    { title: 'nothing of nothing', points: [], hull: [] },
  ])('is $title', ({ points, hull }) => {
    expect(hullOf(points)).toEqual(hull);
  });
});
