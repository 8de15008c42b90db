/** Equal Shares with its completions, once or along every tie. */
import { allOutcomes, distinct } from '../all-outcomes.ts';
import type { Chance } from '../chance.ts';
import { watchChances } from '../equal-shares/chances.ts';
import {
  countWith,
  equalShare,
  judgeWinners,
  raiseEndowment,
  type Verdict,
} from '../equal-shares/endowments.ts';
import { type Purchase, watchPurchases } from '../equal-shares/purchase-log.ts';
import { copyPurses } from '../equal-shares/purses.ts';
import {
  buy,
  type Contest,
  countRounds,
  createContest,
  keyOfState,
  nextRound,
  type State,
  startingState,
} from '../equal-shares/rounds.ts';
import { allGreedyOutcomes, countGreedily, type GreedyRound } from '../greedy.ts';
import type { Rational } from '../rational.ts';
import type { EqualSharesRule } from '../rule.ts';
import type { Utility } from '../support.ts';
import { greedyContest } from './greedy-count.ts';
import type { Preparation } from './preparation.ts';

export interface EqualSharesCount {
  readonly winners: readonly number[];
  /** What every voter had in the count that decided, in currency units. */
  readonly endowment: Rational;
  readonly purchases: readonly Purchase[];
  /** Money units of voters of each ballot that were not spent, as far as floating point tells. */
  readonly left: Float64Array;
  /** Counts once more, looking at all that did not win: made when it is asked for. */
  readonly chances: () => readonly Chance[];
  /** What a greedy completion looked at; empty without one. */
  readonly completion: readonly GreedyRound[];
}

export const equalSharesContest = (preparation: Preparation, utility: Utility): Contest =>
  createContest(
    preparation.election,
    utility,
    preparation.ties,
    preparation.feasibility,
    preparation.funded,
    preparation.isConsidered,
  );

/** Whether every voter has clearly something left. */
const nobodyIsEmpty = ({ purses }: State): boolean =>
  purses.left.every((left) => left > 2 * purses.doubt);

/** The greedy rule that spends what is left: by the same utility, or by votes after add1. */
const completing = ({ completion, utility }: EqualSharesRule) =>
  ({
    kind: 'greedy',
    merit: completion === 'add1u' ? 'cost' : utility,
    skipsMisfits: true,
  }) as const;

const isRaised = ({ completion }: EqualSharesRule): boolean =>
  completion === 'add1' || completion === 'add1u';

const isFilled = ({ completion }: EqualSharesRule): boolean =>
  completion === 'add1u' || completion === 'greedy';

export const equalSharesCount = (
  preparation: Preparation,
  rule: EqualSharesRule,
  maximumSteps: number,
): EqualSharesCount => {
  const contest = equalSharesContest(preparation, rule.utility);
  const endowment = isRaised(rule)
    ? raiseEndowment(
        contest,
        { ...rule, start: rule.endowment, maximumSteps },
        (each) => countWith(contest, each),
        (state) => judgeWinners(contest, state.winners, nobodyIsEmpty(state)),
      ).endowment
    : equalShare(contest);
  const purchases = watchPurchases();
  const end = countRounds(contest, startingState(contest, endowment), purchases);
  const filled = isFilled(rule)
    ? countGreedily(greedyContest(preparation, completing(rule), end.winners))
    : { winners: end.winners, rounds: [] };
  return {
    winners: filled.winners,
    endowment,
    purchases: purchases.purchases(),
    left: end.purses.left,
    chances: () => {
      const watcher = watchChances(contest, rule.utility);
      countRounds(contest, startingState(contest, endowment), watcher);
      return watcher.chances();
    },
    completion: filled.rounds,
  };
};

/** All outcomes with one endowment, and whether one of them left nobody without money. */
const outcomesWith = (contest: Contest, endowment: Rational) => {
  let isAnyoneEmpty = false;
  const outcomes = allOutcomes<State>(
    startingState(contest, endowment),
    (state) => {
      const round = nextRound(contest, state);
      if (round.best.length === 0) {
        isAnyoneEmpty ||= !nobodyIsEmpty(state);
        return { winners: state.winners };
      }
      return round.best.map((choice) =>
        buy(contest, state, round, choice, copyPurses(state.purses)),
      );
    },
    keyOfState,
  );
  return { outcomes, isAnyoneEmpty };
};

/** Ends when one of the outcomes overspends, or is exhaustive with an early stop, as pabutools does. */
const judgeAll = (
  contest: Contest,
  { outcomes, isAnyoneEmpty }: ReturnType<typeof outcomesWith>,
): Verdict => {
  const verdicts = outcomes.map((winners) => judgeWinners(contest, winners, !isAnyoneEmpty));
  return {
    overspends: verdicts.some(({ overspends }) => overspends),
    isExhaustive: verdicts.some(({ isExhaustive }) => isExhaustive),
    isFinal: verdicts.every(({ isFinal }) => isFinal),
  };
};

/** Every outcome that some way of breaking ties leads to. */
export const equalSharesOutcomes = (
  preparation: Preparation,
  rule: EqualSharesRule,
  maximumSteps: number,
): readonly (readonly number[])[] => {
  const contest = equalSharesContest(preparation, rule.utility);
  const { outcomes } = isRaised(rule)
    ? raiseEndowment(
        contest,
        { ...rule, start: rule.endowment, maximumSteps },
        (each) => outcomesWith(contest, each),
        (found) => judgeAll(contest, found),
      ).outcome
    : outcomesWith(contest, equalShare(contest));
  if (!isFilled(rule)) return outcomes;
  return distinct(
    outcomes.flatMap((winners) =>
      allGreedyOutcomes(greedyContest(preparation, completing(rule), winners)),
    ),
  );
};
