/** What SQLite says when something goes wrong, in the words of the federation. */
import type { SourceFailure } from '../../federation-error.ts';
import { Misfit } from './stored-values.ts';

/** By primary result code (sqlite.org/rescode.html). */
const BY_CODE: Readonly<Record<number, SourceFailure>> = {
  3: 'forbidden',
  5: 'unreachable', // a writer has locked the file for too long
  6: 'unreachable',
  8: 'forbidden',
  10: 'connection-lost',
  14: 'unreachable',
  17: 'schema-changed',
  23: 'forbidden',
};

const TOO_BIG = 18;

/** Whether a value is longer than is allowed. */
export const isTooBig = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === TOO_BIG;

/** Only the code of an error is kept; its text may repeat data. */
export const failureOf = (
  error: unknown,
): { readonly failure: SourceFailure; readonly code?: string } => {
  if (error instanceof Misfit) return { failure: 'rejected', code: 'MISFIT' };
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') {
    return { failure: 'rejected' };
  }
  const primary = error.errcode & 0xff;
  const code = `SQLITE_${error.errcode}`;
  if (primary === 1 && /no such (table|column)/.test(error.message)) {
    return { failure: 'schema-changed', code };
  }
  return { failure: BY_CODE[primary] ?? 'rejected', code };
};
