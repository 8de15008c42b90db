/** How many groups there are, with patience: the map of a conversation does not jump to and fro. */
export interface GroupCount {
  /** The best number at the last update. */
  readonly last: number;
  /** Updates in a row at which it was the best. */
  readonly timesInARow: number;
  /** The number in use. */
  readonly chosen: number;
}

const PATIENCE = 4;

/**
 * The best number at the first time, then another only after it was the best four times in a row.
 *
 * Source: polis, math/conversation.clj (`group-k-smoother`).
 */
export const nextGroupCount = (best: number, before?: GroupCount): GroupCount => {
  const timesInARow = before?.last === best ? before.timesInARow + 1 : 1;
  const chosen = timesInARow >= PATIENCE ? best : (before?.chosen ?? best);
  return { last: best, timesInARow, chosen };
};
