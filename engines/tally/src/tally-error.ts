/** What was wrong with an argument or a file. Stable: callers may map a code to a message. */
export type TallyErrorCode =
  | 'not-a-number'
  | 'negative-cost'
  | 'negative-budget'
  | 'number-too-long'
  | 'unknown-project'
  | 'duplicate-project'
  | 'duplicate-choice'
  | 'voters-not-positive'
  | 'points-missing'
  | 'points-not-positive'
  | 'no-such-utility'
  | 'not-for-this-ballot'
  | 'unknown-category'
  | 'increment-not-positive'
  | 'too-many-increments'
  | 'too-many-outcomes'
  | 'tie-not-broken'
  | 'solver-failed'
  | 'invalid-file';

/**
 * Thrown for every argument that this engine cannot count with. The `code` is for programs, the
 * message for the developer who reads the log.
 */
export class TallyError extends Error {
  override readonly name: string = 'TallyError';
  readonly code: TallyErrorCode;

  constructor(code: TallyErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
