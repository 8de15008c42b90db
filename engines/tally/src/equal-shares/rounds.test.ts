import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryElection, illConditionedCost, smallCost } from '../../test/arbitrary-election.ts';
import { naiveEqualShares } from '../../test/naive-equal-shares.ts';
import { smallElection } from '../../test/small-election.ts';
import { equalSharesContest } from '../counts/equal-shares-count.ts';
import { prepare } from '../counts/preparation.ts';
import { createElection, type Election, type VoteType } from '../election.ts';
import {
  add,
  compare,
  divide,
  floor,
  isZero,
  multiply,
  parseRational,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../rational.ts';
import { equalShares } from '../rule.ts';
import type { Utility } from '../support.ts';
import { exactlyLeft } from './purses.ts';
import { countRounds, startingState } from './rounds.ts';

const share = ({ budget, voters }: Election): Rational =>
  rational(budget.numerator, budget.denominator * BigInt(voters));

/** Winners, what a supporter of weight 1 pays for each, and what each ballot's voters have left, all exactly. */
const countedByEngine = (election: Election, utility: Utility, endowment: Rational) => {
  const preparation = prepare(election, { rule: equalShares });
  const contest = equalSharesContest(preparation, utility);
  const { unitsPerCurrency } = contest.money;
  const tied: (readonly number[])[] = [];
  const prices: Rational[] = [];
  const end = countRounds(contest, startingState(contest, endowment), {
    beforePurchase: ({ purses }, _, { exact }, tie) => {
      tied.push([...tie.tied].sort((a, b) => a - b));
      prices.push(rational(exact.numerator, exact.weight * purses.scale * unitsPerCurrency));
    },
    atEnd: () => undefined,
  });
  return {
    order: preparation.ties.order,
    winners: end.winners,
    tied,
    prices,
    left: election.ballots.map((_, ballot) =>
      rational(exactlyLeft(end.purses, ballot), end.purses.scale * unitsPerCurrency),
    ),
  };
};

const expectSameAsNaive = (election: Election, utility: Utility, endowment: Rational): void => {
  const { order, winners, tied, left } = countedByEngine(election, utility, endowment);
  const naive = naiveEqualShares(election, utility, endowment, order);
  expect(winners).toEqual(naive.winners);
  expect(tied).toEqual(naive.purchases.map((one) => [...one.tied].sort((a, b) => a - b)));
  let voter = 0;
  for (const [ballot, { voters }] of election.ballots.entries()) {
    expect(left[ballot]).toEqual(naive.left[voter]);
    voter += voters;
  }
  for (const { project, payments } of naive.purchases)
    expect(payments.reduce(add, ZERO)).toEqual(election.projects[project]?.cost);
  for (const rest of left) expect(rest.numerator).toBeGreaterThanOrEqual(0n);
};

describe('Equal Shares counts as a slow count of every voter alone does', () => {
  const utilities: readonly (readonly [
    VoteType,
    'cost' | 'cardinality' | 'borda' | 'cumulative',
  ])[] = [
    ['approval', 'cost'],
    ['approval', 'cardinality'],
    ['ordinal', 'borda'],
    ['cumulative', 'cumulative'],
  ];

  it.each(utilities)('with many ties: %s ballots, utility %s', (voteType, utility) => {
    fc.assert(
      fc.property(arbitraryElection({ voteType, cost: smallCost }), (election) =>
        expectSameAsNaive(election, utility, share(election)),
      ),
      { numRuns: 400 },
    );
  });

  it.each(utilities)(
    'with costs that floating point cannot tell apart: %s ballots, utility %s',
    (voteType, utility) => {
      fc.assert(
        fc.property(
          arbitraryElection({ voteType, cost: illConditionedCost }),
          fc.integer({ min: -2, max: 2 }),
          (election, further) =>
            expectSameAsNaive(election, utility, add(share(election), rational(BigInt(further)))),
        ),
        { numRuns: 400 },
      );
    },
  );

  it('with a utility of its own for each project, as fractions that are nearly equal', () => {
    const gain = fc.oneof(
      fc.integer({ min: 1, max: 4 }).map((value) => rational(BigInt(value))),
      fc
        .integer({ min: -2, max: 2 })
        .map((units) => rational(10n ** 17n + BigInt(units), 10n ** 16n + 61n)),
      fc.constant(ZERO),
    );
    fc.assert(
      fc.property(
        arbitraryElection({ cost: fc.oneof(smallCost, illConditionedCost) }),
        fc.array(gain, { minLength: 6, maxLength: 6 }),
        (election, perProject) => expectSameAsNaive(election, { perProject }, share(election)),
      ),
      { numRuns: 400 },
    );
  });

  it('with projects that cost nothing among the others', () => {
    const cost = fc.oneof(fc.constant(ZERO), smallCost);
    fc.assert(
      fc.property(
        arbitraryElection({ cost }),
        fc.constantFrom('cardinality' as const, 'cost' as const),
        (election, utility) => expectSameAsNaive(election, utility, share(election)),
      ),
      { numRuns: 300 },
    );
  });

  it('with purses that are a hair richer or poorer than what is asked of them', () => {
    // Voters who share several projects have nearly, but not exactly, the same left when others are bought.
    const nearly = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -1, max: 1 }))
      .map(([times, units]) => rational(10n ** 14n * BigInt(times) * 3n + BigInt(units), 3n));
    fc.assert(
      fc.property(
        arbitraryElection({
          cost: nearly,
          mostProjects: 9,
          mostBallots: 9,
          mostVotersOfBallot: 40,
        }),
        fc.constantFrom('cost' as const, 'cardinality' as const),
        fc.integer({ min: 50, max: 200 }),
        (election, utility, percent) =>
          expectSameAsNaive(
            election,
            utility,
            multiply(share(election), rational(BigInt(percent), 100n)),
          ),
      ),
      { numRuns: 150 },
    );
  });
});

describe('a count by hand', () => {
  // Budget 12 for 6 voters: 2 each.
  const election = smallElection({
    budget: '12',
    costs: ['6', '3', '4', '2'],
    ballots: [[0, 1], [0, 1], [0, 1], [0], [2, 3], [2, 3]],
  });

  it('buys with cost utilities what has most effective votes, and leaves what cannot be paid', () => {
    const { winners, prices, left } = countedByEngine(election, 'cost', share(election));

    // p0 has four supporters (1.50 each), p2 and p3 two; p1’s three have 0.50 each left then: 1.5 < 3.
    // p3 costs less than p2 and so comes first: 1 each. Then 2 is left for p2, which costs 4.
    expect(winners).toEqual([0, 3]);
    expect(prices).toEqual(['1.5', '1'].map(parseRational));
    expect(left).toEqual(['0.5', '0.5', '0.5', '0.5', '1', '1'].map(parseRational));
  });

  it('buys with cardinality utilities what costs each supporter least', () => {
    const { winners, prices, left } = countedByEngine(election, 'cardinality', share(election));

    // p1 and p3 cost 1 each and tie: the cheaper p3 goes first. Then p0: three have 1, one has 2: 5 < 6.
    expect(winners).toEqual([3, 1]);
    expect(prices).toEqual(['1', '1'].map(parseRational));
    expect(left).toEqual(['1', '1', '1', '2', '1', '1'].map(parseRational));
  });

  it('lets the poor pay all they have and the rich pay more', () => {
    // 9 for 3 voters: 3 each. p0 costs two of them 2 each; p1 then takes 1 + 1 and 3 − ½ = 2½ of the third.
    const poor = smallElection({
      budget: '9',
      costs: ['4', '4.5'],
      ballots: [[0, 1], [0, 1], [1]],
    });

    const { winners, prices, left } = countedByEngine(poor, 'cardinality', share(poor));

    // p1 costs 1.50 each of three, less than the 2 of p0: it goes first; 1.50 + 1.50 < 4 then.
    expect(winners).toEqual([1]);
    expect(prices).toEqual([parseRational('1.5')]);
    expect(left).toEqual(['1.5', '1.5', '1.5'].map(parseRational));

    const costly = countedByEngine(poor, { perProject: [rational(2n), rational(1n)] }, share(poor));

    // Now p0 costs 1 per utility, p1 1.50: p0 first; p1 is paid 1 + 1 + 2.50.
    expect(costly.winners).toEqual([0, 1]);
    expect(costly.prices[1]).toEqual(parseRational('2.5'));
    expect(costly.left).toEqual(['0', '0', '0.5'].map(parseRational));
  });

  it('is the same whether equal ballots are one or many', () => {
    fc.assert(
      fc.property(arbitraryElection(), (grouped) => {
        const alone = createElection({
          ...grouped,
          ballots: grouped.ballots.flatMap((ballot) =>
            Array.from({ length: ballot.voters }, () => ({ ...ballot, voters: 1 })),
          ),
        });
        expect(countedByEngine(alone, 'cost', share(alone)).winners).toEqual(
          countedByEngine(grouped, 'cost', share(grouped)).winners,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('never lets voters pay more than they got', () => {
    fc.assert(
      fc.property(arbitraryElection({ mostProjects: 8 }), (election) => {
        const endowment = share(election);
        const { left, winners } = countedByEngine(election, 'cost', endowment);
        const spent = election.ballots.reduce(
          (sum, { voters }, ballot) =>
            add(sum, multiply(subtract(endowment, left[ballot] ?? ZERO), rational(BigInt(voters)))),
          ZERO,
        );
        const cost = winners.reduce(
          (sum, winner) => add(sum, election.projects[winner]?.cost ?? ZERO),
          ZERO,
        );
        expect(spent).toEqual(cost);
        expect(compare(cost, election.budget)).toBeLessThanOrEqual(0);
        expect(left.every((rest) => isZero(rest) || floor(divide(endowment, rest)) >= 1n)).toBe(
          true,
        );
      }),
      { numRuns: 150 },
    );
  });
});
