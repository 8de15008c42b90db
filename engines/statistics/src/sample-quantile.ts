/**
 * A quantile of a sample, between two of its values where need be.
 *
 * Source: R. J. Hyndman and Y. Fan, The American Statistician 50 (1996) 361–365, definition 7; R's default.
 *
 * @param sorted one number or more, ascending
 * @param share from 0 to 1
 */
export const sampleQuantile = (sorted: ArrayLike<number>, share: number): number => {
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const from = sorted[low] ?? Number.NaN;
  const to = sorted[Math.min(low + 1, sorted.length - 1)] ?? Number.NaN;
  return from + (place - low) * (to - from);
};
