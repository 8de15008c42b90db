/** What a query that failed was probably about: names of `sources.json` that are nearly those that were typed. */
import type { Configuration, FederationError, Subject } from '@polder/federation';

type Names = Pick<Configuration, 'meantBy'>;

/** The first part of a table's name at a place in a query, as PostgreSQL reads it. */
const sourceAt = (text: string, position: number): string | undefined => {
  const [, quoted, plain] =
    /^(?:"((?:[^"]|"")+)"|([\p{L}_][\p{L}\p{N}_$]*))\s*\./u.exec(text.slice(position)) ?? [];
  return quoted?.replaceAll('""', '"') ?? plain?.toLowerCase();
};

const wordsFor = (what: string, given: string, meant: string | undefined): readonly string[] =>
  meant === undefined ? [] : [`No policy names the ${what} “${given}”; did you mean “${meant}”?`];

/** Lines to put below the message of an error. */
export const hintsFor = (
  error: FederationError,
  text: string,
  { roles, purpose }: Subject,
  { meantBy }: Names,
): readonly string[] => {
  if (error.code === 'forbidden')
    return [
      ...roles.flatMap((role) => wordsFor('role', role, meantBy(role, 'role'))),
      ...wordsFor('purpose', purpose, purpose === '' ? undefined : meantBy(purpose, 'purpose')),
      ...(roles.length === 0 ? ['No role was given: --role says as whom you ask.'] : []),
    ];
  if (error.code !== 'unknown-table' || error.position === undefined) return [];
  const source = sourceAt(text, error.position);
  const meant = source === undefined ? undefined : meantBy(source, 'source');
  return meant === undefined || error.message.includes('did you mean')
    ? []
    : [`Did you mean the source ${meant}?`];
};
