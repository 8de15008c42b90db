/**
 * The Method of Equal Shares with a given endowment: in each round the project that costs its supporters
 * least per utility is bought, until none can be paid.
 *
 * Source: Peters, Pierczyński, Skowron 2021, section 3; https://equalshares.net/explanation.
 */
import { keyOfSet } from '../all-outcomes.ts';
import { type Feasibility, type Spending, spendingOn } from '../constraints.ts';
import { type Election, type WholeMoney, wholeMoneyOf } from '../election.ts';
import { greatestCommonDivisor, type Rational, ratioAsNumber } from '../rational.ts';
import { type Support, supportOf, type Utility } from '../support.ts';
import { type BrokenTie, breakTie, type TieOrder } from '../tie-order.ts';
import { type BallotTable, ballotTable } from './ballot-table.ts';
import {
  type Candidate,
  comparePrices,
  type ExactPrice,
  exactPrice,
  quote,
  type Scratch,
  scratchFor,
} from './price.ts';
import { exactlyLeft, fullPurses, keyOfPurses, type Purses, refine } from './purses.ts';

/** All that stays the same whatever the endowment is. */
export interface Contest {
  readonly election: Election;
  readonly money: WholeMoney;
  readonly supports: readonly Support[];
  readonly table: BallotTable;
  readonly ties: TieOrder;
  readonly feasibility: Feasibility;
  /**
   * Bought before the first round: funded beforehand, and what is supported and costs nothing. With cost
   * utilities nobody gains from what costs nothing, so it is not bought (as in pabutools).
   */
  readonly first: readonly number[];
  readonly candidates: readonly Candidate[];
  readonly scratch: Scratch;
}

/** @param isConsidered whether each project may win at all */
export const createContest = (
  election: Election,
  utility: Utility,
  ties: TieOrder,
  feasibility: Feasibility,
  funded: readonly number[],
  isConsidered: readonly boolean[],
): Contest => {
  const money = wholeMoneyOf(election);
  const supports = supportOf(election, utility);
  const isWanted = (project: number): boolean =>
    !funded.includes(project) &&
    isConsidered[project] === true &&
    (supports[project]?.weightTotal ?? 0) > 0;
  const wanted = ties.order.filter(isWanted);
  const costOf = (project: number): bigint => money.costs[project] ?? 0n;
  const first = [...funded];
  let spending = spendingOn(feasibility, funded);
  for (const project of wanted) {
    const isFree = costOf(project) === 0n && supports[project]?.scale !== 0n;
    if (!isFree || !feasibility.allows(spending, project)) continue;
    first.push(project);
    spending = feasibility.spend(spending, project);
  }
  return {
    election,
    money,
    supports,
    table: ballotTable(election, utility),
    ties,
    feasibility,
    first,
    candidates: wanted.flatMap((project): readonly Candidate[] => {
      const support = supports[project];
      const cost = costOf(project);
      if (!support || cost === 0n || support.scale === 0n) return [];
      return [
        {
          project,
          support,
          cost,
          costNumber: Number(cost),
          scaleNumber: Number(support.scale),
        },
      ];
    }),
    scratch: scratchFor(supports),
  };
};

/** A candidate and the lowest price per utility that it may still have: prices only rise. */
export interface Running {
  readonly candidate: Candidate;
  readonly atLeast: number;
}

export interface State {
  readonly purses: Purses;
  readonly spending: Spending;
  readonly running: readonly Running[];
  /** In the order of buying, with those that were bought before the first round. */
  readonly winners: readonly number[];
}

interface Offer extends Running {
  readonly price: number;
  readonly error: number;
  readonly exact?: ExactPrice;
}

export interface Choice {
  readonly candidate: Candidate;
  readonly exact: ExactPrice;
}

/** What is best in a round: one project, or several at exactly the same price per utility. */
export interface Round {
  readonly best: readonly Choice[];
  /** Who goes on, with what is now known of their prices. */
  readonly running: readonly Running[];
}

const byBound = (a: Running, b: Running): number => a.atLeast - b.atLeast;

/** Compares exactly whatever rounding leaves open. */
const exactlyBest = (
  { scratch }: Contest,
  purses: Purses,
  close: readonly Offer[],
): readonly Choice[] => {
  let best: Choice[] = [];
  for (const { candidate, price, error } of close) {
    const exact = exactPrice(purses, candidate, { price, error }, scratch);
    const leader = best[0];
    const order = leader
      ? comparePrices(exact, candidate.support.scale, leader.exact, leader.candidate.support.scale)
      : -1;
    if (order < 0) best = [{ candidate, exact }];
    else if (order === 0) best.push({ candidate, exact });
  }
  return best;
};

interface Offers {
  /** Those that may be the best; the others are clearly worse. */
  readonly close: readonly Offer[];
  readonly running: readonly Running[];
}

const offersOf = (
  { feasibility, scratch }: Contest,
  { purses, spending, ...state }: State,
): Offers => {
  const waiting = [...state.running].sort(byBound);
  const running: Running[] = [];
  let offers: Offer[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (const [position, entry] of waiting.entries()) {
    if (entry.atLeast > best) {
      running.push(...waiting.slice(position));
      break;
    }
    const { candidate } = entry;
    if (!feasibility.allows(spending, candidate.project)) continue;
    const quoted = quote(purses, candidate, scratch);
    if (quoted.kind === 'unaffordable') continue;
    const { price, error } = quoted;
    const offer = {
      candidate,
      price,
      error,
      atLeast: Math.max(entry.atLeast, (price - error) / candidate.scaleNumber),
    };
    running.push({ candidate, atLeast: offer.atLeast });
    if (offer.atLeast > best) continue;
    best = Math.min(best, (price + error) / candidate.scaleNumber);
    offers.push(offer);
  }
  const limit = best * (1 + 1e-12);
  offers = offers.filter(({ atLeast }) => atLeast <= limit);
  return { close: offers, running };
};

/** The best of the projects that can still be paid; none when the count has ended. */
export const nextRound = (contest: Contest, state: State): Round => {
  const { close, running } = offersOf(contest, state);
  return { best: exactlyBest(contest, state.purses, close), running };
};

/** Takes the price from everybody who supports the project. */
const pay = (purses: Purses, { candidate, exact }: Choice): void => {
  const { ballots, weights } = candidate.support;
  // A long number and a short one: one step of Euclid's makes both short.
  const common = greatestCommonDivisor(exact.weight, exact.numerator % exact.weight);
  refine(purses, exact.weight / common);
  const price = exact.numerator / common;
  const priceNumber = ratioAsNumber(price, purses.scale);
  const { left, isSpent, doubt } = purses;
  for (let at = 0; at < ballots.length; at += 1) {
    const ballot = ballots[at] as number; // typed arrays have no holes below their length
    if (isSpent[ballot] === 1) continue;
    const weight = weights[at] as number;
    const rest = (left[ballot] as number) - priceNumber * weight;
    const isGone =
      rest < -doubt || (rest <= doubt && exactlyLeft(purses, ballot) <= price * BigInt(weight));
    left[ballot] = isGone ? 0 : rest;
    if (isGone) isSpent[ballot] = 1;
  }
  purses.purchaseOf[candidate.project] = purses.prices.length;
  purses.prices.push(price);
};

/** Buys a project of a round. The purses are changed; give a copy to keep them. */
export const buy = (
  contest: Contest,
  state: State,
  round: Round,
  choice: Choice,
  purses: Purses = state.purses,
): State => {
  const { project } = choice.candidate;
  pay(purses, choice);
  return {
    purses,
    spending: contest.feasibility.spend(state.spending, project),
    running: round.running.filter(({ candidate }) => candidate.project !== project),
    winners: [...state.winners, project],
  };
};

/** @param endowment of each voter, in currency units */
export const startingState = (contest: Contest, endowment: Rational): State => {
  const inUnits = {
    numerator: endowment.numerator * contest.money.unitsPerCurrency,
    denominator: endowment.denominator,
  };
  const purses = fullPurses(contest.table, inUnits);
  const { feasibility, first, candidates } = contest;
  return {
    purses,
    spending: spendingOn(feasibility, first),
    running: candidates.map((candidate) => ({
      candidate,
      atLeast:
        candidate.costNumber /
        (candidate.support.weightTotal * candidate.scaleNumber * (1 + 1e-12)),
    })),
    winners: first,
  };
};

/** Looks on while a count goes round by round. */
export interface Watcher {
  /** Before the chosen project is paid. */
  readonly beforePurchase: (state: State, round: Round, choice: Choice, tie: BrokenTie) => void;
  /** After the last round. */
  readonly atEnd: (state: State) => void;
}

/** Counts to the end, with ties broken by the order that was drawn. */
export const countRounds = (contest: Contest, start: State, watcher?: Watcher): State => {
  let state = start;
  for (;;) {
    const round = nextRound(contest, state);
    if (round.best.length === 0) {
      watcher?.atEnd(state);
      return state;
    }
    const tie = breakTie(
      contest.ties,
      round.best.map(({ candidate }) => candidate.project),
    );
    const choice = round.best.find(({ candidate }) => candidate.project === tie.chosen);
    if (!choice) return state;
    watcher?.beforePurchase(state, round, choice, tie);
    state = buy(contest, state, round, choice);
  }
};

/** The count goes on alike with the same winners and the same purses, in whatever order they came. */
export const keyOfState = ({ winners, purses }: State): string =>
  `${keyOfSet(winners)} ${keyOfPurses(purses)}`;
