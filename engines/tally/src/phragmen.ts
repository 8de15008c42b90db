/**
 * Phragmén's sequential rule: money flows to all voters at the same pace, and a project is bought as soon
 * as its supporters can pay it together. It ends where what is bought next does not fit the budget.
 *
 * Source: Los, Christoff, Grossi: Proportional Budget Allocations: Towards a Systematization, IJCAI 2022;
 * Brill, Freeman, Janson, Lackner: Phragmén's Voting Methods and Justified Representation, 2023.
 */
import { allOutcomes, keyOfSet } from './all-outcomes.ts';
import { type Feasibility, type Spending, spendingOn } from './constraints.ts';
import type { Election, WholeMoney } from './election.ts';
import {
  formatRational,
  greatestCommonDivisor,
  leastCommonMultiple,
  type Rational,
  ratioAsNumber,
  rational,
  toNumber,
  unreduced,
  ZERO,
} from './rational.ts';
import type { Support } from './support.ts';
import { type BrokenTie, breakTie, type TieOrder } from './tie-order.ts';

export interface PhragmenContest {
  readonly election: Election;
  readonly money: WholeMoney;
  readonly supports: readonly Support[];
  readonly isConsidered: readonly boolean[];
  readonly feasibility: Feasibility;
  readonly ties: TieOrder;
  readonly first: readonly number[];
  /** Smallest money units that voters of each ballot have paid before, negative: still have; default none. */
  readonly initialLoads?: readonly Rational[];
}

export interface PhragmenRound {
  readonly project: number;
  /** What each supporter has paid in all once the project is bought, in smallest money units. */
  readonly load: Rational;
  readonly tie: BrokenTie;
}

export interface PhragmenCount {
  readonly winners: readonly number[];
  readonly rounds: readonly PhragmenRound[];
  /** Projects that came next and did not fit; empty when every supported project won. */
  readonly stoppedBy: readonly number[];
}

/** Looks on before each purchase, and once more where the count ends. */
export type PhragmenWatcher = (moment: {
  /** What supporters of the next project will have paid each; undefined when nothing is left to buy. */
  readonly load: Rational | undefined;
  readonly winners: readonly number[];
  /** Smallest money units left of the budget. */
  readonly left: bigint;
  /** What all supporters of a project have paid so far together, in smallest money units. */
  readonly paidBySupporters: (project: number) => Rational;
}) => void;

interface State {
  /** By ballot: an index into `loads`. */
  readonly loadOf: Int32Array;
  /** What voters have paid, times `scale`, in smallest money units. */
  readonly loads: readonly bigint[];
  readonly scale: bigint;
  readonly loadNumbers: readonly number[];
  readonly spending: Spending;
  readonly waiting: readonly number[];
  readonly winners: readonly number[];
}

const startingState = (contest: PhragmenContest): State => {
  const { election, money, isConsidered, first, feasibility, initialLoads, ties } = contest;
  const loads = initialLoads ?? [ZERO];
  const scale = loads.reduce(
    (common, { denominator }) => leastCommonMultiple(common, denominator),
    1n,
  );
  return {
    loadOf: Int32Array.from(election.ballots, (_, ballot) => (initialLoads ? ballot : 0)),
    loads: loads.map(({ numerator, denominator }) => numerator * (scale / denominator)),
    scale,
    loadNumbers: loads.map(toNumber),
    spending: spendingOn(feasibility, first),
    waiting: ties.order.filter(
      (project) =>
        isConsidered[project] === true &&
        !first.includes(project) &&
        (money.costs[project] ?? 0n) <= money.budget,
    ),
    winners: first,
  };
};

/** A load as a fraction: `top` / (`voters` × state.scale). */
interface Load {
  readonly top: bigint;
  readonly voters: bigint;
}

/** The load of all supporters once they have paid the project, exactly. */
const exactLoad = ({ loadOf, loads, scale }: State, support: Support, cost: bigint): Load => {
  const voters = new Float64Array(loads.length);
  support.ballots.forEach((ballot, at) => {
    const load = loadOf[ballot] ?? 0;
    voters[load] = (voters[load] ?? 0) + (support.voters[at] ?? 0);
  });
  let top = cost * scale;
  for (const [load, count] of voters.entries())
    if (count > 0) top += (loads[load] ?? 0n) * BigInt(count);
  return { top, voters: BigInt(support.voterCount) };
};

const loadAsNumber = ({ loadOf, loadNumbers }: State, support: Support, cost: number): number => {
  let sum = cost;
  for (let at = 0; at < support.ballots.length; at += 1)
    sum += (support.voters[at] ?? 0) * (loadNumbers[loadOf[support.ballots[at] ?? 0] ?? 0] ?? 0);
  return sum / support.voterCount;
};

interface Next {
  readonly tied: readonly number[];
  /** Undefined when nobody supports what is left. */
  readonly load: Load | undefined;
}

/** Share of a load below which two of them are compared exactly; rounding stays far below. */
const DOUBT = 1e-9;

/** The projects that can be bought first. Those without a supporter never can: they come after all others. */
const nextOf = (contest: PhragmenContest, state: State): Next => {
  const { supports, money } = contest;
  const open = state.waiting.filter((project) =>
    contest.feasibility.allows(state.spending, project),
  );
  const supported = open.flatMap((project) => {
    const support = supports[project];
    const cost = money.costs[project] ?? 0n;
    return support && support.voterCount > 0
      ? [{ project, support, cost, near: loadAsNumber(state, support, Number(cost)) }]
      : [];
  });
  if (supported.length === 0) return { tied: open, load: undefined };
  const least = supported.reduce(
    (best, { near }) => Math.min(best, near),
    Number.POSITIVE_INFINITY,
  );
  const most = state.loadNumbers.reduce((top, load) => Math.max(top, Math.abs(load)), 0);
  const limit = least + DOUBT * (Math.abs(least) + most);
  let load: Load | undefined;
  let tied: number[] = [];
  for (const { project, support, cost, near } of supported) {
    if (near > limit) continue;
    const exact = exactLoad(state, support, cost);
    const difference = load ? exact.top * load.voters - load.top * exact.voters : -1n;
    if (difference < 0n) {
      load = exact;
      tied = [project];
    } else if (difference === 0n) tied.push(project);
  }
  return { tied, load };
};

const bought = (
  { feasibility, supports }: PhragmenContest,
  state: State,
  project: number,
  load: Load | undefined,
): State => {
  const after = {
    ...state,
    spending: feasibility.spend(state.spending, project),
    waiting: state.waiting.filter((other) => other !== project),
    winners: [...state.winners, project],
  };
  if (!load) return after;
  const common = greatestCommonDivisor(load.top, load.voters);
  const finer = load.voters / common;
  const loadOf = state.loadOf.slice();
  for (const ballot of supports[project]?.ballots ?? []) loadOf[ballot] = state.loads.length;
  const scale = state.scale * finer;
  const top = load.top / common;
  return {
    ...after,
    loadOf,
    scale,
    loads: [...state.loads.map((one) => one * finer), top],
    loadNumbers: [...state.loadNumbers, ratioAsNumber(top, scale)],
  };
};

const fits = ({ money }: PhragmenContest, state: State, project: number): boolean =>
  state.spending.total + (money.costs[project] ?? 0n) <= money.budget;

const momentOf = (
  { supports, money }: PhragmenContest,
  state: State,
  load: Load | undefined,
): Parameters<PhragmenWatcher>[0] => ({
  load: load && rational(load.top, load.voters * state.scale),
  winners: state.winners,
  left: money.budget - state.spending.total,
  paidBySupporters: (project) => {
    const support = supports[project];
    return support ? unreduced(exactLoad(state, support, 0n).top, state.scale) : ZERO;
  },
});

/** Counts once, with ties broken by the order that was drawn. */
export const countPhragmen = (contest: PhragmenContest, watch?: PhragmenWatcher): PhragmenCount => {
  const rounds: PhragmenRound[] = [];
  let state = startingState(contest);
  for (;;) {
    const { tied, load } = nextOf(contest, state);
    const misfits = tied.filter((project) => !fits(contest, state, project));
    watch?.(momentOf(contest, state, load));
    if (tied.length === 0 || misfits.length > 0)
      return { winners: state.winners, rounds, stoppedBy: misfits };
    const tie = breakTie(contest.ties, tied);
    if (load)
      rounds.push({
        project: tie.chosen,
        load: rational(load.top, load.voters * state.scale),
        tie,
      });
    state = bought(contest, state, tie.chosen, load);
  }
};

/** The count goes on alike with the same winners and the same loads, in whatever order they came. */
const keyOf = ({ winners, loads, scale, loadOf }: State): string => {
  const texts = loads.map((load) => formatRational(rational(load, scale)));
  return `${keyOfSet(winners)} ${Array.from(loadOf, (load) => texts[load]).join()}`;
};

/** Every outcome that some way of breaking ties leads to. */
export const allPhragmenOutcomes = (contest: PhragmenContest): readonly (readonly number[])[] => {
  return allOutcomes(
    startingState(contest),
    (state) => {
      const { tied, load } = nextOf(contest, state);
      if (tied.length === 0 || tied.some((project) => !fits(contest, state, project)))
        return { winners: state.winners };
      return tied.map((project) => bought(contest, state, project, load));
    },
    keyOf,
  );
};
