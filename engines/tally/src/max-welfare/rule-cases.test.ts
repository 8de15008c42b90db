import { expect, it } from 'vitest';
import {
  asSets,
  describeRuleCases,
  electionOf,
  type RuleCase,
} from '../../test/shared-rule-cases.ts';
import { contestOf } from '../../test/welfare-contest.ts';
import { costOf, type Election, voteCounts } from '../election.ts';
import { divide, rational, ZERO } from '../rational.ts';
import type { Utility } from '../support.ts';
import { allMaxWelfareOutcomes } from './all-max-welfare.ts';
import { countMaxWelfare } from './max-welfare.ts';
import { loadSolver } from './solver.ts';

const solver = await loadSolver();

/** Satisfactions of pabutools that this engine has: `Effort_Sat` is cost per vote. */
const utilities: Readonly<Record<string, (election: Election) => Utility>> = {
  Cost_Sat: () => 'cost',
  Cardinality_Sat: () => 'cardinality',
  Effort_Sat: (election) => ({
    perProject: voteCounts(election).map((votes, project) =>
      votes > 0 ? divide(costOf(election, project), rational(BigInt(votes))) : ZERO,
    ),
  }),
};

const contestFor = (one: RuleCase, utilityFor: (election: Election) => Utility) => {
  const election = electionOf(one);
  return contestOf(election, {
    utility: utilityFor(election),
    constraints: { funded: one.initial_allocation },
  });
};

describeRuleCases('the greatest welfare of pabutools’ own test elections', (cases) => {
  for (const one of cases)
    for (const { rule, sat, all_tied_outcomes } of one.expected) {
      const utilityFor = utilities[sat];
      if (rule !== 'max_additive_utilitarian_welfare' || !utilityFor) continue;

      it(`${one.name} has the same tied outcomes for ${sat}`, () => {
        const outcomes = allMaxWelfareOutcomes(contestFor(one, utilityFor), solver);
        const ids = outcomes.map((winners) =>
          winners.map((project) => one.projects[project]?.id ?? ''),
        );
        expect(asSets(ids)).toEqual(asSets(all_tied_outcomes));
      });

      it(`${one.name} is won by one of them for ${sat}`, () => {
        const { winners, proof } = countMaxWelfare(contestFor(one, utilityFor), solver);
        const ids = winners.map((project) => one.projects[project]?.id ?? '');
        expect(asSets(all_tied_outcomes)).toContain([...ids].sort().join(' '));
        expect(proof).toBe('exact');
      });
    }
});
