/** What a person at the terminal reads of a failure: what happened, and what to do. */
import type { Config } from '../platform/config.ts';
import { withoutValues } from '../platform/database/query-failure.ts';
import { problemTexts } from '../platform/messages/problems.ts';
import { isProblem } from '../platform/problem.ts';

type Place = Pick<Config, 'dataDirectory' | 'databaseUrl' | 'port'>;

/** Where the server is, without the password that the address may hold. */
const serverOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
};

const isFull = (code: string | undefined, message: string): boolean =>
  code === 'ENOSPC' ||
  code === '53100' ||
  /no space left on device|database or disk is full/i.test(message);

const isReadOnly = (code: string | undefined): boolean =>
  code === 'EROFS' || code === 'EACCES' || code === 'EPERM';

const isUnreached = (code: string | undefined): boolean =>
  /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/.test(code ?? '');

/** @param place what was to be opened; undefined while not even that is known */
export const wordsOf = (error: unknown, place: Place | undefined): string => {
  if (isProblem(error)) {
    const details = Object.entries(error.details).map(([name, value]) => `${name}: ${value}`);
    return [problemTexts.en[error.code].title, ...details].join('\n  ');
  }
  const { code, message } = withoutValues(error);
  if (isFull(code, message))
    return `The disk is full (${message}).\nMake room, then start again: what was saved is still there.`;
  if (isReadOnly(code))
    return `This place cannot be written to (${message}).\nCheck POLDER_DATA, and whose the folder is.`;
  if (code === 'EADDRINUSE')
    return `Port ${place?.port} is in use by another program. Stop it, or set PORT to another one.`;
  if (place?.databaseUrl !== undefined && (isUnreached(code) || /^timeout exceeded/.test(message)))
    return `The PostgreSQL server at ${serverOf(place.databaseUrl)} does not answer (${code ?? message}).\nCheck DATABASE_URL, and whether the server runs.`;
  return message;
};
