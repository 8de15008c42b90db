/** What was wrong with an argument. Stable: callers may map a code to a message. */
export type OpinionErrorCode =
  | 'vote-out-of-range'
  | 'time-not-finite'
  | 'lengths-differ'
  | 'count-out-of-range'
  | 'counts-inconsistent'
  | 'draw-out-of-range'
  | 'nothing-to-choose';

/**
 * Thrown for every argument a function of this engine cannot work with, so that no result is ever
 * NaN. The `code` is for programs, the message for the developer who reads the log.
 *
 * @example
 * try { collector.add(7, 12, 2) } catch (error) {
 *   if (error instanceof OpinionError && error.code === 'vote-out-of-range') refuse();
 * }
 */
export class OpinionError extends Error {
  override readonly name = 'OpinionError';
  readonly code: OpinionErrorCode;

  constructor(code: OpinionErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
