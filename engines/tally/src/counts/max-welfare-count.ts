/** Maximal welfare with what each losing project lacked. */
import type { Chance } from '../chance.ts';
import { allMaxWelfareOutcomes } from '../max-welfare/all-max-welfare.ts';
import { countMaxWelfare, type MaxWelfareCount, withForced } from '../max-welfare/max-welfare.ts';
import type { WelfareContest } from '../max-welfare/program.ts';
import type { Solver } from '../max-welfare/solver.ts';
import type { MaxWelfareRule } from '../rule.ts';
import { supportOf } from '../support.ts';
import type { Preparation } from './preparation.ts';

export interface MaxWelfareRecord extends MaxWelfareCount {
  /** Solves one more programme for each losing project: made when it is asked for. */
  readonly chances: () => readonly Chance[];
}

const contestOf = (preparation: Preparation, { utility }: MaxWelfareRule): WelfareContest => ({
  ...preparation,
  supports: supportOf(preparation.election, utility),
  first: preparation.funded,
});

/** Partial selections that one losing project's explanation may take. */
const MOST_FOR_ONE = 100_000;

/**
 * With further voters a project gains utility and all other sets stay what they are: it wins when the
 * best set that holds it has caught up with the best of all.
 */
const chancesOf = (
  contest: WelfareContest,
  { winners, welfare }: MaxWelfareCount,
  solver: Solver,
): readonly Chance[] =>
  [...contest.isConsidered.keys()]
    .filter((project) => contest.isConsidered[project] && !winners.includes(project))
    .map((project) => {
      const scale = contest.supports[project]?.scale ?? 0n;
      const forced = scale > 0n ? withForced(contest, solver, project, MOST_FOR_ONE) : undefined;
      return {
        project,
        winningCost: undefined,
        furtherVoters:
          forced?.proof === 'exact'
            ? Number((welfare - forced.welfare) / scale) + 1
            : Number.POSITIVE_INFINITY,
      };
    });

export const maxWelfareCount = (
  preparation: Preparation,
  rule: MaxWelfareRule,
  solver: Solver,
): MaxWelfareRecord => {
  const contest = contestOf(preparation, rule);
  const counted = countMaxWelfare(contest, solver);
  return { ...counted, chances: () => chancesOf(contest, counted, solver) };
};

export const maxWelfareOutcomes = (
  preparation: Preparation,
  rule: MaxWelfareRule,
  solver: Solver,
): readonly (readonly number[])[] => allMaxWelfareOutcomes(contestOf(preparation, rule), solver);
