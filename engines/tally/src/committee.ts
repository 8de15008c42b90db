/**
 * Committees of a fixed size from approval ballots: every candidate takes one seat, so these are budgets
 * in which everything costs the same.
 *
 * Source: Lackner, Skowron: Multi-Winner Voting with Approval Preferences, 2023; rule names as there.
 */
import { allOutcomes, distinct } from './all-outcomes.ts';
import { equalSharesContest } from './counts/equal-shares-count.ts';
import { greedyContest } from './counts/greedy-count.ts';
import { type Preparation, prepare } from './counts/preparation.ts';
import { type Ballot, createElection, type Election } from './election.ts';
import { copyPurses, exactlyLeft } from './equal-shares/purses.ts';
import {
  buy,
  type Contest,
  keyOfState,
  nextRound,
  type State,
  startingState,
} from './equal-shares/rounds.ts';
import { allGreedyOutcomes, countGreedily } from './greedy.ts';
import { allPhragmenOutcomes, countPhragmen, type PhragmenContest } from './phragmen.ts';
import { rational } from './rational.ts';
import { greedy } from './rule.ts';
import { supportOf } from './support.ts';
import { TallyError } from './tally-error.ts';
import { breakTie, type TieCriterion } from './tie-order.ts';

export type CommitteeRule =
  | { readonly kind: 'approval-voting' }
  | { readonly kind: 'sequential-phragmen' }
  | {
      readonly kind: 'equal-shares';
      /**
       * How seats are filled that voters cannot pay for: not at all, by approvals, by Phragmén's rule with
       * the money that is left, or by giving every voter more until all seats are taken.
       */
      readonly completion: 'none' | 'approval' | 'phragmen' | 'increment';
    };

export interface CommitteeElection {
  readonly candidates: readonly string[];
  /** Indices of approved candidates. */
  readonly ballots: readonly Pick<Ballot, 'choices' | 'voters'>[];
  readonly seats: number;
}

interface Council {
  readonly preparation: Preparation;
  readonly seats: number;
}

const asElection = ({ candidates, ballots, seats }: CommitteeElection): Election => {
  if (!Number.isSafeInteger(seats) || seats < 0 || seats > candidates.length)
    throw new TallyError('not-a-number', `${seats} seats for ${candidates.length} candidates`);
  return createElection({
    voteType: 'approval',
    budget: rational(BigInt(seats)),
    projects: candidates.map((id) => ({ id, cost: rational(1n), name: id, categories: [] })),
    ballots,
  });
};

const councilOf = (
  committee: CommitteeElection,
  ties: readonly TieCriterion[] | undefined,
): Council => ({
  preparation: prepare(asElection(committee), { rule: greedy, ...(ties && { ties }) }),
  seats: committee.seats,
});

const phragmenContest = ({ preparation }: Council): PhragmenContest => ({
  ...preparation,
  supports: supportOf(preparation.election, 'cardinality'),
  first: [],
});

/** Phragmén's rule after Equal Shares: what voters have left they can spend at once. */
const phragmenAfter = (council: Council, { winners, purses }: State): PhragmenContest => ({
  ...phragmenContest(council),
  first: winners,
  initialLoads: council.preparation.election.ballots.map((_, ballot) =>
    rational(-exactlyLeft(purses, ballot), purses.scale),
  ),
});

/** Equal Shares until all seats are taken or nobody can be paid for. */
const fillSeats = (contest: Contest, start: State, seats: number): State => {
  let state = start;
  while (state.winners.length < seats) {
    const round = nextRound(contest, state);
    if (round.best.length === 0) break;
    const { chosen } = breakTie(
      contest.ties,
      round.best.map(({ candidate }) => candidate.project),
    );
    const choice = round.best.find(({ candidate }) => candidate.project === chosen);
    if (!choice) break;
    state = buy(contest, state, round, choice);
  }
  return state;
};

/** Every voter gets a seat's price divided among all of them more, until all seats are taken. */
const raiseUntilFull = ({ preparation, seats }: Council, contest: Contest): readonly number[] => {
  const { voters } = preparation.election;
  const approved = contest.supports.filter(({ voterCount }) => voterCount > 0).length;
  if (approved < seats) return countGreedily(greedyContest(preparation, greedy)).winners;
  for (let given = seats; ; given += 1) {
    const endowment = rational(BigInt(given), BigInt(voters));
    const { winners } = fillSeats(contest, startingState(contest, endowment), seats);
    if (winners.length === seats) return winners;
  }
};

const share = ({ preparation, seats }: Council) =>
  rational(BigInt(seats), BigInt(Math.max(1, preparation.election.voters)));

/**
 * Elects a committee once, with ties broken by criteria.
 *
 * @returns indices of candidates, in the order of election
 * @throws TallyError `not-a-number` for seats that cannot be; `unknown-project`, `duplicate-choice`
 */
export const electCommittee = (
  committee: CommitteeElection,
  rule: CommitteeRule,
  ties?: readonly TieCriterion[],
): readonly number[] => {
  const council = councilOf(committee, ties);
  const { preparation, seats } = council;
  if (rule.kind === 'approval-voting')
    return countGreedily(greedyContest(preparation, greedy)).winners;
  if (rule.kind === 'sequential-phragmen') return countPhragmen(phragmenContest(council)).winners;
  const contest = equalSharesContest(preparation, 'cardinality');
  if (rule.completion === 'increment') return raiseUntilFull(council, contest);
  const state = fillSeats(contest, startingState(contest, share(council)), seats);
  if (rule.completion === 'approval')
    return countGreedily(greedyContest(preparation, greedy, state.winners)).winners;
  if (rule.completion === 'phragmen') return countPhragmen(phragmenAfter(council, state)).winners;
  return state.winners;
};

/**
 * Every committee that some way of breaking ties leads to; of increments, which are not defined for that,
 * the one of `electCommittee`.
 *
 * @throws TallyError as `electCommittee`, and `too-many-outcomes`
 */
export const allTiedCommittees = (
  committee: CommitteeElection,
  rule: CommitteeRule,
): readonly (readonly number[])[] => {
  const council = councilOf(committee, undefined);
  const { preparation, seats } = council;
  if (rule.kind === 'approval-voting') return allGreedyOutcomes(greedyContest(preparation, greedy));
  if (rule.kind === 'sequential-phragmen') return allPhragmenOutcomes(phragmenContest(council));
  if (rule.completion === 'increment') return [electCommittee(committee, rule)];
  const contest = equalSharesContest(preparation, 'cardinality');
  const ends = new Map<string, State>();
  const outcomes = allOutcomes<State>(
    startingState(contest, share(council)),
    (state) => {
      const { best, running } =
        state.winners.length < seats ? nextRound(contest, state) : { best: [], running: [] };
      if (best.length === 0) {
        ends.set(keyOfState(state), state);
        return { winners: state.winners };
      }
      return best.map((choice) =>
        buy(contest, state, { best, running }, choice, copyPurses(state.purses)),
      );
    },
    keyOfState,
  );
  if (rule.completion === 'none') return outcomes;
  return distinct(
    [...ends.values()].flatMap((state) =>
      rule.completion === 'approval'
        ? allGreedyOutcomes(greedyContest(preparation, greedy, state.winners))
        : allPhragmenOutcomes(phragmenAfter(council, state)),
    ),
  );
};
