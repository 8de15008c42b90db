/** Tests of proportions, each with one vote added so that few votes prove little. */
import { OpinionError } from './opinion-error.ts';

/** The z of 90 % for a one-sided test; a test value above it counts. Source: polis, math/stats.clj. */
const SIGNIFICANT = 1.2816;

export const isSignificant = (z: number): boolean => z > SIGNIFICANT;

/**
 * The share of votes, held back by one vote for and one against: (n + 1) ÷ (S + 2).
 *
 * Source: polis, math/repness.clj (`pa`, `pd`).
 *
 * @param successes how many of the votes
 * @param votes all votes
 */
export const probabilityOf = (successes: number, votes: number): number => {
  check(successes, votes);
  return (successes + 1) / (votes + 2);
};

/**
 * Whether more than half voted so: 2 √(S + 1) · ((n + 1) ÷ (S + 1) − ½).
 *
 * Source: polis, math/stats.clj (`prop-test`).
 *
 * @returns a z value
 */
export const proportionTest = (successes: number, votes: number): number => {
  check(successes, votes);
  return 2 * Math.sqrt(votes + 1) * ((successes + 1) / (votes + 1) - 0.5);
};

/**
 * Whether the first share is larger than the second: the z of two pooled proportions, with 1 added to
 * all four counts. 0 where everybody in both voted so.
 *
 * Source: polis, math/stats.clj (`two-prop-test`).
 */
export const twoProportionTest = (
  successes: number,
  otherSuccesses: number,
  votes: number,
  otherVotes: number,
): number => {
  check(successes, votes);
  check(otherSuccesses, otherVotes);
  const [one, other] = [successes + 1, otherSuccesses + 1];
  const [all, otherAll] = [votes + 1, otherVotes + 1];
  if (one + other === all + otherAll) return 0;
  const pooled = (one + other) / (all + otherAll);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / all + 1 / otherAll));
  return (one / all - other / otherAll) / deviation;
};

const check = (successes: number, votes: number): void => {
  const areCounts = [successes, votes].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!areCounts || successes > votes)
    throw new OpinionError('count-out-of-range', `${successes} of ${votes} votes`);
};
