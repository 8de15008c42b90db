/**
 * The Method of Equal Shares as its definition reads: every voter alone, fractions only, every project
 * looked at in every round. Slow, and written apart from the engine, to check it.
 *
 * Source: Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities,
 * NeurIPS 2021, section 3; https://equalshares.net/implementation/completion.
 */
import { type Ballot, costOf, type Election } from '../src/election.ts';
import {
  add,
  compare,
  divide,
  floor,
  isZero,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../src/rational.ts';
import type { Utility } from '../src/support.ts';

/** What one voter gains from each project; those that are absent gain nothing. */
export type Gains = ReadonlyMap<number, Rational>;

const gainOf = (
  election: Election,
  utility: Utility,
  { choices, points }: Ballot,
  position: number,
): Rational => {
  const project = choices[position] ?? -1;
  if (typeof utility === 'object') return utility.perProject[project] ?? ZERO;
  switch (utility) {
    case 'cost':
      return costOf(election, project);
    case 'cardinality':
      return rational(1n);
    case 'borda':
      return rational(BigInt(choices.length - 1 - position));
    case 'cumulative':
      return rational(BigInt(points?.[position] ?? 0));
  }
};

/** One entry for each voter, ballot after ballot. */
export const votersOf = (election: Election, utility: Utility): readonly Gains[] =>
  election.ballots.flatMap((ballot) => {
    const gains = new Map<number, Rational>();
    ballot.choices.forEach((project, position) => {
      const gain = gainOf(election, utility, ballot, position);
      if (!isZero(gain)) gains.set(project, gain);
    });
    return Array.from({ length: ballot.voters }, () => gains);
  });

const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);

/** The smallest ρ with Σ min(left, ρ · gain) = cost over supporters; undefined when they have too little. */
const priceOf = (
  voters: readonly Gains[],
  left: readonly Rational[],
  project: number,
  cost: Rational,
): Rational | undefined => {
  const supporters = voters.flatMap((gains, voter) => {
    const gain = gains.get(project);
    const has = left[voter] ?? ZERO;
    return gain ? [{ gain, has, reach: divide(has, gain) }] : [];
  });
  supporters.sort((a, b) => compare(a.reach, b.reach));
  let missing = cost;
  let gain = supporters.reduce((sum, one) => add(sum, one.gain), ZERO);
  for (const one of supporters) {
    const price = divide(missing, gain);
    if (compare(price, one.reach) <= 0) return price;
    missing = subtract(missing, one.has);
    gain = subtract(gain, one.gain);
  }
  return undefined;
};

export interface NaivePurchase {
  readonly project: number;
  /** Price per utility. */
  readonly price: Rational;
  /** What each voter pays. */
  readonly payments: readonly Rational[];
  /** All that could have been bought at the same price. */
  readonly tied: readonly number[];
}

export interface NaiveCount {
  readonly winners: readonly number[];
  readonly purchases: readonly NaivePurchase[];
  /** What each voter has at the end. */
  readonly left: readonly Rational[];
}

/**
 * @param endowment of each voter, in currency units
 * @param order project indices; of tied projects the first one is bought
 */
export const naiveEqualShares = (
  election: Election,
  utility: Utility,
  endowment: Rational,
  order: readonly number[],
): NaiveCount => {
  const voters = votersOf(election, utility);
  const left = voters.map(() => endowment);
  const supported = order.filter((project) => voters.some((gains) => gains.has(project)));
  const winners = supported.filter((project) => isZero(costOf(election, project)));
  const purchases: NaivePurchase[] = [];
  for (;;) {
    const offers = supported
      .filter((project) => !winners.includes(project))
      .flatMap((project) => {
        const price = priceOf(voters, left, project, costOf(election, project));
        return price ? [{ project, price }] : [];
      });
    const [first] = offers;
    if (!first) return { winners, purchases, left };
    const price = offers.reduce((best, offer) => least(best, offer.price), first.price);
    const tied = offers.filter((offer) => compare(offer.price, price) === 0);
    const project = tied[0]?.project ?? first.project;
    const payments = voters.map((gains, voter) => {
      const gain = gains.get(project);
      return gain ? least(left[voter] ?? ZERO, multiply(price, gain)) : ZERO;
    });
    payments.forEach((payment, voter) => {
      left[voter] = subtract(left[voter] ?? ZERO, payment);
    });
    winners.push(project);
    purchases.push({ project, price, payments, tied: tied.map((offer) => offer.project) });
  }
};

export interface NaiveRaising {
  readonly increment: Rational;
  readonly start: 'fractional' | 'integral';
  readonly stopsEarly: boolean;
}

const costTogether = (election: Election, projects: readonly number[]): Rational =>
  projects.reduce((sum, project) => add(sum, costOf(election, project)), ZERO);

/** Raises the endowment step by step; undefined when the budget lasts for more than `most` steps. */
export const naiveAdd1 = (
  election: Election,
  utility: Utility,
  order: readonly number[],
  { increment, start, stopsEarly }: NaiveRaising,
  most = 400,
): readonly number[] | undefined => {
  const { budget } = election;
  const voters = votersOf(election, utility);
  const supported = order.filter((project) => voters.some((gains) => gains.has(project)));
  const share = divide(budget, rational(BigInt(Math.max(1, election.voters))));
  let winners = naiveEqualShares(election, utility, share, order).winners;
  let endowment = start === 'integral' ? rational(floor(share)) : share;
  for (let step = 0; step < most; step += 1) {
    const rest = subtract(budget, costTogether(election, winners));
    const waiting = supported.filter((project) => !winners.includes(project));
    if (waiting.length === 0) return winners;
    if (stopsEarly && waiting.every((project) => compare(costOf(election, project), rest) > 0))
      return winners;
    endowment = add(endowment, increment);
    const next = naiveEqualShares(election, utility, endowment, order).winners;
    if (compare(costTogether(election, next), budget) > 0) return winners;
    winners = next;
  }
  return undefined;
};

/** Spends what is left by total utility per cost, passing over what does not fit. */
export const naiveGreedyCompletion = (
  election: Election,
  utility: Utility,
  order: readonly number[],
  first: readonly number[],
): readonly number[] => {
  const voters = votersOf(election, utility);
  // Of what costs nothing only whether someone chose it matters: it goes before all others.
  const isChosen = (project: number): boolean =>
    election.ballots.some(
      ({ choices }, ballot) =>
        choices.includes(project) &&
        (utility === 'cost' || voters[firstVoterOf(election, ballot)]?.has(project) === true),
    );
  const meritOf = (project: number): Rational => {
    const cost = costOf(election, project);
    if (isZero(cost)) return isChosen(project) ? rational(10n ** 60n) : ZERO;
    const total = voters.reduce((sum, gains) => add(sum, gains.get(project) ?? ZERO), ZERO);
    return divide(total, cost);
  };
  const merits = new Map(order.map((project) => [project, meritOf(project)]));
  const sorted = [...order].sort((a, b) => compare(merits.get(b) ?? ZERO, merits.get(a) ?? ZERO));
  const winners = [...first];
  let rest = subtract(election.budget, costTogether(election, winners));
  for (const project of sorted) {
    const cost = costOf(election, project);
    if (winners.includes(project) || compare(cost, rest) > 0) continue;
    winners.push(project);
    rest = subtract(rest, cost);
  }
  return winners;
};

const firstVoterOf = (election: Election, ballot: number): number =>
  election.ballots.slice(0, ballot).reduce((sum, { voters }) => sum + voters, 0);
