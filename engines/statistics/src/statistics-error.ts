/** What was wrong with an argument. Stable: callers may map a code to a message. */
export type StatisticsErrorCode =
  | 'non-finite'
  | 'negative-count'
  | 'count-too-large'
  | 'zero-denominator'
  | 'negative-denominator'
  | 'numerator-above-denominator'
  | 'confidence-out-of-range'
  | 'multiplier-not-positive'
  | 'interval-inverted'
  | 'no-points'
  | 'bounds-inverted'
  | 'value-outside-bounds'
  | 'rebase-not-ascending'
  | 'baseline-too-short'
  | 'run-length-out-of-range'
  | 'proportion-out-of-range'
  | 'horizon-out-of-range'
  | 'season-out-of-range'
  | 'too-few-values'
  | 'weight-negative'
  | 'lengths-differ'
  | 'quantiles-out-of-range'
  | 'repetitions-out-of-range';

/**
 * Thrown for every argument a function of this engine cannot work with, so that no result is ever
 * NaN. The `code` is for programs, the message for the developer who reads the log.
 *
 * @example
 * try { estimateProportion(3, 0) } catch (error) {
 *   if (error instanceof StatisticsError && error.code === 'zero-denominator') showNoData();
 * }
 */
export class StatisticsError extends Error {
  override readonly name = 'StatisticsError';
  readonly code: StatisticsErrorCode;

  constructor(code: StatisticsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
