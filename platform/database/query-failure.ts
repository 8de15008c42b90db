import { DrizzleQueryError } from 'drizzle-orm';

/** What may be kept or logged of a failure: no value that a person entered. */
export interface PlainFailure {
  readonly type: string;
  readonly message: string;
  /** The database's code (SQLSTATE) or the system's. */
  readonly code?: string;
  /** The statement with its placeholders. */
  readonly query?: string;
  readonly cause?: PlainFailure;
  /** Lines of the stack, without the message above them. */
  readonly stack?: string;
}

/** PostgreSQL quotes what it could not read: `invalid input syntax for type date: "…"`. */
const withoutQuoted = (message: string): string => message.replace(/".*"/s, '"…"');

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Lines that say where, without the message they repeat. */
const placesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** Class 22 of SQLSTATE: a value that did not fit, named in the message. */
const isAboutValue = (code: string | undefined): boolean => /^22[0-9A-Z]{3}$/.test(code ?? '');

/**
 * A failure as it may be kept. A failed query carries its parameters in its message, and PostgreSQL the
 * row in its details: both are left out, wherever in the chain of causes they stand.
 */
export const withoutValues = (error: unknown): PlainFailure => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const code = codeOf(error);
  const isQuery = error instanceof DrizzleQueryError;
  if (isQuery && error.cause) return { ...withoutValues(error.cause), query: error.query };
  const message = isAboutValue(code) ? withoutQuoted(error.message) : error.message;
  return {
    type: error.name,
    message: isQuery ? 'The query failed' : message,
    ...(code === undefined ? {} : { code }),
    ...(isQuery ? { query: error.query } : {}),
    ...(error.cause === undefined ? {} : { cause: withoutValues(error.cause) }),
    stack: placesOf(error),
  };
};

/**
 * SQLSTATE of a database that does not serve at present (connection exceptions, insufficient resources
 * such as a full disk, operator intervention), and the system's codes of a server that is not reached.
 */
const awayCode =
  /^(?:08[0-9A-Z]{3}|53[0-9A-Z]{3}|57P0[1-3]|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE)$/;

/** The driver's own words, which come without a code. */
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/**
 * Whether the database was away or full, so that the same request may go well in a minute. Of causes only
 * those of queries count: other servers may be away too.
 */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (awayCode.test(codeOf(error) ?? '') || awayWords.test(error.message)) return true;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof DrizzleQueryError) return isDatabaseAway(cause.cause);
  return false;
};
