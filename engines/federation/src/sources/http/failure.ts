/** What went wrong with a request, in the words of every source. */
import { SourceError, type SourceFailure } from '../../federation-error.ts';

const BY_STATUS: ReadonlyMap<number, SourceFailure> = new Map([
  [401, 'credentials'],
  [403, 'forbidden'],
  [404, 'schema-changed'],
  [405, 'schema-changed'],
  [408, 'unreachable'],
  [410, 'schema-changed'],
  [429, 'rate-limited'],
  [501, 'schema-changed'],
  [502, 'unreachable'],
  [503, 'unreachable'],
  [504, 'unreachable'],
]);

export const failureOfStatus = (source: string, status: number): SourceError =>
  new SourceError(source, BY_STATUS.get(status) ?? 'rejected', `HTTP ${status}`);

/** Codes of Node and undici that mean that a connection stood and broke. */
const LOST = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'UND_ERR_SOCKET',
  'UND_ERR_ABORTED',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);

/** Codes that mean that no connection came to stand; also certificates that are not trusted. */
const UNREACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDR|UND_ERR_CONNECT|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL)/;

/** The code of an error or of what caused it. */
export const codeOf = (error: unknown): string | undefined => {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return code;
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return undefined;
};

/** Errors of the network layer repeat addresses and headers in their texts, so only the code stays. */
export const failureOfNetwork = (source: string, error: unknown): SourceError => {
  if (error instanceof SourceError) return error;
  const code = codeOf(error);
  if (code === undefined) return new SourceError(source, 'unreachable');
  if (UNREACHED.test(code)) return new SourceError(source, 'unreachable', code);
  if (LOST.has(code)) return new SourceError(source, 'connection-lost', code);
  if (/TIMEOUT/.test(code)) return new SourceError(source, 'unreachable', code);
  return new SourceError(source, 'rejected', code);
};
