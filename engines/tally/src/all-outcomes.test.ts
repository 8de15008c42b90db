import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryElection, permutations, smallCost } from '../test/arbitrary-election.ts';
import { asIndexSets, idsOf, smallElection } from '../test/small-election.ts';
import { allTiedOutcomes, count } from './count.ts';
import { equalShares, greedy, greedyNoSkip, phragmen, type Rule } from './rule.ts';

describe('all tied outcomes are those of all orders of projects', () => {
  it.each<readonly [string, Rule]>([
    ['greedy', greedy],
    ['greedy without passing over', greedyNoSkip],
    ['greedy by cardinality', { ...greedy, merit: 'cardinality' }],
    ['Equal Shares', { ...equalShares, completion: 'none' }],
    [
      'Equal Shares with cardinality',
      { ...equalShares, completion: 'none', utility: 'cardinality' },
    ],
    ['Phragmén', phragmen],
  ])('%s', (_, rule) => {
    fc.assert(
      fc.property(arbitraryElection({ cost: smallCost, mostProjects: 4 }), (election) => {
        const outcomes = permutations([...election.projects.keys()]).map(
          (order) =>
            count(election, { rule, ties: [{ by: 'order', ids: idsOf(election, order) }] }).winners,
        );
        expect(asIndexSets(allTiedOutcomes(election, { rule }))).toEqual(asIndexSets(outcomes));
      }),
      { numRuns: 120 },
    );
  });

  it('of Equal Shares with a greedy completion hold those of all orders', () => {
    // Ties of the completion may be broken in another order than those of the rounds: there can be more.
    const rule: Rule = { ...equalShares, completion: 'greedy' };
    fc.assert(
      fc.property(arbitraryElection({ cost: smallCost, mostProjects: 4 }), (election) => {
        const all = asIndexSets(allTiedOutcomes(election, { rule }));
        for (const order of permutations([...election.projects.keys()])) {
          const ties = [{ by: 'order' as const, ids: idsOf(election, order) }];
          expect(all).toContain(asIndexSets([count(election, { rule, ties }).winners])[0]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it.each([greedy, phragmen, { ...equalShares, completion: 'none' as const }])(
    'follow what many orders lead to once: $kind',
    (rule) => {
      const alike = smallElection({
        budget: '12',
        costs: Array.from({ length: 12 }, () => '1'),
        ballots: [{ choices: Array.from({ length: 12 }, (_, index) => index), voters: 3 }],
      });

      expect(allTiedOutcomes(alike, { rule })).toHaveLength(1);
    },
  );

  it('are given up where there are too many', () => {
    const many = smallElection({
      budget: '3',
      costs: Array.from({ length: 60 }, () => '1'),
      ballots: [{ choices: Array.from({ length: 60 }, (_, index) => index), voters: 3 }],
    });

    expect(() => allTiedOutcomes(many, { rule: phragmen })).toThrowError(
      expect.objectContaining({ code: 'too-many-outcomes' }),
    );
  });
});
