/** Small elections with every outcome that pabutools gives for them, where the shared data are. */
import { createElection, type Election } from '../src/election.ts';
import { parseRational } from '../src/rational.ts';
import { describeShared, readSharedJson } from './shared-data.ts';

/** An election with all tied outcomes of rules and satisfactions, in pabutools' own words. */
export interface RuleCase {
  readonly name: string;
  readonly budget: string;
  readonly projects: readonly { readonly id: string; readonly cost: string }[];
  /** Approved project ids of each voter. */
  readonly ballots: readonly (readonly string[])[];
  /** Projects that are funded before counting begins. */
  readonly initial_allocation: readonly string[];
  readonly expected: readonly {
    readonly rule: string;
    readonly sat: string;
    readonly all_tied_outcomes: readonly (readonly string[])[];
  }[];
}

export const describeRuleCases = (
  title: string,
  tests: (cases: readonly RuleCase[]) => void,
): void =>
  describeShared(title, () =>
    tests(readSharedJson<readonly RuleCase[]>('oracle/pabutools_rule_cases.json')),
  );

/** An election of approval ballots as the engine counts it. */
export const electionOf = ({ budget, projects, ballots }: RuleCase): Election => {
  const indices = new Map(projects.map(({ id }, index) => [id, index]));
  return createElection({
    voteType: 'approval',
    budget: parseRational(budget),
    projects: projects.map(({ id, cost }) => ({
      id,
      cost: parseRational(cost),
      name: id,
      categories: [],
    })),
    ballots: ballots.map((ids) => ({
      choices: ids.map((id) => indices.get(id) ?? -1),
      voters: 1,
    })),
  });
};

/** Outcomes as texts that are equal when the sets are. */
export const asSets = (outcomes: readonly (readonly string[])[]): readonly string[] =>
  outcomes.map((ids) => [...ids].sort().join(' ')).sort();
