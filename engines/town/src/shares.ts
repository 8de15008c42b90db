/**
 * Whole numbers in the proportion of the weights that add up to the total exactly: largest
 * remainder (Hamilton), ties to the first. Throws `RangeError` when there is nothing to go by.
 */
export const apportion = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  if (sum <= 0) throw new RangeError('At least one weight must be positive');
  const exact = weights.map((weight) => (total * weight) / sum);
  const counts = exact.map(Math.floor);
  let rest = total - counts.reduce((before, count) => before + count, 0);
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of order) {
    if (rest <= 0) break;
    counts[index] = (counts[index] ?? 0) + 1;
    rest -= 1;
  }
  return counts;
};
