import { quantileSorted } from 'd3-array';

/**
 * Breaks between classes that hold about equally many areas; a few values have a class each.
 * `count` classes have at most `count - 1` breaks, and none of them is empty.
 */
export const quantileBreaks = (
  values: readonly (number | null)[],
  count = 5,
): readonly number[] => {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const different = [...new Set(sorted)];
  if (different.length <= count) return different.slice(1);
  const breaks = Array.from({ length: count - 1 }, (_, index) =>
    quantileSorted(sorted, (index + 1) / count),
  ).filter((value) => value !== undefined);
  return [...new Set(breaks)].filter((value) => value !== sorted[0]);
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
