/**
 * The greedy rules that most cities use: projects in the order of their merit, as long as they fit.
 *
 * Source: Pabulib's `greedy`, `greedy-threshold` and `greedy-no-skip`; Rey, Maly: The (Computational)
 * Social Choice Take on Indivisible Participatory Budgeting, 2023, section 3.1.
 */
import { allOutcomes, keyOfSet } from './all-outcomes.ts';
import { type Feasibility, type Hindrance, type Spending, spendingOn } from './constraints.ts';
import { type Election, wholeMoneyOf } from './election.ts';
import { type BrokenTie, breakTie, type TieOrder } from './tie-order.ts';

/** Merit of a project: higher goes first. A fraction of whole numbers, exact. */
export interface Merit {
  readonly top: bigint;
  /** Zero stands for a merit above all others: supported, and costs nothing. */
  readonly bottom: bigint;
}

export interface GreedyRound {
  readonly project: number;
  readonly tie: BrokenTie;
  /** Smallest money units left before the project was looked at. */
  readonly left: bigint;
  /** Why it was passed over; undefined when it was funded. */
  readonly passedOver?: Hindrance | { readonly kind: 'does-not-fit' };
}

export interface GreedyContest {
  readonly election: Election;
  readonly merits: readonly Merit[];
  readonly isConsidered: readonly boolean[];
  readonly feasibility: Feasibility;
  readonly ties: TieOrder;
  /** Winners before the first look. */
  readonly first: readonly number[];
  /** Ends at the first project that does not fit, save those that cost more than the whole budget. */
  readonly stopsAtMisfit: boolean;
}

export interface GreedyCount {
  readonly winners: readonly number[];
  /** Every project that was looked at, in order. */
  readonly rounds: readonly GreedyRound[];
}

export const compareMerits = (a: Merit, b: Merit): number => {
  if (a.bottom === 0n || b.bottom === 0n)
    return (a.bottom === 0n ? 1 : 0) - (b.bottom === 0n ? 1 : 0);
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

interface State {
  readonly waiting: readonly number[];
  readonly spending: Spending;
  readonly winners: readonly number[];
  readonly isOver: boolean;
}

const NO_MERIT: Merit = { top: 0n, bottom: 1n };

/** Projects of equal merit together, the best first. */
const groupsByMerit = ({ merits, isConsidered, first, ties }: GreedyContest): number[][] => {
  const meritOf = (project: number): Merit => merits[project] ?? NO_MERIT;
  const sorted = ties.order
    .filter((project) => isConsidered[project] === true && !first.includes(project))
    .sort((a, b) => compareMerits(meritOf(b), meritOf(a)));
  const groups: number[][] = [];
  for (const project of sorted) {
    const group = groups.at(-1);
    const leader = group?.[0];
    if (group && leader !== undefined && compareMerits(meritOf(leader), meritOf(project)) === 0)
      group.push(project);
    else groups.push([project]);
  }
  return groups;
};

/** Counts once, with ties broken by the order that was drawn. */
export const countGreedily = (contest: GreedyContest): GreedyCount => {
  const { election, feasibility, ties, first, stopsAtMisfit } = contest;
  const { budget, costs } = wholeMoneyOf(election);
  const winners = [...first];
  const rounds: GreedyRound[] = [];
  let spending = spendingOn(feasibility, first);
  for (const group of groupsByMerit(contest)) {
    let tied: readonly number[] = group;
    while (tied.length > 0) {
      const tie = breakTie(ties, tied);
      const { chosen } = tie;
      tied = tied.filter((project) => project !== chosen);
      const cost = costs[chosen] ?? 0n;
      const left = budget - spending.total;
      const passedOver =
        cost > left ? { kind: 'does-not-fit' as const } : feasibility.hindrance(spending, chosen);
      rounds.push({ project: chosen, tie, left, ...(passedOver && { passedOver }) });
      if (!passedOver) {
        spending = feasibility.spend(spending, chosen);
        winners.push(chosen);
      } else if (stopsAtMisfit && passedOver.kind === 'does-not-fit' && cost <= budget)
        return { winners, rounds };
    }
  }
  return { winners, rounds };
};

/** Every outcome that some way of breaking ties leads to. */
export const allGreedyOutcomes = (contest: GreedyContest): readonly (readonly number[])[] => {
  const { election, feasibility, first, stopsAtMisfit } = contest;
  const { budget, costs } = wholeMoneyOf(election);
  const groups = groupsByMerit(contest);
  const fits = (spending: Spending, project: number): boolean =>
    (costs[project] ?? 0n) <= budget - spending.total && feasibility.allows(spending, project);
  const ends = (spending: Spending, project: number): boolean =>
    stopsAtMisfit &&
    (costs[project] ?? 0n) <= budget &&
    (costs[project] ?? 0n) > budget - spending.total;
  /** The first group with something to decide, without those that can no longer be funded. */
  const settle = (
    state: State & { readonly group: number },
  ): State & { readonly group: number } => {
    let { group, waiting } = state;
    for (;;) {
      const open = waiting.filter(
        (project) => fits(state.spending, project) || ends(state.spending, project),
      );
      if (open.length > 0 || group >= groups.length) return { ...state, group, waiting: open };
      waiting = groups[group] ?? [];
      group += 1;
    }
  };
  return allOutcomes(
    {
      group: 0,
      waiting: [] as readonly number[],
      spending: spendingOn(feasibility, first),
      winners: first,
      isOver: false,
    },
    (before) => {
      const state = settle(before);
      if (state.isOver || state.waiting.length === 0) return { winners: state.winners };
      return state.waiting.map((project) =>
        fits(state.spending, project)
          ? {
              ...state,
              waiting: state.waiting.filter((other) => other !== project),
              spending: feasibility.spend(state.spending, project),
              winners: [...state.winners, project],
            }
          : { ...state, isOver: true },
      );
    },
    ({ group, waiting, winners, isOver }) =>
      `${group} ${isOver} ${keyOfSet(waiting)} ${keyOfSet(winners)}`,
  );
};
