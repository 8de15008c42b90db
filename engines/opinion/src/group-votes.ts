import { countVotes, type VoteCounts } from './vote-counts.ts';
import type { VoteMatrix } from './vote-matrix.ts';

/** Who is in a group. */
export interface GroupRows {
  readonly id: number;
  /** Rows of participants. */
  readonly rows: readonly number[];
}

export interface GroupVotes {
  readonly id: number;
  /** How many participants the group has. */
  readonly memberCount: number;
  /** One for each statement, in the order of the columns; moderated ones included. */
  readonly counts: readonly VoteCounts[];
}

/**
 * How each group voted on each statement.
 *
 * Source: polis, math/conversation.clj (`group-votes`).
 */
export const groupVotesOf = (
  matrix: VoteMatrix,
  groups: readonly GroupRows[],
): readonly GroupVotes[] =>
  groups.map(({ id, rows }) => ({
    id,
    memberCount: rows.length,
    counts: countVotes(matrix, rows),
  }));
