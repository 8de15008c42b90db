/** What went wrong, in words for who asked. */
import { FederationError, type SourceError } from '@polder/federation';

const kindWords: Readonly<Record<string, string>> = {
  unreachable: 'it cannot be reached',
  credentials: 'it refused the user or the password',
  forbidden: 'it refused access',
  'schema-changed': 'its tables have changed',
  'connection-lost': 'the connection broke off',
  deadline: 'it did not answer in time',
  cancelled: 'the query was cancelled',
  'too-many-rows': 'it has more rows than one source may give',
  'too-much-data': 'it sent more than one source may give',
  'rate-limited': 'it takes no more requests for now',
  resting: 'it failed too often just now and is not asked',
  rejected: 'it refused what it was asked, or answered with something else',
};

/** Codes that say more than what kind of failure it is. */
const codeWords: Readonly<Record<string, string>> = {
  '3D000': 'it has no database of that name',
  ER_BAD_DB_ERROR: 'it has no database of that name',
  ER_DBACCESS_DENIED_ERROR: 'its user may not use that database, or there is none of that name',
  SQLITE_14: 'the file cannot be opened: is it there, and may it be read',
  SQLITE_26: 'the file is no SQLite database',
  SQLITE_266: 'the file cannot be read: is it a folder',
  ENOENT: 'there is no such file or folder',
  EACCES: 'the right to read is missing',
  ECONNREFUSED: 'nobody listens at that address and port',
  ENOTFOUND: 'there is no host of that name',
  ETIMEDOUT: 'the address does not answer',
  'HTTP 401': 'it refused the key, or the user or the password',
  'HTTP 404': 'there is nothing at that address',
};

/** Why a source gave no rows; the code is whatever it, its driver or the network said. */
export const failureWords = (failure: string, code: string | undefined): string => {
  const words = codeWords[code ?? ''] ?? kindWords[failure] ?? failure;
  return code === undefined ? words : `${words} (${code})`;
};

/** Why a source's tables could not be listed, or why a strict query ended; its settings may be why. */
export const sourceErrorWords = ({ source, failure, driverCode, cause }: SourceError): string => {
  if (cause instanceof FederationError)
    return `The source ${source} cannot be used: ${cause.message}`;
  return `The source ${source} cannot be used: ${failureWords(failure, driverCode)}.`;
};

/** What is wrong with the query or with policies: who asks here may read what is behind it. */
export const queryErrorWords = ({ message, cause }: FederationError): string =>
  cause instanceof FederationError ? `${message}: ${cause.message}` : message;
