/** Why a source brought nothing; the words stand in `messages/pulls`. */
export const pullReasons = [
  /** Its host is private, or not allowed. */
  'refused-address',
  'unreachable',
  'timeout',
  /** It answered with a status that is no success. */
  'status',
  'too-many-redirects',
  'too-large',
  /** It broke off in the middle. */
  'incomplete',
  /** A web page instead of data. */
  'web-page',
  /** Not the format that was expected. */
  'wrong-format',
  /** A dimension, column or code of the selection is not in it. */
  'wrong-shape',
  /** Nothing is left after the selection. */
  'no-rows',
] as const;
export type PullReason = (typeof pullReasons)[number];

/** A failure of the source, not of Polder: the last good figures stay. */
export class PullTrouble extends Error {
  readonly reason: PullReason;
  /** For people: a status, a name of a dimension, a position. */
  readonly detail: string;
  constructor(reason: PullReason, detail = '') {
    super(`${reason} ${detail}`.trim());
    this.reason = reason;
    this.detail = detail.slice(0, 300);
  }
}
