import type { VoteMatrix } from './vote-matrix.ts';

/**
 * The mean vote on each statement, over those who voted on it: what a missing vote is taken for.
 *
 * Source: polis, math/conversation.clj (`mat`) and math/pca.clj (`center`).
 *
 * @param silenced 1 for each statement that is moderated out: everybody's vote on it is taken as 0
 * @returns a number from −1 (all disagree) to 1 (all agree) for each statement; 0 where nobody voted
 */
export const centreOf = (matrix: VoteMatrix, silenced: Uint8Array): Float64Array => {
  const sums = new Float64Array(matrix.statements.length);
  const counts = new Int32Array(matrix.statements.length);
  for (let at = 0; at < matrix.columns.length; at++) {
    const column = matrix.columns[at] ?? 0;
    sums[column] = (sums[column] ?? 0) + (matrix.values[at] ?? 0);
    counts[column] = (counts[column] ?? 0) + 1;
  }
  return sums.map((sum, column) =>
    silenced[column] === 1 || counts[column] === 0 ? 0 : sum / (counts[column] ?? 1),
  );
};
