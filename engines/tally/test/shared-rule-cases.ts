/**
 * Elections with the outcomes that other programs give live beside the repository, in
 * `../shared/data/participation`. Where that folder is absent the tests that read it are skipped, and
 * their titles say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';
import { createElection, type Election } from '../src/election.ts';
import { parseRational } from '../src/rational.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const file = path.resolve(root, '../shared/data/participation/oracle/pabutools_rule_cases.json');

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

/** Tests may read the cases while they are collected: without the file they are not collected at all. */
export const describeRuleCases = (
  title: string,
  tests: (cases: readonly RuleCase[]) => void,
): void => {
  if (existsSync(file))
    // The cast says what the file holds; a case of another shape fails its test.
    describe(title, () => tests(JSON.parse(readFileSync(file, 'utf8')) as readonly RuleCase[]));
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};

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
