/** What is known of one statement in one group, beside the other groups. */
import { probabilityOf, proportionTest, twoProportionTest } from './significance.ts';
import type { VoteCounts } from './vote-counts.ts';

/** One way to vote on a statement. */
export interface Tendency {
  readonly votes: number;
  /** See {@link probabilityOf}. */
  readonly probability: number;
  /** See {@link proportionTest}. */
  readonly test: number;
}

export interface ComparedTendency extends Tendency {
  /** The probability divided by that in the other groups together. */
  readonly ratio: number;
  /** See {@link twoProportionTest}. */
  readonly ratioTest: number;
}

export interface Statistics<T extends Tendency> {
  readonly seen: number;
  readonly agree: T;
  readonly disagree: T;
}

/** Source: polis, math/repness.clj (`comment-stats`). */
export const statisticsOf = ({ agree, disagree, seen }: VoteCounts): Statistics<Tendency> => {
  const tendency = (votes: number): Tendency => ({
    votes,
    probability: probabilityOf(votes, seen),
    test: proportionTest(votes, seen),
  });
  return { seen, agree: tendency(agree), disagree: tendency(disagree) };
};

/**
 * @param rest votes of all other groups together
 *
 * Source: polis, math/repness.clj (`add-comparitive-stats`).
 */
export const comparedStatistics = (
  counts: VoteCounts,
  rest: VoteCounts,
): Statistics<ComparedTendency> => {
  const { seen, agree, disagree } = statisticsOf(counts);
  const compared = (tendency: Tendency, restVotes: number): ComparedTendency => ({
    ...tendency,
    ratio: tendency.probability / probabilityOf(restVotes, rest.seen),
    ratioTest: twoProportionTest(tendency.votes, restVotes, seen, rest.seen),
  });
  return { seen, agree: compared(agree, rest.agree), disagree: compared(disagree, rest.disagree) };
};
