import type { GroupVotes } from './group-votes.ts';
import { isSignificant, probabilityOf } from './significance.ts';
import { statisticsOf, type Tendency } from './statement-statistics.ts';
import type { VoteCounts } from './vote-counts.ts';

/** A statement on which most participants are of one mind. */
export interface ConsensusStatement {
  /** Its column. */
  readonly statement: number;
  /** How many voted so. */
  readonly successes: number;
  readonly votes: number;
  readonly probability: number;
  readonly test: number;
}

export interface Consensus {
  /** At most five, the strongest first. */
  readonly agree: readonly ConsensusStatement[];
  readonly disagree: readonly ConsensusStatement[];
}

const MOST = 5;

/**
 * What all participants together agree or disagree on: probability above a half and significant, by
 * probability · test.
 *
 * Source: polis, math/repness.clj (`select-consensus-comments`).
 *
 * @param counts votes of all participants, grouped or not, on each statement
 * @param silenced 1 for each statement that is moderated out
 */
export const consensusOf = (counts: readonly VoteCounts[], silenced: Uint8Array): Consensus => {
  const statistics = counts.map(statisticsOf);
  const strongest = (tendencyOf: 'agree' | 'disagree'): readonly ConsensusStatement[] =>
    statistics
      .flatMap(({ seen, [tendencyOf]: tendency }, statement) =>
        silenced[statement] !== 1 && isShared(tendency)
          ? [{ statement, votes: seen, successes: tendency.votes, ...figuresOf(tendency) }]
          : [],
      )
      .sort((one, other) => other.probability * other.test - one.probability * one.test)
      .slice(0, MOST);
  return { agree: strongest('agree'), disagree: strongest('disagree') };
};

const isShared = ({ probability, test }: Tendency): boolean =>
  probability > 0.5 && isSignificant(test);

const figuresOf = ({ probability, test }: Tendency) => ({ probability, test });

/**
 * How far every group agrees: the product over the groups of their probabilities to agree. A large
 * group does not outvote a small one.
 *
 * Source: polis, math/conversation.clj (`group-aware-consensus`).
 *
 * @returns from 0 to 1 for each statement; none where there are no groups
 */
export const groupAwareConsensusOf = (groups: readonly GroupVotes[]): Float64Array =>
  Float64Array.from(groups[0]?.counts ?? [], (_, statement) =>
    groups.reduce((product, { counts }) => {
      const { agree, seen } = counts[statement] ?? { agree: 0, seen: 0 };
      return product * probabilityOf(agree, seen);
    }, 1),
  );
