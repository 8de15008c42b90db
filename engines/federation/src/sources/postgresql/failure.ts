/** What PostgreSQL and its driver say when something goes wrong, in the words of the federation. */
import { SourceError, type SourceFailure } from '../../federation-error.ts';

/** By SQLSTATE, or its class (first two characters), of PostgreSQL 15, appendix A. */
const BY_STATE: Readonly<Record<string, SourceFailure>> = {
  '08': 'connection-lost',
  // More than one row from a subquery; data exceptions.
  '21': 'value',
  '22': 'value',
  // A character that PostgreSQL has none for, such as U+0000: nothing is computed.
  '22021': 'rejected',
  '22P05': 'rejected',
  '28': 'credentials',
  '42501': 'forbidden',
  // Table, column, function, operator or type is not (or no longer) there.
  '42P01': 'schema-changed',
  '42703': 'schema-changed',
  '42883': 'schema-changed',
  '42804': 'schema-changed',
  '42846': 'schema-changed',
  '3F000': 'schema-changed',
  '53300': 'rate-limited',
  // Not cancelled by us, who do not wait for the answer: the server's own time limit.
  '57014': 'deadline',
  '57P01': 'connection-lost',
  '57P02': 'connection-lost',
  '57P03': 'unreachable',
};

const codeOf = (error: unknown): string | undefined => {
  const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : undefined;
};

/** `phase`: of an error without SQLSTATE, whether there was a connection already. */
export const postgresqlFailure = (
  source: string,
  error: unknown,
  phase: 'connecting' | 'running',
): SourceError => {
  if (error instanceof SourceError) return error;
  const code = codeOf(error);
  const isState = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  const failure = isState
    ? (BY_STATE[code] ?? BY_STATE[code.slice(0, 2)] ?? 'rejected')
    : phase === 'connecting'
      ? 'unreachable'
      : 'connection-lost';
  return new SourceError(source, failure, code);
};
