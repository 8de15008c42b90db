import { quantileSorted } from 'd3-array';

/**
 * Breaks between classes that hold about equally many areas; fewer when values are equal.
 * `count` classes have at most `count - 1` breaks.
 */
export const quantileBreaks = (
  values: readonly (number | null)[],
  count = 5,
): readonly number[] => {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const breaks = Array.from({ length: count - 1 }, (_, index) =>
    quantileSorted(sorted, (index + 1) / count),
  ).filter((value) => value !== undefined);
  return [...new Set(breaks)];
};

/** The class of a value, from 0; a value on a break belongs to the higher class. */
export const classOf = (value: number, breaks: readonly number[]): number => {
  let index = 0;
  while (index < breaks.length && value >= (breaks[index] ?? Number.POSITIVE_INFINITY)) index += 1;
  return index;
};

/** Which of the five steps a class takes: fewer classes still reach both ends of the scale. */
export const stepOf = (index: number, classes: number): number =>
  classes <= 1 ? 3 : Math.round((index / (classes - 1)) * 4) + 1;
