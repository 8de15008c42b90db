/** Contests for the welfare rule, and their outcomes by trying every set of projects. */
import {
  type Constraints,
  enoughSupport,
  feasibilityOf,
  fundedProjects,
} from '../src/constraints.ts';
import { createElection, type Election, scores, wholeMoneyOf } from '../src/election.ts';
import { utilityOf, type WelfareContest } from '../src/max-welfare/program.ts';
import { parseRational } from '../src/rational.ts';
import { supportOf, type Utility } from '../src/support.ts';
import { drawTieOrder, type TieCriterion, usualCriteria } from '../src/tie-order.ts';

export interface ContestSettings {
  readonly utility?: Utility;
  readonly constraints?: Constraints;
  readonly ties?: readonly TieCriterion[];
}

export const contestOf = (
  election: Election,
  { utility = 'cardinality', constraints = {}, ties = usualCriteria }: ContestSettings = {},
): WelfareContest => ({
  election,
  money: wholeMoneyOf(election),
  supports: supportOf(election, utility),
  isConsidered: enoughSupport(election, scores(election), constraints),
  constraints,
  feasibility: feasibilityOf(election, constraints),
  ties: drawTieOrder(election, ties ?? usualCriteria),
  first: fundedProjects(election, constraints),
});

export interface PlainProject {
  readonly cost: string;
  readonly votes: number;
  readonly categories?: readonly string[];
}

/** An election in which projects `p0`, `p1`, … have so many votes; each voter chose one of them. */
export const plainElection = (budget: string, projects: readonly PlainProject[]): Election =>
  createElection({
    voteType: 'approval',
    budget: parseRational(budget),
    projects: projects.map(({ cost, categories = [] }, index) => ({
      id: `p${index}`,
      cost: parseRational(cost),
      name: '',
      categories,
    })),
    ballots: projects.flatMap(({ votes }, index) =>
      votes > 0 ? [{ choices: [index], voters: votes }] : [],
    ),
  });

export interface TriedOutcomes {
  readonly welfare: bigint;
  /** All sets of that welfare, each in tie order after those funded before. */
  readonly outcomes: readonly (readonly number[])[];
  /** Of those, without projects of zero utility, the first in tie order. */
  readonly winners: readonly number[];
  readonly ties: boolean;
}

/** Tries all sets; for contests of few projects. `must` has to be in each of them. */
export const tryAll = (contest: WelfareContest, must?: number): TriedOutcomes | undefined => {
  const { money, feasibility, isConsidered, ties, first } = contest;
  const projects = ties.order.filter(
    (project) => isConsidered[project] === true && !first.includes(project),
  );
  let welfare: bigint | undefined;
  let outcomes: (readonly number[])[] = [];
  // The first project in tie order is the highest bit: sets come in tie order.
  for (let bits = 2 ** projects.length - 1; bits >= 0; bits -= 1) {
    const others = projects.filter((_, place) => (bits >> (projects.length - 1 - place)) & 1);
    const winners = [...first, ...others];
    if (must !== undefined && !winners.includes(must)) continue;
    let spending = first.reduce(feasibility.spend, feasibility.nothing);
    const isFeasible = others.every((project) => {
      const fits =
        (money.costs[project] ?? 0n) <= money.budget - spending.total &&
        feasibility.allows(spending, project);
      spending = feasibility.spend(spending, project);
      return fits;
    });
    if (!isFeasible) continue;
    const sum = winners.reduce((total, project) => total + utilityOf(contest, project), 0n);
    if (welfare === undefined || sum > welfare) {
      welfare = sum;
      outcomes = [];
    }
    if (sum === welfare) outcomes.push(winners);
  }
  if (welfare === undefined) return undefined;
  const useful = outcomes.filter((winners) =>
    winners.slice(first.length).every((project) => utilityOf(contest, project) !== 0n),
  );
  return { welfare, outcomes, winners: useful[0] ?? [], ties: useful.length > 1 };
};
