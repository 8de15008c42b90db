/**
 * Completions that raise the endowment: Equal Shares usually leaves money unspent, so everybody gets one
 * unit more, and more, until the outcome would cost more than there is.
 *
 * Source: https://equalshares.net/implementation/completion (add1).
 */
import { spendingOn } from '../constraints.ts';
import { add, floor, type Rational, rational } from '../rational.ts';
import { TallyError } from '../tally-error.ts';
import { type Contest, countRounds, type State, startingState } from './rounds.ts';

export interface Raising {
  /** In currency units; more than zero. */
  readonly increment: Rational;
  /** `integral` goes on from the whole number below budget / voters, as cities do it. */
  readonly start: 'fractional' | 'integral';
  /** Ends as soon as no further supported project fits the budget. */
  readonly stopsEarly: boolean;
  /** Counts that are made at most. */
  readonly maximumSteps: number;
}

/** An endowment and what it leads to. */
export interface Endowed<Outcome> {
  /** Of each voter, in currency units. */
  readonly endowment: Rational;
  readonly outcome: Outcome;
}

/** What is asked of an outcome to know whether to go on. */
export interface Verdict {
  /** Costs more than the budget. */
  readonly overspends: boolean;
  /** No supported project is left that fits. */
  readonly isExhaustive: boolean;
  /** However much voters are given, the outcome stays. */
  readonly isFinal: boolean;
}

/** Every voter's equal share of the budget that is not spent beforehand, in currency units. */
export const equalShare = ({ election, money, first, feasibility }: Contest): Rational => {
  const { total } = spendingOn(feasibility, first);
  const left = money.budget > total ? money.budget - total : 0n;
  return rational(left, money.unitsPerCurrency * BigInt(Math.max(1, election.voters)));
};

export const countWith = (contest: Contest, endowment: Rational): State =>
  countRounds(contest, startingState(contest, endowment));

/**
 * Raises the endowment until the outcome would overspend, and gives the last one that does not.
 *
 * @throws TallyError `increment-not-positive`, `too-many-increments`
 */
export const raiseEndowment = <Outcome>(
  contest: Contest,
  { increment, start, stopsEarly, maximumSteps }: Raising,
  count: (endowment: Rational) => Outcome,
  judge: (outcome: Outcome) => Verdict,
): Endowed<Outcome> => {
  if (increment.numerator <= 0n)
    throw new TallyError('increment-not-positive', 'The endowment must be raised by more than 0');
  const share = equalShare(contest);
  let last: Endowed<Outcome> = { endowment: share, outcome: count(share) };
  let base = start === 'integral' ? rational(floor(share)) : share;
  for (let step = 0; step < maximumSteps; step += 1) {
    const verdict = judge(last.outcome);
    if (verdict.isFinal || (stopsEarly && verdict.isExhaustive)) return last;
    base = add(base, increment);
    const outcome = count(base);
    if (judge(outcome).overspends) return last;
    last = { endowment: base, outcome };
  }
  throw new TallyError(
    'too-many-increments',
    `The endowment was raised ${maximumSteps} times and the budget is not spent: raise it by more at once`,
  );
};

/** Judges a set of winners; `everybodyHasMoney` tells that no purse was emptied. */
export const judgeWinners = (
  { money, candidates, feasibility }: Contest,
  winners: readonly number[],
  everybodyHasMoney: boolean,
): Verdict => {
  const spending = spendingOn(feasibility, winners);
  const won = new Set(winners);
  const left = candidates.filter(
    ({ project }) => !won.has(project) && feasibility.allows(spending, project),
  );
  const rest = money.budget - spending.total;
  return {
    overspends: rest < 0n,
    isExhaustive: left.every(({ cost }) => cost > rest),
    // What costs more than the whole budget can only make a later outcome overspend.
    isFinal:
      candidates.every(({ project }) => won.has(project)) ||
      (everybodyHasMoney && left.every(({ cost }) => cost > money.budget)),
  };
};
