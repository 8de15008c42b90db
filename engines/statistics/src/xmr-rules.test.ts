import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePublished, readJson } from '../test/shared-data.ts';
import type { Direction } from './polarity.ts';
import { outsideRuns, type Run, shiftRuns, trendRuns, twoOfThreeRuns } from './xmr-rules.ts';

/** u: up, d: down, anything else: neither. */
const directions = (text: string): readonly (Direction | null)[] =>
  [...text].map((letter) => (letter === 'u' ? 'up' : letter === 'd' ? 'down' : null));

const nearby = (text: string): readonly boolean[] => [...text].map((letter) => letter === 'n');

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('outside a limit', () => {
  it('each stretch of neighbouring points beyond the same limit is one run', () => {
    expect(outsideRuns(directions('..uud.u'))).toEqual([
      { direction: 'up', indices: [2, 3] },
      { direction: 'down', indices: [4] },
      { direction: 'up', indices: [6] },
    ]);
  });
});

describe('a shift of 7', () => {
  it.each([
    ['uuuuuu', 'six points', []],
    ['uuuuuu.u', 'six points and one on the centre line', []],
    ['uuuuuud', 'six points and one on the other side', []],
    ['uuuuuuu', 'seven points', [{ direction: 'up', indices: range(0, 6) }]],
    ['.dddddddd', 'eight points', [{ direction: 'down', indices: range(1, 8) }]],
    [
      'uuuuuuuddddddd',
      'seven on either side',
      [
        { direction: 'up', indices: range(0, 6) },
        { direction: 'down', indices: range(7, 13) },
      ],
    ],
  ])('%s (%s)', (sides, _, runs) => {
    expect(shiftRuns(directions(sides), 7)).toEqual(runs);
  });

  it('of 6 needs six points', () => {
    expect(shiftRuns(directions('uuuuuu'), 6)).toHaveLength(1);
  });
});

describe('a trend of 7', () => {
  it.each([
    ['.uuuuu', 'five steps between six points', []],
    ['.uuu.uuu', 'a tie in the middle', []],
    ['.uuuuuu', 'six steps between seven points', [{ direction: 'up', indices: range(0, 6) }]],
    ['.dddddddu', 'seven steps down', [{ direction: 'down', indices: range(0, 7) }]],
    [
      '.uuuuuudddddd',
      'a turning point belongs to both',
      [
        { direction: 'up', indices: range(0, 6) },
        { direction: 'down', indices: range(6, 12) },
      ],
    ],
  ])('%s (%s)', (steps, _, runs) => {
    expect(trendRuns(directions(steps), 7)).toEqual(runs);
  });

  it('of 6 needs five steps', () => {
    expect(trendRuns(directions('.uuuuu'), 6)).toEqual([{ direction: 'up', indices: range(0, 5) }]);
  });
});

describe('two of three near a limit', () => {
  it.each([
    ['nn', 'uu', 'only two points', []],
    ['nn.', 'uuu', 'two near ones first', [{ direction: 'up', indices: [0, 1] }]],
    ['n.n', 'ddd', 'two near ones around', [{ direction: 'down', indices: [0, 2] }]],
    ['n.n', 'udu', 'the third on the other side', []],
    ['n.n', 'u.u', 'the third on the centre line', []],
    ['n..n', 'uuuu', 'too far apart', []],
    ['nn.nn', 'uuuuu', 'windows that overlap', [{ direction: 'up', indices: [0, 1, 3, 4] }]],
    [
      'n.n...n.n',
      'uuuuuuuuu',
      'windows apart',
      [
        { direction: 'up', indices: [0, 2] },
        { direction: 'up', indices: [6, 8] },
      ],
    ],
    [
      'nn.nn.',
      'uuuddd',
      'one limit after the other',
      [
        { direction: 'up', indices: [0, 1] },
        { direction: 'down', indices: [3, 4] },
      ],
    ],
  ])('%s on sides %s (%s)', (near, sides, _, runs) => {
    expect(twoOfThreeRuns(nearby(near), directions(sides))).toEqual(runs);
  });
});

describe('every rule', () => {
  const series = fc.array(fc.constantFrom<Direction | null>('up', 'down', null), { maxLength: 60 });

  it('finds the same points, turned, when time runs backwards', () => {
    const mirrored = (runs: readonly Run[], size: number) =>
      runs.map(({ direction, indices }) => ({
        direction,
        indices: indices.map((index) => size - 1 - index).reverse(),
      }));
    fc.assert(
      fc.property(series, fc.integer({ min: 3, max: 8 }), (sides, length) => {
        const backwards = shiftRuns([...sides].reverse(), length);
        expect(mirrored(backwards, sides.length).reverse()).toEqual(shiftRuns(sides, length));
      }),
    );
  });

  it('finds every window of two near points in three on one side, and nothing else', () => {
    const points = fc.array(
      fc.record({
        side: fc.constantFrom<Direction | null>('up', 'up', 'down', null),
        near: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(points, (own) => {
        const expected = new Set<number>();
        for (let start = 0; start + 2 < own.length; start += 1) {
          const window = own.slice(start, start + 3);
          const oneSided = new Set(window.map(({ side }) => side)).size === 1;
          if (!oneSided || own[start]?.side === null) continue;
          if (window.filter(({ near }) => near).length < 2) continue;
          window.forEach(({ near }, offset) => {
            if (near) expected.add(start + offset);
          });
        }
        const runs = twoOfThreeRuns(
          own.map(({ near }) => near),
          own.map(({ side }) => side),
        );
        const found = runs.flatMap(({ indices }) => indices);
        expect(found).toEqual([...expected].sort((a, b) => a - b));
        for (const { direction, indices } of runs) {
          for (const index of indices) expect(own[index]?.side).toBe(direction);
        }
      }),
    );
  });
});

describePublished('published rules', () => {
  interface Case {
    readonly in: readonly number[];
    readonly out: readonly number[];
  }
  interface NearCase {
    readonly close: readonly number[];
    readonly rel: readonly number[];
    readonly out: readonly number[];
  }
  const cases = () =>
    readJson<
      Readonly<Record<'seven_one_side' | 'seven_trend' | 'part_of_seven', readonly Case[]>> &
        Readonly<Record<'two_in_three' | 'part_of_two_in_three', readonly NearCase[]>>
    >('spc/nhsr-plotthedots-cases.json');

  const sign = (value: number): Direction | null => (value > 0 ? 'up' : value < 0 ? 'down' : null);
  const steps = (values: readonly number[]) =>
    values.map((value, index) => sign(value - (values[index - 1] ?? value)));
  const flags = (size: number, runs: readonly Run[]): readonly number[] =>
    range(0, size - 1).map((index) =>
      runs.some(({ indices }) => indices.includes(index)) ? 1 : 0,
    );
  /** The published functions flag the points at which seven are complete. */
  const completed = (runs: readonly Run[]): readonly Run[] =>
    runs.map(({ direction, indices }) => ({ direction, indices: indices.slice(6) }));

  it('NHSRplotthedots, seven on one side: every case', () => {
    for (const { in: sides, out } of cases().seven_one_side) {
      expect(flags(sides.length, completed(shiftRuns(sides.map(sign), 7)))).toEqual(out);
    }
  });

  it('NHSRplotthedots, trend of seven: every case', () => {
    for (const { in: values, out } of cases().seven_trend) {
      const runs = completed(trendRuns(steps(values), 7));
      const signed = flags(values.length, runs).map((flag, index) => {
        const run = runs.find(({ indices }) => indices.includes(index));
        return run?.direction === 'down' ? -flag : flag;
      });
      expect(signed).toEqual(out);
    }
  });

  it('NHSRplotthedots, part of seven: every case', () => {
    for (const { in: ends, out } of cases().part_of_seven) {
      const sides = ends.map((_, index) =>
        sign(ends.slice(index, index + 7).find((end) => end !== 0) ?? 0),
      );
      expect(flags(ends.length, shiftRuns(sides, 7))).toEqual(out);
    }
  });

  it('NHSRplotthedots, two in three: every case', () => {
    for (const { close, rel, out } of cases().two_in_three) {
      const runs = twoOfThreeRuns(
        close.map((flag) => flag === 1),
        rel.map(sign),
      );
      // Published for all three points of a window; a run holds the near ones of them.
      expect(flags(close.length, runs)).toEqual(
        out.map((flag, index) => flag * (close[index] ?? 0)),
      );
    }
  });

  it('NHSRplotthedots, part of two in three: every case', () => {
    for (const { close, rel, out } of cases().part_of_two_in_three) {
      const runs = twoOfThreeRuns(
        close.map((flag) => flag === 1),
        rel.map(sign),
      );
      expect(flags(close.length, runs)).toEqual(out);
    }
  });
});
