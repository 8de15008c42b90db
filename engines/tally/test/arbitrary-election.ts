/** Random elections: many ties from small whole numbers, or numbers that floating point cannot tell apart. */
import fc from 'fast-check';
import { createElection, type Election, hasPoints, type VoteType } from '../src/election.ts';
import { type Rational, rational } from '../src/rational.ts';

/** Small whole costs: ties everywhere. */
export const smallCost: fc.Arbitrary<Rational> = fc
  .integer({ min: 1, max: 6 })
  .map((units) => rational(BigInt(units)));

/** Costs that differ by less than floating point can tell, and by fractions of prime denominators. */
export const illConditionedCost: fc.Arbitrary<Rational> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([times, units]) => rational(10n ** 18n * BigInt(times) + BigInt(units))),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -3, max: 3 }))
    .map(([times, units]) => rational(10n ** 18n * BigInt(times) + BigInt(units) * 99_991n)),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom(7n, 97n, 7919n, 999_983n))
    .map(([times, prime]) => rational(10n ** 18n * BigInt(times) * prime + 1n, prime)),
);

export interface Shape {
  readonly voteType?: VoteType;
  readonly cost?: fc.Arbitrary<Rational>;
  readonly mostProjects?: number;
  readonly mostBallots?: number;
  readonly mostVotersOfBallot?: number;
}

const ballotArbitrary = (projects: number, voteType: VoteType, mostVoters: number) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: projects - 1 }), { maxLength: projects }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: projects, maxLength: projects }),
      fc.integer({ min: 1, max: mostVoters }),
    )
    .map(([choices, points, voters]) => ({
      choices,
      voters,
      ...(hasPoints(voteType) && { points: points.slice(0, choices.length) }),
    }));

/** Budgets from one project's cost to nearly all. */
export const arbitraryElection = ({
  voteType = 'approval',
  cost = smallCost,
  mostProjects = 6,
  mostBallots = 6,
  mostVotersOfBallot = 3,
}: Shape = {}): fc.Arbitrary<Election> =>
  fc
    .array(cost, { minLength: 1, maxLength: mostProjects })
    .chain((costs) =>
      fc.tuple(
        fc.constant(costs),
        fc.array(ballotArbitrary(costs.length, voteType, mostVotersOfBallot), {
          minLength: 1,
          maxLength: mostBallots,
        }),
        fc.array(fc.boolean(), { minLength: costs.length, maxLength: costs.length }),
      ),
    )
    .map(([costs, ballots, inBudget]) => {
      const chosen = costs.filter((_, index) => inBudget[index]);
      const paidFor = chosen.length > 0 ? chosen : costs.slice(0, 1);
      return createElection({
        voteType,
        budget: paidFor.reduce((sum, one) =>
          rational(
            sum.numerator * one.denominator + one.numerator * sum.denominator,
            sum.denominator * one.denominator,
          ),
        ),
        projects: costs.map((each, index) => ({
          id: `p${index}`,
          cost: each,
          name: '',
          categories: [],
        })),
        ballots,
      });
    });

/** Every order of projects, one for an election of few projects. */
export const permutations = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length <= 1
    ? [items]
    : items.flatMap((first) =>
        permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      );
