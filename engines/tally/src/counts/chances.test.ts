/** What losing projects lacked, checked by counting the changed election anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryElection, smallCost } from '../../test/arbitrary-election.ts';
import { smallElection, withCost, withFurtherVoters } from '../../test/small-election.ts';
import type { Chance } from '../chance.ts';
import type { Constraints } from '../constraints.ts';
import { allTiedOutcomes } from '../count.ts';
import { createElection, type Election, type VoteType } from '../election.ts';
import { equalShare } from '../equal-shares/endowments.ts';
import { copyPurses } from '../equal-shares/purses.ts';
import { buy, nextRound, type State, startingState } from '../equal-shares/rounds.ts';
import { watchChances } from '../equal-shares/chances.ts';
import { countRounds } from '../equal-shares/rounds.ts';
import { allOutcomes } from '../all-outcomes.ts';
import { loadSolver } from '../max-welfare/solver.ts';
import { type Rational, rational } from '../rational.ts';
import {
  equalShares,
  type GreedyRule,
  greedy,
  greedyNoSkip,
  maxWelfare,
  phragmen,
  type Request,
} from '../rule.ts';
import type { Utility } from '../support.ts';
import { equalSharesContest } from './equal-shares-count.ts';
import { greedyCount } from './greedy-count.ts';
import { maxWelfareCount } from './max-welfare-count.ts';
import { phragmenCount } from './phragmen-count.ts';
import { prepare } from './preparation.ts';

/** All outcomes of a changed election, whatever way ties are broken. */
type Recount = (changed: Election) => readonly (readonly number[])[];

const wins = (outcomes: readonly (readonly number[])[], project: number): 'always' | 'never' | 'by lot' => {
  const won = outcomes.filter((winners) => winners.includes(project)).length;
  return won === outcomes.length ? 'always' : won === 0 ? 'never' : 'by lot';
};

const isExact = (election: Election): boolean =>
  [election.budget, ...election.projects.map(({ cost }) => cost)].every(
    ({ denominator }) => denominator === 1n,
  );

const expectTrueCosts = (
  election: Election,
  chances: readonly Chance[],
  recount: Recount,
): void => {
  expect(isExact(election)).toBe(true);
  for (const { project, winningCost } of chances) {
    if (winningCost === undefined) continue;
    const after = (cost: bigint) =>
      wins(recount(withCost(election, project, rational(cost))), project);
    if (winningCost > 0n) expect([project, winningCost, after(winningCost)]).toEqual([project, winningCost, 'always']);
    expect([project, winningCost + 1n, after(winningCost + 1n)]).not.toEqual([project, winningCost + 1n, 'always']);
  }
};

/** @param most voters with whom a project that is said to have no hope is tried */
const expectTrueSupport = (
  election: Election,
  chances: readonly Chance[],
  recount: Recount,
  most = 60,
): void => {
  for (const { project, furtherVoters } of chances) {
    const after = (further: number) =>
      wins(recount(withFurtherVoters(election, project, further)), project);
    if (Number.isFinite(furtherVoters)) {
      expect([project, furtherVoters, after(furtherVoters)]).toEqual([project, furtherVoters, 'always']);
      if (furtherVoters > 1)
        expect([project, furtherVoters - 1, after(furtherVoters - 1)]).not.toEqual([project, furtherVoters - 1, 'always']);
    } else expect([project, most, after(most)]).not.toEqual([project, most, 'always']);
  }
};

describe('Equal Shares, with the endowment of the count', () => {
  const chancesOf = (election: Election, utility: Utility, endowment: Rational, constraints: Constraints = {}) => {
    const contest = equalSharesContest(prepare(election, { rule: equalShares, constraints }), utility);
    const watcher = watchChances(contest, utility);
    countRounds(contest, startingState(contest, endowment), watcher);
    return watcher.chances();
  };

  const recountWith =
    (utility: Utility, endowment: Rational, constraints: Constraints = {}): Recount =>
    (changed) => {
      const contest = equalSharesContest(prepare(changed, { rule: equalShares, constraints }), utility);
      return allOutcomes<State>(startingState(contest, endowment), (state) => {
        const round = nextRound(contest, state);
        if (round.best.length === 0) return { winners: state.winners };
        return round.best.map((choice) => buy(contest, state, round, choice, copyPurses(state.purses)));
      });
    };

  const shareOf = (election: Election): Rational =>
    equalShare(equalSharesContest(prepare(election, { rule: equalShares }), 'cost'));

  const cases: readonly (readonly [VoteType, 'cost' | 'cardinality' | 'cumulative'])[] = [
    ['approval', 'cost'],
    ['approval', 'cardinality'],
    ['cumulative', 'cumulative'],
  ];

  const cost = fc.integer({ min: 1, max: 30 }).map((units) => rational(BigInt(units)));

  it.each(cases)('%s ballots, utility %s: the winning cost wins, and no higher one', (voteType, utility) => {
    fc.assert(
      fc.property(arbitraryElection({ voteType, cost, mostProjects: 5 }), (election) => {
        const endowment = shareOf(election);
        expectTrueCosts(election, chancesOf(election, utility, endowment), recountWith(utility, endowment));
      }),
      { numRuns: 200 },
    );
  });

  it.each(cases.slice(0, 2))('%s ballots, utility %s: so many further voters win, and no fewer', (voteType, utility) => {
    fc.assert(
      fc.property(arbitraryElection({ voteType, cost, mostProjects: 5 }), (election) => {
        const endowment = shareOf(election);
        expectTrueSupport(election, chancesOf(election, utility, endowment), recountWith(utility, endowment));
      }),
      { numRuns: 200 },
    );
  });

  it('is right about costs near 10^18', () => {
    const huge = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -3, max: 3 }))
      .map(([times, units]) => rational(10n ** 18n * BigInt(times) + BigInt(units)));
    fc.assert(
      fc.property(arbitraryElection({ cost: huge, mostProjects: 5 }), (election) => {
        const endowment = shareOf(election);
        for (const utility of ['cost', 'cardinality'] as const) {
          const chances = chancesOf(election, utility, endowment);
          expectTrueCosts(election, chances, recountWith(utility, endowment));
          expectTrueSupport(election, chances, recountWith(utility, endowment));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('knows that what a rival excludes can win before that rival only', () => {
    fc.assert(
      fc.property(arbitraryElection({ cost, mostProjects: 5 }), (election) => {
        if (election.projects.length < 3) return;
        const constraints = { exclusive: [['p0', 'p1', 'p2']] };
        const endowment = shareOf(election);
        for (const utility of ['cost', 'cardinality'] as const) {
          const chances = chancesOf(election, utility, endowment, constraints);
          expectTrueCosts(election, chances, recountWith(utility, endowment, constraints));
          expectTrueSupport(election, chances, recountWith(utility, endowment, constraints));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is what one can compute by hand', () => {
    // 12 for 4 voters: 3 each. p0 (cost 6) takes 2 of three; they have 1 each, the fourth has 3.
    const election = smallElection({ budget: '12', costs: ['6', '5', '4'], ballots: [[0, 1], [0, 1], [0], [2]] });

    const chances = chancesOf(election, 'cost', shareOf(election));

    // p1 with two supporters wins with cost utilities when it costs 2 in the end, or c/2 … never before p0
    // (three votes). p2 has 3 in the end, and one voter more gives 3 again.
    expect(chances).toEqual([
      { project: 1, winningCost: 2n, furtherVoters: 1 },
      { project: 2, winningCost: 3n, furtherVoters: 1 },
    ]);
  });
});

/** Projects with unsupported ones and equal costs among them. */
const elections = (voteType: VoteType = 'approval') =>
  arbitraryElection({ voteType, cost: fc.oneof(smallCost, fc.integer({ min: 1, max: 30 }).map((n) => rational(BigInt(n)))), mostProjects: 5 });

const exclusive: Constraints = { exclusive: [['p0', 'p1']] };
const whichConstraints = (election: Election, isExclusive: boolean): Constraints =>
  isExclusive && election.projects.length > 1 ? exclusive : {};

describe('greedy rules', () => {
  const rules: readonly (readonly [string, VoteType, GreedyRule])[] = [
    ['by votes', 'approval', greedy],
    ['by votes without passing over', 'approval', greedyNoSkip],
    ['by cardinality per cost', 'approval', { ...greedy, merit: 'cardinality' }],
    ['by cardinality per cost without passing over', 'approval', { ...greedyNoSkip, merit: 'cardinality' }],
    ['by cost utility', 'approval', { ...greedy, merit: 'cost' }],
  ];

  it.each(rules)('%s: the winning cost wins, and no higher one', (_, voteType, rule) => {
    fc.assert(
      fc.property(elections(voteType), fc.boolean(), (election, isExclusive) => {
        const request: Request = { rule, constraints: whichConstraints(election, isExclusive) };
        const { chances } = greedyCount(prepare(election, request), rule);
        expectTrueCosts(election, chances, (changed) => allTiedOutcomes(changed, request));
      }),
      { numRuns: 300 },
    );
  });

  it.each(rules)('%s: so much further support wins, and no less', (_, voteType, rule) => {
    fc.assert(
      fc.property(elections(voteType), fc.boolean(), (election, isExclusive) => {
        const request: Request = { rule, constraints: whichConstraints(election, isExclusive) };
        const { chances } = greedyCount(prepare(election, request), rule);
        expectTrueSupport(election, chances, (changed) => allTiedOutcomes(changed, request));
      }),
      { numRuns: 300 },
    );
  });

  it('by points: further points win', () => {
    fc.assert(
      fc.property(elections('scoring'), (election) => {
        const { chances } = greedyCount(prepare(election, { rule: greedy }), greedy);
        for (const { project, furtherVoters } of chances) {
          if (!Number.isFinite(furtherVoters)) continue;
          const { voters: _, ...rest } = election;
          const after = (points: number) =>
            points === 0
              ? 'never'
              : wins(
                  allTiedOutcomes(
                    createElection({
                      ...rest,
                      ballots: [...rest.ballots, { choices: [project], points: [points], voters: 1 }],
                    }),
                    { rule: greedy },
                  ),
                  project,
                );
          expect(after(furtherVoters)).toBe('always');
          expect(after(furtherVoters - 1)).not.toBe('always');
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('Phragmén’s rule', () => {
  it('the winning cost wins, and no higher one', () => {
    fc.assert(
      fc.property(elections(), fc.boolean(), (election, isExclusive) => {
        const request: Request = { rule: phragmen, constraints: whichConstraints(election, isExclusive) };
        expectTrueCosts(election, phragmenCount(prepare(election, request)).chances, (changed) =>
          allTiedOutcomes(changed, request),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('so many further voters win, and no fewer', () => {
    fc.assert(
      fc.property(elections(), fc.boolean(), (election, isExclusive) => {
        const request: Request = { rule: phragmen, constraints: whichConstraints(election, isExclusive) };
        expectTrueSupport(election, phragmenCount(prepare(election, request)).chances, (changed) =>
          allTiedOutcomes(changed, request),
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe('maximal welfare', () => {
  it.each(['cost', 'cardinality'] as const)('with utility %s so many further voters win, and no fewer', async (utility) => {
    const solver = await loadSolver();
    const rule = { ...maxWelfare, utility };
    fc.assert(
      fc.property(elections(), fc.boolean(), (election, isExclusive) => {
        const request: Request = { rule, constraints: whichConstraints(election, isExclusive) };
        expectTrueSupport(
          election,
          maxWelfareCount(prepare(election, request), rule, solver).chances(),
          (changed) => allTiedOutcomes(changed, request, solver),
        );
      }),
      { numRuns: 150 },
    );
  });
});
