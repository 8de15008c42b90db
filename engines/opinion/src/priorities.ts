/** Which statement somebody is asked next. */
import type { GroupVotes } from './group-votes.ts';
import { OpinionError } from './opinion-error.ts';
import { probabilityOf } from './significance.ts';
import { checkCounts, sumOfCounts, type VoteCounts } from './vote-counts.ts';

/** Priority of statements about the participants themselves, before it is squared. */
const META = 7;
/** A statement without votes is so many times more likely to be asked, on top of once. */
const NEWNESS = 8;
/** Votes after which that halves. */
const VOTES_TO_HALVE = 5;
/** Weight in a draw of a statement whose priority is not known, or is 0. */
const UNKNOWN = 1;

/**
 * How much there is to learn from asking one statement:
 * [(1 − p_pass) · (extremity + 1) · p_agree · (1 + 8 · 2^(−votes ÷ 5))]², and 49 for a meta statement.
 *
 * Source: polis, math/conversation.clj (`priority-metric`, `importance-metric`).
 *
 * @param counts votes of all groups
 * @param extremity see {@link extremityOf}
 * @throws OpinionError counts-inconsistent
 */
export const priorityOf = (counts: VoteCounts, extremity: number, isMeta: boolean): number => {
  checkCounts(counts);
  if (isMeta) return META ** 2;
  const { agree, disagree, seen } = counts;
  const passing = probabilityOf(seen - agree - disagree, seen);
  const importance = (1 - passing) * (extremity + 1) * probabilityOf(agree, seen);
  return (importance * (1 + NEWNESS * 2 ** (-seen / VOTES_TO_HALVE))) ** 2;
};

/**
 * The priority of each statement, those moderated out included.
 *
 * Departure from polis: it takes the group votes of the update before; these are of the same update.
 *
 * @param meta 1 for each statement about the participants themselves
 */
export const prioritiesOf = (
  groups: readonly GroupVotes[],
  extremity: Float64Array,
  meta: Uint8Array,
): Float64Array =>
  extremity.map((distance, statement) =>
    priorityOf(
      sumOfCounts(groups.flatMap(({ counts }) => counts[statement] ?? [])),
      distance,
      meta[statement] === 1,
    ),
  );

/**
 * Draws the next statement, each with a chance in proportion to its priority. One that the map does not
 * know yet weighs 1.
 *
 * Source: polis, server.ts (`selectProbabilistically`).
 *
 * @param candidates statements that may be asked
 * @param priority of a candidate; undefined where it is not known
 * @param draw a uniform number in 0 ≤ x < 1
 * @throws OpinionError nothing-to-choose for no candidates; draw-out-of-range
 */
export const drawStatement = <Statement>(
  candidates: readonly Statement[],
  priority: (statement: Statement) => number | undefined,
  draw: number,
): Statement => {
  if (!(draw >= 0 && draw < 1))
    throw new OpinionError('draw-out-of-range', `A draw is at least 0 and below 1, not ${draw}`);
  const weights = candidates.map((statement) => priority(statement) || UNKNOWN);
  const aim = draw * weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  const place = weights.findIndex((weight) => {
    reached += weight;
    return reached > aim;
  });
  // Rounding can leave the aim at the very end.
  const chosen = candidates[place] ?? candidates.at(-1);
  if (chosen === undefined) throw new OpinionError('nothing-to-choose', 'There are no candidates');
  return chosen;
};
