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

/** A failure that stays one: the request has been sent as often as it may be, and nobody above repeats it. */
class FinalError extends SourceError {
  override get isTransient(): boolean {
    return false;
  }
}

export const finalFailure = ({ source, failure, driverCode, cause }: SourceError): SourceError =>
  new FinalError(source, failure, driverCode, cause);

/** A connection that was kept for the next request had ended before it, or ended with it. */
export class StaleConnection extends SourceError {}

/** Codes that mean that a connection stood and broke. */
const LOST = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** Codes that mean that no connection came to stand; EPROTO: what answered does not speak TLS as we do. */
const UNREACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDR|EPROTO|ERR_TLS|ERR_SSL)/;

/** Why the server's certificate is not believed, by OpenSSL's and Node's codes. */
const DISTRUSTED: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'server certificate expired'],
  ['CERT_NOT_YET_VALID', 'server certificate not valid yet'],
  ['CERT_REVOKED', 'server certificate revoked'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'server certificate for another name'],
  ['ERR_TLS_CERT_ALTNAME_FORMAT', 'server certificate for another name'],
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ].map((code) => [code, 'server certificate of an unknown authority'] as const),
]);

/** Other reasons of the kind. */
const CERTIFICATE =
  /^(?:CERT_|CRL_|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/;

/** Alerts by which servers refuse the client's certificate (RFC 8446 section 6.2). */
const REFUSED: ReadonlyMap<number, string> = new Map([
  [42, 'client certificate broken'],
  [43, 'client certificate of an unsupported type'],
  [44, 'client certificate revoked'],
  [45, 'client certificate expired'],
  [46, 'client certificate refused'],
  [48, 'client certificate of an unknown authority'],
  [49, 'client certificate without access'],
  [116, 'client certificate required'],
]);

/** Alert 40: also what servers of TLS 1.2 say when they are not shown a certificate. */
export const HANDSHAKE_FAILURE = 'TLS alert 40, handshake failure';

/** Other alerts that tell what to look for. */
const ALERTS: ReadonlyMap<number, string> = new Map([
  [40, HANDSHAKE_FAILURE],
  [70, 'TLS alert 70, protocol version'],
  [71, 'TLS alert 71, insufficient security'],
  [80, 'TLS alert 80, internal error'],
  [112, 'TLS alert 112, unrecognized name'],
]);

/** The error and what caused it. */
function* causesOf(error: unknown): Generator<Error> {
  let at = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth += 1) {
    yield at;
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
}

/** The code of an error or of what caused it. */
export const codeOf = (error: unknown): string | undefined => {
  for (const at of causesOf(error)) {
    const code = 'code' in at ? at.code : undefined;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return code;
  }
  return undefined;
};

/** The TLS alert that ended a connection: codes of Node differ between versions of OpenSSL. */
const alertOf = (error: unknown): number | undefined => {
  for (const { message } of causesOf(error)) {
    const [, number] = /SSL alert number (\d{1,3})/.exec(message) ?? [];
    if (number !== undefined) return Number(number);
  }
  return undefined;
};

/** Errors of the network layer repeat addresses and headers in their texts, so only the code stays. */
export const failureOfNetwork = (source: string, error: unknown): SourceError => {
  if (error instanceof SourceError) return error;
  const alert = alertOf(error);
  if (alert !== undefined) {
    const refusal = REFUSED.get(alert);
    if (refusal !== undefined) return new SourceError(source, 'credentials', refusal);
    return new SourceError(source, 'unreachable', ALERTS.get(alert) ?? `TLS alert ${alert}`);
  }
  const code = codeOf(error);
  if (code === undefined) return new SourceError(source, 'unreachable');
  const distrust = DISTRUSTED.get(code);
  if (distrust !== undefined || CERTIFICATE.test(code) || UNREACHED.test(code)) {
    return new SourceError(source, 'unreachable', distrust ?? code);
  }
  if (LOST.has(code)) return new SourceError(source, 'connection-lost', code);
  if (/TIMEOUT/.test(code)) return new SourceError(source, 'unreachable', code);
  return new SourceError(source, 'rejected', code);
};
