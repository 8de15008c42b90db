/** Every set of projects of the greatest welfare, those without utility included. */
import { spendingOn } from '../constraints.ts';
import { TallyError } from '../tally-error.ts';
import { narrow } from './bound.ts';
import { everySelection } from './every-selection.ts';
import { MOST_PARTIAL_SELECTIONS, optimumOf } from './max-welfare.ts';
import { openProjects, utilityOf, utilityOfAll, type WelfareContest } from './program.ts';
import type { Solver } from './solver.ts';

const MAXIMUM_OUTCOMES = 10_000;

const tooMany = (): TallyError =>
  new TallyError(
    'too-many-outcomes',
    `More than ${MAXIMUM_OUTCOMES} outcomes, or more than ${MOST_PARTIAL_SELECTIONS} partial ones to look at`,
  );

/** A set of winners with every choice of further projects that fits beside it. */
const extensions = function* (
  contest: WelfareContest,
  winners: readonly number[],
  further: readonly number[],
): Generator<readonly number[]> {
  const { feasibility, money } = contest;
  const waiting = [{ winners, spending: spendingOn(feasibility, winners), next: 0 }];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const project = further[state.next];
    if (project === undefined) {
      yield state.winners;
      continue;
    }
    const { spending, next } = state;
    waiting.push({ ...state, next: next + 1 });
    if (
      (money.costs[project] ?? 0n) <= money.budget - spending.total &&
      feasibility.allows(spending, project)
    )
      waiting.push({
        winners: [...state.winners, project],
        spending: feasibility.spend(spending, project),
        next: next + 1,
      });
  }
};

/**
 * Every set that has the greatest welfare, also those that differ only by projects of zero utility, as
 * pabutools' `max_additive_utilitarian_welfare` with `resoluteness=False`.
 *
 * @returns in each set those that were funded before come first, then the others in tie order
 * @throws TallyError `too-many-outcomes` above 10 000 sets, or when the greatest welfare cannot be proven
 *   or its sets cannot be found within a million partial selections; `solver-failed`
 */
export const allMaxWelfareOutcomes = (
  contest: WelfareContest,
  solver: Solver,
): readonly (readonly number[])[] => {
  const effort = { left: MOST_PARTIAL_SELECTIONS };
  const { program, selection, isProven } = optimumOf(contest, solver, effort);
  if (!isProven) throw tooMany();
  const goal = utilityOfAll(selection);
  const narrowed = narrow(program, goal);
  const indifferent = openProjects(contest).filter((project) => utilityOf(contest, project) === 0n);
  const { rank } = contest.ties;
  const inOrder = (projects: readonly number[]): readonly number[] =>
    [...projects].sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0));
  const outcomes: (readonly number[])[] = [];
  if (!narrowed) return outcomes;
  for (const items of everySelection(narrowed.open, goal - utilityOfAll(narrowed.won), effort)) {
    const projects = [...narrowed.won, ...items].map(({ project }) => project);
    for (const winners of extensions(contest, [...contest.first, ...projects], indifferent)) {
      const others = winners.slice(contest.first.length);
      outcomes.push([...contest.first, ...inOrder(others)]);
      if (outcomes.length > MAXIMUM_OUTCOMES) throw tooMany();
    }
  }
  if (effort.left < 0) throw tooMany();
  return outcomes;
};
