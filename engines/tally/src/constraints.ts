/** What a town decides beside the rule: minimum votes, category limits, projects that exclude each other. */
import { type Election, voteCounts, wholeMoneyOf } from './election.ts';
import type { Rational } from './rational.ts';
import { TallyError } from './tally-error.ts';

export interface CategoryLimit {
  readonly category: string;
  /** At most so much is spent on projects of this category, in currency units. */
  readonly limit: Rational;
}

export interface Constraints {
  /** Projects that fewer voters chose are not considered. */
  readonly minimumVotes?: number;
  /** Projects with a lower score (votes or points) are not considered. */
  readonly minimumScore?: number;
  readonly categoryLimits?: readonly CategoryLimit[];
  /** Of each set of project ids at most one wins. */
  readonly exclusive?: readonly (readonly string[])[];
  /** Project ids that are funded from the budget before counting begins. */
  readonly funded?: readonly string[];
}

export interface Spending {
  /** Smallest units spent on all and in each limited category. */
  readonly total: bigint;
  readonly byCategory: readonly bigint[];
  /** Sets of exclusive projects of which one has won. */
  readonly decided: readonly boolean[];
}

/** Constraints with project indices and whole money, ready to be asked once for each project and round. */
export interface Feasibility {
  readonly nothing: Spending;
  readonly spend: (spending: Spending, project: number) => Spending;
  /** Category limits and exclusive projects; the budget as a whole is the rule's own matter. */
  readonly allows: (spending: Spending, project: number) => boolean;
  /** Why a project cannot be bought with this spending; undefined when it can. */
  readonly hindrance: (spending: Spending, project: number) => Hindrance | undefined;
}

export type Hindrance =
  | { readonly kind: 'category-full'; readonly category: string }
  | { readonly kind: 'excluded-by'; readonly ids: readonly string[] };

const indexOf = (election: Election, id: string): number => {
  const index = election.projects.findIndex((project) => project.id === id);
  if (index < 0) throw new TallyError('unknown-project', `There is no project “${id}”`);
  return index;
};

/** @throws TallyError `unknown-project` */
export const fundedProjects = (election: Election, constraints: Constraints): readonly number[] =>
  [...new Set(constraints.funded ?? [])].map((id) => indexOf(election, id));

/**
 * Whether each project has the support that counting asks for.
 *
 * @param scores votes or points of each project
 */
export const enoughSupport = (
  election: Election,
  scores: readonly number[],
  { minimumVotes = 0, minimumScore = 0 }: Constraints,
): readonly boolean[] =>
  voteCounts(election).map(
    (votes, project) => votes >= minimumVotes && (scores[project] ?? 0) >= minimumScore,
  );

/** @throws TallyError `unknown-category`, `unknown-project` */
export const feasibilityOf = (election: Election, constraints: Constraints): Feasibility => {
  const { unitsPerCurrency, costs } = wholeMoneyOf(election);
  const limits = (constraints.categoryLimits ?? []).map(({ category, limit }) => {
    if (!election.projects.some(({ categories }) => categories.includes(category)))
      throw new TallyError('unknown-category', `No project is of the category “${category}”`);
    return { category, units: (limit.numerator * unitsPerCurrency) / limit.denominator };
  });
  const sets = (constraints.exclusive ?? []).map((ids) => ({
    ids,
    members: new Set(ids.map((id) => indexOf(election, id))),
  }));
  const costFor = (project: number): bigint => costs[project] ?? 0n;
  const belongs = (project: number, category: string): boolean =>
    election.projects[project]?.categories.includes(category) ?? false;
  const hindrance = (spending: Spending, project: number): Hindrance | undefined => {
    const full = limits.find(
      ({ category, units }, index) =>
        belongs(project, category) && (spending.byCategory[index] ?? 0n) + costFor(project) > units,
    );
    if (full) return { kind: 'category-full', category: full.category };
    const decided = sets.find(
      ({ members }, index) => members.has(project) && spending.decided[index],
    );
    return decided && { kind: 'excluded-by', ids: decided.ids };
  };
  return {
    nothing: {
      total: 0n,
      byCategory: limits.map(() => 0n),
      decided: sets.map(() => false),
    },
    spend: (spending, project) => ({
      total: spending.total + costFor(project),
      byCategory: spending.byCategory.map((spent, index) =>
        belongs(project, limits[index]?.category ?? '') ? spent + costFor(project) : spent,
      ),
      decided: spending.decided.map(
        (isDecided, index) => isDecided || (sets[index]?.members.has(project) ?? false),
      ),
    }),
    hindrance,
    allows: (spending, project) => hindrance(spending, project) === undefined,
  };
};

export const spendingOn = (feasibility: Feasibility, projects: Iterable<number>): Spending => {
  let spending = feasibility.nothing;
  for (const project of projects) spending = feasibility.spend(spending, project);
  return spending;
};
