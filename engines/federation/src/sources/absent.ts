/** A source that could not list its tables, and whose tables are known from before. */
import { SourceError, type SourceFailure } from '../federation-error.ts';
import type { Source } from './source.ts';

/** Asking again would change nothing. */
class AbsentError extends SourceError {
  override get isTransient(): boolean {
    return false;
  }
}

/**
 * Takes everything that is about its tables, and gives none of it: what the query has of other sources
 * comes, and these rows are told to be missing. The source itself is not asked again, so nobody waits twice.
 */
export const absentSource = ({ name, kind }: Source, failure: SourceFailure): Source => {
  const fail = (): never => {
    throw new AbsentError(name, failure);
  };
  return {
    name,
    kind,
    discover: async () => fail(),
    isAbsent: true,
    canExecute: () => true,
    describe: () => ({ text: '', parameters: 0 }),
    // biome-ignore lint/correctness/useYield: it has nothing to give
    execute: async function* () {
      fail();
    },
    health: async () => ({ isUp: false, milliseconds: 0, failure }),
    close: async () => {},
  };
};
