/**
 * The rule that makes total utility greatest: of all sets of projects that the budget pays for, the one
 * whose utility, summed over voters, is highest.
 *
 * Source: Talmon, Faliszewski: A Framework for Approval-Based Budgeting Methods, AAAI 2019 (the max
 * rules); Rey, Maly: The (Computational) Social Choice Take on Indivisible Participatory Budgeting, 2023.
 */
import { greedySelection, solverPrices, solverSelection } from './incumbent.ts';
import { withPrices } from './prices.ts';
import {
  type Item,
  openProjects,
  type Program,
  programOf,
  utilityOf,
  utilityOfAll,
  type WelfareContest,
} from './program.ts';
import { type Effort, type Quest, search } from './search.ts';
import type { Solver } from './solver.ts';
import { lexicographicallyFirst } from './tied-selections.ts';

/** Partial selections looked at before a count stops without proof; some seconds of work. */
export const MOST_PARTIAL_SELECTIONS = 1_000_000;

/**
 * `exact`: proven in whole numbers. `solver`: the search for a proof stopped at its limit; the welfare
 * is the highest that was seen, by the solver (whose floating-point numbers say that it is the highest)
 * or by the search, and a higher one is not excluded.
 */
export type Proof = 'exact' | 'solver';

export interface MaxWelfare {
  readonly welfare: bigint;
  readonly proof: Proof;
}

export interface MaxWelfareCount extends MaxWelfare {
  /** Those that were funded before, then the others in tie order; none of the others without utility. */
  readonly winners: readonly number[];
  /** Of all winners, in the common unit of the supports: Σ scale × weightTotal. */
  readonly welfare: bigint;
  /**
   * `exact`: no set has a higher welfare, and of those that have the same this one comes first in tie
   * order. With `solver` neither is certain.
   */
  readonly proof: Proof;
  /**
   * Whether another set without projects of zero utility has the same welfare. With `proof: 'solver'`
   * false does not exclude it.
   */
  readonly ties: boolean;
}

interface Optimum {
  /** Ordered and priced. */
  readonly program: Program;
  readonly selection: readonly Item[];
  /** Whether another selection of the same utility was seen. */
  readonly hasTies: boolean;
  /** That no selection has more utility, and that `hasTies` is right. */
  readonly isProven: boolean;
}

/** Partial selections to look at before the solver is asked, whose start alone takes longer. */
const QUICK_LOOK = 10_000;

/**
 * Looks for a selection other than the one given and at least as good. When there is none, it is the best
 * and the only one; when there is one of the same utility, both are the best.
 */
const improve = (program: Program, selection: readonly Item[], effort: Effort): Optimum => {
  const goal = utilityOfAll(selection);
  const quest: Quest = { goal, wanted: 'best', except: selection };
  const { found, isComplete } = search(program, quest, effort);
  if (!isComplete || !found || utilityOfAll(found) === goal)
    return {
      program,
      selection: found ?? selection,
      hasTies: found !== undefined && utilityOfAll(found) === goal,
      isProven: isComplete,
    };
  return improve(program, found, effort);
};

/**
 * A selection of greatest utility. Only when proof is not found at once the solver is asked for a better
 * selection to begin with.
 */
export const optimumOf = (contest: WelfareContest, solver: Solver, effort: Effort): Optimum => {
  const unpriced = withPrices(programOf(contest), [], 1n);
  const { prices, priceScale } =
    unpriced.rows.length > 0 ? solverPrices(solver, unpriced) : { prices: [], priceScale: 1n };
  const program = withPrices(unpriced, prices, priceScale);
  const greedy = better(greedySelection(program), greedySelection(unpriced));
  const quick = improve(program, greedy, { left: Math.min(QUICK_LOOK, effort.left) });
  if (quick.isProven) return quick;
  return improve(program, better(quick.selection, solverSelection(solver, program)), effort);
};

const better = (a: readonly Item[], b: readonly Item[] | undefined): readonly Item[] =>
  b && utilityOfAll(b) > utilityOfAll(a) ? b : a;

/**
 * Counts once. Exact whatever the size of the numbers. Of several sets with the greatest welfare, and
 * without projects of zero utility, the one wins that holds the first project in tie order by which they
 * differ.
 *
 * @param mostPartialSelections work to do at most for the proof; the same contest always gives the same
 *   answer
 * @throws TallyError `solver-failed`
 */
export const countMaxWelfare = (
  contest: WelfareContest,
  solver: Solver,
  mostPartialSelections = MOST_PARTIAL_SELECTIONS,
): MaxWelfareCount => {
  const effort = { left: mostPartialSelections };
  const optimum = optimumOf(contest, solver, effort);
  const { rank } = contest.ties;
  const chosen = optimum.hasTies
    ? lexicographicallyFirst(optimum.program, optimum.selection, rank, effort)
    : optimum;
  const projects = chosen.selection
    .map(({ project }) => project)
    .sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
  const winners = [...contest.first, ...projects];
  return {
    winners,
    welfare: winners.reduce((sum, project) => sum + utilityOf(contest, project), 0n),
    proof: optimum.isProven && chosen.isProven ? 'exact' : 'solver',
    ties: optimum.hasTies,
  };
};

/**
 * The greatest welfare of sets that one project is in, to explain what its victory would have cost;
 * undefined when it cannot win: not considered, or no room for it beside those that were funded before.
 *
 * @throws TallyError `solver-failed`
 */
export const withForced = (
  contest: WelfareContest,
  solver: Solver,
  project: number,
  mostPartialSelections = MOST_PARTIAL_SELECTIONS,
): MaxWelfare | undefined => {
  const isFirst = contest.first.includes(project);
  if (!isFirst && !openProjects(contest).includes(project)) return undefined;
  const forced = isFirst ? contest : { ...contest, first: [...contest.first, project] };
  const { selection, isProven } = optimumOf(forced, solver, { left: mostPartialSelections });
  return {
    welfare:
      forced.first.reduce((sum, index) => sum + utilityOf(contest, index), 0n) +
      utilityOfAll(selection),
    proof: isProven ? 'exact' : 'solver',
  };
};
