import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contestOf, type PlainProject, plainElection, tryAll } from '../../test/welfare-contest.ts';
import type { Constraints } from '../constraints.ts';
import { parseRational } from '../rational.ts';
import type { Utility } from '../support.ts';
import type { TieCriterion } from '../tie-order.ts';
import { allMaxWelfareOutcomes } from './all-max-welfare.ts';
import { countMaxWelfare, withForced } from './max-welfare.ts';
import { loadSolver } from './solver.ts';

const solver = await loadSolver();

const project = fc.record({
  cost: fc.oneof(
    fc.integer({ min: 0, max: 12 }).map(String),
    fc.constantFrom('1/2', '2.75', '1000000000000000001', '3000000000000000000000.5'),
  ),
  votes: fc.integer({ min: 0, max: 5 }),
  categories: fc.subarray(['green', 'youth']),
});

const utilities: readonly ((projects: readonly PlainProject[]) => Utility)[] = [
  () => 'cost',
  () => 'cardinality',
  (projects) => ({
    perProject: projects.map((_, index) => parseRational(`${(index % 4) - 1}/${(index % 3) + 1}`)),
  }),
];

const orders: fc.Arbitrary<readonly TieCriterion[] | undefined> = fc.oneof(
  fc.constantFrom(undefined, [{ by: 'highest-cost' as const }], [{ by: 'lexicographic' as const }]),
  fc.string().map((seed) => [{ by: 'lot' as const, seed }]),
);

const contest = fc
  .record({
    budget: fc.oneof(
      fc.integer({ min: 0, max: 30 }).map(String),
      fc.constantFrom('15/2', '4000000000000000000000'),
    ),
    projects: fc.array(project, { maxLength: 12 }),
    utility: fc.constantFrom(...utilities),
    ties: orders,
    limits: fc.array(
      fc.record({
        category: fc.constantFrom('green', 'youth'),
        limit: fc.integer({ min: 0, max: 20 }).map((units) => parseRational(String(units))),
      }),
      { maxLength: 2 },
    ),
    exclusive: fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 }), {
      maxLength: 3,
    }),
    funded: fc.uniqueArray(fc.nat(11), { maxLength: 2 }),
    minimumVotes: fc.constantFrom(0, 0, 1),
  })
  .map(({ budget, projects, utility: utilityFor, ties, limits, exclusive, funded, ...rest }) => {
    const ids = (indices: readonly number[]): readonly string[] =>
      indices.filter((index) => index < projects.length).map((index) => `p${index}`);
    const constraints: Constraints = {
      ...rest,
      categoryLimits: limits.filter(({ category }) =>
        projects.some(({ categories }) => categories.includes(category)),
      ),
      exclusive: exclusive.map(ids),
      funded: ids(funded),
    };
    return contestOf(plainElection(budget, projects), {
      utility: utilityFor(projects),
      constraints,
      ...(ties && { ties }),
    });
  });

const asSets = (outcomes: readonly (readonly number[])[]): readonly string[] =>
  outcomes.map((winners) => winners.join(' ')).sort();

describe('the greatest welfare, held against every set of projects', () => {
  it('is the same, and of the sets that have it the first in tie order wins', () => {
    fc.assert(
      fc.property(contest, (one) => {
        const tried = tryAll(one);
        expect(countMaxWelfare(one, solver)).toEqual({
          winners: tried?.winners,
          welfare: tried?.welfare,
          ties: tried?.ties,
          proof: 'exact',
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is that of all outcomes and of no other set', () => {
    fc.assert(
      fc.property(contest, (one) => {
        expect(asSets(allMaxWelfareOutcomes(one, solver))).toEqual(
          asSets(tryAll(one)?.outcomes ?? []),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is the same among the sets that hold a project that must win', () => {
    fc.assert(
      fc.property(contest, fc.nat(11), (one, forced) => {
        fc.pre(forced < one.election.projects.length);
        expect(withForced(one, solver, forced)?.welfare).toBe(tryAll(one, forced)?.welfare);
      }),
      { numRuns: 500 },
    );
  });
});
