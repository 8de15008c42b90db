/** Groups of areas from the least to the best off, as public health ranks them. */
import { requireFinite } from './requirements.ts';
import { StatisticsError } from './statistics-error.ts';

const MOST_QUANTILES = 100;

/** Ranks from 1, the lowest first; equal values share the lowest rank of theirs. */
const ranksOf = (values: readonly number[]): readonly number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  const first = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!first.has(value)) first.set(value, index + 1);
  });
  return values.map((value) => first.get(value) ?? 0);
};

/**
 * Divides areas into `count` groups of nearly equal size by their value. Equal values always share a
 * group, which `quintiles` (NTILE) does not promise.
 *
 * Source: PHEindicatormethods `phe_quantile`: floor((q + 1) − ceil(((n + 1) − rank) / (n / q))), a 0
 * counted as 1; equal values take the lowest rank.
 *
 * @param values one for each area, null where it is missing
 * @param count of groups, from 2 to 100
 * @param first which end group 1 holds. Public health gives it to the worst: the lowest values where
 * high is good, the highest where low is good.
 * @returns 1 … count for each value in the order given; null where the value is missing, and everywhere
 * when fewer than `count` areas have one
 * @throws StatisticsError `quantiles-out-of-range`, `non-finite`
 * @example
 * quantiles([7, 1, 9, 3], 2, 'lowest'); // [2, 1, 2, 1]
 */
export const quantiles = (
  values: readonly (number | null)[],
  count: number,
  first: 'lowest' | 'highest',
): readonly (number | null)[] => {
  if (!Number.isInteger(count) || count < 2 || count > MOST_QUANTILES)
    throw new StatisticsError(
      'quantiles-out-of-range',
      `${count} groups: give a whole number from 2 to ${MOST_QUANTILES}.`,
    );
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  for (const { value } of known) requireFinite('value of an area', value);
  const found = values.map((): number | null => null);
  const n = known.length;
  if (n < count) return Object.freeze(found);
  const ranks = ranksOf(known.map(({ value }) => (first === 'lowest' ? value : -value)));
  known.forEach(({ index }, place) => {
    const above = Math.ceil(((n + 1 - (ranks[place] ?? 1)) * count) / n);
    found[index] = Math.max(1, count + 1 - above);
  });
  return Object.freeze(found);
};
