/**
 * The four rules that tell special from common cause variation on an XmR chart, in the order of NHS
 * England's Making Data Count as NHSRplotthedots orders them. Each takes what is known of every
 * point of one group and returns runs of points. A null (missing, on the line) belongs to no run and
 * ends the one before it.
 */
import type { Direction } from './polarity.ts';

/** In order: where several rules hold at a point, the first one gives the point its kind. */
export type XmrRule = 'outside-limits' | 'trend' | 'two-of-three' | 'shift';

/** Points that together break a rule: their indices, ascending, never none. */
export interface Run {
  readonly direction: Direction;
  readonly indices: readonly number[];
}

type Directions = readonly (Direction | null)[];

/** Points beyond a limit. `outside[i]` is the limit that point i is beyond, if any. */
export const outsideRuns = (outside: Directions): readonly Run[] => runsOf(outside, 1);

/** `length` or more points in a row on one side of the centre line. */
export const shiftRuns = (sides: Directions, length: number): readonly Run[] =>
  runsOf(sides, length);

/**
 * `length` or more points that rise, or fall, from each to the next. `steps[i]` is the direction
 * from point i − 1 to point i; a tie is null and ends the trend. The run begins at the point from
 * which the first step was taken, so a turning point may belong to two runs.
 */
export const trendRuns = (steps: Directions, length: number): readonly Run[] =>
  runsOf(steps, length - 1).map(({ direction, indices: [first = 0, ...rest] }) => ({
    direction,
    indices: [first - 1, first, ...rest],
  }));

/**
 * Two of three points in a row near a limit, all three on the same side of the centre. Only the
 * points near the limit belong to the run; a point beyond the limit is not near it.
 */
export const twoOfThreeRuns = (near: readonly boolean[], sides: Directions): readonly Run[] => {
  const runs: { direction: Direction; indices: number[]; end: number }[] = [];
  for (let start = 0; start + 2 < sides.length; start += 1) {
    const window = [start, start + 1, start + 2];
    const direction = sides[start] ?? null;
    const nearby = window.filter((index) => near[index]);
    const isOneSided = window.every((index) => sides[index] === direction);
    if (direction === null || !isOneSided || nearby.length < 2) continue;

    const last = runs.at(-1);
    if (last !== undefined && last.end >= start) {
      last.indices.push(...nearby.filter((index) => index > last.end));
      last.end = start + 2;
    } else {
      runs.push({ direction, indices: nearby, end: start + 2 });
    }
  }
  return runs.map(({ direction, indices }) => ({ direction, indices }));
};

/** The longest runs of one direction that have at least `length` points. */
const runsOf = (directions: Directions, length: number): readonly Run[] => {
  const runs: Run[] = [];
  let indices: number[] = [];
  directions.forEach((direction, index) => {
    indices.push(index);
    if (direction === (directions[index + 1] ?? null) && direction !== null) return;
    if (direction !== null && indices.length >= length) runs.push({ direction, indices });
    indices = [];
  });
  return runs;
};
