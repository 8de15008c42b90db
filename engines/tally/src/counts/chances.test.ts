/** What losing projects lacked, checked by counting the changed election anew. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryElection, smallCost } from '../../test/arbitrary-election.ts';
import { idsOf, smallElection, withCost, withFurtherVoters } from '../../test/small-election.ts';
import type { Chance } from '../chance.ts';
import type { Constraints } from '../constraints.ts';
import { allTiedOutcomes, count } from '../count.ts';
import { createElection, type Election, type VoteType } from '../election.ts';
import { watchChances } from '../equal-shares/chances.ts';
import { equalShare } from '../equal-shares/endowments.ts';
import { countRounds, startingState } from '../equal-shares/rounds.ts';
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
import type { TieCriterion } from '../tie-order.ts';
import { equalSharesContest } from './equal-shares-count.ts';
import { greedyCount } from './greedy-count.ts';
import { maxWelfareCount } from './max-welfare-count.ts';
import { phragmenCount } from './phragmen-count.ts';
import { type Preparation, prepare } from './preparation.ts';

/** Winners of a changed election, with ties broken by criteria. */
type Recount = (changed: Election, ties: readonly TieCriterion[]) => readonly number[];

/**
 * Whether a project wins the changed election with ties as they were drawn; with `goesLast` although it
 * loses every tie.
 */
const winsIn = (
  { election, ties }: Preparation,
  changed: Election,
  project: number,
  recount: Recount,
  goesLast: 'goes last' | 'as drawn',
): boolean => {
  const others = ties.order.filter((other) => other !== project);
  const order = goesLast === 'goes last' ? [...others, project] : ties.order;
  return recount(changed, [{ by: 'order', ids: idsOf(election, order) }]).includes(project);
};

/** Costs are whole currency units here, so that a unit is the smallest one. */
const expectTrueCosts = (
  preparation: Preparation,
  chances: readonly Chance[],
  recount: Recount,
): void => {
  for (const { project, winningCost } of chances) {
    if (winningCost === undefined) continue;
    const winsAt = (cost: bigint, place: 'goes last' | 'as drawn'): boolean =>
      winsIn(
        preparation,
        withCost(preparation.election, project, rational(cost)),
        project,
        recount,
        place,
      );
    const said = { project, winningCost };
    if (winningCost > 0n)
      expect({ ...said, wins: winsAt(winningCost, 'as drawn') }).toEqual({ ...said, wins: true });
    expect({ ...said, winsAbove: winsAt(winningCost + 1n, 'goes last') }).toEqual({
      ...said,
      winsAbove: false,
    });
  }
};

/** @param most voters with whom a project that is said to have no hope is tried */
const expectTrueSupport = (
  preparation: Preparation,
  chances: readonly Chance[],
  recount: Recount,
  most = 60,
): void => {
  for (const { project, furtherVoters } of chances) {
    const winsWith = (further: number, place: 'goes last' | 'as drawn'): boolean =>
      winsIn(
        preparation,
        withFurtherVoters(preparation.election, project, further),
        project,
        recount,
        place,
      );
    const said = { project, furtherVoters };
    if (!Number.isFinite(furtherVoters)) {
      expect({ ...said, wins: winsWith(most, 'goes last') }).toEqual({ ...said, wins: false });
      continue;
    }
    expect({ ...said, wins: winsWith(furtherVoters, 'as drawn') }).toEqual({ ...said, wins: true });
    if (furtherVoters > 1)
      expect({ ...said, winsBelow: winsWith(furtherVoters - 1, 'goes last') }).toEqual({
        ...said,
        winsBelow: false,
      });
  }
};

describe('Equal Shares, with the endowment of the count', () => {
  const chancesOf = (preparation: Preparation, utility: Utility, endowment: Rational) => {
    const contest = equalSharesContest(preparation, utility);
    const watcher = watchChances(contest, utility);
    countRounds(contest, startingState(contest, endowment), watcher);
    return watcher.chances();
  };

  const recountWith =
    (utility: Utility, endowment: Rational, constraints: Constraints = {}): Recount =>
    (changed, ties) => {
      const preparation = prepare(changed, { rule: equalShares, constraints, ties });
      const contest = equalSharesContest(preparation, utility);
      return countRounds(contest, startingState(contest, endowment)).winners;
    };

  const prepared = (election: Election, constraints: Constraints = {}): Preparation =>
    prepare(election, { rule: equalShares, constraints });

  const shareOf = (election: Election): Rational =>
    equalShare(equalSharesContest(prepared(election), 'cost'));

  const cases: readonly (readonly [VoteType, 'cost' | 'cardinality' | 'cumulative'])[] = [
    ['approval', 'cost'],
    ['approval', 'cardinality'],
    ['cumulative', 'cumulative'],
  ];

  const cost = fc.integer({ min: 1, max: 30 }).map((units) => rational(BigInt(units)));

  it.each(cases)(
    '%s ballots, utility %s: the winning cost wins, and no higher one',
    (voteType, utility) => {
      fc.assert(
        fc.property(arbitraryElection({ voteType, cost, mostProjects: 5 }), (election) => {
          const endowment = shareOf(election);
          expectTrueCosts(
            prepared(election),
            chancesOf(prepared(election), utility, endowment),
            recountWith(utility, endowment),
          );
        }),
        { numRuns: 200 },
      );
    },
  );

  it.each(cases.slice(0, 2))(
    '%s ballots, utility %s: so many further voters win, and no fewer',
    (voteType, utility) => {
      fc.assert(
        fc.property(arbitraryElection({ voteType, cost, mostProjects: 5 }), (election) => {
          const endowment = shareOf(election);
          expectTrueSupport(
            prepared(election),
            chancesOf(prepared(election), utility, endowment),
            recountWith(utility, endowment),
          );
        }),
        { numRuns: 200 },
      );
    },
  );

  it('is right about costs near 10^18', () => {
    const huge = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -3, max: 3 }))
      .map(([times, units]) => rational(10n ** 18n * BigInt(times) + BigInt(units)));
    fc.assert(
      fc.property(arbitraryElection({ cost: huge, mostProjects: 5 }), (election) => {
        const endowment = shareOf(election);
        for (const utility of ['cost', 'cardinality'] as const) {
          const chances = chancesOf(prepared(election), utility, endowment);
          expectTrueCosts(prepared(election), chances, recountWith(utility, endowment));
          expectTrueSupport(prepared(election), chances, recountWith(utility, endowment));
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
          const chances = chancesOf(prepared(election, constraints), utility, endowment);
          expectTrueCosts(
            prepared(election, constraints),
            chances,
            recountWith(utility, endowment, constraints),
          );
          expectTrueSupport(
            prepared(election, constraints),
            chances,
            recountWith(utility, endowment, constraints),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is what one can compute by hand', () => {
    // 12 for 4 voters: 3 each. p0 (cost 6) takes 2 of three; they have 1 each, the fourth has 3.
    const election = smallElection({
      budget: '12',
      costs: ['6', '5', '4'],
      ballots: [[0, 1], [0, 1], [0], [2]],
    });

    const chances = chancesOf(prepared(election), 'cost', shareOf(election));

    // p1’s two supporters have 1 each left: 2. So has p2’s one 3; 1 is missing, or another voter’s 3.
    // One voter more for p1 brings 3 as well: 1 + 1 + 3 is what it costs.
    expect(chances).toEqual([
      { project: 2, winningCost: 3n, furtherVoters: 1 },
      { project: 1, winningCost: 2n, furtherVoters: 1 },
    ]);
  });
});

/** Projects with unsupported ones and equal costs among them. */
const elections = (voteType: VoteType = 'approval') =>
  arbitraryElection({
    voteType,
    cost: fc.oneof(
      smallCost,
      fc.integer({ min: 1, max: 30 }).map((n) => rational(BigInt(n))),
    ),
    mostProjects: 5,
  });

const exclusive: Constraints = { exclusive: [['p0', 'p1']] };
const whichConstraints = (election: Election, isExclusive: boolean): Constraints =>
  isExclusive && election.projects.length > 1 ? exclusive : {};

describe('greedy rules', () => {
  const rules: readonly (readonly [string, VoteType, GreedyRule])[] = [
    ['by votes', 'approval', greedy],
    ['by votes without passing over', 'approval', greedyNoSkip],
    ['by cardinality per cost', 'approval', { ...greedy, merit: 'cardinality' }],
    [
      'by cardinality per cost without passing over',
      'approval',
      { ...greedyNoSkip, merit: 'cardinality' },
    ],
    ['by cost utility', 'approval', { ...greedy, merit: 'cost' }],
  ];

  it.each(rules)('%s: the winning cost wins, and no higher one', (_, voteType, rule) => {
    fc.assert(
      fc.property(elections(voteType), fc.boolean(), (election, isExclusive) => {
        const request: Request = { rule, constraints: whichConstraints(election, isExclusive) };
        const chances = greedyCount(prepare(election, request), rule).chances();
        expectTrueCosts(
          prepare(election, request),
          chances,
          (changed, ties) => count(changed, { ...request, ties }).winners,
        );
      }),
      { numRuns: 300 },
    );
  });

  it.each(rules)('%s: so much further support wins, and no less', (_, voteType, rule) => {
    fc.assert(
      fc.property(elections(voteType), fc.boolean(), (election, isExclusive) => {
        const request: Request = { rule, constraints: whichConstraints(election, isExclusive) };
        const chances = greedyCount(prepare(election, request), rule).chances();
        expectTrueSupport(
          prepare(election, request),
          chances,
          (changed, ties) => count(changed, { ...request, ties }).winners,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('by points: further points win', () => {
    fc.assert(
      fc.property(elections('scoring'), (election) => {
        const preparation = prepare(election, { rule: greedy });
        const chances = greedyCount(preparation, greedy).chances();
        for (const { project, furtherVoters } of chances) {
          if (!Number.isFinite(furtherVoters)) continue;
          const { voters: _, ...rest } = election;
          const winsWith = (points: number): boolean =>
            winsIn(
              preparation,
              createElection({
                ...rest,
                ballots: [...rest.ballots, { choices: [project], points: [points], voters: 1 }],
              }),
              project,
              (changed, ties) => count(changed, { rule: greedy, ties }).winners,
              'goes last',
            );
          expect(winsWith(furtherVoters)).toBe(true);
          if (furtherVoters > 1) expect(winsWith(furtherVoters - 1)).toBe(false);
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
        const request: Request = {
          rule: phragmen,
          constraints: whichConstraints(election, isExclusive),
        };
        expectTrueCosts(
          prepare(election, request),
          phragmenCount(prepare(election, request)).chances(),
          (changed, ties) => count(changed, { ...request, ties }).winners,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('so many further voters win, and no fewer', () => {
    fc.assert(
      fc.property(elections(), fc.boolean(), (election, isExclusive) => {
        const request: Request = {
          rule: phragmen,
          constraints: whichConstraints(election, isExclusive),
        };
        expectTrueSupport(
          prepare(election, request),
          phragmenCount(prepare(election, request)).chances(),
          (changed, ties) => count(changed, { ...request, ties }).winners,
        );
      }),
      { numRuns: 400 },
    );
  });
});

/** In maximal welfare what goes last can still win a tie, beside something that goes first. */
const wonBeyondDoubt = (outcomes: readonly (readonly number[])[]): readonly number[] =>
  (outcomes[0] ?? []).filter((project) => outcomes.every((winners) => winners.includes(project)));

describe('maximal welfare', () => {
  it.each(['cost', 'cardinality'] as const)(
    'with utility %s so many further voters win, and no fewer',
    async (utility) => {
      const solver = await loadSolver();
      const rule = { ...maxWelfare, utility };
      fc.assert(
        fc.property(elections(), fc.boolean(), (election, isExclusive) => {
          const request: Request = { rule, constraints: whichConstraints(election, isExclusive) };
          expectTrueSupport(
            prepare(election, request),
            maxWelfareCount(prepare(election, request), rule, solver).chances(),
            (changed) => wonBeyondDoubt(allTiedOutcomes(changed, request, solver)),
          );
        }),
        { numRuns: 150 },
      );
    },
  );
});
