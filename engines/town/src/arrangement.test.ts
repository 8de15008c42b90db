import { describe, expect, it } from 'vitest';
import { arrange, facesOf, withoutDeadEnds } from './arrangement.ts';
import type { Point } from './point.ts';
import { signedArea } from './polygon.ts';

const square: readonly Point[] = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
  [0, 0],
];
const areas = (lines: readonly (readonly Point[])[], mayRun = () => true): number[] =>
  facesOf(withoutDeadEnds(arrange(lines, mayRun), () => false))
    .map(({ corners }) => Math.round(signedArea(corners)))
    .sort((a, b) => a - b);

describe('an arrangement of lines', () => {
  it.each<[string, readonly (readonly Point[])[], number[]]>([
    ['a ring has one face', [square], [10_000]],
    [
      'a line across makes two',
      [
        square,
        [
          [-10, 30],
          [110, 30],
        ],
      ],
      [3000, 7000],
    ],
    [
      'two lines that cross make four',
      [
        square,
        [
          [-10, 30],
          [110, 30],
        ],
        [
          [40, -10],
          [40, 110],
        ],
      ],
      [1200, 1800, 2800, 4200],
    ],
    [
      'a line that ends half a metre short still meets',
      [
        square,
        [
          [0.5, 50],
          [99.5, 50],
        ],
      ],
      [5000, 5000],
    ],
    [
      'a dead end makes none',
      [
        square,
        [
          [50, -10],
          [50, 60],
        ],
      ],
      [10_000],
    ],
  ])('%s', (_, lines, expected) => {
    areas(lines).forEach((area, index) => {
      expect(Math.abs(area - (expected[index] ?? 0))).toBeLessThan(60);
    });
    expect(areas(lines)).toHaveLength(expected.length);
  });

  it('lets the first line win where two coincide, unless it may not run there', () => {
    const side: readonly Point[] = [
      [0, 0],
      [100, 0],
    ];
    const first = arrange([side, side], () => true);
    const second = arrange([side, side], (line) => line === 1);
    expect(first.edges.map(({ line }) => line)).toEqual([0]);
    expect(second.edges.map(({ line }) => line)).toEqual([1]);
  });
});
