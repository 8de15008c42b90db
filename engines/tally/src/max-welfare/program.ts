/**
 * The welfare rule as a 0-1 program in whole numbers: the utility of the projects that win is greatest,
 * their cost is within the budget, and each side row (a category limit, a set of exclusive projects)
 * holds.
 */
import { type Constraints, type Feasibility, spendingOn } from '../constraints.ts';
import type { Election, WholeMoney } from '../election.ts';
import { greatestCommonDivisor } from '../rational.ts';
import type { Support } from '../support.ts';
import type { TieOrder } from '../tie-order.ts';

export interface WelfareContest {
  readonly election: Election;
  readonly money: WholeMoney;
  readonly supports: readonly Support[];
  readonly isConsidered: readonly boolean[];
  readonly constraints: Constraints;
  readonly feasibility: Feasibility;
  readonly ties: TieOrder;
  /** Winners before counting begins; their cost is taken from the budget, whether it suffices or not. */
  readonly first: readonly number[];
}

/** A project that may win. */
export interface Item {
  readonly project: number;
  /** Smallest money units. */
  readonly cost: bigint;
  /** Of all voters together, above zero, in the common unit of the supports. */
  readonly utility: bigint;
  /** What it takes of each side row. */
  readonly demands: readonly bigint[];
}

/** Σ demand of the winners ≤ capacity. */
export interface SideRow {
  readonly capacity: bigint;
  /** Whether each item takes its cost or nothing, as under a category limit. */
  readonly isMoney: boolean;
  /** Utility that a unit of capacity is worth, times the program's `priceScale`; zero or more. */
  readonly price: bigint;
}

export interface Program {
  /** Those with the most utility per cost, less the price of the side rows, come first. */
  readonly items: readonly Item[];
  readonly budget: bigint;
  readonly rows: readonly SideRow[];
  readonly priceScale: bigint;
}

/** Welfare that one project adds, over all voters. */
export const utilityOf = ({ supports }: WelfareContest, project: number): bigint => {
  const support = supports[project];
  return support ? support.scale * BigInt(support.weightTotal) : 0n;
};

export const utilityOfAll = (items: readonly Item[]): bigint =>
  items.reduce((sum, { utility }) => sum + utility, 0n);

/** Projects that fit beside `first`, each on its own, in tie order. */
export const openProjects = (contest: WelfareContest): readonly number[] => {
  const { money, feasibility, isConsidered, ties, first } = contest;
  const spending = spendingOn(feasibility, first);
  return ties.order.filter(
    (project) =>
      isConsidered[project] === true &&
      !first.includes(project) &&
      (money.costs[project] ?? 0n) <= money.budget - spending.total &&
      feasibility.allows(spending, project),
  );
};

interface RowOfContest {
  readonly capacity: bigint;
  readonly isMoney: boolean;
  readonly demandOf: (project: number) => bigint;
}

const rowsOf = ({
  election,
  money,
  constraints,
  feasibility,
  first,
}: WelfareContest): readonly RowOfContest[] => {
  const spending = spendingOn(feasibility, first);
  const limits = (constraints.categoryLimits ?? []).map(({ category, limit }, index) => ({
    capacity:
      (limit.numerator * money.unitsPerCurrency) / limit.denominator -
      (spending.byCategory[index] ?? 0n),
    isMoney: true,
    demandOf: (project: number) =>
      election.projects[project]?.categories.includes(category) === true
        ? (money.costs[project] ?? 0n)
        : 0n,
  }));
  const sets = (constraints.exclusive ?? []).map((ids) => {
    const members = new Set(ids);
    return {
      capacity: 1n,
      isMoney: false,
      demandOf: (project: number) => (members.has(election.projects[project]?.id ?? '') ? 1n : 0n),
    };
  });
  return [...limits, ...sets];
};

/** The program of a contest, in tie order and without prices. */
export const programOf = (contest: WelfareContest): Program => {
  const { money, feasibility, first } = contest;
  const rows = rowsOf(contest);
  const items = openProjects(contest)
    .map((project) => ({
      project,
      cost: money.costs[project] ?? 0n,
      utility: utilityOf(contest, project),
      demands: rows.map(({ demandOf }) => demandOf(project)),
    }))
    .filter(({ utility }) => utility > 0n);
  const spent = spendingOn(feasibility, first).total;
  // A row that all of them fit into is none; one that was overspent before has no demand left.
  const isBinding = rows.map(
    ({ capacity }, row) =>
      items.reduce((sum, { demands }) => sum + (demands[row] ?? 0n), 0n) > capacity &&
      capacity >= 0n,
  );
  const binding = <Value>(values: readonly Value[]): readonly Value[] =>
    values.filter((_, row) => isBinding[row]);
  return settle({
    items: items.map((item) => ({ ...item, demands: binding(item.demands) })),
    budget: money.budget > spent ? money.budget - spent : 0n,
    rows: binding(rows).map(({ capacity, isMoney }) => ({ capacity, isMoney, price: 0n })),
    priceScale: 1n,
  });
};

/** The most of `room` that sums of such demands can fill: within their total, and a multiple of their divisor. */
const usableFor = (room: bigint, demands: readonly bigint[]): bigint => {
  const total = demands.reduce((sum, demand) => sum + demand, 0n);
  if (room >= total) return total;
  return room - (room % demands.reduce(greatestCommonDivisor, 0n));
};

export const fits = (program: Program, { cost, demands }: Item): boolean =>
  cost <= program.budget &&
  program.rows.every(({ capacity }, row) => (demands[row] ?? 0n) <= capacity);

/** Without items that do not fit, and without room that nothing can fill. */
const settle = (program: Program): Program => {
  const items = program.items.filter((item) => fits(program, item));
  return {
    ...program,
    items,
    budget: usableFor(
      program.budget,
      items.map(({ cost }) => cost),
    ),
    rows: program.rows.map((side, row) => ({
      ...side,
      capacity: usableFor(
        side.capacity,
        items.map(({ demands }) => demands[row] ?? 0n),
      ),
    })),
  };
};

/**
 * What is left to decide when some items have won and others have lost; undefined when there is no
 * room for the winners.
 */
export const decide = (
  program: Program,
  won: readonly Item[],
  lost: readonly Item[],
): Program | undefined => {
  const decided = new Set([...won, ...lost]);
  const budget = won.reduce((left, { cost }) => left - cost, program.budget);
  const rows = program.rows.map((side, row) => ({
    ...side,
    capacity: won.reduce((left, { demands }) => left - (demands[row] ?? 0n), side.capacity),
  }));
  if (budget < 0n || rows.some(({ capacity }) => capacity < 0n)) return undefined;
  return settle({
    ...program,
    items: program.items.filter((item) => !decided.has(item)),
    budget,
    rows,
  });
};
