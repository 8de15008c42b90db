import type { GroupVotes } from './group-votes.ts';
import { isSignificant } from './significance.ts';
import {
  type ComparedTendency,
  comparedStatistics,
  type Statistics,
} from './statement-statistics.ts';
import { sumOfCounts } from './vote-counts.ts';

/** A statement that tells what is special about a group. */
export interface RepresentativeStatement {
  /** Its column. */
  readonly statement: number;
  /** What the group is special for: agreeing with it, or disagreeing. */
  readonly isFor: 'agree' | 'disagree';
  /** How many of the group voted so. */
  readonly successes: number;
  /** Votes of the group. */
  readonly votes: number;
  readonly probability: number;
  readonly test: number;
  /** How many times as probable as in the other groups. */
  readonly ratio: number;
  readonly ratioTest: number;
  /** There for the statement that the group agrees with best, with the number of those who agree. */
  readonly agreesBest?: number;
}

export interface GroupRepresentatives {
  /** The group's id. */
  readonly id: number;
  /** At most five, those agreed with before the others. */
  readonly statements: readonly RepresentativeStatement[];
}

const MOST = 5;

/**
 * The statements that represent each group: more agreed (or disagreed) with than not, and more than in
 * the other groups, both with significance; first by ratio · ratio test · probability · test. The
 * statement that the group agrees with best leads in any case; where nothing is significant it, or else
 * the one with the best ratio test, is the only one.
 *
 * Source: polis, math/repness.clj (`select-rep-comments`).
 *
 * @param silenced 1 for each statement that is moderated out: it represents nobody
 */
export const representativesOf = (
  groups: readonly GroupVotes[],
  silenced: Uint8Array,
): readonly GroupRepresentatives[] =>
  groups.map((group) => {
    const others = groups.filter(({ id }) => id !== group.id);
    const candidates = group.counts.flatMap((counts, statement): readonly Candidate[] => {
      if (silenced[statement] === 1) return [];
      const rest = sumOfCounts(others.flatMap((other) => other.counts[statement] ?? []));
      return [{ statement, ...comparedStatistics(counts, rest) }];
    });
    return { id: group.id, statements: select(candidates) };
  });

interface Candidate extends Statistics<ComparedTendency> {
  readonly statement: number;
}

const select = (candidates: readonly Candidate[]): readonly RepresentativeStatement[] => {
  const best = bestAgreed(candidates);
  const leading: readonly RepresentativeStatement[] =
    best === undefined ? [] : [{ ...described(best), agreesBest: best.agree.votes }];
  const sufficient = candidates
    .filter(isSufficient)
    .filter(({ statement }) => statement !== best?.statement)
    .map(described)
    .sort((one, other) => weightOf(other) - weightOf(one));
  const isNothingSufficient = !candidates.some(isSufficient);
  if (isNothingSufficient) return leading.length > 0 ? leading : bestTested(candidates);
  const chosen = [...leading, ...sufficient].slice(0, MOST);
  return [
    ...chosen.filter(({ isFor }) => isFor === 'agree'),
    ...chosen.filter(({ isFor }) => isFor === 'disagree'),
  ];
};

const isSufficient = ({ agree, disagree }: Candidate): boolean =>
  [agree, disagree].some(({ test, ratioTest }) => isSignificant(test) && isSignificant(ratioTest));

const productOf = ({ ratio, ratioTest, probability, test }: ComparedTendency): number =>
  ratio * ratioTest * probability * test;

const weightOf = (statement: RepresentativeStatement): number =>
  productOf({ ...statement, votes: 0 });

/** The tendency that the other groups share least. */
const described = ({ statement, seen, agree, disagree }: Candidate): RepresentativeStatement => {
  const isFor = agree.ratioTest > disagree.ratioTest ? 'agree' : 'disagree';
  const { votes: successes, ...figures } = isFor === 'agree' ? agree : disagree;
  return { statement, isFor, successes, votes: seen, ...figures };
};

/** Source: polis, math/repness.clj (`beats-best-agr?`); which one wins depends on the order. */
const bestAgreed = (candidates: readonly Candidate[]): Candidate | undefined => {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    const { agree, disagree } = candidate;
    if (agree.votes === 0 && disagree.votes === 0) continue;
    if (best === undefined) {
      const isGood = isSignificant(agree.test) || (agree.ratio > 1 && agree.probability > 0.5);
      if (isGood) best = candidate;
    } else if (best.agree.ratio > 1) {
      if (productOf(agree) > productOf(best.agree)) best = candidate;
    } else if (agree.probability * agree.test > best.agree.probability * best.agree.test)
      best = candidate;
  }
  return best;
};

const bestTested = (candidates: readonly Candidate[]): readonly RepresentativeStatement[] => {
  let best: RepresentativeStatement | undefined;
  for (const candidate of candidates) {
    const z = Math.max(candidate.agree.ratioTest, candidate.disagree.ratioTest);
    if (best === undefined || z > best.ratioTest) best = described(candidate);
  }
  return best === undefined ? [] : [best];
};
