import { OpinionError } from './opinion-error.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/** How some participants voted on one statement. */
export interface VoteCounts {
  readonly agree: number;
  readonly disagree: number;
  /** All votes, those that pass among them. */
  readonly seen: number;
}

export const noVotes: VoteCounts = { agree: 0, disagree: 0, seen: 0 };

/** @throws OpinionError counts-inconsistent when a count is no whole number or the parts exceed the whole */
export const checkCounts = ({ agree, disagree, seen }: VoteCounts): void => {
  const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
  if (![agree, disagree, seen].every(isCount) || agree + disagree > seen)
    throw new OpinionError(
      'counts-inconsistent',
      `${agree} agree and ${disagree} disagree of ${seen} votes`,
    );
};

export const sumOfCounts = (counts: readonly VoteCounts[]): VoteCounts =>
  counts.reduce(
    (sum, { agree, disagree, seen }) => ({
      agree: sum.agree + agree,
      disagree: sum.disagree + disagree,
      seen: sum.seen + seen,
    }),
    noVotes,
  );

/** Votes on each statement, of the participants in some rows or of all. */
export const countVotes = (
  { participants, statements, rowStarts, columns, values }: VoteMatrix,
  rows: Iterable<number> = participants.keys(),
): readonly VoteCounts[] => {
  const agree = new Int32Array(statements.length);
  const disagree = new Int32Array(statements.length);
  const seen = new Int32Array(statements.length);
  for (const row of rows)
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at++) {
      const column = columns[at] ?? 0;
      const value = values[at] ?? 0;
      seen[column] = (seen[column] ?? 0) + 1;
      if (value > 0) agree[column] = (agree[column] ?? 0) + 1;
      else if (value < 0) disagree[column] = (disagree[column] ?? 0) + 1;
    }
  return statements.map((_, column) => ({
    agree: agree[column] ?? 0,
    disagree: disagree[column] ?? 0,
    seen: seen[column] ?? 0,
  }));
};
