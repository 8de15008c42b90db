/** What can go wrong with a query before any source is asked, or with the query as a whole. */
export type FederationErrorCode =
  /** Not SQL; `position` tells where. */
  | 'syntax'
  /** SQL that is understood and not offered, such as writing. */
  | 'not-supported'
  | 'unknown-table'
  | 'unknown-column'
  | 'unknown-function'
  | 'ambiguous-column'
  | 'wrong-type'
  | 'grouping'
  | 'query-too-large'
  /** Policies do not let this role see the table for this purpose. */
  | 'forbidden'
  /** A source answers only when certain columns are given, and the query does not give them. */
  | 'input-needed'
  | 'too-many-rows'
  | 'out-of-memory'
  | 'deadline'
  | 'cancelled'
  /** A value that the query computes has no answer: division by zero, a number out of range. */
  | 'value'
  | 'configuration';

/** Thrown for the query as a whole. Messages hold names from the query, never values from sources. */
export class FederationError extends Error {
  override readonly name = 'FederationError';
  readonly code: FederationErrorCode;
  /** Index into the query's text (UTF-16 units) where that is known. */
  readonly position: number | undefined;

  constructor(code: FederationErrorCode, message: string, position?: number) {
    super(message);
    this.code = code;
    this.position = position;
  }
}

/** Why a source did not give what it was asked for. */
export type SourceFailure =
  | 'unreachable'
  | 'credentials'
  | 'forbidden'
  /** Tables or columns are no longer what was discovered. */
  | 'schema-changed'
  | 'connection-lost'
  | 'deadline'
  | 'cancelled'
  | 'too-many-rows'
  | 'too-much-data'
  /** The source limits requests for now. */
  | 'rate-limited'
  /** The circuit breaker is open: it failed too often just now and is not asked. */
  | 'resting'
  /** A value that the statement computes has no answer: division by zero, a number out of range. */
  | 'value'
  /** The source refused the statement or answered with something that is not an answer. */
  | 'rejected';

/**
 * A source failed. The message is for the log and holds no values: drivers' own texts may repeat data, so
 * only their code is kept.
 */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly source: string;
  readonly failure: SourceFailure;
  /** The driver's code, such as SQLSTATE `57014`, `ER_ACCESS_DENIED_ERROR`, HTTP `503`. */
  readonly driverCode: string | undefined;

  constructor(source: string, failure: SourceFailure, driverCode?: string, cause?: unknown) {
    super(`${source}: ${failure}${driverCode ? ` (${driverCode})` : ''}`, { cause });
    this.source = source;
    this.failure = failure;
    this.driverCode = driverCode;
  }

  /** Whether the same request may be sent again: nothing is known to be wrong with it. */
  get isTransient(): boolean {
    return ['unreachable', 'connection-lost', 'rate-limited'].includes(this.failure);
  }
}
