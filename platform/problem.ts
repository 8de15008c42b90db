/**
 * Every failure that a person or a client can meet. A problem has a code (stable, in URLs of the
 * API's `type`), one HTTP status, and texts in the four languages (`platform/messages/problems.ts`).
 */
export const problems = {
  'not-found': 404,
  'method-not-allowed': 405,
  'sign-in-needed': 401,
  forbidden: 403,
  'cross-site': 403,
  'invalid-input': 422,
  'too-large': 413,
  'unsupported-type': 415,
  'wrong-encoding': 422,
  'too-many-requests': 429,
  'being-processed': 409,
  'key-reused': 409,
  conflict: 409,
  'changed-meanwhile': 409,
  'not-ready': 503,
  'source-unavailable': 502,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof problems;

export type ProblemDetails = Readonly<Record<string, string | number>>;

/**
 * @example throw new Problem('not-found', { what: 'indicator', code: 'PD-12' });
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: (typeof problems)[ProblemCode];
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.status = problems[code];
    this.details = details;
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem;
