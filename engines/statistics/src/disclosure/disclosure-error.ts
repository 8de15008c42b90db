/** What was wrong with a table, a rule or the solver. Stable: callers may map a code to a message. */
export type DisclosureErrorCode =
  | 'value-not-countable'
  | 'bounds-inverted'
  | 'value-outside-bounds'
  | 'cost-negative'
  | 'protection-negative'
  | 'key-twice'
  | 'key-unknown'
  | 'relation-not-satisfied'
  | 'linked-values-differ'
  | 'dimension-missing'
  | 'hierarchy-circular'
  | 'rule-out-of-range'
  | 'contributions-differ'
  | 'solver-failed';

/**
 * Thrown for every table or rule that disclosure control cannot work with. After `solver-failed` load
 * a new solver: the old one may be in an unknown state.
 */
export class DisclosureError extends Error {
  override readonly name = 'DisclosureError';
  readonly code: DisclosureErrorCode;

  constructor(code: DisclosureErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
