import { type Id, type VoteMatrix, voteCounts } from './vote-matrix.ts';

/** Votes that make a participant part of the map, or all statements where there are fewer. */
const ENOUGH_VOTES = 7;
/** Below this number of participants those with the most votes are added. */
const FEW_PARTICIPANTS = 15;

/**
 * The rows of those who are grouped: who voted often enough now or was in before, and where these are
 * few, the most active others (of equally active ones the earlier row).
 *
 * Source: polis, math/conversation.clj (`in-conv`).
 *
 * @param before participants who were in; they stay in as long as they are in the matrix
 * @returns rows, ascending
 */
export const inConversation = (
  matrix: VoteMatrix,
  before: ReadonlySet<Id> = new Set(),
): readonly number[] => {
  const counts = voteCounts(matrix);
  const enough = Math.min(ENOUGH_VOTES, matrix.statements.length);
  const isIn = matrix.participants.map(
    (participant, row) => before.has(participant) || (counts[row] ?? 0) >= enough,
  );
  const rows = [...matrix.participants.keys()];
  const missing = FEW_PARTICIPANTS - isIn.filter(Boolean).length;
  const mostActive = rows
    .filter((row) => isIn[row] !== true)
    .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0))
    .slice(0, Math.max(0, missing));
  for (const row of mostActive) isIn[row] = true;
  return rows.filter((row) => isIn[row]);
};
